/** `npm run screen -- SOURCE`: screens a population on this machine. */
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { RunReport } from '../../functions/screening/report.ts'
import { exportTo } from './bulk-source.ts'
import { CannotStart } from './cannot-start.ts'
import { readOptions, type ScreenOptions } from './screen-options.ts'
import {
  checkUnchanged,
  hasPlan,
  isFinished,
  type Plan,
  planFor,
  planForEvidence,
  readPlan,
  writePlan,
} from './screen-plan.ts'
import { progressOn } from './screen-progress.ts'
import { auditFolder, screenRun } from './screen-run.ts'

const runsFolder = 'screening'

/** Why a run ended before it was done. */
class Stopped extends Error {
  override readonly name = 'Stopped'
}

async function screen(options: ScreenOptions, signal: AbortSignal): Promise<void> {
  const folder = resolve(options.out ?? (options.resume ? await latestUnfinished() : newFolder()))
  const { plan, isNew } = await planIn(folder, options)
  if (!isNew && isFinished(folder)) {
    tell(folder, JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')))
    return
  }
  // The rules changed, not the population: what they change is what is asked.
  const previous = options.previous ?? plan.evidence
  const result = await screenRun({
    plan,
    folder,
    workers: options.workers,
    progress: progressOn(process.stderr, Date.now),
    dataFolder: auditFolder(process.env),
    signal,
    ...(previous === undefined ? {} : { previous }),
  })
  tell(folder, result)
}

const newFolder = (): string => join(runsFolder, new Date().toISOString().slice(0, 19).replaceAll(':', '-'))

async function latestUnfinished(): Promise<string> {
  const names = await readdir(runsFolder).catch(() => [])
  const folders = names
    .sort()
    .reverse()
    .map((name) => join(runsFolder, name))
  const found = folders.find((folder) => hasPlan(folder) && !isFinished(folder))
  if (found === undefined) throw new CannotStart(`There is no unfinished run in ${runsFolder}.`)
  return found
}

/** The plan to go on with, or a new one. */
async function planIn(
  folder: string,
  options: ScreenOptions,
): Promise<{ readonly plan: Plan; readonly isNew: boolean }> {
  if (hasPlan(folder)) {
    if (!options.resume) {
      throw new CannotStart(
        isFinished(folder)
          ? `${folder} holds a finished run. Name another folder with --out, or judge its evidence again with --evidence.`
          : `${folder} holds an unfinished run. Go on with --resume, or name another folder with --out.`,
      )
    }
    const plan = await readPlan(folder)
    if (!isFinished(folder)) await checkUnchanged(plan)
    return { plan, isNew: false }
  }
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new CannotStart(`The folder ${folder} cannot be made.`, { cause })
  })
  const now = options.asOf ?? Date.now()
  const plan =
    options.evidence === undefined
      ? await planFor(await sourceFolder(folder, options), now)
      : await planForEvidence(options.evidence, now)
  await writePlan(folder, plan)
  return { plan, isNew: true }
}

/** The folder to read: the source itself, or what a server exports. */
async function sourceFolder(folder: string, { source, since, group }: ScreenOptions): Promise<string> {
  if (source === undefined) throw new CannotStart(`${folder} holds no run to go on with.`)
  if (!/^https?:\/\//.test(source)) return source
  const exported = join(folder, 'export')
  await exportTo({
    server: source,
    folder: exported,
    ...(since === undefined ? {} : { since }),
    ...(group === undefined ? {} : { group }),
  })
  return exported
}

/** Says what came of it: for people, and in one last line for programs. */
function tell(folder: string, result: RunReport): void {
  const { patients, findings, urgencies, corruptLines, errors, comparison, durationMs, bytes } = result
  const { critical, warning, info } = urgencies
  console.log(
    `${findings} of ${patients} patients have a finding: ${critical} critical, ${warning} warning, ${info} for information.`,
  )
  if (corruptLines > 0) console.log(`${corruptLines} lines could not be read; run.json names them.`)
  for (const { file, line, error } of errors)
    if (line === undefined) console.log(`${file} broke off (${error}); what came before was used.`)
  if (comparison !== undefined)
    console.log(
      `Since run ${comparison.with}: ${comparison.new} new, ${comparison.worse} worse, ${comparison.milder} milder, ${comparison.gone} gone.`,
    )
  console.log(`${(bytes / 1e6).toFixed(0)} MB in ${(durationMs / 1000).toFixed(1)} s. Results: ${folder}`)
  const { errors: _, types: __, ...counts } = result
  console.log(JSON.stringify({ ...counts, out: folder }))
}

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Stopped(signal)))

try {
  await screen(readOptions(process.argv.slice(2)), stop.signal)
} catch (error) {
  if (error instanceof Stopped) {
    console.error('Stopped. Go on with --resume.')
    process.exitCode = error.message === 'SIGINT' ? 130 : 143
  } else if (error instanceof CannotStart) {
    console.error(error.message)
    process.exitCode = 2
  } else throw error
}

import { join, resolve } from 'node:path'
import { type RunReport, report } from '../../functions/screening/report.ts'
import type { PartitionResult, PartResult, Task } from '../../functions/screening/results.ts'
import type { AuditStore } from '../../shared/audit/record.ts'
import { CannotStart } from './cannot-start.ts'
import { type FolderStore, folderStore } from './folder-store.ts'
import { hasPlan, isFinished, type Plan, readPlan } from './screen-plan.ts'
import type { Progress } from './screen-progress.ts'
import { startThreads } from './screen-threads.ts'
import { type SourceFile, tasksFor, unpackedSize } from './source-files.ts'

export interface ScreenRun {
  readonly plan: Plan
  /** Where results and state go. */
  readonly folder: string
  readonly workers: number
  readonly progress: Progress
  /** Where the audit trail lives, shared with `npm start`. */
  readonly dataFolder: string
  /** Folder of an earlier run to compare with. */
  readonly previous?: string
  /** Ends the run early; it can be gone on with. */
  readonly signal: AbortSignal
}

/** Does what is left of a run, and reports. */
export async function screenRun(of: ScreenRun): Promise<RunReport> {
  const { plan, folder, signal } = of
  const store = await folderStore(folder, plan.evidence)
  await store.tidy()
  const trail = auditTrail(of.dataFolder)
  const audit: Pick<AuditStore, 'append'> = { append: async (draft) => (await trail.store).append(draft) }
  const threads = startThreads(of.workers, { plan, folder, settled: await settledIn(plan) }, audit, (bytes, lines) =>
    of.progress.advance(bytes, { bytes, resources: lines }),
  )
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  try {
    try {
      signal.throwIfAborted()
      await Promise.race([Promise.all([mapAndReduce(of, store, threads), trail.store]), stopped])
    } finally {
      of.progress.end()
      await threads.stop()
    }
    return await report({
      run: plan.run,
      store,
      audit,
      source: plan.source,
      startedAt: plan.startedAt,
      clock: Date.now,
      ...(of.previous === undefined ? {} : { previous: await previousRun(of.previous) }),
    })
  } finally {
    await trail.stop()
  }
}

/** The audit trail opens while the threads already read: its libraries take as long to load as theirs. */
function auditTrail(folder: string): { readonly store: Promise<AuditStore>; stop(): Promise<void> } {
  const open = (async () => {
    const [{ startDynamo }, { createAuditStore }] = await Promise.all([
      import('./dynamo.ts'),
      import('../../shared/audit/store.ts'),
    ])
    const dynamo = await startDynamo(folder)
    return { dynamo, store: createAuditStore({ ...dynamo, timeoutMs: auditMs }) }
  })()
  const store = open.then((opened) => opened.store)
  store.catch(() => {}) // told to whoever waits for it
  return {
    store,
    stop: async () => {
      const opened = await open.catch(() => undefined) // was told above
      await opened?.dynamo.stop()
    },
  }
}

/** A burst of findings waits in line for one database file. */
const auditMs = 60_000

async function mapAndReduce(
  { plan, progress }: ScreenRun,
  store: FolderStore,
  threads: ReturnType<typeof startThreads>,
): Promise<void> {
  if (plan.evidence === undefined) {
    const tasks = tasksFor(plan.files)
    const finished = new Map((await store.finishedTasks()).map((result) => [result.task, result]))
    const sizes = sizesOf(tasks, plan.files)
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    const before = [...finished.values()].flatMap(({ parts }) => parts).reduce((sum, { bytes }) => sum + bytes, 0)
    progress.stage('Reading', total, before)
    await threads.extract(
      tasks.filter(({ id }) => !finished.has(id)),
      ({ task, parts }) => {
        // What was guessed of a packed file's size is known now.
        progress.advance((sizes.get(task) ?? 0) - bytesOf(parts), {})
      },
    )
  }
  const screened = new Set((await store.finishedPartitions()).map(({ partition }) => partition))
  const partitions = Array.from({ length: plan.run.partitions }, (_, i) => i)
  progress.stage('Judging', partitions.length, screened.size)
  await threads.screen(
    partitions.filter((partition) => !screened.has(partition)),
    ({ patients }: PartitionResult) => progress.advance(1, { patients }),
  )
}

const bytesOf = (parts: readonly PartResult[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0)

function sizesOf(tasks: readonly Task[], files: readonly SourceFile[]): ReadonlyMap<string, number> {
  const byName = new Map(files.map((file) => [file.name, unpackedSize(file)]))
  return new Map(
    tasks.map(({ id, parts }) => [
      id,
      parts.reduce((sum, { name, start, end }) => sum + (end ?? byName.get(name) ?? 0) - start, 0),
    ]),
  )
}

/** Which copies counted when the evidence was first judged: its source may be gone. */
async function settledIn({ evidence }: Plan) {
  if (evidence === undefined) return []
  return (await (await folderStore(evidence)).finishedPartitions()).flatMap(({ settlements }) => settlements)
}

/** The findings of an earlier run. */
async function previousRun(
  folder: string,
): Promise<{ readonly run: string; readonly findings: AsyncIterable<string> }> {
  if (!hasPlan(folder) || !isFinished(folder))
    throw new CannotStart(`${folder} holds no finished screening run to compare with.`)
  const { run } = await readPlan(folder)
  const store = await folderStore(resolve(folder))
  async function* findings(): AsyncGenerator<string> {
    for (const { partition } of await store.finishedPartitions()) yield* store.findings(partition)
  }
  return { run: run.id, findings: findings() }
}

/** The audit trail that `npm start` shows. */
export const auditFolder = (env: NodeJS.ProcessEnv): string =>
  join(resolve(env.SUPINE_DATA_DIR ?? join(import.meta.dirname, '../../.supine')), 'dynamodb')

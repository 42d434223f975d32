import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Run } from '../../functions/screening/results.ts'
import { localClient } from '../../shared/cds-hooks/client.ts'
import { ruleSet } from '../../shared/classifier/rule-set.ts'
import { CannotStart } from './cannot-start.ts'
import { type SourceFile, sourceFiles, unpackedSize } from './source-files.ts'
import { writeWhole } from './whole-file.ts'

/** What a run is, kept before it begins, so that it can be gone on with. */
export interface Plan {
  readonly format: 'supine-screening-plan/1'
  readonly run: Run
  readonly ruleSet: string
  /** Folder the resources are read from; where only kept evidence is read, the folder it came from. */
  readonly source: string
  readonly files: readonly SourceFile[]
  /** Folder of the run whose kept evidence is judged again. */
  readonly evidence?: string
  readonly startedAt: string
}

const planShape = z.object({
  format: z.literal('supine-screening-plan/1'),
  run: z.object({ id: z.string(), client: z.string(), now: z.number(), partitions: z.number().int().positive() }),
  ruleSet: z.string(),
  source: z.string(),
  files: z.array(z.object({ name: z.string(), size: z.number(), modifiedMs: z.number(), packed: z.boolean() })),
  evidence: z.string().exactOptional(),
  startedAt: z.string(),
})

const planFile = (folder: string): string => join(folder, 'plan.json')

export const hasPlan = (folder: string): boolean => existsSync(planFile(folder))
export const isFinished = (folder: string): boolean => existsSync(join(folder, 'run.json'))

const partitionBytes = 64 * 1024 * 1024
const fewestPartitions = 8
const mostPartitions = 4096

/** A new run over a folder of NDJSON. */
export async function planFor(source: string, now: number): Promise<Plan> {
  const folder = resolve(source)
  const files = await sourceFiles(folder)
  const bytes = files.reduce((sum, file) => sum + unpackedSize(file), 0)
  const partitions = Math.min(mostPartitions, Math.max(fewestPartitions, Math.ceil(bytes / partitionBytes)))
  return newPlan({ source: folder, files }, now, partitions)
}

/** A new run over the evidence an earlier run kept. */
export async function planForEvidence(folder: string, now: number): Promise<Plan> {
  const kept = await readPlan(folder)
  if (now < kept.run.now)
    throw new CannotStart(
      `The evidence was kept for ${new Date(kept.run.now).toISOString()} and later. What was still current before that was not kept.`,
    )
  return newPlan({ source: kept.source, files: kept.files, evidence: resolve(folder) }, now, kept.run.partitions)
}

const newPlan = (of: Pick<Plan, 'source' | 'files' | 'evidence'>, now: number, partitions: number): Plan => ({
  format: 'supine-screening-plan/1',
  run: { id: randomUUID(), client: localClient.id, now, partitions },
  ruleSet,
  ...of,
  startedAt: new Date().toISOString(),
})

export const writePlan = (folder: string, plan: Plan): Promise<void> =>
  writeWhole(planFile(folder), [`${JSON.stringify(plan, null, 2)}\n`])

export async function readPlan(folder: string): Promise<Plan> {
  if (!hasPlan(folder)) throw new CannotStart(`${folder} holds no screening run.`)
  const plan = planShape.safeParse(JSON.parse(await readFile(planFile(folder), 'utf8')))
  if (!plan.success) throw new CannotStart(`The plan in ${folder} was written by another version of Supine.`)
  return plan.data
}

/** A run can be gone on with only over the same files and by the same rules. */
export async function checkUnchanged(plan: Plan): Promise<void> {
  if (plan.ruleSet !== ruleSet)
    throw new CannotStart(
      `The run was begun with rule set ${plan.ruleSet}, this is ${ruleSet}. Begin a new one, or judge kept evidence with --evidence.`,
    )
  if (plan.evidence !== undefined) return
  const now = JSON.stringify(await sourceFiles(plan.source))
  if (now !== JSON.stringify(plan.files))
    throw new CannotStart(`The files in ${plan.source} have changed since the run was begun. Begin a new one.`)
}

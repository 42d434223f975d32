import type { FhirResource } from 'fhir/r4.js'
import { extract, type OpenSource } from '../../functions/screening/extract.ts'
import { silentLines } from '../../functions/screening/kept-lines.ts'
import { lineChunks, readerOf } from '../../functions/screening/line-chunks.ts'
import type { PartitionResult, Run, SegmentKind, TaskResult } from '../../functions/screening/results.ts'
import { screenPartition } from '../../functions/screening/screen-partition.ts'
import type { ReadAgain, ScreeningStore, Segment } from '../../functions/screening/store.ts'
import type { Assessment } from '../../shared/classifier/assessment.ts'
import { patientIdOf } from '../../shared/fhir/subject.ts'
import { LineReader } from '../../shared/screening/line-reader.ts'
import { type MemoryAudit, memoryAudit } from './memory-audit.ts'

/** One file of an export. */
export interface ExportFile {
  readonly name: string
  readonly bytes: Buffer
}

export const fileOf = (name: string, lines: readonly string[]): ExportFile => ({
  name,
  bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')),
})

interface Kept {
  readonly kind: SegmentKind
  readonly partition: number
  readonly segment: Segment
}

export interface MemoryStore extends ScreeningStore {
  readonly tasks: TaskResult[]
  readonly kept: Kept[]
  readonly found: Map<number, string>
  readonly outputs: Map<string, string>
}

/** A store that lives as long as a test. */
export function memoryStore(): MemoryStore {
  const partitions = new Map<number, PartitionResult>()
  const store: MemoryStore = {
    tasks: [],
    kept: [],
    found: new Map(),
    outputs: new Map(),
    async beginTask(task) {
      const own: Kept[] = []
      return {
        async write(kind, partition, bytes) {
          own.push({ kind, partition, segment: { task, bytes: Buffer.from(bytes) } })
        },
        async finish(result) {
          store.kept.push(...own)
          store.tasks.push(result)
        },
        async abandon() {},
      }
    },
    finishedTasks: async () => store.tasks,
    async *segments(kind, partition) {
      for (const entry of store.kept) if (entry.kind === kind && entry.partition === partition) yield entry.segment
    },
    async finishPartition(result, findings) {
      partitions.set(result.partition, result)
      store.found.set(result.partition, Buffer.from(findings).toString('utf8'))
    },
    finishedPartitions: async () => [...partitions.values()],
    async *findings(partition) {
      for (const line of (store.found.get(partition) ?? '').split('\n')) if (line !== '') yield line
    },
    async writeOutput(name, pieces) {
      let text = ''
      for await (const piece of pieces) text += piece
      store.outputs.set(name, text)
    },
  }
  return store
}

export interface Screened {
  readonly store: MemoryStore
  readonly audit: MemoryAudit
  readonly results: readonly PartitionResult[]
  readonly findings: readonly Assessment[]
}

export interface HowScreened {
  readonly now: number
  readonly partitions?: number
  /** One task each; all files in one task without it. */
  readonly taskOfEach?: boolean
  readonly filters?: boolean
  /** Bytes a source gives at once. */
  readonly chunk?: number
  readonly run?: Partial<Run>
}

/** Runs map and reduce over files in memory, as every shell does. */
export async function screenFiles(files: readonly ExportFile[], how: HowScreened): Promise<Screened> {
  const { now, partitions = 3, taskOfEach = false, filters = true, chunk = 65_536 } = how
  const store = memoryStore()
  const audit = memoryAudit()
  const reader = new LineReader(now, filters)
  const open: OpenSource = ({ name }, from) =>
    readerOf(chunksOf(files.find((file) => file.name === name)!.bytes.subarray(from), chunk))
  const parts = files.map(({ name }) => ({ name, start: 0 }))
  const tasks = taskOfEach ? parts.map((part, i) => ({ id: `t${i}`, parts: [part] })) : [{ id: 't0', parts }]
  for (const task of tasks) await extract(task, { store, open, reader, partitions })

  const readAgain: ReadAgain = async ({ task, part, offset }) => {
    const { name } = tasks.find(({ id }) => id === task)!.parts[part]!
    for await (const { bytes, until } of lineChunks(open({ name, start: 0 }, offset), offset))
      return bytes.toString('utf8', 0, bytes.subarray(0, until).indexOf(10))
    return ''
  }
  const run: Run = { id: 'run-1', client: 'local', now, partitions, ...how.run }
  const results: PartitionResult[] = []
  for (let i = 0; i < partitions; i += 1)
    results.push(await screenPartition(i, { run, store, audit, readAgain, clock: () => now }))
  const findings = [...store.found.values()].flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Assessment => JSON.parse(line)),
  )
  return { store, audit, results, findings }
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Everything a store keeps of the map step, in a form that does not depend on the order of lines. */
export const keptIn = ({ kept }: MemoryStore): readonly string[] =>
  kept
    .flatMap(({ kind, partition, segment }) =>
      kind === 'evidence'
        ? segment.bytes
            .toString('utf8')
            .split('\n')
            .map((line) => `${partition} ${line}`)
        : [...silentLines(segment.bytes, () => true)].map((entry) => `${partition} ${JSON.stringify(entry)}`),
    )
    .sort()

/** The resources that are a patient's own, and those that belong to nobody: what a hook call would bring. */
export const recordOf = (patientId: string, resources: readonly FhirResource[]): readonly FhirResource[] =>
  resources.filter((resource) => resource.resourceType === 'Medication' || patientIdOf(resource) === patientId)

import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { PartitionResult, SegmentKind, TaskResult } from '../../functions/screening/results.ts'
import type { ScreeningStore, Segment, TaskWriter } from '../../functions/screening/store.ts'
import { finishFile, removeUnfinished, unfinished, writeWhole } from './whole-file.ts'

/** What a run keeps, in a folder: `evidence/` by task, `findings/` by partition, and the outputs beside them. */
export interface FolderStore extends ScreeningStore {
  readonly folder: string
  /** Removes what a run that died had begun. */
  tidy(): Promise<void>
}

/** @param evidenceOf folder of the run whose evidence is read; its own by default */
export async function folderStore(folder: string, evidenceOf = folder): Promise<FolderStore> {
  const evidence = join(evidenceOf, 'evidence')
  const findings = join(folder, 'findings')
  await mkdir(join(folder, 'evidence'), { recursive: true })
  await mkdir(findings, { recursive: true })
  /** All tasks are finished before the first partition is read. */
  let tasks: Promise<readonly TaskResult[]> | undefined
  const partitionFile = (partition: number) => join(findings, String(partition).padStart(5, '0'))

  return {
    folder,

    beginTask: (task) => beginTask(join(evidence, task)),

    finishedTasks: () => resultsIn<TaskResult>(evidence),

    async *segments(kind, partition) {
      tasks ??= resultsIn<TaskResult>(evidence)
      for (const { task, segments = [] } of await tasks) {
        const own = segments.filter((segment) => segment[0] === kind && segment[1] === partition)
        if (own.length === 0) continue
        yield* segmentsOf(join(evidence, `${task}.data`), task, own)
      }
    },

    async finishPartition(result, bytes) {
      const file = partitionFile(result.partition)
      await writeWhole(`${file}.ndjson`, [bytes])
      await writeWhole(`${file}.json`, [JSON.stringify(result)])
    },

    finishedPartitions: () => resultsIn<PartitionResult>(findings),

    async *findings(partition) {
      const lines = createInterface({
        input: createReadStream(`${partitionFile(partition)}.ndjson`),
        crlfDelay: Number.POSITIVE_INFINITY,
      })
      for await (const line of lines) if (line !== '') yield line
    },

    writeOutput: (name, pieces) => writeWhole(join(folder, name), pieces),

    async tidy() {
      for (const place of [folder, join(folder, 'evidence'), findings]) await removeUnfinished(place)
    },
  }
}

/** Results are written last and whole: one that is there belongs to something finished. */
async function resultsIn<T>(folder: string): Promise<readonly T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map(async (name): Promise<T> => JSON.parse(await readFile(join(folder, name), 'utf8'))))
}

async function* segmentsOf(
  path: string,
  task: string,
  segments: NonNullable<TaskResult['segments']>,
): AsyncGenerator<Segment> {
  const file = await open(path, 'r')
  try {
    for (const [, , offset, length] of segments) {
      const bytes = Buffer.allocUnsafe(length)
      const { bytesRead } = await file.read(bytes, 0, length, offset)
      if (bytesRead !== length) throw new Error(`kept evidence of task ${task} is shorter than it was`)
      yield { task, bytes }
    }
  } finally {
    await file.close()
  }
}

/** All partitions of a task in one file, so that many tasks and partitions do not make very many files. */
async function beginTask(path: string): Promise<TaskWriter> {
  const file = await open(unfinished(`${path}.data`), 'w')
  const segments: (readonly [SegmentKind, number, number, number])[] = []
  let written = 0
  return {
    async write(kind, partition, bytes) {
      await file.appendFile(bytes)
      segments.push([kind, partition, written, bytes.length])
      written += bytes.length
    },
    async finish(result) {
      await finishFile(file, `${path}.data`)
      await writeWhole(`${path}.json`, [JSON.stringify({ ...result, segments } satisfies TaskResult)])
    },
    async abandon() {
      await file.close().catch(() => {}) // closed already when `finish` failed
      await rm(unfinished(`${path}.data`), { force: true })
    },
  }
}

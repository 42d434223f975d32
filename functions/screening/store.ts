import type { PartitionResult, SegmentKind, TaskResult } from './results.ts'

/**
 * Where a run keeps what it has done: a folder on one machine, a bucket on AWS. Whatever is finished is whole and
 * stays; what was begun and not finished is not there. So a run that died at any point goes on with what is
 * missing, and doing one thing twice does it once.
 */
export interface ScreeningStore {
  /** Begins what one map task keeps, from nothing. */
  beginTask(task: string): Promise<TaskWriter>
  /** Every map task that was finished, by name. */
  finishedTasks(): Promise<readonly TaskResult[]>
  /** What finished tasks keep for one partition. */
  segments(kind: SegmentKind, partition: number): AsyncIterable<Segment>
  /** Keeps the findings of one partition with its result, replacing an earlier attempt. */
  finishPartition(result: PartitionResult, findings: Uint8Array): Promise<void>
  finishedPartitions(): Promise<readonly PartitionResult[]>
  /** The findings of a finished partition: assessments, one line of JSON each. */
  findings(partition: number): AsyncIterable<string>
  /** Writes one file for people or programs outside, whole or not at all. */
  writeOutput(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>
}

export interface Segment {
  readonly task: string
  readonly bytes: Buffer
}

export interface TaskWriter {
  /** Adds to one partition. Order within a partition is kept. */
  write(kind: SegmentKind, partition: number, bytes: Uint8Array): Promise<void>
  /** Makes it all visible at once. */
  finish(result: TaskResult): Promise<void>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Reads a line of the source again, for the rare copies of a resource that must be compared as a whole. */
export type ReadAgain = (place: {
  readonly task: string
  readonly part: number
  readonly offset: number
}) => Promise<string>

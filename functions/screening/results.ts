import type { Urgency } from '../../shared/classifier/assessment.ts'
import type { DataProblem } from '../../shared/fhir/data-problem.ts'
import type { Settlement } from '../../shared/screening/partition-evidence.ts'

/** What a run is, for every task of it. */
export interface Run {
  readonly id: string
  /** Registered client whose population it is; `local` on one machine. */
  readonly client: string
  readonly tenant?: string
  /** Instant of the assessments, epoch milliseconds. */
  readonly now: number
  readonly partitions: number
}

export interface PartitionResult {
  readonly partition: number
  readonly patients: number
  readonly findings: number
  /** Findings by their most urgent hypothesis. */
  readonly urgencies: Readonly<Record<Urgency, number>>
  readonly problems: Readonly<Partial<Record<DataProblem['kind'], number>>>
  /** SHA-256, hex, over the patients without a finding and all that was read of them, in order of patient. */
  readonly silentDigest: string
  /** Copies that had to be compared as a whole, and what came of it. */
  readonly settlements: readonly Settlement[]
}

/** A stretch of one source: a whole file, or the lines that begin within `[start, end)` of an unpacked one. */
export interface SourcePart {
  /** For people: name of the file. */
  readonly name: string
  readonly start: number
  /** Exclusive; absent for the end of the file. */
  readonly end?: number
}

/** What one map task reads: one stretch of a large file, or many small files. */
export interface Task {
  readonly id: string
  readonly parts: readonly SourcePart[]
}

/** What was seen in one part. */
export interface PartResult extends SourcePart {
  readonly bytes: number
  readonly lines: number
  /** Numbers, within the part, of the first lines that could not be read; `corrupt` counts all of them. */
  readonly corruptLines: readonly number[]
  readonly corrupt: number
  /** Why the rest of it could not be read: an error code, never content. */
  readonly error?: string
}

export interface TaskResult {
  readonly task: string
  readonly parts: readonly PartResult[]
  /** Resources read, by type. */
  readonly types: Readonly<Record<string, number>>
  readonly stating: number
  readonly silent: number
  /** Resources that name no patient by a literal reference. */
  readonly withoutPatient: number
  /** Lines understood without parsing. */
  readonly recognized: number
  /** Bytes kept for each partition, by kind: filled in by the store that knows where they are. */
  readonly segments?: readonly (readonly [kind: SegmentKind, partition: number, offset: number, length: number])[]
}

/** `evidence`: statements, one line of JSON each. `silent`: lines that state nothing, `silentWords` numbers each. */
export type SegmentKind = 'evidence' | 'silent'

import type { PartitionResult, Task, TaskResult } from '../../functions/screening/results.ts'
import type { Appended, AuditDraft } from '../../shared/audit/record.ts'
import type { Settlement } from '../../shared/screening/partition-evidence.ts'
import type { Plan } from './screen-plan.ts'

/** What a thread is given when it starts. */
export interface WorkerStart {
  readonly plan: Plan
  readonly folder: string
  /** From the run whose evidence is judged again. */
  readonly settled: readonly Settlement[]
}

export type ToWorker =
  | { readonly kind: 'extract'; readonly task: Task }
  | { readonly kind: 'screen'; readonly partition: number }
  | { readonly kind: 'audited'; readonly call: number; readonly appended?: Appended }

export type FromWorker =
  | { readonly kind: 'progress'; readonly bytes: number; readonly lines: number }
  | { readonly kind: 'extracted'; readonly result: TaskResult }
  | { readonly kind: 'screened'; readonly result: PartitionResult }
  /** The audit trail belongs to the main thread. */
  | { readonly kind: 'audit'; readonly call: number; readonly draft: AuditDraft }

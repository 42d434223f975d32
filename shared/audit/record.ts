import type { Assessment } from '../classifier/assessment.ts'
import type { Card, Feedback } from '../cds-hooks/schema.ts'

/** What happened, as the edge saw it. Everything needed to explain and replay the answer, nothing more. */
export type AuditEntry = HookCallEntry | FeedbackEntry

export interface HookCallEntry {
  readonly kind: 'hook-call'
  /** Registered client id; `local` where calls are open. */
  readonly client: string
  readonly tenant?: string
  readonly service: string
  readonly hook: string
  readonly hookInstance: string
  /** `Practitioner/abc`, where sent. */
  readonly user?: string
  readonly patient: string
  readonly encounter?: string
  readonly fhirServer?: string
  /** SHA-256, hex, of the request body as received. */
  readonly bodyDigest: string
  /** Everything that was read: reference and version. */
  readonly resources: readonly { readonly reference: string; readonly version?: string }[]
  /** How each prefetch key came: supplied, empty, failed, absent, fetched. */
  readonly prefetch: Readonly<Record<string, string>>
  readonly assessment: Assessment
  readonly cards: readonly Card[]
  readonly receivedAt: string
  readonly answeredInMs: number
}

export interface FeedbackEntry {
  readonly kind: 'feedback'
  readonly client: string
  readonly tenant?: string
  readonly service: string
  readonly patient: string
  /** Answer id the card belongs to. */
  readonly answer: string
  readonly feedback: Feedback
  readonly receivedAt: string
}

/** One link of a patient's chain. */
export interface AuditRecord {
  /** Partition: one chain a patient of a client, `<client>|Patient/123`. */
  readonly patient: string
  /** 1, 2, 3, ... without gaps. */
  readonly sequence: number
  /** Hash of the record before; 64 zeros for the first. */
  readonly previous: string
  /** SHA-256, hex, over the canonical JSON of everything else in this record. */
  readonly hash: string
  readonly recordedAt: string
  /** Identity of the call that caused it; a repeat finds its first answer by it. */
  readonly call: string
  /** Answer id of a hook call (see cds-hooks/answer-id.ts); absent on feedback. */
  readonly answer?: string
  /** Epoch seconds, DynamoDB TTL. */
  readonly expiresAt: number
  readonly entry: AuditEntry
}

/** The store as the edges see it. */
export interface AuditStore {
  /**
   * The record this very call (same client, service, hookInstance and body) made before, if any.
   * @param patient chain key
   * @param call identity of the call
   */
  firstRecord(patient: string, call: string): Promise<AuditRecord | undefined>
  /**
   * Adds one record to the patient's chain, or gives back the record the same call made before.
   * Durable when it resolves. Two writers at once never fork the chain or lose a record.
   */
  append(draft: AuditDraft): Promise<{ readonly record: AuditRecord; readonly repeated: boolean }>
  /** The hook-call record an answer id belongs to; `undefined` when nobody gave that answer. */
  recordOfAnswer(answer: string): Promise<AuditRecord | undefined>
}

export type AuditDraft = Omit<AuditRecord, 'sequence' | 'previous' | 'hash' | 'expiresAt'>

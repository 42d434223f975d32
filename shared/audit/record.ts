import type { AlertMemory, Mute } from '../alert-memory/memory.ts'
import type { MutedCard } from '../alert-memory/recall.ts'
import type { ShownCard } from '../alert-memory/subject.ts'
import type { Card, Feedback } from '../cds-hooks/schema.ts'
import type { Assessment } from '../classifier/assessment.ts'

/** What happened, as the edge saw it. Everything needed to explain and replay the answer, nothing more. */
export type AuditEntry = HookCallEntry | FeedbackEntry | ScreeningFindingEntry | ScreeningRunEntry

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
  /**
   * Order hooks: the draft orders our rules have something to say about, by reference and code, a hundred at most. Empty where none
   * has: then nothing of the chart was read, and the assessment is that of an empty record.
   */
  readonly orders?: readonly DraftOrder[]
  readonly assessment: Assessment
  readonly cards: readonly Card[]
  /** What each card is about and rests on, as alert memory and reports know it. */
  readonly shown?: readonly ShownCard[]
  /** Cards alert memory kept away, and why. */
  readonly muted?: readonly MutedCard[]
  readonly receivedAt: string
  readonly answeredInMs: number
}

export interface DraftOrder {
  /** `MedicationRequest/103`; left out where the draft had no id. */
  readonly reference?: string
  readonly codes: readonly { readonly system: string; readonly code: string }[]
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
  /** The card it is about: its evidence and rules. Left out for a card from before there was alert memory. */
  readonly about?: ShownCard
  /** Version of the rules that gave the card. */
  readonly ruleSet?: string
  /** What alert memory keeps away for it. */
  readonly mute?: Mute
  readonly receivedAt: string
}

/** A population screen found something in a patient's record. */
export interface ScreeningFindingEntry {
  readonly kind: 'screening-finding'
  /** Client whose population was screened; `local` on one machine. */
  readonly client: string
  readonly tenant?: string
  readonly run: string
  readonly patient: string
  /** Everything the finding rests on: reference and version. */
  readonly resources: readonly { readonly reference: string; readonly version?: string }[]
  readonly assessment: Assessment
}

/** A population screen as a whole: what vouches for the patients in whose record nothing was found. */
export interface ScreeningRunEntry {
  readonly kind: 'screening-run'
  readonly client: string
  readonly tenant?: string
  readonly run: string
  /** Instant of the assessments, ISO 8601. */
  readonly evaluatedAt: string
  readonly ruleSet: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly resources: number
  readonly patients: number
  readonly findings: number
  /** SHA-256, hex, over patients without a finding and the evidence they were assessed by. */
  readonly silentDigest: string
}

/** One link of a patient's chain. */
export interface AuditRecord {
  /** Partition: one chain a patient of a client, from `chainKey` (identity.ts): `<client>|Patient/123`. */
  readonly patient: string
  /** 1, 2, 3, ... without gaps. */
  readonly sequence: number
  /** Hash of the record before; 64 zeros for the first. */
  readonly previous: string
  /** When the record before may be gone, epoch seconds; 0 for the first. Tells an expired record from a removed one. */
  readonly previousExpiresAt: number
  /** SHA-256, hex, over the canonical JSON of everything else in this record (chain.ts). */
  readonly hash: string
  readonly recordedAt: string
  /** Identity of the call that caused it (identity.ts); a repeat finds its first answer by it. */
  readonly call: string
  /** Answer id of a hook call (see cds-hooks/answer-id.ts); absent on feedback. */
  readonly answer?: string
  /** Epoch seconds, DynamoDB TTL. Never earlier than that of the record before. */
  readonly expiresAt: number
  /** What the chain remembers of its cards after this record (alert-memory/remember.ts); left out while it is nothing. */
  readonly memory?: AlertMemory
  readonly entry: AuditEntry
}

/** What the edge hands over; the store finds its place in the chain and how long it is kept. */
export type AuditDraft = Omit<
  AuditRecord,
  'sequence' | 'previous' | 'previousExpiresAt' | 'hash' | 'expiresAt' | 'memory'
>

/** The newest link of a chain, which the next one continues. */
export type ChainHead = Pick<AuditRecord, 'sequence' | 'hash' | 'expiresAt' | 'memory'>

/** What one look into a patient's chain saw, for one call. */
export interface ChainView {
  readonly patient: string
  readonly call: string
  /** `undefined` where the patient has no record yet. */
  readonly head: ChainHead | undefined
  /** The record this very call (same client, service, hookInstance and body) made before. */
  readonly first?: AuditRecord
}

export interface Appended {
  /** What is stored now for this call. Answer from it: a twin's answer may have been first. */
  readonly record: AuditRecord
  /** True when the same call had made its record before. */
  readonly repeated: boolean
}

/** The store as the edges see it. Every method rejects with `AuditUnavailable`, nothing else. */
export interface AuditStore {
  /**
   * Looks for the record this call made before, and at the chain's head. One read for a new patient,
   * two otherwise. May run beside the decision: it writes nothing.
   *
   * @param patient chain key
   * @param call identity of the call
   */
  look(patient: string, call: string): Promise<ChainView>
  /**
   * Adds one record to the patient's chain, or gives back the record the same call made before.
   * Durable when it resolves. Two writers at once never fork the chain or lose a record.
   *
   * @param seen an earlier look for the same call: saves its reads. Only a hint; a stale one costs a retry.
   * @param anew the entry as it has to be where the chain remembers something else than `seen` said (nothing, where
   *   `seen` is left out): asked before the record is written, so that no answer is given from a stale memory
   */
  append(draft: AuditDraft, seen?: ChainView, anew?: (memory: AlertMemory) => AuditEntry): Promise<Appended>
  /**
   * The hook-call record an answer id belongs to; `undefined` when nobody gave that answer. The caller
   * checks that the record's client is the one asking.
   */
  recordOfAnswer(answer: string): Promise<AuditRecord | undefined>
}

/**
 * The record could not be written or read: the table is unreachable, refuses, or is too slow. A finished
 * decision is still delivered. `message` names the operation and the error's name, never an item; do not
 * log `cause`.
 */
export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable'
}

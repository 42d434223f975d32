import type { AuditStore } from '../../shared/audit/record.ts'
import type { cardsOf } from '../../shared/cards/cards.ts'
import type { Client, VerifyClient } from '../../shared/cds-hooks/client.ts'
import type { Gathered, PrefetchTemplates } from '../../shared/cds-hooks/prefetch.ts'
import type { HookRequest } from '../../shared/cds-hooks/schema.ts'
import type { decide } from '../../shared/decide.ts'
import type { readRecord } from '../../shared/fhir/resources.ts'
import type { reviewOrders } from '../../shared/order-safety/drafts.ts'
import type { orderCards } from '../../shared/order-safety/order-cards.ts'
import type { Log } from '../../shared/telemetry/log.ts'
import type { Metrics } from '../../shared/telemetry/metrics.ts'

/** Collects what a call needs: prefetch first, then what the client's FHIR server can add. Never rejects. */
export type Gather = (request: HookRequest, templates: PrefetchTemplates, client: Client) => Promise<Gathered>

/** The pure part. Passed in so that a test of the protocol can put a known answer in its place. */
export interface Pipeline {
  readonly readRecord: typeof readRecord
  readonly decide: typeof decide
  readonly cardsOf: typeof cardsOf
  readonly reviewOrders: typeof reviewOrders
  readonly orderCards: typeof orderCards
  /** Version of the rule tables. */
  readonly ruleSet: string
}

/** Everything the service touches. AWS Lambda and the local server pass different ones; nothing else differs. */
export interface Deps {
  readonly pipeline: Pipeline
  readonly audit: AuditStore
  readonly gather: Gather
  readonly verifyClient: VerifyClient
  readonly log: Log
  readonly metrics: Metrics
  /** The one clock, epoch milliseconds. */
  readonly now: () => number
  /** Fresh random (version 4) uuids. */
  readonly newId: () => string
  /** Let the header `X-Evaluation-Time` set the clock of a call: for tests and local use. */
  readonly allowEvaluationTime: boolean
  /**
   * Base URL clients know us by, `https://cds.example.org/supine`: tokens are meant for URLs below it, and its
   * path is taken off a request's. Without it, the URL a request was sent to.
   */
  readonly publicUrl?: string
  /** Browser origins that may read answers; `*` is all. Answers never carry credentials. */
  readonly allowedOrigins: '*' | readonly string[]
  /** Version of this software. */
  readonly version: string
}

import { feedbackIdentity } from '../../shared/audit/identity.ts'
import { type AuditRecord, AuditUnavailable } from '../../shared/audit/record.ts'
import { answerOf } from '../../shared/cds-hooks/answer-id.ts'
import type { Client } from '../../shared/cds-hooks/client.ts'
import { readFeedback } from '../../shared/cds-hooks/read-message.ts'
import { type Problem, Refusal } from '../../shared/cds-hooks/refusal.ts'
import type { Feedback } from '../../shared/cds-hooks/schema.ts'
import type { Deps } from './deps.ts'
import type { Body } from './read-body.ts'
import type { Service } from './services.ts'

export interface FeedbackCall {
  readonly service: Service
  readonly client: Client
  readonly body: Body
  readonly receivedAt: number
}

export interface FeedbackKept {
  readonly kept: number
  /** Cards this client was never given. They cost the others nothing. */
  readonly unknown: readonly Problem[]
}

/**
 * Keeps what clinicians did with our cards, each beside the decision it is about. A malformed item refuses
 * the call and keeps nothing; an item about a card nobody knows is named in the answer, and the others are
 * kept. Sending the same again changes nothing.
 */
export async function keepFeedback(deps: Deps, call: FeedbackCall): Promise<FeedbackKept> {
  const read = readFeedback(call.body.json)
  if (!read.ok) throw new Refusal('malformed-request', read.problems)
  const unknown: Problem[] = []
  try {
    const records = await recordsOf(deps, read.message)
    // One after the other: items of one patient share a chain, and writers of one chain wait for each other anyway.
    for (const [index, item] of read.message.entries()) {
      const record = records.get(answerOf(item.card))
      if (record !== undefined && gaveCard(record, call.client, item.card)) await keepItem(deps, call, record, item)
      else unknown.push({ at: `feedback[${index}].card`, text: 'no card with this uuid was given to this client' })
    }
  } catch (error) {
    // Unlike a card, feedback can be sent again: better refused than lost.
    if (!(error instanceof AuditUnavailable)) throw error
    deps.metrics.add('AuditUnavailable', 1)
    deps.log.error('audit-unavailable', { service: call.service.id, client: call.client.id, error })
    throw new Refusal('record-store-down', [{ text: 'feedback could not be kept; please send it again' }], {
      cause: error,
    })
  }
  return { kept: read.message.length - unknown.length, unknown }
}

/** The answers the items speak about, each looked up once and all together: one nobody gave is waited for. */
async function recordsOf(
  deps: Deps,
  items: readonly Feedback[],
): Promise<ReadonlyMap<string, AuditRecord | undefined>> {
  const answers = [...new Set(items.map(({ card }) => answerOf(card)))]
  return new Map(
    await Promise.all(answers.map(async (answer) => [answer, await deps.audit.recordOfAnswer(answer)] as const)),
  )
}

/** A client may speak about its own cards only, whatever uuid it has come by. */
function gaveCard({ entry }: AuditRecord, client: Client, uuid: string): boolean {
  if (entry.kind !== 'hook-call' || entry.client !== client.id || entry.tenant !== client.tenant) return false
  return entry.cards.some((card) => card.uuid === uuid.toLowerCase())
}

async function keepItem(deps: Deps, call: FeedbackCall, record: AuditRecord, feedback: Feedback): Promise<void> {
  const { id, tenant } = call.client
  await deps.audit.append({
    patient: record.patient,
    recordedAt: new Date(deps.now()).toISOString(),
    call: feedbackIdentity(id, feedback),
    entry: {
      kind: 'feedback',
      client: id,
      ...(tenant === undefined ? {} : { tenant }),
      service: call.service.id,
      patient: record.entry.patient,
      answer: answerOf(feedback.card),
      feedback,
      receivedAt: new Date(call.receivedAt).toISOString(),
    },
  })
}

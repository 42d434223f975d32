import { muteFor } from '../../shared/alert-memory/response.ts'
import { feedbackIdentity } from '../../shared/audit/identity.ts'
import { type AuditRecord, AuditUnavailable, type HookCallEntry } from '../../shared/audit/record.ts'
import { answerOf } from '../../shared/cds-hooks/answer-id.ts'
import type { Client } from '../../shared/cds-hooks/client.ts'
import { readFeedback } from '../../shared/cds-hooks/read-message.ts'
import { type Problem, Refusal } from '../../shared/cds-hooks/refusal.ts'
import type { Card, Feedback } from '../../shared/cds-hooks/schema.ts'
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
      const given = record === undefined ? undefined : cardGiven(record, call.client, item.card)
      if (record !== undefined && given !== undefined) await keepItem(deps, call, record.patient, given, item)
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
function cardGiven({ entry }: AuditRecord, client: Client, uuid: string): Given | undefined {
  if (entry.kind !== 'hook-call' || entry.client !== client.id || entry.tenant !== client.tenant) return undefined
  const card = entry.cards.find((one) => one.uuid === uuid.toLowerCase())
  return card === undefined ? undefined : { card, entry }
}

interface Given {
  readonly card: Card
  readonly entry: HookCallEntry
}

async function keepItem(
  deps: Deps,
  call: FeedbackCall,
  chain: string,
  { card, entry }: Given,
  feedback: Feedback,
): Promise<void> {
  const { id, tenant, snooze } = call.client
  const { assessment, encounter, user } = entry
  const about = entry.shown?.find((one) => one.card === card.uuid)
  const answered = {
    card,
    judgedAt: Date.parse(assessment.evaluatedAt),
    evidence: assessment.evidence,
    ...(encounter === undefined ? {} : { encounter }),
    ...(user === undefined ? {} : { user }),
  }
  const mute = about === undefined ? undefined : muteFor(feedback, { ...answered, about }, call.receivedAt, snooze)
  await deps.audit.append({
    patient: chain,
    recordedAt: new Date(deps.now()).toISOString(),
    call: feedbackIdentity(id, feedback),
    entry: {
      kind: 'feedback',
      client: id,
      ...(tenant === undefined ? {} : { tenant }),
      service: call.service.id,
      patient: entry.patient,
      answer: answerOf(feedback.card),
      feedback,
      ...(about === undefined ? {} : { about }),
      ruleSet: assessment.ruleSet,
      ...(mute === undefined ? {} : { mute }),
      receivedAt: new Date(call.receivedAt).toISOString(),
    },
  })
}

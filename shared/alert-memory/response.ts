import type { Card, Feedback } from '../cds-hooks/schema.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isOrderId } from '../terminology/orders.ts'
import { awaitedMs, resultMarks } from './awaited.ts'
import type { Mute } from './memory.ts'
import { userMark } from './recall.ts'
import { type SnoozePolicy, snoozeFor } from './snooze.ts'
import { ownData, type ShownCard } from './subject.ts'

/** The card a clinician answered, and the call it was shown in. */
export interface Answered {
  readonly card: Card
  readonly about: ShownCard
  /** Instant the chart was judged at, epoch milliseconds. */
  readonly judgedAt: number
  readonly encounter?: string
  /** `Practitioner/abc` */
  readonly user?: string
  /** Everything the rules could see (`Assessment.evidence`). */
  readonly evidence: readonly Evidence[]
}

/**
 * What a clinician's answer keeps away, and until when; nothing where it asks for nothing.
 *
 * @param receivedAt epoch milliseconds. Clients' clocks differ and feedback comes late, so the time they name is
 *   believed between the card and its arrival.
 * @param policy the client's own snooze times
 */
export function muteFor(
  feedback: Feedback,
  answered: Answered,
  receivedAt: number,
  policy?: SnoozePolicy,
): Mute | undefined {
  const { about, judgedAt } = answered
  const { facts, levels } = about
  const since = Math.max(judgedAt, Math.min(Date.parse(feedback.outcomeTimestamp), receivedAt))
  if (feedback.outcome === 'overridden') {
    const { encounter, user } = answered
    const code = feedback.overrideReason?.reason?.code
    const said = { encounter: encounter !== undefined, user: user !== undefined }
    const { reason, ms, only } = snoozeFor(about.about, code, said, policy)
    if (ms === 0) return undefined
    return {
      facts,
      levels,
      reason,
      since,
      until: since + ms,
      ...(only === 'encounter' && encounter !== undefined ? { encounter } : {}),
      ...(only === 'user' && user !== undefined ? { user: userMark(user) } : {}),
    }
  }
  const accepted = ordersIn(answered.card, feedback.acceptedSuggestions)
  if (accepted.length === 0) return undefined
  const orders = accepted.map(({ order }) => order)
  return {
    facts,
    levels,
    reason: 'order-accepted',
    since,
    until: since + Math.max(...accepted.map(({ priority }) => awaitedMs(priority))),
    orders,
    results: resultMarks(orders, answered.evidence),
  }
}

interface Accepted {
  readonly order: string
  readonly priority: unknown
}

/** The orders behind accepted suggestions, as the card itself names them. */
function ordersIn(card: Card, accepted: readonly { readonly id: string }[]): readonly Accepted[] {
  const ids = new Set(accepted.map(({ id }) => id.toLowerCase()))
  const { offers } = ownData(card)
  return (card.suggestions ?? []).flatMap(({ uuid, actions }): readonly Accepted[] => {
    if (uuid === undefined || !ids.has(uuid.toLowerCase()) || !Array.isArray(offers)) return []
    const order: unknown = offers.find((offer: unknown) => isOffer(offer) && offer.suggestion === uuid)?.order
    if (typeof order !== 'string' || !isOrderId(order)) return []
    const request = actions?.flatMap((one) => (one.type === 'delete' ? [] : [one.resource]))[0]
    return [{ order, priority: request !== undefined && 'priority' in request ? request.priority : undefined }]
  })
}

const isOffer = (value: unknown): value is { readonly suggestion: unknown; readonly order: unknown } =>
  typeof value === 'object' && value !== null && 'suggestion' in value && 'order' in value

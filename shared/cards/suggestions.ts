import { memberId } from '../cds-hooks/answer-id.ts'
import type { Suggestion } from '../cds-hooks/schema.ts'
import type { AssessedHypothesis, NextStep } from '../classifier/assessment.ts'
import type { Side } from '../terminology/features.ts'
import { isOrderId, type OrderId, orderRow } from '../terminology/orders.ts'
import { forLeg, type OrderCatalogue, serviceRequest, testsOf } from './service-request.ts'
import { shortName } from './source-words.ts'
import { named } from './summary.ts'
import { sideOf, type TopicGroup } from './topic-group.ts'

export const suggestionsShown = 4

/** Member ids of an answer: 1 to 15 are cards, then fifteen places for the suggestions of each. */
export const suggestionId = (answer: string, card: number, index: number): string => memberId(answer, card * 16 + index)

/** An order that follows from a next step. */
export interface Ordered {
  readonly order: OrderId
  readonly step: Pick<NextStep, 'source' | 'priority'>
  readonly side: Side
}

/** Why an order is suggested, and to whom it goes. */
export interface Offer {
  /** Relative reference, `Patient/123`. */
  readonly patient: string
  /** What is being considered, in words. */
  readonly question: string
  readonly rule: string
  /** Relative references of what speaks for it. */
  readonly evidence: readonly string[]
  readonly catalogue?: OrderCatalogue
}

/** The orders the steps of one hypothesis name, each once. */
function ordersOf({ nextSteps }: AssessedHypothesis, side: Side): readonly Ordered[] {
  return nextSteps.flatMap((step) =>
    step.order !== undefined && isOrderId(step.order) ? [{ order: step.order, step, side }] : [],
  )
}

/** An order with its side, to tell whether an earlier card offers it already. */
export const orderKey = (order: OrderId, side: Side): string =>
  orderRow(order).site === 'leg' ? `${order}, ${side}` : order

function labelOf({ order, side }: Ordered, priority: string): string {
  const { category, label } = orderRow(order)
  const verb = category === 'referral' ? 'Refer:' : category === 'evaluation' ? 'Request' : 'Order'
  return `${verb} ${forLeg(label, side)}${priority === 'routine' ? '' : ` (${priority})`}`
}

/** An order as a suggestion with drafts to sign. */
export function orderSuggestion(ordered: Ordered, offer: Offer, uuid: string): Suggestion {
  const { order, step, side } = ordered
  const row = orderRow(order)
  const priority = step.priority ?? row.priority
  const { catalogue } = offer
  const local = catalogue !== undefined && Object.hasOwn(catalogue, order) ? catalogue[order] : undefined
  const reason = {
    patient: offer.patient,
    side,
    priority,
    question: offer.question,
    evidence: offer.evidence,
    note: `Suggested by Supine, rule ${offer.rule}. Basis of this step: ${shortName(step.source)}.`,
    ...(local === undefined ? {} : { local }),
  }
  return {
    label: labelOf(ordered, priority),
    uuid,
    actions: testsOf(row, local).map((test) => ({
      type: 'create' as const,
      description: `Draft ${row.category === 'referral' ? 'referral' : 'order'}: ${forLeg(test.text, side)}`,
      resource: serviceRequest(row, test, reason),
    })),
  }
}

/**
 * The orders that would follow from a card, as drafts to sign or to leave: each once, and none that an
 * earlier card of the same answer offers.
 *
 * @param card place of the card in its answer, from 1
 * @param offered keys of orders on earlier cards (`orderKey`)
 */
export function suggestionsOf(
  group: TopicGroup,
  {
    answer,
    card,
    patient,
    offered,
    catalogue,
  }: {
    readonly answer: string
    readonly card: number
    readonly patient: string
    readonly offered: ReadonlySet<string>
    readonly catalogue?: OrderCatalogue
  },
): readonly { readonly key: string; readonly order: OrderId; readonly suggestion: Suggestion }[] {
  const { lead, others } = group
  const side = sideOf(group)
  const evidence = lead.for.flatMap((reason) => reason.evidence.map(({ source }) => source.reference))
  const byKey = new Map<string, Ordered>()
  const candidates = [
    ...ordersOf(lead, side),
    ...others.filter(({ urgency }) => urgency !== lead.urgency).flatMap((other) => ordersOf(other, other.side)),
  ]
  for (const ordered of candidates) {
    const key = orderKey(ordered.order, ordered.side)
    if (!offered.has(key) && !byKey.has(key)) byKey.set(key, ordered)
  }
  const offer: Offer = {
    patient,
    question: `Possible ${named(group)}`,
    rule: lead.rules[0].id,
    evidence,
    ...(catalogue === undefined ? {} : { catalogue }),
  }
  return [...byKey].slice(0, suggestionsShown).map(([key, ordered], index) => ({
    key,
    order: ordered.order,
    suggestion: orderSuggestion(ordered, offer, suggestionId(answer, card, index + 1)),
  }))
}

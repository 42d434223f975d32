import { memberId } from '../cds-hooks/answer-id.ts'
import type { Suggestion } from '../cds-hooks/schema.ts'
import type { AssessedHypothesis, NextStep } from '../classifier/assessment.ts'
import type { Side } from '../terminology/features.ts'
import { isOrderId, type OrderId, orderRow } from '../terminology/orders.ts'
import { forLeg, serviceRequest } from './service-request.ts'
import { shortName } from './source-words.ts'
import { named } from './summary.ts'
import { sideOf, type TopicGroup } from './topic-group.ts'

const suggestionsShown = 4

/** Member ids of an answer: 1 to 15 are cards, then fifteen places for the suggestions of each. */
const suggestionId = (answer: string, card: number, index: number): string => memberId(answer, card * 16 + index)

interface Ordered {
  readonly order: OrderId
  readonly step: NextStep
  readonly side: Side
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
  }: {
    readonly answer: string
    readonly card: number
    readonly patient: string
    readonly offered: ReadonlySet<string>
  },
): readonly { readonly key: string; readonly suggestion: Suggestion }[] {
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
  return [...byKey].slice(0, suggestionsShown).map(([key, ordered], index) => {
    const row = orderRow(ordered.order)
    const priority = ordered.step.priority ?? row.priority
    const reason = {
      patient,
      side: ordered.side,
      priority,
      question: `Possible ${named(group)}`,
      evidence,
      note: `Suggested by Supine, rule ${lead.rules[0].id}. Basis of this step: ${shortName(ordered.step.source)}.`,
    }
    return {
      key,
      suggestion: {
        label: labelOf(ordered, priority),
        uuid: suggestionId(answer, card, index + 1),
        actions: row.tests.map((test) => ({
          type: 'create' as const,
          description: `Draft ${row.category === 'referral' ? 'referral' : 'order'}: ${forLeg(test.text, ordered.side)}`,
          resource: serviceRequest(row, test, reason),
        })),
      },
    }
  })
}

import type { MedicationRequest } from 'fhir/r4.js'
import type { CardOptions } from '../cards/cards.ts'
import { orderSuggestion, suggestionId, suggestionsShown } from '../cards/suggestions.ts'
import type { Action, Suggestion } from '../cds-hooks/schema.ts'
import { isOrderId } from '../terminology/orders.ts'
import type { ConcerningDraft } from './drafts.ts'
import type { Finding } from './findings.ts'

/** What the suggestions of one card need to know. */
interface Offered {
  readonly options: CardOptions
  /** Place of the card in its answer, from 1. */
  readonly card: number
  readonly patient: string
  /** Orders that other cards offer or other drafts ask for; grows with what is offered here. */
  readonly offered: Set<string>
}

/** Names of ours, since a label is plain text in the hands of any client. */
const nameOf = (draft: ConcerningDraft): string =>
  draft.kind === 'drug'
    ? `${[...new Set(draft.classes.map(({ ingredient }) => ingredient))].join(' and ')}`
    : 'compression'

/**
 * Removing a draft takes `resourceId`, which CDS Hooks 1.0 does not know: only clients known to speak 2.0 or later
 * (they are the ones that may choose several suggestions) are offered it. The others have the words of the card.
 */
const removes = ({ selectionBehavior }: CardOptions, draft: ConcerningDraft): readonly Action[] =>
  selectionBehavior === 'any' && draft.reference !== undefined
    ? [{ type: 'delete', description: `Remove the draft order of ${nameOf(draft)}`, resourceId: draft.reference }]
    : []

function replacement({ rule }: Finding, draft: ConcerningDraft, medication: string, patient: string): Action {
  const resource: MedicationRequest = {
    resourceType: 'MedicationRequest',
    status: 'draft',
    intent: 'proposal',
    medicationCodeableConcept: { text: medication },
    subject: { reference: patient },
    note: [{ text: `Suggested by Supine, rule ${rule.id}, in place of ${nameOf(draft)}: choose drug and dose.` }],
  }
  return { type: 'create', description: `Draft in place of ${nameOf(draft)}: ${medication}`, resource }
}

/** A draft that several findings are about is removed once. */
const eachOnce = (actions: readonly Action[]): readonly Action[] => [
  ...new Map(
    actions.map((action) => [action.type === 'delete' ? action.resourceId : action.description, action]),
  ).values(),
]

interface Change {
  readonly label: string
  readonly actions: readonly Action[]
}

/** One draft, one way to change it: replaced where the rule knows by what, removed where leaving it out is safer. */
function changes(finding: Finding, { options, patient }: Offered): readonly Change[] {
  const { instead, leaveOut } = finding.rule
  return finding.drafts.flatMap((draft) => {
    const removal = removes(options, draft)
    if (instead !== undefined) {
      const label =
        removal.length > 0
          ? `Replace ${nameOf(draft)} by ${instead.label}`
          : `Draft ${instead.label} in place of ${nameOf(draft)}`
      return [{ label, actions: [...removal, replacement(finding, draft, instead.medication, patient)] }]
    }
    return leaveOut === true && removal.length > 0
      ? [{ label: `Remove the draft order of ${nameOf(draft)}`, actions: removal }]
      : []
  })
}

/** What a clinician may do instead: change the draft, or order what should come first. */
export function orderSuggestions(
  [lead, ...others]: readonly [Finding, ...Finding[]],
  given: Offered,
): readonly Suggestion[] {
  const { options, card, patient, offered } = given
  const findings = [lead, ...others]
  const changed = Map.groupBy(
    findings.flatMap((finding) => changes(finding, given)),
    ({ label }) => label,
  )
  const uuid = (index: number): string => suggestionId(options.answer, card, index + 1)
  const result: Suggestion[] = [...changed].map(([label, same], index) => ({
    label,
    uuid: uuid(index),
    actions: eachOnce(same.flatMap(({ actions }) => actions)),
  }))
  for (const { rule, steps, side, reasons } of findings)
    for (const { order, ...step } of steps) {
      if (order === undefined || !isOrderId(order) || offered.has(order)) continue
      offered.add(order)
      const offer = {
        patient,
        question: rule.concern === 'compression' ? 'Safe to compress?' : 'Review before an order is signed',
        rule: rule.id,
        evidence: reasons.flatMap(({ evidence }) => evidence.map(({ source }) => source.reference)),
        ...(options.orderCatalogue === undefined ? {} : { catalogue: options.orderCatalogue }),
      }
      result.push(orderSuggestion({ order, step, side }, offer, uuid(result.length)))
    }
  return result.slice(0, suggestionsShown)
}

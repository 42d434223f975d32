import { type CardOptions, cardLinks, cardSource } from '../cards/cards.ts'
import { composed, distinct, limited, oddities, provenance, stepLine } from '../cards/detail.ts'
import { contradictionLine, reasonLine } from '../cards/evidence-words.ts'
import { extensionName, inShort, reasonData } from '../cards/extension.ts'
import { escaped, quoted } from '../cards/markdown.ts'
import { measuredWords } from '../cards/measured-words.ts'
import { overrideReasons } from '../cards/override-reasons.ts'
import { plain, sentenceCase, shorten } from '../cards/plain-text.ts'
import { sourceLink } from '../cards/source-words.ts'
import { found } from '../cards/summary.ts'
import { withoutEmpty } from '../cards/without-empty.ts'
import { legWords, parts, shortNames, wording } from '../cards/wording.ts'
import { memberId } from '../cds-hooks/answer-id.ts'
import type { Card } from '../cds-hooks/schema.ts'
import { asks } from '../classifier/asks.ts'
import type { Assessment } from '../classifier/assessment.ts'
import { type FeatureId, featureRow } from '../terminology/features.ts'
import { mergeSides } from '../terminology/laterality.ts'
import type { ConcerningDraft, OrderReview } from './drafts.ts'
import { type Finding, orderFindings } from './findings.ts'
import { orderSuggestions } from './order-suggestions.ts'
import { concernWords } from './rules.ts'

/** `source.topic` of every card about an order. */
export const orderSafetyTopic = { code: 'order-safety', display: 'Order safety' }

const limit = 139
const reasonsShown = 6
const draftsShown = 4
const ordersCited = 20

/** What one card is about: a concern, with the finding that leads. */
type Group = readonly [lead: Finding, ...others: Finding[]]

const ingredientsOf = ({ rule, drafts }: Finding): readonly string[] =>
  distinct(
    drafts.flatMap((draft) =>
      draft.kind === 'drug'
        ? draft.classes.flatMap(({ feature, ingredient }) => (feature === rule.drug ? [ingredient] : []))
        : [],
    ),
  )

/** "ABI 0.45, toe pressure 22 mmHg" */
const valuesOf = ({ reasons }: Finding): string =>
  distinct(
    reasons.flatMap(({ feature, label, quantity }) =>
      quantity === undefined ? [] : [`${shortNames[feature] ?? label} ${measuredWords(quantity)}`],
    ),
  ).join(', ')

const legOf = ({ side }: Finding): string => (legWords[side] === undefined ? '' : `, ${legWords[side]}`)

/** One plain sentence. Names drugs and legs in our words, never in the client's. */
function summaryOf(finding: Finding): string {
  const drug = sentenceCase(ingredientsOf(finding).slice(0, 2).join(' and '))
  const sentence = finding.rule.summary
    .replace('{leg}', () => legOf(finding))
    .replace('{drug}', () => drug)
    .replace('{values}', () => valuesOf(finding))
  return shorten(plain(sentence), limit)
}

const draftLine = (draft: ConcerningDraft): string => {
  const name = quoted(draft.name ?? '') || 'an order without a name'
  const leg = draft.kind === 'leg-compression' ? (legWords[draft.side] ?? 'leg not named') : undefined
  return `Ordered: ${name}${leg === undefined ? '' : `, ${leg}`}`
}

function becauseLines({ rule, urgency, suspected, reasons }: Finding): readonly string[] {
  const doubt = urgency === rule.urgency ? '' : ', on uncertain words only'
  const hypothesis =
    suspected === undefined
      ? []
      : [
          `${sentenceCase(wording[suspected.topic].name)}${legWords[suspected.side] === undefined ? '' : `, ${legWords[suspected.side]}`}: ${escaped(found(suspected.rules[0].because))} (rule ${escaped(suspected.rules[0].id)})`,
        ]
  return [
    `${sentenceCase(escaped(rule.because))}${doubt} (rule ${rule.id}; ${sourceLink(rule.source)})`,
    ...hypothesis,
    ...limited(reasons.map(reasonLine), reasonsShown),
  ]
}

const askLine = (feature: FeatureId): string => sentenceCase(escaped(asks[feature] ?? featureRow(feature).label))

function detailOf(group: Group, assessment: Assessment, first: boolean): string {
  const drafts = distinct(group.flatMap((finding) => finding.drafts.map(draftLine)))
  const reasons = group.flatMap((finding) => finding.reasons)
  const lines = distinct(group.flatMap(becauseLines))
  return composed(concernWords[group[0].rule.concern], [
    [parts.why, [...limited(drafts, draftsShown), ...lines]],
    [
      parts.against,
      limited(
        reasons.map(contradictionLine).filter((line) => line !== undefined),
        reasonsShown,
      ),
    ],
    [parts.missing, distinct(group.flatMap(({ missing }) => missing.map(askLine)))],
    [parts.next, distinct(group.flatMap(({ steps }) => steps.map(stepLine)))],
    [parts.notes, [...(first ? oddities(assessment.problems) : []), provenance(assessment)]],
  ])
}

function extensionOf(
  group: Group,
  { ruleSet, evaluatedAt }: Assessment,
  mutedRules: readonly string[],
): Readonly<Record<string, unknown>> {
  const [lead] = group
  const drafts = new Set(group.flatMap((finding) => finding.drafts))
  return {
    [extensionName]: withoutEmpty({
      topic: orderSafetyTopic.code,
      concern: lead.rule.concern,
      side: lead.side,
      urgency: lead.urgency,
      rules: group.map(({ rule, urgency }) => ({ id: rule.id, urgency, source: rule.source.id })),
      orders: [...drafts].slice(0, ordersCited).map(({ reference, codes }) => ({ reference, codes })),
      drugs: distinct(group.flatMap(ingredientsOf)),
      for: group.flatMap(({ reasons }) => reasons.map(reasonData)),
      suspected: group.flatMap(({ suspected }) => (suspected === undefined ? [] : [inShort(suspected)])),
      missing: [...new Set(group.flatMap(({ missing }) => missing))].map((feature) => ({
        feature,
        ask: asks[feature],
      })),
      mutedRules,
      ruleSet,
      evaluatedAt,
    }),
  }
}

/** Side of a group: that of its findings as urgent as the lead. */
const withSide = ([lead, ...others]: Group): Group => {
  const same = others.filter(({ urgency }) => urgency === lead.urgency)
  return [{ ...lead, side: same.reduce((side, other) => mergeSides(side, other.side), lead.side) }, ...others]
}

/**
 * The cards about a client's draft orders: one a concern, most urgent first; none when nothing speaks against them.
 * Pure: the same drafts, assessment and options give the same cards.
 */
export function orderCards(review: OrderReview, assessment: Assessment, options: CardOptions): readonly Card[] {
  const muted = new Set(options.mutedRules)
  const all = orderFindings(review.drafts, assessment)
  const mutedRules = all.map(({ rule }) => rule.id).filter((id) => muted.has(id))
  const concerns = Map.groupBy(
    all.filter(({ rule }) => !muted.has(rule.id)),
    ({ rule }) => rule.concern,
  )
  const groups = [...concerns.values()].flatMap(([lead, ...others]): readonly Group[] =>
    lead === undefined ? [] : [withSide([lead, ...others])],
  )
  const offered = new Set<string>(review.requested)
  return groups.map((group, index): Card => {
    const [lead] = group
    const suggestions = options.suggestions
      ? orderSuggestions(group, { options, card: index + 1, patient: assessment.patient, offered })
      : []
    const links = cardLinks(group.flatMap(({ rule, steps }) => [rule.source, ...steps.map(({ source }) => source)]))
    return {
      uuid: memberId(options.answer, index + 1),
      summary: summaryOf(lead),
      indicator: lead.urgency,
      detail: detailOf(group, assessment, index === 0),
      source: cardSource(lead.rule.source, orderSafetyTopic),
      ...(suggestions.length === 0
        ? {}
        : { suggestions, selectionBehavior: options.selectionBehavior ?? 'at-most-one' }),
      overrideReasons,
      ...(links.length === 0 ? {} : { links }),
      extension: extensionOf(group, assessment, mutedRules),
    }
  })
}

import { extensionName } from '../cards/extension.ts'
import { sideOf, type TopicGroup, topicGroupsOf } from '../cards/topic-group.ts'
import type { Card } from '../cds-hooks/schema.ts'
import type { Assessment, Urgency } from '../classifier/assessment.ts'
import type { ConcerningDraft, OrderReview } from '../order-safety/drafts.ts'
import { type Finding, orderFindings } from '../order-safety/findings.ts'
import { orderSafetyTopic } from '../order-safety/order-cards.ts'
import type { Side } from '../terminology/features.ts'
import { mergeSides } from '../terminology/laterality.ts'
import { type Basis, factMark, factsFor, levelsOf, mark, sorted } from './basis.ts'
import { lookedFor } from './looked-for.ts'

/** What a card is about and rests on: how memory, feedback and reports know it again. */
export interface Subject extends Basis {
  /** Topic of the card, with the concern of one about an order: `deep-vein-thrombosis`, `order-safety/quinine`. */
  readonly about: string
  readonly side: Side
  readonly urgency: Urgency
  /** Rules that were met, the one that decided the urgency first. */
  readonly rules: readonly string[]
}

/** A subject as it was shown. */
export interface ShownCard extends Subject {
  /** Uuid of the card. */
  readonly card: string
}

function subjectOf(group: TopicGroup, { evidence }: Assessment): Subject {
  const own = [group.lead, ...group.others]
  const spoken = [...own, ...group.explains].map((h) => ({ side: h.side, for: h.for, lookedFor: lookedFor(h.topic) }))
  return {
    about: group.topic,
    side: sideOf(group),
    urgency: group.lead.urgency,
    rules: [...new Set(own.flatMap(({ rules }) => rules.map(({ id }) => id)))],
    facts: sorted(spoken.flatMap((hypothesis) => factsFor(hypothesis, evidence))),
    levels: levelsOf(own),
  }
}

/**
 * What the cards of an assessment would be about, most urgent first, without their limit.
 *
 * @param mutedRules rules switched off for the client
 */
export const subjectsOf = (assessment: Assessment, mutedRules: readonly string[]): readonly Subject[] =>
  assessment.hypotheses.length === 0
    ? []
    : topicGroupsOf(assessment, Number.POSITIVE_INFINITY, mutedRules).shown.map((group) => subjectOf(group, assessment))

/** What is ordered, whatever id and words the draft has: ordered again next month it is the same order. */
const draftMarks = (draft: ConcerningDraft): readonly string[] =>
  draft.kind === 'drug'
    ? draft.classes.map(({ feature, ingredient }) => mark('order', feature, ingredient))
    : [mark('order', draft.kind, draft.side)]

/** What the cards about a client's draft orders would be about, one a concern. */
export function orderSubjectsOf(
  review: OrderReview,
  assessment: Assessment,
  mutedRules: readonly string[],
): readonly Subject[] {
  if (review.drafts.length === 0) return [] // nearly every order: must cost nothing
  const findings = orderFindings(review.drafts, assessment).filter(({ rule }) => !mutedRules.includes(rule.id))
  const byConcern = Map.groupBy(findings, ({ rule }) => rule.concern)
  return [...byConcern].flatMap(([concern, [lead, ...others]]): readonly Subject[] =>
    lead === undefined ? [] : [orderSubjectOf(`${orderSafetyTopic.code}/${concern}`, [lead, ...others])],
  )
}

function orderSubjectOf(about: string, findings: readonly [Finding, ...Finding[]]): Subject {
  const [lead] = findings
  const reasons = findings.flatMap((finding) => [...finding.reasons, ...(finding.suspected?.for ?? [])])
  return {
    about,
    side: findings
      .filter(({ urgency }) => urgency === lead.urgency)
      .reduce<Side>((side, other) => mergeSides(side, other.side), 'unknown'),
    urgency: lead.urgency,
    rules: [...new Set(findings.map(({ rule }) => rule.id))],
    facts: sorted([
      ...findings.flatMap(({ drafts }) => drafts.flatMap(draftMarks)),
      ...reasons.flatMap(({ evidence }) => evidence.map(factMark)),
    ]),
    levels: levelsOf(findings),
  }
}

/** True of what is said about an order, not about the patient's pain. */
export const isAboutOrder = (about: string): boolean => about.startsWith(`${orderSafetyTopic.code}/`)

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Our own data on a card of ours. */
export function ownData({ extension }: Card): Json {
  const data = extension?.[extensionName]
  return isJson(data) ? data : {}
}

/** What a card is about (`Subject.about`); `undefined` for a card that does not say. */
export function aboutOf(card: Card): string | undefined {
  const { topic, concern } = ownData(card)
  if (typeof topic !== 'string') return undefined
  return typeof concern === 'string' ? `${topic}/${concern}` : topic
}

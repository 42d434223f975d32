import type { AssessedHypothesis, Assessment, Reason } from '../classifier/assessment.ts'
import { topics } from '../classifier/topics.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { sideOf, type TopicGroup } from './topic-group.ts'
import { type Draft, withoutEmpty } from './without-empty.ts'

export const extensionName = 'org.supine.assessment'

const evidenceCited = 3

/** Where to find a fact; its words stay in the record. */
const place = ({ source, at, kind }: Evidence): Draft => ({
  reference: source.reference,
  version: source.version,
  path: source.path,
  start: source.quote?.start,
  end: source.quote?.end,
  kind,
  at: at?.text,
})

/** A fact for machines: what it is and where it stands, without the record's words. */
export const reasonData = ({
  feature,
  label,
  status,
  certainty,
  side,
  quantity,
  evidence,
  contradictedBy,
}: Reason): Draft => ({
  feature,
  label,
  status,
  certainty,
  side,
  ...(quantity === undefined
    ? {}
    : { quantity: { value: quantity.value, unit: quantity.unit, comparator: quantity.comparator } }),
  evidence: evidence.slice(0, evidenceCited).map(place),
  contradictedBy: contradictedBy?.slice(0, evidenceCited).map(place),
})

/** A hypothesis in a line, for machines. */
export const inShort = ({ topic, side, urgency, rules }: AssessedHypothesis): Draft => ({
  topic,
  side,
  urgency,
  rules: rules.map(({ id }) => id),
})

/** What stands beside a card's group. */
interface Beside {
  readonly beyond: readonly TopicGroup[]
  readonly mutedRules: readonly string[]
  /** Topics that would have a card had clinicians not put them aside for now. */
  readonly mutedByFeedback: readonly string[]
  /** Which of our orders (`terminology/orders.ts`) each suggestion is: feedback names suggestions only. */
  readonly offers: readonly { readonly suggestion: string | undefined; readonly order: string }[]
}

/**
 * The part of the assessment behind one card, for machines: the receipt in the audit record holds all
 * of it, points included.
 */
export function extensionOf(
  group: TopicGroup,
  assessment: Assessment,
  { beyond, mutedRules, mutedByFeedback, offers }: Beside,
): Readonly<Record<string, unknown>> {
  const { topic, lead, others, explains } = group
  const { snomed, display } = topics[topic]
  return {
    [extensionName]: withoutEmpty({
      topic,
      snomed: snomed === undefined ? undefined : { system: 'http://snomed.info/sct', code: snomed, display },
      side: sideOf(group),
      urgency: lead.urgency,
      confidence: lead.confidence,
      rules: lead.rules.map(({ id, urgency, source }) => ({ id, urgency, source: source.id })),
      for: lead.for.map(reasonData),
      against: lead.against.map(reasonData),
      missing: lead.missing.map(({ feature, ask }) => ({ feature, ask })),
      instruments: lead.instruments.map(({ id, min, max, items, reading }) => ({
        id,
        min,
        max,
        reading,
        unknownItems: items.filter(({ answer }) => answer === 'unknown').map(({ label }) => label),
      })),
      otherSides: others.map(inShort),
      alsoConsidered: [...explains, ...beyond.map((other) => other.lead)].map(inShort),
      mutedRules,
      mutedByFeedback,
      offers,
      ruleSet: assessment.ruleSet,
      evaluatedAt: assessment.evaluatedAt,
    }),
  }
}

import { type FeatureId, featureRow } from '../terminology/features.ts'
import type { Citation, Urgency } from './assessment.ts'
import { type Criterion, featuresOf } from './criterion.ts'
import { positionalLegPain } from './hypotheses/positional-leg-pain.ts'
import { hypotheses } from './hypotheses.ts'
import type { Hypothesis } from './hypothesis.ts'
import { ruleSet } from './rule-set.ts'
import { type Topic, topics } from './topics.ts'

/** Attributes of a patient that decision support transparency asks about (45 CFR 170.315(b)(11), evidence-based). */
export const attributes = [
  'date of birth',
  'sex',
  'race',
  'ethnicity',
  'language',
  'sexual orientation',
  'gender identity',
  'social determinants of health',
  'health status assessments',
] as const
export type Attribute = (typeof attributes)[number]

const attributeOf: Partial<Record<FeatureId, Attribute>> = {
  age: 'date of birth',
  'birth-date': 'date of birth',
  female: 'sex',
  male: 'sex',
  pregnancy: 'sex',
  puerperium: 'sex',
  'pain-severity': 'health status assessments',
  'mnsi-score': 'health status assessments',
}

export interface RuleBookRule {
  readonly id: string
  readonly kind: 'rule' | 'silence'
  readonly urgency?: Urgency
  readonly because: string
  /** The criterion in words. */
  readonly when: string
  readonly source: Citation
  /** Patient attributes the rule reads; empty for most. */
  readonly attributes: readonly Attribute[]
  /** Records the rule rests on, in the feature dictionary's words. */
  readonly features: readonly string[]
}

export interface RuleBookChapter {
  readonly topic: Topic
  readonly display: string
  readonly rules: readonly RuleBookRule[]
  /** What the names in «» stand for. */
  readonly definitions: readonly { readonly name: string; readonly when: string }[]
  readonly points: readonly { readonly label: string; readonly points: number }[]
  readonly scores: readonly {
    readonly label: string
    readonly source: Citation
    readonly items: readonly { readonly label: string; readonly points: number }[]
  }[]
}

/** Everything a reviewer or a hospital's committee needs to know of the rules, from the tables themselves. */
export interface RuleBook {
  readonly ruleSet: string
  readonly developer: string
  readonly fundingSource: string
  readonly released: string
  readonly revised: string
  readonly intendedUse: string
  readonly attributesUsed: Readonly<Record<Attribute, boolean>>
  readonly chapters: readonly RuleBookChapter[]
}

const list = (parts: readonly string[], word: string): string =>
  parts.length > 1 ? `(${parts.join(` ${word} `)})` : (parts[0] ?? '')

const comparison = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' } as const

/** A criterion as a sentence a clinician can agree or disagree with. */
export function inWords(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'feature': {
      const { feature, is, withinDays, beganWithinDays, beganBeforeDays, after, legs, certainty, coded } = criterion
      const details = [
        ...(certainty === 'possible' ? ['even if only suspected'] : []),
        ...(coded === true ? ['coded'] : []),
        ...(legs === 'one' ? ['one leg'] : legs === 'both' ? ['both legs'] : []),
        ...(withinDays === undefined ? [] : [`within ${withinDays} days`]),
        ...(beganWithinDays === undefined ? [] : [`begun within ${beganWithinDays} days`]),
        ...(after === undefined ? [] : [`later than ${featureRow(after).label}`]),
        ...(beganBeforeDays === undefined ? [] : [`begun more than ${beganBeforeDays} days ago`]),
      ]
      return `${is === 'absent' ? 'no ' : ''}${featureRow(feature).label}${details.length === 0 ? '' : ` [${details.join(', ')}]`}`
    }
    case 'measured':
      return `${featureRow(criterion.feature).label} ${comparison[criterion.compare]} ${criterion.value} ${criterion.unit}${criterion.withinDays === undefined ? '' : ` [within ${criterion.withinDays} days]`}`
    case 'at-least': {
      const parts = criterion.of.map(inWords)
      if (criterion.count === parts.length) return list(parts, 'and')
      return criterion.count === 1 ? list(parts, 'or') : `at least ${criterion.count} of ${list(parts, ';')}`
    }
    case 'called':
      return `«${criterion.name}»`
    case 'lacks':
      return `not on record: ${inWords(criterion.of)}`
    case 'together':
      return `${inWords(criterion.of)} within ${criterion.days} days of each other`
    case 'score':
      return `${criterion.score.label} ${criterion.atLeast === undefined ? `at most ${criterion.atMost}` : `at least ${criterion.atLeast}`}${criterion.of === 'highest' ? ' even if every open item counted' : ''}`
  }
}

function ruleOf(
  kind: 'rule' | 'silence',
  { id, because, source, when }: { id: string; because: string; source: Citation; when: Criterion },
  urgency?: Urgency,
): RuleBookRule {
  const features = [...featuresOf(when)]
  return {
    id,
    kind,
    ...(urgency === undefined ? {} : { urgency }),
    because,
    when: inWords(when),
    source,
    attributes: [...new Set(features.flatMap((feature) => attributeOf[feature] ?? []))],
    features: features.map((feature) => featureRow(feature).label),
  }
}

/** The named criteria inside a criterion, in words. */
export function* named(criterion: Criterion): Generator<{ name: string; when: string }> {
  if (criterion.kind === 'called') yield { name: criterion.name, when: inWords(criterion.of) }
  if (criterion.kind === 'at-least') for (const part of criterion.of) yield* named(part)
  else if (criterion.kind === 'lacks' || criterion.kind === 'together' || criterion.kind === 'called')
    yield* named(criterion.of)
}

const chapterOf = ({ topic, rules, silences = [], weights, instruments = [] }: Hypothesis): RuleBookChapter => ({
  topic,
  display: topics[topic].display,
  rules: [
    ...rules.map((rule) => ruleOf('rule', rule, rule.urgency)),
    ...silences.map((silence) => ruleOf('silence', silence)),
  ],
  definitions: [
    ...new Map(
      [...rules, ...silences]
        .flatMap(({ when }) => [...named(when)])
        .map((definition) => [definition.name, definition]),
    ).values(),
  ],
  points: weights.items.map(({ label, points }) => ({ label, points })),
  scores: instruments.map(({ score }) => ({
    label: score.label,
    source: score.source,
    items: score.items.map(({ label, points }) => ({ label, points })),
  })),
})

/** The rule book of the current rule set. */
export function ruleBook(): RuleBook {
  const chapters = [...hypotheses, positionalLegPain].map(chapterOf)
  const used = new Set(chapters.flatMap(({ rules }) => rules.flatMap((rule) => rule.attributes)))
  return {
    ruleSet,
    developer: 'The Supine authors',
    fundingSource: 'none',
    released: '2026-11-24',
    revised: '2026-11-24',
    intendedUse:
      'Supports a clinician who evaluates an adult with leg pain; offers possibilities with their dated basis, never a diagnosis. Evidence-based rules, not derived from training data. Reads English text only.',
    attributesUsed: Object.fromEntries(attributes.map((attribute) => [attribute, used.has(attribute)])) as Record<
      Attribute,
      boolean
    >,
    chapters,
  }
}

/** The machine-readable source attributes: per rule its citation and the patient attributes it uses. */
export function sourceAttributes({ chapters, ...about }: RuleBook) {
  return {
    ...about,
    rules: chapters.flatMap(({ topic, rules }) =>
      rules.map(({ id, kind, urgency, because, source, attributes: used }) => ({
        id,
        topic,
        kind,
        urgency,
        because,
        citation: source,
        attributes: used,
      })),
    ),
  }
}

import type { Evidence } from '../evidence/evidence.ts'
import { type FeatureId, featureRow } from '../terminology/features.ts'
import { asks, probes } from './asks.ts'
import type { Missing } from './assessment.ts'
import { answer, type Criterion, featuresOf, type Situation } from './criterion.ts'
import { derived } from './derived.ts'
import type { Known, View } from './features.ts'
import type { Hypothesis, Rule } from './hypothesis.ts'
import { implied } from './implied.ts'
import { urgencyRank } from './judge.ts'
import type { Topic } from './topics.ts'

/** Questions at most; a clinician has ten seconds. */
const limit = 3

const mentioned = new WeakMap<Hypothesis, ReadonlySet<FeatureId>>()

/** Every feature a hypothesis looks at: rules, points and what its table wants asked. */
export function featuresOfHypothesis(hypothesis: Hypothesis): ReadonlySet<FeatureId> {
  const cached = mentioned.get(hypothesis)
  if (cached !== undefined) return cached
  const found = new Set<FeatureId>(hypothesis.alsoAsk ?? [])
  for (const { when } of hypothesis.rules) for (const f of featuresOf(when)) found.add(f)
  for (const { when } of hypothesis.weights.items) for (const f of featuresOf(when)) found.add(f)
  mentioned.set(hypothesis, found)
  return found
}

/** The view with one more answer in it, what that answer implies, and which features it changed. */
function answered(
  view: View,
  feature: FeatureId,
  outcome: 'present' | 'absent' | number,
  now: number,
): { readonly view: View; readonly changed: readonly FeatureId[] } {
  const row = featureRow(feature)
  const side = row.sided && (view.limb === 'left' || view.limb === 'right') ? view.limb : 'unknown'
  const at = { text: 'now', ms: now }
  const imagined: Evidence = {
    feature,
    status: outcome === 'absent' ? 'absent' : 'present',
    certainty: 'asserted',
    temporality: 'current',
    side,
    kind: typeof outcome === 'number' ? 'measured' : 'coded',
    at,
    ...(typeof outcome === 'number' && row.unit !== undefined ? { quantity: { value: outcome, unit: row.unit } } : {}),
    source: { reference: 'imagined', path: '' },
  }
  const known = new Map<FeatureId, Known>()
  for (const e of [...implied(imagined), ...derived([imagined], now)]) {
    if (e.feature !== feature && view.get(e.feature) !== undefined) continue
    known.set(e.feature, {
      feature: e.feature,
      status: e.status,
      certainty: 'asserted',
      side: e.side,
      legs: e.side === 'unknown' ? 'unknown' : 'one',
      at,
      ...(e.quantity === undefined ? {} : { quantity: e.quantity }),
      evidence: [e],
      contradictedBy: [],
    })
  }
  return { view: { limb: view.limb, get: (f) => known.get(f) ?? view.get(f) }, changed: [...known.keys()] }
}

/** One step of urgency weighs more than any sum of points a single answer can move. */
const urgencyStep = 12

/** What one hypothesis says of a view before anything more is asked. */
interface Standing {
  readonly hypothesis: Hypothesis
  readonly rules: readonly { readonly rule: Rule; readonly met: boolean }[]
  readonly silenced: boolean
}

function standingOf(hypothesis: Hypothesis, situation: Situation): Standing {
  return {
    hypothesis,
    rules: hypothesis.rules.map((rule) => ({ rule, met: answer(rule.when, situation).answer === 'met' })),
    silenced: hypothesis.silences?.some(({ when }) => answer(when, situation).answer === 'met') ?? false,
  }
}

const touches = (criterion: Criterion, features: readonly FeatureId[]): boolean => {
  const mentioned = featuresOf(criterion)
  return features.some((feature) => mentioned.has(feature))
}

/**
 * Urgency and points of a hypothesis once a question is answered. Only the rows that look at the answered
 * features are asked again: the others cannot have changed.
 */
function mark({ hypothesis, rules, silenced }: Standing, situation: Situation, changed: readonly FeatureId[]): number {
  const silences = hypothesis.silences ?? []
  const quiet = silences.some(({ when }) => touches(when, changed))
    ? silences.some(({ when }) => answer(when, situation).answer === 'met')
    : silenced
  let urgency = 0
  for (const { rule, met } of rules) {
    const rank = urgencyRank[rule.urgency]
    if (rank <= urgency || (quiet && rule.urgency !== 'critical')) continue
    if (touches(rule.when, changed) ? answer(rule.when, situation).answer === 'met' : met) urgency = rank
  }
  let points = 0
  for (const { when, points: n } of hypothesis.weights.items) {
    if (touches(when, changed) && answer(when, situation).answer === 'met') points += n
  }
  return urgency * urgencyStep + points
}

/**
 * What nobody recorded and would tell most: for every open question, how far the answers it can have pull
 * the candidates apart (urgency first, then points), computed from the rule tables themselves.
 *
 * @param leading the hypothesis whose card will carry the questions
 * @param candidates hypotheses in play, the leading one among them
 */
export function missingFor(
  leading: Hypothesis,
  candidates: readonly Hypothesis[],
  view: View,
  now: number,
): readonly Missing[] {
  const standings = candidates.map((hypothesis) => standingOf(hypothesis, { view, now }))
  const asked: { feature: FeatureId; power: number; separates: Topic[]; order: number }[] = []
  let order = 0
  for (const feature of featuresOfHypothesis(leading)) {
    order += 1
    if (asks[feature] === undefined || view.get(feature) !== undefined) continue
    const outcomes = (probes[feature] ?? (['present', 'absent'] as const)).map((outcome) =>
      answered(view, feature, outcome, now),
    )
    let power = 0
    const separates: Topic[] = []
    for (const standing of standings) {
      const marks = outcomes.map((outcome) => mark(standing, { view: outcome.view, now }, outcome.changed))
      const spread = Math.max(...marks) - Math.min(...marks)
      if (spread > 0) {
        power += spread
        separates.push(standing.hypothesis.topic)
      }
    }
    // What the table itself wants asked is worth a step of urgency more than a question somebody could think of.
    const wanted = leading.alsoAsk?.includes(feature) ? urgencyStep : 0
    if (power > 0) asked.push({ feature, power: power + wanted, separates, order })
  }
  const chosen: Missing[] = []
  for (const { feature, separates } of asked.toSorted((a, b) => b.power - a.power || a.order - b.order)) {
    const ask = asks[feature]
    if (ask === undefined || chosen.some((other) => other.ask === ask)) continue
    chosen.push({ feature, label: featureRow(feature).label, ask, separates })
    if (chosen.length === limit) break
  }
  return chosen
}

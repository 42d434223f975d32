import type { Evidence } from '../evidence/evidence.ts'
import { type FeatureId, featureRow } from '../terminology/features.ts'
import { asks, probes } from './asks.ts'
import type { Missing } from './assessment.ts'
import { featuresOf } from './criterion.ts'
import type { Known, View } from './features.ts'
import type { Hypothesis } from './hypothesis.ts'
import { implied } from './implied.ts'
import { judge, pointsOf, urgencyRankOf } from './judge.ts'
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

/** The view with one more answer in it, and what that answer implies. */
function answered(
  view: View,
  feature: FeatureId,
  status: 'present' | 'absent',
  value: number | undefined,
  now: number,
): View {
  const row = featureRow(feature)
  const side = !row.sided ? 'unknown' : view.limb === 'left' || view.limb === 'right' ? view.limb : 'unknown'
  const imagined: Evidence = {
    feature,
    status,
    certainty: 'asserted',
    temporality: 'current',
    side,
    kind: value === undefined ? 'coded' : 'measured',
    at: { text: 'now', ms: now },
    ...(value === undefined || row.unit === undefined ? {} : { quantity: { value, unit: row.unit } }),
    source: { reference: 'imagined', path: '' },
  }
  const known = new Map<FeatureId, Known>()
  const facts = [...implied(imagined)]
  if (feature === 'd-dimer' && value !== undefined) {
    const { quantity: _, ...rest } = imagined
    facts.push(
      { ...rest, feature: 'd-dimer-positive', status: value >= 500 ? 'present' : 'absent' },
      { ...rest, feature: 'd-dimer-negative', status: value >= 500 ? 'absent' : 'present' },
    )
  }
  for (const e of facts) {
    known.set(e.feature, {
      feature: e.feature,
      status: e.status,
      certainty: 'asserted',
      side: e.side,
      legs: e.side === 'unknown' ? 'unknown' : 'one',
      at: { text: 'now', ms: now },
      ...(e.quantity === undefined ? {} : { quantity: e.quantity }),
      evidence: [e],
      contradictedBy: [],
    })
  }
  return { limb: view.limb, get: (f) => (f === feature ? known.get(f) : (view.get(f) ?? known.get(f))) }
}

/** One step of urgency weighs more than any sum of points a single answer can move. */
const urgencyStep = 12

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
  const asked: { feature: FeatureId; power: number; separates: Topic[]; order: number }[] = []
  let order = 0
  for (const feature of featuresOfHypothesis(leading)) {
    order += 1
    if (asks[feature] === undefined || view.get(feature) !== undefined) continue
    const values = probes[feature]
    const views =
      values === undefined
        ? [answered(view, feature, 'present', undefined, now), answered(view, feature, 'absent', undefined, now)]
        : values.map((value) => answered(view, feature, 'present', value, now))
    let power = 0
    const separates: Topic[] = []
    for (const hypothesis of candidates) {
      if (!featuresOfHypothesis(hypothesis).has(feature)) continue
      const marks = views.map(
        (v) => urgencyRankOf(judge(hypothesis, v, now)) * urgencyStep + pointsOf(hypothesis, { view: v, now }),
      )
      const spread = Math.max(...marks) - Math.min(...marks)
      if (spread > 0) {
        power += spread
        separates.push(hypothesis.topic)
      }
    }
    // What the table itself wants asked comes before a question of equal power.
    if (power > 0)
      asked.push({ feature, power: power + (leading.alsoAsk?.includes(feature) ? 1 : 0), separates, order })
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

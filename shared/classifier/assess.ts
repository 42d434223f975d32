import { type Evidence, mergeEvidence } from '../evidence/evidence.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import { type FeatureId, featureRow, type Side } from '../terminology/features.ts'
import type { AssessedHypothesis, Assessment, FiredRule, InstrumentResult, Reason, RuleTrace } from './assessment.ts'
import { answer, featuresOf, type Score, type Situation, scoreOf, wantedIn } from './criterion.ts'
import { type Known, type PatientNow, patientNow, type View } from './features.ts'
import { positionalLegPain } from './hypotheses/positional-leg-pain.ts'
import { hypotheses } from './hypotheses.ts'
import type { Hypothesis } from './hypothesis.ts'
import { judge, urgencyRank, urgencyRankOf, type Verdict } from './judge.ts'
import { missingFor } from './missing.ts'
import { ruleSet } from './rule-set.ts'
import type { Topic } from './topics.ts'

export interface AssessInput {
  /** `Patient/123` */
  readonly patient: string
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * What can make a rule speak: a symptom, a disease, or a sign or measurement of a leg. Laboratory values, vital
 * signs, risks, drugs and demographics support a rule, but no rule is met by them alone.
 */
export function isTrigger(feature: FeatureId): boolean {
  const { kind, sided } = featureRow(feature)
  return kind === 'symptom' || kind === 'diagnosis' || ((kind === 'sign' || kind === 'measurement') && sided)
}

const triggers = new Map<Hypothesis, readonly FeatureId[]>(
  [...hypotheses, positionalLegPain].map((h) => [
    h,
    [...new Set(h.rules.flatMap(({ when }) => [...featuresOf(when)]))].filter(isTrigger),
  ]),
)

const canSpeak = (hypothesis: Hypothesis, { stated }: PatientNow): boolean =>
  triggers.get(hypothesis)?.some((f) => stated.has(f)) ?? false

const views = (hypothesis: Hypothesis, patient: PatientNow): readonly View[] =>
  hypothesis.judged === 'whole' ? [patient.whole] : patient.limbs

/**
 * Ranks what a patient's evidence says at one instant. Pure and total: no set of evidence makes it throw,
 * the same evidence and instant give the same bytes.
 */
export function assess({ patient, evidence, problems, now }: AssessInput): Assessment {
  const merged = mergeEvidence(evidence)
  const today = patientNow(merged, now)
  const verdicts = hypotheses
    .filter((h) => canSpeak(h, today))
    .flatMap((h) => views(h, today).map((view) => judge(h, view, now)))
  const spoken = oneALeg(verdicts.filter(({ fired }) => fired.length > 0)).filter(
    (verdict) => !policySilences(verdict, today, now),
  )
  const open =
    spoken.length === 0 && canSpeak(positionalLegPain, today)
      ? oneALeg(
          views(positionalLegPain, today)
            .map((view) => judge(positionalLegPain, view, now))
            .filter(({ fired }) => fired.length > 0),
        ).filter((v) => !policySilences(v, today, now))
      : []
  const ranked = [...spoken, ...open].toSorted(byRank)
  const explained = explanations(ranked, now)
  return {
    format: 'supine-assessment/1',
    ruleSet,
    patient,
    evaluatedAt: new Date(now).toISOString(),
    hypotheses: ranked.map((verdict) => report(verdict, ranked, explained.get(verdict), today, now)),
    trace: verdicts
      .concat(open)
      .filter(({ answers }) => answers.some(({ answer: a }) => a === 'met'))
      .flatMap(traceOf),
    evidence: today.evidence,
    problems: [...problems, ...today.problems].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  }
}

const traceOf = (verdict: Verdict): RuleTrace[] =>
  verdict.answers.map(({ rule, answer: a }) => ({
    id: rule.id,
    topic: verdict.hypothesis.topic,
    side: verdict.view.limb === 'whole' ? 'unknown' : verdict.view.limb,
    answer: a,
  }))

const order = new Map<Topic, number>([...hypotheses, positionalLegPain].map(({ topic }, i) => [topic, i]))

/**
 * Urgency, then strength of evidence, then the fixed order of the table. Among emergencies the fixed order
 * comes first: what must be excluded first does not depend on how much was written about it.
 */
function byRank(a: Verdict, b: Verdict): number {
  const urgency = urgencyRankOf(b) - urgencyRankOf(a)
  if (urgency !== 0) return urgency
  const fixed = (order.get(a.hypothesis.topic) ?? 0) - (order.get(b.hypothesis.topic) ?? 0)
  const strength = b.points - a.points
  const emergency = urgencyRankOf(a) === urgencyRank.critical
  return (emergency ? fixed || strength : strength || fixed) || (a.side < b.side ? -1 : 1)
}

const named = (side: Side): boolean => side === 'left' || side === 'right'

/**
 * One verdict a topic and leg. What rests only on facts of no particular leg is said once; both legs with
 * the same decisive rule are said together.
 */
function oneALeg(verdicts: readonly Verdict[]): readonly Verdict[] {
  return [...Map.groupBy(verdicts, ({ hypothesis }) => hypothesis).values()].flatMap((same) => {
    const [first, second] = same.toSorted(
      (a, b) =>
        urgencyRankOf(b) - urgencyRankOf(a) || Number(named(b.side)) - Number(named(a.side)) || strongerLeg(a, b),
    )
    if (first === undefined || second === undefined) return same
    // The same facts seen from both legs, or a vaguer echo of a verdict at least as urgent.
    if (!named(second.side) || !named(first.side)) return [first]
    const together =
      first.fired[0]?.rule.id === second.fired[0]?.rule.id && first.fired[0]?.urgency === second.fired[0]?.urgency
    return together ? [{ ...first, side: 'bilateral' as const }] : [first, second]
  })
}

const ruleIds = ({ fired }: Verdict): string => fired.map(({ rule }) => rule.id).join()

/** The leg with more behind it; never decided by which leg it is. */
const strongerLeg = (a: Verdict, b: Verdict): number =>
  b.points - a.points || (ruleIds(a) < ruleIds(b) ? -1 : ruleIds(a) > ruleIds(b) ? 1 : 0)

/** Policies that stand above the tables (clinical policy: silence, 5). */
function policySilences(verdict: Verdict, today: PatientNow, now: number): boolean {
  if (urgencyRankOf(verdict) > urgencyRank.info) return false
  const age = today.whole.get('age')?.quantity?.value
  // Growing pains: a child's night pain gets no benign card of ours. Restless legs have rules for children.
  if (age !== undefined && age < 18 && verdict.hypothesis.topic !== 'restless-legs-syndrome') return true
  // Pain out of proportion without a topic of ours is somebody else's emergency, never a benign card.
  return (
    answer({ kind: 'feature', feature: 'pain-out-of-proportion', is: 'present' }, { view: today.whole, now }).answer ===
    'met'
  )
}

const sameLeg = (a: Side, b: Side): boolean => !(named(a) && named(b) && a !== b)

/** Which stronger hypothesis explains which weaker one. Only one that speaks for itself can explain. */
function explanations(ranked: readonly Verdict[], now: number): ReadonlyMap<Verdict, Topic> {
  const explained = new Map<Verdict, Topic>()
  for (const verdict of ranked) {
    for (const { topic, atLeast, unless } of verdict.hypothesis.yieldsTo ?? []) {
      const stronger = ranked.find(
        (other) =>
          other.hypothesis.topic === topic &&
          other !== verdict &&
          !explained.has(other) &&
          ranked.indexOf(other) < ranked.indexOf(verdict) &&
          urgencyRankOf(other) >= urgencyRank[atLeast ?? 'info'] &&
          sameLeg(other.side, verdict.side),
      )
      if (stronger === undefined) continue
      if (unless !== undefined && answer(unless, { view: verdict.view, now }).answer === 'met') continue
      explained.set(verdict, topic)
      break
    }
  }
  return explained
}

function report(
  verdict: Verdict,
  ranked: readonly Verdict[],
  explainedBy: Topic | undefined,
  today: PatientNow,
  now: number,
): AssessedHypothesis {
  const { hypothesis, view, fired, points, side } = verdict
  const situation: Situation = { view, now }
  const rules = fired.map(
    ({ rule, urgency }): FiredRule => ({ id: rule.id, urgency, because: rule.because, source: rule.source }),
  )
  const [first, ...rest] = rules
  if (first === undefined) throw new Error('a verdict without a fired rule is not reported')
  const reasons = reasonsOf(verdict, situation)
  const confidence = confidenceOf(hypothesis, situation)
  const candidates =
    hypothesis === positionalLegPain
      ? hypotheses
      : [...new Set(ranked.slice(0, 3).map((v) => v.hypothesis)), hypothesis]
  return {
    topic: hypothesis.topic,
    side,
    urgency: first.urgency,
    rules: [first, ...rest],
    points,
    ...(confidence === undefined ? {} : { confidence }),
    for: reasons.for,
    against: reasons.against,
    missing:
      explainedBy === undefined
        ? missingFor(hypothesis, [...new Set(candidates)], hypothesis.judged === 'whole' ? today.whole : view, now)
        : [],
    instruments: (hypothesis.instruments ?? [])
      .filter(({ when }) => when === undefined || answer(when, situation).answer === 'met')
      .map(({ score }) => instrument(score, situation)),
    nextSteps: hypothesis.steps
      .filter(({ when }) => when === undefined || answer(when, situation).answer === 'met')
      .map(({ when: _, ...step }) => step),
    notes: [
      ...(fired[0]?.suspicion === true
        ? ['Rests on uncertain statements only (suspected, possible, to be ruled out).']
        : []),
      ...(first.urgency !== fired[0]?.rule.urgency && fired[0]?.suspicion !== true
        ? ['The findings are undated: check that they are new.']
        : []),
      ...(hypothesis.notes ?? [])
        .filter(({ when }) => answer(when, situation).answer === 'met')
        .map(({ text }) => text),
    ],
    ...(explainedBy === undefined ? {} : { explainedBy }),
  }
}

function confidenceOf({ confidence }: Hypothesis, situation: Situation): 'suggestive' | 'supported' | undefined {
  if (confidence === undefined) return undefined
  if (answer(confidence.supported, situation).answer === 'met') return 'supported'
  return answer(confidence.suggestive, situation).answer === 'met' ? 'suggestive' : undefined
}

function instrument(score: Score, situation: Situation): InstrumentResult {
  const { min, max, items } = scoreOf(score, situation)
  const reads = (value: number) => score.readings.find(({ atLeast }) => value >= atLeast)?.text
  const reading = reads(min) === reads(max) ? reads(min) : undefined
  return {
    id: score.id,
    label: score.label,
    min,
    max,
    items: items.map(({ item, answer: a }) => ({ label: item.label, points: item.points, answer: a })),
    ...(reading === undefined ? {} : { reading }),
    source: score.source,
  }
}

/** A finding in both legs is told of both; a number was measured on the leg its own evidence names. */
const sideToldOf = ({ legs, side, quantity, evidence: [decisive] }: Known): Side => {
  if (quantity !== undefined && decisive !== undefined) return decisive.side
  return legs === 'both' ? 'bilateral' : side
}

/** A fact as a card shows it. */
export const reasonOf = (known: Known, points: number): Reason => ({
  feature: known.feature,
  label: featureRow(known.feature).label,
  status: known.status,
  certainty: known.certainty,
  side: sideToldOf(known),
  ...(known.quantity === undefined ? {} : { quantity: known.quantity }),
  points,
  evidence: known.evidence.filter(
    (e, i, list) =>
      list.findIndex(
        (o) =>
          o.source.reference === e.source.reference &&
          o.source.path === e.source.path &&
          o.source.quote?.start === e.source.quote?.start,
      ) === i,
  ),
  ...(known.contradictedBy.length === 0 ? {} : { contradictedBy: known.contradictedBy }),
})

const strongestFirst = (a: Reason, b: Reason): number =>
  Math.abs(b.points) - Math.abs(a.points) ||
  (b.evidence[0]?.at?.ms ?? 0) - (a.evidence[0]?.at?.ms ?? 0) ||
  (a.feature < b.feature ? -1 : 1)

/** Features whose presence would speak for a hypothesis: their recorded absence speaks against it. */
function supportOf({ weights, alsoAsk = [] }: Hypothesis): ReadonlySet<FeatureId> {
  const found = new Set<FeatureId>(alsoAsk)
  const opposing = new Set<FeatureId>()
  for (const { when, points } of weights.items) for (const f of wantedIn(when)) (points > 0 ? found : opposing).add(f)
  for (const f of opposing) found.delete(f)
  return found
}

/** Facts the fired rules rest on or the points count, and what the record says against. */
function reasonsOf({ hypothesis, fired }: Verdict, situation: Situation): { for: Reason[]; against: Reason[] } {
  const inFavor = new Map<FeatureId, { known: Known; points: number }>()
  const opposed = new Map<FeatureId, { known: Known; points: number }>()
  for (const { item, answer: a, used } of scoreOf(hypothesis.weights, situation).items) {
    if (a !== 'met') continue
    for (const known of used) {
      const into = item.points > 0 ? inFavor : opposed
      const before = into.get(known.feature)
      if (before === undefined || Math.abs(before.points) < Math.abs(item.points))
        into.set(known.feature, { known, points: item.points })
    }
  }
  for (const { used } of fired)
    for (const known of used)
      if (known.status === 'present' && !inFavor.has(known.feature)) inFavor.set(known.feature, { known, points: 0 })
  for (const feature of supportOf(hypothesis)) {
    const known = situation.view.get(feature)
    const kind = featureRow(feature).kind
    if (
      known?.status === 'absent' &&
      known.certainty === 'asserted' &&
      (kind === 'symptom' || kind === 'sign') &&
      !opposed.has(feature)
    )
      opposed.set(feature, { known, points: 0 })
  }
  // A present fact that a fired rule rests on is not also an argument against the same hypothesis.
  const decisive = new Set(
    fired.flatMap(({ used }) => used.filter(({ status }) => status === 'present').map(({ feature }) => feature)),
  )
  return {
    for: distinct(
      [...inFavor.values()]
        .filter(({ known }) => known.feature !== 'age')
        .map(({ known, points }) => reasonOf(known, points))
        .toSorted(strongestFirst),
    ),
    against: distinct(
      [...opposed.values()]
        .filter(({ known }) => !(decisive.has(known.feature) && known.status === 'present'))
        .map(({ known, points }) => reasonOf(known, points))
        .toSorted(strongestFirst),
    ),
  }
}

/** One place in the record is quoted once, for the feature it speaks of most strongly. */
function distinct(reasons: readonly Reason[]): Reason[] {
  const place = ({ evidence: [e] }: Reason) =>
    e === undefined
      ? ''
      : `${e.source.reference} ${e.source.path} ${e.source.quote?.start ?? ''} ${e.source.coding?.code ?? ''}`
  return reasons.filter(
    (reason, i) =>
      reason.evidence.length === 0 ||
      reasons.findIndex((other) => place(other) === place(reason) && other.status === reason.status) === i,
  )
}

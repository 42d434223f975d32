import { reasonOf } from '../classifier/assess.ts'
import type { AssessedHypothesis, Assessment, Reason, Urgency } from '../classifier/assessment.ts'
import { answer } from '../classifier/criterion.ts'
import { type Known, type PatientNow, patientNow, type View } from '../classifier/features.ts'
import { type FeatureId, featureRow, type Side } from '../terminology/features.ts'
import { mergeSides } from '../terminology/laterality.ts'
import type { CompressionDraft, ConcerningDraft, DrugDraft } from './drafts.ts'
import { type Ground, type OrderRule, orderRules } from './rules.ts'

/** A rule that is met, for the drafts and legs it is met for. */
export interface Finding {
  readonly rule: OrderRule
  readonly urgency: Exclude<Urgency, 'critical'>
  readonly side: Side
  readonly drafts: readonly ConcerningDraft[]
  /** Facts it rests on. */
  readonly reasons: readonly Reason[]
  /** The hypothesis it rests on. */
  readonly suspected?: AssessedHypothesis
  /** Features the rule asks for and the record does not give, with the steps that are open. */
  readonly missing: readonly FeatureId[]
  readonly steps: OrderRule['steps']
}

interface Met {
  readonly side: Side
  readonly reasons: readonly Reason[]
  readonly suspected?: AssessedHypothesis
}

/** The patient as the assessment saw them: its evidence is all that any rule can see. */
interface Judged {
  readonly assessment: Assessment
  readonly patient: PatientNow
  readonly now: number
  /** The patient, were a draft's own reason on record. */
  withReasons(draft: DrugDraft): PatientNow
}

/** Drafts given for the same things share a view: a thousand of them cost no more than one. */
function judgedBy(assessment: Assessment): Judged {
  const now = Date.parse(assessment.evaluatedAt)
  const patient = patientNow(assessment.evidence, now)
  const views = new Map<string, PatientNow>([['', patient]])
  return {
    assessment,
    patient,
    now,
    withReasons({ reasons }) {
      const key = [...new Set(reasons.map(({ feature }) => feature))].sort().join()
      const view = views.get(key) ?? patientNow([...assessment.evidence, ...reasons], now)
      views.set(key, view)
      return view
    },
  }
}

const named = (side: string): side is 'left' | 'right' => side === 'left' || side === 'right'

/** The legs an order may reach: one it does not name may be put on either. */
function legsOf({ side }: CompressionDraft, { limbs }: PatientNow): readonly View[] {
  const own = limbs.filter(({ limb }) => limb === side)
  return own.length > 0 ? own : limbs
}

/** The leg a finding is about: what the facts say, else what the order says, never more. */
function sideOf(used: readonly Known[], view: View, ordered: Side): Side {
  const sides = used
    .filter(({ feature, status }) => featureRow(feature).sided && status === 'present')
    .map((known) => (known.legs === 'both' ? ('bilateral' as const) : known.side))
  const { limb } = view
  if (named(limb) && sides.some((side) => side === limb || side === 'bilateral')) return limb
  return named(ordered) ? ordered : 'unknown'
}

/** Uncertain words alone never make more than a hint (policy: urgency). */
const restsOnUncertainWords = ({ urgency, for: reasons }: AssessedHypothesis): boolean => {
  const uncertain = reasons.filter(({ certainty, status }) => certainty === 'possible' && status === 'present')
  return (
    urgency === 'info' &&
    uncertain.length > 0 &&
    uncertain.every(({ evidence }) => evidence.every(({ kind }) => kind === 'text'))
  )
}

function suspectedIn(
  ground: Extract<Ground, { kind: 'suspected' }>,
  side: Side,
  { assessment }: Judged,
): readonly Met[] {
  return assessment.hypotheses
    .filter(({ topic }) => topic === ground.topic)
    .filter((h) => !(named(h.side) && named(side) && h.side !== side))
    .filter((h) => ground.confident !== true || (h.confidence !== undefined && h.explainedBy === undefined))
    .map((h) => ({ side: h.side === 'unknown' || named(side) ? side : h.side, reasons: h.for, suspected: h }))
}

function groundsMet(rule: OrderRule, views: readonly View[], side: Side, judged: Judged): readonly Met[] {
  return rule.grounds.flatMap((ground): readonly Met[] => {
    if (ground.kind === 'suspected') return suspectedIn(ground, side, judged)
    return views.flatMap((view) => {
      const result = answer(ground.when, { view, now: judged.now })
      if (result.answer !== 'met') return []
      return [{ side: sideOf(result.used, view, side), reasons: result.used.map((known) => reasonOf(known, 0)) }]
    })
  })
}

function compressionMet(rule: OrderRule, draft: CompressionDraft, judged: Judged): readonly Met[] {
  return groundsMet(rule, legsOf(draft, judged.patient), draft.side, judged)
}

function drugMet(rule: OrderRule, draft: DrugDraft, judged: Judged): readonly Met[] {
  if (!draft.classes.some(({ feature }) => feature === rule.drug)) return []
  return groundsMet(rule, [judged.withReasons(draft).whole], 'unknown', judged)
}

const met = (rule: OrderRule, draft: ConcerningDraft, judged: Judged): readonly Met[] => {
  if (draft.kind === 'drug') return drugMet(rule, draft, judged)
  return rule.drug === undefined ? compressionMet(rule, draft, judged) : []
}

const placeOf = ({ feature, evidence: [first] }: Reason): string =>
  `${feature} ${first?.source.reference ?? ''} ${first?.source.path ?? ''} ${first?.source.quote?.start ?? ''}`

const distinct = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((reason) => [placeOf(reason), reason])).values(),
]

/**
 * What the rules have to say about drafts, most urgent first, each rule once. Pure, and from the receipt alone:
 * the same drafts and assessment give the same findings.
 */
export function orderFindings(drafts: readonly ConcerningDraft[], assessment: Assessment): readonly Finding[] {
  const judged = judgedBy(assessment)
  const { now } = judged
  const findings = orderRules.flatMap((rule): readonly Finding[] => {
    const byDraft = drafts
      .map((draft) => ({ draft, found: met(rule, draft, judged) }))
      .filter(({ found }) => found.length > 0)
    const all = byDraft.flatMap(({ found }) => found)
    const [first] = all
    if (first === undefined) return []
    const side = all.reduce<Side>((so, { side }) => mergeSides(so, side), 'unknown')
    const suspected = all.find((one) => one.suspected !== undefined)?.suspected
    const doubtful = suspected !== undefined && rule.urgency === 'warning' && restsOnUncertainWords(suspected)
    const legs = judged.patient.limbs.filter(({ limb }) => limb === side)
    const views = rule.drug === undefined && legs.length > 0 ? legs : [judged.patient.whole]
    return [
      {
        rule,
        urgency: doubtful ? 'info' : rule.urgency,
        side,
        drafts: byDraft.map(({ draft }) => draft),
        reasons: distinct(all.flatMap(({ reasons }) => reasons)),
        ...(suspected === undefined ? {} : { suspected }),
        missing: (rule.asks ?? []).filter((feature) => views.every((view) => view.get(feature) === undefined)),
        steps: rule.steps.filter(
          ({ when }) => when === undefined || views.some((view) => answer(when, { view, now }).answer === 'met'),
        ),
      },
    ]
  })
  return findings.toSorted((a, b) => Number(a.urgency === 'info') - Number(b.urgency === 'info'))
}

import { featureRow, type Side } from '../terminology/features.ts'
import type { Answer, Urgency } from './assessment.ts'
import { answer, type Situation, scoreOf } from './criterion.ts'
import type { Known, View } from './features.ts'
import type { Hypothesis, Rule, Silence } from './hypothesis.ts'

export const urgencyRank = { info: 1, warning: 2, critical: 3 } as const satisfies Record<Urgency, number>

export interface Fired {
  readonly rule: Rule
  readonly urgency: Urgency
  readonly used: readonly Known[]
  /** Rests on uncertain statements: capped at `info`. */
  readonly suspicion: boolean
}

/** What one hypothesis says of one view of the patient. */
export interface Verdict {
  readonly hypothesis: Hypothesis
  readonly view: View
  /** Most urgent first; empty when silent. */
  readonly fired: readonly Fired[]
  readonly silencedBy?: Silence
  readonly answers: readonly { readonly rule: Rule; readonly answer: Answer }[]
  readonly points: number
  readonly side: Side
}

const windowed = (known: Known): boolean => featureRow(known.feature).windowDays !== null

/**
 * `critical` needs evidence that can be shown to lie within its window: if everything the rule rests on is
 * undated, it is an incomplete picture of a critical topic, a `warning`. Source: policy: urgency.
 */
function urgencyOf(rule: Rule, used: readonly Known[]): Urgency {
  if (rule.urgency !== 'critical') return rule.urgency
  const timed = used.filter(windowed)
  const undated = timed.length > 0 && timed.every(({ at, onset }) => at === undefined && onset === undefined)
  return undated ? 'warning' : 'critical'
}

const bodily = new Set(['symptom', 'sign', 'measurement'])

/** A suspicion speaks when a code carries it, or when it stands beside something seen or felt. */
const suspicionSpeaks = (used: readonly Known[]): boolean =>
  used.some(({ certainty, evidence }) => certainty === 'possible' && evidence.some(({ kind }) => kind === 'coded')) ||
  used.some(({ certainty, feature }) => certainty === 'asserted' && bodily.has(featureRow(feature).kind))

function fire(
  hypothesis: Hypothesis,
  situation: Situation,
): { fired: Fired[]; answers: { rule: Rule; answer: Answer }[]; silencedBy?: Silence } {
  const fired: Fired[] = []
  const answers: { rule: Rule; answer: Answer }[] = []
  for (const rule of hypothesis.rules) {
    const result = answer(rule.when, situation)
    answers.push({ rule, answer: result.answer })
    if (result.answer === 'met')
      fired.push({ rule, urgency: urgencyOf(rule, result.used), used: result.used, suspicion: false })
  }
  if (fired.length === 0) {
    for (const rule of hypothesis.rules) {
      const result = answer(rule.when, { ...situation, acceptPossible: true })
      if (result.answer === 'met' && suspicionSpeaks(result.used)) {
        fired.push({ rule, urgency: 'info', used: result.used, suspicion: true })
        break
      }
    }
  }
  if (fired.length === 0) return { fired, answers }
  const silencedBy = hypothesis.silences?.find(({ when }) => answer(when, situation).answer === 'met')
  if (silencedBy === undefined) return { fired: ranked(fired), answers }
  const kept = silencedBy.evenCritical === true ? [] : fired.filter(({ urgency }) => urgency === 'critical')
  return { fired: ranked(kept), answers, silencedBy }
}

/** Most urgent first; within one urgency the order of the table. */
const ranked = (fired: readonly Fired[]): Fired[] =>
  fired.toSorted((a, b) => urgencyRank[b.urgency] - urgencyRank[a.urgency])

/** A fact of no stated leg counts half for a named leg. Source: vascular section 4. */
const sideFactor = (known: Known, view: View): number =>
  featureRow(known.feature).sided && known.side === 'unknown' && (view.limb === 'left' || view.limb === 'right')
    ? 0.5
    : 1

/** Points on the project's own scale; they rank within one urgency and mean nothing else. */
export function pointsOf(hypothesis: Hypothesis, situation: Situation): number {
  let points = 0
  for (const { item, answer: itemAnswer, used } of scoreOf(hypothesis.weights, situation).items) {
    if (itemAnswer !== 'met') continue
    const factor = used.length === 0 ? 1 : Math.max(...used.map((known) => sideFactor(known, situation.view)))
    points += item.points * factor
  }
  return Math.round(points * 10) / 10
}

/** The leg a verdict is about: what the facts it rests on say, never more. */
function sideOf(fired: readonly Fired[], view: View): Side {
  for (const { used } of fired) {
    const sides = new Set(
      used
        .filter(({ feature, status }) => featureRow(feature).sided && status === 'present')
        .map((known) => (known.legs === 'both' ? 'bilateral' : known.side)),
    )
    if (view.limb === 'whole') {
      if (sides.has('bilateral') || (sides.has('left') && sides.has('right'))) return 'bilateral'
      if (sides.has('left')) return 'left'
      if (sides.has('right')) return 'right'
    } else {
      if (view.limb !== 'unknown' && sides.has(view.limb)) return view.limb
      if (sides.has('bilateral')) return 'bilateral'
    }
  }
  return 'unknown'
}

/** Judges one hypothesis in one view. Total. */
export function judge(hypothesis: Hypothesis, view: View, now: number): Verdict {
  const situation: Situation = { view, now }
  const { fired, answers, silencedBy } = fire(hypothesis, situation)
  return {
    hypothesis,
    view,
    fired,
    ...(silencedBy === undefined ? {} : { silencedBy }),
    answers,
    points: fired.length === 0 ? 0 : pointsOf(hypothesis, situation),
    side: sideOf(fired, view),
  }
}

export const urgencyRankOf = (verdict: Verdict): number => {
  const top = verdict.fired[0]
  return top === undefined ? 0 : urgencyRank[top.urgency]
}

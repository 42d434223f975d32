import { dayMs } from '../fhir/time.ts'
import type { FeatureKind } from '../terminology/feature-rows.ts'
import type { FeatureId } from '../terminology/features.ts'
import { featureRow } from '../terminology/features.ts'
import type { Answer, Citation } from './assessment.ts'
import type { Known, View } from './features.ts'

/**
 * The rule language. Plain data, so one table can be evaluated, explained, printed and searched for
 * what is missing. Three answers: a clinical record is never complete, "not recorded" is its own answer.
 */
export type Criterion =
  | FeatureCriterion
  | MeasuredCriterion
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Criterion[] }
  /** Closed world: met unless `of` is met. For "no anticoagulant on record", never for a clinical "no". */
  | { readonly kind: 'lacks'; readonly of: Criterion }
  /** A criterion with a name of its own: said once in the rule book, used in many rules. */
  | { readonly kind: 'called'; readonly name: string; readonly of: Criterion }
  /** The facts used lie within `days` of each other; standing facts (diagnoses, history, risks) are exempt. */
  | { readonly kind: 'together'; readonly days: number; readonly of: Criterion }
  | {
      readonly kind: 'score'
      readonly score: Score
      readonly atLeast?: number
      readonly atMost?: number
      readonly of: 'proven' | 'highest'
    }

export interface FeatureCriterion {
  readonly kind: 'feature'
  readonly feature: FeatureId
  readonly is: 'present' | 'absent'
  /** `possible` also accepts uncertain statements ("r/o", provisional). */
  readonly certainty?: 'possible'
  /** Stated at most this many days ago. Undated facts pass: they count weaker elsewhere. */
  readonly withinDays?: number
  /** Only when the record dates it: an undated problem-list entry is not a present complaint. */
  readonly dated?: true
  /** Only when a code says so: a diagnosis named in passing in a note is background. */
  readonly coded?: true
  /**
   * Began at most / at least this many days ago. A symptom or sign needs a stated onset (unknown without
   * one); a diagnosis without an onset began when it was recorded.
   */
  readonly beganWithinDays?: number
  readonly beganBeforeDays?: number
  /** Stated at least a day after this other feature was: a new sign since the scan. */
  readonly after?: FeatureId
  /** `one`: this leg and not the other; `both`: both legs. */
  readonly legs?: 'one' | 'both'
}

export interface MeasuredCriterion {
  readonly kind: 'measured'
  readonly feature: FeatureId
  readonly compare: '<' | '<=' | '>' | '>='
  readonly value: number
  /** Canonical UCUM unit of the feature; the table test checks it. */
  readonly unit: string
  readonly withinDays?: number
}

/** A published or house score. Items nobody recorded make the result an interval. */
export interface Score {
  readonly id: string
  readonly label: string
  readonly source: Citation
  readonly items: readonly ScoreItem[]
  /** What the paper's cut-offs say; read only when the whole interval says one thing. */
  readonly readings: readonly { readonly atLeast: number; readonly text: string }[]
}

export interface ScoreItem {
  readonly label: string
  readonly points: number
  readonly when: Criterion
  /** History items nobody mentions count as no; examination items nobody did stay unknown. */
  readonly unrecorded: 'no' | 'unknown'
}

export const present = (
  feature: FeatureId,
  more: Omit<FeatureCriterion, 'kind' | 'feature' | 'is'> = {},
): FeatureCriterion => ({
  kind: 'feature',
  feature,
  is: 'present',
  ...more,
})
export const absent = (
  feature: FeatureId,
  more: Omit<FeatureCriterion, 'kind' | 'feature' | 'is'> = {},
): FeatureCriterion => ({
  kind: 'feature',
  feature,
  is: 'absent',
  ...more,
})
/** Present, even if only as a suspicion. */
export const possibly = (
  feature: FeatureId,
  more: Omit<FeatureCriterion, 'kind' | 'feature' | 'is' | 'certainty'> = {},
): FeatureCriterion => present(feature, { ...more, certainty: 'possible' })
/** One-sided: this leg has it and the other does not. */
export const oneSided = (
  feature: FeatureId,
  more: Omit<FeatureCriterion, 'kind' | 'feature' | 'is' | 'legs'> = {},
): FeatureCriterion => present(feature, { ...more, legs: 'one' })
export const inBothLegs = (
  feature: FeatureId,
  more: Omit<FeatureCriterion, 'kind' | 'feature' | 'is' | 'legs'> = {},
): FeatureCriterion => present(feature, { ...more, legs: 'both' })

const measure =
  (compare: MeasuredCriterion['compare']) =>
  (feature: FeatureId, value: number, unit: string, more: { withinDays?: number } = {}): MeasuredCriterion => ({
    kind: 'measured',
    feature,
    compare,
    value,
    unit,
    ...more,
  })
export const below = measure('<')
export const atMost = measure('<=')
export const above = measure('>')
export const reaches = measure('>=')

export const atLeast = (count: number, ...of: Criterion[]): Criterion => ({ kind: 'at-least', count, of })
export const all = (...of: Criterion[]): Criterion => atLeast(of.length, ...of)
export const any = (...of: Criterion[]): Criterion => atLeast(1, ...of)
export const lacks = (of: Criterion): Criterion => ({ kind: 'lacks', of })
export const called = (name: string, of: Criterion): Criterion => ({ kind: 'called', name, of })
export const together = (days: number, of: Criterion): Criterion => ({ kind: 'together', days, of })
/** Score proven to be at least `n` by what is on record. */
export const scores = (score: Score, n: number): Criterion => ({ kind: 'score', score, atLeast: n, of: 'proven' })
/** Score at most `n` even if every open item turned out to count. */
export const cannotExceed = (score: Score, n: number): Criterion => ({ kind: 'score', score, atMost: n, of: 'highest' })
/** Score recorded so far is at most `n`. */
export const soFarAtMost = (score: Score, n: number): Criterion => ({ kind: 'score', score, atMost: n, of: 'proven' })

/** What a criterion is asked against. */
export interface Situation {
  readonly view: View
  /** Epoch milliseconds. */
  readonly now: number
  /** Uncertain statements satisfy `present` everywhere: used to see what a suspicion alone would raise. */
  readonly acceptPossible?: boolean
  /** Only facts stated in this span count, epoch milliseconds. */
  readonly span?: readonly [number, number]
}

/** An answer and the facts it rests on. */
export interface Answered {
  readonly answer: Answer
  readonly used: readonly Known[]
}

const unknown: Answered = { answer: 'unknown', used: [] }
const notMet: Answered = { answer: 'not-met', used: [] }

/** Facts that stand for months or years are not asked to be near in time to the others. */
const standing: ReadonlySet<FeatureKind> = new Set(['diagnosis', 'history', 'risk', 'demographic', 'drug'])

function look(feature: FeatureId, { view, span }: Situation): Known | undefined {
  const known = view.get(feature)
  if (known === undefined || span === undefined || known.at === undefined) return known
  if (standing.has(featureRow(feature).kind)) return known
  return known.at.ms >= span[0] && known.at.ms <= span[1] ? known : undefined
}

const daysSince = (ms: number, now: number): number => (now - ms) / dayMs

function answerFeature(c: FeatureCriterion, s: Situation): Answered {
  const known = look(c.feature, s)
  if (known === undefined) return unknown
  if (known.certainty === 'possible' && c.certainty !== 'possible' && s.acceptPossible !== true) return unknown
  if (c.withinDays !== undefined && known.at !== undefined && daysSince(known.at.ms, s.now) > c.withinDays)
    return unknown
  if (c.dated === true && known.at === undefined && known.onset === undefined) return unknown
  if (c.coded === true && !known.evidence.some(({ kind }) => kind === 'coded')) return unknown
  if (known.status !== c.is) return notMet
  if (c.beganWithinDays !== undefined || c.beganBeforeDays !== undefined) {
    const began = known.onset ?? (featureRow(c.feature).kind === 'diagnosis' ? known.at : undefined)
    if (began === undefined) return unknown
    const days = daysSince(began.ms, s.now)
    if (c.beganWithinDays !== undefined && days > c.beganWithinDays) return notMet
    if (c.beganBeforeDays !== undefined && days < c.beganBeforeDays) return notMet
  }
  if (c.after !== undefined) {
    const earlier = look(c.after, s)?.at
    if (known.at === undefined || earlier === undefined) return unknown
    if (known.at.ms < earlier.ms + dayMs) return notMet
  }
  if (c.legs !== undefined && known.legs !== 'unknown' && known.legs !== c.legs) return notMet
  if (c.legs === 'both' && known.legs === 'unknown') return unknown
  return { answer: 'met', used: [known] }
}

function compares(known: Known, c: MeasuredCriterion): Answer {
  const quantity = known.quantity
  if (quantity === undefined || quantity.unit !== c.unit) return 'unknown'
  const { value, comparator } = quantity
  const wantsLow = c.compare === '<' || c.compare === '<='
  // "< 30" proves a value below 30 and says nothing about what lies under it.
  if (comparator === '<' || comparator === '<=') {
    if (wantsLow) return value <= c.value ? 'met' : 'unknown'
    return value <= c.value ? 'not-met' : 'unknown'
  }
  if (comparator === '>' || comparator === '>=') {
    if (wantsLow) return value >= c.value ? 'not-met' : 'unknown'
    return value >= c.value ? 'met' : 'unknown'
  }
  const holds =
    c.compare === '<'
      ? value < c.value
      : c.compare === '<='
        ? value <= c.value
        : c.compare === '>'
          ? value > c.value
          : value >= c.value
  return holds ? 'met' : 'not-met'
}

function answerMeasured(c: MeasuredCriterion, s: Situation): Answered {
  const known = look(c.feature, s)
  if (known === undefined) return unknown
  if (known.certainty === 'possible' && s.acceptPossible !== true) return unknown
  if (c.withinDays !== undefined && known.at !== undefined && daysSince(known.at.ms, s.now) > c.withinDays)
    return unknown
  const result = compares(known, c)
  return result === 'met' ? { answer: 'met', used: [known] } : { answer: result, used: [] }
}

function answerAtLeast(count: number, of: readonly Criterion[], s: Situation): Answered {
  let met = 0
  let open = 0
  const used: Known[] = []
  for (const part of of) {
    const result = answer(part, s)
    if (result.answer === 'met') {
      met += 1
      used.push(...result.used)
    } else if (result.answer === 'unknown') open += 1
  }
  if (met >= count) return { answer: 'met', used }
  return met + open >= count ? unknown : notMet
}

function answerTogether(days: number, of: Criterion, s: Situation): Answered {
  const free = answer(of, s)
  if (free.answer !== 'met') return free
  const anchors = new Set<number>()
  for (const feature of featuresOf(of)) {
    const at = look(feature, s)?.at
    if (at !== undefined) anchors.add(at.ms)
  }
  if (anchors.size <= 1) return free
  // Newest first: the reasons shown are then the freshest that belong together.
  for (const end of [...anchors].sort((a, b) => b - a)) {
    const near = answer(of, { ...s, span: [end - days * dayMs, end] })
    if (near.answer === 'met') return near
  }
  return unknown
}

/** Total: every criterion has an answer for every patient. */
export function answer(criterion: Criterion, situation: Situation): Answered {
  switch (criterion.kind) {
    case 'feature':
      return answerFeature(criterion, situation)
    case 'measured':
      return answerMeasured(criterion, situation)
    case 'at-least':
      return answerAtLeast(criterion.count, criterion.of, situation)
    case 'lacks':
      return answer(criterion.of, situation).answer === 'met' ? notMet : { answer: 'met', used: [] }
    case 'called':
      return answer(criterion.of, situation)
    case 'together':
      return answerTogether(criterion.days, criterion.of, situation)
    case 'score': {
      const result = scoreOf(criterion.score, situation)
      const { atLeast: floor, atMost: ceiling } = criterion
      if (floor !== undefined) {
        if (result.min >= floor) return { answer: 'met', used: result.used }
        return result.max >= floor ? unknown : notMet
      }
      const top = criterion.of === 'highest' ? result.max : result.min
      if (ceiling !== undefined && top <= ceiling) return { answer: 'met', used: result.used }
      return criterion.of === 'highest' && ceiling !== undefined && result.min <= ceiling ? unknown : notMet
    }
  }
}

export interface Scored {
  /** Points proven by the record. */
  readonly min: number
  /** Points if every open item counted. */
  readonly max: number
  readonly used: readonly Known[]
  readonly items: readonly { readonly item: ScoreItem; readonly answer: Answer; readonly used: readonly Known[] }[]
}

/** A score over what is on record: an interval as wide as what nobody recorded. */
export function scoreOf(score: Score, situation: Situation): Scored {
  let min = 0
  let max = 0
  const used: Known[] = []
  const items: { item: ScoreItem; answer: Answer; used: readonly Known[] }[] = []
  for (const item of score.items) {
    const result = answer(item.when, situation)
    const stated = result.answer === 'unknown' && item.unrecorded === 'no' ? 'not-met' : result.answer
    if (stated === 'met') {
      min += item.points
      max += item.points
      used.push(...result.used)
    } else if (stated === 'unknown') {
      if (item.points > 0) max += item.points
      else min += item.points
    }
    items.push({ item, answer: stated, used: result.used })
  }
  return { min, max, used, items }
}

const mentioned = new WeakMap<Criterion, ReadonlySet<FeatureId>>()

/** Every feature a criterion can look at. */
export function featuresOf(criterion: Criterion): ReadonlySet<FeatureId> {
  const cached = mentioned.get(criterion)
  if (cached !== undefined) return cached
  const found = new Set<FeatureId>()
  if (criterion.kind === 'feature' || criterion.kind === 'measured') found.add(criterion.feature)
  else if (criterion.kind === 'at-least')
    for (const part of criterion.of) for (const f of featuresOf(part)) found.add(f)
  else if (criterion.kind === 'score')
    for (const item of criterion.score.items) for (const f of featuresOf(item.when)) found.add(f)
  else for (const f of featuresOf(criterion.of)) found.add(f)
  mentioned.set(criterion, found)
  return found
}

/** The features a criterion wants present; what it only looks at to rule it out is left out. */
export function* wantedIn(criterion: Criterion): Generator<FeatureId> {
  if (criterion.kind === 'feature') {
    if (criterion.is === 'present') yield criterion.feature
  } else if (criterion.kind === 'measured') yield criterion.feature
  else if (criterion.kind === 'at-least') for (const part of criterion.of) yield* wantedIn(part)
  else if (criterion.kind === 'score') for (const { when } of criterion.score.items) yield* wantedIn(when)
  else if (criterion.kind !== 'lacks') yield* wantedIn(criterion.of)
}

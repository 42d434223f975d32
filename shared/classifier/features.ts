import type { Evidence, Measured } from '../evidence/evidence.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import { type ClinicalTime, dayMs } from '../fhir/time.ts'
import { type FeatureId, featureRow, type Side } from '../terminology/features.ts'
import { derived } from './derived.ts'
import { pastDiagnoses } from './implications.ts'
import { implied } from './implied.ts'

/** What is known of one feature, today, in one view of the patient. */
export interface Known {
  readonly feature: FeatureId
  readonly status: 'present' | 'absent'
  readonly certainty: 'asserted' | 'possible'
  readonly side: Side
  /** `one` leg, `both` legs, or not said. */
  readonly legs: 'one' | 'both' | 'unknown'
  readonly at?: ClinicalTime
  readonly onset?: ClinicalTime
  readonly quantity?: Measured
  /** What it rests on, decisive first, then newest. */
  readonly evidence: readonly Evidence[]
  /** Current evidence of the other status, which lost. */
  readonly contradictedBy: readonly Evidence[]
}

/** The patient now: one leg (with what the record says of no particular leg), or the whole person. */
export interface View {
  readonly limb: 'left' | 'right' | 'unknown' | 'whole'
  get(feature: FeatureId): Known | undefined
}

export interface PatientNow {
  /** The legs to judge: left and right where the record names one, else one of unknown side. */
  readonly limbs: readonly View[]
  readonly whole: View
  /** Features with any usable evidence: lets rules that cannot speak be skipped. */
  readonly stated: ReadonlySet<FeatureId>
  /** The evidence that says anything today: what a receipt needs to be replayed. */
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
}

/** An active problem-list entry of these stands until it is resolved. Source: vascular section 4, "Ulcer / gangrene". */
const standsWhileActive: ReadonlySet<FeatureId> = new Set([
  'gangrene',
  'foot-or-leg-ulcer',
  'tissue-loss-ischemic-ulcer',
  'venous-ulcer',
] as const)

/** A revascularization after it voids it; an amputation of the side excludes it. Source: vascular section 4. */
const perfusionMeasurements: ReadonlySet<FeatureId> = new Set([
  'abi',
  'tbi',
  'ankle-pressure',
  'toe-pressure',
  'tcpo2',
] as const)

/** Clocks differ by minutes; a bare date may be tomorrow's where the sun rises first (UTC+14). */
const tolerated = (time: ClinicalTime): number => (time.text.includes('T') ? 5 * 60_000 : 14 * 3_600_000)

const isFuture = (time: ClinicalTime | undefined, now: number): boolean =>
  time !== undefined && time.ms > now + tolerated(time)

/** A reading of the same day is the same visit: the more specific statement wins, not the later minute. */
const sameVisitMs = dayMs

const kindRank = { measured: 2, coded: 1, text: 0 } as const

/** Diagnoses, histories and risks: a code outranks words, whenever each was written. */
const codeFirst = (feature: FeatureId): boolean => ['diagnosis', 'history', 'risk'].includes(featureRow(feature).kind)

/** How long ago the fact speaks from: a disease from its beginning, a symptom or sign from when it was stated. */
function ageDays(e: Evidence, now: number): number | undefined {
  const row = featureRow(e.feature)
  const time = row.kind === 'diagnosis' && row.windowDays !== null ? (e.onset ?? e.at) : e.at
  return time === undefined ? undefined : (now - time.ms) / dayMs
}

function isCurrent(e: Evidence, now: number): boolean {
  const row = featureRow(e.feature)
  if (row.kind === 'drug') {
    // A drug that ended within its window still counts; a past one without an end date does not.
    if (e.ended !== undefined) return (now - e.ended.ms) / dayMs <= (row.windowDays ?? 0)
    return e.temporality === 'current'
  }
  if (e.temporality === 'historical') return row.kind === 'history' || row.kind === 'demographic'
  if (row.windowDays === null) return true
  if (standsWhileActive.has(e.feature) && e.source.reference.startsWith('Condition/')) return true
  const age = ageDays(e, now)
  return age === undefined || age <= row.windowDays
}

const newestFirst = (a: Evidence, b: Evidence): number =>
  (b.at?.ms ?? Number.NEGATIVE_INFINITY) - (a.at?.ms ?? Number.NEGATIVE_INFINITY) || 0

const specificity = (e: Evidence): number =>
  (e.certainty === 'asserted' ? 100 : 0) +
  (e.side === 'left' || e.side === 'right' ? 40 : e.side === 'bilateral' ? 20 : 0) +
  kindRank[e.kind] * 5 +
  (e.status === 'present' ? 1 : 0)

/** Ties fall to the identity of the evidence, so that order of reading never decides. */
const identity = (e: Evidence): string =>
  `${e.source.reference} ${e.source.path} ${e.source.quote?.start ?? 0} ${e.side} ${e.quantity?.value ?? ''}`

function best(pool: readonly Evidence[], feature: FeatureId): Evidence | undefined {
  const ranked = codeFirst(feature) ? pool.filter((e) => e.kind === 'coded') : pool
  const considered = ranked.length > 0 ? ranked : pool
  const newest = considered.reduce(
    (ms, e) => Math.max(ms, e.at?.ms ?? Number.NEGATIVE_INFINITY),
    Number.NEGATIVE_INFINITY,
  )
  const visit = considered.filter(
    (e) => newest === Number.NEGATIVE_INFINITY || (e.at !== undefined && e.at.ms >= newest - sameVisitMs),
  )
  return visit.toSorted(
    (a, b) => specificity(b) - specificity(a) || newestFirst(a, b) || (identity(a) < identity(b) ? -1 : 1),
  )[0]
}

/** Newer beats older, specific beats vague, instrument beats hand; an uncertain statement never overturns an assertion of presence. */
function resolve(pool: readonly Evidence[], feature: FeatureId): Known | undefined {
  const asserted = best(
    pool.filter((e) => e.certainty === 'asserted'),
    feature,
  )
  const possible = best(
    pool.filter((e) => e.certainty === 'possible'),
    feature,
  )
  const doubtIsNewer =
    asserted?.status === 'absent' &&
    possible?.status === 'present' &&
    possible.at !== undefined &&
    (asserted.at === undefined || possible.at.ms > asserted.at.ms + sameVisitMs)
  const winner = asserted === undefined || doubtIsNewer ? possible : asserted
  if (winner === undefined) return undefined
  const agreeing = pool.filter(
    (e) => e !== winner && e.status === winner.status && (winner.quantity === undefined || e.quantity !== undefined),
  )
  const onset = winner.onset ?? agreeing.toSorted(newestFirst).find((e) => e.onset !== undefined)?.onset
  return {
    feature,
    status: winner.status,
    certainty: winner.certainty,
    side: winner.side,
    legs: winner.side === 'bilateral' ? 'both' : winner.side === 'unknown' ? 'unknown' : 'one',
    ...(winner.at === undefined ? {} : { at: winner.at }),
    ...(onset === undefined ? {} : { onset }),
    ...(winner.quantity === undefined ? {} : { quantity: winner.quantity }),
    evidence: [winner, ...agreeing.toSorted((a, b) => newestFirst(a, b) || (identity(a) < identity(b) ? -1 : 1))],
    contradictedBy: pool
      .filter((e) => e.status !== winner.status && e.certainty === 'asserted')
      .toSorted((a, b) => newestFirst(a, b) || (identity(a) < identity(b) ? -1 : 1)),
  }
}

/** Newest first, then the lower reading, then the later onset: never by which leg it is. */
const leads = (a: Known, b: Known): number =>
  (b.at?.ms ?? 0) - (a.at?.ms ?? 0) ||
  (a.quantity?.value ?? 0) - (b.quantity?.value ?? 0) ||
  (b.onset?.ms ?? 0) - (a.onset?.ms ?? 0)

/** Left and right seen together: present if either leg has it. */
function union(left: Known | undefined, right: Known | undefined): Known | undefined {
  if (left === undefined || right === undefined) return left ?? right
  if (left.evidence[0] === right.evidence[0]) return left
  if (left.status !== right.status) return left.status === 'present' ? left : right
  // A suspicion in the other leg does not make a certain finding one of both legs.
  if (left.certainty !== right.certainty) return left.certainty === 'asserted' ? left : right
  const both = left.status === 'present' && left.side !== 'unknown' && right.side !== 'unknown'
  const lead = leads(left, right) <= 0 ? left : right
  const other = lead === left ? right : left
  const evidence = [...lead.evidence, ...other.evidence.filter((e) => !lead.evidence.includes(e))]
  return both ? { ...lead, side: 'bilateral', legs: 'both', evidence } : { ...lead, evidence }
}

const opposite = { left: 'right', right: 'left' } as const

/** A diagnosis that is over, or a clot older than 90 days, is a history of it. Source: vascular section 4. */
function pastOf(e: Evidence, now: number): readonly Evidence[] {
  if (e.status !== 'present' || e.certainty !== 'asserted') return []
  const began = e.onset ?? e.at
  const settled = e.temporality === 'historical' || (began !== undefined && (now - began.ms) / dayMs > 90)
  return pastDiagnoses
    .filter(({ diagnosis, whileCurrent }) => diagnosis === e.feature && (settled || whileCurrent))
    .map(({ history }) => ({ ...e, feature: history }))
}

/** The patient now: stale, future and void facts left out, every leg on its own. */
export function patientNow(evidence: readonly Evidence[], now: number): PatientNow {
  const problems: DataProblem[] = []
  const kept: Evidence[] = []
  const facts: Evidence[] = []
  for (const e of evidence) {
    if (isFuture(e.at, now) || isFuture(e.onset, now)) {
      problems.push({
        kind: 'future-date',
        reference: e.source.reference,
        message: 'dated after the evaluation time; not used',
      })
      continue
    }
    const current = [...implied(e), ...pastOf(e, now)].filter((fact) => isCurrent(fact, now))
    if (current.length > 0) kept.push(e)
    facts.push(...current)
  }
  const pools = Map.groupBy([...facts, ...derived(facts, now).filter((e) => isCurrent(e, now))], (e) => e.feature)
  for (const feature of perfusionMeasurements) {
    const pool = pools.get(feature)
    if (pool !== undefined)
      pools.set(
        feature,
        pool.filter((e) => !isVoided(e, pools)),
      )
  }

  const sided = (side: 'left' | 'right' | 'unknown') => {
    const cache = new Map<FeatureId, Known | undefined>()
    const own = (feature: FeatureId): Known | undefined => {
      if (!cache.has(feature)) {
        const pool = (pools.get(feature) ?? []).filter(
          (e) => !featureRow(feature).sided || e.side === side || e.side === 'bilateral' || e.side === 'unknown',
        )
        cache.set(feature, resolve(pool, feature))
      }
      return cache.get(feature)
    }
    return own
  }
  const look = { left: sided('left'), right: sided('right'), unknown: sided('unknown') }

  const limb = (side: 'left' | 'right'): View => ({
    limb: side,
    get(feature) {
      const known = look[side](feature)
      if (known === undefined || known.legs !== 'one') return known
      const other = look[opposite[side]](feature)
      return other?.status === known.status && other.side === opposite[side] ? { ...known, legs: 'both' } : known
    },
  })
  const wholeCache = new Map<FeatureId, Known | undefined>()
  const whole: View = {
    limb: 'whole',
    get(feature) {
      if (!wholeCache.has(feature)) wholeCache.set(feature, union(look.left(feature), look.right(feature)))
      return wholeCache.get(feature)
    },
  }
  const namesALeg = [...pools.values()].some((pool) =>
    pool.some(({ side, feature }) => (side === 'left' || side === 'right') && featureRow(feature).sided),
  )
  return {
    limbs: namesALeg ? [limb('left'), limb('right')] : [{ limb: 'unknown', get: look.unknown }],
    whole,
    stated: new Set([...pools].filter(([, pool]) => pool.length > 0).map(([feature]) => feature)),
    evidence: kept,
    problems: problems.filter((p, i) => problems.findIndex((q) => q.reference === p.reference) === i),
  }
}

function isVoided(measurement: Evidence, pools: ReadonlyMap<FeatureId, readonly Evidence[]>): boolean {
  const onThisLeg = (e: Evidence) =>
    e.status === 'present' &&
    e.certainty === 'asserted' &&
    (e.side === 'bilateral' || (e.side !== 'unknown' && e.side === measurement.side))
  if ((pools.get('hx-leg-amputation') ?? []).some(onThisLeg)) return true
  return (pools.get('hx-limb-revascularization') ?? []).some((e) => {
    const done = e.onset ?? e.at
    return onThisLeg(e) && done !== undefined && measurement.at !== undefined && done.ms > measurement.at.ms
  })
}

import { createHash } from 'node:crypto'
import type { Reason, Urgency } from '../classifier/assessment.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { featureRow, type Side } from '../terminology/features.ts'
import type { LookedFor } from './looked-for.ts'

export type Leg = 'left' | 'right' | 'unknown'

/**
 * What a card rests on, as far as memory must tell it from the same card of another day: the facts that speak
 * for it, and how urgent it is on each leg. Nothing of the patient can be read from it.
 */
export interface Basis {
  /** One short digest a fact, sorted. */
  readonly facts: readonly string[]
  readonly levels: Readonly<Partial<Record<Leg, Urgency>>>
}

const urgencyRank: Readonly<Record<Urgency, number>> = { info: 1, warning: 2, critical: 3 }

/** Nothing can be read from a mark; that two are the same, by chance, one time in four thousand million. */
export const mark = (...parts: readonly (string | number | undefined)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8)

export const sorted = (marks: Iterable<string>): readonly string[] => [...new Set(marks)].sort()

/**
 * Risks, histories and drugs are charted anew at every visit without anything having happened: such a fact is
 * known by what it says. One that holds for a season only is an event (an operation, a pregnancy), and so is
 * everything a patient feels, an examiner finds, a device measures or a clinician diagnoses.
 */
function isStanding({ feature }: Evidence): boolean {
  const { kind, windowDays } = featureRow(feature)
  return kind === 'drug' || ((kind === 'risk' || kind === 'history') && (windowDays === null || windowDays >= 365))
}

/**
 * Identity of a fact for memory: what it says, of when, and in which resource. Not where in the resource, nor
 * the resource's version: a note signed again, or a server that counts versions, tells nothing new.
 */
export function factMark(e: Evidence): string {
  const { feature, status, certainty, temporality, side, quantity } = e
  const said = [feature, status, certainty, temporality, side] as const
  return isStanding(e)
    ? mark(...said)
    : mark(
        ...said,
        quantity?.comparator,
        quantity?.value,
        quantity?.unit,
        e.at?.text,
        e.onset?.text,
        e.source.reference,
      )
}

const legsOf = (side: Side): readonly Leg[] => (side === 'bilateral' ? ['left', 'right'] : [side])

export function levelsOf(hypotheses: readonly { readonly side: Side; readonly urgency: Urgency }[]): Basis['levels'] {
  const levels: Partial<Record<Leg, Urgency>> = {}
  for (const { side, urgency } of hypotheses)
    for (const leg of legsOf(side)) {
      const before = levels[leg]
      if (before === undefined || urgencyRank[urgency] > urgencyRank[before]) levels[leg] = urgency
    }
  return levels
}

const placeOf = ({ source: { reference, path } }: Evidence): string => `${reference} ${path}`

/** A number of the whole body is taken at every visit: it counts where it speaks for a card, not where it is normal. */
const isRoutine = ({ feature }: Evidence): boolean => {
  const { kind, sided } = featureRow(feature)
  return kind === 'demographic' || (kind === 'measurement' && !sided)
}

/** A hypothesis a card speaks of. */
export interface Spoken {
  readonly side: Side
  readonly for: readonly Reason[]
  readonly lookedFor: LookedFor
}

/**
 * The facts that speak for a hypothesis: those its reasons cite. Where both legs are judged and told together only
 * one is cited, so everything its rules look for counts.
 *
 * @param evidence everything the rules could see (`Assessment.evidence`)
 */
export function factsFor({ side, for: reasons, lookedFor }: Spoken, evidence: readonly Evidence[]): readonly string[] {
  const cited = new Set(reasons.flatMap((reason) => reason.evidence.map(placeOf)))
  const sought = evidence.filter(({ status, feature }) => status === 'present' && lookedFor.features.has(feature))
  const otherLeg = side === 'bilateral' && lookedFor.byLeg
  const speaking = sought.filter((e) => cited.has(placeOf(e)) || (otherLeg && !isRoutine(e)))
  // What rules see in a fact (the difference of two circumferences, a clot grown old) may have another name than it.
  const told = new Set(speaking.map(placeOf))
  const unnamed = evidence.filter((e) => cited.has(placeOf(e)) && !told.has(placeOf(e)))
  return [...speaking, ...unnamed].map(factMark)
}

/** What sets a card apart from one seen before. A fact that is gone is no news. */
export function newIn(now: Basis, before: Basis): 'urgency' | 'evidence' | undefined {
  if (risenLegs(now, before).length > 0) return 'urgency'
  const known = new Set(before.facts)
  return now.facts.every((fact) => known.has(fact)) ? undefined : 'evidence'
}

const legs: readonly Leg[] = ['left', 'right', 'unknown']

const rankOf = ({ levels }: Basis, leg: Leg): number => {
  const level = levels[leg]
  return level === undefined ? 0 : urgencyRank[level]
}

const risenLegs = (now: Basis, before: Basis): readonly Leg[] =>
  legs.filter((leg) => rankOf(now, leg) > rankOf(before, leg))

/** A basis whose urgency has sunk since: a later rise from there is a rise. */
export function sunkTo<T extends Basis>(before: T, now: Basis): T {
  const levels = { ...before.levels }
  for (const leg of legs) {
    const level = now.levels[leg]
    if (level !== undefined && rankOf(now, leg) < rankOf(before, leg)) levels[leg] = level
  }
  return { ...before, levels }
}

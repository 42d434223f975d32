import { isTrigger } from '../classifier/assess.ts'
import { patientNow } from '../classifier/features.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { dayMs } from '../fhir/time.ts'
import { features } from '../terminology/feature-rows.ts'

/** Late enough for every clot to have become history, and for every window to be over. */
const centuriesMs = 1000 * 365 * dayMs

const isHeard = (e: Evidence, now: number): boolean => {
  const { evidence, problems } = patientNow([e], now)
  return evidence.length > 0 || problems.length > 0
}

/**
 * Whether a fact says nothing at `now` and will say nothing later: its windows are over, and it leaves no
 * history. No assessment at `now` or later differs for its absence; the classifier itself is asked.
 */
export const isOver = (e: Evidence, now: number): boolean => !isHeard(e, now) && !isHeard(e, now + centuriesMs)

/** Every window the dictionary knows, days, shortest first. */
const windows: readonly number[] = [
  ...new Set(Object.values(features).flatMap(({ windowDays }) => (windowDays === null ? [] : [windowDays]))),
].toSorted((a, b) => a - b)

/**
 * After how many days a fact like this one is over, counted from when it was stated.
 *
 * @returns one of the dictionary's windows; -1 when it says nothing on the day itself; `Infinity` when it never ends
 */
export function overAfterDays(e: Evidence, now: number): number {
  const isOverAfter = (days: number): boolean => {
    const ms = now - (days + 1) * dayMs
    return isOver({ ...e, at: { text: new Date(ms).toISOString(), ms } }, now)
  }
  // Once over, always over: halving finds the first window that ends it.
  const candidates = [-1, ...windows]
  let [low, high] = [0, candidates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isOverAfter(candidates[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return candidates[low] ?? Number.POSITIVE_INFINITY
}

/**
 * Whether a fact could, alone or with others, make a hypothesis speak, whenever it was stated. What no patient's
 * fact can is left unread: such a patient has no finding.
 */
export function couldDecide(e: Evidence, now: number): boolean {
  const ms = now - dayMs
  const time = { text: new Date(ms).toISOString(), ms }
  const fresh: Evidence = {
    ...e,
    ...(e.at === undefined ? {} : { at: time }),
    ...(e.onset === undefined ? {} : { onset: time }),
    ...(e.ended === undefined ? {} : { ended: time }),
  }
  return [now, now + centuriesMs].some((instant) => [...patientNow([fresh], instant).stated].some(isTrigger))
}

/** Whether a fact is dated after the evaluation: a problem to be told. */
export const isFuture = (e: Evidence, now: number): boolean => patientNow([e], now).problems.length > 0

/**
 * What all lines of one form say. Made from the first line of the form by the readers of `evidence/` themselves;
 * nothing here knows a code, a phrase or a threshold.
 */
import type { FhirResource, Observation } from 'fhir/r4.js'
import { implications } from '../classifier/implications.ts'
import { type Evidence, mergeEvidence } from '../evidence/evidence.ts'
import { evidenceOf } from '../evidence/extract.ts'
import { canonicalValue } from '../evidence/measurement/units.ts'
import { askedInNumbers } from '../evidence/observation/open-question.ts'
import { titleOf } from '../evidence/stated-concept.ts'
import { items } from '../fhir/lenient.ts'
import { type StatedQuantity, statedQuantity } from '../fhir/quantity.ts'
import { clinicalTime } from '../fhir/time.ts'
import { type FeatureId, featureRow } from '../terminology/features.ts'
import { isOver, overAfterDays } from './expiry.ts'
import type { Hole } from './line-pieces.ts'
import type { ReadingPlan } from './reading-plan.ts'
import { refersToMedication } from './statement.ts'

/** A form whose lines can be understood without parsing them. */
export interface Form {
  readonly type: string
  readonly idHole: number
  readonly subjectHole: number
  /** -1 where the line has none. */
  readonly versionHole: number
  readonly updatedHole: number
  /** The date the reader takes; -1 where the line has none. */
  readonly dateHole: number
  readonly facts: readonly RepeatedFact[]
  readonly numbers: readonly MeasuredNumber[]
}

/** One fact that every line of the form states. */
export interface RepeatedFact {
  /** Its JSON, cut where reference, version, date and instant stand; `marks` says which. */
  readonly pieces: readonly string[]
  readonly marks: readonly Mark[]
  /** Days from the line's date after which it is over; `Infinity` never, -1 from the first. */
  readonly overAfterDays: number
}

export type Mark = 'reference' | 'version' | 'date' | 'instant'

/** A number that is measured: usable without a closer look where it lies in one of `ranges` and its time is over. */
export interface MeasuredNumber {
  readonly hole: number
  /** In the unit of the record. */
  readonly ranges: readonly (readonly [low: number, high: number])[]
  readonly overAfterDays: number
}

const indexOfHole = (holes: readonly Hole[], kind: Hole['role']['kind']): number | undefined => {
  const found = holes.flatMap(({ role }, i) => (role.kind === kind ? [i] : []))
  return found.length > 1 ? undefined : (found[0] ?? -1)
}

/**
 * The form of a line, or `undefined` where its other lines must be parsed to be understood.
 *
 * @param resource the line, parsed
 */
export function formOf(
  resource: FhirResource,
  holes: readonly Hole[],
  plan: ReadingPlan,
  now: number,
): Form | undefined {
  // A drug named elsewhere, and what could not be used, are told line by line.
  if (refersToMedication(resource)) return undefined
  const { evidence, problems } = evidenceOf(resource)
  if (problems.length > 0) return undefined
  const idHole = indexOfHole(holes, 'id')
  const subjectHole = resource.resourceType === 'Patient' ? idHole : indexOfHole(holes, 'subject')
  const versionHole = indexOfHole(holes, 'version')
  const updatedHole = indexOfHole(holes, 'updated')
  if (idHole === undefined || idHole < 0 || subjectHole === undefined || subjectHole < 0) return undefined
  if (versionHole === undefined || updatedHole === undefined) return undefined
  const dates = holes.flatMap(({ role }, i) => (role.kind === 'date' ? [{ path: role.path, i }] : []))
  if (new Set(dates.map(({ path }) => path)).size < dates.length) return undefined
  const first = plan.dates.find((path) => dates.some((date) => date.path === path))
  const dateHole = dates.find(({ path }) => path === first)?.i ?? -1
  const base = { type: resource.resourceType, idHole, subjectHole, versionHole, updatedHole, dateHole }

  const counted = holes.flatMap(({ role }, hole) =>
    role.kind === 'number' ? [{ component: role.component, hole }] : [],
  )
  if (counted.length > 0) {
    const numbers = isObservation(resource) ? measuredNumbers(resource, evidence, counted, now) : undefined
    return numbers === undefined ? undefined : { ...base, facts: [], numbers }
  }
  if (evidence.length === 0) return isSilentForAnyDates(resource) ? { ...base, facts: [], numbers: [] } : undefined
  const facts = plan.datedOnce ? repeatedFacts(evidence, dateOf(resource, first), now) : undefined
  return facts === undefined ? undefined : { ...base, facts, numbers: [] }
}

const isObservation = (resource: FhirResource): resource is Observation => resource.resourceType === 'Observation'

/** A stay in hospital speaks by its length: silent only if the longest stay would be. */
function isSilentForAnyDates(resource: FhirResource): boolean {
  if (resource.resourceType !== 'Encounter') return true
  const long = { ...resource, period: { start: '2000-01-01', end: '2001-01-01' } }
  return evidenceOf(long).evidence.length === 0
}

/** The text of the date the reader takes. */
function dateOf(resource: FhirResource, path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  let value: unknown = resource
  for (const name of path.split('.')) {
    value =
      typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined
  }
  return typeof value === 'string' ? value : undefined
}

// --- facts without numbers

/** Control characters: JSON escapes them, so no text of a record can look like one. */
const placeholders = { reference: '\u0001', version: '\u0002', date: '\u0003', instant: '\u0004' } as const
const markOf: ReadonlyMap<string, Mark> = new Map([
  ['"\\u0001"', 'reference'],
  ['"\\u0002"', 'version'],
  ['"\\u0003"', 'date'],
  ['"\\u0004"', 'instant'],
])

function repeatedFacts(
  read: readonly Evidence[],
  date: string | undefined,
  now: number,
): readonly RepeatedFact[] | undefined {
  const time = clinicalTime(date)
  // A note's own date, or words that count back from it, move differently.
  const movesWithDate = (e: Evidence) =>
    e.onset === undefined &&
    e.ended === undefined &&
    (e.at === undefined || (time !== undefined && e.at.text === time.text))
  if (!read.every(movesWithDate)) return undefined
  const facts = mergeEvidence(read)
    .filter((e) => e.at !== undefined || !isOver(e, now))
    .map((e) => repeatedFact(e, now))
  return facts.every((fact) => fact !== undefined) ? facts : undefined
}

function repeatedFact(e: Evidence, now: number): RepeatedFact | undefined {
  const json = JSON.stringify(e)
  if (json.includes('\\u000')) return undefined
  const marked = JSON.stringify(e, (key, value: unknown) => {
    if (key === 'reference' || key === 'version') return placeholders[key]
    return key === 'at' ? { text: placeholders.date, ms: placeholders.instant } : value
  })
  const parts = marked.split(/("\\u000[1-4]")/)
  return {
    pieces: parts.filter((_, i) => i % 2 === 0),
    marks: parts.flatMap((part) => markOf.get(part) ?? []),
    overAfterDays: e.at === undefined ? Number.POSITIVE_INFINITY : overAfterDays(e, now),
  }
}

// --- numbers

interface Counted {
  readonly component: number
  readonly hole: number
}

/**
 * What is known of the numbers of an Observation: each is either measured, or nothing is read from it whatever
 * it is. `undefined` where neither can be shown.
 */
function measuredNumbers(
  observation: Observation,
  read: readonly Evidence[],
  counted: readonly Counted[],
  now: number,
): readonly MeasuredNumber[] | undefined {
  const pathOf = ({ component }: Counted) => (component < 0 ? 'valueQuantity' : `component[${component}].valueQuantity`)
  const byPath = Map.groupBy(read, ({ source }) => source.path)
  const measured = counted.filter((number) => byPath.has(pathOf(number)))
  if (measured.length !== byPath.size) return undefined
  const quiet = counted.filter((number) => !byPath.has(pathOf(number)))
  if (quiet.length > 0 && !isQuiet(observation, quiet, read)) return undefined

  const numbers = measured.map((number): MeasuredNumber | undefined => {
    const [e, another] = byPath.get(pathOf(number)) ?? []
    const stated = statedQuantity(quantityOf(observation, number.component))
    if (e === undefined || another !== undefined || stated === undefined) return undefined
    return measuredNumber(e, stated, number.hole, now)
  })
  return numbers.every((number) => number !== undefined) ? numbers : undefined
}

const quantityOf = (observation: Observation, component: number) =>
  component < 0 ? observation.valueQuantity : items(observation.component)[component]?.valueQuantity

/**
 * Whether numbers say nothing, whatever they are. A number is read in three ways: as a measurement (then it
 * says something, or is a problem), as zero or not zero beside words, and as words where the question asks for
 * a grade.
 */
function isQuiet(observation: Observation, quiet: readonly Counted[], read: readonly Evidence[]): boolean {
  const titles = [titleOf(observation.code), ...items(observation.component).map(({ code }) => titleOf(code))]
  if (titles.some((title) => askedInNumbers.test(title ?? ''))) return false
  const same = JSON.stringify(read)
  return [0, 1, 7.5].every((value) => {
    const { evidence, problems } = evidenceOf(withNumbers(observation, quiet, value))
    return problems.length === 0 && JSON.stringify(evidence) === same
  })
}

function withNumbers(observation: Observation, which: readonly Counted[], value: number): Observation {
  const isChanged = (component: number) => which.some((number) => number.component === component)
  return {
    ...observation,
    ...(isChanged(-1) ? { valueQuantity: { ...observation.valueQuantity, value } } : {}),
    ...(observation.component === undefined
      ? {}
      : {
          component: items(observation.component).map((part, i) =>
            isChanged(i) ? { ...part, valueQuantity: { ...part.valueQuantity, value } } : part,
          ),
        }),
  }
}

/** Values at which what a number implies may change, canonical unit. */
const thresholdsOf = (feature: FeatureId): readonly number[] =>
  implications.flatMap(({ from, when }) => (from === feature && typeof when !== 'string' ? [when.value] : []))

/** Largest number a record is expected to hold without a closer look. */
const largest = 1e6

function measuredNumber(e: Evidence, stated: StatedQuantity, hole: number, now: number): MeasuredNumber | undefined {
  const { feature, quantity } = e
  const canonical = (value: number) => canonicalValue(feature, { ...stated, value })
  // Where the readers do more than convert (a D-dimer's basis), they are asked each time.
  if (quantity === undefined || featureRow(feature).sided || canonical(stated.value) !== quantity.value)
    return undefined
  const [low, high] = featureRow(feature).plausible ?? [0, largest]
  const cuts = [...new Set([low, ...thresholdsOf(feature), high])].toSorted((a, b) => a - b)
  const ranges: (readonly [number, number])[] = []
  let over = -1
  for (const [i, from] of cuts.entries()) {
    const to = cuts[i + 1]
    if (to === undefined) break
    const value = (from + to) / 2
    const days = overAfterDays({ ...e, quantity: { ...quantity, value } }, now)
    if (days === Number.POSITIVE_INFINITY) continue
    const range = [lowest(canonical, from), highest(canonical, to)] as const
    if (!(range[0] < range[1])) continue
    over = Math.max(over, days)
    ranges.push(range)
  }
  return ranges.length === 0 ? undefined : { hole, ranges, overAfterDays: over }
}

/** A safe distance from every limit: numbers so near are looked at closely. */
const clear = (value: number): number => 1e-5 * Math.max(1, Math.abs(value))

/** The least recorded number whose canonical value is clearly above `limit`. */
const lowest = (canonical: (value: number) => number | undefined, limit: number): number =>
  edge((value) => (canonical(value) ?? Number.NaN) > limit + clear(limit))

/** The greatest recorded number whose canonical value is clearly below `limit`. */
const highest = (canonical: (value: number) => number | undefined, limit: number): number =>
  -edge((value) => (canonical(-value) ?? Number.NaN) < limit - clear(limit))

/** Least number from which on `holds` is true, by halving; conversions of units only ever rise. */
function edge(holds: (value: number) => boolean): number {
  let [no, yes] = [-largest, largest]
  if (!holds(yes)) return Number.NaN
  if (holds(no)) return no
  for (let i = 0; i < 80; i += 1) {
    const middle = (no + yes) / 2
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}

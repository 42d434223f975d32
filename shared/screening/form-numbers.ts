import type { FhirResource, Observation } from 'fhir/r4.js'
import { implications } from '../classifier/implications.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { evidenceOf } from '../evidence/extract.ts'
import { canonicalValue } from '../evidence/measurement/units.ts'
import { askedInNumbers } from '../evidence/observation/open-question.ts'
import { titleOf } from '../evidence/stated-concept.ts'
import { items } from '../fhir/lenient.ts'
import { type StatedQuantity, statedQuantity } from '../fhir/quantity.ts'
import { type FeatureId, featureRow } from '../terminology/features.ts'
import { couldDecide, overAfterDays } from './expiry.ts'
import type { Hole } from './line-pieces.ts'

/** A measured number of a form, and how any other number in its place is read. */
export interface FormNumber {
  readonly hole: number
  readonly feature: FeatureId
  /** As the sample states it, but for the number. */
  readonly stated: StatedQuantity
  /** What the record's own words for it begin and end with: `<`, ` mg/dL`. */
  readonly before: string
  readonly after: string
  /** The fact itself is heard for so many days. */
  readonly currentDays: number
  /** Numbers, in the unit of the record, that are plausible and imply the same; and when a fact of theirs is over. */
  readonly ranges: readonly NumberRange[]
}

export interface NumberRange {
  readonly low: number
  readonly high: number
  readonly overAfterDays: number
  readonly decides: boolean
}

interface Counted {
  readonly component: number
  readonly hole: number
}

/**
 * What is known of the numbers of a line, by the fact each gives: each is either measured, or nothing is read from
 * it whatever it is. `undefined` where neither can be shown.
 */
export function numbersOf(
  resource: FhirResource,
  read: readonly Evidence[],
  holes: readonly Hole[],
  now: number,
): ReadonlyMap<Evidence, FormNumber> | undefined {
  const counted = holes.flatMap(({ role }, hole) =>
    role.kind === 'number' ? [{ component: role.component, hole }] : [],
  )
  const numbers = new Map<Evidence, FormNumber>()
  if (counted.length === 0) return numbers
  if (resource.resourceType !== 'Observation') return undefined
  const byPath = Map.groupBy(read, ({ source }) => source.path)
  const quiet: Counted[] = []
  let measured = 0
  for (const number of counted) {
    const path = number.component < 0 ? 'valueQuantity' : `component[${number.component}].valueQuantity`
    const [e, another] = byPath.get(path) ?? []
    if (e === undefined) {
      quiet.push(number)
      continue
    }
    const stated = statedQuantity(quantityOf(resource, number.component))
    const found = another === undefined && stated !== undefined ? formNumber(e, stated, number.hole, now) : undefined
    if (found === undefined || e === undefined || !readsAs(resource, number, e, found, read)) return undefined
    numbers.set(e, found)
    measured += 1
  }
  // Beside numbers nothing else may be stated: it could depend on them.
  if (measured !== read.length) return undefined
  return quiet.length === 0 || isQuiet(resource, quiet, read) ? numbers : undefined
}

const quantityOf = (observation: Observation, component: number) =>
  component < 0 ? observation.valueQuantity : items(observation.component)[component]?.valueQuantity

/**
 * Whether numbers say nothing, whatever they are. A number is read in three ways: as a measurement (then it says
 * something, or is a problem), as zero or not zero beside words, and as words where the question asks for a grade.
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

/** Whether the readers say of both ends of each range what the form says: a conversion they add to would show there. */
function readsAs(
  observation: Observation,
  number: Counted,
  e: Evidence,
  { feature, stated, before, after, ranges }: FormNumber,
  read: readonly Evidence[],
): boolean {
  return ranges
    .flatMap(({ low, high }) => [low, high])
    .every((value) => {
      const canonical = canonicalValue(feature, { ...stated, value })
      if (canonical === undefined) return false
      const { evidence, problems } = evidenceOf(withNumbers(observation, [number], value))
      const expected = read.map((other) =>
        other === e
          ? { ...e, quantity: { ...e.quantity, value: canonical, original: `${before}${value}${after}` } }
          : other,
      )
      return problems.length === 0 && JSON.stringify(evidence) === JSON.stringify(expected)
    })
}

/** Values at which what a number implies may change, canonical unit. */
const thresholdsOf = (feature: FeatureId): readonly number[] =>
  implications.flatMap(({ from, when }) => (from === feature && typeof when !== 'string' ? [when.value] : []))

/** Largest number a record is expected to hold without a closer look. */
const largest = 1e6

function formNumber(e: Evidence, stated: StatedQuantity, hole: number, now: number): FormNumber | undefined {
  const { feature, quantity, kind } = e
  const canonical = (value: number) => canonicalValue(feature, { ...stated, value })
  // Where the readers do more than convert (a D-dimer's basis, a leg's side), they are asked each time.
  if (kind !== 'measured' || quantity === undefined || featureRow(feature).sided) return undefined
  if (canonical(stated.value) !== quantity.value || quantity.original !== stated.original) return undefined
  const [before, after, more] = stated.original.split(`${stated.value}`)
  if (before === undefined || after === undefined || more !== undefined) return undefined

  const { plausible, windowDays } = featureRow(feature)
  const [low, high] = plausible ?? [0, largest]
  const cuts = [...new Set([low, ...thresholdsOf(feature), high])].toSorted((a, b) => a - b)
  const ranges = cuts.slice(1).flatMap((to, i) => {
    const from = cuts[i] ?? to
    const range = { low: lowest(canonical, from), high: highest(canonical, to) }
    if (!(range.low < range.high)) return []
    const inside = { ...e, quantity: { ...quantity, value: (from + to) / 2 } }
    return [{ ...range, overAfterDays: overAfterDays(inside, now), decides: couldDecide(inside, now) }]
  })
  return { hole, feature, stated, before, after, ranges, currentDays: windowDays ?? Number.POSITIVE_INFINITY }
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
  for (let i = 0; i < 60; i += 1) {
    const middle = (no + yes) / 2
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}

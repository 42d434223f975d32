/**
 * What all lines of one form say. Made from the first line of the form by the readers of `evidence/` themselves;
 * nothing here knows a code, a phrase or a threshold.
 */
import type { FhirResource } from 'fhir/r4.js'
import { type Evidence, mergeEvidence } from '../evidence/evidence.ts'
import { evidenceOf } from '../evidence/extract.ts'
import { type ClinicalTime, clinicalTime, dayMs } from '../fhir/time.ts'
import { couldDecide, isOver, overAfterDays } from './expiry.ts'
import { type FormNumber, numbersOf } from './form-numbers.ts'
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
  /** The date the reader takes for when a fact was stated; -1 where the line has none. */
  readonly dateHole: number
  /** All dates that must be ones for the line to say what its form says. */
  readonly dateHoles: readonly number[]
  /** In the order of a statement. */
  readonly facts: readonly FormFact[]
}

/** One fact that every line of the form states. */
export interface FormFact {
  /** Its JSON, cut where the marks stand. */
  readonly pieces: readonly string[]
  readonly marks: readonly Mark[]
  /** Days from the line's date after which it is over; `Infinity` never, -1 from the first. Of a number: by its range. */
  readonly overAfterDays: number
  /** Of a number: by its range. */
  readonly decides: boolean
  readonly number?: FormNumber
}

/** What stands between two pieces of a fact. */
export type Mark =
  | { readonly kind: 'reference' | 'version' | 'value' | 'original' }
  | { readonly kind: 'date' | 'instant'; readonly hole: number }

/** One hole of a kind: its number, -1 where there is none, `undefined` where there are several. */
const onlyHole = (holes: readonly Hole[], kind: Hole['role']['kind']): number | undefined => {
  const found = holes.flatMap(({ role }, i) => (role.kind === kind ? [i] : []))
  return found.length > 1 ? undefined : (found[0] ?? -1)
}

/** The form of a line, or `undefined` where its other lines must be parsed to be understood. */
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
  const idHole = onlyHole(holes, 'id')
  const subjectHole = resource.resourceType === 'Patient' ? idHole : onlyHole(holes, 'subject')
  const versionHole = onlyHole(holes, 'version')
  const updatedHole = onlyHole(holes, 'updated')
  if (idHole === undefined || idHole < 0 || subjectHole === undefined || subjectHole < 0) return undefined
  if (versionHole === undefined || updatedHole === undefined) return undefined
  const dates = datesIn(holes)
  if (dates === undefined) return undefined
  const stated = plan.dates.find((path) => dates.has(path))
  const dateHole = stated === undefined ? -1 : (dates.get(stated) ?? -1)
  const base = { type: resource.resourceType, idHole, subjectHole, versionHole, updatedHole, dateHole }

  const numbers = numbersOf(resource, evidence, holes, now)
  if (numbers === undefined) return undefined
  if (evidence.length === 0)
    return isSilentForAnyDates(resource) ? { ...base, dateHoles: dateHole < 0 ? [] : [dateHole], facts: [] } : undefined

  const times = timesOf(resource, plan, stated, dates, holes)
  if (times === undefined) return undefined
  const facts: FormFact[] = []
  for (const e of mergeEvidence(evidence)) {
    const number = numbers.get(e)
    // Undated facts are over now or never.
    if (e.at === undefined && number === undefined && isOver(e, now)) continue
    const fact = formFact(e, times, number, now)
    if (fact === undefined) return undefined
    facts.push(fact)
  }
  return { ...base, dateHoles: [...dates.values()], facts }
}

/** Holes of dates by path; `undefined` where one path has several. */
function datesIn(holes: readonly Hole[]): ReadonlyMap<string, number> | undefined {
  const dates = holes.flatMap(({ role }, i) => (role.kind === 'date' ? [[role.path, i] as const] : []))
  const byPath = new Map(dates)
  return byPath.size === dates.length ? byPath : undefined
}

/** A stay in hospital speaks by its length: silent only if the longest stay would be. */
function isSilentForAnyDates(resource: FhirResource): boolean {
  if (resource.resourceType !== 'Encounter') return true
  const long = { ...resource, period: { start: '2000-01-01', end: '2001-01-01' } }
  return evidenceOf(long).evidence.length === 0
}

// --- times

/** A time of the sample, and the hole it was read from. */
interface Timed {
  readonly time: ClinicalTime
  readonly hole: number
}

type Times = { readonly [when in 'at' | 'onset' | 'ended']?: Timed }

/** Where the times of this form's facts are read; `undefined` where that cannot be told from its dates alone. */
function timesOf(
  resource: FhirResource,
  { course }: ReadingPlan,
  stated: string | undefined,
  dates: ReadonlyMap<string, number>,
  holes: readonly Hole[],
): Times | undefined {
  if (course === undefined || holes.some(({ role }) => role.kind === 'bound')) return undefined
  const read = (path: string | undefined): Timed | undefined => {
    const hole = path === undefined ? undefined : dates.get(path)
    const time = path === undefined ? undefined : clinicalTime(valueAt(resource, path))
    return hole === undefined || time === undefined ? undefined : { time, hole }
  }
  const [at, onset, ended] = [read(stated), read(course.onset), read(course.ended)]
  return {
    ...(at === undefined ? {} : { at }),
    ...(onset === undefined ? {} : { onset }),
    ...(ended === undefined ? {} : { ended }),
  }
}

function valueAt(resource: FhirResource, path: string): unknown {
  let value: unknown = resource
  for (const name of path.split('.'))
    value =
      typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined
  return value
}

// --- facts

/** Control characters: JSON escapes them, so no text of a record can look like one. */
const placeholder = (i: number): string => `\u0001${i}\u0002`
const placeholderInJson = /"\\u0001(\d+)\\u0002"/

const kindsOfTime = ['at', 'onset', 'ended'] as const

function formFact(e: Evidence, times: Times, number: FormNumber | undefined, now: number): FormFact | undefined {
  // Words that count back from their date give an onset no hole holds.
  if (e.kind === 'text' && e.onset !== undefined) return undefined
  for (const when of kindsOfTime) if (e[when] !== undefined && e[when].text !== times[when]?.time.text) return undefined
  const ends = number === undefined ? overAfter(e, now) : Number.POSITIVE_INFINITY
  if (ends === undefined || /\\u000[12]/.test(JSON.stringify(e))) return undefined
  const marks: Mark[] = []
  const mark = (what: Mark): string => placeholder(marks.push(what) - 1)
  const marked = JSON.stringify(e, (key, value: unknown) => {
    if (key === 'reference' || key === 'version') return mark({ kind: key })
    if (key === 'at' || key === 'onset' || key === 'ended') {
      const hole = times[key]?.hole ?? -1
      return { text: mark({ kind: 'date', hole }), ms: mark({ kind: 'instant', hole }) }
    }
    if (number !== undefined && key === 'quantity' && typeof value === 'object')
      return { ...value, value: mark({ kind: 'value' }), original: mark({ kind: 'original' }) }
    return value
  })
  const parts = marked.split(placeholderInJson)
  return {
    pieces: parts.filter((_, i) => i % 2 === 0),
    // In the order in which they stand, which for `quantity` is not that in which they were made.
    marks: parts.filter((_, i) => i % 2 === 1).flatMap((i) => marks[Number(i)] ?? []),
    overAfterDays: ends,
    decides: couldDecide(e, now),
    ...(number === undefined ? {} : { number }),
  }
}

const centuryMs = 36_525 * dayMs

/** After how many days the fact is over; `undefined` where more than one of its dates decides. */
function overAfter(e: Evidence, now: number): number | undefined {
  if (e.onset === undefined && e.ended === undefined)
    return e.at === undefined ? Number.POSITIVE_INFINITY : overAfterDays(e, now)
  const all = (ms: number): Evidence => {
    const time = { text: new Date(ms).toISOString(), ms }
    return {
      ...e,
      ...(e.at === undefined ? {} : { at: time }),
      ...(e.onset === undefined ? {} : { onset: time }),
      ...(e.ended === undefined ? {} : { ended: time }),
    }
  }
  if (!isOver(all(now - 5 * centuryMs), now)) return Number.POSITIVE_INFINITY
  return isOver(all(now), now) ? -1 : undefined
}

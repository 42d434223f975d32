import type { FhirResource } from 'fhir/r4.js'
import { contentId } from '../fhir/content-id.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import { type ClinicalTime, clinicalTime } from '../fhir/time.ts'
import { type FeatureId, featureRow, type Side } from '../terminology/features.ts'
import type { Evidence, Measured, Source } from './evidence.ts'

/** What one resource states, and what of it could not be used. */
export interface Extraction {
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
}

/** What the facts of one resource share, and where they are gathered. A fact may state its own instead. */
export interface Entry {
  readonly reference: string
  readonly version?: string
  readonly certainty: Evidence['certainty']
  readonly temporality: Evidence['temporality']
  readonly at?: ClinicalTime
  readonly onset?: ClinicalTime
  readonly ended?: ClinicalTime
  /** Filled while the resource is read. */
  readonly found: { readonly evidence: Evidence[]; readonly problems: DataProblem[] }
}

/** One fact, where it differs from its entry. */
export interface Fact {
  readonly feature: FeatureId
  readonly status: Evidence['status']
  readonly kind: Evidence['kind']
  readonly path: string
  readonly side?: Side
  readonly coding?: FactCoding
  readonly quote?: Source['quote']
  readonly quantity?: Measured
  readonly certainty?: Evidence['certainty']
  readonly temporality?: Evidence['temporality']
  readonly at?: ClinicalTime
  readonly onset?: ClinicalTime
}

export interface FactCoding {
  readonly system?: string | undefined
  readonly code?: string | undefined
  readonly display?: string | undefined
}

/** Of a resource that states nothing. */
export const nothing: Extraction = { evidence: [], problems: [] }

/** What every entry begins with. */
export function entryOf(resource: FhirResource): Entry {
  const version: unknown = resource.meta?.versionId
  return {
    reference: `${resource.resourceType}/${resource.id ?? contentId(resource)}`,
    ...(typeof version === 'string' ? { version } : {}),
    certainty: 'asserted',
    temporality: 'current',
    found: { evidence: [], problems: [] },
  }
}

/** An entry with the times that are known of it. */
export const timed = (
  entry: Entry,
  { at, onset, ended }: { readonly [when in 'at' | 'onset' | 'ended']?: ClinicalTime | undefined },
): Entry => ({
  ...entry,
  ...(at === undefined ? {} : { at }),
  ...(onset === undefined ? {} : { onset }),
  ...(ended === undefined ? {} : { ended }),
})

/** For words beside a fact: when that fact began or ended does not date what they say. */
export function withoutCourse({ onset: _, ended: __, ...entry }: Entry): Entry {
  return entry
}

/** The weaker of two certainties. */
export const weaker = (a: Evidence['certainty'], b: Evidence['certainty']): Evidence['certainty'] =>
  a === 'possible' ? a : b

/** Adds a fact to its entry. */
export function state(entry: Entry, fact: Fact): void {
  const at = fact.at ?? entry.at
  const onset = fact.onset ?? entry.onset
  const { system, code, display } = fact.coding ?? {}
  const coding =
    system === undefined || code === undefined
      ? {}
      : { coding: { system, code, ...(display === undefined ? {} : { display }) } }
  entry.found.evidence.push({
    feature: fact.feature,
    status: fact.status,
    certainty: weaker(entry.certainty, fact.certainty ?? 'asserted'),
    temporality: entry.temporality === 'historical' ? 'historical' : (fact.temporality ?? 'current'),
    // A fact about the whole person has no side, whatever stands beside it.
    side: featureRow(fact.feature).sided ? (fact.side ?? 'unknown') : 'unknown',
    kind: fact.kind,
    ...(at === undefined ? {} : { at }),
    ...(onset === undefined ? {} : { onset }),
    ...(entry.ended === undefined ? {} : { ended: entry.ended }),
    ...(fact.quantity === undefined ? {} : { quantity: fact.quantity }),
    source: {
      reference: entry.reference,
      ...(entry.version === undefined ? {} : { version: entry.version }),
      path: fact.path,
      ...coding,
      ...(fact.quote === undefined ? {} : { quote: fact.quote }),
    },
  })
}

/** The first of several dates that is one. A date that is none is a problem, and the fact stays undated. */
export function firstTime(entry: Entry, candidates: readonly unknown[]): ClinicalTime | undefined {
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue
    const time = clinicalTime(candidate)
    if (time !== undefined) return time
    report(entry, 'invalid-date', 'a date that is not a FHIR date; left out')
  }
  return undefined
}

/** Lists a problem of this entry, once. */
export function report({ reference, found }: Entry, kind: DataProblem['kind'], message: string): void {
  if (found.problems.some((known) => known.kind === kind && known.message === message)) return
  found.problems.push({ kind, reference, message })
}

/** One fact, several places that name its side differently. */
export const reportSideConflict = (entry: Entry): void =>
  report(entry, 'side-conflict', 'different sides are stated for one fact; it counts for neither leg alone')

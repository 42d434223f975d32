import type { FhirResource } from 'fhir/r4.js'
import type { DataProblem } from '../fhir/data-problem.ts'
import { type ClinicalTime, clinicalTime } from '../fhir/time.ts'
import { type FeatureId, featureRow, type Side } from '../terminology/features.ts'
import type { Evidence, Measured, Source } from './evidence.ts'

/** What the facts of one resource share; a fact may state its own. */
export interface Entry {
  readonly reference: string
  readonly version?: string
  readonly certainty: Evidence['certainty']
  readonly temporality: Evidence['temporality']
  readonly at?: ClinicalTime
  readonly onset?: ClinicalTime
  readonly ended?: ClinicalTime
}

/** Where a reader puts what it finds. Lives as long as one resource is read. */
export interface Findings {
  readonly evidence: Evidence[]
  readonly problems: DataProblem[]
}

/** One fact, where it differs from its entry. */
export interface Fact {
  readonly feature: FeatureId
  readonly status: Evidence['status']
  readonly kind: Evidence['kind']
  readonly path: string
  readonly side?: Side
  readonly coding?: {
    readonly system?: string | undefined
    readonly code?: string | undefined
    readonly display?: string | undefined
  }
  readonly quote?: Source['quote']
  readonly quantity?: Measured
  readonly certainty?: Evidence['certainty']
  readonly temporality?: Evidence['temporality']
  readonly at?: ClinicalTime
  readonly onset?: ClinicalTime
}

/** `Condition/123`; the id is there since `readRecord`, or since the batch reader saw it. */
export const referenceOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id ?? ''}`

/** The weaker of two certainties. */
export const weaker = (a: Evidence['certainty'], b: Evidence['certainty']): Evidence['certainty'] =>
  a === 'possible' ? a : b

export function evidence(entry: Entry, fact: Fact): Evidence {
  const at = fact.at ?? entry.at
  const onset = fact.onset ?? entry.onset
  const { system, code, display } = fact.coding ?? {}
  const coding =
    system === undefined || code === undefined
      ? {}
      : { coding: { system, code, ...(display === undefined ? {} : { display }) } }
  return {
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
  }
}

/** What every entry begins with. */
export function entryOf(resource: FhirResource): Entry {
  const version: unknown = resource.meta?.versionId
  return {
    reference: referenceOf(resource),
    ...(typeof version === 'string' ? { version } : {}),
    certainty: 'asserted',
    temporality: 'current',
  }
}

/** The first of several dates that is one. A date that is none is a problem, and the fact stays undated. */
export function firstTime(entry: Entry, candidates: readonly unknown[], findings: Findings): ClinicalTime | undefined {
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue
    const time = clinicalTime(candidate)
    if (time !== undefined) return time
    report(findings, entry, 'invalid-date', 'a date that is not a FHIR date; left out')
  }
  return undefined
}

/** Lists a problem of this entry once. */
export function report(findings: Findings, { reference }: Entry, kind: DataProblem['kind'], message: string): void {
  if (findings.problems.some((known) => known.kind === kind && known.message === message)) return
  findings.problems.push({ kind, reference, message })
}

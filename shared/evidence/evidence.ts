import type { ClinicalTime } from '../fhir/time.ts'
import type { FeatureId, Side } from '../terminology/features.ts'

/** A number in the feature's canonical UCUM unit, beside what the record wrote. */
export interface Measured {
  readonly value: number
  readonly unit: string
  /** `<` keeps its bound: the true value is below `value`. */
  readonly comparator?: '<' | '<=' | '>' | '>='
  /** As recorded, for display: `0.17 1`, `101 [degF]`. */
  readonly original?: string
}

/** Where a fact was read: enough to find it again in the EHR and to print it on the card. */
export interface Source {
  /** Relative reference, `Observation/123`. */
  readonly reference: string
  /** `meta.versionId`, where the server sent one. */
  readonly version?: string
  /** Element, `code.coding[0]`, `component[1].valueQuantity`, `note[0].text`. */
  readonly path: string
  readonly coding?: { readonly system: string; readonly code: string; readonly display?: string }
  /** Exact words and their offsets (UTF-16) in the string at `path`. */
  readonly quote?: { readonly text: string; readonly start: number; readonly end: number }
}

/** One fact read from one place in one resource. */
export interface Evidence {
  readonly feature: FeatureId
  /** Absent is a finding ("no swelling"); a fact nobody recorded has no evidence at all. */
  readonly status: 'present' | 'absent'
  /** `possible`: provisional, differential, "r/o", "?": half weight, never critical alone. */
  readonly certainty: 'asserted' | 'possible'
  readonly temporality: 'current' | 'historical'
  readonly side: Side
  /** `coded` finding or diagnosis, `measured` number, `text` words of a note. */
  readonly kind: 'coded' | 'measured' | 'text'
  /** When the fact was stated: effective time, recorded date, date of the note. */
  readonly at?: ClinicalTime
  /** When it began, if the record says: Condition.onset, "x 4 weeks". */
  readonly onset?: ClinicalTime
  /** When it ended: abatement, end of a prescription. */
  readonly ended?: ClinicalTime
  readonly quantity?: Measured
  readonly source: Source
}

/** Identity of a fact: the same place in the same resource read twice is one fact. */
export const evidenceKey = (e: Evidence): string =>
  [
    e.feature,
    e.source.reference,
    e.source.version ?? '',
    e.source.path,
    e.source.quote?.start ?? '',
    e.source.quote?.end ?? '',
    e.source.coding?.system ?? '',
    e.source.coding?.code ?? '',
    e.status,
    e.side,
    e.at?.text ?? '',
    e.quantity?.value ?? '',
  ].join('|')

/**
 * Evidence is a set: merging is associative, commutative and idempotent, so facts may come from any
 * number of bundles, files or machines in any order. The result is sorted by identity.
 */
export function mergeEvidence(...parts: readonly (readonly Evidence[])[]): readonly Evidence[] {
  const byKey = new Map<string, Evidence>()
  for (const part of parts) for (const e of part) byKey.set(evidenceKey(e), e)
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, e]) => e)
}

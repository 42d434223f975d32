import type { FhirResource } from 'fhir/r4.js'
import type { Evidence } from '../../shared/evidence/evidence.ts'
import { evidenceOf } from '../../shared/evidence/extract.ts'
import type { FeatureId } from '../../shared/terminology/features.ts'

/** `present abi right 0.42 {ratio}`: a fact in a line, certainty and past only where they are not the plain case. */
export function line(e: Evidence): string {
  const { quantity } = e
  return [
    e.certainty === 'possible' ? 'possibly' : '',
    e.temporality === 'historical' ? 'once' : '',
    e.status,
    e.feature,
    e.side === 'unknown' ? '' : e.side,
    quantity === undefined ? '' : `${quantity.comparator ?? ''}${quantity.value} ${quantity.unit}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Every fact of a resource, one line each, sorted. */
export const lines = (resource: FhirResource): readonly string[] => evidenceOf(resource).evidence.map(line).sort()

/** The facts of one feature. */
export const about = (feature: FeatureId, resource: FhirResource): readonly Evidence[] =>
  evidenceOf(resource).evidence.filter((e) => e.feature === feature)

export const linesAbout = (feature: FeatureId, resource: FhirResource): readonly string[] =>
  about(feature, resource).map(line).sort()

export const problemsOf = (resource: FhirResource): readonly string[] =>
  evidenceOf(resource).problems.map(({ kind }) => kind)

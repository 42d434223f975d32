import type { FhirResource, Medication } from 'fhir/r4.js'
import { type Evidence, mergeEvidence } from '../evidence/evidence.ts'
import { evidenceOf } from '../evidence/extract.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import { codings, element, words } from '../fhir/lenient.ts'
import { updated, version } from '../fhir/resources.ts'
import { drugClassesOf } from '../terminology/drugs.ts'
import { isOver } from './expiry.ts'

/** What one resource states, as it is kept between map and reduce: one line of JSON. */
export interface Statement {
  /** `Patient/123`; empty for a Medication, which belongs to nobody. */
  readonly patient: string
  /** `Observation/123` */
  readonly resource: string
  /** `meta.lastUpdated`, epoch milliseconds; -1 when there is none. */
  readonly updated: number
  /** `meta.versionId` as a number; -1 when there is none. */
  readonly version: number
  /** Where its line stands: part of the task's source, and byte of the unpacked part. */
  readonly place: readonly [part: number, offset: number]
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
  /** The resource itself, where what it states depends on a Medication that may stand in any file; or that Medication. */
  readonly open?: FhirResource
}

/** The parts of a statement that come from the resource. */
export type Stated = Pick<Statement, 'evidence' | 'problems' | 'open'>

/**
 * What a resource states that any assessment at `now` or later could use. Evidence whose time is over is left
 * out; the assessment is the same without it.
 */
export function statedBy(resource: FhirResource, now: number): Stated {
  if (resource.resourceType === 'Medication') return { evidence: [], problems: [], open: drugIn(resource) }
  if (refersToMedication(resource)) return { evidence: [], problems: [], open: resource }
  return usable(evidenceOf(resource), now)
}

/** What a Medication adds to the resources that refer to it: its code, where that names a drug of ours. */
function drugIn({ id, meta, code }: Medication): Medication {
  const isOurs = drugClassesOf({ codings: codings(code), text: words(element(code)?.text) }).length > 0
  return {
    resourceType: 'Medication',
    ...(id === undefined ? {} : { id }),
    ...(meta === undefined ? {} : { meta }),
    ...(code === undefined ? {} : { code: isOurs ? code : {} }),
  }
}

/** What is left of an extraction once facts whose time is over are left out. */
export function usable(
  { evidence, problems }: { readonly evidence: readonly Evidence[]; readonly problems: readonly DataProblem[] },
  now: number,
): Stated {
  if (evidence.length === 0) return { evidence, problems }
  return { evidence: mergeEvidence(evidence).filter((e) => !isOver(e, now)), problems }
}

/** A drug named by reference to another resource, not by its own words or a contained Medication. */
export function refersToMedication(resource: FhirResource): boolean {
  if (!('medicationReference' in resource)) return false
  const { medicationReference } = resource
  const target: unknown = medicationReference?.reference
  return typeof target === 'string' && !target.trim().startsWith('#')
}

export const statesSomething = ({ evidence, problems, open }: Stated): boolean =>
  evidence.length > 0 || problems.length > 0 || open !== undefined

/** The line a statement is kept as, without line break. */
export const statementLine = (
  patient: string,
  resource: FhirResource,
  place: Statement['place'],
  stated: Stated,
): string =>
  JSON.stringify({
    patient,
    resource: `${resource.resourceType}/${resource.id ?? ''}`,
    updated: updated(resource),
    version: version(resource),
    place,
    ...stated,
  } satisfies Statement)

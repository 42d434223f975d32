import type { FhirResource, Medication } from 'fhir/r4.js'
import { type Evidence, mergeEvidence } from '../evidence/evidence.ts'
import { evidenceOf } from '../evidence/extract.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import { codings, element, words } from '../fhir/lenient.ts'
import { updated, version } from '../fhir/resources.ts'
import { drugClassesOf } from '../terminology/drugs.ts'
import { couldDecide, isFuture, isOver } from './expiry.ts'

/** What one resource states, as it is kept between map and reduce: one line of JSON. */
export interface Statement {
  /**
   * Whether it could make a hypothesis speak, or tells a problem. A patient without any such statement has no
   * finding, and the statements are not even parsed. Stands first, so that it can be seen on the bytes.
   */
  readonly decides: boolean
  /** `Patient/123`; empty for a Medication, which belongs to nobody. */
  readonly patient: string
  /** `Observation/123` */
  readonly resource: string
  /** `meta.lastUpdated`, epoch milliseconds; -1 when there is none. */
  readonly updated: number
  /** `meta.versionId` as a number; -1 when there is none. */
  readonly version: number
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
  /** The resource itself, where what it states depends on a Medication that may stand in any file; or that Medication. */
  readonly open?: FhirResource
  /** Where its line stands: part of the task's source, and byte of the unpacked part. Last, since copies differ in it. */
  readonly place: readonly [part: number, offset: number]
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

const decides = ({ evidence, problems, open }: Stated, now: number): boolean =>
  problems.length > 0 || open !== undefined || evidence.some((e) => couldDecide(e, now) || isFuture(e, now))

/** The line a statement is kept as, without line break. */
export const statementLine = (
  patient: string,
  resource: FhirResource,
  place: Statement['place'],
  stated: Stated,
  now: number,
): string =>
  JSON.stringify({
    decides: decides(stated, now),
    patient,
    resource: `${resource.resourceType}/${resource.id ?? ''}`,
    updated: updated(resource),
    version: version(resource),
    evidence: stated.evidence,
    problems: stated.problems,
    ...(stated.open === undefined ? {} : { open: stated.open }),
    place,
  } satisfies Statement)

const beginning = { true: '{"decides":true,"patient":"', false: '{"decides":false,"patient":"' } as const

/** Where the first letter of `true` or `false` stands. */
const decidesAt = '{"decides":'.length

/** What is seen of a statement on its bytes. */
export interface StatementLine {
  readonly decides: boolean
  readonly patient: string
}

/** Looks at the beginning of a line written by `statementLine`. */
export function statementAt(bytes: Buffer, from: number): StatementLine {
  const decides = bytes[from + decidesAt] === 0x74
  const start = from + beginning[`${decides}`].length
  let end = start
  while (end < bytes.length && bytes[end] !== 0x22) end += bytes[end] === 0x5c ? 2 : 1
  const written = bytes.toString('utf8', start, end)
  return { decides, patient: written.includes('\\') ? String(JSON.parse(`"${written}"`)) : written }
}

/** Where a statement ends to say something: before the place of its line, which is its last member. */
export function endOfSaid(bytes: Buffer, from: number, end: number): number {
  let at = end - 1
  while (at > from && bytes[at] !== 0x5b) at -= 1
  return at
}

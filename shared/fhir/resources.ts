import type { FhirResource, Patient } from 'fhir/r4.js'
import type { DataProblem } from './data-problem.ts'

/** One patient's resources, read leniently: what could be used, and what could not. */
export interface PatientRecord {
  /** `Patient/123` */
  readonly reference: string
  readonly patient?: Patient
  /** This patient's own resources, each (type, id) once, sorted by it. Not validated beyond type, id and subject. */
  readonly resources: readonly FhirResource[]
  readonly problems: readonly DataProblem[]
}

/**
 * Collects a patient's resources from anything a client may send: bundles, bare resources, null.
 * Never throws. Resources of another patient are left out and listed as a problem.
 *
 * @param patientId id of the patient the call is about
 * @param values prefetch values, in any order
 */
export declare function readRecord(patientId: string, values: Iterable<unknown>): PatientRecord

import type { FhirResource, Medication } from 'fhir/r4.js'
import type { PatientRecord } from '../fhir/resources.ts'
import { readDeviceRequest, readServiceRequest } from './compression-order.ts'
import { readCondition } from './condition.ts'
import { readDiagnosticReport } from './diagnostic-report.ts'
import { readEncounter } from './encounter.ts'
import { type Extraction, nothing } from './entry.ts'
import { mergeEvidence } from './evidence.ts'
import { readFamilyHistory } from './family-history.ts'
import {
  type FindMedication,
  readMedicationAdministration,
  readMedicationRequest,
  readMedicationStatement,
} from './medication.ts'
import { readObservation } from './observation.ts'
import { readPatient } from './patient.ts'
import { readProcedure } from './procedure.ts'

export type { Extraction } from './entry.ts'

const noMedication: FindMedication = () => undefined

/**
 * Reads one resource, by itself: the hook reads each resource of a record so, and the batch each line of a
 * file. Never throws.
 *
 * @param findMedication the Medication a drug resource refers to, where the caller has it
 */
export function evidenceOf(resource: FhirResource, findMedication: FindMedication = noMedication): Extraction {
  switch (resource.resourceType) {
    case 'Patient':
      return readPatient(resource)
    case 'Condition':
      return readCondition(resource)
    case 'Observation':
      return readObservation(resource)
    case 'MedicationRequest':
      return readMedicationRequest(resource, findMedication)
    case 'MedicationStatement':
      return readMedicationStatement(resource, findMedication)
    case 'MedicationAdministration':
      return readMedicationAdministration(resource, findMedication)
    case 'Procedure':
      return readProcedure(resource)
    case 'DiagnosticReport':
      return readDiagnosticReport(resource)
    case 'ServiceRequest':
      return readServiceRequest(resource)
    case 'DeviceRequest':
      return readDeviceRequest(resource)
    case 'Encounter':
      return readEncounter(resource)
    case 'FamilyMemberHistory':
      return readFamilyHistory(resource)
    default:
      return nothing
  }
}

/** Reads every resource of a record and merges what they state. Never throws. */
export function extractEvidence(record: PatientRecord): Extraction {
  const find = medicationFinder(record.resources)
  const parts = record.resources.map((resource) => evidenceOf(resource, find))
  return {
    evidence: mergeEvidence(...parts.map(({ evidence }) => evidence)),
    problems: parts.flatMap(({ problems }) => problems),
  }
}

/** By relative reference; an absolute one ends in it. */
export function medicationFinder(resources: readonly FhirResource[]): FindMedication {
  const byReference = new Map<string, Medication>()
  for (const resource of resources) {
    if (resource.resourceType === 'Medication') byReference.set(`Medication/${resource.id ?? ''}`, resource)
  }
  if (byReference.size === 0) return noMedication
  return (reference) => byReference.get(/Medication\/[A-Za-z0-9\-.]{1,64}/.exec(reference)?.[0] ?? '')
}

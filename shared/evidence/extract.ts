import type { FhirResource, Medication } from 'fhir/r4.js'
import type { DataProblem } from '../fhir/data-problem.ts'
import type { PatientRecord } from '../fhir/resources.ts'
import { readDeviceRequest, readServiceRequest } from './compression-order.ts'
import { readCondition } from './condition.ts'
import { readDiagnosticReport } from './diagnostic-report.ts'
import { readEncounter } from './encounter.ts'
import type { Findings } from './entry.ts'
import { type Evidence, mergeEvidence } from './evidence.ts'
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

export interface Extraction {
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
}

const noMedication: FindMedication = () => undefined

/**
 * Reads one resource, by itself: the hook reads a record so, and the batch each line of a file. Never throws.
 *
 * @param findMedication the Medication a drug resource refers to, where the caller has it
 */
export function evidenceOf(resource: FhirResource, findMedication: FindMedication = noMedication): Extraction {
  const findings: Findings = { evidence: [], problems: [] }
  switch (resource.resourceType) {
    case 'Patient':
      readPatient(resource, findings)
      break
    case 'Condition':
      readCondition(resource, findings)
      break
    case 'Observation':
      readObservation(resource, findings)
      break
    case 'MedicationRequest':
      readMedicationRequest(resource, findMedication, findings)
      break
    case 'MedicationStatement':
      readMedicationStatement(resource, findMedication, findings)
      break
    case 'MedicationAdministration':
      readMedicationAdministration(resource, findMedication, findings)
      break
    case 'Procedure':
      readProcedure(resource, findings)
      break
    case 'DiagnosticReport':
      readDiagnosticReport(resource, findings)
      break
    case 'ServiceRequest':
      readServiceRequest(resource, findings)
      break
    case 'DeviceRequest':
      readDeviceRequest(resource, findings)
      break
    case 'Encounter':
      readEncounter(resource, findings)
      break
    case 'FamilyMemberHistory':
      readFamilyHistory(resource, findings)
      break
  }
  return findings
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
function medicationFinder(resources: readonly FhirResource[]): FindMedication {
  const byReference = new Map<string, Medication>()
  for (const resource of resources) {
    if (resource.resourceType === 'Medication') byReference.set(`Medication/${resource.id ?? ''}`, resource)
  }
  if (byReference.size === 0) return noMedication
  return (reference) => byReference.get(/Medication\/[A-Za-z0-9\-.]{1,64}/.exec(reference)?.[0] ?? '')
}

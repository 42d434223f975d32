import type { Patient } from 'fhir/r4.js'
import { words } from '../fhir/lenient.ts'
import { entryOf, evidence, type Findings, firstTime } from './entry.ts'

/** Reads a Patient: date of birth (as the time of the fact) and administrative sex, as rules use age and sex. */
export function readPatient(patient: Patient, findings: Findings): void {
  const entry = entryOf(patient)
  const born = firstTime(entry, [patient.birthDate], findings)
  if (born !== undefined)
    findings.evidence.push(
      evidence(entry, { feature: 'birth-date', status: 'present', kind: 'coded', path: 'birthDate', at: born }),
    )
  const gender = words(patient.gender)?.toLowerCase()
  if (gender === 'female' || gender === 'male')
    findings.evidence.push(evidence(entry, { feature: gender, status: 'present', kind: 'coded', path: 'gender' }))
}

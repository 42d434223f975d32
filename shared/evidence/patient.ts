import type { Patient } from 'fhir/r4.js'
import { words } from '../fhir/lenient.ts'
import { type Extraction, entryOf, firstTime, state } from './entry.ts'

/** Reads a Patient: date of birth (as the time of the fact) and administrative sex, as rules use age and sex. */
export function readPatient(patient: Patient): Extraction {
  const entry = entryOf(patient)
  const born = firstTime(entry, [patient.birthDate])
  if (born !== undefined)
    state(entry, { feature: 'birth-date', status: 'present', kind: 'coded', path: 'birthDate', at: born })
  const gender = words(patient.gender)?.toLowerCase()
  if (gender === 'female' || gender === 'male')
    state(entry, { feature: gender, status: 'present', kind: 'coded', path: 'gender' })
  return entry.found
}

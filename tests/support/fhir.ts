import type { Bundle, CodeableConcept, Coding, Condition, FhirResource, Observation, Patient } from 'fhir/r4.js'

/** Small builders of FHIR resources for tests: what a test does not say is what a plain chart has. */

export const snomed = (code: string, display?: string): Coding => ({
  system: 'http://snomed.info/sct',
  code,
  ...(display === undefined ? {} : { display }),
})
export const icd10cm = (code: string, display?: string): Coding => ({
  system: 'http://hl7.org/fhir/sid/icd-10-cm',
  code,
  ...(display === undefined ? {} : { display }),
})
export const loinc = (code: string, display?: string): Coding => ({
  system: 'http://loinc.org',
  code,
  ...(display === undefined ? {} : { display }),
})

/** `'words'` become `text`, a coding becomes the only coding. */
export const concept = (said: string | Coding | CodeableConcept): CodeableConcept => {
  if (typeof said === 'string') return { text: said }
  return 'code' in said ? { coding: [said] } : said
}

const subject = { reference: 'Patient/p1' }

export const patient = (rest: Partial<Patient> = {}): Patient => ({ resourceType: 'Patient', id: 'p1', ...rest })

export const condition = (code: string | Coding | CodeableConcept, rest: Partial<Condition> = {}): Condition => ({
  resourceType: 'Condition',
  id: 'c1',
  subject,
  code: concept(code),
  ...rest,
})

export const observation = (code: string | Coding | CodeableConcept, rest: Partial<Observation> = {}): Observation => ({
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  subject,
  code: concept(code),
  ...rest,
})

export const bundle = (...resources: readonly FhirResource[]): Bundle => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
})

/** `clinicalStatus`, `verificationStatus` by code. */
export const clinicalStatus = (code: string): CodeableConcept => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }],
})
export const verificationStatus = (code: string): CodeableConcept => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code }],
})

/** A laboratory's flag. */
export const flag = (code: string): CodeableConcept => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code }],
})

/** A Quantity in UCUM. */
export const quantity = (value: number, unit: string) => ({
  value,
  unit,
  system: 'http://unitsofmeasure.org',
  code: unit,
})

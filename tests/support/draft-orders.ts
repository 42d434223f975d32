import type { CodeableConcept, Coding, DeviceRequest, MedicationRequest, ServiceRequest } from 'fhir/r4.js'
import { concept } from './fhir.ts'

/** Draft orders as order hooks carry them: what a test does not say is what a plain draft has. */

const subject = { reference: 'Patient/p1' }

export const service = (
  code: string | Coding | CodeableConcept,
  rest: Partial<ServiceRequest> = {},
): ServiceRequest => ({
  resourceType: 'ServiceRequest',
  id: 's1',
  status: 'draft',
  intent: 'order',
  subject,
  code: concept(code),
  ...rest,
})

export const device = (code: string | Coding | CodeableConcept, rest: Partial<DeviceRequest> = {}): DeviceRequest => ({
  resourceType: 'DeviceRequest',
  id: 'd1',
  status: 'draft',
  intent: 'order',
  subject,
  codeCodeableConcept: concept(code),
  ...rest,
})

export const drug = (
  code: string | Coding | CodeableConcept,
  rest: Partial<MedicationRequest> = {},
): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'draft',
  intent: 'order',
  subject,
  medicationCodeableConcept: concept(code),
  ...rest,
})

export const rxnorm = (code: string, display?: string): Coding => ({
  system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  code,
  ...(display === undefined ? {} : { display }),
})

/** A Bundle as the reference client sends it: without `type`. */
export const draftBundle = (...orders: readonly object[]) => ({
  resourceType: 'Bundle',
  entry: orders.map((resource) => ({ resource })),
})

import { randomUUID } from 'node:crypto'
import type { Received, Running, Sent } from './engines.ts'

/** A bundle as a FHIR server answers a search. */
export const searchset = (...resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  ...(resources.length === 0 ? {} : { entry: resources.map((resource) => ({ resource })) }),
})

/** A patient's chart with positional leg pain in it; `pain...` ids also speak to the fake pipeline. */
export const painfulChart = (patientId = 'p1') => ({
  patient: { resourceType: 'Patient', id: patientId, gender: 'male', birthDate: '1950-04-02' },
  conditions: searchset(),
  observations: searchset({
    resourceType: 'Observation',
    id: 'pain-1',
    status: 'final',
    code: { text: 'Pain in the left forefoot' },
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: '2026-11-18',
    valueString: 'Left forefoot pain at night when lying flat, relieved by hanging the leg out of bed.',
  }),
  medications: searchset(),
})

/** A chart that was read and holds nothing. */
export const emptyChart = (patientId = 'p1') => ({
  patient: { resourceType: 'Patient', id: patientId },
  conditions: searchset(),
  observations: searchset(),
  medications: searchset(),
})

export const hookCall = (overrides: Record<string, unknown> = {}) => ({
  hook: 'patient-view',
  hookInstance: randomUUID(),
  context: { userId: 'Practitioner/dr-1', patientId: 'p1' },
  prefetch: painfulChart(),
  ...overrides,
})

export const callPath = '/cds-services/positional-leg-pain'
export const feedbackPath = `${callPath}/feedback`

/** A POST with a JSON body; text is sent as it is. */
export const post = (path: string, body: unknown, headers: Record<string, string> = {}): Sent => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
})

export const call = (service: Running, body: unknown, headers: Record<string, string> = {}): Promise<Received> =>
  service.send(post(callPath, body, headers))

export const jsonOf = ({ text }: Received) => JSON.parse(text)

/** What is wrong, as the answer says it: every `details.text` of its OperationOutcome. */
export const complaints = (received: Received): readonly string[] => {
  const outcome = jsonOf(received)
  if (outcome.resourceType !== 'OperationOutcome') throw new Error('not an OperationOutcome')
  return outcome.issue.map((issue: { details: { text: string } }) => issue.details.text)
}

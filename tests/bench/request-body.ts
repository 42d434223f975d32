import { randomUUID } from 'node:crypto'
import type { FhirResource } from 'fhir/r4.js'
import { syntheaCharts } from '../../infra/local/synthea.ts'

/** A patient-view request of a known size that is another call each time it is sent. */
export interface RequestBody {
  readonly patientId: string
  readonly bytes: number
  /** The body with a fresh hookInstance. */
  next(): Buffer
}

const charts = syntheaCharts(new URL('../data/synthea-150/', import.meta.url).pathname)
const types = ['Condition', 'Observation', 'MedicationRequest'] as const

/**
 * A request with a Synthea patient's record as prefetch, of about `bytes` bytes: the patient whose chart
 * comes nearest from below, filled up with resources of other patients under this patient's name.
 *
 * @param added resources put in front, `subject` left as they are
 * @param drafts orders about to be signed: makes it a call of order-sign
 */
export async function requestBody(
  bytes: number,
  added: (patientId: string) => readonly FhirResource[] = () => [],
  drafts?: (patientId: string) => readonly FhirResource[],
): Promise<RequestBody> {
  const sizes = await Promise.all(
    (await charts.patientIds()).map(async (id) => ({
      id,
      size: Buffer.byteLength(JSON.stringify(prefetch(await chartOf(id)))),
    })),
  )
  const [patient] = sizes.filter(({ size }) => size < bytes - 2_000).toSorted((a, b) => b.size - a.size)
  if (patient === undefined) throw new Error(`No Synthea chart is smaller than ${bytes} bytes`)

  const chart = await chartOf(patient.id)
  chart.Condition.unshift(...added(patient.id))
  for (let size = patient.size; size < bytes; ) {
    for (const { id } of sizes) {
      if (id === patient.id || size >= bytes) continue
      for (const resource of await charts.ofPatient('Observation', id)) {
        const text = JSON.stringify(resource).replace(`Patient/${id}`, `Patient/${patient.id}`)
        if (size + text.length > bytes) {
          size = bytes
          break
        }
        chart.Observation.push(JSON.parse(text))
        size += text.length + 15
      }
    }
  }

  const mark = 'the-hook-instance'
  const [before = '', after = ''] = JSON.stringify({
    hook: drafts === undefined ? 'patient-view' : 'order-sign',
    hookInstance: mark,
    context: {
      userId: 'Practitioner/bench',
      patientId: patient.id,
      ...(drafts === undefined ? {} : { draftOrders: searchset(drafts(patient.id)) }),
    },
    prefetch: prefetch(chart),
  }).split(mark)
  const next = () => Buffer.from(before + randomUUID() + after)
  return { patientId: patient.id, bytes: next().byteLength, next }
}

/** The same call by a client that sends no prefetch: the chart is on its FHIR server. */
export function withoutPrefetch({ patientId, next }: RequestBody, fhirServer: string): RequestBody {
  const { prefetch: _, ...call } = JSON.parse(next().toString('utf8'))
  const bare = () => Buffer.from(JSON.stringify({ ...call, fhirServer, hookInstance: randomUUID() }))
  return { patientId, bytes: bare().byteLength, next: bare }
}

type Chart = { patient: FhirResource | undefined } & Record<(typeof types)[number], FhirResource[]>

async function chartOf(id: string): Promise<Chart> {
  const [patient, conditions, observations, medications] = await Promise.all([
    charts.read('Patient', id),
    ...types.map((type) => charts.ofPatient(type, id)),
  ])
  return {
    patient,
    Condition: [...(conditions ?? [])],
    Observation: [...(observations ?? [])],
    MedicationRequest: [...(medications ?? [])],
  }
}

const searchset = (resources: readonly FhirResource[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ resource })),
})

const prefetch = ({ patient, Condition, Observation, MedicationRequest }: Chart) => ({
  patient,
  conditions: searchset(Condition),
  observations: searchset(Observation),
  medications: searchset(MedicationRequest),
})

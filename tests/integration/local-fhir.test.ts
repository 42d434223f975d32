import type { Bundle, Observation } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { firstOf, storeOf } from '../../infra/local/chart-store.ts'
import { examples } from '../../infra/local/examples/examples.ts'
import { fhirServer } from '../../infra/local/fhir-server.ts'
import { syntheaCharts } from '../../infra/local/synthea.ts'
import { topics } from '../../shared/classifier/topics.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const folder = new URL('../data/synthea-150/', import.meta.url).pathname
const synthea = syntheaCharts(folder)
const charts = examples(now)
const server = fhirServer(firstOf(storeOf(charts.flatMap(({ resources }) => resources)), synthea), '/fhir')

async function get(path: string) {
  const response = await server.request(`http://127.0.0.1:3000${path}`)
  return { status: response.status, body: (await response.json()) as Bundle<Observation> }
}

const entriesOf = ({ entry }: Bundle<Observation>): readonly Observation[] =>
  (entry ?? []).map(({ resource }) => resource).filter((resource) => resource !== undefined)

describe('the local FHIR server', () => {
  it('reads an example and a Synthea patient', async () => {
    const [id] = await synthea.patientIds()
    expect((await get('/fhir/Patient/walter-hensley')).body).toMatchObject({
      resourceType: 'Patient',
      id: 'walter-hensley',
    })
    expect((await get(`/fhir/Patient/${id}`)).body).toMatchObject({ resourceType: 'Patient', id })
  })

  it('finds only the resources of the patient that was asked for', async () => {
    for (const id of ['walter-hensley', ...(await synthea.patientIds()).slice(0, 10)]) {
      const { body } = await get(`/fhir/Observation?patient=${id}`)
      const subjects = entriesOf(body).map(({ subject }) => subject?.reference)
      expect(new Set(subjects)).toEqual(new Set([`Patient/${id}`]))
      expect(body.total).toBe(subjects.length)
    }
  })

  it('holds all of the 150 Synthea patients', async () => {
    const ids = await synthea.patientIds()
    const counts = { Condition: 0, Observation: 0, MedicationRequest: 0 }
    for (const type of ['Condition', 'Observation', 'MedicationRequest'] as const) {
      for (const id of ids) counts[type] += (await synthea.ofPatient(type, id)).length
    }
    expect(ids).toHaveLength(150)
    expect(counts).toEqual({ Condition: 1144, Observation: 22_827, MedicationRequest: 1124 })
  })

  it('gives pages that together are the whole result, newest first', async () => {
    const [id] = await synthea.patientIds()
    const whole = (await get(`/fhir/Observation?patient=${id}&_sort=-date`)).body
    const paged: string[] = []
    for (let path: string | undefined = `/fhir/Observation?patient=${id}&_sort=-date&_count=50`; path !== undefined; ) {
      const { body } = await get(path)
      expect(entriesOf(body).length).toBeLessThanOrEqual(50)
      paged.push(...entriesOf(body).map(({ id: observation }) => observation ?? ''))
      const next = body.link?.find(({ relation }) => relation === 'next')
      path = next === undefined ? undefined : next.url.replace('http://127.0.0.1:3000', '')
    }
    expect(paged).toEqual(entriesOf(whole).map(({ id: observation }) => observation))
    const dates = entriesOf(whole).map(({ effectiveDateTime }) => effectiveDateTime)
    expect(dates).toEqual(dates.toSorted().reverse())
  })

  it('keeps to the status that was asked for', async () => {
    const all = (await get('/fhir/MedicationRequest?patient=paul-ostrow')).body
    const active = (await get('/fhir/MedicationRequest?patient=paul-ostrow&status=active')).body
    expect([all.total, active.total]).toEqual([1, 0])
  })

  it('answers a search by POST as it does by GET', async () => {
    const response = await server.request('http://127.0.0.1:3000/fhir/Condition/_search', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'patient=Patient/walter-hensley',
    })
    expect(await response.json()).toHaveProperty('total', 1)
  })

  it('leaves parameters it did not use out of the self link', async () => {
    const { body } = await get('/fhir/Condition?patient=walter-hensley&category=problem-list-item')
    expect(body.link?.[0]?.url).toBe('http://127.0.0.1:3000/fhir/Condition?patient=walter-hensley')
  })

  it.each([
    ['/fhir/Patient/nobody', 404],
    ['/fhir/Practitioner?patient=x', 404],
    ['/fhir/constructor?patient=x', 404],
    ['/fhir/Observation', 400],
    ['/fhir/Observation?code=1', 400],
  ])('refuses %s with an OperationOutcome', async (path, status) => {
    const answer = await get(path)
    expect(answer.status).toBe(status)
    expect(answer.body.resourceType).toBe('OperationOutcome')
  })

  it('answers a patient without entries with an empty bundle', async () => {
    const { status, body } = await get('/fhir/Observation?patient=nobody')
    expect([status, body.total, body.entry]).toEqual([200, 0, undefined])
  })
})

describe('the example patients', () => {
  it('show every topic at least once', () => {
    const shown = new Set(charts.map(({ firstTopic }) => firstTopic).filter((topic) => topic !== undefined))
    expect([...shown].toSorted()).toEqual(Object.keys(topics).toSorted())
  })

  it('have charts dated before the moment they are written, each resource with its own id and their own subject', () => {
    const ids = new Set<string>()
    for (const { id, resources } of charts) {
      for (const resource of resources) {
        const key = `${resource.resourceType}/${resource.id}`
        expect(ids.has(key)).toBe(false)
        ids.add(key)
        if (resource.resourceType !== 'Patient') expect(resource).toHaveProperty('subject.reference', `Patient/${id}`)
        for (const date of JSON.stringify(resource).match(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g) ?? []) {
          expect(Date.parse(date)).toBeLessThanOrEqual(now)
        }
      }
    }
  })

  it('are the same whenever they are written at the same moment', () => {
    expect(examples(now)).toEqual(charts)
  })
})

import fc from 'fast-check'
import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../shared/fhir/resources.ts'
import { bundle, condition, observation, patient } from '../../support/fhir.ts'

const ids = (values: readonly unknown[]) =>
  readRecord('p1', values).resources.map(({ resourceType, id }) => `${resourceType}/${id}`)
const problems = (values: readonly unknown[]) => readRecord('p1', values).problems.map(({ kind }) => kind)

const legPain = condition('leg pain')
const pulse = observation('DP pulse')

describe('what a client may send', () => {
  it.each([
    ['a bundle', [bundle(patient(), legPain)], ['Condition/c1', 'Patient/p1']],
    ['a bare resource', [legPain], ['Condition/c1']],
    ['a list of resources', [[legPain, pulse]], ['Condition/c1', 'Observation/o1']],
    ['a bundle in a bundle', [{ resourceType: 'Bundle', entry: [{ resource: bundle(legPain) }] }], ['Condition/c1']],
    [
      'a batch response',
      [
        {
          resourceType: 'Bundle',
          type: 'batch-response',
          entry: [{ response: { status: '404' } }, { resource: legPain, response: { status: '200' } }],
        },
      ],
      ['Condition/c1'],
    ],
    ['null, the protocol’s "nothing there"', [null], []],
    ['an empty bundle', [{ resourceType: 'Bundle' }, { resourceType: 'Bundle', entry: [], total: 0 }], []],
    ['a bundle without type', [{ resourceType: 'Bundle', entry: [{ resource: legPain }] }], ['Condition/c1']],
  ])('reads %s', (_, values, expected) => {
    expect(ids(values)).toEqual(expected)
    expect(problems(values)).toEqual([])
  })

  it.each([
    ['an HTML page', '<html>login</html>'],
    ['a number', 7],
    ['an object that is no resource', { hello: 'world' }],
    ['an entry that is null', { resourceType: 'Bundle', entry: [null, { resource: legPain }] }],
    ['an entry list that is none', { resourceType: 'Bundle', entry: 'all of them' }],
    ['a resource that is a string', { resourceType: 'Bundle', entry: [{ resource: 'x' }] }],
  ])('lists %s as unreadable and reads the rest', (_, value) => {
    expect(problems([value])).toEqual(['malformed-resource'])
    expect(ids([value, pulse])).toContain('Observation/o1')
  })

  it('says when a query failed, but not when a server merely remarked on it', () => {
    const outcome = (severity: string) => ({
      resourceType: 'OperationOutcome',
      issue: [{ severity, code: 'processing' }],
    })
    expect(problems([outcome('error')])).toEqual(['incomplete-bundle'])
    expect(
      problems([{ resourceType: 'Bundle', entry: [{ resource: outcome('error') }, { resource: legPain }] }]),
    ).toEqual(['incomplete-bundle'])
    expect(
      problems([{ resourceType: 'Bundle', entry: [{ resource: outcome('warning') }, { resource: legPain }] }]),
    ).toEqual([])
  })

  it('says when a further page was announced and not read', () => {
    const first = { ...bundle(legPain), link: [{ relation: 'next', url: 'https://ehr.example/fhir?page=2' }] }
    const second = { ...bundle(pulse), link: [{ relation: 'self', url: 'https://ehr.example/fhir?page=2' }] }
    expect(problems([first])).toEqual(['incomplete-bundle'])
    expect(problems([first, second])).toEqual([])
  })

  it('leaves out types that say nothing about legs', () => {
    expect(ids([bundle({ resourceType: 'Claim', id: 'x' } as FhirResource, legPain)])).toEqual(['Condition/c1'])
  })

  it('survives nesting deeper than any stack', () => {
    let nested: unknown = legPain
    for (let i = 0; i < 50_000; i++)
      nested = i % 2 === 0 ? [nested] : { resourceType: 'Bundle', entry: [{ resource: nested }] }
    expect(ids([nested])).toEqual(['Condition/c1'])
    const { id: _, ...anonymous } = legPain
    let deep: unknown = 'x'
    for (let i = 0; i < 50_000; i++) deep = { extension: deep }
    expect(ids([{ ...anonymous, deep }])).toHaveLength(1)
  })

  it('is not moved by hostile keys', () => {
    const hostile: unknown = JSON.parse(
      '{"resourceType":"Condition","id":"c9","__proto__":{"subject":{"reference":"Patient/other"}},"constructor":1}',
    )
    expect(ids([hostile])).toEqual(['Condition/c9'])
    expect(({} as Record<string, unknown>).subject).toBeUndefined()
  })
})

describe('whose resource it is', () => {
  const of = (subject: unknown) => ({ ...legPain, subject })

  it.each([
    ['Patient/p1'],
    ['https://ehr.example/fhir/Patient/p1'],
    ['Patient/p1/_history/3'],
    ['https://ehr.example/fhir/Patient/p1/_history/3'],
    ['urn:uuid:p1'],
  ])('counts %s as this patient', (reference) => {
    expect(ids([of({ reference })])).toEqual(['Condition/c1'])
    expect(problems([of({ reference })])).toEqual([])
  })

  it.each([
    ['Patient/p2'],
    ['Patient/p11'],
    ['https://ehr.example/fhir/Patient/p2'],
    ['urn:uuid:someone-else'],
    ['Group/p1'],
    ['Device/d1'],
    ['p1'],
  ])('leaves %s out and lists it', (reference) => {
    expect(ids([of({ reference })])).toEqual([])
    expect(problems([of({ reference })])).toEqual(['other-patient'])
  })

  it('follows the full URL of the Patient’s own bundle entry', () => {
    const entry = [{ fullUrl: 'urn:uuid:5f1', resource: patient() }, { resource: of({ reference: 'urn:uuid:5f1' }) }]
    expect(ids([{ resourceType: 'Bundle', entry }])).toEqual(['Condition/c1', 'Patient/p1'])
  })

  it('leaves another Patient out', () => {
    expect(ids([patient(), patient({ id: 'p2' })])).toEqual(['Patient/p1'])
    expect(problems([patient(), patient({ id: 'p2' })])).toEqual(['other-patient'])
  })

  it.each([
    ['no subject', undefined],
    ['a subject of display words', { display: 'Doe, J.' }],
    ['an identifier the Patient does not have', { identifier: { system: 'urn:mrn', value: '77' } }],
  ])('counts a resource with %s, and says so', (_, subject) => {
    const { subject: __, ...rest } = legPain
    const resource = subject === undefined ? rest : { ...rest, subject }
    expect(ids([patient(), resource])).toContain('Condition/c1')
    expect(problems([patient(), resource])).toEqual(['subject-not-stated'])
  })

  const known = patient({
    identifier: [
      { system: 'urn:mrn', value: '42' },
      { system: 'urn:ssn', value: '9' },
    ],
  })

  it('takes an identifier of the Patient as its name', () => {
    expect(problems([known, of({ identifier: { system: 'urn:mrn', value: '42' } })])).toEqual([])
  })

  it('leaves out what carries another value of the same identifier', () => {
    expect(problems([known, of({ identifier: { system: 'urn:mrn', value: '43' } })])).toEqual(['other-patient'])
  })

  it('knows a contained patient by identifiers only', () => {
    const contained = (value: string) => ({
      ...of({ reference: '#me' }),
      contained: [{ resourceType: 'Patient', id: 'me', identifier: [{ system: 'urn:mrn', value }] }],
    })
    expect(problems([known, contained('42')])).toEqual([])
    expect(problems([known, contained('43')])).toEqual(['other-patient'])
  })

  it('reads an id with its type in front', () => {
    expect(readRecord('Patient/p1', [legPain]).reference).toBe('Patient/p1')
  })

  it('keeps a Medication, which belongs to nobody', () => {
    expect(ids([{ resourceType: 'Medication', id: 'm1' }])).toEqual(['Medication/m1'])
  })
})

describe('each resource once', () => {
  it('collapses the same resource under two keys', () => {
    expect(ids([bundle(legPain), bundle(legPain), legPain])).toEqual(['Condition/c1'])
  })

  it('keeps the version updated last, in whichever order they come', () => {
    const old = { ...legPain, meta: { lastUpdated: '2026-01-01T00:00:00Z', versionId: '9' } }
    const young = { ...legPain, meta: { lastUpdated: '2026-01-02T01:00:00+02:00', versionId: '10' } }
    for (const values of [
      [old, young],
      [young, old],
    ])
      expect(readRecord('p1', values).resources[0]?.meta?.versionId).toBe('10')
  })

  it('compares version numbers as numbers where there is no date', () => {
    const versions = ['9', '10'].map((versionId) => ({ ...legPain, meta: { versionId } }))
    for (const values of [versions, versions.toReversed()])
      expect(readRecord('p1', values).resources[0]?.meta?.versionId).toBe('10')
  })

  it('gives a resource without id one of its content', () => {
    const { id: _, ...anonymous } = pulse
    const [first] = ids([anonymous])
    expect(first).toMatch(/^Observation\/no-id-[0-9a-f]{16}$/)
    expect(ids([{ ...anonymous }, anonymous])).toEqual([first])
    expect(ids([{ ...anonymous, status: 'amended' }])).not.toEqual([first])
  })
})

const resourceLike = fc.record(
  {
    resourceType: fc.constantFrom('Condition', 'Observation', 'Patient', 'Bundle', 'OperationOutcome', 'Claim'),
    id: fc.constantFrom('p1', 'a', 'b', 'c'),
    subject: fc.oneof(
      fc.constant({ reference: 'Patient/p1' }),
      fc.constant({ reference: 'Patient/x' }),
      fc.jsonValue(),
    ),
    meta: fc.oneof(fc.record({ versionId: fc.constantFrom('1', '2') }), fc.jsonValue()),
    code: fc.jsonValue(),
    entry: fc.jsonValue(),
  },
  { requiredKeys: ['resourceType'] },
)

describe('properties', () => {
  it('never throws', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.jsonValue(), resourceLike)), (values) => void readRecord('p1', values)))
  })

  it('is the same in any order, repeated, and split into any bundles', () => {
    fc.assert(
      fc.property(
        fc
          .array(resourceLike, { maxLength: 8 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(8))),
        ([all, shuffled, cut]) => {
          const whole = readRecord('p1', [{ resourceType: 'Bundle', entry: all.map((resource) => ({ resource })) }])
          const parts = [
            { resourceType: 'Bundle', entry: shuffled.slice(0, cut).map((resource) => ({ resource })) },
            ...shuffled.slice(cut).map((resource) => ({ resourceType: 'Bundle', entry: [{ resource }] })),
          ]
          expect(readRecord('p1', parts).resources).toEqual(whole.resources)
          expect(readRecord('p1', [...parts, ...parts]).resources).toEqual(whole.resources)
        },
      ),
    )
  })
})

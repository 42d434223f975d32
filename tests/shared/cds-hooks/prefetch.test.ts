import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPrefetch, unavailable } from '../../../shared/cds-hooks/prefetch.ts'
import { searchset } from '../../support/hook-calls.ts'

const templates = {
  patient: { query: 'Patient/{{context.patientId}}', types: ['Patient'], needed: false },
  conditions: { query: 'Condition?patient={{context.patientId}}', types: ['Condition'], needed: true },
  observations: { query: 'Observation?patient={{context.patientId}}', types: ['Observation'], needed: true },
}

const observation = { resourceType: 'Observation', id: 'o1' }
const condition = { resourceType: 'Condition', id: 'c1' }
const outcome = (severity: string, code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity, code }] })
const stateOf = (observations: unknown) => readPrefetch(templates, { observations }).states.observations

describe('prefetch', () => {
  it.each([
    ['a bundle with a resource', searchset(observation)],
    ['a resource without a bundle', observation],
    [
      'a resource beside entries that are none',
      { resourceType: 'Bundle', entry: [null, 7, {}, { resource: observation }] },
    ],
    ['a list of resources', [observation]],
    ['a bundle in a bundle', searchset(searchset(observation))],
    ['a resource beside a warning', searchset(observation, outcome('warning', 'processing'))],
  ])('counts a key as supplied that holds %s', (_, value) => {
    expect(stateOf(value)).toBe('supplied')
  })

  it.each([
    ['null', null],
    ['a bundle without entry', { resourceType: 'Bundle', type: 'searchset' }],
    ['a bundle with an empty entry', { resourceType: 'Bundle', type: 'searchset', entry: [] }],
    ['a bundle whose total is 0', searchset()],
    [
      'a bundle that says "no matches" as information',
      { resourceType: 'Bundle', total: 0, entry: [{ resource: outcome('information', 'informational') }] },
    ],
  ])('counts a key as empty that holds %s', (_, value) => {
    expect(stateOf(value)).toBe('empty')
  })

  it.each([
    ['an OperationOutcome', outcome('error', 'exception')],
    ['a bundle with nothing but an error', searchset(outcome('error', 'timeout'))],
    ['a bundle that counts what it does not hold', { resourceType: 'Bundle', total: 12 }],
    ['a bundle whose entries are no resources', { resourceType: 'Bundle', entry: [null, { resource: 'text' }] }],
    ['a bundle whose entry is no list', { resourceType: 'Bundle', entry: { resource: observation } }],
    ['an HTML page', '<html><body>502 Bad Gateway</body></html>'],
    ['a number', 502],
    ['JSON that is not FHIR', { error: 'invalid_token' }],
    ['resources of another type', searchset(condition)],
  ])('counts a key as failed that holds %s', (_, value) => {
    expect(stateOf(value)).toBe('failed')
  })

  it('counts a key as absent that is not there', () => {
    expect(readPrefetch(templates, { patient: null }).states).toEqual({
      patient: 'empty',
      conditions: 'absent',
      observations: 'absent',
    })
    expect(readPrefetch(templates, undefined).states).toEqual({
      patient: 'absent',
      conditions: 'absent',
      observations: 'absent',
    })
  })

  it('finds what it needs under renamed and split keys', () => {
    const { states, values } = readPrefetch(templates, {
      problemList: searchset(condition),
      vitals: searchset(observation),
      labs: searchset({ resourceType: 'Observation', id: 'o2' }),
    })
    expect(states).toMatchObject({ conditions: 'supplied', observations: 'supplied', patient: 'absent' })
    expect(values).toHaveLength(3)
  })

  it('trusts resources that came under another key more than an error under their own', () => {
    const { states } = readPrefetch(templates, {
      observations: outcome('error', 'timeout'),
      labs: searchset(observation),
    })
    expect(states.observations).toBe('supplied')
  })

  it.each(['forbidden', 'security', 'suppressed'])(
    'remembers that a query was refused as %s, and not to ask again',
    (code) => {
      expect(readPrefetch(templates, { observations: outcome('error', code) }).forbidden).toEqual(['observations'])
    },
  )

  it('may ask again after any other failure', () => {
    expect(readPrefetch(templates, { observations: outcome('error', 'timeout') }).forbidden).toEqual([])
  })

  it('is not misled by keys named after parts of every object', () => {
    const prefetch = JSON.parse('{"__proto__": {"resourceType": "Observation"}, "constructor": null, "toString": 7}')
    expect(readPrefetch(templates, prefetch).states).toMatchObject({ conditions: 'absent' })
    expect({}).not.toHaveProperty('resourceType')
  })

  it('never throws, and gives every template a state', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('patient', 'conditions', 'observations', 'x'), fc.jsonValue()),
        (prefetch) => {
          const { states } = readPrefetch(templates, prefetch)
          expect(Object.keys(states)).toEqual(Object.keys(templates))
        },
      ),
    )
  })

  it('knows nothing of keys that failed or are absent', () => {
    const { states } = readPrefetch(templates, { conditions: null, observations: 'text' })
    expect(unavailable(states)).toEqual(['patient', 'observations'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolved } from '../../../shared/fhir-client/template.ts'

describe('a prefetch template', () => {
  it.each([
    ['Patient/{{context.patientId}}', 'Patient/p-1'],
    ['Condition?patient={{context.patientId}}', 'Condition?patient=p-1'],
    ['Encounter/{{ context.encounterId }}', 'Encounter/e.2'],
    ['{{context.userId}}', 'Practitioner/dr_3'],
    ['Observation?status=final', 'Observation?status=final'],
    [
      'Observation?patient={{context.patientId}}&encounter={{context.encounterId}}',
      'Observation?patient=p-1&encounter=e.2',
    ],
  ])('%s becomes %s', (template, query) => {
    expect(resolved(template, { patientId: 'p-1', encounterId: 'e.2', userId: 'Practitioner/dr_3' })).toBe(query)
  })

  it.each([
    '{{context.encounterId}}',
    '{{userPractitionerId}}',
    '{{today()}}',
    '{{context.draftOrders}}',
    '{{context.__proto__}}',
    '{{context.constructor}}',
    '{{}}',
  ])('with %s, which has no value here, is not sent', (token) => {
    expect(resolved(`Observation?x=${token}`, { patientId: 'p', draftOrders: {} })).toBeUndefined()
  })

  it.each([
    '..',
    '.',
    'a/b/c',
    '../p2',
    'p1?x=1',
    'p1&patient=p2',
    'p1#',
    'p1%2Fp2',
    'p 1',
    '',
    'http://evil.example',
    '//evil.example/x',
  ])('never lets the value %j change the request', (patientId) => {
    expect(resolved('Patient/{{context.patientId}}', { patientId })).toBeUndefined()
  })

  it('asks below its own path whatever the context holds', () => {
    fc.assert(
      fc.property(fc.string(), (patientId) => {
        const query = resolved('Patient/{{context.patientId}}', { patientId })
        if (query === undefined) return
        const { origin, pathname, search } = new URL(`https://ehr.example/fhir/${query}`)
        expect(origin + pathname).toMatch(/^https:\/\/ehr\.example\/fhir\/Patient\/[^/]+/)
        expect(search).toBe('')
      }),
    )
  })
})

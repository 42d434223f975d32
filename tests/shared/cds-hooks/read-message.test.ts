import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFeedback, readHookRequest } from '../../../shared/cds-hooks/read-message.ts'
import { hookCall } from '../../support/hook-calls.ts'

const problems = (read: ReturnType<typeof readHookRequest> | ReturnType<typeof readFeedback>) => {
  if (read.ok) throw new Error('was understood')
  return read.problems.map(({ at, text }) => (at === undefined ? text : `${at}: ${text}`))
}

const message = (body: unknown) => {
  const read = readHookRequest(body)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.message
}

const context = { userId: 'Practitioner/dr-1', patientId: 'p1' }

describe('a hook call', () => {
  it('is understood without prefetch, FHIR server and user', () => {
    expect(message({ hook: 'patient-view', hookInstance: 'x', context: { patientId: 'p1' } })).toMatchObject({
      hook: 'patient-view',
      context: { patientId: 'p1' },
    })
  })

  it('keeps prefetch as it came, without looking into it', () => {
    const prefetch = { observations: { resourceType: 'Bundle', entry: [null, 7] }, odd: 'text', none: null }
    expect(message(hookCall({ prefetch })).prefetch).toEqual(prefetch)
  })

  it('takes Patient/p1 for the id p1', () => {
    expect(message(hookCall({ context: { patientId: 'Patient/p1' } })).context.patientId).toBe('p1')
  })

  it('takes null for an optional field as "not sent"', () => {
    const read = message(
      hookCall({
        fhirServer: null,
        fhirAuthorization: null,
        prefetch: null,
        context: { ...context, encounterId: null },
      }),
    )
    expect(read.fhirServer ?? read.fhirAuthorization ?? read.prefetch ?? read.context.encounterId).toBeUndefined()
  })

  it.each([
    ['a number', 7],
    ['an object', { reference: 'Practitioner/1' }],
    ['empty text', ''],
  ])('takes a userId that is %s as "not sent"', (_, userId) => {
    expect(message(hookCall({ context: { ...context, userId } })).context.userId).toBeUndefined()
  })

  it('needs nothing of fhirAuthorization but the token', () => {
    const fhirAuthorization = { access_token: 'opaque', token_type: 7, scope: ['patient/*.rs'] }
    expect(
      message(hookCall({ fhirServer: 'https://ehr.example/fhir', fhirAuthorization })).fhirAuthorization?.access_token,
    ).toBe('opaque')
  })

  it.each([
    ['no body', undefined, ['required']],
    ['null', null, ['expected an object']],
    ['a list', [], ['expected an object']],
    ['text', 'patient-view', ['expected an object']],
    ['an empty object', {}, ['hook: required', 'hookInstance: required', 'context: required']],
    ['a hook that is a number', hookCall({ hook: 7 }), ['hook: expected a string']],
    ['an empty hookInstance', hookCall({ hookInstance: '' }), ['hookInstance: must not be empty']],
    [
      'a hookInstance of 300 characters',
      hookCall({ hookInstance: 'x'.repeat(300) }),
      ['hookInstance: too long: at most 256'],
    ],
    ['a context that is a list', hookCall({ context: [] }), ['context: expected an object']],
    ['no patientId', hookCall({ context: { userId: 'Practitioner/1' } }), ['context.patientId: required']],
    [
      'a patientId that is a number',
      hookCall({ context: { patientId: 12 } }),
      ['context.patientId: expected a string'],
    ],
    [
      'a patientId that is a path',
      hookCall({ context: { patientId: '../Patient/1' } }),
      ['context.patientId: expected a FHIR id'],
    ],
    ['prefetch that is a list', hookCall({ prefetch: [] }), ['prefetch: expected an object']],
    ['prefetch that is text', hookCall({ prefetch: '<html>' }), ['prefetch: expected an object']],
    [
      'a fhirServer that is no URL',
      hookCall({ fhirServer: 'not a url' }),
      ['fhirServer: expected an absolute http(s) URL'],
    ],
    [
      'a fhirServer with another scheme',
      hookCall({ fhirServer: 'file:///etc/passwd' }),
      ['fhirServer: expected an absolute http(s) URL'],
    ],
    [
      'fhirAuthorization without token',
      hookCall({ fhirAuthorization: {} }),
      ['fhirAuthorization.access_token: required'],
    ],
    [
      'fhirAuthorization that is text',
      hookCall({ fhirAuthorization: 'Bearer x' }),
      ['fhirAuthorization: expected an object'],
    ],
  ])('says what is wrong and where: %s', (_, body, expected) => {
    expect(problems(readHookRequest(body))).toEqual(expected)
  })

  it.each([
    ['encounter-start', ['context.encounterId: required']],
    ['encounter-discharge', ['context.encounterId: required']],
    ['order-sign', ['context.draftOrders: required']],
    ['order-select', ['context.selections: required', 'context.draftOrders: required']],
    ['patient-view', []],
  ])('asks for the context that %s demands', (hook, expected) => {
    const read = readHookRequest(hookCall({ hook }))
    expect(read.ok ? [] : problems(read)).toEqual(expected)
  })

  it('is read or refused, never thrown over, whatever JSON it is', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => typeof readHookRequest(body).ok === 'boolean'))
  })

  it('never repeats a value of the call in what it says is wrong', () => {
    const marker = 'MARKER'
    const anyType = fc.constantFrom<unknown>(marker, { [marker]: marker }, [marker], `${marker} ${marker}`)
    const call = fc.record({
      hook: anyType,
      hookInstance: anyType,
      context: fc.oneof(
        anyType,
        fc.record({ patientId: anyType, encounterId: anyType, draftOrders: anyType, selections: anyType }),
      ),
      fhirServer: anyType,
      fhirAuthorization: anyType,
      prefetch: anyType,
    })
    fc.assert(
      fc.property(call, (body) => {
        const read = readHookRequest(body)
        expect(read.ok ? '' : JSON.stringify(read.problems)).not.toContain(marker)
      }),
    )
  })
})

describe('feedback', () => {
  const card = '9e7a7f3c-5d2a-4d0e-8a43-7d6c1b7a2f01'
  const overridden = { card, outcome: 'overridden', outcomeTimestamp: '2026-11-20T09:00:00Z' }
  const accepted = { ...overridden, outcome: 'accepted', acceptedSuggestions: [{ id: card }] }
  const read = (...feedback: readonly unknown[]) => readFeedback({ feedback })

  it.each([
    ['accepted', accepted],
    ['overridden without a reason', overridden],
    ['a reason without display and system', { ...overridden, overrideReason: { reason: { code: 'contraindicated' } } }],
    ['a comment alone', { ...overridden, overrideReason: { userComment: 'not now' } }],
    ['a time with milliseconds', { ...overridden, outcomeTimestamp: '2026-11-20T09:00:00.123Z' }],
    ['a time with an offset', { ...overridden, outcomeTimestamp: '2026-11-20T10:00:00+01:00' }],
    [
      'uuids in upper case',
      { ...accepted, card: card.toUpperCase(), acceptedSuggestions: [{ id: card.toUpperCase() }] },
    ],
    ['unknown fields', { ...overridden, extension: { 'org.example.x': 1 }, more: true }],
  ])('is understood: %s', (_, item) => {
    expect(read(item).ok).toBe(true)
  })

  it.each([
    ['no list', { feedback: 'x' }, 'feedback: expected an array'],
    ['an empty list', { feedback: [] }, 'feedback: must not be empty'],
    ['null among good items', { feedback: [overridden, null] }, 'feedback[1]: expected an object'],
    ['no card', { feedback: [{ ...overridden, card: undefined }] }, 'feedback[0].card: required'],
    ['a card that is no uuid', { feedback: [{ ...overridden, card: 'card-1' }] }, 'feedback[0].card: expected a uuid'],
    [
      'no outcome',
      { feedback: [{ card, outcomeTimestamp: overridden.outcomeTimestamp }] },
      'feedback[0].outcome: expected accepted or overridden',
    ],
    [
      'the outcome "ignored"',
      { feedback: [{ ...overridden, outcome: 'ignored' }] },
      'feedback[0].outcome: expected accepted or overridden',
    ],
    [
      'accepted without suggestions',
      { feedback: [{ ...overridden, outcome: 'accepted' }] },
      'feedback[0].acceptedSuggestions: required',
    ],
    [
      'accepted with no suggestion in the list',
      { feedback: [{ ...accepted, acceptedSuggestions: [] }] },
      'feedback[0].acceptedSuggestions: must not be empty',
    ],
    ['no time', { feedback: [{ card, outcome: 'overridden' }] }, 'feedback[0].outcomeTimestamp: required'],
    [
      'a time without zone',
      { feedback: [{ ...overridden, outcomeTimestamp: '2026-11-20' }] },
      'feedback[0].outcomeTimestamp: expected an RFC 3339 instant',
    ],
    [
      'a reason that says nothing',
      { feedback: [{ ...overridden, overrideReason: {} }] },
      'feedback[0].overrideReason: expected reason or userComment',
    ],
  ])('is refused whole, with the place of the fault: %s', (_, body, expected) => {
    expect(problems(readFeedback(body))).toEqual([expected])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callIdentity, chainKey, feedbackIdentity } from '../../../shared/audit/identity.ts'

describe('identity of a call', () => {
  const call = { client: 'https://ehr.example', service: 'positional-leg-pain', hookInstance: 'h-1', bodyDigest: 'b0' }

  it('is the same for the same client, service, hookInstance and body', () => {
    expect(callIdentity({ ...call })).toBe(callIdentity(call))
    expect(callIdentity(call)).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each(['client', 'service', 'hookInstance', 'bodyDigest'] as const)('is another when %s differs', (part) => {
    expect(callIdentity({ ...call, [part]: 'other' })).not.toBe(callIdentity(call))
  })

  it('never lets one part imitate the border to the next', () => {
    const text = fc.string()
    fc.assert(
      fc.property(fc.tuple(text, text, text, text), fc.tuple(text, text, text, text), (a, b) => {
        const [one, other] = [a, b].map(([client, service, hookInstance, bodyDigest]) =>
          callIdentity({ client, service, hookInstance, bodyDigest }),
        )
        expect(one === other).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
    expect(callIdentity({ ...call, client: 'a', service: 'bc' })).not.toBe(
      callIdentity({ ...call, client: 'ab', service: 'c' }),
    )
  })
})

describe('identity of feedback', () => {
  const feedback = {
    card: '2C9F41A6-6D4B-4E0C-9C6B-0D2B3F1B7A01',
    outcome: 'overridden',
    outcomeTimestamp: '2026-11-05T08:31:00Z',
  } as const

  it('is the same for a delivery repeated with the uuid in lower case', () => {
    expect(feedbackIdentity('local', { ...feedback, card: feedback.card.toLowerCase() })).toBe(
      feedbackIdentity('local', feedback),
    )
  })

  it('is another for another outcome, time, card or client', () => {
    const ids = [
      feedbackIdentity('local', feedback),
      feedbackIdentity('local', { ...feedback, outcome: 'accepted' }),
      feedbackIdentity('local', { ...feedback, outcomeTimestamp: '2026-11-05T08:32:00Z' }),
      feedbackIdentity('local', { ...feedback, card: feedback.card.replace(/1$/, '2') }),
      feedbackIdentity('https://ehr.example', feedback),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('key of a chain', () => {
  it('reads as client and patient', () => {
    expect(chainKey({ client: 'https://ehr.example', patient: 'Patient/123' })).toBe('https://ehr.example|Patient/123')
    expect(chainKey({ client: 'ehr', tenant: 'north', patient: 'Patient/123' })).toBe('ehr|north|Patient/123')
  })

  it('never gives two clients, tenants or patients one chain', () => {
    const text = fc.string({ unit: fc.constantFrom('|', '%', '7', 'C', 'a') })
    const chain = fc.record({ client: text, tenant: text, patient: text }, { requiredKeys: ['client', 'patient'] })
    fc.assert(
      fc.property(chain, chain, (a, b) => {
        const same = a.client === b.client && a.tenant === b.tenant && a.patient === b.patient
        expect(chainKey(a) === chainKey(b)).toBe(same)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { muteFor } from '../../../shared/alert-memory/response.ts'
import { longestOrderSnoozeDays, longestSnoozeDays, snoozeFor, snoozes } from '../../../shared/alert-memory/snooze.ts'
import { overrideReasons } from '../../../shared/cards/override-reasons.ts'
import { answerId, at, card, dayMs, overridden, shownCard, subject } from './chart.ts'

const both = { encounter: true, user: true }
const neither = { encounter: false, user: false }
const dvt = 'deep-vein-thrombosis'
const daysOf = (...given: Parameters<typeof snoozeFor>) => snoozeFor(...given).ms / dayMs

describe('how long an overridden card stays away', () => {
  it.each([
    ['cds-not-applicable', 180],
    ['action-completed', 90],
    ['indication-order-exists', 30],
    ['need-more-info', 14],
    ['recipient-disagrees-evidence', 90],
    ['action-not-priority', 30],
    ['patient-contraindication', 90],
    ['patient-refuses', 90],
    ['service-not-available', 30],
    ['a-code-of-somebody-else', 30],
    ['constructor', 30],
    [undefined, 30],
  ])('%s: %i days, for everybody', (code, days) => {
    expect(snoozeFor(dvt, code, both)).toMatchObject({ ms: days * dayMs })
    expect(snoozeFor(dvt, code, both).only).toBeUndefined()
  })

  it.each([
    ['wrong-time-workflow', 'for the rest of the encounter', { only: 'encounter', ms: 30 * dayMs }],
    ['inappropriate-recipient', 'for that user alone', { only: 'user', ms: 90 * dayMs }],
  ] as const)('%s: %s, and a day for everybody where none is named', (code, _, snooze) => {
    expect(snoozeFor(dvt, code, both)).toMatchObject(snooze)
    expect(snoozeFor(dvt, code, neither)).toEqual({ reason: code, ms: dayMs })
  })

  it('has a row for every reason on our cards', () => {
    for (const { code } of overrideReasons) expect(Object.keys(snoozes)).toContain(code)
  })

  it('follows the client where it has registered days, by reason before in general', () => {
    const policy = { days: 7, daysByReason: { 'patient-refuses': 200, 'cds-not-applicable': 0 } }
    expect(daysOf(dvt, 'action-completed', both, policy)).toBe(7)
    expect(daysOf(dvt, undefined, both, policy)).toBe(7)
    expect(daysOf(dvt, 'patient-refuses', both, policy)).toBe(200)
    expect(daysOf(dvt, 'cds-not-applicable', both, policy)).toBe(0)
  })

  it('never lengthens by a general policy what holds for one encounter or one user', () => {
    const policy = { days: 90, daysByReason: {} }
    expect(daysOf(dvt, 'wrong-time-workflow', neither, policy)).toBe(1)
    expect(daysOf(dvt, 'inappropriate-recipient', neither, policy)).toBe(1)
  })

  it('is bounded for any reason and any policy, and tighter for a card about an order', () => {
    const policies = fc.record({
      days: fc.option(fc.integer({ min: -10, max: 100_000 }), { nil: undefined }),
      daysByReason: fc.dictionary(fc.constantFrom(...Object.keys(snoozes)), fc.integer({ min: -10, max: 100_000 })),
    })
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...Object.keys(snoozes)), fc.string()), policies, (code, policy) => {
        for (const said of [both, neither]) {
          const days = daysOf(dvt, code, said, policy)
          expect(days).toBeGreaterThanOrEqual(0)
          expect(days).toBeLessThanOrEqual(longestSnoozeDays)
          expect(daysOf('order-safety/quinine', code, said, policy)).toBeLessThanOrEqual(longestOrderSnoozeDays)
        }
      }),
    )
  })
})

describe('what a clinician’s answer keeps away', () => {
  const about = shownCard(subject(['a', 'b']))
  const answered = { card: card(about), about, judgedAt: at(10), encounter: 'e1', user: 'Practitioner/1', evidence: [] }

  it('counts from when the clinician decided', () => {
    expect(muteFor(overridden(11), answered, at(12))).toMatchObject({ since: at(11), until: at(41), facts: ['a', 'b'] })
  })

  it.each([
    ['years ahead', 4000, 12],
    ['years behind', -4000, 10],
  ])('believes no client’s clock that is %s', (_, day, believed) => {
    expect(muteFor(overridden(day), answered, at(12))!.since).toBe(at(believed))
  })

  it('keeps nothing away where the client has set 0 days', () => {
    expect(muteFor(overridden(11), answered, at(12), { days: 0, daysByReason: {} })).toBeUndefined()
  })

  const suggested = (priority: string) => ({
    ...answered,
    card: card(about, {
      suggestions: ['abi', 'vascular-referral'].map((order, i) => ({
        label: order,
        uuid: answerId.slice(0, -2) + (i === 0 ? '11' : '12'),
        actions: [
          {
            type: 'create' as const,
            description: order,
            resource: {
              resourceType: 'ServiceRequest' as const,
              status: 'draft' as const,
              intent: 'proposal' as const,
              priority: priority as 'stat',
              subject: { reference: 'Patient/1' },
            },
          },
        ],
      })),
      extension: {
        'org.supine.assessment': {
          topic: about.about,
          offers: [
            { suggestion: `${answerId.slice(0, -2)}11`, order: 'abi' },
            { suggestion: `${answerId.slice(0, -2)}12`, order: 'vascular-referral' },
          ],
        },
      },
    }),
  })
  const accept = (...ids: string[]) => ({
    card: about.card,
    outcome: 'accepted' as const,
    outcomeTimestamp: new Date(at(11)).toISOString(),
    acceptedSuggestions: ids.map((id) => ({ id })),
  })

  it.each([
    ['stat', 1],
    ['asap', 2],
    ['urgent', 7],
    ['routine', 30],
    ['whenever', 30],
  ])('waits for an accepted %s order %i days', (priority, days) => {
    const mute = muteFor(accept(`${answerId.slice(0, -2)}11`.toUpperCase()), suggested(priority), at(12))
    expect(mute).toMatchObject({ reason: 'order-accepted', orders: ['abi'], until: at(11 + days) })
  })

  it('waits for nothing where the accepted suggestion is no order of this card', () => {
    expect(muteFor(accept(`${answerId.slice(0, -2)}1f`), suggested('stat'), at(12))).toBeUndefined()
  })
})

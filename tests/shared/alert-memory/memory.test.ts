import { describe, expect, it } from 'vitest'
import { resultMarks } from '../../../shared/alert-memory/awaited.ts'
import { type AlertMemory, nothingRemembered, readMemory } from '../../../shared/alert-memory/memory.ts'
import { recall, userMark } from '../../../shared/alert-memory/recall.ts'
import { remember } from '../../../shared/alert-memory/remember.ts'
import type { Evidence } from '../../../shared/evidence/evidence.ts'
import { at, iso, muteOn, occasion, opening, shownCard, subject } from './chart.ts'

const dvt = subject(['a', 'b'])
const feedback = (mute: ReturnType<typeof muteOn>, about = dvt) => ({
  kind: 'feedback' as const,
  about: shownCard(about),
  mute,
})
const overridden = remember(nothingRemembered, feedback(muteOn(dvt, 0, 30, { reason: 'patient-refuses' })))

const abi = (value: number, reference = 'Observation/abi'): Evidence => ({
  feature: 'abi',
  status: 'present',
  certainty: 'asserted',
  temporality: 'current',
  side: 'left',
  kind: 'measured',
  quantity: { value, unit: '{ratio}' },
  source: { reference, path: 'valueQuantity' },
})

describe('an overridden card', () => {
  it('stays away, and says why and until when', () => {
    expect(recall(overridden, [dvt], occasion(29))).toEqual([
      { ...dvt, why: 'overridden', reason: 'patient-refuses', until: iso(at(30)) },
    ])
  })

  it('comes back when its time is over', () => {
    expect(recall(overridden, [dvt], occasion(30))).toEqual([])
  })

  it.each([
    ['a fact is new', subject(['a', 'b', 'c'])],
    ['one fact took the place of another', subject(['a', 'c'])],
    ['it is more urgent', subject(['a', 'b'], 'critical')],
    ['the other leg is concerned too', { ...dvt, levels: { left: 'warning', right: 'info' } as const }],
    ['the record now names another leg', { ...dvt, levels: { right: 'warning' } as const }],
  ])('comes back at once when %s', (_, now) => {
    expect(recall(overridden, [now], occasion(1))).toEqual([])
  })

  it.each([
    ['a fact is gone', subject(['a'])],
    ['it is less urgent', subject(['a', 'b'], 'info')],
    ['another rule says the same', { ...dvt, rules: ['DVT-W3'] }],
  ])('stays away when %s', (_, now) => {
    expect(recall(overridden, [now], occasion(1))).toHaveLength(1)
  })

  it('leaves cards about anything else alone', () => {
    expect(recall(overridden, [subject(['a', 'b'], 'warning', 'restless-legs-syndrome')], occasion(1))).toEqual([])
  })

  it('comes back when its urgency rises again after it had sunk', () => {
    const milder = subject(['a', 'b'], 'info')
    const muted = recall(overridden, [milder], occasion(1))
    const sunk = remember(overridden, opening(1, { muted }))
    expect(recall(sunk, [milder], occasion(2))).toHaveLength(1)
    expect(recall(sunk, [dvt], occasion(2))).toEqual([])
  })

  it('is not taken for milder on a day when part of the record could not be read', () => {
    const muted = recall(overridden, [subject(['a'], 'info')], occasion(1))
    const problems = [{ kind: 'unavailable' as const, message: 'observations: could not be read' }]
    const next = remember(overridden, opening(1, { muted, assessment: { evaluatedAt: iso(at(1)), problems } }))
    expect(recall(next, [dvt], occasion(2))).toHaveLength(1)
  })

  it('that came back for new evidence needs a new answer to go', () => {
    const changed = subject(['a', 'b', 'c'])
    const shown = remember(overridden, opening(1, { shown: [shownCard(changed)] }))
    expect(recall(shown, [dvt], occasion(2))).toEqual([])
  })

  it('is kept from whom it was no matter for, and from nobody else', () => {
    const memory = remember(nothingRemembered, feedback(muteOn(dvt, 0, 90, { user: userMark('Practitioner/physio') })))
    expect(recall(memory, [dvt], occasion(1, { user: 'Practitioner/physio' }))).toHaveLength(1)
    expect(recall(memory, [dvt], occasion(1, { user: 'Practitioner/surgeon' }))).toEqual([])
    expect(recall(memory, [dvt], occasion(1))).toEqual([])
  })

  it('of the wrong moment is away for that encounter and no other', () => {
    const memory = remember(nothingRemembered, feedback(muteOn(dvt, 0, 30, { encounter: 'e1' })))
    expect(recall(memory, [dvt], occasion(1, { encounter: 'e1' }))).toHaveLength(1)
    expect(recall(memory, [dvt], occasion(1, { encounter: 'e2' }))).toEqual([])
    expect(recall(memory, [dvt], occasion(1))).toEqual([])
  })

  it('stays away by its longer answer when two clinicians answered', () => {
    const twice = remember(overridden, feedback(muteOn(dvt, 1, 1)))
    expect(recall(twice, [dvt], occasion(20))).toHaveLength(1)
  })

  it('stays away for what it rested on when an answer to an earlier card comes late', () => {
    const late = remember(overridden, feedback(muteOn(subject(['a']), 0, 90)))
    expect(recall(late, [dvt], occasion(20))).toHaveLength(1)
  })
})

describe('a card whose order was accepted', () => {
  const waiting = remember(
    nothingRemembered,
    feedback(muteOn(dvt, 0, 30, { reason: 'order-accepted', orders: ['abi'], results: [] })),
  )

  it('is quiet while the result is awaited, and no longer', () => {
    expect(recall(waiting, [dvt], occasion(29))).toMatchObject([{ why: 'order-accepted' }])
    expect(recall(waiting, [dvt], occasion(30))).toEqual([])
  })

  it('comes back with the result, though it speaks for nothing', () => {
    expect(recall(waiting, [dvt], occasion(1, { evidence: [abi(1.1)] }))).toEqual([])
  })

  it('does not take what was on record before for the result', () => {
    const [before, after] = [abi(0.8, 'Observation/old'), abi(0.5, 'Observation/new')]
    const muted = remember(
      nothingRemembered,
      feedback(muteOn(dvt, 0, 30, { orders: ['abi'], results: marksOf(before) })),
    )
    expect(recall(muted, [dvt], occasion(1, { evidence: [before] }))).toHaveLength(1)
    expect(recall(muted, [dvt], occasion(1, { evidence: [before, after] }))).toEqual([])
  })
})

const marksOf = (evidence: Evidence) => resultMarks(['abi'], [evidence])

describe('one encounter', () => {
  const once = (service: string, user = 'Practitioner/1', encounter = 'e1') =>
    occasion(0.1, { service, user, encounter, acrossHooks: 'once' })
  const shownBy = (service: string, user = 'Practitioner/1', day = 0) =>
    opening(day, { service, user, encounter: 'e1', shown: [shownCard(dvt)] })
  const seen = remember(nothingRemembered, shownBy('positional-leg-pain'))

  it('shows a card once, whichever hooks fire', () => {
    expect(recall(seen, [dvt], once('positional-leg-pain-encounter-start'))).toEqual([
      { ...dvt, why: 'shown-in-encounter', until: iso(at(1)) },
    ])
  })

  it('shows it again where the same hook fires again, since cards are transient', () => {
    expect(recall(seen, [dvt], once('positional-leg-pain'))).toEqual([])
  })

  it.each([
    [
      'another encounter',
      occasion(0.1, { service: 'x', user: 'Practitioner/1', encounter: 'e2', acrossHooks: 'once' }),
    ],
    ['no encounter', occasion(0.1, { service: 'x', user: 'Practitioner/1', acrossHooks: 'once' })],
    ['another clinician', once('x', 'Practitioner/2')],
    ['a client that wants every hook to answer', { ...once('x'), acrossHooks: 'repeat' as const }],
    ['the next day of a long stay', { ...once('x'), now: at(1) }],
  ])('shows it in %s', (_, call) => {
    expect(recall(seen, [dvt], call)).toEqual([])
  })

  it('shows it again where it is more urgent or rests on more', () => {
    expect(recall(seen, [subject(['a', 'b', 'c'])], once('x'))).toEqual([])
    expect(recall(seen, [{ ...dvt, levels: { left: 'warning', right: 'warning' } }], once('x'))).toEqual([])
    expect(recall(seen, [subject(['a', 'b'], 'critical')], once('x'))).toEqual([])
  })

  it('keeps count by clinician and hook', () => {
    const both = remember(seen, shownBy('x', 'Practitioner/2', 0.05))
    expect(recall(both, [dvt], once('x', 'Practitioner/1'))).toHaveLength(1)
    expect(recall(both, [dvt], once('x', 'Practitioner/2'))).toEqual([])
    expect(recall(both, [dvt], once('positional-leg-pain', 'Practitioner/1'))).toEqual([])
    expect(recall(both, [dvt], once('positional-leg-pain', 'Practitioner/2'))).toHaveLength(1)
  })
})

describe('memory', () => {
  it('is unchanged by a call that showed and muted nothing, and by records of other kinds', () => {
    expect(remember(overridden, opening(1))).toBe(overridden)
    expect(remember(overridden, { kind: 'screening-finding' })).toBe(overridden)
    expect(remember(overridden, { kind: 'feedback' })).toBe(overridden)
  })

  it('forgets what is over', () => {
    const other = subject(['z'], 'info', 'restless-legs-syndrome')
    expect(remember(overridden, opening(31, { shown: [shownCard(other)] }))).toEqual({})
  })

  it('stays small, and forgets the least it can', () => {
    const many = Array.from({ length: 1_200 }, (_, i) => i.toString(16).padStart(8, '0'))
    let memory: AlertMemory = overridden
    for (const about of ['x', 'y', 'z'])
      memory = remember(memory, feedback(muteOn(subject(many, 'info', about), 1, 10), subject(many, 'info', about)))
    expect(JSON.stringify(memory).length).toBeLessThanOrEqual(16_000)
    expect(Object.keys(memory)).toContain(dvt.about)
    expect(Object.keys(memory)).toHaveLength(2)
  })

  it('comes back from storage as it went in', () => {
    const full = remember(overridden, opening(1, { encounter: 'e', user: 'u', shown: [shownCard(dvt)] }))
    expect(readMemory(JSON.parse(JSON.stringify(full)))).toEqual(full)
  })

  it.each([[undefined], [null], ['text'], [[1]], [{ x: { mutes: [{ until: 'never' }] } }], [{ x: 7 }]])(
    'is empty where %j is stored in its place, so that nothing is muted',
    (stored) => {
      expect(readMemory(stored)).toEqual(nothingRemembered)
    },
  )

  it('takes no property of every object for a memory', () => {
    expect(recall({}, [subject(['a'], 'info', 'constructor')], occasion(1))).toEqual([])
  })
})

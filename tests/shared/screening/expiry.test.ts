import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, isTrigger } from '../../../shared/classifier/assess.ts'
import { patientNow } from '../../../shared/classifier/features.ts'
import type { Evidence } from '../../../shared/evidence/evidence.ts'
import { dayMs } from '../../../shared/fhir/time.ts'
import { couldDecide, isOver, overAfterDays } from '../../../shared/screening/expiry.ts'
import { features } from '../../../shared/terminology/feature-rows.ts'
import { type FeatureId, isFeatureId } from '../../../shared/terminology/features.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const ids = Object.keys(features).filter(isFeatureId)

const time = fc.integer({ min: -100, max: 5000 }).map((days) => {
  const ms = now - days * dayMs
  return { text: new Date(ms).toISOString(), ms }
})
const maybeTime = fc.option(time, { nil: undefined })

const fact: fc.Arbitrary<Evidence> = fc
  .record({
    feature: fc.constantFrom(...ids),
    status: fc.constantFrom('present', 'absent'),
    certainty: fc.constantFrom('asserted', 'possible'),
    temporality: fc.constantFrom('current', 'historical'),
    side: fc.constantFrom('left', 'right', 'bilateral', 'unknown'),
    kind: fc.constantFrom('coded', 'measured', 'text'),
    at: maybeTime,
    onset: maybeTime,
    ended: maybeTime,
    value: fc.option(fc.double({ min: 0, max: 400, noNaN: true }), { nil: undefined }),
    id: fc.nat(50),
    type: fc.constantFrom('Observation', 'Condition'),
  })
  .map(({ at, onset, ended, value, id, type, ...rest }) => ({
    ...rest,
    ...(at === undefined ? {} : { at }),
    ...(onset === undefined ? {} : { onset }),
    ...(ended === undefined ? {} : { ended }),
    ...(value === undefined ? {} : { quantity: { value, unit: '1' } }),
    source: { reference: `${type}/${id}`, path: 'code' },
  }))

describe('a fact whose time is over', () => {
  it('changes no assessment, then or later', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 25 }), fc.integer({ min: 0, max: 4000 }), (evidence, later) => {
        const left = evidence.filter((e) => !isOver(e, now))
        for (const instant of [now, now + later * dayMs]) {
          const all = assess({ patient: 'Patient/p', evidence, problems: [], now: instant })
          const rest = assess({ patient: 'Patient/p', evidence: left, problems: [], now: instant })
          expect(JSON.stringify(rest)).toBe(JSON.stringify(all))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is over from the day its windows end, and not before', () => {
    fc.assert(
      fc.property(fact, ({ onset: _, ended: __, ...e }) => {
        const days = overAfterDays(e, now)
        const aged = (age: number) => {
          const ms = now - age * dayMs
          return isOver({ ...e, at: { text: new Date(ms).toISOString(), ms } }, now)
        }
        if (days === Number.POSITIVE_INFINITY) expect([1, 100, 10_000].some(aged)).toBe(false)
        else {
          expect(aged(Math.max(0, days) + 0.5)).toBe(true)
          if (days > 0) expect(aged(days - 0.5)).toBe(false)
        }
      }),
    )
  })
})

describe('a fact that could not decide', () => {
  it('never makes a hypothesis speak, whatever else could not decide stands beside it', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 40 }), (evidence) => {
        const quiet = evidence.filter((e) => !couldDecide(e, now))
        expect(assess({ patient: 'Patient/p', evidence: quiet, problems: [], now }).hypotheses).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('never makes a trigger together with all others of its kind', () => {
    const quiet = ids.flatMap((feature: FeatureId) =>
      [0, 1, 40, 9_000].flatMap((value) =>
        (['present', 'absent'] as const).map(
          (status, i): Evidence => ({
            feature,
            status,
            certainty: 'asserted',
            temporality: 'current',
            side: 'left',
            kind: 'measured',
            at: { text: '2026-11-23', ms: Date.parse('2026-11-23') },
            quantity: { value, unit: '1' },
            source: { reference: `Observation/${feature}-${value}-${i}`, path: 'code' },
          }),
        ),
      ),
    )
    const undecided = quiet.filter((e) => !couldDecide(e, now))
    expect(undecided.length).toBeGreaterThan(300)
    expect([...patientNow(undecided, now).stated].filter(isTrigger)).toEqual([])
  })
})

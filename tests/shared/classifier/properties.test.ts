import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../../shared/classifier/assess.ts'
import type { Evidence } from '../../../shared/evidence/evidence.ts'
import { clinicalTime } from '../../../shared/fhir/time.ts'
import { features } from '../../../shared/terminology/feature-rows.ts'
import { type FeatureId, featureRow, type Side } from '../../../shared/terminology/features.ts'
import { now } from '../../support/facts.ts'

const ids = Object.keys(features) as FeatureId[]
const sides: readonly Side[] = ['left', 'right', 'bilateral', 'unknown']

/** Any fact at all: any feature, side, age, certainty; values inside and outside every threshold. */
const fact = (n: number): fc.Arbitrary<Evidence> =>
  fc
    .record({
      feature: fc.constantFrom(...ids),
      status: fc.constantFrom('present' as const, 'present' as const, 'absent' as const),
      certainty: fc.constantFrom('asserted' as const, 'asserted' as const, 'possible' as const),
      temporality: fc.constantFrom('current' as const, 'current' as const, 'historical' as const),
      side: fc.constantFrom(...sides),
      kind: fc.constantFrom('coded' as const, 'text' as const),
      days: fc.option(fc.double({ min: -2, max: 500, noNaN: true }), { nil: undefined }),
      onset: fc.option(fc.double({ min: 0, max: 900, noNaN: true }), { nil: undefined }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ days, onset, share, ...rest }) => {
      const row = featureRow(rest.feature)
      const [low, high] = row.plausible ?? [0, 1]
      const time = (d: number) => clinicalTime(new Date(now - d * 86_400_000).toISOString())!
      return {
        ...rest,
        ...(days === undefined ? {} : { at: time(days) }),
        ...(onset === undefined ? {} : { onset: time(onset) }),
        ...(row.unit === undefined ? {} : { quantity: { value: low + share ** 4 * (high - low), unit: row.unit } }),
        source: { reference: `Observation/${n}-${rest.feature}-${rest.side}-${share}`, path: 'code' },
      }
    })

const charts = fc.array(fc.nat(9).chain(fact), { maxLength: 40 })

const bytes = (evidence: readonly Evidence[]): string =>
  JSON.stringify(assess({ patient: 'Patient/p', evidence, problems: [], now }))

/** Everything a card is made of, without the evidence itself. */
const said = (evidence: readonly Evidence[]) =>
  assess({ patient: 'Patient/p', evidence, problems: [], now }).hypotheses.map(
    ({ topic, side, urgency, explainedBy, rules, points }) => ({
      topic,
      side,
      urgency,
      explainedBy,
      rules: rules.map(({ id }) => id),
      points,
    }),
  )

const mirrored = (side: Side): Side => (side === 'left' ? 'right' : side === 'right' ? 'left' : side)
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

describe('assess', () => {
  it('answers for any evidence at all', () => {
    fc.assert(
      fc.property(charts, (evidence) => {
        const { hypotheses } = assess({ patient: 'Patient/p', evidence, problems: [], now })
        for (const { for: reasons, rules } of hypotheses) {
          expect(rules.length).toBeGreaterThan(0)
          for (const { evidence: found } of reasons) expect(found.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same bytes whatever the order, and when evidence is read twice', () => {
    fc.assert(
      fc.property(charts, fc.infiniteStream(fc.nat()), (evidence, keys) => {
        const shuffled = evidence
          .map((e) => ({ e, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ e }) => e)
        expect(bytes(shuffled)).toBe(bytes(evidence))
        expect(bytes([...evidence, ...shuffled])).toBe(bytes(evidence))
      }),
      { numRuns: 200 },
    )
  })

  it('replays a receipt to the same bytes from the evidence it holds', () => {
    fc.assert(
      fc.property(charts, (evidence) => {
        const receipt = assess({ patient: 'Patient/p', evidence, problems: [], now })
        const again = assess({
          patient: receipt.patient,
          evidence: receipt.evidence,
          problems: receipt.problems,
          now: Date.parse(receipt.evaluatedAt),
        })
        expect(JSON.stringify(again)).toBe(JSON.stringify(receipt))
      }),
      { numRuns: 300 },
    )
  })

  it('mirrors left and right and nothing else', () => {
    fc.assert(
      fc.property(charts, (evidence) => {
        const mirror = evidence.map((e) => ({ ...e, side: mirrored(e.side) }))
        const expected = said(evidence).map((h) => ({ ...h, side: mirrored(h.side) }))
        expect(said(mirror).toSorted(byText)).toEqual(expected.toSorted(byText))
      }),
      { numRuns: 300 },
    )
  })

  it('is silent when every statement is denied', () => {
    fc.assert(
      fc.property(charts, (evidence) => {
        const denied = evidence
          .filter(
            ({ feature }) =>
              featureRow(feature).unit === undefined &&
              !['pulse-normal', 'normal-neuro-exam', 'birth-date'].includes(feature),
          )
          .map((e) => ({ ...e, status: 'absent' as const }))
        expect(said(denied)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('is silent on risk factors, drugs and history alone', () => {
    const quiet = new Set(['risk', 'drug', 'demographic', 'history'])
    fc.assert(
      fc.property(charts, (evidence) => {
        expect(said(evidence.filter(({ feature }) => quiet.has(featureRow(feature).kind)))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('never raises urgency by a fact dated after the evaluation time', () => {
    fc.assert(
      fc.property(charts, charts, (evidence, more) => {
        const future = more.map((e) => ({ ...e, at: clinicalTime('2027-03-01T08:00:00Z')! }))
        expect(said([...evidence, ...future])).toEqual(said(evidence))
      }),
      { numRuns: 200 },
    )
  })

  it('never raises above info on uncertain statements alone, save for a cauda equina sign', () => {
    fc.assert(
      fc.property(charts, (evidence) => {
        const doubtful = evidence.map((e) => ({ ...e, certainty: 'possible' as const }))
        for (const { topic, urgency } of said(doubtful)) {
          if (topic === 'cauda-equina-syndrome') expect(urgency).not.toBe('critical')
          else expect(urgency).toBe('info')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never asks for what is already on record', () => {
    fc.assert(
      fc.property(charts, (evidence) => {
        const assessment = assess({ patient: 'Patient/p', evidence, problems: [], now })
        const asserted = new Set(
          assessment.hypotheses
            .flatMap((h) => h.for)
            .filter(({ points }) => points > 0)
            .map(({ feature }) => feature),
        )
        for (const { missing, for: reasons } of assessment.hypotheses) {
          const known = new Set(reasons.map(({ feature }) => feature))
          for (const { feature } of missing) expect(known.has(feature) && asserted.has(feature)).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })
})

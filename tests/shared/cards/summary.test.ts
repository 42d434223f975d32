import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardsOf } from '../../../shared/cards/cards.ts'
import type { AssessedHypothesis } from '../../../shared/classifier/assessment.ts'
import { assessment } from './arbitrary-assessment.ts'
import { answer, assessed, because, fired, hypothesis, measuredIn, nice, noted } from './chart.ts'

const summary = (...hypotheses: readonly AssessedHypothesis[]) =>
  cardsOf(assessed(...hypotheses), { answer, suggestions: false })[0]?.summary

const restPain = fired(
  'CLTI-W3',
  'warning',
  'pain lying down or at night, eased by hanging the leg down: ischemic rest-pain story',
)
const abi = because('abi', 'ankle-brachial index', [measuredIn('abi', 'Observation/a', '2026-11-03')], {
  side: 'right',
  quantity: { value: 0.38, unit: '{ratio}' },
})
const noAbi = { feature: 'abi', label: 'ankle-brachial index', ask: 'Measure the ABI', separates: [] } as const

describe('the summary of a card', () => {
  it('offers the possibility with its side, what was found, and the measurement', () => {
    expect(summary(hypothesis('chronic-limb-threatening-ischemia', restPain, { side: 'right', for: [abi] }))).toBe(
      'Consider chronic limb-threatening ischemia, right leg: pain lying down or at night, eased by hanging the leg down; ABI 0.38',
    )
  })

  it('says which decisive measurement is not on record', () => {
    expect(
      summary(hypothesis('chronic-limb-threatening-ischemia', restPain, { side: 'right', missing: [noAbi] })),
    ).toBe(
      'Consider chronic limb-threatening ischemia, right leg: pain lying down or at night, eased by hanging the leg down; no ABI on record',
    )
  })

  it('names the signs of an emergency rather than what nobody measured', () => {
    const sudden = fired('ALI-C2', 'critical', 'sudden leg pain with two or more ischemic signs')
    const reasons = [
      because('pulse-absent', 'absent foot pulse', [noted('pulse-absent', 'no DP pulse')]),
      because('cold-limb', 'cold leg or foot', [noted('cold-limb', 'cold')]),
    ]
    expect(summary(hypothesis('acute-limb-ischemia', sudden, { side: 'left', for: reasons, missing: [noAbi] }))).toBe(
      'Consider acute limb ischemia, left leg: sudden leg pain with two or more ischemic signs; absent foot pulse; cold leg or foot',
    )
  })

  it('leaves what a rule says to do, and uncertain or absent facts, to the detail', () => {
    const scan = fired('DVT-W3', 'warning', 'D-dimer positive with a swollen or tender leg: scan', nice)
    const reasons = [
      because('calf-swelling', 'calf swelling', [noted('calf-swelling', '?swollen')], { certainty: 'possible' }),
      because('dvt-excluded', 'imaging without deep vein thrombosis', [noted('dvt-excluded', 'x')], {
        status: 'absent',
      }),
    ]
    expect(summary(hypothesis('deep-vein-thrombosis', scan, { side: 'left', for: reasons }))).toBe(
      'Consider deep vein thrombosis, left leg: D-dimer positive with a swollen or tender leg',
    )
  })

  it('names no side for what belongs to no leg, nor where the record names none', () => {
    const saddle = fired('CES-C2', 'critical', 'saddle numbness with back or nerve-root symptoms')
    expect(summary(hypothesis('cauda-equina-syndrome', saddle, { side: 'left' }))).toBe(
      'Consider cauda equina syndrome: saddle numbness with back or nerve-root symptoms',
    )
    expect(summary(hypothesis('cellulitis', fired('CEL-I1', 'info', 'one red, warm leg')))).toBe(
      'Consider cellulitis: one red, warm leg',
    )
  })

  it('asks to consider the cause where none stands out', () => {
    expect(
      summary(
        hypothesis('positional-leg-pain', fired('POS-I2', 'info', 'leg pain lying down or at night'), {
          side: 'right',
        }),
      ),
    ).toBe('Consider the cause of positional leg pain, right leg: leg pain lying down or at night')
  })

  it('says what was found and not what follows from it when both do not fit', () => {
    const open = fired(
      'POS-I1',
      'info',
      'leg pain that depends on position or time of day; the record does not tell the causes apart',
    )
    expect(summary(hypothesis('positional-leg-pain', open, { side: 'left' }))).toBe(
      'Consider the cause of positional leg pain, left leg: leg pain that depends on position or time of day',
    )
  })

  it('does not say one thing twice', () => {
    const reasons = [because('cramping-quality', 'leg cramp', []), because('pain-nocturnal', 'leg pain at night', [])]
    expect(
      summary(hypothesis('nocturnal-leg-cramps', fired('NLC-I9', 'info', 'leg cramps at night'), { for: reasons })),
    ).toBe('Consider nocturnal leg cramps: leg cramps at night; leg pain at night')
  })

  it('cuts between words when a rule is too wordy', () => {
    const wordy = fired('X', 'info', 'a finding '.repeat(30))
    expect(summary(hypothesis('cellulitis', wordy))).toMatch(/^Consider cellulitis: (a finding )+a( finding)?…$/)
  })

  it('is always one line of fewer than 140 visible characters that begins with "Consider"', () => {
    fc.assert(
      fc.property(assessment, (any) => {
        for (const { summary: text } of cardsOf(any, { answer, suggestions: true })) {
          expect([...text].length).toBeLessThan(140)
          expect(text).toMatch(/^Consider /)
          expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
          expect(text.trim()).toBe(text)
        }
      }),
      { numRuns: 500 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, isConvertible, statedQuantity, unitOf, writtenQuantity } from '../../../shared/fhir/quantity.ts'

describe('units', () => {
  it.each([
    ['mm[Hg]', 'mm[Hg]'],
    ['mmHg', 'mm[Hg]'],
    ['mm Hg', 'mm[Hg]'],
    ['MMHG', 'mm[Hg]'],
    ['KPA', 'kPa'],
    ['{ratio}', '1'],
    ['percent', '%'],
    ['ng/mL', 'ng/mL'],
    ['ug/l', 'ug/L'],
    ['mcg/L', 'ug/L'],
    ['µg/L', 'ug/L'],
    ['μg/mL', 'ug/mL'],
    ['mEq/L', 'meq/L'],
    ['mg/dl', 'mg/dL'],
    ['[degF]', '[degF]'],
    ['°F', '[degF]'],
    ['deg C', 'Cel'],
    ['℃', 'Cel'],
    ['inches', '[in_i]'],
    ['K/uL', '10*3/uL'],
    ['K/µL', '10*3/uL'],
    ['x10^9/L', '10*9/L'],
    ['x 10^9/L', '10*9/L'],
    ['×10⁹/L', '10*9/L'],
    ['10*9/L', '10*9/L'],
    ['G/L', 'G/L'],
    ['thou/uL', '10*3/uL'],
    ['sec', 's'],
    ['bpm', '/min'],
    ['{beats}/min', '/min'],
    ['breaths/min', '/min'],
    ['mIU/L', 'm[IU]/L'],
    ['uIU/mL', 'u[IU]/mL'],
    ['mL/min/{1.73_m2}', 'mL/min/1.73'],
    ['mL/min/1.73m2', 'mL/min/1.73'],
    ['mL/min/1.73 m²', 'mL/min/1.73'],
    ['{score}', 'score'],
    ['/10', 'score'],
    ['(score)', 'score'],
  ])('reads %s as %s', (written, code) => {
    expect(unitOf(written)?.code).toBe(code)
  })

  it.each([
    ['ng/mL{FEU}', 'ng/mL', 'FEU'],
    ['ug/mL FEU', 'ug/mL', 'FEU'],
    ['mcg FEU/mL', 'ug/mL', 'FEU'],
    ['mg/L (FEU)', 'mg/L', 'FEU'],
    ['ng/mL{DDU}', 'ng/mL', 'DDU'],
    ['ng/mL D-DU', 'ng/mL', 'DDU'],
  ])('keeps what %s counts, which UCUM gives no meaning', (written, code, annotation) => {
    expect(unitOf(written)).toEqual({ code, annotation })
  })

  it.each(['furlong', 'mg', 'x'.repeat(200), '<b>mg/dL</b>'])(
    'knows nothing of %s beside a concentration',
    (written) => {
      expect(unitOf(written)?.code).not.toBe('mg/dL')
    },
  )
})

describe('conversion', () => {
  it.each([
    [5.5, 'kPa', 'mm[Hg]', 41.25],
    [0.17, 'ug/mL', 'ug/L', 170],
    [0.5, 'mg/L', 'ug/L', 500],
    [500, 'ng/mL', 'ug/L{FEU}', 500],
    [101, '[degF]', 'Cel', 38.33],
    [311.5, 'K', 'Cel', 38.35],
    [15, '[in_i]', 'cm', 38.1],
    [380, 'mm', 'cm', 38],
    [42, '%', '1', 0.42],
    [7000, '/uL', '10*3/uL', 7],
    [12, '10*9/L', '10*3/uL', 12],
    [4, 'wk', 'd', 28],
    [2, '/d', '/wk', 14],
    [1, 'ukat/L', 'U/L', 60],
  ])('%d %s is %d %s', (value, from, to, expected) => {
    expect(convert(value, from, to)).toBeCloseTo(expected, 2)
  })

  it.each([
    ['mmol/L', 'mg/dL'],
    ['kPa', 'cm'],
    ['score', '1'],
  ])('refuses %s to %s: they measure different things', (from, to) => {
    expect(convert(1, from, to)).toBeUndefined()
    expect(isConvertible(from, to)).toBe(false)
  })

  it('comes back to where it started', () => {
    const pairs = [
      ['kPa', 'mm[Hg]'],
      ['[degF]', 'Cel'],
      ['[in_i]', 'cm'],
      ['mg/L', 'ng/mL'],
      ['mo', 'd'],
    ] as const
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.double({ min: -1e4, max: 1e4, noNaN: true }), ([a, b], value) => {
        const there = convert(value, a, b) ?? Number.NaN
        expect(convert(there, b, a)).toBeCloseTo(value, 6)
      }),
    )
  })
})

describe('a Quantity', () => {
  it('is read from its code, and from its words where the code is none we know', () => {
    expect(statedQuantity({ value: 1, code: 'KPA', unit: 'mmHg' })).toMatchObject({ value: 1 })
    expect(statedQuantity({ value: 1, code: 'local-7', unit: 'mm Hg' })?.unit?.code).toBe('mm[Hg]')
  })

  it('has no unit when code and words name different ones', () => {
    expect(statedQuantity({ value: 4, code: 'mmol/L', unit: 'mg/dL' })?.unit).toBeUndefined()
    expect(statedQuantity({ value: 4, code: 'ng/mL', unit: 'ug/L' })?.unit?.code).toBe('ng/mL')
  })

  it('takes the annotation from whichever has it', () => {
    expect(statedQuantity({ value: 4, code: 'ng/mL', unit: 'ng/mL FEU' })?.unit).toEqual({
      code: 'ng/mL',
      annotation: 'FEU',
    })
  })

  it('keeps its comparator and how it was written', () => {
    expect(statedQuantity({ value: 0.17, comparator: '<', unit: 'ug/mL' })).toMatchObject({
      comparator: '<',
      original: '<0.17 ug/mL',
    })
  })

  it('may have its number as a string, and is nothing without one', () => {
    expect(statedQuantity(JSON.parse('{"value":"0.42"}'))?.value).toBe(0.42)
    expect(statedQuantity(JSON.parse('{"value":"many"}'))).toBeUndefined()
    expect(statedQuantity(JSON.parse('[1]'))).toBeUndefined()
  })
})

describe('a number in words', () => {
  it.each([
    ['0.42', 0.42, '1', undefined],
    ['0,42', 0.42, '1', undefined],
    ['<0.5 mg/L FEU', 0.5, 'mg/L', '<'],
    ['≤ 250 ng/mL', 250, 'ng/mL', '<='],
    ['130 mmHg', 130, 'mm[Hg]', undefined],
    ['7/10', 7, 'score', undefined],
  ])('%s', (text, value, unit, comparator) => {
    const read = writtenQuantity(text)
    expect(read?.value).toBe(value)
    expect(read?.unit?.code).toBe(unit)
    expect(read?.comparator).toBe(comparator)
  })

  it.each(['R 0.42 L 0.95', '2+', '0/4', '5 apples', 'absent', '', '1 2', '12/5/2026'])(
    'is not read out of %s',
    (text) => {
      expect(writtenQuantity(text)).toBeUndefined()
    },
  )

  it('never fails, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void [writtenQuantity(text), unitOf(text)]))
  })
})

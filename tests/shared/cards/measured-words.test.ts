import { expect, it } from 'vitest'
import { measuredWords } from '../../../shared/cards/measured-words.ts'
import { features } from '../../../shared/terminology/feature-rows.ts'
import { featureRow, isFeatureId } from '../../../shared/terminology/features.ts'

it.each([
  ['a ratio as a bare number', { value: 0.38, unit: '{ratio}' }, '0.38'],
  ['a pressure', { value: 28, unit: 'mm[Hg]' }, '28 mmHg'],
  ['a per cent', { value: 7.1, unit: '%' }, '7.1%'],
  ['a bound', { value: 150, unit: 'ug/L{FEU}', comparator: '<' as const }, '<150 ug/L'],
  ['a converted value without its rounding noise', { value: 38.333333333, unit: 'Cel' }, '38.33 °C'],
  ['a filtration rate', { value: 55, unit: 'mL/min/{1.73_m2}' }, '55 mL/min/1.73 m²'],
])('writes %s', (_, quantity, words) => {
  expect(measuredWords(quantity)).toBe(words)
})

it('leaves no UCUM brackets in the words for any unit of the dictionary', () => {
  for (const feature of Object.keys(features).filter(isFeatureId)) {
    const { unit } = featureRow(feature)
    if (unit !== undefined) expect(measuredWords({ value: 1, unit })).not.toMatch(/[[\]{}*]/)
  }
})

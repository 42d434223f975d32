import type { Measured } from '../evidence/evidence.ts'

/** UCUM units as a clinician writes them. Annotations in braces are dropped where no row says otherwise. */
const unitWords: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  a: 'years',
  d: 'days',
  '/min': 'per min',
  '/wk': 'per week',
  '10*3/uL': '×10³/uL',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  'm[IU]/L': 'mIU/L',
}

/** "0.38", "28 mmHg", "<150 ug/L": four significant digits, the bound kept. */
export function measuredWords({ value, unit, comparator }: Measured): string {
  const number = Number(value.toPrecision(4))
  const words = unitWords[unit] ?? unit.replace(/\{[^}]*\}/g, '').trim()
  return `${comparator ?? ''}${number}${words === '' ? '' : words === '%' ? '%' : ` ${words}`}`
}

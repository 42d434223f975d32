import type { Quantity } from 'fhir/r4.js'
import { decimalOf, element, words } from './lenient.ts'
import { remembered } from './remembered.ts'

/**
 * Units as records write them, and conversion between those of one dimension.
 *
 * A table, not a library: a UCUM library costs the bundle 80 KB and the start 20 ms, reads `K/uL` as kelvin,
 * and leaves the free-text spellings and molar conversions to us anyway.
 */

type Dimension =
  | 'pressure' // mm[Hg]
  | 'mass-concentration' // g/L
  | 'amount-concentration' // mol/L
  | 'charge-concentration' // eq/L
  | 'activity' // U/L
  | 'number-concentration' // /L
  | 'fraction' // 1
  | 'molar-fraction' // mmol/mol
  | 'length' // cm
  | 'volume' // mL
  | 'temperature' // Cel
  | 'time' // s
  | 'frequency' // /min
  | 'filtration' // mL/min
  | 'score'

interface UnitRow {
  readonly dimension: Dimension
  /** Value in the dimension's base unit = (value + offset) x factor. */
  readonly factor: number
  readonly offset?: number
}

const unit = (dimension: Dimension, factor: number, offset?: number): UnitRow =>
  offset === undefined ? { dimension, factor } : { dimension, factor, offset }

/** UCUM codes without annotations. Factors are definitions; 1 mm[Hg] = 133.322 Pa (UCUM). */
const units: ReadonlyMap<string, UnitRow> = new Map([
  ['mm[Hg]', unit('pressure', 1)],
  ['kPa', unit('pressure', 1000 / 133.322)],
  ['cm[H2O]', unit('pressure', 98.0665 / 133.322)],

  ['g/L', unit('mass-concentration', 1)],
  ['g/dL', unit('mass-concentration', 10)],
  ['g/mL', unit('mass-concentration', 1e3)],
  ['mg/mL', unit('mass-concentration', 1)],
  ['mg/dL', unit('mass-concentration', 1e-2)],
  ['mg/L', unit('mass-concentration', 1e-3)],
  ['ug/mL', unit('mass-concentration', 1e-3)],
  ['ug/dL', unit('mass-concentration', 1e-5)],
  ['ug/L', unit('mass-concentration', 1e-6)],
  ['ng/mL', unit('mass-concentration', 1e-6)],
  ['ng/dL', unit('mass-concentration', 1e-8)],
  ['ng/L', unit('mass-concentration', 1e-9)],
  ['pg/mL', unit('mass-concentration', 1e-9)],

  ['mol/L', unit('amount-concentration', 1)],
  ['mmol/L', unit('amount-concentration', 1e-3)],
  ['umol/L', unit('amount-concentration', 1e-6)],
  ['nmol/L', unit('amount-concentration', 1e-9)],
  ['pmol/L', unit('amount-concentration', 1e-12)],
  ['eq/L', unit('charge-concentration', 1)],
  ['meq/L', unit('charge-concentration', 1e-3)],

  ['U/L', unit('activity', 1)],
  ['[IU]/L', unit('activity', 1)],
  ['m[IU]/L', unit('activity', 1e-3)],
  ['mU/L', unit('activity', 1e-3)],
  ['u[IU]/mL', unit('activity', 1e-3)],
  ['uU/mL', unit('activity', 1e-3)],
  ['m[IU]/mL', unit('activity', 1)],
  ['U/mL', unit('activity', 1e3)],
  ['ukat/L', unit('activity', 60)],
  ['nkat/L', unit('activity', 0.06)],

  ['10*3/uL', unit('number-concentration', 1e9)],
  ['10*9/L', unit('number-concentration', 1e9)],
  ['10*6/L', unit('number-concentration', 1e6)],
  ['10*6/uL', unit('number-concentration', 1e12)],
  ['10*12/L', unit('number-concentration', 1e12)],
  ['/uL', unit('number-concentration', 1e6)],
  ['/nL', unit('number-concentration', 1e9)],
  ['G/L', unit('number-concentration', 1e9)], // giga, not gram: European laboratories
  ['/L', unit('number-concentration', 1)],

  ['1', unit('fraction', 1)],
  ['%', unit('fraction', 0.01)],
  ['mmol/mol', unit('molar-fraction', 1)],

  ['cm', unit('length', 1)],
  ['mm', unit('length', 0.1)],
  ['m', unit('length', 100)],
  ['[in_i]', unit('length', 2.54)],

  ['mL', unit('volume', 1)],
  ['L', unit('volume', 1000)],
  ['dL', unit('volume', 100)],

  ['Cel', unit('temperature', 1)],
  ['[degF]', unit('temperature', 5 / 9, -32)],
  ['K', unit('temperature', 1, -273.15)],

  ['ms', unit('time', 1e-3)],
  ['s', unit('time', 1)],
  ['min', unit('time', 60)],
  ['h', unit('time', 3600)],
  ['d', unit('time', 86_400)],
  ['wk', unit('time', 604_800)],
  ['mo', unit('time', 2_629_800)],
  ['a', unit('time', 31_557_600)],

  ['/min', unit('frequency', 1)],
  ['/s', unit('frequency', 60)],
  ['/h', unit('frequency', 1 / 60)],
  ['/d', unit('frequency', 1 / 1440)],
  ['/wk', unit('frequency', 1 / 10_080)],
  ['/mo', unit('frequency', 1 / 43_830)],

  ['mL/min', unit('filtration', 1)],
  ['mL/min/1.73', unit('filtration', 1)],
  ['mL/s/1.73', unit('filtration', 60)],

  ['score', unit('score', 1)],
])

/** How people write units: lower case, without spaces and annotations. UCUM itself is case sensitive, people are not. */
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'mm[Hg]': 'mmhg mm(hg) torr mmofhg',
    kPa: 'kpa',
    'cm[H2O]': 'cmh2o',
    'g/L': 'g/l gm/l',
    'g/dL': 'g/dl gm/dl g% gm%',
    'mg/mL': 'mg/ml',
    'mg/dL': 'mg/dl mg% mg/100ml',
    'mg/L': 'mg/l',
    'ug/mL': 'ug/ml mcg/ml',
    'ug/dL': 'ug/dl mcg/dl',
    'ug/L': 'ug/l mcg/l',
    'ng/mL': 'ng/ml',
    'ng/dL': 'ng/dl',
    'ng/L': 'ng/l',
    'pg/mL': 'pg/ml',
    'mmol/L': 'mmol/l mmole/l mmoles/l',
    'umol/L': 'umol/l mcmol/l micromol/l',
    'nmol/L': 'nmol/l',
    'pmol/L': 'pmol/l',
    'meq/L': 'meq/l mval/l',
    'U/L': 'u/l units/l unit/l iu/l',
    'm[IU]/L': 'miu/l mu/l',
    'u[IU]/mL': 'uiu/ml uu/ml mciu/ml',
    'U/mL': 'u/ml units/ml iu/ml',
    'ukat/L': 'ukat/l',
    'nkat/L': 'nkat/l',
    '10*3/uL':
      'k/ul k/mm3 k/cumm 10^3/ul 10e3/ul 10*3/ul x10^3/ul x10*3/ul x10e3/ul 1000/ul thou/ul thousand/ul th/ul tsd/ul 10^3/mm3 x10^3/mm3 x103/ul 103/ul',
    '10*9/L': '10^9/l 10e9/l 10*9/l x10^9/l x10*9/l x10e9/l x10(9)/l 10(9)/l x109/l 109/l gpt/l giga/l bil/l',
    '10*6/uL': '10^6/ul 10*6/ul x10^6/ul m/ul mil/ul x10e6/ul',
    '10*12/L': '10^12/l 10*12/l x10^12/l tpt/l',
    '/uL': '/ul cells/ul /mm3 cells/mm3 /cumm',
    '/nL': '/nl',
    '%': 'percent pct',
    'mmol/mol': 'mmol/mol mmol/molhb',
    '1': 'ratio index fraction unitless',
    cm: 'centimeter centimeters centimetre centimetres',
    mm: 'millimeter millimeters',
    '[in_i]': 'in inch inches in. "',
    mL: 'ml cc milliliter milliliters millilitres',
    L: 'l liter liters',
    Cel: '°c degc deg.c c celsius degreesc degreescelsius',
    '[degF]': '°f degf deg.f f fahrenheit degreesf degreesfahrenheit',
    s: 'sec secs second seconds',
    min: 'mins minute minutes',
    h: 'hr hrs hour hours',
    d: 'day days',
    wk: 'week weeks wks',
    mo: 'month months mos',
    a: 'y yr yrs year years',
    '/min':
      'bpm beats/min beats/minute beat/min breaths/min breaths/minute 1/min rpm br/min /minute beatsperminute breathsperminute',
    '/wk': '/week perweek 1/wk timesperweek x/week /w episodes/week episodes/wk nights/week nights/wk',
    '/d': '/day perday 1/d nightly',
    '/mo': '/month permonth 1/mo',
    'mL/min': 'ml/min',
    'mL/min/1.73':
      'ml/min/1.73 ml/min/1.73m2 ml/min/1.73m^2 ml/min/1.73m*2 ml/min/1.73sqm ml/min/1.73m² ml/min/1.73_m2 ml/min/1.73squaremeters',
    'mL/s/1.73': 'ml/s/1.73m2 ml/s/1.73m^2',
    score: 'points point pts /10 outof10 sites (score)',
  }).flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)),
)

/** A unit we know, and the annotation beside it: UCUM gives braces no meaning, D-dimer assays do. */
export interface Unit {
  readonly code: string
  /** Words in braces or behind the unit, upper case: `FEU`, `DDU`. */
  readonly annotation?: string
}

const basisWord = /[\s(]*\b(FEU|D-?DU)\b\)?/i
const braces = /\{([^}]*)\}/g

/**
 * Reads a unit, in UCUM or as people write it (`mmHg`, `x10^9/L`, `ug/mL FEU`).
 * `undefined` for a unit we do not know. An empty unit is the unit `1`.
 */
export const unitOf: (text: string) => Unit | undefined = remembered(readUnit)

function readUnit(text: string): Unit | undefined {
  if (text.length > 60) return undefined
  const notes: string[] = []
  const bare = text
    .normalize('NFKC')
    .replace(/[μµ]/g, 'u')
    .replace(/×/g, 'x')
    .replace(braces, (_, note: string) => {
      notes.push(note)
      return ''
    })
    .replace(basisWord, (_, basis: string) => {
      notes.push(basis.replace('-', ''))
      return ''
    })
    .trim()
  const annotation = notes.join(' ').toUpperCase()
  const code = codeOf(bare, annotation)
  if (code === undefined) return undefined
  return annotation === '' ? { code } : { code, annotation }
}

function codeOf(bare: string, annotation: string): string | undefined {
  if (units.has(bare)) return bare
  if (bare === '') return /SCORE|POINTS|COUNT|SITES|NRS/.test(annotation) ? 'score' : '1'
  const spelled = bare.toLowerCase().replace(/\s+/g, '')
  const code = spellings.get(spelled)
  if (code !== undefined) return code
  // `mL/min/{1.73_m2}`: the body surface is an annotation.
  if (spelled === 'ml/min/' && annotation.includes('1.73')) return 'mL/min/1.73'
  return spelled === 'ml/s/' && annotation.includes('1.73') ? 'mL/s/1.73' : undefined
}

/** Whether two units measure the same thing, so that `convert` will work. */
export const isConvertible = (from: string, to: string): boolean => {
  const [a, b] = [units.get(from), units.get(to)]
  return a !== undefined && b !== undefined && a.dimension === b.dimension
}

/**
 * Converts between units of one dimension.
 *
 * @param from code as `unitOf` gives it
 * @param to UCUM code; annotations in it are ignored
 * @returns the value in `to`; `undefined` when the units measure different things
 */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value
  const source = units.get(from)
  const target = units.get(to) ?? units.get(unitOf(to)?.code ?? '')
  if (source === undefined || target === undefined || source.dimension !== target.dimension) return undefined
  return ((value + (source.offset ?? 0)) * source.factor) / target.factor - (target.offset ?? 0)
}

export type Comparator = '<' | '<=' | '>' | '>='

/** A number as a record states it. */
export interface StatedQuantity {
  readonly value: number
  readonly comparator?: Comparator
  /** `undefined`: a unit is there, but it is none we know. */
  readonly unit?: Unit
  /** No unit was written at all. */
  readonly unitMissing: boolean
  /** As recorded, for display: `<0.17 ug/mL`. */
  readonly original: string
}

const isComparator = (text: unknown): text is Comparator =>
  text === '<' || text === '<=' || text === '>' || text === '>='

/** Room for the longest unit we know, not for a paragraph. */
const clip = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text)

/** Reads a Quantity, its unit from `code` or, where that is not understood, from `unit`; contradicting ones give no unit. */
export function statedQuantity(quantity: Quantity | undefined): StatedQuantity | undefined {
  const given = element(quantity)
  const value = decimalOf(given?.value)
  if (given === undefined || value === undefined) return undefined
  const code = words(given.code)
  const label = words(given.unit)
  const comparator = isComparator(given.comparator) ? given.comparator : undefined
  const unit = agreed(code === undefined ? undefined : unitOf(code), label === undefined ? undefined : unitOf(label))
  const shown = label ?? code
  return {
    value,
    ...(comparator === undefined ? {} : { comparator }),
    ...(code === undefined && label === undefined ? { unit: { code: '1' } } : unit === undefined ? {} : { unit }),
    unitMissing: code === undefined && label === undefined,
    original: `${comparator ?? ''}${value}${shown === undefined ? '' : ` ${clip(shown)}`}`,
  }
}

function agreed(code: Unit | undefined, label: Unit | undefined): Unit | undefined {
  if (code === undefined || label === undefined) return code ?? label
  const annotation = code.annotation ?? label.annotation
  const both = annotation === undefined ? { code: code.code } : { code: code.code, annotation }
  if (code.code === label.code || code.code === '1' || label.code === '1') {
    return code.code === '1' && label.code !== '1' ? { ...both, code: label.code } : both
  }
  const [a, b] = [convert(1, code.code, code.code), convert(1, label.code, code.code)]
  // Two names for one unit (ng/mL and ug/L) agree; two different units contradict each other.
  return a !== undefined && b !== undefined && Math.abs(a - b) < 1e-9 ? both : undefined
}

const written = /^\s*(<=|>=|<|>|≤|≥)?\s*(\d{1,9}(?:[.,]\d{1,6})?|\.\d{1,6})\s*([^\d\s].{0,40})?$/

/** Reads a number written as text with nothing else beside it but a unit: `<0.5`, `130 mmHg`, `0,42`. */
export function writtenQuantity(text: string): StatedQuantity | undefined {
  if (text.length > 60) return undefined
  const parts = written.exec(text)
  const digits = parts?.[2]
  if (parts === null || digits === undefined) return undefined
  const comparator = parts[1]?.replace('≤', '<=').replace('≥', '>=')
  const label = words(parts[3])?.trim()
  const unit = label === undefined ? { code: '1' } : unitOf(label)
  if (unit === undefined) return undefined
  return {
    value: Number(digits.replace(',', '.')),
    ...(isComparator(comparator) ? { comparator } : {}),
    unit,
    unitMissing: label === undefined,
    original: text.trim(),
  }
}

import type { CodeableConcept, ObservationReferenceRange } from 'fhir/r4.js'
import { codings, element, items, words } from '../../fhir/lenient.ts'
import { type StatedQuantity, statedQuantity, writtenQuantity } from '../../fhir/quantity.ts'
import { type Interpretation, interpretationOf } from '../../terminology/answers.ts'
import { type FeatureId, featureRow, type Side } from '../../terminology/features.ts'
import { type Entry, type Fact, type FactCoding, report, state } from '../entry.ts'
import { type BasisClues, dDimerBasis, inFeu } from './d-dimer.ts'
import { canonicalValue } from './units.ts'

/** A number that was measured, and what the laboratory wrote beside it. */
export interface MeasuredResult {
  readonly feature: FeatureId
  readonly side: Side
  readonly coding?: FactCoding
  /** Title, where it may name a D-dimer's basis. */
  readonly label?: string
  readonly basis?: BasisClues['code']
  readonly quantity?: StatedQuantity
  /** Element of the value, `component[0].valueQuantity`. */
  readonly path: string
  /** `''` or `component[0].` */
  readonly prefix: string
  readonly interpretation: readonly CodeableConcept[] | undefined
  readonly referenceRange: readonly ObservationReferenceRange[] | undefined
}

/**
 * What the laboratory's own flag says where the number cannot be used.
 * Source: clinical specification, neuromuscular 1.2 and 6, vascular 1.6.
 */
const flagged: readonly { readonly feature: FeatureId; readonly flag: 'high' | 'low'; readonly says: FeatureId }[] = [
  { feature: 'd-dimer', flag: 'high', says: 'd-dimer-positive' },
  { feature: 'white-cell-count', flag: 'high', says: 'leukocytosis' },
  { feature: 'body-temperature', flag: 'high', says: 'fever' },
  { feature: 'heart-rate', flag: 'high', says: 'tachycardia' },
  { feature: 'creatine-kinase', flag: 'high', says: 'creatine-kinase-high' },
  { feature: 'tsh', flag: 'high', says: 'tsh-high' },
  { feature: 'crp', flag: 'high', says: 'crp-high' },
  { feature: 'potassium', flag: 'low', says: 'hypokalemia' },
  { feature: 'magnesium', flag: 'low', says: 'hypomagnesemia' },
  { feature: 'calcium', flag: 'low', says: 'hypocalcemia' },
  { feature: 'calcium-ionized', flag: 'low', says: 'hypocalcemia' },
  { feature: 'ferritin', flag: 'low', says: 'iron-deficiency' },
  { feature: 'vitamin-b12', flag: 'low', says: 'b12-deficiency' },
]

/** Results whose limit differs from laboratory to laboratory: the range beside the number decides. */
const judgedByRange: ReadonlySet<FeatureId> = new Set(['creatine-kinase', 'tsh', 'crp'] as const)

/** Reads a result: the number in the feature's canonical unit, or the laboratory's flag where there is no such number. */
export function measuredResult(entry: Entry, result: MeasuredResult): void {
  const value = usableValue(entry, result)
  const { feature, quantity } = result
  // Where the number cannot be true, neither can a flag that was computed from it.
  if (value === 'implausible') return
  if (value !== undefined && quantity !== undefined) {
    const { comparator, original } = quantity
    const unit = featureRow(feature).unit ?? '1'
    state(entry, {
      ...factOf(result),
      feature,
      status: 'present',
      kind: 'measured',
      path: result.path,
      quantity: { value, unit, original, ...(comparator === undefined ? {} : { comparator }) },
    })
    if (judgedByRange.has(feature)) judgeByRange(entry, result, value)
    return
  }
  judgeByFlag(entry, result)
}

const factOf = ({ side, coding }: MeasuredResult): Pick<Fact, 'side' | 'coding'> => ({
  side,
  ...(coding === undefined ? {} : { coding }),
})

/** The number in canonical units; what cannot be understood or cannot be true becomes a problem. */
function usableValue(entry: Entry, result: MeasuredResult): number | 'implausible' | undefined {
  const { feature, quantity } = result
  if (quantity === undefined) return undefined
  const { label, plausible } = featureRow(feature)
  const value = feature === 'd-dimer' ? dDimerValue(entry, result, quantity) : canonicalValue(feature, quantity)
  if (value === undefined) {
    if (feature !== 'd-dimer')
      report(entry, 'unit-not-understood', `${label}: its unit is missing or not understood; the number was not used`)
    return undefined
  }
  const [low, high] = plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (value >= low && value <= high) return value
  report(entry, 'implausible-value', `${label}: a value that cannot be; left out`)
  return 'implausible'
}

function dDimerValue(entry: Entry, result: MeasuredResult, quantity: StatedQuantity): number | undefined {
  const value = canonicalValue('d-dimer', quantity)
  const upperLimit = upperLimitOf(result)
  const basis = dDimerBasis(quantity.unit, {
    ...(result.basis === undefined ? {} : { code: result.basis }),
    ...(result.label === undefined ? {} : { label: result.label }),
    ...(upperLimit === undefined ? {} : { upperLimit }),
  })
  if (value !== undefined && (basis === 'FEU' || basis === 'DDU')) return inFeu(value, basis)
  const why =
    basis === 'conflict' ? 'its code says one of FEU and DDU, its unit the other' : 'neither FEU nor DDU is stated'
  report(entry, 'unknown-basis', `D-dimer: ${why}; only the laboratory's own flag counts`)
  return undefined
}

/** Upper limit of the reference range, as a quantity or as the text "0.0 - 0.5". */
function upperLimitOf({ referenceRange }: MeasuredResult): StatedQuantity | undefined {
  for (const range of items(referenceRange)) {
    const high = statedQuantity(range.high)
    if (high !== undefined) return high
    const text = words(range.text)
    const last = text?.split(/[-–<≤]|\bto\b/).at(-1)
    const written = last === undefined ? undefined : writtenQuantity(last)
    if (written !== undefined) return written
  }
  return undefined
}

const interpretations = ({ interpretation }: MeasuredResult): readonly Interpretation[] =>
  items(interpretation).flatMap((concept) => {
    const coded = codings(concept).flatMap((coding) => interpretationOf(coding) ?? [])
    return coded.length > 0 ? coded : (byWords.get(words(element(concept)?.text)?.trim().toLowerCase() ?? '') ?? [])
  })

const byWords: ReadonlyMap<string, Interpretation> = new Map([
  ['high', 'high'],
  ['h', 'high'],
  ['hh', 'high'],
  ['elevated', 'high'],
  ['low', 'low'],
  ['l', 'low'],
  ['ll', 'low'],
  ['normal', 'normal'],
  ['n', 'normal'],
  ['abnormal', 'abnormal'],
  ['positive', 'positive'],
  ['pos', 'positive'],
  ['negative', 'negative'],
  ['neg', 'negative'],
])

/** Against the laboratory's own upper limit; its flag where it gives none. */
function judgeByRange(entry: Entry, result: MeasuredResult, value: number): void {
  const limit = upperLimitOf(result)
  const unit = result.quantity?.unit
  const stated = limit?.unitMissing === true && unit !== undefined ? { ...limit, unit, unitMissing: false } : limit
  const upper = stated === undefined ? undefined : canonicalValue(result.feature, stated)
  if (upper === undefined) judgeByFlag(entry, result)
  else stateFlag(entry, result, 'high', value > upper)
}

function judgeByFlag(entry: Entry, result: MeasuredResult): void {
  const flags = interpretations(result)
  if (flags.length === 0) return
  for (const { feature, flag } of flagged) {
    if (feature !== result.feature) continue
    // A qualitative result has no "high": positive and abnormal are what it can say.
    const raised =
      flags.includes(flag) || (flag === 'high' && (flags.includes('positive') || flags.includes('abnormal')))
    const settled = raised || flags.some((f) => f === 'normal' || f === 'negative' || f === 'high' || f === 'low')
    if (settled) stateFlag(entry, result, flag, raised)
  }
}

function stateFlag(entry: Entry, result: MeasuredResult, flag: 'high' | 'low', raised: boolean): void {
  const path = result.interpretation === undefined ? result.path : `${result.prefix}interpretation`
  for (const { feature, flag: direction, says } of flagged) {
    if (feature !== result.feature || direction !== flag) continue
    const fact = { ...factOf(result), kind: 'coded', path } as const
    state(entry, { ...fact, feature: says, status: raised ? 'present' : 'absent' })
    if (says === 'd-dimer-positive')
      state(entry, { ...fact, feature: 'd-dimer-negative', status: raised ? 'absent' : 'present' })
  }
}

/** A result that is a word: "D-dimer: negative". `false` when the measurement has no such result. */
export function answeredResult(entry: Entry, result: MeasuredResult, says: 'present' | 'absent'): boolean {
  const isFlagged = flagged.some(({ feature, flag }) => feature === result.feature && flag === 'high')
  if (isFlagged) stateFlag(entry, result, 'high', says === 'present')
  return isFlagged
}

import type { CodeableConcept, Observation, ObservationComponent, Range, Ratio } from 'fhir/r4.js'
import { codingIndex, codings, decimalOf, element, words } from '../../fhir/lenient.ts'
import { type StatedQuantity, statedQuantity, writtenQuantity } from '../../fhir/quantity.ts'
import { type Presence, statedPresence } from '../../terminology/answers.ts'
import { answerOfWords } from './answer-words.ts'

/** The value of an Observation or component, by what can be done with it. `path` is relative to the part. */
export type ObservedValue =
  | { readonly kind: 'none' }
  /** Asked, and the answer is known to be missing. */
  | { readonly kind: 'withheld' }
  | { readonly kind: 'answer'; readonly says: Presence; readonly words?: string; readonly path: string }
  | { readonly kind: 'quantity'; readonly quantity: StatedQuantity; readonly path: string }
  | { readonly kind: 'concept'; readonly concept: CodeableConcept; readonly path: string }
  | { readonly kind: 'text'; readonly text: string; readonly path: string }

const none: ObservedValue = { kind: 'none' }
const withheld: ObservedValue = { kind: 'withheld' }

/** Reads whichever `value[x]` is there. */
export function observedValue(part: Observation | ObservationComponent): ObservedValue {
  if (element(part.dataAbsentReason) !== undefined) return withheld
  if (part.valueQuantity !== undefined) return ofQuantity(statedQuantity(part.valueQuantity), 'valueQuantity')
  if (part.valueCodeableConcept !== undefined) return ofConcept(part.valueCodeableConcept)
  if (part.valueString !== undefined) return ofText(part.valueString)
  if (part.valueBoolean !== undefined) return ofBoolean(part.valueBoolean)
  if (part.valueInteger !== undefined) return ofQuantity(plainNumber(part.valueInteger), 'valueInteger')
  if (part.valueRatio !== undefined) return ofRatio(part.valueRatio)
  if (part.valueRange !== undefined) return ofQuantity(ofRange(part.valueRange), 'valueRange')
  return none
}

const ofQuantity = (quantity: StatedQuantity | undefined, path: string): ObservedValue =>
  quantity === undefined ? none : { kind: 'quantity', quantity, path }

function ofBoolean(value: unknown): ObservedValue {
  if (value === true || value === 'true') return { kind: 'answer', says: 'present', path: 'valueBoolean' }
  return value === false || value === 'false' ? { kind: 'answer', says: 'absent', path: 'valueBoolean' } : none
}

function ofConcept(value: CodeableConcept): ObservedValue {
  const concept = element(value)
  if (concept === undefined) return none
  const path = 'valueCodeableConcept'
  const said = words(concept.text)
  for (const coding of codings(concept)) {
    const says = statedPresence(coding)
    if (says === undefined) continue
    const display = words(coding.display)
    if (said !== undefined) return { kind: 'answer', says, words: said, path: `${path}.text` }
    if (display === undefined) return { kind: 'answer', says, path }
    return { kind: 'answer', says, words: display, path: `${path}.coding[${codingIndex(concept, coding)}].display` }
  }
  const says = said === undefined ? undefined : answerOfWords(said)
  if (says !== undefined && said !== undefined) return { kind: 'answer', says, words: said, path: `${path}.text` }
  return { kind: 'concept', concept, path }
}

function ofText(value: string): ObservedValue {
  const text = words(value)
  if (text === undefined) return none
  const says = answerOfWords(text)
  if (says !== undefined) return { kind: 'answer', says, words: text, path: 'valueString' }
  const quantity = writtenQuantity(text)
  return quantity === undefined
    ? { kind: 'text', text, path: 'valueString' }
    : { kind: 'quantity', quantity, path: 'valueString' }
}

function plainNumber(value: unknown): StatedQuantity | undefined {
  const number = decimalOf(value)
  return number === undefined
    ? undefined
    : { value: number, unit: { code: '1' }, unitMissing: true, original: `${number}` }
}

/** An index is written as a ratio of two pressures; a grade ("0/4") as a ratio of two bare numbers stays words. */
function ofRatio(ratio: Ratio): ObservedValue {
  const numerator = statedQuantity(element(ratio)?.numerator)
  const denominator = statedQuantity(element(ratio)?.denominator)
  if (numerator === undefined || denominator === undefined || denominator.value === 0) return none
  const original = `${numerator.original} / ${denominator.original}`
  if (numerator.unitMissing && denominator.unitMissing) {
    const isIndexOfOne = denominator.value === 1
    return isIndexOfOne
      ? ofQuantity({ ...numerator, original }, 'valueRatio')
      : { kind: 'text', text: `${numerator.value}/${denominator.value}`, path: 'valueRatio' }
  }
  if (numerator.unit === undefined || numerator.unit.code !== denominator.unit?.code) return none
  return ofQuantity(
    { value: numerator.value / denominator.value, unit: { code: '1' }, unitMissing: false, original },
    'valueRatio',
  )
}

/** The middle of a range; one that is open to a side keeps its bound. */
function ofRange(range: Range): StatedQuantity | undefined {
  const low = statedQuantity(element(range)?.low)
  const high = statedQuantity(element(range)?.high)
  if (low === undefined || high === undefined) {
    if (high !== undefined) return { ...high, comparator: '<=', original: `<=${high.original}` }
    return low === undefined ? undefined : { ...low, comparator: '>=', original: `>=${low.original}` }
  }
  if (low.unit?.code !== high.unit?.code && !low.unitMissing && !high.unitMissing) return undefined
  const { unit: _, ...between } = low
  const unit = high.unitMissing ? low.unit : high.unit
  return {
    ...between,
    ...(unit === undefined ? {} : { unit }),
    unitMissing: low.unitMissing && high.unitMissing,
    value: (low.value + high.value) / 2,
    original: `${low.value}-${high.original}`,
  }
}

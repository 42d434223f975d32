import { codings } from '../../fhir/lenient.ts'
import type { StatedQuantity } from '../../fhir/quantity.ts'
import { type FeatureId, featureRow } from '../../terminology/features.ts'
import { type Measurement, measurementOf } from '../../terminology/measurements.ts'
import { codeSystemOf } from '../../terminology/systems.ts'
import { type Entry, type FactCoding, state } from '../entry.ts'
import { measurementByLabel } from '../measurement/labels.ts'
import { answeredResult, measuredResult } from '../measurement/result.ts'
import { namesCalf, namesLeg, type Place } from '../site.ts'
import { titleOf } from '../stated-concept.ts'
import { labelSide } from '../text.ts'
import { readOpenQuestion } from './open-question.ts'
import { type Question, sideBeside, sideOf, wordsAround } from './question.ts'

type Asked = Measurement & { readonly coding?: FactCoding }

/** The measurement a question asks for: by code, else by its title. */
export function measurementIn(question: Question): Asked | undefined {
  const { code } = question
  let hasLoinc = false
  for (const coding of codings(code)) {
    const known = measurementOf(coding)
    if (known !== undefined) return { ...known, coding }
    hasLoinc ||= codeSystemOf(coding.system) === 'loinc'
  }
  const title = titleOf(code)
  const named = title === undefined ? undefined : measurementByLabel(title, hasLoinc)
  const feature = named ?? (title === undefined ? undefined : girthOf(title, question))
  return feature === undefined || title === undefined ? undefined : { feature, display: title }
}

/** "R calf: 41 cm", by itself or under "Leg girth": a length at the calf can only be its circumference. */
function girthOf(title: string, { value, place }: Question): FeatureId | undefined {
  const isLength = value.kind === 'quantity' && /^(?:cm|mm|\[in_i\])$/.test(value.quantity.unit?.code ?? '')
  return isLength && (place.calf || namesCalf(title)) && bareCalf.test(title) ? 'calf-circumference' : undefined
}

/** Nothing but the place and its side: "ulcer of the calf" in cm is no circumference. */
const bareCalf =
  /^\W*(?:(?:left|lt|right|rt|l|r|the|of|lower|leg|calf|calves|girth|circumference|measurement|measure|lle|rle)\b\W*)+$/i

/** What a vital sign is where it was taken from the leg: an ankle's pressure is no blood pressure. `undefined` for none of ours. */
function takenAt(feature: FeatureId, { leg, ankle, toe }: Place): FeatureId | undefined {
  if (!leg) return feature
  if (feature === 'systolic-blood-pressure') return toe ? 'toe-pressure' : ankle ? 'ankle-pressure' : undefined
  return feature === 'body-temperature' || feature === 'heart-rate' ? undefined : feature
}

/** Reads a measurement: a number, the laboratory's flag, a word ("positive"), or words with numbers in them ("R 0.42 L 0.95"). */
export function readMeasurement(entry: Entry, question: Question, asked: Asked): void {
  const { value, place, prefix, interpretation, referenceRange } = question
  const { coding, basis, needsSite, display } = asked
  const label = wordsAround(question)
  if (needsSite === 'calf' && !place.calf && !namesCalf(label)) return
  const feature = takenAt(asked.feature, place)
  if (feature === undefined) {
    readOpenQuestion(entry, question)
    return
  }
  const result = {
    feature,
    side: 'unknown',
    label,
    prefix,
    interpretation,
    referenceRange,
    ...(coding === undefined ? {} : { coding }),
    ...(basis === undefined ? {} : { basis }),
  } as const
  switch (value.kind) {
    case 'withheld':
      return
    case 'none':
      if (!question.isHeading) measuredResult(entry, { ...result, path: `${prefix}interpretation` })
      return
    case 'quantity': {
      const side = featureRow(feature).sided
        ? sideOf(entry, question, [], [labelSide(titleOf(question.code))])
        : 'unknown'
      measuredResult(entry, { ...result, side, quantity: value.quantity, path: `${prefix}${value.path}` })
      if (feature === 'pain-severity') stateScoredPain(entry, question, value.quantity, value.path)
      return
    }
    case 'answer':
      // "Monofilament: absent" is an examination with a word for its result, not a count.
      if (value.says !== 'unknown' && !answeredResult(entry, { ...result, path: `${prefix}${value.path}` }, value.says))
        readOpenQuestion(entry, question)
      return
    case 'text':
    case 'concept':
      // A code without words is asked in the words of the table.
      readOpenQuestion(
        entry,
        titleOf(question.code) === undefined ? { ...question, code: { ...question.code, text: display } } : question,
      )
  }
}

/** "Left calf pain severity: 7" states the pain too; 0 denies it. */
function stateScoredPain(entry: Entry, question: Question, { value, comparator }: StatedQuantity, path: string): void {
  const { place, prefix } = question
  const namesPlace = place.leg || namesLeg(wordsAround(question))
  if (!namesPlace || place.elsewhere || comparator !== undefined) return
  const status = value > 0 ? 'present' : 'absent'
  state(entry, { feature: 'leg-pain', status, kind: 'coded', path: `${prefix}${path}`, side: sideBeside(question) })
}

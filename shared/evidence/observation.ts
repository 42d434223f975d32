import type { CodeableConcept, Observation, ObservationComponent } from 'fhir/r4.js'
import { codings, element, items, statusCode } from '../fhir/lenient.ts'
import type { Side } from '../terminology/features.ts'
import { mergeSides, sideOfCoding } from '../terminology/laterality.ts'
import { measurementOf } from '../terminology/measurements.ts'
import { type Entry, type Extraction, entryOf, firstTime, nothing, timed } from './entry.ts'
import { measurementByLabel } from './measurement/labels.ts'
import { readNotes } from './notes.ts'
import { readFinding } from './observation/finding.ts'
import { measurementIn, readMeasurement } from './observation/measured.ts'
import { readOpenQuestion } from './observation/open-question.ts'
import type { Question } from './observation/question.ts'
import { observedValue } from './observation/value.ts'
import { type Place, placeOf } from './site.ts'
import { isElsewhere, statementsOf, titleOf } from './stated-concept.ts'
import { labelSide } from './text.ts'

/** Statuses that state nothing: void, not done, or not there yet. A missing status is a careless sender, not a void result. */
const silent: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled', 'registered', 'unknown'])

/**
 * Reads an Observation: findings by code, measurements by code or title, questions with their answers,
 * components, and the words of titles, values and notes.
 *
 * Source: clinical specification, vascular 2 and 2.5, neuromuscular 1.2.
 */
export function readObservation(observation: Observation): Extraction {
  // With a focus the subject is only where it was observed: a fetus, a device, a donor.
  if (silent.has(statusCode(observation.status) ?? '') || items(observation.focus).length > 0) return nothing
  const basic = entryOf(observation)
  const { effectiveDateTime, effectivePeriod, effectiveInstant, issued, note } = observation
  const at = firstTime(basic, [effectiveDateTime, element(effectivePeriod)?.start, effectiveInstant, issued])
  const entry = timed(basic, { at })

  const site = element(observation.bodySite)
  const place = placeOf(site === undefined ? [] : [site])
  readQuestion(entry, wholeQuestion(observation, place))
  items(observation.component).forEach((component, i) => {
    readQuestion(entry, componentQuestion(observation, component, i, place))
  })
  if (note !== undefined) readNotes(entry, note, place.side === 'unknown' ? sideOf(observation.code) : place.side)
  return entry.found
}

/** A measurement, a finding, or words that ask. */
function readQuestion(entry: Entry, question: Question): void {
  if (question.value.kind === 'withheld') return
  const asked = measurementIn(question)
  if (asked !== undefined) {
    readMeasurement(entry, question, asked)
    return
  }
  const statements = statementsOf(question.code, question.codePath)
  if (statements.length > 0) readFinding(entry, question, statements)
  else if (!isElsewhere(question.code)) readOpenQuestion(entry, question)
}

function wholeQuestion(observation: Observation, place: Place): Question {
  const { code, interpretation, referenceRange } = observation
  const value = observedValue(observation)
  // A title over components is a heading: its parts say what is there.
  const isHeading = value.kind === 'none' && items(observation.component).length > 0
  return {
    code,
    codePath: 'code',
    prefix: '',
    value,
    place,
    side: 'unknown',
    isHeading,
    interpretation,
    referenceRange,
  }
}

/** A component inherits time, status and site; one that names only a side inherits the question too. */
function componentQuestion(
  observation: Observation,
  component: ObservationComponent,
  i: number,
  place: Place,
): Question {
  const { code, interpretation, referenceRange } = component
  const side = sideOf(code)
  const inherits = side !== 'unknown' && namesOnlySide(code)
  const heading = titleOf(observation.code)
  return {
    code: inherits ? observation.code : code,
    codePath: inherits ? 'code' : `component[${i}].code`,
    prefix: `component[${i}].`,
    value: observedValue(component),
    place,
    // A heading that names both sides, or the other one, does not contradict its part.
    side: side === 'unknown' ? labelSide(heading) : side,
    isHeading: false,
    ...(inherits || heading === undefined ? {} : { heading }),
    interpretation,
    referenceRange,
  }
}

/** The side a code or its words name. */
function sideOf(code: CodeableConcept | undefined): Side {
  const coded = codings(code).map(sideOfCoding).reduce(mergeSides, 'unknown')
  return coded === 'unknown' ? labelSide(titleOf(code)) : coded
}

/** Neither finding nor measurement: the code is a mere qualifier ("right"). */
function namesOnlySide(code: CodeableConcept | undefined): boolean {
  if (statementsOf(code, '').length > 0 || codings(code).some((coding) => measurementOf(coding) !== undefined))
    return false
  const title = titleOf(code)
  return title === undefined || (sideWithPlace.test(title) && measurementByLabel(title, false) === undefined)
}

/** "Right", "L", "left leg", "R ankle": a side, with at most a place beside it. */
const sideWithPlace =
  /^\W*(?:(?:the|on|of|side|sided|value|result|left|lt|right|rt|l|r|bilateral|both|b\/l|legs?|limbs?|lower|extremity|calf|calves|foot|feet|ankles?|lle|rle|ble|le)\b\W*)+$/i

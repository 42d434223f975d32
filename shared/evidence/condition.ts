import type { Condition } from 'fhir/r4.js'
import { element, items, statusCode, words } from '../fhir/lenient.ts'
import { type ClinicalTime, clinicalTime } from '../fhir/time.ts'
import type { FeatureId, Side } from '../terminology/features.ts'
import { mergeSides } from '../terminology/laterality.ts'
import { type Entry, type Extraction, entryOf, firstTime, nothing, timed, withoutCourse } from './entry.ts'
import { notePassages } from './notes.ts'
import { placeOf } from './site.ts'
import { titleOf } from './stated-concept.ts'
import { daysEarlier, mentionsIn, type Passage, readPassage } from './text.ts'
import { readTitledConcept, sideBeside } from './titled-concept.ts'

/** How sure the record is. A diagnosis without verification status is what its author believes. */
const doubtful: ReadonlySet<string> = new Set(['provisional', 'differential', 'unconfirmed'])

const over: ReadonlySet<string> = new Set(['inactive', 'remission', 'resolved'])

/** `condition-assertedDate`: when the condition was stated, where no recording date is kept. */
const assertedDate = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate'

/**
 * Reads a Condition: its diagnosis by code and words, stage and evidence, and its notes.
 * Refuted is absence; entered in error is nothing; resolved, inactive, in remission or abated is history.
 *
 * Source: clinical specification, vascular 2, neuromuscular 1.2.
 */
export function readCondition(condition: Condition): Extraction {
  const verification = statusCode(condition.verificationStatus) ?? ''
  if (verification === 'entered-in-error') return nothing
  const refuted = verification === 'refuted'
  const entry = entryOfCondition(condition, verification)
  const { code } = condition
  const place = placeOf(items(condition.bodySite))
  const notes = condition.note === undefined ? [] : notePassages(condition.note, sideBeside(code, 'code', place))

  readTitledConcept(entry, { concept: code, path: 'code', place, refuted, sideInNotes: sideIn(entry, notes) })
  items(condition.stage).forEach((stage, i) => {
    readTitledConcept(entry, { concept: stage.summary, path: `stage[${i}].summary`, place, refuted })
  })
  items(condition.evidence).forEach((basis, i) => {
    items(basis.code).forEach((concept, j) => {
      readTitledConcept(entry, { concept, path: `evidence[${i}].code[${j}]`, place })
    })
  })
  // A note speaks for itself: a doubtful title does not make it doubtful.
  for (const passage of notes) readPassage({ ...withoutCourse(entry), certainty: 'asserted' }, passage)
  return entry.found
}

function entryOfCondition(condition: Condition, verification: string): Entry {
  const basic = entryOf(condition)
  const { recordedDate, onsetDateTime, onsetPeriod } = condition
  const asserted = items(condition.extension).find(({ url }) => url === assertedDate)?.valueDateTime
  const at = firstTime(basic, [recordedDate, asserted, onsetDateTime, element(onsetPeriod)?.start])
  const isOver = over.has(statusCode(condition.clinicalStatus) ?? '') || hasAbated(condition)
  return {
    ...timed(basic, { at, onset: onsetOf(basic, condition, at), ended: endOf(condition) }),
    certainty: doubtful.has(verification) ? 'possible' : 'asserted',
    temporality: isOver && verification !== 'refuted' ? 'historical' : 'current',
  }
}

const hasAbated = (condition: Condition): boolean =>
  endOf(condition) !== undefined ||
  element(condition.abatementAge) !== undefined ||
  element(condition.abatementRange) !== undefined ||
  words(condition.abatementString) !== undefined

const endOf = (condition: Condition): ClinicalTime | undefined =>
  clinicalTime(condition.abatementDateTime) ?? clinicalTime(element(condition.abatementPeriod)?.end)

/** When it began: a date, or words that count back from when it was recorded ("3 weeks ago"). */
function onsetOf(entry: Entry, condition: Condition, stated: ClinicalTime | undefined): ClinicalTime | undefined {
  const dated = clinicalTime(condition.onsetDateTime) ?? clinicalTime(element(condition.onsetPeriod)?.start)
  const text = words(condition.onsetString)?.trim()
  if (dated !== undefined || text === undefined) return dated
  const question = titleOf(condition.code)
  const passage: Passage = {
    text,
    path: 'onsetString',
    kind: 'narrative',
    ...(question === undefined ? {} : { question }),
  }
  const days = mentionsIn(entry, passage).find(({ beganDaysAgo }) => beganDaysAgo !== undefined)?.beganDaysAgo
  return days === undefined || stated === undefined ? clinicalTime(text) : daysEarlier(stated, days)
}

/** The side that notes give a feature, where they give one. */
const sideIn =
  (entry: Entry, notes: readonly Passage[]) =>
  (feature: FeatureId): Side =>
    notes
      .flatMap((passage) => mentionsIn(entry, passage))
      .filter(
        (mention) => mention.feature === feature && mention.status === 'present' && mention.temporality === 'current',
      )
      .map(({ side }) => side)
      .reduce(mergeSides, 'unknown')

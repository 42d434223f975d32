import type { Condition } from 'fhir/r4.js'
import { element, items, statusCode, words } from '../fhir/lenient.ts'
import { type ClinicalTime, clinicalTime } from '../fhir/time.ts'
import type { FeatureId, Side } from '../terminology/features.ts'
import { mergeSides } from '../terminology/laterality.ts'
import { type Entry, entryOf, type Findings, firstTime } from './entry.ts'
import type { Evidence } from './evidence.ts'
import { notePassages } from './notes.ts'
import { placeOf } from './site.ts'
import { titleOf } from './stated-concept.ts'
import { mentionsIn, type Passage, readPassage } from './text.ts'
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
export function readCondition(condition: Condition, findings: Findings): void {
  const verification = statusCode(condition.verificationStatus)
  if (verification === 'entered-in-error') return
  const refuted = verification === 'refuted'
  const entry = entryOfCondition(condition, verification, findings)
  const place = placeOf(items(condition.bodySite))
  const notes =
    condition.note === undefined ? [] : notePassages(condition.note, sideBeside(condition.code, 'code', place))

  readTitledConcept(
    entry,
    { concept: condition.code, path: 'code', place, refuted, sideInNotes: sideIn(entry, notes, findings) },
    findings,
  )
  items(condition.stage).forEach((stage, i) => {
    readTitledConcept(entry, { concept: stage.summary, path: `stage[${i}].summary`, place, refuted }, findings)
  })
  items(condition.evidence).forEach((basis, i) => {
    items(basis.code).forEach((concept, j) => {
      readTitledConcept(entry, { concept, path: `evidence[${i}].code[${j}]`, place }, findings)
    })
  })
  // Words speak for themselves: a doubtful or refuted title does not make its note doubtful, nor date its beginning.
  const { onset: _, ...undatedOnset } = entry
  for (const passage of notes) readPassage({ ...undatedOnset, certainty: 'asserted' }, passage, findings)
}

function entryOfCondition(condition: Condition, verification: string | undefined, findings: Findings): Entry {
  const basic = entryOf(condition)
  const asserted = items(condition.extension).find(({ url }) => url === assertedDate)?.valueDateTime
  const ended = endOf(condition)
  const stated = firstTime(
    basic,
    [condition.recordedDate, asserted, condition.onsetDateTime, element(condition.onsetPeriod)?.start],
    findings,
  )
  const onset = onsetOf(basic, condition, stated, findings)
  const isOver = over.has(statusCode(condition.clinicalStatus) ?? '') || hasAbated(condition)
  return {
    ...basic,
    certainty: doubtful.has(verification ?? '') ? 'possible' : 'asserted',
    temporality: isOver && verification !== 'refuted' ? 'historical' : 'current',
    ...(stated === undefined ? {} : { at: stated }),
    ...(onset === undefined ? {} : { onset }),
    ...(ended === undefined ? {} : { ended }),
  }
}

const hasAbated = (condition: Condition): boolean =>
  endOf(condition) !== undefined ||
  element(condition.abatementAge) !== undefined ||
  element(condition.abatementRange) !== undefined ||
  words(condition.abatementString) !== undefined

const endOf = (condition: Condition): Evidence['ended'] =>
  clinicalTime(condition.abatementDateTime) ?? clinicalTime(element(condition.abatementPeriod)?.end)

/** When it began: a date, or words that count back from when it was recorded ("3 weeks ago"). */
function onsetOf(
  entry: Entry,
  condition: Condition,
  stated: ClinicalTime | undefined,
  findings: Findings,
): ClinicalTime | undefined {
  const dated = clinicalTime(condition.onsetDateTime) ?? clinicalTime(element(condition.onsetPeriod)?.start)
  const text = words(condition.onsetString)
  if (dated !== undefined || text === undefined || stated === undefined) return dated ?? clinicalTime(text?.trim())
  const question = titleOf(condition.code)
  const passage: Passage = {
    text,
    path: 'onsetString',
    kind: 'narrative',
    ...(question === undefined ? {} : { question }),
  }
  const days = mentionsIn(entry, passage, findings).find(({ beganDaysAgo }) => beganDaysAgo !== undefined)?.beganDaysAgo
  if (days === undefined) return clinicalTime(text.trim())
  const ms = stated.ms - days * 86_400_000
  return { text: new Date(ms).toISOString().slice(0, 10), ms }
}

/** The side that notes give a feature, where they agree on one. */
function sideIn(entry: Entry, notes: readonly Passage[], findings: Findings): (feature: FeatureId) => Side {
  return (feature) => {
    const sides = notes
      .flatMap((passage) => mentionsIn(entry, passage, findings))
      .filter(
        (mention) => mention.feature === feature && mention.status === 'present' && mention.temporality === 'current',
      )
      .map(({ side }) => side)
    return sides.reduce<Side>(mergeSides, 'unknown')
  }
}

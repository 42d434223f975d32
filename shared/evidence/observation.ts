import type { CodeableConcept, Observation, ObservationComponent } from 'fhir/r4.js'
import { codings, element, items, statusCode } from '../fhir/lenient.ts'
import type { Side } from '../terminology/features.ts'
import { mergeSides, sideOfCoding } from '../terminology/laterality.ts'
import { measurementOf } from '../terminology/measurements.ts'
import { type Entry, entryOf, type Findings, firstTime } from './entry.ts'
import { measurementByLabel } from './measurement-labels.ts'
import { readNotes } from './notes.ts'
import { readPart } from './observation-part.ts'
import { observedValue } from './observed-value.ts'
import { type Place, placeOf } from './site.ts'
import { statementsOf, titleOf } from './stated-concept.ts'
import { labelSide } from './text.ts'

/** Statuses that state nothing: void, not done, or not there yet. A missing status is a careless sender, not a void result. */
const silent: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled', 'registered', 'unknown'])

/**
 * Reads an Observation: findings by code, measurements by code or title, questions with their answers,
 * components, and the words of titles, values and notes.
 *
 * Source: clinical specification, vascular 2 and 2.5, neuromuscular 1.2.
 */
export function readObservation(observation: Observation, findings: Findings): void {
  if (silent.has(statusCode(observation.status) ?? '')) return
  const undated = entryOf(observation)
  const { effectiveDateTime, effectivePeriod, effectiveInstant, issued } = observation
  const at = firstTime(
    undated,
    [effectiveDateTime, element(effectivePeriod)?.start, effectiveInstant, issued],
    findings,
  )
  const entry: Entry = at === undefined ? undated : { ...undated, at }

  const site = element(observation.bodySite)
  const place = placeOf(site === undefined ? [] : [site])
  const components = items(observation.component)
  readWhole(entry, observation, place, components.length > 0, findings)
  components.forEach((component, i) => {
    readComponent(entry, observation, component, i, place, findings)
  })
  if (observation.note !== undefined) readNotes(entry, observation.note, noteSide(observation, place), findings)
}

/** Beside a note stands the side of the Observation it belongs to. */
function noteSide({ code }: Observation, place: Place): Side {
  if (place.side !== 'unknown') return place.side
  return sideOf(code)
}

function readWhole(
  entry: Entry,
  observation: Observation,
  place: Place,
  hasComponents: boolean,
  findings: Findings,
): void {
  const { code, interpretation, referenceRange } = observation
  const value = observedValue(observation)
  readPart(
    entry,
    {
      code,
      codePath: 'code',
      prefix: '',
      value,
      place,
      side: 'unknown',
      // A title over components is a heading: its parts say what is there.
      isHeading: hasComponents && value.kind === 'none',
      interpretation,
      referenceRange,
    },
    findings,
  )
}

/** A component inherits time, status and site; one that names only a side inherits the question too. */
function readComponent(
  entry: Entry,
  observation: Observation,
  component: ObservationComponent,
  i: number,
  place: Place,
  findings: Findings,
): void {
  const { code, interpretation, referenceRange } = component
  const side = sideOf(code)
  const inherits = side !== 'unknown' && namesNothing(code)
  const heading = titleOf(observation.code)
  const above = labelSide(heading)
  readPart(
    entry,
    {
      code: inherits ? observation.code : code,
      codePath: inherits ? 'code' : `component[${i}].code`,
      prefix: `component[${i}].`,
      value: observedValue(component),
      place,
      // A heading that names the other side, or both, does not contradict its part.
      side: side === 'unknown' ? above : side,
      isHeading: false,
      ...(inherits || heading === undefined ? {} : { heading }),
      interpretation,
      referenceRange,
    },
    findings,
  )
}

/** The side a code or its words name. */
function sideOf(code: CodeableConcept | undefined): Side {
  const coded = codings(code).map(sideOfCoding).reduce(mergeSides, 'unknown')
  return coded === 'unknown' ? labelSide(titleOf(code)) : coded
}

/** Neither finding nor measurement: the code is a mere qualifier ("right"). */
function namesNothing(code: CodeableConcept | undefined): boolean {
  if (statementsOf(code, '').length > 0 || codings(code).some((coding) => measurementOf(coding) !== undefined))
    return false
  const title = titleOf(code)
  return title === undefined || (measurementByLabel(title, false) === undefined && isMereSide(title))
}

/** "Right", "L", "left leg", "Right foot", "R ankle": a side, with at most a place beside it. */
const isMereSide = (title: string): boolean =>
  /^\W*(?:(?:the|on|side|sided|value|result|of|left|lt|right|rt|l|r|bilateral|both|b\/l|legs?|limbs?|lower|extremity|calf|calves|foot|feet|ankles?|lle|rle|ble|le)\W*)+$/i.test(
    title,
  )

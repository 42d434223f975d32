import type { Procedure } from 'fhir/r4.js'
import { element, items, statusCode } from '../fhir/lenient.ts'
import { type FeatureId, featureRow } from '../terminology/features.ts'
import { type Entry, entryOf, type Findings, firstTime } from './entry.ts'
import { readNotes } from './notes.ts'
import { placeOf } from './site.ts'
import { readTitledConcept, sideBeside } from './titled-concept.ts'

const done: ReadonlySet<string> = new Set(['completed', 'in-progress', 'stopped'])

/**
 * What a procedure can state: that something was done. A title names its reason too ("ultrasound for
 * suspected thrombosis"), and a reason is not a finding.
 */
export const isDeed = (feature: FeatureId): boolean => {
  const { kind } = featureRow(feature)
  return kind === 'history' || kind === 'risk' || feature === 'compression-therapy'
}

/** Reads a Procedure: amputation, revascularization, surgery, casts, dialysis; and its notes. */
export function readProcedure(procedure: Procedure, findings: Findings): void {
  const status = statusCode(procedure.status) ?? 'completed'
  if (!done.has(status) && status !== 'unknown') return
  const basic = entryOf(procedure)
  const { performedDateTime, performedPeriod } = procedure
  const at = firstTime(
    basic,
    [performedDateTime, element(performedPeriod)?.end, element(performedPeriod)?.start],
    findings,
  )
  const entry: Entry = {
    ...basic,
    certainty: status === 'unknown' ? 'possible' : 'asserted',
    ...(at === undefined ? {} : { at }),
  }
  const place = placeOf(items(procedure.bodySite))
  readTitledConcept(entry, { concept: procedure.code, path: 'code', place, accepts: isDeed }, findings)
  readNotes(entry, procedure.note, sideBeside(procedure.code, 'code', place), findings)
}

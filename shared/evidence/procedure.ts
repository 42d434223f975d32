import type { Procedure } from 'fhir/r4.js'
import { element, items, statusCode } from '../fhir/lenient.ts'
import { type FeatureId, featureRow } from '../terminology/features.ts'
import { type Entry, type Extraction, entryOf, firstTime, nothing, timed } from './entry.ts'
import { readNotes } from './notes.ts'
import { placeOf } from './site.ts'
import { readTitledConcept, sideBeside } from './titled-concept.ts'

const done: ReadonlySet<string> = new Set(['completed', 'in-progress', 'stopped'])

/**
 * What a procedure can state: that something was done. A title names its reason too ("ultrasound for
 * suspected thrombosis"), and a reason is not a finding.
 */
const isDeed = (feature: FeatureId): boolean => {
  const { kind } = featureRow(feature)
  return kind === 'history' || kind === 'risk' || feature === 'compression-therapy'
}

/** Reads a Procedure: amputation, revascularization, surgery, casts, dialysis; and its notes. */
export function readProcedure(procedure: Procedure): Extraction {
  const status = statusCode(procedure.status) ?? 'completed'
  if (!done.has(status) && status !== 'unknown') return nothing
  const basic = entryOf(procedure)
  const { code, performedDateTime, performedPeriod } = procedure
  const at = firstTime(basic, [performedDateTime, element(performedPeriod)?.end, element(performedPeriod)?.start])
  const entry: Entry = { ...timed(basic, { at }), certainty: status === 'unknown' ? 'possible' : 'asserted' }
  const place = placeOf(items(procedure.bodySite))
  readTitledConcept(entry, { concept: code, path: 'code', place, accepts: isDeed })
  if (procedure.note !== undefined) readNotes(entry, procedure.note, sideBeside(code, 'code', place))
  return entry.found
}

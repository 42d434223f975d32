import type { Procedure } from 'fhir/r4.js'
import { element, items, statusCode } from '../fhir/lenient.ts'
import { type FeatureId, featureRow } from '../terminology/features.ts'
import { stateCompression } from './compression-order.ts'
import { type Entry, type Extraction, entryOf, firstTime, nothing, state, timed } from './entry.ts'
import { readNotes } from './notes.ts'
import { risksOfTitle } from './procedure-titles.ts'
import { placeOf } from './site.ts'
import { labelsOf } from './stated-concept.ts'
import { readTitledConcept, sideBeside } from './titled-concept.ts'

const done: ReadonlySet<string> = new Set(['completed', 'in-progress', 'stopped'])

/**
 * What a procedure can state: that something was done. A title names its reason too ("ultrasound for
 * suspected thrombosis"), and a reason is not a finding.
 */
const isDeed = (feature: FeatureId): boolean => ['history', 'risk'].includes(featureRow(feature).kind)

/** Reads a Procedure: amputation, revascularization, surgery, casts, compression; and its notes. */
export function readProcedure(procedure: Procedure): Extraction {
  const status = statusCode(procedure.status) ?? 'completed'
  if (!done.has(status) && status !== 'unknown') return nothing
  const basic = entryOf(procedure)
  const { code, performedDateTime, performedPeriod } = procedure
  const at = firstTime(basic, [performedDateTime, element(performedPeriod)?.end, element(performedPeriod)?.start])
  const entry: Entry = { ...timed(basic, { at }), certainty: status === 'unknown' ? 'possible' : 'asserted' }
  const sites = items(procedure.bodySite)
  const place = placeOf(sites)
  const side = sideBeside(code, 'code', place)
  readTitledConcept(entry, { concept: code, path: 'code', place, accepts: isDeed })
  stateCompression(entry, code, 'code', sites)
  for (const { text, path } of labelsOf(code, 'code')) {
    for (const { feature, quote } of risksOfTitle(text)) {
      if (entry.found.evidence.some((known) => known.feature === feature)) continue
      state(entry, { feature, status: 'present', kind: 'text', path, side, quote })
    }
  }
  readNotes(entry, procedure.note, side)
  return entry.found
}

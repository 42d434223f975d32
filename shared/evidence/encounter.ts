import type { Encounter } from 'fhir/r4.js'
import { element, items, statusCode } from '../fhir/lenient.ts'
import { clinicalTime, dayMs } from '../fhir/time.ts'
import { type Extraction, entryOf, firstTime, nothing, state, timed } from './entry.ts'
import { nowhere } from './site.ts'
import { readTitledConcept } from './titled-concept.ts'

const took: ReadonlySet<string> = new Set(['arrived', 'triaged', 'in-progress', 'onleave', 'finished'])

/** v3-ActCode: inpatient, acute inpatient, non-acute inpatient. */
const inpatient: ReadonlySet<string> = new Set(['IMP', 'ACUTE', 'NONAC'])

/**
 * Reads an Encounter: what the patient came for, and a hospital stay of three days or more, which the
 * Wells item "bedridden" takes. Source: clinical specification, vascular 2.4, `risk-bedridden-3d`.
 */
export function readEncounter(encounter: Encounter): Extraction {
  if (!took.has(statusCode(encounter.status) ?? '')) return nothing
  const basic = entryOf(encounter)
  const period = element(encounter.period)
  const entry = timed(basic, { at: firstTime(basic, [period?.start]) })
  items(encounter.reasonCode).forEach((concept, i) => {
    readTitledConcept(entry, { concept, path: `reasonCode[${i}]`, place: nowhere })
  })
  const start = clinicalTime(period?.start)
  const end = clinicalTime(period?.end)
  const isLong = start !== undefined && end !== undefined && end.ms - start.ms >= 3 * dayMs
  if (isLong && inpatient.has(element(encounter.class)?.code ?? ''))
    state(entry, {
      feature: 'risk-bedridden-3d',
      status: 'present',
      kind: 'coded',
      path: 'period',
      at: end,
      onset: start,
    })
  return entry.found
}

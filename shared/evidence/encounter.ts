import type { Encounter } from 'fhir/r4.js'
import { element, items, statusCode } from '../fhir/lenient.ts'
import { clinicalTime, dayMs } from '../fhir/time.ts'
import { type Entry, entryOf, evidence, type Findings, firstTime } from './entry.ts'
import { placeOf } from './site.ts'
import { readTitledConcept } from './titled-concept.ts'

const took: ReadonlySet<string> = new Set(['arrived', 'triaged', 'in-progress', 'onleave', 'finished'])

/** v3-ActCode: inpatient, acute inpatient, non-acute inpatient. */
const inpatient: ReadonlySet<string> = new Set(['IMP', 'ACUTE', 'NONAC'])

const nowhere = placeOf([])

/**
 * Reads an Encounter: what the patient came for, and a hospital stay of three days or more, which the
 * Wells item "bedridden" takes. Source: clinical specification, vascular 2.4, `risk-bedridden-3d`.
 */
export function readEncounter(encounter: Encounter, findings: Findings): void {
  if (!took.has(statusCode(encounter.status) ?? '')) return
  const basic = entryOf(encounter)
  const period = element(encounter.period)
  const at = firstTime(basic, [period?.start], findings)
  const entry: Entry = { ...basic, ...(at === undefined ? {} : { at }) }
  items(encounter.reasonCode).forEach((concept, i) => {
    readTitledConcept(entry, { concept, path: `reasonCode[${i}]`, place: nowhere }, findings)
  })

  const start = clinicalTime(period?.start)
  const end = clinicalTime(period?.end)
  if (start === undefined || end === undefined || !inpatient.has(element(encounter.class)?.code ?? '')) return
  if (end.ms - start.ms < 3 * dayMs) return
  findings.evidence.push(
    evidence(basic, {
      feature: 'risk-bedridden-3d',
      status: 'present',
      kind: 'coded',
      path: 'period',
      at: end,
      onset: start,
    }),
  )
}

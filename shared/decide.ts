import { assess } from './classifier/assess.ts'
import type { Assessment } from './classifier/assessment.ts'
import { extractEvidence } from './evidence/extract.ts'
import type { PatientRecord } from './fhir/resources.ts'

/**
 * The pipeline, whole: what a patient's record says at one instant. Pure and total; the hook and the
 * population screen call this same function, so their answers cannot differ.
 *
 * @param now epoch milliseconds
 */
export function decide(record: PatientRecord, now: number): Assessment {
  const { evidence, problems } = extractEvidence(record)
  return assess({ patient: record.reference, evidence, problems: [...record.problems, ...problems], now })
}

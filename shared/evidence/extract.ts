import type { DataProblem } from '../fhir/data-problem.ts'
import type { PatientRecord } from '../fhir/resources.ts'
import type { Evidence } from './evidence.ts'

export interface Extraction {
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
}

/** Reads every resource of a record and merges what they state. Never throws. */
export declare function extractEvidence(record: PatientRecord): Extraction

import type { Assessment } from '../classifier/assessment.ts'
import { compare, type Difference } from '../classifier/compare.ts'
import { csvLine } from './csv.ts'

/** What changed for one patient between two runs. */
export interface PatientChange {
  readonly patient: string
  readonly differences: readonly Difference[]
}

/** As much of an assessment as a comparison needs: a population's worth of them fits in memory. */
export const comparable = (assessment: Assessment): Assessment => ({
  ...assessment,
  hypotheses: assessment.hypotheses.map((hypothesis) => ({
    ...hypothesis,
    for: [],
    against: [],
    missing: [],
    instruments: [],
    nextSteps: [],
    notes: [],
  })),
  trace: [],
  evidence: [],
  problems: [],
})

/** What one side lacks is an assessment that says nothing. */
export function changeBetween(
  before: Assessment | undefined,
  after: Assessment | undefined,
): PatientChange | undefined {
  const known = after ?? before
  if (known === undefined) return undefined
  const silent = { ...known, hypotheses: [] }
  return { patient: known.patient, differences: compare(before ?? silent, after ?? silent) }
}

export const changesCsvHeader = csvLine([
  'patient',
  'topic',
  'side',
  'change',
  'before',
  'rule before',
  'now',
  'rule now',
])

export const changesCsv = ({ patient, differences }: PatientChange): string =>
  differences
    .map(({ topic, side, change, before, after }) =>
      csvLine([
        patient,
        topic,
        side,
        change,
        before?.urgency ?? '',
        before?.rule ?? '',
        after?.urgency ?? '',
        after?.rule ?? '',
      ]),
    )
    .join('')

import { urgencyWords } from '../cards/wording.ts'
import { csvLine } from './csv.ts'
import type { WorklistRow } from './worklist.ts'

/** Several entries in one cell. */
const together = (lines: readonly string[]): string => lines.join('; ')

const columns: readonly (readonly [title: string, of: (row: WorklistRow) => string])[] = [
  ['patient', ({ patient }) => patient],
  ['urgency', ({ urgency }) => urgencyWords[urgency]],
  ['topic', ({ topicWords }) => topicWords],
  ['side', ({ side }) => side],
  ['change', ({ change }) => change],
  ['why', ({ because, rule }) => `${because} (${rule})`],
  ['evidence', ({ evidence }) => together(evidence)],
  ['not on record', ({ missing }) => together(missing)],
  ['next steps to consider', ({ nextSteps }) => together(nextSteps)],
]

export const worklistCsvHeader = csvLine(columns.map(([title]) => title))

export const worklistCsvLine = (row: WorklistRow): string => csvLine(columns.map(([, of]) => of(row)))

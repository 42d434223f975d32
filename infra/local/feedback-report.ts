import {
  acceptanceRate,
  type FeedbackReport,
  feedbackTally,
  overrideRate,
  type ReportRow,
} from '../../shared/alert-memory/report.ts'
import type { AuditTable } from '../../shared/audit/chain-reader.ts'
import { scanRecords } from '../../shared/audit/scan-records.ts'
import { csvLine } from '../../shared/screening/csv.ts'

/** Counts what became of every card in an audit table. @param since epoch milliseconds */
export async function reportOn(table: AuditTable, since?: number): Promise<FeedbackReport> {
  const tally = feedbackTally(since)
  for await (const { entry } of scanRecords(table))
    if (entry.kind === 'hook-call' || entry.kind === 'feedback') tally.add(entry)
  return tally.report()
}

const percent = (rate: number | undefined): string => (rate === undefined ? '-' : `${(100 * rate).toFixed(1)} %`)
const answered = ({ accepted, overridden }: ReportRow): number => accepted + overridden

type Cells = readonly string[]

/** Columns as wide as their widest cell; the first ones are words, the others numbers. */
function aligned(lines: readonly Cells[], words: number): string {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)))
  return lines
    .map((cells) =>
      cells
        .map((cell, i) => (i < words ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const heads = { all: 'All', topic: 'Topic', rule: 'Deciding rule' } as const

/** A report for a person: rates are of the cards that were answered. */
export function reportTable({ rows, reasons }: FeedbackReport): string {
  if (rows.length === 0) return 'No cards on record.'
  const parts = (['all', 'topic', 'rule'] as const).map((by) =>
    aligned(
      [
        [heads[by], 'cards', 'answered', 'accepted', 'overridden', 'acceptance', 'override', 'kept away'],
        ...rows
          .filter((row) => row.by === by)
          .map((row) => [
            row.key,
            String(row.cards),
            String(answered(row)),
            String(row.accepted),
            String(row.overridden),
            percent(acceptanceRate(row)),
            percent(overrideRate(row)),
            String(row.keptAway),
          ]),
      ],
      1,
    ),
  )
  const all = reasons.reduce((sum, { overridden }) => sum + overridden, 0)
  const why = aligned(
    [
      ['Reason', 'topic', 'overridden', 'of all overrides'],
      ...reasons.map(({ reason, topic, overridden }) => [reason, topic, String(overridden), percent(overridden / all)]),
    ],
    2,
  )
  return [...parts, ...(reasons.length === 0 ? [] : [why])].join('\n\n')
}

const share = (rate: number | undefined): string => (rate === undefined ? '' : rate.toFixed(4))

/** The same for a spreadsheet: one table, rates as fractions, empty where there is nothing to divide by. */
export function reportCsv({ rows, reasons }: FeedbackReport): string {
  const all = reasons.reduce((sum, { overridden }) => sum + overridden, 0)
  return [
    csvLine([
      'by',
      'key',
      'topic',
      'cards',
      'answered',
      'accepted',
      'overridden',
      'acceptance_rate',
      'override_rate',
      'share_of_overrides',
      'kept_away',
    ]),
    ...rows.map((row) =>
      csvLine([
        row.by,
        row.key,
        row.by === 'topic' ? row.key : '',
        String(row.cards),
        String(answered(row)),
        String(row.accepted),
        String(row.overridden),
        share(acceptanceRate(row)),
        share(overrideRate(row)),
        '',
        String(row.keptAway),
      ]),
    ),
    ...reasons.map(({ reason, topic, overridden }) =>
      csvLine(['reason', reason, topic, '', '', '', String(overridden), '', '', share(overridden / all), '']),
    ),
  ].join('')
}

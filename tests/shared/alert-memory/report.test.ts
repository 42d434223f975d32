import { describe, expect, it } from 'vitest'
import { reportCsv, reportTable } from '../../../infra/local/feedback-report.ts'
import { acceptanceRate, feedbackTally, overrideRate } from '../../../shared/alert-memory/report.ts'
import type { Feedback } from '../../../shared/cds-hooks/schema.ts'
import { at, iso, opening, subject } from './chart.ts'

const card = (i: number) => `00000000-0000-4000-8000-0000000001${i.toString(16).padStart(2, '0')}`
const dvt = { ...subject(['a']), rules: ['DVT-W2', 'DVT-I1'] }
const rls = { ...subject(['a'], 'info', 'restless-legs-syndrome'), rules: ['RLS-I1'] }

const given = (day: number, i: number, of = dvt) => opening(day, { shown: [{ card: card(i), ...of }] })
const overridden = (i: number, reason?: object, minute = 0) => ({
  kind: 'feedback' as const,
  feedback: {
    card: card(i),
    outcome: 'overridden',
    outcomeTimestamp: iso(at(2) + minute * 60_000),
    ...(reason === undefined ? {} : { overrideReason: reason }),
  } as Feedback,
})
const accepted = (i: number, minute = 0) => ({
  kind: 'feedback' as const,
  feedback: {
    card: card(i).toUpperCase(),
    outcome: 'accepted',
    outcomeTimestamp: iso(at(2) + minute * 60_000),
    acceptedSuggestions: [{ id: card(200) }],
  } as Feedback,
})

const entries = [
  accepted(1), // before its card: a table has no order
  given(1, 1),
  given(1, 2),
  overridden(2, { reason: { code: 'patient-refuses' } }),
  given(1, 3),
  overridden(3, { reason: { code: '=HYPERLINK("x")' } }),
  given(1, 4, rls),
  overridden(4, { userComment: 'seen by Dr. Example' }),
  given(1, 5, rls),
  accepted(5),
  overridden(5, undefined, 1),
  given(1, 6, rls),
  opening(3, { muted: [{ ...dvt, why: 'overridden', until: iso(at(30)) }] }),
  overridden(99, { reason: { code: 'patient-refuses' } }), // of a card that is not in the table
] as const

function reportOf(since?: number) {
  const tally = feedbackTally(since)
  for (const entry of entries) tally.add(entry)
  return tally.report()
}

describe('a report on feedback', () => {
  it('counts by topic and by the rule that decided, most cards first', () => {
    expect(reportOf().rows).toEqual([
      { by: 'all', key: 'all cards', cards: 6, accepted: 1, overridden: 4, keptAway: 1 },
      { by: 'topic', key: 'deep-vein-thrombosis', cards: 3, accepted: 1, overridden: 2, keptAway: 1 },
      { by: 'topic', key: 'restless-legs-syndrome', cards: 3, accepted: 0, overridden: 2, keptAway: 0 },
      { by: 'rule', key: 'DVT-W2', cards: 3, accepted: 1, overridden: 2, keptAway: 1 },
      { by: 'rule', key: 'RLS-I1', cards: 3, accepted: 0, overridden: 2, keptAway: 0 },
    ])
  })

  it('gives rates of the cards that were answered, and none where none was', () => {
    const [all] = reportOf().rows
    expect(acceptanceRate(all!)).toBeCloseTo(0.2)
    expect(overrideRate(all!)).toBeCloseTo(0.8)
    const silent = { by: 'all', key: '', cards: 3, accepted: 0, overridden: 0, keptAway: 0 } as const
    expect([acceptanceRate(silent), overrideRate(silent)]).toEqual([undefined, undefined])
  })

  it('takes the last answer to a card', () => {
    expect(reportOf().reasons).toContainEqual({ reason: 'none given', topic: 'restless-legs-syndrome', overridden: 1 })
  })

  it('names reasons of ours and never what a client or clinician wrote', () => {
    expect(
      reportOf()
        .reasons.map(({ reason }) => reason)
        .sort(),
    ).toEqual(['comment only', 'none given', 'other', 'patient-refuses'])
    expect(JSON.stringify(reportOf())).not.toMatch(/HYPERLINK|Example/)
  })

  it('leaves out cards from before, with the feedback on them', () => {
    expect(reportOf(at(2)).rows).toEqual([
      { by: 'all', key: 'all cards', cards: 0, accepted: 0, overridden: 0, keptAway: 1 },
      { by: 'topic', key: 'deep-vein-thrombosis', cards: 0, accepted: 0, overridden: 0, keptAway: 1 },
      { by: 'rule', key: 'DVT-W2', cards: 0, accepted: 0, overridden: 0, keptAway: 1 },
    ])
  })

  it('is a table with aligned columns', () => {
    const [first] = reportTable(reportOf()).split('\n\n')
    expect(first).toBe(
      [
        'All        cards  answered  accepted  overridden  acceptance  override  kept away',
        'all cards      6         5         1           4      20.0 %    80.0 %          1',
      ].join('\n'),
    )
    expect(reportTable(feedbackTally().report())).toBe('No cards on record.')
  })

  it('is a CSV of one shape that no spreadsheet runs', () => {
    const report = reportOf()
    const lines = reportCsv({ ...report, reasons: [{ reason: '=1+1', topic: '@x', overridden: 1 }] })
      .trimEnd()
      .split('\r\n')
    expect(lines[1]).toBe('all,all cards,,6,5,1,4,0.2000,0.8000,,1')
    expect(lines.at(-1)).toBe("reason,'=1+1,'@x,,,,1,,,1.0000,")
    for (const line of lines) expect(line.split(',')).toHaveLength(11)
  })
})

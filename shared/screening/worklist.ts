import { displayDate } from '../cards/display-date.ts'
import { measuredWords } from '../cards/measured-words.ts'
import { plain, sentenceCase, shorten } from '../cards/plain-text.ts'
import { legWords } from '../cards/wording.ts'
import type { AssessedHypothesis, Assessment, Reason, Urgency } from '../classifier/assessment.ts'
import type { Difference } from '../classifier/compare.ts'
import { type Topic, topics } from '../classifier/topics.ts'
import type { Evidence } from '../evidence/evidence.ts'

/** How a finding stands against the run before. */
export type Change = 'new' | 'worse' | 'milder' | 'same' | ''

/** One possibility for one patient, in words; plain text throughout. */
export interface WorklistRow {
  readonly patient: string
  readonly urgency: Urgency
  readonly topic: Topic
  readonly topicWords: string
  /** Empty where the record names no leg. */
  readonly side: string
  /** Rule that decided, and what it says. */
  readonly rule: string
  readonly because: string
  readonly evidence: readonly string[]
  readonly missing: readonly string[]
  readonly nextSteps: readonly string[]
  readonly change: Change
  /** Ranks within one urgency. */
  readonly points: number
}

const reasonsShown = 5
const missingShown = 4
const stepsShown = 3
const quoteLength = 120

/**
 * What a finding puts on the worklist: each hypothesis that stands for itself, most urgent first.
 *
 * @param differences against the run before, where there was one
 */
export function worklistRows(
  { patient, hypotheses }: Pick<Assessment, 'patient' | 'hypotheses'>,
  differences?: readonly Difference[],
): readonly WorklistRow[] {
  return hypotheses
    .filter(({ explainedBy }) => explainedBy === undefined)
    .map((hypothesis) => rowOf(patient, hypothesis, differences))
}

function rowOf(
  patient: string,
  hypothesis: AssessedHypothesis,
  differences: readonly Difference[] | undefined,
): WorklistRow {
  const { topic, side, urgency, rules, points } = hypothesis
  return {
    patient: plain(patient),
    urgency,
    topic,
    topicWords: topics[topic].display,
    side: legWords[side] ?? '',
    rule: rules[0].id,
    because: sentenceCase(plain(rules[0].because)),
    evidence: hypothesis.for.slice(0, reasonsShown).map(reasonWords),
    missing: distinct(hypothesis.missing.map(({ ask, label }) => sentenceCase(plain(ask === '' ? label : ask)))).slice(
      0,
      missingShown,
    ),
    nextSteps: distinct(hypothesis.nextSteps.map(({ text }) => sentenceCase(plain(text)))).slice(0, stepsShown),
    change: differences === undefined ? '' : changeOf(hypothesis, differences),
    points,
  }
}

const distinct = (lines: readonly string[]): readonly string[] => [...new Set(lines)]

function changeOf({ topic, side }: AssessedHypothesis, differences: readonly Difference[]): Change {
  switch (differences.find((difference) => difference.topic === topic && difference.side === side)?.change) {
    case 'new':
      return 'new'
    case 'more-urgent':
    case 'no-longer-explained':
      return 'worse'
    case 'less-urgent':
      return 'milder'
    default:
      return 'same'
  }
}

/** "Ankle-brachial index 0.38, left leg (3 Nov 2026, Observation/12)": the words a reader can check in the chart. */
function reasonWords({ label, status, certainty, side, quantity, evidence: [decisive] }: Reason): string {
  const negated = status === 'absent' && !/^(no|not|without)\b/i.test(label) ? `no ${label}` : label
  const valued = quantity === undefined ? negated : `${negated} ${measuredWords(quantity)}`
  const leg = legWords[side]
  const named = leg === undefined ? valued : `${valued}, ${leg}`
  const words = certainty === 'possible' ? `uncertain: ${named}` : named
  return plain(sentenceCase(decisive === undefined ? words : `${words} (${sourceWords(decisive)})`))
}

function sourceWords({ at, source }: Evidence): string {
  const said = source.quote?.text ?? source.coding?.display ?? ''
  const quoted = said === '' ? '' : `: "${shorten(plain(said), quoteLength)}"`
  return `${at === undefined ? 'undated' : displayDate(at)}, ${source.reference}${quoted}`
}

const urgencyOrder = { critical: 0, warning: 1, info: 2 } as const satisfies Record<Urgency, number>
const topicOrder = new Map(Object.keys(topics).map((topic, i) => [topic, i]))

/** Most urgent first, then the stronger picture, then the order of the topics, then by patient. */
export const byUrgency = (a: WorklistRow, b: WorklistRow): number =>
  urgencyOrder[a.urgency] - urgencyOrder[b.urgency] ||
  b.points - a.points ||
  (topicOrder.get(a.topic) ?? 0) - (topicOrder.get(b.topic) ?? 0) ||
  (a.patient < b.patient ? -1 : a.patient > b.patient ? 1 : 0) ||
  (a.side < b.side ? -1 : a.side > b.side ? 1 : 0)

import type { Side } from '../terminology/features.ts'
import type { AssessedHypothesis, Assessment, Urgency } from './assessment.ts'
import type { Topic } from './topics.ts'

/** How one hypothesis differs between two assessments of one patient. */
export interface Difference {
  readonly topic: Topic
  readonly side: Side
  readonly change:
    | 'new'
    | 'gone'
    | 'more-urgent'
    | 'less-urgent'
    | 'other-rule'
    | 'now-explained'
    | 'no-longer-explained'
  readonly before?: { readonly urgency: Urgency; readonly rule: string }
  readonly after?: { readonly urgency: Urgency; readonly rule: string }
}

const rank = { info: 1, warning: 2, critical: 3 } as const satisfies Record<Urgency, number>

const place = ({ topic, side }: AssessedHypothesis): string => `${topic} ${side}`

const state = ({ urgency, rules }: AssessedHypothesis) => ({ urgency, rule: rules[0].id })

function changeOf(before: AssessedHypothesis, after: AssessedHypothesis): Difference['change'] | undefined {
  if (rank[after.urgency] > rank[before.urgency]) return 'more-urgent'
  if (rank[after.urgency] < rank[before.urgency]) return 'less-urgent'
  if (before.explainedBy === undefined && after.explainedBy !== undefined) return 'now-explained'
  if (before.explainedBy !== undefined && after.explainedBy === undefined) return 'no-longer-explained'
  return before.rules[0].id === after.rules[0].id ? undefined : 'other-rule'
}

/** What changed between two assessments, in the order of the later one; what is gone comes last. */
export function compare(before: Assessment, after: Assessment): readonly Difference[] {
  const earlier = new Map(before.hypotheses.map((h) => [place(h), h]))
  const later = new Set(after.hypotheses.map(place))
  const differences = after.hypotheses.flatMap((h): Difference[] => {
    const { topic, side } = h
    const old = earlier.get(place(h))
    if (old === undefined) return [{ topic, side, change: 'new', after: state(h) }]
    const change = changeOf(old, h)
    return change === undefined ? [] : [{ topic, side, change, before: state(old), after: state(h) }]
  })
  const gone = before.hypotheses
    .filter((h) => !later.has(place(h)))
    .map((h): Difference => ({ topic: h.topic, side: h.side, change: 'gone', before: state(h) }))
  return [...differences, ...gone]
}

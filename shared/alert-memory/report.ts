import type { Feedback } from '../cds-hooks/schema.ts'
import type { Opening } from './remember.ts'
import { snoozes } from './snooze.ts'

/** A record of feedback, as far as a report needs it. */
export interface Answer {
  readonly kind: 'feedback'
  readonly feedback: Feedback
}

/** One line of a report: what became of some cards. */
export interface ReportRow {
  readonly by: 'all' | 'topic' | 'rule'
  readonly key: string
  /** Cards given to clients. */
  readonly cards: number
  readonly accepted: number
  readonly overridden: number
  /** Times alert memory kept such a card away. */
  readonly keptAway: number
}

/** How often a reason was given for putting a card aside. */
export interface ReasonRow {
  readonly reason: string
  readonly topic: string
  readonly overridden: number
}

export interface FeedbackReport {
  readonly rows: readonly ReportRow[]
  readonly reasons: readonly ReasonRow[]
}

interface Given {
  readonly topic: string
  /** The rule that decided the urgency. */
  readonly rule: string
}

type Count = { cards: number; accepted: number; overridden: number; keptAway: number }

export interface FeedbackTally {
  add(entry: Opening | Answer): void
  report(): FeedbackReport
}

/** `other`: a code that is not on our cards. Never the client's own words: what they hold is not for a report. */
function reasonIn(feedback: Extract<Feedback, { outcome: 'overridden' }>): string {
  const { reason, userComment } = feedback.overrideReason ?? {}
  if (reason !== undefined) return reason.code !== 'none' && Object.hasOwn(snoozes, reason.code) ? reason.code : 'other'
  return userComment === undefined ? 'none given' : 'comment only'
}

/**
 * Counts what became of cards, from records in any order. The last answer to a card is what counts. A rate is of
 * the cards that were answered: most clients send feedback for some cards only, and silence is no opinion.
 *
 * @param since epoch milliseconds: cards judged earlier are left out, and the feedback on them
 */
export function feedbackTally(since = Number.NEGATIVE_INFINITY): FeedbackTally {
  const given = new Map<string, Given>()
  const answers = new Map<string, Feedback>()
  const away: Given[] = []

  return {
    add(entry) {
      if (entry.kind === 'feedback') {
        const { feedback } = entry
        const card = feedback.card.toLowerCase()
        const before = answers.get(card)
        if (before === undefined || Date.parse(before.outcomeTimestamp) <= Date.parse(feedback.outcomeTimestamp))
          answers.set(card, feedback)
        return
      }
      if (Date.parse(entry.assessment.evaluatedAt) < since) return
      for (const { card, about, rules } of entry.shown ?? []) given.set(card, { topic: about, rule: rules[0] ?? '' })
      for (const { about, rules } of entry.muted ?? []) away.push({ topic: about, rule: rules[0] ?? '' })
    },

    report() {
      const counts = { all: new Map<string, Count>(), topic: new Map<string, Count>(), rule: new Map<string, Count>() }
      const reasons = new Map<string, ReasonRow>()
      const count = ({ topic, rule }: Given, what: keyof Count) => {
        const keys = { all: 'all cards', topic, rule }
        for (const by of kinds) {
          const sum = counts[by].get(keys[by]) ?? { cards: 0, accepted: 0, overridden: 0, keptAway: 0 }
          sum[what] += 1
          counts[by].set(keys[by], sum)
        }
      }
      for (const [card, one] of given) {
        count(one, 'cards')
        const answer = answers.get(card)
        if (answer === undefined) continue
        count(one, answer.outcome)
        if (answer.outcome !== 'overridden') continue
        const reason = reasonIn(answer)
        const key = `${reason} ${one.topic}`
        reasons.set(key, { reason, topic: one.topic, overridden: (reasons.get(key)?.overridden ?? 0) + 1 })
      }
      for (const one of away) count(one, 'keptAway')
      return {
        rows: kinds.flatMap((by) =>
          [...counts[by]].map(([key, sum]) => ({ by, key, ...sum })).toSorted(mostCardsFirst),
        ),
        reasons: [...reasons.values()].toSorted(
          (a, b) => b.overridden - a.overridden || compare(a.reason, b.reason) || compare(a.topic, b.topic),
        ),
      }
    },
  }
}

const kinds = ['all', 'topic', 'rule'] as const

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const mostCardsFirst = (a: ReportRow, b: ReportRow): number => b.cards - a.cards || compare(a.key, b.key)

/** Share of the answered cards; `undefined` where none was answered. */
export const acceptanceRate = ({ accepted, overridden }: ReportRow): number | undefined =>
  accepted + overridden === 0 ? undefined : accepted / (accepted + overridden)

export const overrideRate = (row: ReportRow): number | undefined => {
  const accepted = acceptanceRate(row)
  return accepted === undefined ? undefined : 1 - accepted
}

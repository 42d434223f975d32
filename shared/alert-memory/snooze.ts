import { dayMs } from '../fhir/time.ts'
import { isAboutOrder } from './subject.ts'

/**
 * How long a card stays away after it was overridden. House rows, all of them: no publication gives times. What
 * is published is that repeats are the lever (users-and-trust B.2: Ancker 2017) and that a snooze without a
 * limit is a hazard (B.1, 16). Long where the reason lies in the patient, short where it lies in the moment.
 */
export interface SnoozeRow {
  readonly days: number
  /** The reason holds for this encounter or this user alone; `otherwiseDays` where the call named none. */
  readonly only?: 'encounter' | 'user'
  readonly otherwiseDays?: number
}

export const snoozes = {
  'cds-not-applicable': { days: 180 },
  'action-completed': { days: 90 },
  'indication-order-exists': { days: 30 },
  'need-more-info': { days: 14 }, // what is waited for brings the card back by itself
  'recipient-disagrees-evidence': { days: 90 },
  'action-not-priority': { days: 30 },
  'wrong-time-workflow': { days: 30, only: 'encounter', otherwiseDays: 1 },
  'inappropriate-recipient': { days: 90, only: 'user', otherwiseDays: 1 }, // the right recipient must still see it
  'patient-contraindication': { days: 90 },
  'patient-refuses': { days: 90 },
  'service-not-available': { days: 30 },
  /** No reason, only a comment, or a code that is not ours. */
  none: { days: 30 },
} as const satisfies Readonly<Record<string, SnoozeRow>>

/** No policy of a client reaches further. */
export const longestSnoozeDays = 365
/** A new order is a new decision: its warning does not stay away for a season. */
export const longestOrderSnoozeDays = 30

/** What a client has registered: days in general, and by reason code; 0 never mutes. */
export interface SnoozePolicy {
  readonly days?: number | undefined
  readonly daysByReason: Readonly<Record<string, number>>
}

export type SnoozeReason = keyof typeof snoozes

const isReason = (code: string): code is SnoozeReason => Object.hasOwn(snoozes, code)

/** A reason as it is remembered and counted: one of ours, or `none`. */
export const reasonOf = (code: string | undefined): SnoozeReason =>
  code !== undefined && isReason(code) ? code : 'none'

export interface Snooze {
  readonly reason: SnoozeReason
  /** Milliseconds from the decision. */
  readonly ms: number
  readonly only?: 'encounter' | 'user'
}

/**
 * How long, and for whom, an overridden card stays away.
 *
 * @param code override reason as it came back; missing or unknown counts as no reason
 * @param said whether the call that showed the card named an encounter and a user
 */
export function snoozeFor(
  about: string,
  code: string | undefined,
  said: { readonly encounter: boolean; readonly user: boolean },
  policy?: SnoozePolicy,
): Snooze {
  const reason = reasonOf(code)
  const { days, only, otherwiseDays }: SnoozeRow = snoozes[reason]
  const held = only !== undefined && said[only] ? only : undefined
  const usual = only === undefined ? (policy?.days ?? days) : held === undefined ? (otherwiseDays ?? days) : days
  const byReason =
    policy !== undefined && Object.hasOwn(policy.daysByReason, reason) ? policy.daysByReason[reason] : undefined
  const longest = isAboutOrder(about) ? longestOrderSnoozeDays : longestSnoozeDays
  const bounded = Math.min(Math.max(byReason ?? usual, 0), longest)
  return { reason, ms: bounded * dayMs, ...(held === undefined ? {} : { only: held }) }
}

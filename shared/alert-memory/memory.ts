/**
 * What a patient's chain remembers of its cards: enough to tell whether a card would be a repeat. It is folded
 * from the records (remember.ts) and stands in the newest of them, so one read of the chain's head is enough.
 * Names nobody and quotes nothing.
 */
import * as z from 'zod/mini'
import type { Basis } from './basis.ts'

/** What a clinician did that keeps a card away for a while. */
export interface Mute extends Basis {
  /** Code of the override reason, `none`, or `order-accepted`. */
  readonly reason: string
  /** Epoch milliseconds. */
  readonly since: number
  readonly until: number
  /** Only while this encounter lasts. */
  readonly encounter?: string
  /** Only for this user: a mark, not the reference. */
  readonly user?: string
  /** Accepted orders (`terminology/orders.ts`) whose results would bring the card back. */
  readonly orders?: readonly string[]
  /** Marks of the results of those orders that were on record when they were accepted. */
  readonly results?: readonly string[]
}

/** Where a card was last shown. */
export interface Showing extends Basis {
  readonly encounter: string
  /** Who was shown it in this encounter, by which service: that one may show it again, since cards are transient. */
  readonly to: readonly { readonly service: string; readonly user?: string }[]
  /** Epoch milliseconds, of the first of them. */
  readonly at: number
}

export interface CardMemory {
  readonly mutes?: readonly Mute[]
  readonly shown?: Showing
}

/** By what the card is about (`Subject.about`). */
export type AlertMemory = Readonly<Record<string, CardMemory>>

export const nothingRemembered: AlertMemory = {}

const words = z.string().check(z.maxLength(300))
const list = z.readonly(z.array(words))
const urgency = z.enum(['info', 'warning', 'critical'])
const basis = {
  facts: list,
  levels: z.readonly(
    z.strictObject({
      left: z.exactOptional(urgency),
      right: z.exactOptional(urgency),
      unknown: z.exactOptional(urgency),
    }),
  ),
}
const mute = z.strictObject({
  ...basis,
  reason: words,
  since: z.number(),
  until: z.number(),
  encounter: z.exactOptional(words),
  user: z.exactOptional(words),
  orders: z.exactOptional(list),
  results: z.exactOptional(list),
})
const showing = z.strictObject({
  ...basis,
  encounter: words,
  to: z.readonly(z.array(z.readonly(z.strictObject({ service: words, user: z.exactOptional(words) })))),
  at: z.number(),
})
const memory = z.record(
  words,
  z.strictObject({
    mutes: z.exactOptional(z.readonly(z.array(z.readonly(mute)))),
    shown: z.exactOptional(z.readonly(showing)),
  }),
)

/** A memory as it was stored; an empty one where it cannot be understood, so that nothing is kept from anybody. */
export function readMemory(stored: unknown): AlertMemory {
  const read = memory.safeParse(stored)
  return read.success ? read.data : nothingRemembered
}

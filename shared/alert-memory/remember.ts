import type { DataProblem } from '../fhir/data-problem.ts'
import { newIn, sunkTo } from './basis.ts'
import type { AlertMemory, CardMemory, Mute, Showing } from './memory.ts'
import { type MutedCard, oncePerEncounterMs, userMark } from './recall.ts'
import type { ShownCard } from './subject.ts'

/** A record of a hook call, as far as memory needs it. */
export interface Opening {
  readonly kind: 'hook-call'
  readonly service: string
  readonly encounter?: string
  readonly user?: string
  readonly assessment: { readonly evaluatedAt: string; readonly problems: readonly DataProblem[] }
  readonly shown?: readonly ShownCard[]
  readonly muted?: readonly MutedCard[]
}

/** A record of feedback, as far as memory needs it. */
export interface Response {
  readonly kind: 'feedback'
  /** The card it is about. */
  readonly about?: ShownCard
  /** What it keeps away. */
  readonly mute?: Mute
}

/** Any other record: it shows nobody a card. */
export interface Unrelated {
  readonly kind: 'screening-finding' | 'screening-run'
}

/** What a patient's memory may take in a record. Beyond it the oldest is forgotten, which shows cards again. */
const longestMemory = 16_000
const mutesKept = 8

/**
 * What is remembered after one more record. Pure: memory is this fold over a patient's chain and nothing else,
 * so whoever has the chain has the memory.
 */
export function remember(memory: AlertMemory, entry: Opening | Response | Unrelated): AlertMemory {
  if (entry.kind === 'feedback') {
    const { about, mute } = entry
    return about === undefined || mute === undefined ? memory : bounded(withMute(memory, about.about, mute))
  }
  if (entry.kind !== 'hook-call') return memory
  const { shown = [], muted = [] } = entry
  if (shown.length === 0 && muted.length === 0) return memory
  const next = new Map(Object.entries(memory))
  for (const card of shown) next.set(card.about, afterShowing(next.get(card.about) ?? {}, card, entry))
  // A record read in part may look milder than the patient is.
  if (!entry.assessment.problems.some(({ kind }) => kind === 'unavailable'))
    for (const card of muted) next.set(card.about, afterMuting(next.get(card.about) ?? {}, card))
  return bounded(inForce(next, Date.parse(entry.assessment.evaluatedAt)))
}

/** A card that came back for its own sake has ended what kept it away: the next word is the clinician's. */
function afterShowing({ mutes = [], shown }: CardMemory, card: ShownCard, call: Opening): CardMemory {
  const kept = mutes.filter((mute) => newIn(card, mute) === undefined)
  const showing = showingOf(shown, card, call)
  return { ...(kept.length === 0 ? {} : { mutes: kept }), ...(showing === undefined ? {} : { shown: showing }) }
}

function showingOf(before: Showing | undefined, card: ShownCard, call: Opening): Showing | undefined {
  const { encounter, service, user, assessment } = call
  if (encounter === undefined) return before
  const { facts, levels } = card
  const at = Date.parse(assessment.evaluatedAt)
  const to = { service, ...(user === undefined ? {} : { user: userMark(user) }) }
  const goesOn =
    before?.encounter === encounter && at < before.at + oncePerEncounterMs && newIn(card, before) === undefined
  if (!goesOn) return { facts, levels, encounter, to: [to], at }
  const known = before.to.some((one) => one.service === to.service && one.user === to.user)
  return known ? before : { ...before, to: [...before.to, to] }
}

const afterMuting = ({ mutes = [], ...rest }: CardMemory, card: MutedCard): CardMemory => ({
  ...rest,
  ...(mutes.length === 0 ? {} : { mutes: mutes.map((mute) => sunkTo(mute, card)) }),
})

function withMute(memory: AlertMemory, about: string, mute: Mute): AlertMemory {
  const before = Object.hasOwn(memory, about) ? memory[about] : undefined
  const mutes = [...(before?.mutes ?? []), mute].toSorted((a, b) => a.since - b.since).slice(-mutesKept)
  return { ...memory, [about]: { ...before, mutes } }
}

type Remembered = readonly (readonly [about: string, card: CardMemory])[]

/** A card's memory, or none where nothing is left of it. */
const remembered = (about: string, mutes: readonly Mute[], shown: Showing | undefined): Remembered =>
  mutes.length === 0 && shown === undefined
    ? []
    : [[about, { ...(mutes.length === 0 ? {} : { mutes }), ...(shown === undefined ? {} : { shown }) }]]

function inForce(memory: ReadonlyMap<string, CardMemory>, now: number): AlertMemory {
  const kept = [...memory].flatMap(([about, { mutes = [], shown }]) =>
    remembered(
      about,
      mutes.filter(({ until }) => until > now),
      shown !== undefined && shown.at + oncePerEncounterMs > now ? shown : undefined,
    ),
  )
  return Object.fromEntries(kept)
}

/** Within its size: what was shown goes first, oldest first, then what ends soonest. */
function bounded(memory: AlertMemory): AlertMemory {
  let kept = memory
  while (JSON.stringify(kept).length > longestMemory) kept = withoutOldest(kept)
  return kept
}

function withoutOldest(memory: AlertMemory): AlertMemory {
  const cards = Object.entries(memory)
  const [oldest] = cards
    .flatMap(([, { shown }]) => (shown === undefined ? [] : [shown]))
    .toSorted((a, b) => a.at - b.at)
  const [soonest] = cards.flatMap(([, { mutes = [] }]) => mutes).toSorted((a, b) => a.until - b.until)
  const kept = cards.flatMap(([about, { mutes = [], shown }]) =>
    oldest === undefined
      ? remembered(
          about,
          mutes.filter((mute) => mute !== soonest),
          undefined,
        )
      : remembered(about, mutes, shown === oldest ? undefined : shown),
  )
  return Object.fromEntries(kept)
}

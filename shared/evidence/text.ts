import { remembered } from '../fhir/remembered.ts'
import { type ClinicalTime, dayMs } from '../fhir/time.ts'
import { featureRow, type Side } from '../terminology/features.ts'
import { sideOfText } from '../terminology/laterality.ts'
import { type Entry, report, state } from './entry.ts'
import type { Evidence } from './evidence.ts'
import { type Mention, readText, type TextContext } from './free-text/read-text.ts'
import { excludedByImaging, isVeinImaging } from './imaging.ts'

/** Words of a record, and where they stand. */
export interface Passage {
  readonly text: string
  readonly path: string
  readonly kind: TextContext['kind']
  /** What the words answer: the label of the Observation they are the value of. */
  readonly question?: string
  /** Side stated beside the words. */
  readonly side?: Side
  /** Date of its own (`note.time`). */
  readonly at?: ClinicalTime
  /** An answer from a list rather than a person's own words. */
  readonly isChoice?: true
  /** The record holds no such words: they stand for a code or a number, and cannot be quoted. */
  readonly unwritten?: true
}

/** A note longer than this is a mistake or an attack; its beginning is read. */
const longestText = 100_000

/** What a passage mentions, unchanged by what stands around it. */
export function mentionsIn(entry: Entry, passage: Passage): readonly Mention[] {
  if (passage.text.length > longestText)
    report(entry, 'text-too-long', `longer than ${longestText} characters; only the beginning was read`)
  return passage.isChoice === true && passage.text.length <= 100 ? chosen(passage) : readWords(passage)
}

function readWords({ text, kind, question, side }: Passage): readonly Mention[] {
  const mentions = readText(text.slice(0, longestText), {
    kind,
    ...(question === undefined ? {} : { question }),
    ...(side === undefined || side === 'unknown' ? {} : { side }),
  })
  return isVeinImaging(question)
    ? mentions.flatMap((mention) => [mention, excludedByImaging(mention) ?? []].flat())
    : mentions
}

/** Answers chosen from a list ("Never smoker") repeat from visit to visit: each is read once beside its question. */
const choicesBeside = remembered((_beside) => new Map<string, readonly Mention[]>(), 500)

function chosen(passage: Passage): readonly Mention[] {
  const answers = choicesBeside(`${passage.kind}|${passage.side ?? 'unknown'}|${passage.question ?? ''}`)
  const known = answers.get(passage.text)
  if (known !== undefined) return known
  const mentions = readWords(passage)
  if (answers.size >= 200) answers.clear()
  answers.set(passage.text, mentions)
  return mentions
}

/** The same few hundred titles stand on most resources; what one states is a pure function of its words. */
const shortLabelMentions = remembered((label) => readText(label, { kind: 'label' }))

/** What a title states by itself. */
export const labelMentions = (label: string): readonly Mention[] =>
  label.length > 200 ? readText(label.slice(0, longestText), { kind: 'label' }) : shortLabelMentions(label)

const shortLabelSide = remembered(sideOfText)

/** The side a title names; a narrative names many and has none. */
export const labelSide = (label: string | undefined): Side =>
  label === undefined || label.length > 100 ? 'unknown' : shortLabelSide(label)

/** How what stands around a mention changes it. */
export interface Reading {
  readonly status?: Evidence['status']
  readonly certainty?: Evidence['certainty']
}

/** States what a passage mentions, with its exact words; a number that cannot be true becomes a problem. */
export function stateMention(entry: Entry, passage: Passage, mention: Mention, reading: Reading = {}): void {
  const { feature, start, end, value, original, beganDaysAgo } = mention
  const row = featureRow(feature)
  const [low, high] = row.plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (value !== undefined && !(value >= low && value <= high)) {
    report(entry, 'implausible-value', `${row.label}: a value that cannot be; left out`)
    return
  }
  const at = passage.at ?? entry.at
  const onset = at === undefined || beganDaysAgo === undefined ? undefined : daysEarlier(at, beganDaysAgo)
  state(entry, {
    feature,
    status: reading.status ?? mention.status,
    certainty: reading.certainty === 'possible' ? 'possible' : mention.certainty,
    temporality: mention.temporality,
    kind: 'text',
    path: passage.path,
    side: mention.side,
    ...(passage.unwritten === true ? {} : { quote: { text: passage.text.slice(start, end), start, end } }),
    ...(passage.at === undefined ? {} : { at: passage.at }),
    ...(onset === undefined ? {} : { onset }),
    ...(value === undefined || row.unit === undefined
      ? {}
      : { quantity: { value, unit: row.unit, ...(original === undefined ? {} : { original }) } }),
  })
}

/** "x 4 weeks" in a note of 5 November began on 8 October. */
export function daysEarlier(at: ClinicalTime, days: number): ClinicalTime | undefined {
  const ms = at.ms - days * dayMs
  // Beyond what a date can say: "for 9999999999 years".
  if (!(Math.abs(ms) <= 8.64e15)) return undefined
  const instant = new Date(ms).toISOString()
  return { text: days < 1 ? instant : instant.slice(0, 10), ms }
}

/** Reads a passage and states all it mentions. */
export function readPassage(entry: Entry, passage: Passage): void {
  for (const mention of mentionsIn(entry, passage)) stateMention(entry, passage, mention)
}

import { remembered } from '../fhir/remembered.ts'
import { type ClinicalTime, dayMs } from '../fhir/time.ts'
import { featureRow, type Side } from '../terminology/features.ts'
import { sideOfText } from '../terminology/laterality.ts'
import { type Entry, evidence, type Findings, report } from './entry.ts'
import type { Evidence } from './evidence.ts'
import { type Mention, readText, type TextContext } from './free-text/read-text.ts'

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
}

/** A note longer than this is a mistake or an attack; its beginning is read. */
const longestText = 100_000

/** What a passage states, unchanged by what stands around it. */
export function mentionsIn(entry: Entry, passage: Passage, findings: Findings): readonly Mention[] {
  const { text, kind, question, side } = passage
  if (text.length > longestText)
    report(findings, entry, 'text-too-long', `longer than ${longestText} characters; only the beginning was read`)
  const beginning = text.slice(0, longestText)
  return readText(beginning, {
    kind,
    ...(question === undefined ? {} : { question }),
    ...(side === undefined || side === 'unknown' ? {} : { side }),
  })
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

/** How what stands around a passage changes what it states. */
export interface Reading {
  readonly status?: Evidence['status']
  readonly certainty?: Evidence['certainty']
}

/** The evidence of one mention, with its exact words; `undefined` when its number cannot be true. */
export function mentioned(
  entry: Entry,
  passage: Passage,
  mention: Mention,
  reading: Reading,
  findings: Findings,
): Evidence | undefined {
  const { feature, start, end, value, original, beganDaysAgo } = mention
  const row = featureRow(feature)
  const [low, high] = row.plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (value !== undefined && !(value >= low && value <= high)) {
    report(findings, entry, 'implausible-value', `${row.label}: a value that cannot be; left out`)
    return undefined
  }
  const at = passage.at ?? entry.at
  const onset = at === undefined || beganDaysAgo === undefined ? undefined : daysEarlier(at, beganDaysAgo)
  return evidence(entry, {
    feature,
    status: reading.status ?? mention.status,
    certainty: reading.certainty === 'possible' ? 'possible' : mention.certainty,
    temporality: mention.temporality,
    kind: 'text',
    path: passage.path,
    side: mention.side,
    quote: { text: passage.text.slice(start, end), start, end },
    ...(passage.at === undefined ? {} : { at: passage.at }),
    ...(onset === undefined ? {} : { onset }),
    ...(value === undefined || row.unit === undefined
      ? {}
      : { quantity: { value, unit: row.unit, ...(original === undefined ? {} : { original }) } }),
  })
}

/** "x 4 weeks" in a note of 5 November began on 8 October. */
function daysEarlier(at: ClinicalTime, days: number): ClinicalTime | undefined {
  const ms = at.ms - days * dayMs
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return undefined
  const instant = new Date(ms).toISOString()
  return { text: days < 1 ? instant : instant.slice(0, 10), ms }
}

/** Reads a passage and takes all it states. */
export function readPassage(entry: Entry, passage: Passage, findings: Findings): void {
  for (const mention of mentionsIn(entry, passage, findings)) {
    const found = mentioned(entry, passage, mention, {}, findings)
    if (found !== undefined) findings.evidence.push(found)
  }
}

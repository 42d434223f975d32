/**
 * The hash chain of one patient: how a record becomes a link, and how a chain is checked. Pure.
 *
 * The hash of a link is SHA-256 over the canonical JSON (RFC 8785) of the record without `hash`, in which
 * the entry stands as the SHA-256 of its own canonical JSON. So an entry is digested once, however often
 * the link must be made anew, and the links can be checked without the patient's data.
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { nothingRemembered } from '../alert-memory/memory.ts'
import { remember } from '../alert-memory/remember.ts'
import type { AuditDraft, AuditEntry, AuditRecord, ChainHead } from './record.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Six years: the time HIPAA asks documentation to be kept (45 CFR 164.316(b)(2)(i)), leap days included. */
export const defaultRetentionDays = 2192

const daySeconds = 86_400

/** Hash before the first link. */
const origin = '0'.repeat(64)

/** A draft whose entry was written and digested: all that making a link needs. */
export interface WrittenDraft {
  readonly draft: AuditDraft
  /** Canonical JSON of the entry; what is stored. */
  readonly text: string
  /** SHA-256, hex, of `text`. */
  readonly digest: string
}

/**
 * Writes a draft's entry as canonical JSON. Strings that are not Unicode (half a surrogate pair, quoted
 * from a record) and numbers that are not JSON cannot be canonical: they are written as U+FFFD and `null`,
 * and the draft given back says so too. Auditing never fails for the content of a record.
 */
export function writeDraft(draft: AuditDraft): WrittenDraft {
  try {
    const text = canonicalize(draft.entry) ?? ''
    return { draft, text, digest: sha256(text) }
  } catch {
    // The library refuses what RFC 8785 cannot write.
    const entry: AuditEntry = JSON.parse(wellFormedJson(draft.entry))
    const text = canonicalize(entry) ?? ''
    return { draft: { ...draft, entry }, text, digest: sha256(text) }
  }
}

/** JSON.stringify escapes exactly the lone surrogates; an escaped backslash before `ud8..` is text and stays. */
const wellFormedJson = (value: unknown): string =>
  JSON.stringify(value).replace(/\\(?:\\|ud[89a-f][0-9a-f]{2})/g, (found) => (found === '\\\\' ? found : '\ufffd'))

/**
 * The record that continues a chain.
 *
 * @param head newest link; `undefined` starts the chain
 * @param retentionDays how long the record is kept from `recordedAt`, never shorter than the link before
 */
export function linkOf(
  { draft, digest }: WrittenDraft,
  head: ChainHead | undefined,
  retentionDays = defaultRetentionDays,
): AuditRecord {
  const memory = remember(head?.memory ?? nothingRemembered, draft.entry)
  const ends = Math.ceil(Date.parse(draft.recordedAt) / 1000) + retentionDays * daySeconds
  // Named one by one: what is hashed must be what is stored, whatever else the draft carries.
  const link = {
    patient: draft.patient,
    sequence: (head?.sequence ?? 0) + 1,
    previous: head?.hash ?? origin,
    previousExpiresAt: head?.expiresAt ?? 0,
    recordedAt: draft.recordedAt,
    call: draft.call,
    ...(draft.answer === undefined ? {} : { answer: draft.answer }),
    expiresAt: Math.max(ends, head?.expiresAt ?? 0),
    ...(Object.keys(memory).length === 0 ? {} : { memory }),
    entry: draft.entry,
  }
  return { ...link, hash: hashOf(link, digest) }
}

/** @throws where it has no canonical form */
const digestOf = (value: unknown): string => sha256(canonicalize(value) ?? '')

const hashOf = (record: Omit<AuditRecord, 'hash'> & { readonly hash?: string }, entryDigest: string): string => {
  const { hash: _, ...link } = record
  return digestOf({ ...link, entry: entryDigest })
}

/** A stored item that cannot be read back as a record. */
export interface UnreadableLink {
  readonly sequence: number
  readonly unreadable: true
}

/** What is wrong with a chain, and where. */
export type ChainProblem =
  /** Its content, or its hash, is not what was written. */
  | { readonly kind: 'changed'; readonly sequence: number }
  /** Not a record any more. */
  | { readonly kind: 'unreadable'; readonly sequence: number }
  /** Stands where it was not written: `belongsAt` is its own place, absent for a record of another chain. */
  | { readonly kind: 'out-of-place'; readonly sequence: number; readonly belongsAt?: number }
  /** Whole in itself, but not the successor of the record before: one of both was written anew. */
  | { readonly kind: 'unlinked'; readonly sequence: number }
  /** Taken out before their time; `from` to `to`, inclusive. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }

/**
 * Checks one patient's chain: finds every record that was changed, removed, put elsewhere or written anew,
 * and says where. What no chain can show by itself is the removal of its newest records: that needs a seal
 * of the heads kept elsewhere.
 *
 * @param patient chain key the records were stored under
 * @param links as stored, in stored order
 * @param now epoch milliseconds: a record whose time to live is over may be gone
 * @returns nothing for a chain as it was written
 */
export function verifyChain(
  patient: string,
  links: readonly (AuditRecord | UnreadableLink)[],
  now: number,
): readonly ChainProblem[] {
  const problems: ChainProblem[] = []
  const placesOf = placesIn(links)
  let last = 0
  /** Hash the next link must continue; `undefined` where the link before cannot say. */
  let expected: string | undefined = origin

  for (const link of links) {
    const { sequence } = link
    if (sequence <= last) {
      problems.push({ kind: 'out-of-place', sequence })
      continue
    }
    const own = ownProblem(patient, link, placesOf)
    const record = own === undefined && isRecord(link) ? link : undefined
    if (own !== undefined) problems.push(own)

    if (sequence > last + 1) {
      const expired = record !== undefined && record.previousExpiresAt * 1000 <= now
      if (!expired) problems.push({ kind: 'missing', from: last + 1, to: sequence - 1 })
    } else if (record !== undefined && expected !== undefined && record.previous !== expected) {
      problems.push({ kind: 'unlinked', sequence })
    }
    last = sequence
    expected = record?.hash
  }
  return problems
}

type PlacesOf = (record: AuditRecord) => readonly number[]

const isRecord = (link: AuditRecord | UnreadableLink): link is AuditRecord => !('unreadable' in link)

/** Where a record may belong by its neighbors: before the one that continues it, after the one it continues. */
function placesIn(links: readonly (AuditRecord | UnreadableLink)[]): PlacesOf {
  const records = links.filter(isRecord)
  const byPrevious = new Map(records.map(({ previous, sequence }) => [previous, sequence]))
  const byHash = new Map(records.map(({ hash, sequence }) => [hash, sequence]))
  return ({ hash, previous }) => {
    const successor = byPrevious.get(hash)
    const predecessor = previous === origin ? 0 : byHash.get(previous)
    return [successor === undefined ? 0 : successor - 1, predecessor === undefined ? 0 : predecessor + 1]
  }
}

/** What is wrong with a link by itself. */
function ownProblem(patient: string, link: AuditRecord | UnreadableLink, placesOf: PlacesOf): ChainProblem | undefined {
  const { sequence } = link
  if (!isRecord(link)) return { kind: 'unreadable', sequence }
  if (isWholeAt(link, sequence)) return link.patient === patient ? undefined : { kind: 'out-of-place', sequence }
  const belongsAt = placesOf(link).find((place) => isWholeAt(link, place))
  return belongsAt === undefined ? { kind: 'changed', sequence } : { kind: 'out-of-place', sequence, belongsAt }
}

function isWholeAt(record: AuditRecord, sequence: number): boolean {
  try {
    return hashOf({ ...record, sequence }, digestOf(record.entry)) === record.hash
  } catch {
    return false // what has no canonical form was not written by us
  }
}

/**
 * A record as a DynamoDB item and back. Plain attributes for what the table keys, indexes and expires by;
 * the entry as compressed canonical JSON, cut into parts where one item (400 KB) cannot hold it.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type AlertMemory, nothingRemembered, readMemory } from '../alert-memory/memory.ts'
import type { AuditEntry, AuditRecord } from './record.ts'

export type Item = Record<string, AttributeValue>

/** Bytes of entry in one item: DynamoDB's 400 KB, less its memory and its keys, which the local index counts once more. */
const partBytes = 380_000

/**
 * Brotli at its quickest level, measured over entries of 60 KB to 2.8 MB: a tenth of the size or less, in
 * a third of the time that gzip takes to get there.
 */
export const pack = (text: string): Uint8Array =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })

export interface PackedEntry {
  readonly bytes: Uint8Array
  /** SHA-256, hex, of the entry's canonical JSON. */
  readonly digest: string
}

/** True when the entry needs items of its own. */
export const isLarge = ({ bytes }: PackedEntry): boolean => bytes.length > partBytes

/** Partition of a large entry's parts: by content, so that writing them twice writes the same. */
export const partsKey = (patient: string, digest: string): string => `${patient}|entry|${digest}`

/** The items a large entry is kept in. They expire with its record. */
export function partItems({ bytes, digest }: PackedEntry, { patient, expiresAt }: AuditRecord): readonly Item[] {
  return Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, i) => ({
    patient: { S: partsKey(patient, digest) },
    sequence: { N: String(i + 1) },
    part: { B: bytes.subarray(i * partBytes, (i + 1) * partBytes) },
    expiresAt: { N: String(expiresAt) },
  }))
}

export function recordItem(record: AuditRecord, entry: PackedEntry): Item {
  return {
    patient: { S: record.patient },
    sequence: { N: String(record.sequence) },
    previous: { S: record.previous },
    previousExpiresAt: { N: String(record.previousExpiresAt) },
    hash: { S: record.hash },
    recordedAt: { S: record.recordedAt },
    call: { S: record.call },
    ...(record.answer === undefined ? {} : { answer: { S: record.answer } }),
    expiresAt: { N: String(record.expiresAt) },
    ...(record.memory === undefined ? {} : { memory: { S: JSON.stringify(record.memory) } }),
    ...(isLarge(entry) ? { entryDigest: { S: entry.digest } } : { entry: { B: entry.bytes } }),
  }
}

/** The record an item holds; `undefined` when it is not one. */
export function readItem(item: Item, entryBytes: Uint8Array | undefined): AuditRecord | undefined {
  const { patient, sequence, previous, previousExpiresAt, hash, recordedAt, call, answer, expiresAt, memory } = item
  const entry = entryBytes === undefined ? undefined : unpack(entryBytes)
  if (patient?.S === undefined || previous?.S === undefined || hash?.S === undefined || call?.S === undefined) return
  if (recordedAt?.S === undefined || entry === undefined) return
  if (sequence?.N === undefined || previousExpiresAt?.N === undefined || expiresAt?.N === undefined) return
  const remembered = memory?.S === undefined ? undefined : jsonIn(memory.S)
  if (memory !== undefined && !isMemory(remembered)) return
  return {
    patient: patient.S,
    sequence: Number(sequence.N),
    previous: previous.S,
    previousExpiresAt: Number(previousExpiresAt.N),
    hash: hash.S,
    recordedAt: recordedAt.S,
    call: call.S,
    ...(answer?.S === undefined ? {} : { answer: answer.S }),
    expiresAt: Number(expiresAt.N),
    ...(isMemory(remembered) ? { memory: remembered } : {}),
    entry,
  }
}

/** What the newest record remembers, for the next call; an empty memory where it cannot be understood. */
export const memoryIn = ({ memory }: Item): AlertMemory =>
  memory?.S === undefined ? nothingRemembered : readMemory(jsonIn(memory.S))

/** `undefined` for damaged text: that it is damaged is for the reader to say. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** As it was written, for the chain to check; whether it is understood is asked by `memoryIn`. */
const isMemory = (value: unknown): value is AlertMemory =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function unpack(bytes: Uint8Array): AuditEntry | undefined {
  try {
    const entry: unknown = JSON.parse(brotliDecompressSync(bytes).toString())
    return isEntry(entry) ? entry : undefined
  } catch {
    // Damaged bytes: what they were is not known, that they are damaged is for the reader to say.
    return undefined
  }
}

/** Written by this code from a typed entry; that it was not changed since is for the chain to show. */
const isEntry = (value: unknown): value is AuditEntry =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'

/** Of FNV-1a. */
const prime = 16777619

/**
 * Hash of some bytes (FNV-1a, four bytes a step, mixed at the end as in MurmurHash3). Not secret and not strong:
 * whoever finds two equal hashes compares what was hashed.
 */
export function hashOf(bytes: DataView, start: number, end: number, seed: number): number {
  let hash = seed
  let at = start
  for (const last = end - 3; at < last; at += 4) hash = Math.imul(hash ^ bytes.getInt32(at), prime)
  for (; at < end; at += 1) hash = Math.imul(hash ^ bytes.getUint8(at), prime)
  return mixed(hash)
}

function mixed(hash: number): number {
  let all = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  all = Math.imul(all ^ (all >>> 13), 0xc2b2ae35)
  return (all ^ (all >>> 16)) >>> 0
}

const encoder = new TextEncoder()

/** The same for a text, as UTF-8. */
export function hashOfText(text: string, seed: number): number {
  const { length } = text
  let hash = seed
  let at = 0
  for (; at + 3 < length; at += 4) {
    const [a, b, c, d] = [
      text.charCodeAt(at),
      text.charCodeAt(at + 1),
      text.charCodeAt(at + 2),
      text.charCodeAt(at + 3),
    ]
    if ((a | b | c | d) > 0x7f) return hashOfEncoded(text, seed)
    hash = Math.imul(hash ^ ((a << 24) | (b << 16) | (c << 8) | d), prime)
  }
  for (; at < length; at += 1) {
    const byte = text.charCodeAt(at)
    if (byte > 0x7f) return hashOfEncoded(text, seed)
    hash = Math.imul(hash ^ byte, prime)
  }
  return mixed(hash)
}

function hashOfEncoded(text: string, seed: number): number {
  const bytes = encoder.encode(text)
  return hashOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length, seed)
}

/** Seeds of the hashes in use. Kept evidence is partitioned by the first: never change them. */
export const patientSeed = 0x811c9dc5
export const idSeeds = [0x01000193, 0x5bd1e995] as const

/** Which of `count` partitions a patient belongs to. */
export const partitionOf = (patientId: string, count: number): number => hashOfText(patientId, patientSeed) % count

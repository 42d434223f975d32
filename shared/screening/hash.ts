/**
 * Hash of some bytes (FNV-1a, four bytes a step, mixed at the end as in MurmurHash3). Not secret and not strong:
 * whoever finds two equal hashes compares what was hashed.
 */
export function hashOf(bytes: DataView, start: number, end: number, seed: number): number {
  let hash = seed
  let at = start
  for (const last = end - 3; at < last; at += 4) hash = Math.imul(hash ^ bytes.getInt32(at), 16777619)
  for (; at < end; at += 1) hash = Math.imul(hash ^ bytes.getUint8(at), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const encoder = new TextEncoder()

/** The same for a text, as UTF-8. */
export function hashOfText(text: string, seed: number): number {
  const bytes = encoder.encode(text)
  return hashOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length, seed)
}

/** Seeds of the hashes in use. Kept evidence is partitioned by the first: never change them. */
export const patientSeed = 0x811c9dc5
export const idSeeds = [0x01000193, 0x5bd1e995] as const

/** Which of `count` partitions a patient belongs to. */
export const partitionOf = (patientId: string, count: number): number => hashOfText(patientId, patientSeed) % count

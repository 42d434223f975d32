import type { TaskWriter } from './store.ts'

/** Numbers kept of a line that states nothing: two hashes of its id, its part, and its offset in two halves. */
export const silentWords = 5

const flushBytes = 4 * 1024 * 1024

/** Collects what lines say, by partition, and hands it on before it grows large. */
export class KeptLines {
  readonly #writer: TaskWriter
  readonly #statements: string[][]
  readonly #silent: Uint32Array[]
  readonly #silentUsed: Int32Array
  #bytes = 0

  /** @param partitions number of partitions of patients; one more holds Medications */
  constructor(writer: TaskWriter, partitions: number) {
    this.#writer = writer
    this.#statements = Array.from({ length: partitions + 1 }, () => [])
    this.#silent = Array.from({ length: partitions + 1 }, () => new Uint32Array(64 * silentWords))
    this.#silentUsed = new Int32Array(partitions + 1)
  }

  get isFull(): boolean {
    return this.#bytes > flushBytes
  }

  state(partition: number, statement: string): void {
    this.#statements[partition]?.push(statement)
    this.#bytes += statement.length
  }

  passOver(partition: number, idHash: number, idCheck: number, part: number, offset: number): void {
    let entries = this.#silent[partition]
    if (entries === undefined) return
    const at = this.#silentUsed[partition] ?? 0
    if (at + silentWords > entries.length) {
      const larger = new Uint32Array(entries.length * 2)
      larger.set(entries)
      this.#silent[partition] = larger
      entries = larger
    }
    entries[at] = idHash
    entries[at + 1] = idCheck
    entries[at + 2] = part
    entries[at + 3] = offset % 0x1_0000_0000
    entries[at + 4] = Math.floor(offset / 0x1_0000_0000)
    this.#silentUsed[partition] = at + silentWords
    this.#bytes += silentWords * 4
  }

  async flush(): Promise<void> {
    for (const [partition, lines] of this.#statements.entries()) {
      if (lines.length > 0) await this.#writer.write('evidence', partition, Buffer.from(`${lines.join('\n')}\n`))
      lines.length = 0
    }
    for (const [partition, entries] of this.#silent.entries()) {
      const used = this.#silentUsed[partition] ?? 0
      // Copied: the writer may keep it while the next lines come.
      if (used > 0) await this.#writer.write('silent', partition, new Uint8Array(entries.slice(0, used).buffer))
      this.#silentUsed[partition] = 0
    }
    this.#bytes = 0
  }
}

export interface SilentLine {
  readonly idHash: number
  readonly idCheck: number
  readonly part: number
  readonly offset: number
}

/** The entries of a segment of kind `silent` whose id might be one of those asked for. */
export function* silentLines(bytes: Buffer, isAskedFor: (idHash: number) => boolean): Generator<SilentLine> {
  for (let at = 0; at + silentWords * 4 <= bytes.length; at += silentWords * 4) {
    const idHash = bytes.readUInt32LE(at)
    if (!isAskedFor(idHash)) continue
    yield {
      idHash,
      idCheck: bytes.readUInt32LE(at + 4),
      part: bytes.readUInt32LE(at + 8),
      offset: bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 16) * 0x1_0000_0000,
    }
  }
}

import { slack } from '../../shared/screening/line-reader.ts'

const lineBreak = 0x0a

/** Longer than any resource that is not a mistake. */
export const longestLine = 32 * 1024 * 1024

/** Whole lines as bytes: `bytes[from..until)` ends with a line break, `slack` bytes follow. Valid until the next is asked for. */
export interface LineChunk {
  readonly bytes: Buffer
  readonly view: DataView
  readonly from: number
  readonly until: number
  /** Where `from` stands in the unpacked source. */
  readonly offset: number
  /** Bytes of a line too long to be kept that end before `from`. */
  readonly skippedLine: boolean
}

/** A source of bytes that are read one stretch after the other. */
export interface ByteReader {
  /** Reads into `bytes` from `at` on, as much as there is room for at most; 0 at the end. */
  read(bytes: Buffer, at: number): Promise<number>
  close(): Promise<void>
}

/** Chunks of a stream as a reader. */
export function readerOf(stream: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)
  return {
    async read(bytes, at) {
      while (rest.length === 0) {
        const next = await chunks.next()
        if (next.done === true) return 0
        rest = next.value
      }
      const taken = Math.min(rest.length, bytes.length - at)
      bytes.set(rest.subarray(0, taken), at)
      rest = rest.subarray(taken)
      return taken
    },
    async close() {
      await chunks.return?.()
    },
  }
}

/** Bytes asked for at once. */
const readAtOnce = 1024 * 1024

/**
 * Cuts a stream of bytes behind its line breaks, wherever its chunks end: no line is cut, and no character, since
 * nothing is decoded here. Memory is bounded by the longest line, and a line beyond `longest` is left out.
 */
export async function* lineChunks(
  source: ByteReader,
  startOffset = 0,
  longest = longestLine,
): AsyncGenerator<LineChunk> {
  let bytes = Buffer.allocUnsafe(2 * readAtOnce)
  let view = viewOf(bytes)
  let filled = 0
  let offset = startOffset
  let skipping = false
  let skippedLine = false
  try {
    for (;;) {
      if (bytes.length - filled < readAtOnce / 2) {
        const larger = Buffer.allocUnsafe(bytes.length * 2)
        bytes.copy(larger, 0, 0, filled)
        bytes = larger
        view = viewOf(bytes)
      }
      const read = await source.read(bytes.subarray(0, Math.min(bytes.length - slack, filled + readAtOnce)), filled)
      if (read === 0) break
      const searched = filled
      filled += read
      if (skipping) {
        const end = bytes.subarray(0, filled).indexOf(lineBreak)
        const gone = end < 0 ? filled : end + 1
        bytes.copyWithin(0, gone, filled)
        offset += gone
        filled -= gone
        skipping = end < 0
        skippedLine = !skipping
        if (skipping) continue
      }
      const until = lastBreak(bytes, skippedLine ? 0 : searched, filled) + 1
      if (until > 0 || skippedLine) yield { bytes, view, from: 0, until, offset, skippedLine }
      skippedLine = false
      bytes.copyWithin(0, until, filled)
      offset += until
      filled -= until
      if (filled > longest) {
        offset += filled
        filled = 0
        skipping = true
      }
    }
    if (skipping) yield { bytes, view, from: 0, until: 0, offset, skippedLine: true }
    if (filled === 0) return
    // The last line may come without its line break.
    bytes[filled] = lineBreak
    yield { bytes, view, from: 0, until: filled + 1, offset, skippedLine: false }
  } finally {
    await source.close()
  }
}

/** Where the last line break in `[from, until)` stands; -1 where there is none. */
const lastBreak = (bytes: Buffer, from: number, until: number): number => {
  if (until === 0) return -1 // a negative offset would count from the end
  const at = bytes.lastIndexOf(lineBreak, until - 1)
  return at >= from ? at : -1
}

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

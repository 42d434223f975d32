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

/**
 * Cuts a stream of bytes behind its line breaks, wherever its chunks end: no line is cut, and no character, since
 * nothing is decoded here. Memory is bounded by the longest line, and a line beyond `longest` is left out.
 */
export async function* lineChunks(
  source: AsyncIterable<Uint8Array>,
  startOffset = 0,
  longest = longestLine,
): AsyncGenerator<LineChunk> {
  let bytes = Buffer.allocUnsafe(2 * 1024 * 1024)
  let view = viewOf(bytes)
  let filled = 0
  let offset = startOffset
  let skipping = false

  for await (const chunk of source) {
    let rest = chunk
    let skippedLine = false
    if (skipping) {
      const end = rest.indexOf(lineBreak)
      offset += end < 0 ? rest.length : end + 1
      if (end < 0) continue
      rest = rest.subarray(end + 1)
      skipping = false
      skippedLine = true
    }
    if (filled + rest.length + slack > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, filled + rest.length + slack))
      bytes.copy(larger, 0, 0, filled)
      bytes = larger
      view = viewOf(bytes)
    }
    bytes.set(rest, filled)
    filled += rest.length
    const until = filled === 0 ? 0 : bytes.lastIndexOf(lineBreak, filled - 1) + 1
    if (until > 0 || skippedLine) yield { bytes, view, from: 0, until, offset, skippedLine }
    bytes.copyWithin(0, until, filled)
    filled -= until
    offset += until
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
}

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

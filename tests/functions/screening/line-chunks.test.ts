import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineChunks, readerOf } from '../../../functions/screening/line-chunks.ts'

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let i = 0; at < bytes.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

/** The lines as they come out, with where they stand. */
async function linesOf(text: string | Buffer, sizes: readonly number[], longest?: number) {
  const found: (readonly [offset: number, line: string])[] = []
  let skipped = 0
  for await (const { bytes, from, until, offset, skippedLine } of lineChunks(
    readerOf(pieces(Buffer.from(text), sizes)),
    0,
    longest,
  )) {
    if (skippedLine) skipped += 1
    for (let at = from; at < until; ) {
      const end = bytes.indexOf(10, at)
      found.push([offset + at, bytes.toString('utf8', at, end)])
      at = end + 1
    }
  }
  return { found, skipped }
}

describe('lines of a stream', () => {
  it('are the same wherever its chunks end, also within a character', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }).map((line) => line.replaceAll('\n', ' '))),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        fc.boolean(),
        async (lines, sizes, ends) => {
          const text = lines.join('\n') + (ends ? '\n' : '')
          const whole = text.toWellFormed()
          const { found } = await linesOf(whole, sizes)
          const expected = whole.split('\n')
          if (expected.at(-1) === '') expected.pop()
          expect(found.map(([, line]) => line)).toEqual(expected)
          for (const [offset, line] of found)
            expect(Buffer.from(whole).toString('utf8', offset, offset + Buffer.byteLength(line))).toBe(line)
        },
      ),
    )
  })

  it('leave out a line too long to keep, say so, and go on behind it', async () => {
    const long = 'x'.repeat(5_000_000)
    const { found, skipped } = await linesOf(`a\n${long}\nb\n${long}\n`, [100_000], 1_000_000)
    expect(found.map(([offset, line]) => [offset, line])).toEqual([
      [0, 'a'],
      [5_000_003, 'b'],
    ])
    expect(skipped).toBe(2)
  })

  it('are none for an empty stream', async () => {
    expect(await linesOf('', [1])).toEqual({ found: [], skipped: 0 })
  })
})

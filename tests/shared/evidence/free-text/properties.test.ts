import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../../shared/evidence/free-text/read-text.ts'
import { tokenize } from '../../../../shared/evidence/free-text/tokens.ts'
import { development } from './notes/development.ts'

const note = fc.constantFrom(...development.map((n) => n.text))
const swap = (text: string): string =>
  text.replace(
    /\b(left|right|Left|Right|L|R|LLE|RLE|Lt|Rt)\b/g,
    (w) =>
      ({
        left: 'right',
        right: 'left',
        Left: 'Right',
        Right: 'Left',
        L: 'R',
        R: 'L',
        LLE: 'RLE',
        RLE: 'LLE',
        Lt: 'Rt',
        Rt: 'Lt',
      })[w] ?? w,
  )

describe('the text reader', () => {
  it('never throws, and its offsets lie inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: 'grapheme', maxLength: 300 }),
          fc
            .array(
              fc.constantFrom(
                'no',
                'leg',
                'pain',
                ',',
                'worse',
                '?',
                ':',
                '[x]',
                'if',
                'L',
                '2+',
                'DP',
                'ABI',
                '.',
                '\n',
                'x',
                '3',
                'd',
                'but',
                '(',
                'numb',
                'or',
              ),
              { maxLength: 60 },
            )
            .map((w) => w.join(' ')),
        ),
        fc.option(fc.string({ maxLength: 30 }), { nil: undefined }),
        (text, question) => {
          for (const m of readText(text, { kind: 'narrative', ...(question === undefined ? {} : { question }) })) {
            expect(m.start).toBeGreaterThanOrEqual(0)
            expect(m.end).toBeLessThanOrEqual(text.length)
            expect(m.end).toBeGreaterThan(m.start)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('reads a text the same behind sentences that say nothing', () => {
    const prefix = 'The weather was fine. Blood was drawn for the lipid panel.\n\n'
    fc.assert(
      fc.property(note, (text) => {
        const alone = readText(text, { kind: 'narrative' })
        const behind = readText(prefix + text, { kind: 'narrative' })
        expect(behind.map((m) => ({ ...m, start: m.start - prefix.length, end: m.end - prefix.length }))).toEqual(alone)
      }),
    )
  })

  it('swaps the sides when left and right are swapped, and nothing else', () => {
    const mirrored: Readonly<Record<string, string>> = { left: 'right', right: 'left' }
    const plain = (text: string): readonly string[] =>
      readText(text, { kind: 'narrative' })
        .map((m) => [m.feature, m.status, m.certainty, m.side, m.value].join(' '))
        .sort()
    // "0.42/0.95" means right/left by convention, and ordering there is not mirrored
    fc.assert(
      fc.property(
        note.filter((t) => !/ABIs/.test(t) && !/\bl\b|\br\b/.test(t)),
        (text) => {
          const expected = readText(text, { kind: 'narrative' })
            .map((m) => [m.feature, m.status, m.certainty, mirrored[m.side] ?? m.side, m.value].join(' '))
            .sort()
          expect(plain(swap(text))).toEqual(expected)
        },
      ),
    )
  })

  it('sees each word of a text about as often in a long text as in a short one', () => {
    const text = development
      .slice(0, 40)
      .map((n) => n.text)
      .join('\n')
    const once = tokenize(text).length
    expect(tokenize(Array(8).fill(text).join('\n')).length).toBe(once * 8)
    const short = readText(text, { kind: 'narrative' }).length
    const long = readText(Array(8).fill(text).join('\n'), { kind: 'narrative' }).length
    expect(long).toBeGreaterThan(short * 6)
  })
})

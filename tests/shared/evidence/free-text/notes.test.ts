import { describe, expect, it } from 'vitest'
import { readText } from '../../../../shared/evidence/free-text/read-text.ts'
import { development } from './notes/development.ts'
import { heldOut } from './notes/held-out.ts'
import type { AnnotatedNote } from './notes/note.ts'
import { bare, read } from './support/summarize.ts'

const words = (list: string | undefined): readonly string[] => (list ?? '').split(/\s+/).filter((w) => w !== '')
const withoutSide = (word: string): string => word.split('@')[0] ?? word

/** Statements missed and statements invented, by feature and status. */
export function judge(note: AnnotatedNote): { readonly missed: readonly string[]; readonly invented: readonly string[]; readonly right: number; readonly wrongSide: readonly string[] } {
  const found = bare(note.text)
  const must = words(note.must)
  const allowed = new Set([...must, ...words(note.may)].map(withoutSide))
  const sided = new Set(read(note.text).map((w) => w.replace(/=.*/, '')))
  return {
    missed: must.filter((w) => !found.includes(withoutSide(w))),
    invented: found.filter((w) => !allowed.has(w)),
    right: found.filter((w) => must.map(withoutSide).includes(w)).length,
    wrongSide: must.filter((w) => w.includes('@') && found.includes(withoutSide(w)) && !sided.has(w)),
  }
}

function marks(notes: readonly AnnotatedNote[]): { readonly precision: number; readonly recall: number; readonly sides: number } {
  const all = notes.map(judge)
  const sum = (of: (j: ReturnType<typeof judge>) => number): number => all.reduce((n, j) => n + of(j), 0)
  const right = sum((j) => j.right)
  const sided = notes.flatMap((n) => words(n.must)).filter((w) => w.includes('@')).length
  return { precision: right / (right + sum((j) => j.invented.length)), recall: right / (right + sum((j) => j.missed.length)), sides: 1 - sum((j) => j.wrongSide.length) / sided }
}

describe('reading whole notes', () => {
  it('finds at least 97 % right and 95 % of what the development notes say', () => {
    const { precision, recall, sides } = marks(development)
    expect(precision).toBeGreaterThanOrEqual(0.97)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(sides).toBeGreaterThanOrEqual(0.97)
  })

  it('does not fall on notes it was never corrected with', () => {
    const { precision, recall, sides } = marks(heldOut)
    expect(precision).toBeGreaterThanOrEqual(0.93)
    expect(recall).toBeGreaterThanOrEqual(0.88)
    expect(sides).toBeGreaterThanOrEqual(0.95)
  })

  it('quotes the very words it read', () => {
    for (const { text } of [...development, ...heldOut]) {
      for (const m of readText(text, { kind: 'narrative' })) {
        expect(m.start).toBeGreaterThanOrEqual(0)
        expect(m.end).toBeGreaterThan(m.start)
        expect(m.end).toBeLessThanOrEqual(text.length)
        expect(text.slice(m.start, m.end).trim()).not.toBe('')
      }
    }
  })
})

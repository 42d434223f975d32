import type { AnnotatedNote } from '../notes/note.ts'
import { bare, read } from './summarize.ts'

const words = (list: string | undefined): readonly string[] => (list ?? '').split(/\s+/).filter((w) => w !== '')
const withoutSide = (word: string): string => word.split('@')[0] ?? word

/** Statements missed and statements invented, by feature and status. */
export function judge(note: AnnotatedNote): {
  readonly missed: readonly string[]
  readonly invented: readonly string[]
  readonly right: number
  readonly wrongSide: readonly string[]
} {
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

/** Precision and recall of statements, and how often the side was right where the note names one. */
export function marks(notes: readonly AnnotatedNote[]): {
  readonly precision: number
  readonly recall: number
  readonly sides: number
} {
  const all = notes.map(judge)
  const sum = (of: (j: ReturnType<typeof judge>) => number): number => all.reduce((n, j) => n + of(j), 0)
  const right = sum((j) => j.right)
  const sided = notes.flatMap((n) => words(n.must)).filter((w) => w.includes('@')).length
  return {
    precision: right / (right + sum((j) => j.invented.length)),
    recall: right / (right + sum((j) => j.missed.length)),
    sides: 1 - sum((j) => j.wrongSide.length) / sided,
  }
}

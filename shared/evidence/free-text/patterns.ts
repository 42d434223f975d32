import { americanize, stemOf, type Token } from './tokens.ts'

/**
 * The row language of the lexicon, compiled once into a tree of words.
 *
 * - `hang leg down`   words in any inflection
 * - `=burning`        this very form only
 * - `neuropath*`      any ending
 * - `{off|over|out of}`  alternatives, each of one or more words; `{the|}` may be missing
 * - `~` `~5`          up to three (five) other words between
 * - `#`               a number
 * - `+` and other marks  themselves
 */
interface Node<M> {
  readonly next: Map<number, Node<M>>
  gap?: { readonly most: number; readonly node: Node<M> }
  readonly ends: M[]
}

const node = <M>(): Node<M> => ({ next: new Map(), ends: [] })

export interface Phrases<M> {
  readonly root: Node<M>
  /** Number of every key spelled in a row. */
  readonly ids: ReadonlyMap<string, number>
  /** Word beginnings the tree asks for, by length. */
  readonly prefixes: ReadonlySet<string>
  /** Every word and word beginning spelled in a row: what a typing slip may be corrected to. */
  readonly vocabulary: ReadonlySet<string>
}

export interface Match<M> {
  readonly meaning: M
  /** Positions of the words that matched; words inside gaps are not among them. */
  readonly at: readonly number[]
}

function alternativesOf(phrase: string): string[] {
  const open = phrase.lastIndexOf('{') // the innermost pair first
  if (open < 0) return [phrase]
  const close = phrase.indexOf('}', open)
  if (close < 0) throw new Error(`lexicon row without closing brace: ${phrase}`)
  return phrase
    .slice(open + 1, close)
    .split('|')
    .flatMap((option) => alternativesOf(`${phrase.slice(0, open)}${option}${phrase.slice(close + 1)}`))
}

function keyOf(word: string): string {
  if (word.startsWith('=')) return `=${americanize(word.slice(1))}`
  if (word.endsWith('*')) return `${americanize(word.slice(0, -1))}*`
  if (/^[a-z]/.test(word)) return stemOf(americanize(word))
  return word
}

/** Compiles rows into one tree; thousands of rows cost no more to match than a few. */
export function compilePhrases<M>(rows: Iterable<readonly [phrase: string, meaning: M]>): Phrases<M> {
  const root = node<M>()
  const ids = new Map<string, number>()
  const prefixes = new Set<string>()
  const vocabulary = new Set<string>()
  for (const [phrase, meaning] of rows) {
    for (const option of alternativesOf(phrase)) {
      let at = root
      // a gap with nothing behind it asks for nothing
      for (const word of option
        .trim()
        .replace(/(?:\s+~\d*)+$/, '')
        .split(/\s+/)) {
        const gap = /^~(\d*)$/.exec(word)
        if (gap !== null) {
          const most = gap[1] === '' ? 3 : Number(gap[1])
          at.gap = { most: Math.max(most, at.gap?.most ?? 0), node: at.gap?.node ?? node<M>() }
          at = at.gap.node
          continue
        }
        const key = keyOf(word)
        if (key.endsWith('*')) prefixes.add(key.slice(0, -1))
        if (/^=?[a-z]{3,}/.test(word) && !word.endsWith('*')) vocabulary.add(americanize(word.replace('=', '')))
        const id = ids.get(key) ?? ids.size
        ids.set(key, id)
        let next = at.next.get(id)
        if (next === undefined) {
          next = node<M>()
          at.next.set(id, next)
        }
        at = next
      }
      at.ends.push(meaning)
    }
  }
  return { root, ids, prefixes, vocabulary }
}

const rememberedMost = 20_000

/**
 * Keys of tokens in one tree, as numbers and only those the tree knows: most words have none. Remembered by word;
 * the memory is bounded and holds single words, never records.
 */
export function keyReader<M>({ ids, prefixes }: Phrases<M>): (token: Token) => readonly number[] {
  const remembered = new Map<string, readonly number[]>()
  return (token) => {
    const known = remembered.get(token.word)
    if (known !== undefined) return known
    const keys = keysOf(token, prefixes).flatMap((key) => ids.get(key) ?? [])
    if (remembered.size >= rememberedMost) remembered.clear()
    remembered.set(token.word, keys.length === 0 ? none : keys)
    return keys
  }
}

const none: readonly number[] = []

/** What a word may match as: its form, its stem, its beginnings. */
function keysOf(token: Token, prefixes: ReadonlySet<string>): readonly string[] {
  if (token.kind === 'mark') return [token.word]
  if (token.kind === 'number') return ['#', `=${token.word}`, token.word]
  const keys = [token.stem, `=${token.word}`]
  for (let length = 3; length <= Math.min(token.word.length, 30); length++) {
    const beginning = token.word.slice(0, length)
    if (prefixes.has(beginning)) keys.push(`${beginning}*`)
  }
  return keys
}

/** Marks that may stand between the words of a phrase: `non-palpable`, `"pins & needles"`, `foot (left) cold`. */
const transparent = new Set(['-', '–', '‐', '/', '"', "'", '“', '”', '(', ')', '*', '_', '‑', '’', '‘', '`'])

/**
 * Every place where a phrase of the tree matches in `tokens[from, to)`. The work per word is bounded by the
 * longest phrase, so the whole is linear; a word that no phrase knows costs one look-up.
 */
export function findPhrases<M>(
  phrases: Phrases<M>,
  tokens: readonly Token[],
  keys: (token: Token) => readonly number[],
  from: number,
  to: number,
  found: (match: Match<M>) => void,
): void {
  const end = Math.min(to, tokens.length)
  const keysAt: (readonly number[])[] = []
  for (let i = from; i < end; i++) {
    const token = tokens[i]
    keysAt.push(token === undefined ? none : keys(token))
  }
  const path: number[] = []
  const walk = (at: Node<M>, position: number): void => {
    for (const meaning of at.ends) found({ meaning, at: path.slice() })
    if (position >= end) return
    if (at.next.size > 0) step(at, position)
    if (at.gap === undefined) return
    const { most, node: behind } = at.gap
    let skipped = 0
    step(behind, position)
    for (let i = position; i < end && skipped < most; i++) {
      const token = tokens[i]
      if (token === undefined) break
      if (token.kind !== 'mark') skipped++
      else if (!transparent.has(token.word) && token.word !== ':') break
      step(behind, i + 1)
    }
  }
  const step = (at: Node<M>, position: number): void => {
    for (let i = position; i < end; i++) {
      for (const key of keysAt[i - from] ?? none) {
        const next = at.next.get(key)
        if (next === undefined) continue
        path.push(i)
        walk(next, i + 1)
        path.pop()
      }
      const token = tokens[i]
      if (token === undefined || token.kind !== 'mark' || path.length === 0 || !transparent.has(token.word)) return
    }
  }
  for (let start = from; start < end; start++) if (keysAt[start - from] !== none) step(phrases.root, start)
}

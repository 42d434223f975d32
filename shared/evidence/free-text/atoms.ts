import { complaints } from './lexicon/complaints.ts'
import { exams } from './lexicon/exams.ts'
import { general } from './lexicon/general.ts'
import { effects, postures, statements } from './lexicon/postures.ts'
import { neuroSigns, signs } from './lexicon/signs.ts'
import { sideWords, sites } from './lexicon/sites.ts'
import type { Meaning } from './meaning.ts'
import { compilePhrases, findPhrases, keyReader, type Match } from './patterns.ts'
import type { Token } from './tokens.ts'

const rows = [
  ...sites,
  ...sideWords,
  ...complaints,
  ...postures,
  ...effects,
  ...statements,
  ...signs,
  ...neuroSigns,
  ...general,
  ...exams,
]

/** The lexicon, compiled once when this file is loaded. */
export const lexicon = compilePhrases(rows.flatMap((row) => row.phrases.map((phrase) => [phrase, row.means] as const)))

/** A piece of meaning and the words that carry it. */
export interface Atom {
  readonly meaning: Meaning
  /** Positions of its words. */
  readonly at: readonly number[]
  readonly first: number
  readonly last: number
}

const lexiconKeys = keyReader(lexicon)

/** True if any word could begin a phrase: most labels of a record end here. */
const measured = new Set([
  'abi',
  'abis',
  'abpi',
  'abpis',
  'tbi',
  'tbis',
  'tp',
  'ap',
  'tcpo',
  'tcom',
  'pvr',
  'spo',
  'sats',
  'sat',
  'hr',
  'rr',
  'bp',
  'temp',
  't',
  'wbc',
  'wcc',
  'ferritin',
  'tsat',
  'k',
  'potassium',
  'hba',
  'a',
  'crp',
  'ck',
  'cpk',
  'egfr',
  'mnsi',
  'wells',
  'crt',
  'cr',
  'fontaine',
  'rutherford',
  'wifi',
  'w',
  'residual',
])

export function touchesLexicon(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      token.kind === 'word' &&
      (measured.has(token.word) || lexiconKeys(token).some((key) => lexicon.root.next.has(key))),
  )
}

/**
 * The pieces of meaning in `tokens[from, to)`, longest first and without overlap. Two rows that say the same
 * words ("loss of bowel or bladder control") both speak.
 */
export function findAtoms(tokens: readonly Token[], from: number, to: number): readonly Atom[] {
  const matches: Match<Meaning>[] = []
  findPhrases(lexicon, tokens, lexiconKeys, from, to, (match) => matches.push(match))
  const spread = (m: Match<Meaning>): number => (m.at.at(-1) ?? 0) - (m.at[0] ?? 0)
  const told = (m: Match<Meaning>): number => (m.meaning.kind === 'posture' && m.meaning.habit === true ? 0 : 1)
  matches.sort(
    (a, b) =>
      b.at.length - a.at.length || told(a) - told(b) || spread(a) - spread(b) || (a.at[0] ?? 0) - (b.at[0] ?? 0),
  )
  const owner = new Map<number, string>()
  const effective = new Set<number>()
  const atoms: Atom[] = []
  for (const { meaning, at } of matches) {
    const key = at.join(',')
    const clash = at.filter((i) => owner.has(i) && owner.get(i) !== key).length
    // two findings may share a word ("shooting from buttock to big toe"), never a whole phrase
    // so may an effect and a posture ("only in bed")
    const sharing =
      meaning.kind === 'finding'
        ? at.length > 2
        : meaning.kind === 'effect' || meaning.kind === 'posture'
          ? at.length > 1 && meaning.kind === 'posture' && at.every((i) => !owner.has(i) || effective.has(i))
          : false
    if (clash > 0 && !(sharing && clash < at.length)) continue
    const owned = at.some((i) => owner.get(i) === key)
    for (const i of at) owner.set(i, key)
    if (meaning.kind === 'effect') for (const i of at) effective.add(i)
    if (
      owned &&
      atoms.some((a) => a.meaning === meaning && a.first === at[0] && a.last === at.at(-1) && a.at.length === at.length)
    )
      continue
    atoms.push({ meaning, at, first: at[0] ?? from, last: at.at(-1) ?? from })
  }
  return atoms.sort((a, b) => a.first - b.first || a.last - b.last)
}

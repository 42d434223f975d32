import type { Side } from '../../terminology/features.ts'
import type { Atom } from './atoms.ts'
import { sites as siteRows } from './lexicon/sites.ts'
import { type Place, partOf } from './meaning.ts'
import { stemOf, type Token } from './tokens.ts'

/** A word that names a side, and where it stands. */
export interface SideMark {
  readonly first: number
  readonly last: number
  readonly side: Side
}

/** A place of the body in a sentence, with its side. */
export interface Site {
  readonly first: number
  readonly last: number
  readonly place: Place
  readonly side: Side
  readonly plural: boolean
}

const plurals = new Set([
  'feet',
  'legs',
  'calves',
  'ankles',
  'thighs',
  'shins',
  'soles',
  'heels',
  'extremities',
  'limbs',
  'les',
  'exts',
  'hamstrings',
  'forefeet',
  'arches',
  'insteps',
  'gastrocs',
  'digits',
  'buttocks',
])

export const isLeg = (place: Place): boolean => place === 'leg' || partOf[place] !== undefined

/** Side words of a sentence. A single letter counts as a capital or in brackets, and never before a number (`L5`). */
export function findSides(
  tokens: readonly Token[],
  from: number,
  to: number,
  atoms: readonly Atom[],
): readonly SideMark[] {
  const marks: SideMark[] = []
  const taken = new Set<number>()
  for (const atom of atoms) {
    for (const i of atom.at) taken.add(i)
    if (atom.meaning.kind === 'side') marks.push({ first: atom.first, last: atom.last, side: atom.meaning.side })
    if (atom.meaning.kind === 'site' && atom.meaning.side !== undefined)
      marks.push({ first: atom.first, last: atom.last, side: atom.meaning.side })
  }
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (token === undefined || taken.has(i) || token.kind !== 'word' || (token.word !== 'l' && token.word !== 'r'))
      continue
    const next = tokens[i + 1]
    if (
      next?.kind === 'number' &&
      !next.spaced &&
      token.word === 'l' &&
      Number.isInteger(next.value) &&
      (next.value ?? 9) <= 5
    )
      continue
    const bracketed = tokens[i - 1]?.word === '(' && next?.word === ')'
    const beforeSite = atoms.some((a) => (a.meaning.kind === 'site' || a.meaning.kind === 'exam') && a.first === i + 1)
    if (token.capital || bracketed || beforeSite)
      marks.push({ first: i, last: i, side: token.word === 'l' ? 'left' : 'right' })
  }
  return marks.sort((a, b) => a.first - b.first)
}

/** Places spelled in one word: they are seen inside longer findings too ("blue toe, painful"). */
const singleWords = new Map<string, Place>()
for (const row of siteRows)
  if (row.means.kind === 'site' && row.means.side === undefined && isLeg(row.means.place))
    for (const phrase of row.phrases) if (/^[a-z]+$/.test(phrase)) singleWords.set(stemOf(phrase), row.means.place)

const between = (tokens: readonly Token[], from: number, to: number, stops: ReadonlySet<string>): boolean => {
  for (let i = from; i < to; i++) if (stops.has(tokens[i]?.word ?? '')) return true
  return false
}
const hardStops = new Set([',', ';', '.', ':', 'but', 'while', 'whereas'])
const softStops = new Set([',', ';', '.', ':', 'and', 'but', 'while', 'whereas', '&'])

/** Places of a sentence, each with the side that belongs to it: before it ("left foot"), after it ("calf on the R"), or by its plural. */
export function findSites(
  tokens: readonly Token[],
  atoms: readonly Atom[],
  marks: readonly SideMark[],
): readonly Site[] {
  const inner = atoms.flatMap((a) =>
    (a.meaning.kind === 'finding' || a.meaning.kind === 'exam') && a.at.length > 1
      ? a.at.flatMap((i): Atom[] => {
          const place = singleWords.get(tokens[i]?.stem ?? '')
          return place === undefined ? [] : [{ meaning: { kind: 'site', place }, at: [i], first: i, last: i }]
        })
      : [],
  )
  const named = atoms.filter((a) => a.meaning.kind === 'site')
  const siteAtoms = [...named, ...inner.filter((a, k) => inner.findIndex((b) => b.first === a.first) === k)].sort(
    (a, b) => a.first - b.first,
  )
  return siteAtoms.map((atom) => {
    const { meaning, first, last } = atom
    const place: Place = meaning.kind === 'site' ? meaning.place : 'elsewhere'
    const stated = meaning.kind === 'site' ? meaning.side : undefined
    const plural = atom.at.some((i) => plurals.has(tokens[i]?.word ?? ''))
    const base = { first, last, place, plural }
    if (stated !== undefined) return { ...base, side: stated }
    const inside = marks.find((m) => m.first >= first && m.last <= last)
    if (inside !== undefined) return { ...base, side: inside.side }
    const before = marks.findLast((m) => m.last < first && first - m.last <= 4)
    if (
      before !== undefined &&
      !between(tokens, before.last + 1, first, hardStops) &&
      !siteAtoms.some((s) => s.first > before.last && s.last < first && tokens[s.last + 1]?.word !== '/')
    )
      return { ...base, side: before.side }
    const after = marks.find((m) => m.first > last && m.first - last <= 6)
    if (after !== undefined && !between(tokens, last + 1, after.first, softStops)) {
      const ownsNext =
        siteAtoms.some((s) => s.first > after.last && s.first - after.last <= 2) && after.side !== 'bilateral'
      if (!ownsNext && !siteAtoms.some((s) => s.first > last && s.first < after.first))
        return { ...base, side: after.side }
    }
    return { ...base, side: plural ? 'bilateral' : 'unknown' }
  })
}

/** One side for several: the same, or both. */
export function joinSides(sides: readonly Side[]): Side {
  const known = [...new Set(sides.filter((s) => s !== 'unknown'))]
  if (known.length === 0) return 'unknown'
  return known.length === 1 ? (known[0] ?? 'unknown') : 'bilateral'
}

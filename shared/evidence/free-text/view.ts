import type { FeatureId, Side } from '../../terminology/features.ts'
import type { Atom } from './atoms.ts'
import type { Standing } from './context.ts'
import type { TextContext } from './mention.ts'
import type { Sentence } from './sentences.ts'
import { isLeg, joinSides, type SideMark, type Site } from './sides.ts'
import type { Token } from './tokens.ts'

/** What the text has been speaking about so far. */
export interface Topic {
  readonly about: 'none' | 'leg' | 'back' | 'elsewhere'
  /** A leg was named anywhere before. */
  readonly leg: boolean
  /** Side of the complaint. */
  readonly side: Side
  /** Every side named so far. */
  readonly sides: readonly Side[]
  /** The pain was said to come with walking. */
  readonly walking: boolean
}

/** A fact with the tokens that tell it, before the context has spoken. */
export interface Draft {
  readonly feature: FeatureId
  readonly status: 'present' | 'absent'
  readonly side: Side
  /** Where negation and doubt are looked up. */
  readonly anchor: number
  readonly first: number
  readonly last: number
  /** Its polarity is already decided by its own words. */
  readonly fixed: boolean
  readonly chronic?: boolean
  readonly noun?: boolean
  /** Follows from another fact of the same words; its absence says nothing. */
  readonly derived?: boolean
}

/** Everything the parts of the reader need to know of one sentence. */
export interface View {
  readonly tokens: readonly Token[]
  readonly from: number
  readonly to: number
  readonly atoms: readonly Atom[]
  readonly segments: readonly number[]
  readonly sites: readonly Site[]
  readonly marks: readonly SideMark[]
  readonly standing: (first: number, last?: number) => Standing
  readonly topic: Topic
  readonly context: TextContext
  readonly sentence: Sentence
}

/** Number of the clause a token stands in. */
export const segmentAt = (view: View, i: number): number => view.segments[i - view.from] ?? 0

/** Side of a fact: of its place, else a side word of its clause, else the only one of its sentence. */
export function sideNear(view: View, first: number, last: number, site: Site | undefined): Side {
  if (site !== undefined && site.side !== 'unknown' && !(site.plural && site.side === 'bilateral')) return site.side
  const segment = segmentAt(view, first)
  const free = view.marks.filter((m) => segmentAt(view, m.first) === segment)
  if (free.length > 0) {
    const inClause = joinSides(free.map((m) => m.side))
    if (inClause !== 'bilateral' || free.length === 1) return inClause
    const nearest = [...free].sort(
      (a, b) =>
        Math.min(Math.abs(a.first - last), Math.abs(first - a.last)) -
        Math.min(Math.abs(b.first - last), Math.abs(first - b.last)),
    )[0]
    return nearest?.side ?? inClause
  }
  const mark =
    site === undefined
      ? undefined
      : view.marks.findLast((m) => m.first > site.last && m.last < first && m.side !== 'unknown')
  if (mark !== undefined && site?.plural === true) return mark.side
  if (site !== undefined && site.side !== 'unknown') return site.side
  if (site === undefined) {
    const named = view.marks.findLast((m) => m.last < first && first - m.last <= 4)
    const place = view.sites.findLast((s) => s.last < first && isLeg(s.place))
    if (named !== undefined && (place === undefined || named.first > place.last)) return named.side
  }
  const sides = [
    ...new Set(
      [
        ...view.marks.map((m) => m.side),
        ...(site === undefined ? view.sites.filter((s) => isLeg(s.place)).map((s) => s.side) : []),
      ].filter((s) => s !== 'unknown'),
    ),
  ]
  if (sides.length === 1) return sides[0] ?? 'unknown'
  if (site === undefined) {
    const before = view.sites.findLast((s) => s.last < first && s.side !== 'unknown' && isLeg(s.place))
    if (before !== undefined) return before.side
  }
  return 'unknown'
}

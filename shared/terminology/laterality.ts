import type { CodeableConcept, Coding } from 'fhir/r4.js'
import { siteOf } from './body-sites.ts'
import { conceptsOf } from './concepts.ts'
import type { Side } from './features.ts'

/** Words that name a side; also used by the free-text reader. `limb` marks words that name the leg as well (RLE). */
export interface SideWord {
  readonly word: string
  readonly side: Side
  readonly limb: boolean
}

/** Clinical specification: vascular section 3 and neuromuscular section 1.4. Lower case, matched on word boundaries. */
export const sideWords: readonly SideWord[] = [
  { word: 'left',              side: 'left',      limb: false },
  { word: 'lt',                side: 'left',      limb: false },
  { word: 'l',                 side: 'left',      limb: false },
  { word: 'left-sided',        side: 'left',      limb: false },
  { word: 'lle',               side: 'left',      limb: true },
  { word: 'right',             side: 'right',     limb: false },
  { word: 'rt',                side: 'right',     limb: false },
  { word: 'r',                 side: 'right',     limb: false },
  { word: 'right-sided',       side: 'right',     limb: false },
  { word: 'rle',               side: 'right',     limb: true },
  { word: 'right and left',    side: 'bilateral', limb: false },
  { word: 'left and right',    side: 'bilateral', limb: false },
  { word: 'bilateral',         side: 'bilateral', limb: false },
  { word: 'bilaterally',       side: 'bilateral', limb: false },
  { word: 'bilat',             side: 'bilateral', limb: false },
  { word: 'b/l',               side: 'bilateral', limb: false },
  { word: 'r/l',               side: 'bilateral', limb: false },
  { word: 'l/r',               side: 'bilateral', limb: false },
  { word: 'both',              side: 'bilateral', limb: false },
  { word: 'each leg',          side: 'bilateral', limb: true },
  { word: 'either leg',        side: 'bilateral', limb: true },
  { word: 'ble',               side: 'bilateral', limb: true },
  { word: 'bles',              side: 'bilateral', limb: true },
]

/**
 * Longest words first, so that "right and left" is not read as "right". Not a side: `L5`, `L-spine`, `r/o`,
 * the lobes of the lung and the quadrants of the abdomen.
 */
const words = [...sideWords].sort((a, b) => b.word.length - a.word.length).map(({ word }) => word).join('|')
const elsewhere = String.raw`-?\d|-spine\b|\.\d|['’]\p{L}|\s+(?:(?:upper|middle|lower)\s+)?(?:lobe|lung|quadrant|spine)\b`
const anySideWord = new RegExp(String.raw`(?<![\p{L}\p{N}/])(?:${words})(?![\p{L}\p{N}/]|${elsewhere})`, 'giu')

const sideByWord: ReadonlyMap<string, Side> = new Map(sideWords.map(({ word, side }) => [word, side]))

/** Side a code names: a qualifier (Left), a lateralized site, or a pre-coordinated finding. `unknown` if none. */
export function sideOfCoding(coding: Coding): Side {
  const site = siteOf(coding)
  return site === undefined ? (conceptsOf(coding)[0]?.side ?? 'unknown') : site.side
}

/** Side a short label names ("R", "(L) foot", "b/l", "LLE"). Both sides named give `bilateral`. Not for narrative text. */
export function sideOfText(text: string | undefined): Side {
  if (typeof text !== 'string') return 'unknown'
  let found: Side = 'unknown'
  for (const [word] of text.slice(0, 400).matchAll(anySideWord)) found = mergeSides(found, sideByWord.get(word.toLowerCase()) ?? 'unknown')
  return found
}

/** Side of a body site or other concept: its codes first, then its text. Codes that name different sides give `bilateral`. */
export function sideOfConcept(concept: CodeableConcept | undefined): Side {
  let coded: Side = 'unknown'
  for (const coding of concept?.coding ?? []) coded = mergeSides(coded, sideOfCoding(coding))
  return coded === 'unknown' ? sideOfText(concept?.text) : coded
}

/** Two facts of one feature: left and right make bilateral. Associative, commutative, idempotent; `unknown` adds nothing. */
export function mergeSides(a: Side, b: Side): Side {
  if (a === b || b === 'unknown') return a
  return a === 'unknown' ? b : 'bilateral'
}

export interface CombinedSide {
  readonly side: Side
  /** Two sources named different sides: the side is unknown and a data problem should say so. */
  readonly conflict: boolean
}

/**
 * One fact, several places that may say its side, in order of precedence: pre-coordinated code,
 * component code, bodySite, text. Places that know must agree; where they differ the side is unknown
 * and the conflict is told (clinical specification, vascular section 2.5).
 */
export function combineSides(inOrder: readonly Side[]): CombinedSide {
  const known = inOrder.filter((side) => side !== 'unknown')
  const first = known[0] ?? 'unknown'
  const conflict = known.some((side) => side !== first)
  return { side: conflict ? 'unknown' : first, conflict }
}

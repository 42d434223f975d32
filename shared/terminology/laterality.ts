import type { CodeableConcept, Coding } from 'fhir/r4.js'
import type { Side } from './features.ts'

/** Words that name a side; also used by the free-text reader. `limb` marks words that name the leg as well (RLE). */
export interface SideWord {
  readonly word: string
  readonly side: Side
  readonly limb: boolean
}

export declare const sideWords: readonly SideWord[]

/** Side a code names: a qualifier (Left), a lateralized site, or a pre-coordinated finding. `unknown` if none. */
export declare function sideOfCoding(coding: Coding): Side

/** Side a short label names ("R", "(L) foot", "b/l", "LLE"). Both sides named give `bilateral`. Not for narrative text. */
export declare function sideOfText(text: string | undefined): Side

/** Side of a body site or other concept: its codes first, then its text. */
export declare function sideOfConcept(concept: CodeableConcept | undefined): Side

/** Two facts of one feature: left and right make bilateral. */
export declare function mergeSides(a: Side, b: Side): Side

export interface CombinedSide {
  readonly side: Side
  /** Two sources named different sides: the side is unknown and a data problem should say so. */
  readonly conflict: boolean
}

/**
 * One fact, several places that may say its side, in order of precedence: pre-coordinated code,
 * component code, bodySite, text. The first that knows wins unless a later one contradicts it.
 */
export declare function combineSides(inOrder: readonly Side[]): CombinedSide

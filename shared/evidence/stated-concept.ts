import type { CodeableConcept, Coding } from 'fhir/r4.js'
import { codingIndex, codings, element, words } from '../fhir/lenient.ts'
import { type Concept, conceptsOf, saysNothing } from '../terminology/concepts.ts'
import type { Side } from '../terminology/features.ts'

/** One feature that the codes of a concept state, and the coding that states it best. */
export interface Statement {
  readonly concept: Concept
  readonly coding: Coding
  readonly path: string
  /** Sides of every coding that states the feature. */
  readonly sides: readonly Side[]
}

/** Words of a concept. */
export interface Label {
  readonly text: string
  readonly path: string
}

const nothing: readonly Statement[] = []

/** What the codes of a concept state, each feature once: translations into several code systems are one statement. */
export function statementsOf(concept: CodeableConcept | undefined, path: string): readonly Statement[] {
  let found: Map<string, Statement> | undefined
  for (const coding of codings(concept)) {
    for (const stated of conceptsOf(coding)) {
      found ??= new Map()
      const key = `${stated.feature} ${stated.status}`
      const known = found.get(key)
      const here: Statement = {
        concept: stated,
        coding,
        path: `${path}.coding[${codingIndex(concept, coding)}]`,
        sides: [stated.side],
      }
      found.set(key, known === undefined ? here : { ...better(known, here), sides: [...known.sides, stated.side] })
    }
  }
  return found === undefined ? nothing : [...found.values()]
}

const strength = ({ concept }: Statement): number =>
  (concept.certainty === 'asserted' ? 4 : 0) + (concept.needsLegSite ? 0 : 2) + (concept.side === 'unknown' ? 0 : 1)

const better = (a: Statement, b: Statement): Statement => (strength(b) > strength(a) ? b : a)

/** Whether a code of the concept is known to state nothing of ours (an arm, a trap): its words then do not either. */
export const isElsewhere = (concept: CodeableConcept | undefined): boolean => codings(concept).some(saysNothing)

/**
 * The words of a concept: its text, else the displays of its codings. Displays of codes we know say
 * nothing their code does not.
 */
export function labelsOf(concept: CodeableConcept | undefined, path: string): readonly Label[] {
  if (isElsewhere(concept)) return []
  const text = words(element(concept)?.text)
  if (text !== undefined) return [{ text, path: `${path}.text` }]
  const seen = new Set<string>()
  return codings(concept).flatMap((coding): readonly Label[] => {
    const display = words(coding.display)
    if (display === undefined || seen.has(display.toLowerCase()) || conceptsOf(coding).length > 0) return []
    seen.add(display.toLowerCase())
    return [{ text: display, path: `${path}.coding[${codingIndex(concept, coding)}].display` }]
  })
}

/** What a person would call the concept. */
export const titleOf = (concept: CodeableConcept | undefined): string | undefined =>
  words(element(concept)?.text) ??
  codings(concept)
    .map(({ display }) => words(display))
    .find((display) => display !== undefined)

/** All that is written in a concept: its text and every display. */
export const wordsOf = (concept: CodeableConcept | undefined): readonly string[] =>
  [words(element(concept)?.text), ...codings(concept).map(({ display }) => words(display))].filter(
    (text) => text !== undefined,
  )

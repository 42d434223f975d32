import type { CodeableConcept, ObservationReferenceRange } from 'fhir/r4.js'
import type { Side } from '../../terminology/features.ts'
import { combineSides } from '../../terminology/laterality.ts'
import { type Entry, reportSideConflict } from '../entry.ts'
import type { Place } from '../site.ts'
import { titleOf } from '../stated-concept.ts'
import { labelSide, type Passage } from '../text.ts'
import type { ObservedValue } from './value.ts'

/** What an Observation, or one component of it, asks, and the answer it gives. */
export interface Question {
  readonly code: CodeableConcept | undefined
  /** Where the code stands: `code`, `component[0].code`. */
  readonly codePath: string
  /** Where the answer stands: `''`, `component[0].`. */
  readonly prefix: string
  readonly value: ObservedValue
  readonly place: Place
  /** Side of the component's code, or of the heading it stands under. */
  readonly side: Side
  /** The title stands over components and states nothing itself. */
  readonly isHeading: boolean
  /** Title of the Observation a component belongs to. */
  readonly heading?: string
  readonly interpretation: readonly CodeableConcept[] | undefined
  readonly referenceRange: readonly ObservationReferenceRange[] | undefined
}

/**
 * The side of a fact: code, component, body site, words, in that order of precedence; places that
 * contradict each other leave it unknown, and the contradiction is listed.
 */
export function sideOf(entry: Entry, { side, place }: Question, coded: readonly Side[], said: readonly Side[]): Side {
  const combined = combineSides([...coded, side, place.side, ...said])
  if (combined.conflict) reportSideConflict(entry)
  return combined.side
}

/** The side that stands beside the words of a question; where places differ, none. */
export function sideBeside({ side, place, code }: Question): Side {
  const combined = combineSides([side, place.side, labelSide(titleOf(code))])
  return combined.conflict ? 'unknown' : combined.side
}

/** All words in which a place of the body may be named. */
export const wordsAround = ({ code, heading, value }: Question): string =>
  [titleOf(code), heading, value.kind === 'text' ? value.text : undefined]
    .filter((text) => text !== undefined)
    .join(', ')

/** Titles of whole texts, not questions: "History of Present illness Narrative", "Progress note". */
const isDocumentTitle = (title: string): boolean =>
  /\b(?:narrative|notes?|hpi|history of present(?:ing)? (?:illness|complaint))\b/i.test(title) &&
  !/\bpast\b/i.test(title)

/** Words of the value as an answer to the question, with title and body site to understand them by. */
export function answering(question: Question, text: string, path: string): Passage {
  const { place, prefix } = question
  const title = titleOf(question.code)
  const asked = [title === undefined || isDocumentTitle(title) ? undefined : title, place.text].filter(
    (part) => part !== undefined && part !== '',
  )
  return {
    text,
    path: `${prefix}${path}`,
    kind: 'narrative',
    side: sideBeside(question),
    ...(asked.length === 0 ? {} : { question: asked.join(' ') }),
  }
}

/** The same under the heading of a panel: "Leg pain: character: burning". */
export function underHeading(passage: Passage, { heading }: Question): Passage | undefined {
  if (heading === undefined || isDocumentTitle(heading)) return undefined
  return { ...passage, question: [heading, passage.question].filter((part) => part !== undefined).join(' ') }
}

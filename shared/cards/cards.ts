import type { Assessment } from '../classifier/assessment.ts'
import type { Card } from '../cds-hooks/schema.ts'

/** What the receiving client can show; decides what a card may contain. */
export interface CardOptions {
  /** Id of this answer (`answer-id.ts`); card and suggestion uuids derive from it. */
  readonly answer: string
  /** False for clients that do not take suggestions. */
  readonly suggestions: boolean
  /** Rule ids switched off for this client (`critical` rules may be). */
  readonly mutedRules?: readonly string[]
}

/** The cards of an assessment: at most three, most urgent first. Nothing to say gives an empty list. */
export declare function cardsOf(assessment: Assessment, options: CardOptions): readonly Card[]

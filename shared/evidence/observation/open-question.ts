import type { StatedQuantity } from '../../fhir/quantity.ts'
import type { Entry } from '../entry.ts'
import { titleOf } from '../stated-concept.ts'
import { type Passage, stateMention } from '../text.ts'
import { answersIn, answersOf, belongsHere, flagOf, presenceOf, readTitle, readValueCodes } from './answer.ts'
import { answering, type Question } from './question.ts'

/** Reads a question whose code nobody knows: its words are the question, the value answers it. */
export function readOpenQuestion(entry: Entry, question: Question): void {
  const { value, isHeading, interpretation } = question
  switch (value.kind) {
    case 'withheld':
      return
    case 'none':
      // A title with nothing beside it may be a finding, or the name of an examination.
      if (!isHeading)
        readTitle(
          entry,
          question,
          new Set(),
          presenceOf(question),
          flagOf(interpretation) === undefined ? 'possible' : 'asserted',
        )
      return
    case 'quantity':
      readCount(entry, question, value.quantity, value.path)
      return
    case 'answer':
      if (value.says !== 'unknown' && readTitle(entry, question, new Set(), value.says, 'asserted') === 0)
        readAnswer(
          entry,
          question,
          unquoted(
            answering(question, value.words ?? (value.says === 'present' ? 'yes' : 'no'), value.path),
            value.words,
          ),
        )
      return
    case 'text':
    case 'concept': {
      const stated = readValueCodes(entry, question, new Set())
      for (const { passage, mention } of answersIn(entry, question)) {
        if (!stated.has(mention.feature) && belongsHere(mention, question)) stateMention(entry, passage, mention)
      }
    }
  }
}

/** "DP pulse: absent": title and answer each say nothing alone. Gives how much they say together. */
function readAnswer(entry: Entry, question: Question, passage: Passage): number {
  const answers = answersOf(entry, question, passage).filter(({ mention }) => belongsHere(mention, question))
  for (const { passage, mention } of answers) stateMention(entry, passage, mention)
  return answers.length
}

/** Questions whose answer may be a bare number: "DP pulse: 0", "SLR right: 40 deg". */
export const askedInNumbers =
  /\bpulses?\b|\breflex|\bjerk\b|\bslr\b|\bstraight[\s-]leg|\bstrength\b|\bpower\b|\bedema\b|\boedema\b/i

function readCount(entry: Entry, question: Question, { original }: StatedQuantity, path: string): void {
  const isGrade = askedInNumbers.test(titleOf(question.code) ?? '') || askedInNumbers.test(question.heading ?? '')
  if (isGrade && readAnswer(entry, question, unquoted(answering(question, original, path), undefined)) > 0) return
  readTitle(entry, question, new Set(), presenceOf(question), 'asserted')
}

/** What stands for a code or a number is no quotation. */
const unquoted = (passage: Passage, written: string | undefined): Passage =>
  written === undefined ? { ...passage, unwritten: true } : passage

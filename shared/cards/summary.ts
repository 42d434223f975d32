import type { AssessedHypothesis } from '../classifier/assessment.ts'
import { featureRow } from '../terminology/features.ts'
import { measuredWords } from './measured-words.ts'
import { plain, shorten } from './plain-text.ts'
import { type Subject, sideOf } from './subject.ts'
import { legWords, shortNames, wording } from './wording.ts'

/** CDS Hooks wants fewer than 140 characters, counted as code points. */
const limit = 139

/** "chronic limb-threatening ischemia, right leg" */
export function named(subject: Subject): string {
  return withLeg(wording[subject.topic].name, subject)
}

function withLeg(words: string, subject: Subject): string {
  const leg = wording[subject.topic].side === 'none' ? undefined : legWords[sideOf(subject)]
  return leg === undefined ? words : `${words}, ${leg}`
}

/** The words of a rule up to its colon: what was found. What follows (how to read it, what to do) is for the detail. */
const found = (because: string): string => plain((plain(because).split(': ')[0] ?? '').replace(/[.;:,\s]+$/, ''))

/** Facts that make the sentence concrete, most telling first. */
function additions({ urgency, for: reasons, missing }: AssessedHypothesis): readonly string[] {
  const stated = reasons.filter(
    ({ feature, status, certainty, points }) =>
      feature !== 'age' && status === 'present' && certainty === 'asserted' && points >= 0,
  )
  const values = stated.flatMap(({ feature, label, quantity }) =>
    quantity === undefined ? [] : [`${shortNames[feature] ?? label} ${measuredWords(quantity)}`],
  )
  const signs = stated.filter(({ quantity }) => quantity === undefined).map(({ label }) => label)
  const open = missing.find(({ feature }) => featureRow(feature).kind === 'measurement')
  const unmeasured = open === undefined ? [] : [`no ${shortNames[open.feature] ?? open.label} on record`]
  // Where minutes count, a sign that is there says more than a number that is not.
  return urgency === 'critical'
    ? [...values.slice(0, 2), ...signs.slice(0, 2)]
    : [...values.slice(0, 2), ...unmeasured, ...signs.slice(0, 2)]
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? []

/** True if the sentence says it already, in whatever order. */
const covers = (sentence: string, addition: string): boolean => {
  const said = new Set(wordsOf(sentence))
  return wordsOf(addition).every((word) => said.has(word))
}

/**
 * One plain sentence that offers a possibility and says why: "Consider deep vein thrombosis, left leg:
 * D-dimer positive with a swollen or tender leg; D-dimer 900 ug/L". Never a diagnosis, a probability or
 * an instruction.
 */
export function summaryOf(subject: Subject): string {
  const { name, consider = name } = wording[subject.topic]
  const head = `Consider ${withLeg(consider, subject)}`
  const because = found(subject.lead.rules[0].because)
  const sentence = because === '' ? head : shorten(`${head}: ${because}`, limit)
  // What does not fit whole is left to the detail.
  return additions(subject.lead)
    .map(plain)
    .reduce((text, addition) => {
      const longer = `${text}${text === head ? ': ' : '; '}${addition}`
      return [...longer].length > limit || covers(text, addition) ? text : longer
    }, sentence)
}

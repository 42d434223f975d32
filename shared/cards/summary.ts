import type { AssessedHypothesis } from '../classifier/assessment.ts'
import { measuredWords } from './measured-words.ts'
import { plain, shorten } from './plain-text.ts'
import { sideOf, type TopicGroup } from './topic-group.ts'
import { legWords, shortNames, wording } from './wording.ts'

/** CDS Hooks wants fewer than 140 characters, counted as code points. */
const limit = 139

/** "chronic limb-threatening ischemia, right leg" */
export function named(group: TopicGroup): string {
  return withLeg(wording[group.topic].name, group)
}

function withLeg(words: string, group: TopicGroup): string {
  const leg = wording[group.topic].side === 'none' ? undefined : legWords[sideOf(group)]
  return leg === undefined ? words : `${words}, ${leg}`
}

const untilPause = (text: string, pause: string): string =>
  plain((text.split(pause)[0] ?? '').replace(/[.;:,\s]+$/, ''))

/** The words of a rule up to its colon: what was found. How to read it and what to do is for the detail. */
export const found = (because: string): string => untilPause(plain(because), ': ')

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
  const unmeasured = missing.flatMap(({ feature }) => {
    const name = shortNames[feature]
    return name === undefined ? [] : [`no ${name} on record`]
  })
  // Where minutes count, a sign that is there says more than a number that is not.
  return urgency === 'critical'
    ? [...values.slice(0, 2), ...signs.slice(0, 2)]
    : [...values.slice(0, 2), ...unmeasured.slice(0, 1), ...signs.slice(0, 2)]
}

const small = new Set(['a', 'and', 'at', 'by', 'in', 'of', 'on', 'or', 'the', 'with'])

/** The words that carry meaning, singular and plural alike. */
const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? [])
    .filter((word) => !small.has(word))
    .map((word) => word.replace(/s$/, ''))

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
export function summaryOf(group: TopicGroup): string {
  const { name, consider = name } = wording[group.topic]
  const head = `Consider ${withLeg(consider, group)}`
  const because = found(group.lead.rules[0].because)
  const fits = [...`${head}: ${because}`].length <= limit
  const reason = fits ? because : untilPause(because, '; ')
  const sentence = reason === '' ? head : shorten(`${head}: ${reason}`, limit)
  // What does not fit whole is left to the detail.
  return additions(group.lead)
    .map(plain)
    .reduce((text, addition) => {
      const longer = `${text}${text === head ? ': ' : '; '}${addition}`
      return [...longer].length > limit || covers(text, addition) ? text : longer
    }, sentence)
}

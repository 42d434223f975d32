import type { CodeableConcept } from 'fhir/r4.js'
import { codings } from '../../fhir/lenient.ts'
import { interpretationOf } from '../../terminology/answers.ts'
import { type FeatureId, featureRow } from '../../terminology/features.ts'
import { type Entry, state } from '../entry.ts'
import type { Evidence } from '../evidence.ts'
import type { Mention } from '../free-text/read-text.ts'
import { siteFits } from '../site.ts'
import { labelsOf, statementsOf, titleOf } from '../stated-concept.ts'
import { labelMentions, labelSide, mentionsIn, type Passage, stateMention } from '../text.ts'
import { saysNormal } from './answer-words.ts'
import { answering, type Question, sideOf, underHeading, wordsAround } from './question.ts'

/** Whether the answer says that what was asked for is there; `undefined` for "asked, not known". */
export function presenceOf({ value, interpretation }: Question): 'present' | 'absent' | undefined {
  switch (value.kind) {
    case 'answer':
      return value.says === 'unknown' ? undefined : value.says
    case 'quantity':
      return value.quantity.value === 0 && value.quantity.comparator === undefined ? 'absent' : 'present'
    case 'text':
      return saysNormal(value.text) ? 'absent' : 'present'
    case 'concept':
      return saysNormal(titleOf(value.concept) ?? '') ? 'absent' : 'present'
    case 'withheld':
      return undefined
    case 'none':
      // A finding with nothing beside it is stated (vascular 2, shape a).
      return flagOf(interpretation) ?? 'present'
  }
}

/** A test's result given as a flag alone. */
export function flagOf(interpretation: readonly CodeableConcept[] | undefined): 'present' | 'absent' | undefined {
  if (!Array.isArray(interpretation)) return undefined
  const flags = interpretation.flatMap((concept: CodeableConcept) => codings(concept).map(interpretationOf))
  return flags.includes('positive') ? 'present' : flags.includes('negative') ? 'absent' : undefined
}

/** What a statement becomes under its answer. A denied denial states nothing: "no swelling: no" is not swelling. */
export function underAnswer(stated: Evidence['status'], answer: Evidence['status']): Evidence['status'] | undefined {
  if (answer === 'present') return stated
  return stated === 'present' ? 'absent' : undefined
}

/** What the words of a value mention. */
export interface Answer {
  readonly passage: Passage
  readonly mention: Mention
}

export function answersIn(entry: Entry, question: Question): readonly Answer[] {
  const { value } = question
  const passages =
    value.kind === 'text'
      ? [answering(question, value.text, value.path)]
      : value.kind === 'concept'
        ? labelsOf(value.concept, value.path).map(
            ({ text, path }): Passage => ({ ...answering(question, text, path), isChoice: true }),
          )
        : []
  return passages.flatMap((passage) => answersOf(entry, question, passage))
}

/**
 * What a passage mentions as an answer to its own question, else under the heading of its panel. What the
 * heading says itself is a heading and no answer.
 */
export function answersOf(entry: Entry, question: Question, passage: Passage): readonly Answer[] {
  const own = mentionsIn(entry, passage)
  if (own.length > 0) return own.map((mention) => ({ passage, mention }))
  const headed = underHeading(passage, question)
  if (headed === undefined) return []
  const titled = new Set(labelMentions(question.heading ?? '').map(({ feature }) => feature))
  return mentionsIn(entry, headed)
    .filter(({ feature }) => !titled.has(feature))
    .map((mention) => ({ passage: headed, mention }))
}

/** Words beside a site that is not the leg do not speak of the leg. */
export const belongsHere = ({ feature }: Mention, { place }: Question): boolean =>
  !(place.elsewhere && featureRow(feature).sided)

/** Findings whose code stands as the value: "Pain character: burning". Gives the features they state. */
export function readValueCodes(
  entry: Entry,
  question: Question,
  stated: ReadonlySet<FeatureId>,
): ReadonlySet<FeatureId> {
  const { value, prefix, place } = question
  if (value.kind !== 'concept') return stated
  const all = new Set(stated)
  const said = titleOf(value.concept)
  for (const { concept, coding, path, sides } of statementsOf(value.concept, `${prefix}${value.path}`)) {
    const { feature, status, certainty } = concept
    const around = `${wordsAround(question)}, ${said ?? ''}`
    if (all.has(feature) || !siteFits({ concept, coding, path, sides }, place, around)) continue
    all.add(feature)
    const side = sideOf(entry, question, sides, [labelSide(said), labelSide(titleOf(question.code))])
    state(entry, { feature, status, certainty, kind: 'coded', path, coding, side })
  }
  return all
}

/** Words of the title that state something themselves, confirmed or denied by the answer. Gives how many there are. */
export function readTitle(
  entry: Entry,
  question: Question,
  stated: ReadonlySet<FeatureId>,
  says: 'present' | 'absent' | undefined,
  certainty: Evidence['certainty'],
): number {
  if (says === undefined) return 0
  let count = 0
  for (const { text, path } of labelsOf(question.code, question.codePath)) {
    for (const mention of labelMentions(text)) {
      const status = underAnswer(mention.status, says)
      if (status === undefined || stated.has(mention.feature) || !belongsHere(mention, question)) continue
      count += 1
      const side = sideOf(entry, question, [], [mention.side])
      stateMention(entry, { text, path, kind: 'label' }, { ...mention, side }, { status, certainty })
    }
  }
  return count
}

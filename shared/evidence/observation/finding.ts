import type { StatedQuantity } from '../../fhir/quantity.ts'
import type { FeatureId } from '../../terminology/features.ts'
import { type Entry, state } from '../entry.ts'
import { siteFits } from '../site.ts'
import { type Statement, titleOf } from '../stated-concept.ts'
import { labelSide, stateMention } from '../text.ts'
import { answersIn, presenceOf, readTitle, readValueCodes, underAnswer } from './answer.ts'
import { type Question, sideOf, wordsAround } from './question.ts'

/**
 * Reads a question whose code is itself a finding: the answer confirms or denies it, and no answer states
 * it (vascular 2, shape a). Words of title and value that say more are read too.
 */
export function readFinding(entry: Entry, question: Question, statements: readonly Statement[]): void {
  const { value, place, isHeading } = question
  const answers = answersIn(entry, question)
  const says = presenceOf(question)
  const stated = new Set<FeatureId>()
  for (const statement of isHeading ? [] : statements) {
    const { feature, certainty } = statement.concept
    const own = answers.find(({ mention }) => mention.feature === feature)?.mention
    const answer = own?.status ?? says
    const status = answer === undefined ? undefined : underAnswer(statement.concept.status, answer)
    if (status === undefined || !siteFits(statement, place, wordsAround(question))) continue
    stated.add(feature)
    state(entry, {
      feature,
      status,
      kind: 'coded',
      path: statement.path,
      coding: statement.coding,
      side: sideOf(entry, question, statement.sides, [own?.side ?? labelSide(titleOf(question.code))]),
      certainty: own?.certainty === 'possible' ? 'possible' : certainty,
      temporality: own?.temporality ?? 'current',
    })
    if (feature === 'leg-pain' && value.kind === 'quantity')
      stateScore(entry, value.quantity, `${question.prefix}${value.path}`)
  }
  for (const { passage, mention } of answers) {
    if (!stated.has(mention.feature)) stateMention(entry, passage, mention)
  }
  const all = readValueCodes(entry, question, stated)
  if (!isHeading) readTitle(entry, question, all, says, 'asserted')
}

/** A pain code with a 0-10 number is a pain score. */
function stateScore(entry: Entry, { value, comparator, unit, original }: StatedQuantity, path: string): void {
  const isScore = unit?.code === 'score' || unit?.code === '1'
  if (comparator !== undefined || value < 0 || value > 10 || !isScore) return
  state(entry, {
    feature: 'pain-severity',
    status: 'present',
    kind: 'measured',
    path,
    quantity: { value, unit: '{score}', original },
  })
}

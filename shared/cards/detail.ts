import type { Assessment, InstrumentResult, Missing, NextStep } from '../classifier/assessment.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import { clinicalTime } from '../fhir/time.ts'
import { displayDate } from './display-date.ts'
import { contradictionLine, reasonLine } from './evidence-words.ts'
import { escaped, linkedOnce } from './markdown.ts'
import { sentenceCase } from './plain-text.ts'
import { sourceLink } from './source-words.ts'
import { found, named } from './summary.ts'
import { sideOf, type TopicGroup } from './topic-group.ts'
import { legWords, parts, problemWords, urgencyWords, wording } from './wording.ts'

const reasonsShown = 6
const missingShown = 4
const stepsShown = 6
const notesShown = 6
const topicsNamed = 3

/** Where the detail of a card stands among the others. */
export interface Place {
  /** The first card says what was odd in the record. */
  readonly first: boolean
  /** Topics without a card of their own, for the last card. */
  readonly beyond: readonly TopicGroup[]
}

/** A part of a detail: its title and its lines. One without lines is left out. */
export type Section = readonly [title: string, lines: readonly string[]]

/** A detail of its parts, in the order given. The lines must be Markdown already. */
export function composed(opening: string, sections: readonly Section[]): string {
  const written = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [`**${title}**`, '', ...lines.map((line) => `- ${line}`)].join('\n'))
  return linkedOnce([opening, ...written].join('\n\n'))
}

const counted = (n: number, one: string, several: string): string => `${n} ${n === 1 ? one : several}`

export const distinct = (lines: readonly string[]): readonly string[] =>
  [...new Set(lines)].filter((line) => line !== '')

/** The first lines, and how many more the receipt holds. */
export function limited(lines: readonly string[], limit: number): readonly string[] {
  const all = distinct(lines)
  return all.length <= limit ? all : [...all.slice(0, limit), `and ${all.length - limit} more in the receipt`]
}

function whyNow(group: TopicGroup): readonly string[] {
  const { lead, others } = group
  const [rule] = lead.rules
  const side = sideOf(group)
  return [
    `${sentenceCase(escaped(rule.because))} (rule ${escaped(rule.id)}; ${sourceLink(rule.source)})`,
    ...limited(lead.for.map(reasonLine), reasonsShown),
    ...others.flatMap((other) => [
      `${sentenceCase(legWords[other.side] ?? 'side not recorded')}${side === 'bilateral' && other.urgency === lead.urgency ? ' as well' : ''} (${urgencyWords[other.urgency]}): ${escaped(other.rules[0].because)}`,
      ...limited(other.for.map(reasonLine), reasonsShown / 2),
    ]),
  ]
}

function against({ lead, others }: TopicGroup): readonly string[] {
  const hypotheses = [lead, ...others]
  const contradictions = hypotheses.flatMap((h) => h.for.map(contradictionLine)).filter((line) => line !== undefined)
  return limited([...contradictions, ...hypotheses.flatMap((h) => h.against.map(reasonLine))], reasonsShown)
}

/** "Wells DVT 3 to 5: 2 items not recorded (calf tenderness, recent surgery)". */
function scoreLine({ label, min, max, items, reading, source }: InstrumentResult): string {
  const open = items.filter(({ answer }) => answer === 'unknown')
  const value = min === max ? `${min}` : `${min} to ${max}`
  const names = open.slice(0, 3).map((item) => escaped(item.label))
  const more = open.length > names.length ? ', ...' : ''
  const unknown =
    open.length === 0 ? '' : `${counted(open.length, 'item', 'items')} not recorded (${names.join(', ')}${more})`
  const said = [unknown, reading === undefined ? '' : escaped(reading)].filter((part) => part !== '').join('; ')
  return `${escaped(label)} ${value}${said === '' ? '' : `: ${said}`} (${sourceLink(source)})`
}

function scores({ lead, others }: TopicGroup): readonly string[] {
  return distinct(
    [lead, ...others].flatMap((hypothesis) => {
      const leg = others.length === 0 ? undefined : legWords[hypothesis.side]
      return hypothesis.instruments.map(
        (instrument) => `${leg === undefined ? '' : `${sentenceCase(leg)}: `}${scoreLine(instrument)}`,
      )
    }),
  )
}

function missingLine({ ask, label, separates }: Missing, group: TopicGroup): string {
  const question = sentenceCase(escaped(ask)) || sentenceCase(escaped(label))
  const open = group.topic === 'positional-leg-pain' ? separates.filter((topic) => topic !== group.topic) : []
  const names = open.slice(0, topicsNamed).map((topic) => wording[topic].name)
  const more = open.length > names.length ? ' and others' : ''
  return names.length === 0 ? question : `${question} (tells apart: ${names.join(', ')}${more})`
}

function missing(group: TopicGroup): readonly string[] {
  const asksSide = wording[group.topic].side === 'asked' && sideOf(group) === 'unknown'
  return [
    ...(asksSide ? ['Which leg? The record does not say'] : []),
    ...distinct(group.lead.missing.map((item) => missingLine(item, group))).slice(0, missingShown),
  ]
}

export const stepLine = ({ text, source }: NextStep): string => `${sentenceCase(escaped(text))} (${sourceLink(source)})`

const nextSteps = ({ lead, others }: TopicGroup): readonly string[] =>
  distinct([lead, ...others].flatMap(({ nextSteps }) => nextSteps.map(stepLine))).slice(0, stepsShown)

function alsoConsidered(group: TopicGroup, beyond: readonly TopicGroup[]): readonly string[] {
  const explained = group.explains.map(({ topic, side, rules }) => {
    const { name, side: told } = wording[topic]
    const leg = told === 'none' ? undefined : legWords[side]
    return `${sentenceCase(name)}${leg === undefined ? '' : `, ${leg}`}: ${escaped(found(rules[0].because))}; explained by the above`
  })
  const rest = beyond.map((other) => `${named(other)} (${urgencyWords[other.lead.urgency]})`)
  return distinct([
    ...explained,
    ...(rest.length === 0 ? [] : [`Also found, without a card of their own: ${rest.join('; ')}`]),
  ])
}

/** "About the record: 2 values with units not understood; 1 entry dated in the future". */
export function oddities(problems: readonly DataProblem[]): readonly string[] {
  const byKind = Map.groupBy(problems, ({ kind }) => kind)
  const words = [...byKind].map(([kind, { length }]) => counted(length, ...problemWords[kind]))
  return words.length === 0 ? [] : [`About the record: ${words.join('; ')}`]
}

/** What a card is, and from which rules. */
export function provenance({ ruleSet, evaluatedAt }: Assessment): string {
  const at = clinicalTime(evaluatedAt)
  const on = at === undefined ? '' : `, ${displayDate(at)}`
  return `For clinicians: possibilities to weigh, not a diagnosis. Supine rule set ${escaped(ruleSet)}${on}`
}

function notes({ lead, others }: TopicGroup, assessment: Assessment, { first }: Place): readonly string[] {
  const own = distinct(
    [lead, ...others].flatMap((hypothesis) => hypothesis.notes.map((note) => sentenceCase(escaped(note)))),
  )
  return [...own.slice(0, notesShown), ...(first ? oddities(assessment.problems) : []), provenance(assessment)]
}

/**
 * The basis of a card, decisive parts first, in an order that never changes. GitHub-flavored Markdown
 * of paragraphs, bold titles, `-` lists, code spans and links only, so it reads well unrendered too.
 * Source: FDA clinical decision support guidance, criterion 4 (a clinician can review the basis).
 */
export function detailOf(group: TopicGroup, assessment: Assessment, place: Place): string {
  return composed(wording[group.topic].matters, [
    [parts.why, whyNow(group)],
    [parts.against, against(group)],
    [parts.scores, scores(group)],
    [parts.missing, missing(group)],
    [parts.next, nextSteps(group)],
    [parts.also, alsoConsidered(group, place.beyond)],
    [parts.notes, notes(group, assessment, place)],
  ])
}

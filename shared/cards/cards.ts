import { memberId } from '../cds-hooks/answer-id.ts'
import type { Card, Coding } from '../cds-hooks/schema.ts'
import type { Assessment, Citation } from '../classifier/assessment.ts'
import { topicSystem, topics } from '../classifier/topics.ts'
import { detailOf } from './detail.ts'
import { extensionOf } from './extension.ts'
import { webAddress } from './markdown.ts'
import { overrideReasons } from './override-reasons.ts'
import type { OrderCatalogue } from './service-request.ts'
import { publications, sourceName } from './source-words.ts'
import { suggestionsOf } from './suggestions.ts'
import { summaryOf } from './summary.ts'
import { type TopicGroup, topicGroupsOf } from './topic-group.ts'

/** What the receiving client can show; decides what a card may contain. */
export interface CardOptions {
  /** Id of this answer (`answer-id.ts`); card and suggestion uuids derive from it. */
  readonly answer: string
  /** False for clients that do not take suggestions. */
  readonly suggestions: boolean
  /** `any` only for clients known to speak CDS Hooks 2.0 or later: 1.0 treats it as an error. */
  readonly selectionBehavior?: 'at-most-one' | 'any'
  /** Rule ids switched off for this client (`critical` rules may be). */
  readonly mutedRules?: readonly string[]
  /** The client's own codes for orderable items, put first in suggested orders. */
  readonly orderCatalogue?: OrderCatalogue
  /** Topics that clinicians have put aside for now: no card, and no line on another. */
  readonly away?: readonly string[]
}

const cardsShown = 3
const linksShown = 3

/** Where a card's advice comes from, and what it is about. */
export function cardSource(source: Citation, topic: Pick<Coding, 'code' | 'display'>): Card['source'] {
  const url = webAddress(source.url)
  return {
    label: source.house === true ? 'Supine' : sourceName(source) || 'Supine',
    ...(url === undefined ? {} : { url }),
    topic: { system: topicSystem, ...topic },
  }
}

/** The publications behind a card once more, for clients that do not render links in Markdown. */
export const cardLinks = (cited: readonly Citation[]): NonNullable<Card['links']> =>
  publications(cited)
    .slice(0, linksShown)
    .map(({ label, url }) => ({ label, url, type: 'absolute' as const }))

const citedBy = ({ lead, others }: TopicGroup): readonly Citation[] =>
  [lead, ...others].flatMap(({ rules, nextSteps, instruments }) => [
    rules[0].source,
    ...nextSteps.map(({ source }) => source),
    ...instruments.map(({ source }) => source),
  ])

/**
 * The cards of an assessment: at most three, most urgent first, one a topic. Nothing to say gives an
 * empty list. Pure: the same assessment and options give the same cards.
 */
export function cardsOf(assessment: Assessment, options: CardOptions): readonly Card[] {
  const { shown, beyond, mutedRules } = topicGroupsOf(assessment, cardsShown, options.mutedRules, options.away)
  const offered = new Set<string>()
  return shown.map((group, index): Card => {
    const place = { first: index === 0, beyond: index === shown.length - 1 ? beyond : [] }
    const suggested = options.suggestions
      ? suggestionsOf(group, {
          answer: options.answer,
          card: index + 1,
          patient: assessment.patient,
          offered,
          ...(options.orderCatalogue === undefined ? {} : { catalogue: options.orderCatalogue }),
        })
      : []
    for (const { key } of suggested) offered.add(key)
    const { topic, lead } = group
    const links = cardLinks(citedBy(group))
    return {
      uuid: memberId(options.answer, index + 1),
      summary: summaryOf(group),
      indicator: lead.urgency,
      detail: detailOf(group, assessment, place),
      source: cardSource(lead.rules[0].source, { code: topic, display: topics[topic].display }),
      ...(suggested.length === 0
        ? {}
        : {
            suggestions: suggested.map(({ suggestion }) => suggestion),
            selectionBehavior: options.selectionBehavior ?? 'at-most-one',
          }),
      overrideReasons,
      ...(links.length === 0 ? {} : { links }),
      extension: extensionOf(group, assessment, {
        beyond: place.beyond,
        mutedRules,
        mutedByFeedback: options.away ?? [],
        offers: suggested.map(({ order, suggestion }) => ({ suggestion: suggestion.uuid, order })),
      }),
    }
  })
}

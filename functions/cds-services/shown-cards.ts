import type { AlertMemory } from '../../shared/alert-memory/memory.ts'
import { recall } from '../../shared/alert-memory/recall.ts'
import {
  aboutOf,
  isAboutOrder,
  orderSubjectsOf,
  type ShownCard,
  subjectsOf,
} from '../../shared/alert-memory/subject.ts'
import type { HookCallEntry } from '../../shared/audit/record.ts'
import { shownBy } from '../../shared/cards/shown-by.ts'
import type { Client } from '../../shared/cds-hooks/client.ts'
import type { HookRequest } from '../../shared/cds-hooks/schema.ts'
import type { Assessment } from '../../shared/classifier/assessment.ts'
import type { OrderReview } from '../../shared/order-safety/drafts.ts'
import type { Pipeline } from './deps.ts'

export interface Decided {
  readonly assessment: Assessment
  /** Of an order hook. */
  readonly review?: OrderReview
  /** Answer id; uuids of the cards derive from it. */
  readonly answer: string
}

export type Shown = Required<Pick<HookCallEntry, 'cards' | 'shown' | 'muted'>>

/**
 * The cards of a decision that are no repeats of what this patient's clinicians have put aside or seen in this
 * encounter, and which those are. Pure: the same decision and memory show the same cards.
 */
export function shownCards(
  { cardsOf, orderCards }: Pick<Pipeline, 'cardsOf' | 'orderCards'>,
  { client, service, context }: { client: Client; service: string; context: HookRequest['context'] },
  { assessment, review, answer }: Decided,
  memory: AlertMemory,
): Shown {
  const { suggestions, mutedRules, selectionBehavior = 'at-most-one', orderCatalogue = {} } = client
  const subjects =
    review === undefined ? subjectsOf(assessment, mutedRules) : orderSubjectsOf(review, assessment, mutedRules)
  const muted =
    client.alertMemory === false
      ? []
      : recall(memory, subjects, {
          now: Date.parse(assessment.evaluatedAt),
          service,
          ...(context.encounterId === undefined ? {} : { encounter: context.encounterId }),
          ...(context.userId === undefined ? {} : { user: context.userId }),
          acrossHooks: client.acrossHooks ?? 'once',
          evidence: assessment.evidence,
        })
  // What was put aside makes room for the next topic; what was seen a moment ago has had its place.
  const putAside = muted.filter(({ why, about }) => why !== 'shown-in-encounter' && !isAboutOrder(about))
  const away = putAside.map(({ about }) => about)
  const options = { answer, suggestions, mutedRules, selectionBehavior, orderCatalogue, away }
  const made = review === undefined ? cardsOf(assessment, options) : orderCards(review, assessment, options)

  const byAbout = new Map(subjects.map((subject) => [subject.about, subject]))
  const repeated = new Set(muted.map(({ about }) => about))
  const given = made.map((card) => ({ card, about: aboutOf(card) }))
  const cards = given.filter(({ about }) => about === undefined || !repeated.has(about)).map(({ card }) => card)
  const kept = new Set([...away, ...given.map(({ about }) => about)])
  return {
    cards: shownBy(client, cards),
    shown: cards.flatMap((card): readonly ShownCard[] => {
      const subject = byAbout.get(aboutOf(card) ?? '')
      return subject === undefined ? [] : [{ card: card.uuid, ...subject }]
    }),
    muted: muted.filter(({ about }) => kept.has(about)),
  }
}

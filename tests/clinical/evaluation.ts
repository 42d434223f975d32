import { type Topic, topics } from '../../shared/classifier/topics.ts'
import { type ClinicalCase, type Part, partOf } from './case.ts'
import { allCases } from './cases/all-cases.ts'
import { type Judged, judgeCase } from './judge-case.ts'
import { type JudgedText, judgeText } from './judge-text.ts'
import { type Proportion, proportionOf } from './proportion.ts'
import { allTexts } from './texts/all-texts.ts'

export type Portion = Part | 'all'
export const portions: readonly Portion[] = ['develop', 'aside', 'all']

/** The figures of one part; all are better when larger, save `falseCritical`. */
export interface Figures {
  readonly charts: number
  readonly texts: number
  /** Charts with a red flag that got its card at no less than its urgency. */
  readonly redFlag: Proportion
  /** Charts where nothing is critical and a critical card came. */
  readonly falseCritical: Proportion
  /** Charts that deserve a card whose first card has the right topic. */
  readonly top1: Proportion
  /** Charts that deserve none and got none. */
  readonly silence: Proportion
  /** Charts with a fixed urgency whose first card has it. */
  readonly urgency: Proportion
  /** Charts about one leg, right topic, whose first card names that leg. */
  readonly side: Proportion
  /** Statements the text reader found that are there: precision. */
  readonly textPrecision: Proportion
  /** Statements that are there and were found: recall. */
  readonly textRecall: Proportion
  readonly byTopic: Readonly<Record<Topic, { readonly sensitivity: Proportion; readonly ppv: Proportion }>>
}

export interface Evaluation {
  readonly charts: readonly Judged[]
  readonly texts: readonly JudgedText[]
  readonly figures: Readonly<Record<Portion, Figures>>
}

const belongs =
  (portion: Portion) =>
  (item: { readonly id: string }): boolean =>
    portion === 'all' || partOf(item) === portion

/** Is nothing right to say about it, whatever else the documents would tolerate? */
const isQuiet = ({ expected }: ClinicalCase): boolean => expected.top === 'silence'

export function evaluate(): Evaluation {
  const charts = allCases.map(judgeCase)
  const texts = allTexts.map(judgeText)
  const figuresOf = (portion: Portion): Figures =>
    figures(
      charts.filter(({ chart }) => belongs(portion)(chart)),
      texts.filter(({ text }) => belongs(portion)(text)),
    )
  return {
    charts,
    texts,
    figures: { develop: figuresOf('develop'), aside: figuresOf('aside'), all: figuresOf('all') },
  }
}

function figures(charts: readonly Judged[], texts: readonly JudgedText[]): Figures {
  const speaking = charts.filter(({ chart }) => !isQuiet(chart))
  const found = sum(texts, ({ found }) => found.length)
  return {
    charts: charts.length,
    texts: texts.length,
    redFlag: proportionOf(
      charts.filter(({ chart }) => chart.redFlag),
      ({ redFlagCaught }) => redFlagCaught,
    ),
    falseCritical: proportionOf(
      charts.filter(({ chart }) => chart.expected.urgency !== 'critical'),
      ({ falseCritical }) => falseCritical,
    ),
    top1: proportionOf(speaking, ({ topRight }) => topRight),
    silence: proportionOf(
      charts.filter(({ chart }) => isQuiet(chart)),
      ({ topRight }) => topRight,
    ),
    urgency: proportionOf(
      speaking.filter(({ urgencyRight }) => urgencyRight !== undefined),
      ({ urgencyRight }) => urgencyRight === true,
    ),
    side: proportionOf(
      speaking.filter(({ sideRight }) => sideRight !== undefined),
      ({ sideRight }) => sideRight === true,
    ),
    textPrecision: { correct: found, of: found + sum(texts, ({ invented }) => invented.length) },
    textRecall: { correct: found, of: found + sum(texts, ({ missed }) => missed.length) },
    byTopic: Object.fromEntries(
      (Object.keys(topics) as Topic[]).map((topic) => [topic, topicFigures(topic, charts)]),
    ) as Figures['byTopic'],
  }
}

function topicFigures(topic: Topic, charts: readonly Judged[]) {
  const hasCard = ({ cards }: Judged): boolean => cards.some((card) => card.topic === topic)
  const isExpected = ({ expectedTopics }: Judged): boolean => expectedTopics.includes(topic)
  const isOpen = ({ chart: { expected } }: Judged): boolean =>
    (expected.may ?? []).includes(topic) || (expected.orTop ?? []).includes(topic)
  return {
    sensitivity: proportionOf(charts.filter(isExpected), hasCard),
    ppv: proportionOf(
      charts.filter((judged) => hasCard(judged) && (isExpected(judged) || !isOpen(judged))),
      isExpected,
    ),
  }
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

import { sideOf, topicGroupsOf } from '../../shared/cards/topic-group.ts'
import type { Assessment, Urgency } from '../../shared/classifier/assessment.ts'
import { type Topic, topics } from '../../shared/classifier/topics.ts'
import { decide } from '../../shared/decide.ts'
import { readRecord } from '../../shared/fhir/resources.ts'
import { type FeatureId, isFeatureId, type Side } from '../../shared/terminology/features.ts'
import { type ClinicalCase, evaluatedAt } from './case.ts'

const cardsShown = 3
const rank: Readonly<Record<Urgency, number>> = { info: 0, warning: 1, critical: 2 }

interface ShownCard {
  readonly topic: Topic
  readonly urgency: Urgency
  readonly side: Side
}

/** What a clinician would have seen for one chart, and how it compares with what is expected. */
export interface Judged {
  readonly chart: ClinicalCase
  readonly assessment: Assessment
  readonly cards: readonly ShownCard[]
  /** Topics whose card is right on this chart, given the alternatives the documents leave open. */
  readonly expectedTopics: readonly Topic[]
  /** First card, or rightly none. */
  readonly topRight: boolean
  /** `undefined` where nothing is fixed. */
  readonly urgencyRight: boolean | undefined
  readonly sideRight: boolean | undefined
  /** A card of the dangerous topic at no less than its urgency. */
  readonly redFlagCaught: boolean
  readonly falseCritical: boolean
  /** In words, every expectation that is not met. */
  readonly failures: readonly string[]
}

/** Runs the whole pipeline on a chart. */
export function assessmentOf(chart: ClinicalCase): Assessment {
  return decide(readRecord('p1', chart.resources), evaluatedAt)
}

export function judgeCase(chart: ClinicalCase): Judged {
  const assessment = assessmentOf(chart)
  const cards = topicGroupsOf(assessment, cardsShown).shown.map((group) => ({
    topic: group.topic,
    urgency: group.lead.urgency,
    side: sideOf(group),
  }))
  const { expected } = chart
  const [first] = cards
  const got = first?.topic ?? 'silence'
  const allowed = [expected.top, ...(expected.orTop ?? [])]
  const topRight = allowed.includes(got)
  const also = expected.also ?? []
  const expectedTopics = [...new Set([topRight ? got : expected.top, ...also])].filter((topic) => topic !== 'silence')

  const urgencyRight =
    expected.urgency === undefined || (expected.top === 'silence' && first === undefined)
      ? undefined
      : first?.urgency === expected.urgency
  const sideRight = expected.side === undefined || !topRight ? undefined : first?.side === expected.side
  const least = rank[expected.urgency ?? 'info']
  const redFlagCaught = cards.some(
    ({ topic, urgency }) => (allowed.includes(topic) || also.includes(topic)) && rank[urgency] >= least,
  )
  const falseCritical = expected.urgency !== 'critical' && cards.some(({ urgency }) => urgency === 'critical')

  const cardTopics = cards.map(({ topic }) => topic)
  const failures = [
    ...(topRight ? [] : [`top: expected ${allowed.join(' or ')}, got ${got}`]),
    ...(urgencyRight === false ? [`urgency: expected ${expected.urgency}, got ${first?.urgency ?? 'no card'}`] : []),
    ...(sideRight === false ? [`side: expected ${expected.side}, got ${first?.side}`] : []),
    ...also.filter((topic) => !cardTopics.includes(topic)).map((topic) => `no card for ${topic}`),
    ...(expected.must ?? []).filter((feature) => !isRead(assessment, feature)).map((feature) => `not read: ${feature}`),
    ...(expected.mustNot ?? [])
      .filter((said) => (isTopic(said) ? cardTopics.includes(said) : isRead(assessment, said, true)))
      .map((said) => (isTopic(said) ? `must have no card: ${said}` : `must not be read: ${said}`)),
    ...cardTopics
      .slice(1)
      .filter((topic) => !expectedTopics.includes(topic) && !allowed.includes(topic))
      .filter((topic) => !(expected.may ?? []).includes(topic) && !(expected.mustNot ?? []).includes(topic))
      .map((topic) => `further card nobody asked for: ${topic}`),
    ...(expected.problem === undefined || assessment.problems.some(({ kind }) => kind === expected.problem)
      ? []
      : [`data problem not reported: ${expected.problem}`]),
  ]
  return {
    chart,
    assessment,
    cards,
    expectedTopics,
    topRight,
    urgencyRight,
    sideRight,
    redFlagCaught,
    falseCritical,
    failures,
  }
}

/** A topic and a feature never share an id, save that some topics name no feature at all. */
const isTopic = (said: Topic | FeatureId): said is Topic => !isFeatureId(said) && Object.hasOwn(topics, said)

/** @param now only asserted facts of the present count */
const isRead = ({ evidence }: Assessment, feature: FeatureId, now = false): boolean =>
  evidence.some(
    (fact) =>
      fact.feature === feature &&
      fact.status === 'present' &&
      (!now || (fact.certainty === 'asserted' && fact.temporality === 'current')),
  )

import type { AssessedHypothesis, Assessment, FiredRule, Urgency } from '../classifier/assessment.ts'
import type { Topic } from '../classifier/topics.ts'
import type { Side } from '../terminology/features.ts'

const rank: Readonly<Record<Urgency, number>> = { critical: 0, warning: 1, info: 2 }

const byUrgency = (a: { urgency: Urgency }, b: { urgency: Urgency }): number => rank[a.urgency] - rank[b.urgency]

/** What one card is about: a topic, on one leg or more. */
export interface TopicGroup {
  readonly topic: Topic
  /** The side that leads, being the most urgent. */
  readonly lead: AssessedHypothesis
  /** The same topic on other sides, most urgent first. */
  readonly others: readonly AssessedHypothesis[]
  /** Hypotheses this one explains: lines on this card, never cards. */
  readonly explains: readonly AssessedHypothesis[]
}

/** What an assessment gives a clinician to look at, once a client's mutes are applied. */
export interface TopicGroups {
  /** Most urgent first. */
  readonly shown: readonly TopicGroup[]
  /** Topics beyond the limit: named on the last card. */
  readonly beyond: readonly TopicGroup[]
  /** Rules that were met but are switched off for this client. */
  readonly mutedRules: readonly string[]
}

/**
 * Falls back to the most urgent rule that is not muted; `undefined` when none is left. Next steps stay:
 * they belong to the hypothesis, not to the rule.
 */
function withoutMuted(hypothesis: AssessedHypothesis, muted: ReadonlySet<string>): AssessedHypothesis | undefined {
  if (!hypothesis.rules.some(({ id }) => muted.has(id))) return hypothesis
  const [decisive, ...rest] = hypothesis.rules.filter(({ id }) => !muted.has(id)).toSorted(byUrgency)
  if (decisive === undefined) return undefined
  const rules: readonly [FiredRule, ...FiredRule[]] = [decisive, ...rest]
  return { ...hypothesis, urgency: decisive.urgency, rules }
}

/** Who explains a hypothesis in the end: an explanation can itself be explained by a stronger one. */
function explainerOf(hypothesis: AssessedHypothesis, all: readonly AssessedHypothesis[]): Topic | undefined {
  const seen = new Set<Topic>([hypothesis.topic])
  let topic = hypothesis.explainedBy
  while (topic !== undefined && !seen.has(topic)) {
    seen.add(topic)
    const standsAlone = all.some((h) => h.topic === topic && h.explainedBy === undefined)
    const next: Topic | undefined = standsAlone ? undefined : all.find((h) => h.topic === topic)?.explainedBy
    if (next === undefined) return topic
    topic = next
  }
  return topic
}

/**
 * Splits an assessment into the groups of its cards. A hypothesis explained by one whose rules are all
 * muted gets no card either: a mild card in the place of a muted urgent one would reassure falsely. The same
 * holds for what a topic explains that is kept away.
 *
 * @param away topics that clinicians have put aside for now
 */
export function topicGroupsOf(
  assessment: Assessment,
  limit: number,
  mutedRules: readonly string[] = [],
  away: readonly string[] = [],
): TopicGroups {
  const muted = new Set(mutedRules)
  const speaking = assessment.hypotheses
    .map((hypothesis) => withoutMuted(hypothesis, muted))
    .filter((hypothesis) => hypothesis !== undefined)
    .toSorted(byUrgency)

  const own = Map.groupBy(
    speaking.filter(({ explainedBy }) => explainedBy === undefined),
    ({ topic }) => topic,
  )
  const explained = Map.groupBy(
    speaking.filter(({ explainedBy }) => explainedBy !== undefined),
    (hypothesis) => explainerOf(hypothesis, speaking),
  )

  const groups = [...own].flatMap(([topic, [lead, ...others]]): readonly TopicGroup[] =>
    lead === undefined || away.includes(topic) ? [] : [{ topic, lead, others, explains: explained.get(topic) ?? [] }],
  )
  const met = assessment.hypotheses.flatMap(({ rules }) => rules.map(({ id }) => id))
  return {
    shown: groups.slice(0, limit),
    beyond: groups.slice(limit),
    mutedRules: [...new Set(met.filter((id) => muted.has(id)))].sort(),
  }
}

/** The legs a card is about: those as urgent as its lead. Sides nobody recorded name nothing. */
export function sideOf({ lead, others }: TopicGroup): Side {
  const sides = new Set([lead, ...others].filter(({ urgency }) => urgency === lead.urgency).map(({ side }) => side))
  if (sides.has('bilateral') || (sides.has('left') && sides.has('right'))) return 'bilateral'
  return sides.has('left') ? 'left' : sides.has('right') ? 'right' : 'unknown'
}

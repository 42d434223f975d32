import { wantedIn } from '../classifier/criterion.ts'
import { positionalLegPain } from '../classifier/hypotheses/positional-leg-pain.ts'
import { hypotheses } from '../classifier/hypotheses.ts'
import { implications } from '../classifier/implications.ts'
import type { Topic } from '../classifier/topics.ts'
import type { FeatureId } from '../terminology/features.ts'

/** What the tables of a hypothesis look for. */
export interface LookedFor {
  /** What its rules want and its weights count in its favor, and every feature that implies one of those. */
  readonly features: ReadonlySet<FeatureId>
  /** Whether each leg is judged on its own. */
  readonly byLeg: boolean
}

const known = new Map<Topic, LookedFor>()

export function lookedFor(topic: Topic): LookedFor {
  const before = known.get(topic)
  if (before !== undefined) return before
  const tables = [...hypotheses, positionalLegPain].filter((h) => h.topic === topic)
  const features = new Set<FeatureId>()
  for (const { rules, weights } of tables) {
    for (const { when } of rules) for (const feature of wantedIn(when)) features.add(feature)
    for (const { when, points } of weights.items)
      if (points > 0) for (const feature of wantedIn(when)) features.add(feature)
  }
  // A set can grow while it is walked: implications of implications are found too.
  for (const feature of features)
    for (const { from, when, to, status } of implications)
      if (to === feature && status === 'present' && when !== 'absent') features.add(from)
  const found = { features, byLeg: tables.some(({ judged }) => judged !== 'whole') }
  known.set(topic, found)
  return found
}

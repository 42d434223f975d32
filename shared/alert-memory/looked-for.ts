import { wantedIn } from '../classifier/criterion.ts'
import { positionalLegPain } from '../classifier/hypotheses/positional-leg-pain.ts'
import { hypotheses } from '../classifier/hypotheses.ts'
import { implications } from '../classifier/implications.ts'
import type { Topic } from '../classifier/topics.ts'
import type { FeatureId } from '../terminology/features.ts'

const known = new Map<Topic, ReadonlySet<FeatureId>>()

/**
 * The features whose presence speaks for a hypothesis by its tables: what its rules want and its weights count
 * in its favor, and every feature that implies one of those.
 */
export function lookedFor(topic: Topic): ReadonlySet<FeatureId> {
  const before = known.get(topic)
  if (before !== undefined) return before
  const found = new Set<FeatureId>()
  for (const { rules, weights } of [...hypotheses, positionalLegPain].filter((h) => h.topic === topic)) {
    for (const { when } of rules) for (const feature of wantedIn(when)) found.add(feature)
    for (const { when, points } of weights.items)
      if (points > 0) for (const feature of wantedIn(when)) found.add(feature)
  }
  // A set can grow while it is walked: implications of implications are found too.
  for (const feature of found)
    for (const { from, when, to, status } of implications)
      if (to === feature && status === 'present' && when !== 'absent') found.add(from)
  known.set(topic, found)
  return found
}

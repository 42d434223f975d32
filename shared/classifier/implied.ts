import type { Evidence, Measured } from '../evidence/evidence.ts'
import type { FeatureId } from '../terminology/features.ts'
import { implications } from './implications.ts'

const holds = (quantity: Measured, compare: '<' | '<=' | '>' | '>=', value: number): boolean => {
  const { comparator } = quantity
  const upper = comparator === '<' || comparator === '<='
  const lower = comparator === '>' || comparator === '>='
  switch (compare) {
    case '<':
      return !lower && (upper ? quantity.value <= value : quantity.value < value)
    case '<=':
      return !lower && quantity.value <= value
    case '>':
      return !upper && (lower ? quantity.value >= value : quantity.value > value)
    case '>=':
      return !upper && quantity.value >= value
  }
}

const byFeature = Map.groupBy(implications, ({ from }) => from)

/** A fact and everything it implies, transitively; each with the source of the fact itself. */
export function* implied(fact: Evidence, seen?: ReadonlySet<FeatureId>): Generator<Evidence> {
  yield fact
  const known = seen ?? new Set([fact.feature])
  for (const { when, to, status } of byFeature.get(fact.feature) ?? []) {
    if (known.has(to)) continue
    const applies =
      typeof when === 'string'
        ? fact.status === when
        : fact.status === 'present' && fact.quantity !== undefined && holds(fact.quantity, when.compare, when.value)
    if (!applies) continue
    // "Possibly swollen" implies a possible sign, but "possibly warm" does not deny cold.
    if (status === 'absent' && fact.certainty === 'possible') continue
    const { quantity: _, ...rest } = fact
    yield* implied({ ...rest, feature: to, status }, new Set([...known, to]))
  }
}

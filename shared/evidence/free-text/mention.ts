import type { FeatureId, Side } from '../../terminology/features.ts'

/** One statement found in a text. Offsets are UTF-16 positions in that text. */
export interface Mention {
  readonly feature: FeatureId
  readonly status: 'present' | 'absent'
  readonly certainty: 'asserted' | 'possible'
  readonly temporality: 'current' | 'historical'
  readonly side: Side
  readonly start: number
  readonly end: number
  /** Canonical unit of the feature (`features.ts`), when the words carry a number: "ABI 0.42", "lasting 2 min". */
  readonly value?: number
  readonly original?: string
  /** Days before the text's own date that the fact began ("x 4 wks" -> 28, "sudden, 3 h ago" -> 0.125). */
  readonly beganDaysAgo?: number
}

/** What the text is: a title states its finding weakly, a note is a narrative, a section default may apply. */
export interface TextContext {
  /** Side stated beside the text (bodySite, component), used where the text itself names none. */
  readonly side?: Side
  /** `label` for code.text and displays; `narrative` for notes and value strings. */
  readonly kind: 'label' | 'narrative'
  /** Topic words around the text, e.g. the question an Observation asks ("Pedal pulses") for its answer ("0/4"). */
  readonly question?: string
}

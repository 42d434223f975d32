import type { FeatureId, Side } from '../features.ts'
import type { CodeSourceId } from './sources.ts'

/**
 * Where a code carries its side: written in the row, or a character of an ICD-10-CM code
 * (1 right, 2 left, 3 bilateral, 0 and 9 unspecified, 8 other extremity: an arm, never mapped).
 */
export type SideRule = Side | 'fifth' | 'sixth'

/** One code of one code system and what it says. Codes are text: a number would lose digits. */
export interface CodeRow {
  readonly code: string
  /**
   * `prefix`: every code that begins so, the longest row wins. `descendants`: the code's descendants count
   * too once an expansion of a licensed release is at hand; until then only the code itself.
   */
  readonly match?: 'exact' | 'prefix' | 'descendants'
  readonly states: readonly FeatureId[]
  readonly side?: SideRule
  /** `leg`: the code names no site, it counts beside a leg body site or leg words. `deep-vein`: likewise calf or thigh. */
  readonly needs?: 'leg' | 'deep-vein'
  /** `possible`: the code is vaguer than the feature and counts half. */
  readonly certainty?: 'possible'
  /** `absent`: the code denies the feature ("Never smoked"). */
  readonly status?: 'absent'
  /** Prefix rows: codes under the prefix that say something else. */
  readonly except?: readonly string[]
  readonly display: string
  /** Where code and display were seen together. */
  readonly source: CodeSourceId
  readonly note?: string
}

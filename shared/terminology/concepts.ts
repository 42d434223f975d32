import type { Coding } from 'fhir/r4.js'
import type { FeatureId, Side } from './features.ts'

/** What one code of one code system says, as a row of `codes/<system>.ts`. */
export interface Concept {
  readonly feature: FeatureId
  /** Side inside the code (I70.221 = right); `unknown` when the code has none. */
  readonly side: Side
  /** Normal findings ("Normal capillary filling") state a feature of their own; `absent` is for codes that deny one. */
  readonly status: 'present' | 'absent'
  /** Site-less codes ("Muscle weakness") count only beside a leg body site or leg words. */
  readonly needsLegSite: boolean
  /** Display as verified, for the card. */
  readonly display: string
}

/**
 * The features a code states; several when one code says several things ("Painful and cold lower limb").
 * Matches by (system, code), ICD-10-CM by prefix where the row says so; never by display.
 * An unknown or do-not-map code gives an empty list.
 */
export declare function conceptsOf(coding: Coding): readonly Concept[]

import { type FeatureRow, features } from './feature-rows.ts'

/** Which leg a fact is about. `unknown` means the record does not say. */
export type Side = 'left' | 'right' | 'bilateral' | 'unknown'

export type FeatureId = keyof typeof features

/** The row of a feature, typed as a row (the table itself is typed literally). */
export const featureRow = (feature: FeatureId): FeatureRow => features[feature]

export const isFeatureId = (text: string): text is FeatureId => Object.hasOwn(features, text)

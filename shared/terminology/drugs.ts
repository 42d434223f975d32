import type { Coding } from 'fhir/r4.js'
import type { FeatureId } from './features.ts'

/** A drug class found in a medication, and how. */
export interface DrugClass {
  readonly feature: FeatureId
  /** Ingredient, lower case, for the card: `apixaban`. */
  readonly ingredient: string
  readonly by: 'code' | 'name' | 'brand'
}

/** A medication as a resource names it. `dosage` is the text beside it (`dosageInstruction[].text`), if any. */
export interface NamedMedication {
  readonly codings: readonly Coding[]
  readonly text?: string
  readonly dosage?: string
}

/**
 * The classes a medication belongs to: RxNorm ingredient code, else ingredient name as a whole word in
 * text or displays, else brand name. One drug may be in several classes (promethazine). Topical, ophthalmic
 * and similar local forms, and prophylactic doses of anticoagulants, give nothing.
 */
export declare function drugClassesOf(medication: NamedMedication): readonly DrugClass[]

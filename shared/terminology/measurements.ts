import type { Coding } from 'fhir/r4.js'
import type { FeatureId } from './features.ts'

/** What one laboratory or vital-sign code measures. Units are read from the value, never from the code. */
export interface Measurement {
  readonly feature: FeatureId
  /** D-dimer only: what the code says the number counts. `unknown` also for arbitrary units and titres. */
  readonly basis?: 'FEU' | 'DDU' | 'unknown'
  /** The code alone does not say which part of the leg: the value counts only beside this site in bodySite or words. */
  readonly needsSite?: 'calf'
  readonly display: string
}

/** The measurement a code names (LOINC, and the SNOMED CT observables of the clinical tables); `undefined` for any other code. */
export declare function measurementOf(coding: Coding): Measurement | undefined

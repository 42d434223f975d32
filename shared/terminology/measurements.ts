import type { Coding } from 'fhir/r4.js'
import { loincRows } from './codes/loinc.ts'
import { snomedObservables } from './codes/snomed-observables.ts'
import type { FeatureId } from './features.ts'
import { codeSystemOf } from './systems.ts'

/** What one laboratory or vital-sign code measures. Units are read from the value, never from the code. */
export interface Measurement {
  readonly feature: FeatureId
  /** D-dimer only: what the code says the number counts. `unknown` also for arbitrary units and titres. */
  readonly basis?: 'FEU' | 'DDU' | 'unknown'
  /** The code alone does not say which part of the leg: the value counts only beside this site in bodySite or words. */
  readonly needsSite?: 'calf'
  readonly display: string
}

const loinc: ReadonlyMap<string, Measurement> = new Map(
  loincRows.map(({ code, feature, basis, display }) => [code, { feature, display, ...(basis !== undefined && { basis }) }]),
)

const snomed: ReadonlyMap<string, Measurement> = new Map(
  snomedObservables.map(({ code, feature, needsSite, display }) => [code, { feature, display, ...(needsSite !== undefined && { needsSite }) }]),
)

/** The measurement a code names (LOINC, and the SNOMED CT observables of the clinical tables); `undefined` for any other code. */
export function measurementOf(coding: Coding): Measurement | undefined {
  const code: unknown = coding?.code
  if (typeof code !== 'string') return undefined
  switch (codeSystemOf(coding.system)) {
    case 'loinc': return loinc.get(code.trim())
    case 'snomed': return snomed.get(code.trim())
    default: return undefined
  }
}

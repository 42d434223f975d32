import type { FeatureId } from '../features.ts'
import type { CodeSourceId } from './sources.ts'

export interface ObservableRow {
  readonly code: string
  readonly feature: FeatureId
  readonly needsSite?: 'calf'
  readonly display: string
  readonly source: CodeSourceId
  readonly note?: string
}

/** SNOMED CT observables: what was measured, without its result. */
export const snomedObservables: readonly ObservableRow[] = [
  { code: '446841001', feature: 'abi',                display: 'Ankle brachial pressure index', source: 'hl7-lithuania', note: 'that guide sends one component a leg' },
  { code: '401221002', feature: 'abi',                display: 'Ankle brachial pressure index', source: 'snomed-docs', note: 'the procedure; also the order' },
  { code: '413171006', feature: 'calf-circumference', needsSite: 'calf', display: 'Lower limb circumference', source: 'hl7-eu-hdr', note: 'names the limb, not the calf' },
]

import type { FeatureId } from '../terminology/features.ts'

/**
 * What one fact says about another feature, in the same leg at the same time, from the same place in
 * the record. Rows, so that a clinician can strike one out. `from` is read before any rule runs.
 */
export interface Implication {
  readonly from: FeatureId
  /** The status or value of `from` that implies. */
  readonly when: 'present' | 'absent' | { readonly compare: '<' | '<=' | '>' | '>='; readonly value: number }
  readonly to: FeatureId
  readonly status: 'present' | 'absent'
  readonly source: string
}

const V2 = 'clinical specification, vascular section 2'
const V3 = 'clinical specification, vascular section 3'
const N2 = 'clinical specification, neuromuscular section 2'
const N6 = 'clinical specification, neuromuscular section 6'

export const implications: readonly Implication[] = [
  // one feature is a kind of another
  { from: 'calf-swelling', when: 'present', to: 'leg-swelling', status: 'present', source: V2 },
  { from: 'entire-leg-swollen', when: 'present', to: 'leg-swelling', status: 'present', source: V2 },
  { from: 'pitting-edema-unilateral', when: 'present', to: 'leg-swelling', status: 'present', source: V2 },
  { from: 'leg-swelling', when: 'absent', to: 'calf-swelling', status: 'absent', source: V2 },
  { from: 'leg-swelling', when: 'absent', to: 'entire-leg-swollen', status: 'absent', source: V2 },
  { from: 'leg-swelling', when: 'absent', to: 'pitting-edema-unilateral', status: 'absent', source: V2 },
  { from: 'foot-or-toe-site', when: 'present', to: 'leg-pain', status: 'present', source: V2 },
  { from: 'rest-pain-ischemic', when: 'present', to: 'leg-pain', status: 'present', source: 'vascular 5.2: the code counts as site and rest' },
  { from: 'rest-pain-ischemic', when: 'present', to: 'pain-at-rest', status: 'present', source: 'vascular 5.2: the code counts as site and rest' },
  { from: 'rest-pain-ischemic', when: 'present', to: 'foot-or-toe-site', status: 'present', source: 'vascular 5.2: the code counts as site and rest' },
  { from: 'claudication', when: 'present', to: 'worse-walking', status: 'present', source: V2 },
  { from: 'claudication-neurogenic', when: 'present', to: 'worse-walking', status: 'present', source: N2 },
  { from: 'pain-out-of-proportion', when: 'present', to: 'leg-pain', status: 'present', source: V2 },
  { from: 'leg-pain-acute-onset', when: 'present', to: 'leg-pain', status: 'present', source: V2 },
  { from: 'radiating-below-knee', when: 'present', to: 'leg-pain', status: 'present', source: N2 },
  { from: 'relief-by-walking', when: 'present', to: 'relief-by-movement', status: 'present', source: 'neuromuscular 2.1: walking is a subset of moving' },
  { from: 'no-relief-by-movement', when: 'present', to: 'relief-by-movement', status: 'absent', source: N2 },
  { from: 'no-relief-by-movement', when: 'present', to: 'relief-by-walking', status: 'absent', source: N2 },
  { from: 'no-relief-by-dependency', when: 'present', to: 'relief-by-dependency', status: 'absent', source: V2 },
  { from: 'wakes-from-sleep', when: 'present', to: 'pain-nocturnal', status: 'present', source: 'vascular 2.1: "wakes" is a phrase of pain-nocturnal' },
  { from: 'worse-lying-flat', when: 'present', to: 'pain-worse-supine', status: 'present', source: N2 },
  { from: 'limb-paralysis', when: 'present', to: 'limb-weakness', status: 'present', source: V2 },
  { from: 'foot-drop', when: 'present', to: 'motor-deficit', status: 'present', source: N2 },
  { from: 'progressive-motor-deficit', when: 'present', to: 'motor-deficit', status: 'present', source: N2 },
  { from: 'muscle-strength', when: { compare: '<', value: 5 }, to: 'motor-deficit', status: 'present', source: 'neuromuscular 2.3: MRC grade below 5' },
  { from: 'muscle-strength', when: { compare: '>=', value: 5 }, to: 'motor-deficit', status: 'absent', source: 'neuromuscular 2.3: MRC grade below 5' },
  { from: 'muscle-strength', when: { compare: '<=', value: 0 }, to: 'limb-paralysis', status: 'present', source: 'vascular 2.2: 0/5' },
  { from: 'venous-ulcer', when: 'present', to: 'foot-or-leg-ulcer', status: 'present', source: V2 },
  { from: 'tissue-loss-ischemic-ulcer', when: 'present', to: 'foot-or-leg-ulcer', status: 'present', source: V2 },
  { from: 'allodynia', when: 'present', to: 'leg-pain', status: 'present', source: N2 },
  { from: 'doppler-arterial-absent', when: 'present', to: 'pulse-absent', status: 'present', source: V3 },

  // normal findings answer the question of the abnormal one
  { from: 'pulse-normal', when: 'present', to: 'pulse-absent', status: 'absent', source: V3 },
  { from: 'pulse-normal', when: 'present', to: 'pulse-diminished', status: 'absent', source: V3 },
  { from: 'pulse-normal', when: 'present', to: 'doppler-arterial-absent', status: 'absent', source: V3 },
  { from: 'pulse-absent', when: 'present', to: 'pulse-normal', status: 'absent', source: V3 },
  { from: 'pulse-diminished', when: 'present', to: 'pulse-normal', status: 'absent', source: V3 },
  { from: 'leg-warmth', when: 'present', to: 'cold-limb', status: 'absent', source: V2 },
  { from: 'cold-limb', when: 'present', to: 'leg-warmth', status: 'absent', source: V2 },
  { from: 'capillary-refill-normal', when: 'present', to: 'capillary-refill-delayed', status: 'absent', source: V2 },
  { from: 'normal-neuro-exam', when: 'present', to: 'motor-deficit', status: 'absent', source: N2 },
  { from: 'normal-neuro-exam', when: 'present', to: 'dermatomal-sensory-loss', status: 'absent', source: N2 },

  // a number becomes a sign
  { from: 'capillary-refill', when: { compare: '>', value: 3 }, to: 'capillary-refill-delayed', status: 'present', source: 'vascular 5.1: capillary refill > 3 s' },
  { from: 'capillary-refill', when: { compare: '<=', value: 3 }, to: 'capillary-refill-delayed', status: 'absent', source: 'vascular 5.1: capillary refill > 3 s' },
  { from: 'body-temperature', when: { compare: '>=', value: 38 }, to: 'fever', status: 'present', source: 'vascular 5.7: >= 38.0 Cel' },
  { from: 'body-temperature', when: { compare: '<', value: 38 }, to: 'fever', status: 'absent', source: 'vascular 5.7: >= 38.0 Cel' },
  { from: 'white-cell-count', when: { compare: '>=', value: 10 }, to: 'leukocytosis', status: 'present', source: 'ALT-70 (Raff 2017): >= 10 x10^9/L' },
  { from: 'white-cell-count', when: { compare: '<', value: 10 }, to: 'leukocytosis', status: 'absent', source: 'ALT-70 (Raff 2017): >= 10 x10^9/L' },
  { from: 'monofilament-sites', when: { compare: '<', value: 10 }, to: 'monofilament-abnormal', status: 'present', source: 'neuromuscular 2.3: sites not felt' },
  { from: 'monofilament-sites', when: { compare: '>=', value: 10 }, to: 'monofilament-abnormal', status: 'absent', source: 'neuromuscular 2.3: all sites felt' },
  { from: 'egfr', when: { compare: '<', value: 30 }, to: 'ckd-stage-4-5', status: 'present', source: `${N6}: eGFR < 30` },
  { from: 'hba1c', when: { compare: '>=', value: 6.5 }, to: 'diabetes', status: 'present', source: `${N6}: ADA, HbA1c >= 6.5 %` },
  { from: 'vitamin-b12', when: { compare: '<', value: 200 }, to: 'b12-deficiency', status: 'present', source: `${N6}: < 200 pg/mL` },
  { from: 'post-void-residual', when: { compare: '>', value: 200 }, to: 'urinary-retention', status: 'present', source: 'neuromuscular 3.3: residual > 200 mL' },
  { from: 'calf-circumference-difference', when: { compare: '>=', value: 3 }, to: 'calf-swelling', status: 'present', source: 'Wells (2003): calf at least 3 cm larger' },
  { from: 'pain-severity', when: { compare: '<=', value: 0 }, to: 'leg-pain', status: 'absent', source: 'vascular 2.1: 0/10 = none' },

  // a diagnosis says more than its name
  { from: 'dx-chronic-limb-threatening-ischemia', when: 'present', to: 'dx-peripheral-artery-disease', status: 'present', source: 'GVG 2019: CLTI is PAD with rest pain or tissue loss' },
  { from: 'hx-limb-revascularization', when: 'present', to: 'hx-pad', status: 'present', source: 'vascular 2.4' },
  { from: 'dx-peripheral-artery-disease', when: 'present', to: 'hx-pad', status: 'present', source: 'vascular 2.4' },
  { from: 'dialysis', when: 'present', to: 'ckd-stage-4-5', status: 'present', source: N2 },
  { from: 'ckd-stage-4-5', when: 'present', to: 'ckd', status: 'present', source: N2 },
  { from: 'venous-ulcer', when: 'present', to: 'dx-chronic-venous-insufficiency', status: 'present', source: 'CEAP 2020: C6' },
]

/** A diagnosis is also a history: from the start for chronic disease, once it is over for an acute clot. */
export const pastDiagnoses: readonly { readonly diagnosis: FeatureId; readonly history: FeatureId; readonly whileCurrent: boolean }[] = [
  { diagnosis: 'dx-deep-vein-thrombosis',              history: 'hx-dvt', whileCurrent: false },
  { diagnosis: 'dx-dvt-chronic',                       history: 'hx-dvt', whileCurrent: true },
  { diagnosis: 'dx-post-thrombotic-syndrome',          history: 'hx-dvt', whileCurrent: true },
  { diagnosis: 'dx-pulmonary-embolism',                history: 'hx-pe',  whileCurrent: false },
  { diagnosis: 'dx-peripheral-artery-disease',         history: 'hx-pad', whileCurrent: true },
  { diagnosis: 'dx-chronic-limb-threatening-ischemia', history: 'hx-pad', whileCurrent: true },
]

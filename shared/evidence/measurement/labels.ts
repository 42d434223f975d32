import { remembered } from '../../fhir/remembered.ts'
import type { FeatureId } from '../../terminology/features.ts'

/** A measurement known by its title where no code is known. */
interface LabelRow {
  readonly feature: FeatureId
  readonly says: RegExp
  /** Words that make it something else. */
  readonly not?: RegExp
  /**
   * No code for it is verified, so that its title counts beside any code. Other titles count only where no
   * LOINC code says what was measured ("Potassium" is also measured in urine).
   */
  readonly besideAnyCode?: true
}

const otherSpecimen =
  /\b(?:urine|urinary|csf|fluid|stool|f[ae]ces|sweat|saliva|ratio|clearance|24\s?h(?:ou)?rs?|mb|isoenzyme)\b/i

/**
 * Titles of local codes and of measurements without a verified code, most specific first.
 * Source: clinical specification, vascular 2.2 to 2.4 ("no verified LOINC; text") and neuromuscular 2.4, 6.
 */
export const measurementLabels: readonly LabelRow[] = [
  { feature: 'tbi', says: /\btbi\b|\btoe[\s/-]*brachial\b/i, not: /\bbrain\b/i, besideAnyCode: true },
  {
    feature: 'abi',
    says: /\babp?is?\b|\bankle[\s/-]*(?:arm|brachial)\b/i,
    not: /\bexercise|treadmill|\bbrain\b|goal|target/i,
    besideAnyCode: true,
  },
  {
    feature: 'toe-pressure',
    says: /\b(?:toe|hallux)\b.{0,25}\bpressure\b/i,
    not: /\bindex|brachial\b/i,
    besideAnyCode: true,
  },
  {
    feature: 'ankle-pressure',
    says: /\b(?:ankle|dorsalis pedis|posterior tibial|dp|pt)\b.{0,25}\bpressure\b/i,
    not: /\bindex|brachial\b/i,
    besideAnyCode: true,
  },
  { feature: 'tcpo2', says: /\btc\s?p?o2\b|\btcom\b|\btranscutaneous (?:oxygen|o2|po2)\b/i, besideAnyCode: true },
  {
    feature: 'calf-circumference-difference',
    says: /\bcal(?:f|ves)\b.*\bdifference\b|\bdifference\b.*\bcal(?:f|ves)\b/i,
    besideAnyCode: true,
  },
  {
    feature: 'calf-circumference',
    says: /\bcal(?:f|ves)\b.{0,20}\b(?:circumferences?|girth|circ|size)\b|\bcircumference\b.{0,20}\bcal(?:f|ves)\b/i,
    besideAnyCode: true,
  },
  { feature: 'capillary-refill', says: /\bcap(?:illary)?\.?\s*refill\b|\bcrt\b/i, besideAnyCode: true },
  {
    feature: 'post-void-residual',
    says: /\bpvr\b|\bpost[\s-]?(?:void|micturition)(?:al)?\b.{0,20}\b(?:residual|volume|urine)\b|\bbladder scan\b/i,
    besideAnyCode: true,
  },
  { feature: 'wells-dvt-recorded', says: /\bwells\b/i, not: /\b(?:pe|pulmonary)\b/i, besideAnyCode: true },
  { feature: 'monofilament-sites', says: /\bmonofilament\b/i, besideAnyCode: true },
  { feature: 'mnsi-score', says: /\bmnsi\b|\bmichigan neuropathy\b/i, besideAnyCode: true },
  {
    feature: 'ulcer-duration',
    says: /\b(?:ulcer|wound)\b.{0,15}\bduration\b|\bduration\b.{0,15}\b(?:ulcer|wound)\b/i,
    besideAnyCode: true,
  },
  {
    feature: 'episode-duration',
    says: /\b(?:cramps?|spasms?|episodes?|attacks?)\b.{0,15}\bduration\b|\bduration\b.{0,15}\b(?:cramps?|spasms?|episodes?|attacks?)\b/i,
    besideAnyCode: true,
  },
  {
    feature: 'episode-frequency',
    says: /\b(?:cramps?|spasms?|episodes?|attacks?|rls|restless legs?)\b.{0,25}\b(?:frequency|per week|a week)\b|\bfrequency\b.{0,15}\b(?:cramps?|spasms?|episodes?|attacks?)\b/i,
    besideAnyCode: true,
  },
  {
    feature: 'rest-pain-duration',
    says: /\b(?:leg|foot|calf|rest|limb)\b.{0,12}\b(?:pain|symptoms?)\b.{0,12}\bduration\b|\bduration\b.{0,12}\b(?:leg|foot|calf|rest|limb)\b.{0,12}\b(?:pain|symptoms?)\b/i,
    besideAnyCode: true,
  },
  {
    feature: 'pain-severity',
    says: /\bpain\b.{0,20}\b(?:score|severity|scale|intensity|level|rating|nrs|vas)\b|\b(?:severity|intensity) of pain\b/i,
  },

  { feature: 'd-dimer', says: /\bd[\s-]?dimers?\b/i },
  {
    feature: 'white-cell-count',
    says: /^(?:wbc|white (?:blood )?cells?(?: count)?|leu[ck]ocytes?(?: count)?)\b/i,
    not: otherSpecimen,
  },
  { feature: 'ferritin', says: /^(?:s(?:erum)?\.? )?ferritin\b/i, not: otherSpecimen },
  { feature: 'transferrin-saturation', says: /^(?:transferrin|iron) sat(?:uration|\b)|^tsat\b/i },
  { feature: 'tibc', says: /^tibc\b|^(?:total )?iron[ -]binding capacity\b/i },
  { feature: 'iron', says: /^(?:s(?:erum)? )?iron(?:,? (?:serum|level|total))?$/i },
  { feature: 'potassium', says: /^(?:s(?:erum)? |plasma )?potassium\b|^k\+?$/i, not: otherSpecimen },
  { feature: 'magnesium', says: /^(?:s(?:erum)? |plasma )?magnesium\b|^mg(?:2\+|\+\+)?$/i, not: otherSpecimen },
  { feature: 'calcium-ionized', says: /^ioni[sz]ed calcium\b|^calcium,? ioni[sz]ed\b|^i-?ca(?:2?\+*)?$/i },
  {
    feature: 'calcium',
    says: /^(?:s(?:erum)? |plasma |total )?calcium(?:,? (?:serum|total|plasma))?$/i,
    not: otherSpecimen,
  },
  { feature: 'albumin', says: /^(?:s(?:erum)? |plasma )?albumin(?:,? (?:serum|plasma))?$/i, not: otherSpecimen },
  { feature: 'hba1c', says: /^(?:hb\s?a1c|hgb\s?a1c|a1c|ha?emoglobin a1c|glycated ha?emoglobin|glycohemoglobin)\b/i },
  { feature: 'vitamin-b12', says: /^(?:vitamin b-?\s?12|vit b-?12|b-?12|cobalamin)\b/i, not: otherSpecimen },
  { feature: 'egfr', says: /^e?gfr\b|^(?:estimated )?glomerular filtration\b/i },
  { feature: 'creatine-kinase', says: /^(?:creatine (?:phospho)?kinase|ck|cpk)\b/i, not: otherSpecimen },
  { feature: 'tsh', says: /^tsh\b|^thyroid[ -]stimulating hormone\b|^thyrotropin\b/i, not: /receptor|antibod/i },
  { feature: 'crp', says: /^(?:hs-?)?crp\b|^c[ -]reactive protein\b/i },
  { feature: 'creatinine', says: /^(?:s(?:erum)? |plasma )?creatinine(?:,? (?:serum|plasma))?$/i, not: otherSpecimen },
  { feature: 'hemoglobin', says: /^(?:ha?emoglobin|hgb|hb)$/i, not: otherSpecimen },
  {
    feature: 'glucose',
    says: /^(?:fasting |random |serum |plasma |blood )*glucose(?:,? (?:serum|plasma|fasting|random))?$/i,
    not: otherSpecimen,
  },
  { feature: 'body-temperature', says: /^(?:body |oral |tympanic |core )?temp(?:erature)?\.?$/i },
  { feature: 'heart-rate', says: /^(?:heart rate|pulse rate|pulse|hr)$/i },
  { feature: 'oxygen-saturation', says: /^(?:sp\s?o2|o2 sats?|sats?|oxygen saturation|pulse ox(?:imetry)?)\b/i },
  { feature: 'respiratory-rate', says: /^(?:respiratory rate|resp(?:iration)?s?(?: rate)?|rr)$/i },
  {
    feature: 'systolic-blood-pressure',
    says: /^(?:systolic(?: blood pressure| bp)?|sbp|bp systolic)$/i,
    not: /\b(?:ankle|toe|thigh|calf|leg)\b/i,
  },
]

const rowOf = remembered((label) =>
  label.length > 120
    ? undefined
    : measurementLabels.find(({ says, not }) => says.test(label) && not?.test(label) !== true),
)

/** The measurement a title names. `hasLoinc`: a LOINC code stands beside it, and is not one we read. */
export function measurementByLabel(label: string, hasLoinc: boolean): FeatureId | undefined {
  const row = rowOf(label)
  return row === undefined || (hasLoinc && row.besideAnyCode !== true) ? undefined : row.feature
}

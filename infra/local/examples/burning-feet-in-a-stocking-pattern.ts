import { type Example, icd10cm, rxnorm, snomed } from './chart.ts'

/** The mimic of rest pain: both soles burn at night, feeling is lost in a stocking, the pulses are good. */
export const burningFeetInAStockingPattern: Example = {
  id: 'lucille-barnes',
  shows: 'Burning feet at night, stocking numbness',
  firstTopic: 'peripheral-neuropathy',
  write: (chart) => [
    chart.patient({ given: 'Lucille', family: 'Barnes', gender: 'female', age: 61 }),
    chart.condition({
      coding: [
        snomed('44054006', 'Diabetes mellitus type 2 (disorder)'),
        icd10cm('E11.65', 'Type 2 diabetes mellitus with hyperglycemia'),
      ],
      text: 'Type 2 diabetes mellitus',
      recordedDaysAgo: 4200,
    }),
    chart.note(
      'history',
      15,
      'Burning in both feet, worse at night, bedsheets hurt. Stocking numbness to the ankles. Walking does not help. No back pain.',
    ),
    chart.note(
      'examination',
      15,
      'Monofilament 3/10 R, 4/10 L. Reduced vibration at both great toes. Feet warm, DP and PT 2+ bilaterally, no ulcer.',
    ),
    chart.lab(
      ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'],
      { value: 8.4, unit: '%' },
      { daysAgo: 30, flag: 'H' },
    ),
    chart.medication(
      rxnorm('860975', '24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet'),
      'Metformin ER 500 mg',
      2600,
    ),
  ],
}

import { type Example, icd10cm, rxnorm, sites, snomed } from './chart.ts'

/** The twin of the first example: the same man, every symptom and sign denied. */
export const forefootPainDenied: Example = {
  id: 'wilbur-hensley',
  shows: 'The same story, every symptom denied',
  firstTopic: undefined,
  write: (chart) => [
    chart.patient({ given: 'Wilbur', family: 'Hensley', gender: 'male', age: 72 }),
    chart.condition({
      coding: [
        snomed('44054006', 'Diabetes mellitus type 2 (disorder)'),
        icd10cm('E11.9', 'Type 2 diabetes mellitus without complications'),
      ],
      text: 'Type 2 diabetes mellitus',
      recordedDaysAgo: 3900,
    }),
    chart.smoking(['8517006', 'Ex-smoker (finding)'], 200),
    chart.note(
      'history',
      6,
      'Denies forefoot pain, no pain lying flat or at night. Not woken by leg pain. ' +
        'Does not hang the foot off the bed and does not sleep in a recliner. No fever.',
    ),
    chart.note(
      'examination',
      6,
      'Feet warm, no dependent rubor. DP and PT pulses 2+ bilaterally. No ulcer, no gangrene.',
    ),
    chart.exam(
      ['77194-9', 'Ankle-brachial index'],
      { value: 1.06, unit: '{ratio}' },
      { daysAgo: 6, site: sites.rightLeg },
    ),
    chart.exam(
      ['77194-9', 'Ankle-brachial index'],
      { value: 1.08, unit: '{ratio}' },
      { daysAgo: 6, site: sites.leftLeg },
    ),
    chart.lab(
      ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'],
      { value: 8.1, unit: '%' },
      { daysAgo: 40, flag: 'H' },
    ),
    chart.medication(
      rxnorm('860975', '24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet'),
      'Metformin ER 500 mg',
      900,
    ),
  ],
}

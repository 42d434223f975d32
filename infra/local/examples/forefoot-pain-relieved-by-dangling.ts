import { type Example, icd10cm, rxnorm, sites, snomed } from './chart.ts'

/** Ischemic rest pain as it is told: the forefoot at night, better hanging down, and a pressure that fits. */
export const forefootPainRelievedByDangling: Example = {
  id: 'walter-hensley',
  shows: 'Night-time forefoot pain relieved by dangling',
  firstTopic: 'chronic-limb-threatening-ischemia',
  write: (chart) => [
    chart.patient({ given: 'Walter', family: 'Hensley', gender: 'male', age: 72 }),
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
      'Right forefoot pain for 5 weeks, worse lying flat and at night. Wakes him about an hour after going to bed. ' +
        'Hangs the foot off the bed and the pain eases; now sleeps in a recliner. No fever.',
    ),
    chart.note(
      'examination',
      6,
      'Right foot cool to touch with dependent rubor. Absent DP and PT pulses on the right, 2+ on the left. No ulcer, no gangrene.',
    ),
    chart.exam(
      ['77194-9', 'Ankle-brachial index'],
      { value: 0.48, unit: '{ratio}' },
      { daysAgo: 6, site: sites.rightLeg },
    ),
    chart.exam(
      ['77194-9', 'Ankle-brachial index'],
      { value: 0.94, unit: '{ratio}' },
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

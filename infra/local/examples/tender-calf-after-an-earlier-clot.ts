import { type Example, icd10cm, sites, snomed } from './chart.ts'

/** Wells items scattered over a chart the way they are found: a measurement, a finding, an old diagnosis. */
export const tenderCalfAfterAnEarlierClot: Example = {
  id: 'marcus-feld',
  shows: 'Swollen, tender calf after an earlier clot',
  firstTopic: 'deep-vein-thrombosis',
  write: (chart) => [
    chart.patient({ given: 'Marcus', family: 'Feld', gender: 'male', age: 44 }),
    chart.condition({
      coding: [
        snomed('404223003', 'Deep venous thrombosis of lower extremity (disorder)'),
        icd10cm('I82.412', 'Acute embolism and thrombosis of left femoral vein'),
      ],
      text: 'Deep vein thrombosis, left leg',
      recordedDaysAgo: 2500,
      onsetDaysAgo: 2500,
      status: 'resolved',
      abatedDaysAgo: 2300,
    }),
    chart.note(
      'history',
      1,
      'Right calf pain for 4 days, constant, not relieved by stretching. Denies shortness of breath or chest pain. No injury.',
    ),
    chart.note(
      'examination',
      1,
      'Right calf swollen, warm and tender to palpation. Left calf normal. DP pulses 2+ bilaterally.',
    ),
    chart.exam(
      'Calf circumference',
      { value: 39, unit: 'cm' },
      { daysAgo: 1, site: sites.rightLeg, note: '10 cm below the tibial tuberosity' },
    ),
    chart.exam(
      'Calf circumference',
      { value: 35, unit: 'cm' },
      { daysAgo: 1, site: sites.leftLeg, note: '10 cm below the tibial tuberosity' },
    ),
    chart.lab(
      ['48065-7', 'Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma'],
      { value: 1.9, unit: 'mg/L{FEU}' },
      { daysAgo: 0.9, flag: 'H' },
    ),
    chart.vital(['8867-4', 'Heart rate'], { value: 84, unit: '/min' }, { daysAgo: 1 }),
  ],
}

import { type Example, rxnorm, sites, snomed } from './chart.ts'

/** Claudication by the book: walking brings it on, standing still ends it, the ankle pressure agrees. */
export const calfPainAfterTwoBlocks: Example = {
  id: 'gerald-whitcombe',
  shows: 'Calf pain after two blocks, gone standing still',
  firstTopic: 'peripheral-artery-disease',
  write: (chart) => [
    chart.patient({ given: 'Gerald', family: 'Whitcombe', gender: 'male', age: 66 }),
    chart.condition({
      coding: [snomed('63491006', 'Intermittent claudication (finding)')],
      text: 'Intermittent claudication, left calf',
      recordedDaysAgo: 20,
      onsetDaysAgo: 120,
    }),
    chart.smoking(['449868002', 'Smokes tobacco daily (finding)'], 20),
    chart.note(
      'history',
      20,
      'Left calf pain after two blocks, sooner uphill, gone within five minutes of standing still. No rest pain, no night pain, no wounds.',
    ),
    chart.note('examination', 20, 'Left DP weak, right DP 2+. Feet warm, skin intact.'),
    chart.exam(
      ['77194-9', 'Ankle-brachial index'],
      { value: 0.71, unit: '{ratio}' },
      { daysAgo: 20, site: sites.leftLeg },
    ),
    chart.exam(
      ['77194-9', 'Ankle-brachial index'],
      { value: 1.02, unit: '{ratio}' },
      { daysAgo: 20, site: sites.rightLeg },
    ),
    chart.medication(rxnorm('312961', 'Simvastatin 20 MG Oral Tablet'), 'Simvastatin 20 mg', 700),
  ],
}

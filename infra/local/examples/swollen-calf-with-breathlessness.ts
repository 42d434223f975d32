import { type Example, sites, snomed } from './chart.ts'

/** A leg that explains a chest: swelling after an operation, then breathlessness and low oxygen. */
export const swollenCalfWithBreathlessness: Example = {
  id: 'denise-oduya',
  shows: 'Swollen calf, now short of breath',
  firstTopic: 'pulmonary-embolism',
  write: (chart) => [
    chart.patient({ given: 'Denise', family: 'Oduya', gender: 'female', age: 58 }),
    chart.condition({ text: 's/p right total knee replacement 3 weeks ago', recordedDaysAgo: 21, onsetDaysAgo: 21 }),
    chart.condition({
      coding: [snomed('449614009', 'Swelling of lower limb (finding)')],
      text: 'Swelling of right lower leg',
      recordedDaysAgo: 1,
      onsetDaysAgo: 3,
    }),
    chart.note(
      'history',
      0.1,
      'Right calf pain and swelling for 3 days. Since this morning short of breath with pleuritic chest pain. No hemoptysis.',
    ),
    chart.note(
      'examination',
      0.1,
      'Right calf swollen and tender along the deep veins, 2+ pitting edema RLE only. Left leg normal.',
    ),
    chart.exam('Calf circumference', { value: 41, unit: 'cm' }, { daysAgo: 0.1, site: sites.rightLeg }),
    chart.exam('Calf circumference', { value: 36.5, unit: 'cm' }, { daysAgo: 0.1, site: sites.leftLeg }),
    chart.vital(['8867-4', 'Heart rate'], { value: 118, unit: '/min' }, { daysAgo: 0.1, flag: 'H' }),
    chart.vital(
      ['59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry'],
      { value: 91, unit: '%' },
      { daysAgo: 0.1, flag: 'L' },
    ),
    chart.vital(['9279-1', 'Respiratory rate'], { value: 24, unit: '/min' }, { daysAgo: 0.1, flag: 'H' }),
  ],
}

import { type Example, snomed } from './chart.ts'

/** A skin infection with its systemic signs measured, so the ALT-70 items are all on record. */
export const redHotLegWithFever: Example = {
  id: 'bernard-kolbe',
  shows: 'Red, hot lower leg with fever',
  firstTopic: 'cellulitis',
  write: (chart) => [
    chart.patient({ given: 'Bernard', family: 'Kolbe', gender: 'male', age: 74 }),
    chart.condition({
      coding: [snomed('10601006', 'Pain in lower limb (finding)')],
      text: 'Pain in left lower leg',
      recordedDaysAgo: 1,
      onsetDaysAgo: 2,
    }),
    chart.note(
      'history',
      1,
      'Left lower leg red, hot and painful for 2 days, spreading from a scratch on the shin. Chills. No previous clot.',
    ),
    chart.note(
      'examination',
      1,
      'Left shin erythematous and warm with a well-marked border, calf non-tender. No bullae, no crepitus. DP 2+ both feet.',
    ),
    chart.vital(['8310-5', 'Body temperature'], { value: 38.6, unit: 'Cel' }, { daysAgo: 1, flag: 'H' }),
    chart.vital(['8867-4', 'Heart rate'], { value: 96, unit: '/min' }, { daysAgo: 1 }),
    chart.lab(
      ['6690-2', 'Leukocytes [#/volume] in Blood by Automated count'],
      { value: 15.2, unit: '10*3/uL' },
      { daysAgo: 1, flag: 'H' },
    ),
  ],
}

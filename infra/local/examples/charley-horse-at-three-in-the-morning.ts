import { type Example, rxnorm } from './chart.ts'

/** Cramp, not ischemia: minutes, a hard calf, ended by stretching; a diuretic that may explain it. */
export const charleyHorseAtThreeInTheMorning: Example = {
  id: 'harold-nguyen',
  shows: 'Charley horse at 3 a.m., stretched out in two minutes',
  firstTopic: 'nocturnal-leg-cramps',
  write: (chart) => [
    chart.patient({ given: 'Harold', family: 'Nguyen', gender: 'male', age: 67 }),
    chart.note(
      'history',
      5,
      'Charley horse in the right calf at 3 am, wakes him suddenly, lasting 2 minutes, calf hard as a rock; stretches it out. Sore the next day. ' +
        'Three nights a week. Denies restless legs.',
    ),
    chart.note('examination', 5, 'Calves soft and non-tender, no swelling. DP and PT pulses 2+ bilaterally.'),
    chart.medication(rxnorm('316049', 'Hydrochlorothiazide 25 MG'), 'Hydrochlorothiazide 25 mg daily', 150),
  ],
}

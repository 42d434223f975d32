import type { Example } from './chart.ts'

/** All four positive criteria in the patient's words, and an iron store nobody has acted on. */
export const legsThatMustMoveInTheEvening: Example = {
  id: 'joan-petersen',
  shows: 'Creepy-crawly legs that must move in the evening',
  firstTopic: 'restless-legs-syndrome',
  write: (chart) => [
    chart.patient({ given: 'Joan', family: 'Petersen', gender: 'female', age: 52 }),
    chart.note(
      'history',
      10,
      'Creepy crawly legs when sitting still in the evening and in bed, has to move her legs; better with walking around. Mornings are fine. ' +
        'Nearly every night for a year. Mother had restless legs.',
    ),
    chart.note('examination', 10, 'Legs normal, pulses 2+, sensation intact.'),
    chart.lab(['2276-4', 'Ferritin [Mass/volume] in Serum or Plasma'], { value: 42, unit: 'ng/mL' }, { daysAgo: 8 }),
    chart.lab(['718-7', 'Hemoglobin [Mass/volume] in Blood'], { value: 12.4, unit: 'g/dL' }, { daysAgo: 8 }),
  ],
}

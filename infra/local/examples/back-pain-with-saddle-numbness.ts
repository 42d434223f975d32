import { type Example, icd10cm } from './chart.ts'

/** The emergency hidden in back pain: both legs, saddle numbness and a bladder that does not empty. */
export const backPainWithSaddleNumbness: Example = {
  id: 'ingrid-solheim',
  shows: 'Back pain in both legs, numb when wiping',
  firstTopic: 'cauda-equina-syndrome',
  write: (chart) => [
    chart.patient({ given: 'Ingrid', family: 'Solheim', gender: 'female', age: 39 }),
    chart.condition({
      coding: [icd10cm('M54.41', 'Lumbago with sciatica, right side')],
      text: 'Lumbago with sciatica, right side',
      recordedDaysAgo: 35,
    }),
    chart.note(
      'history',
      0.3,
      'Low back pain with bilateral sciatica, worse lying flat. Since yesterday numb when wiping and difficulty starting to void. ' +
        'No trauma, no fever.',
    ),
    chart.note(
      'examination',
      0.2,
      'Perianal numbness to pinprick. Decreased rectal tone. Ankle jerks reduced bilaterally.',
    ),
    chart.exam('Post-void residual (bladder scan)', { value: 420, unit: 'mL' }, { daysAgo: 0.2 }),
    chart.medication(undefined, 'Ibuprofen 400 mg', 30),
  ],
}

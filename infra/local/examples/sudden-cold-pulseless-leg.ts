import { type Example, icd10cm, snomed } from './chart.ts'

/** An emergency hours old: pain, pallor, cold, no pulse, weakness, and a heart rhythm that throws clots. */
export const suddenColdPulselessLeg: Example = {
  id: 'rosa-marchetti',
  shows: 'Sudden cold, pulseless left leg',
  firstTopic: 'acute-limb-ischemia',
  write: (chart) => [
    chart.patient({ given: 'Rosa', family: 'Marchetti', gender: 'female', age: 68 }),
    chart.condition({
      coding: [
        snomed('49436004', 'Atrial fibrillation (disorder)'),
        icd10cm('I48.91', 'Unspecified atrial fibrillation'),
      ],
      text: 'Atrial fibrillation',
      recordedDaysAgo: 800,
      note: 'Stopped her anticoagulant in the spring.',
    }),
    chart.note(
      'history',
      0.08,
      'Sudden onset of left leg pain 3 hours ago while sitting, not eased by any position. Numb foot, cannot wiggle toes.',
    ),
    chart.note(
      'examination',
      0.05,
      'Left foot cold and pale. Absent DP and PT pulses on the left, no Doppler signal. Right foot warm, pulses 2+.',
    ),
    chart.exam('Capillary refill left foot', { value: 6, unit: 's' }, { daysAgo: 0.05 }),
    chart.vital(
      ['8867-4', 'Heart rate'],
      { value: 118, unit: '/min' },
      { daysAgo: 0.05, note: 'Irregularly irregular' },
    ),
    chart.vital(['8310-5', 'Body temperature'], { value: 36.7, unit: 'Cel' }, { daysAgo: 0.05 }),
  ],
}

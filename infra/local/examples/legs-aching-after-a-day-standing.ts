import { type Example, icd10cm, snomed } from './chart.ts'

/** The reverse of the positional sign: standing brings it on, raising the legs ends it. */
export const legsAchingAfterADayStanding: Example = {
  id: 'carmen-delgado',
  shows: 'Legs aching after a day standing, better raised',
  firstTopic: 'chronic-venous-insufficiency',
  write: (chart) => [
    chart.patient({ given: 'Carmen', family: 'Delgado', gender: 'female', age: 57 }),
    chart.condition({
      coding: [
        snomed('72866009', 'Varicose veins of lower extremity'),
        icd10cm('I83.93', 'Asymptomatic varicose veins of bilateral lower extremities'),
      ],
      text: 'Varicose veins of both lower legs',
      recordedDaysAgo: 1500,
    }),
    chart.note(
      'history',
      14,
      'Aching and heavy lower legs, worse with prolonged standing and at the end of the day, better with legs elevated. Sleeps well. Works as a cashier.',
    ),
    chart.note(
      'examination',
      14,
      'Varicosities both calves with hemosiderin staining at the ankles. Mild ankle edema. DP and PT pulses 2+ bilaterally. No ulcer.',
    ),
  ],
}

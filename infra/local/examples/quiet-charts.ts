import { type Example, icd10cm, rxnorm, snomed } from './chart.ts'

/** Charts that mention legs, clots and warning signs, and must still raise no card. */
export const quietCharts: readonly Example[] = [
  {
    id: 'amy-lindqvist',
    shows: 'Healthy, yearly check',
    firstTopic: undefined,
    write: (chart) => [
      chart.patient({ given: 'Amy', family: 'Lindqvist', gender: 'female', age: 34 }),
      chart.note('history', 12, 'Here for her yearly check. Feels well, runs twice a week.'),
      chart.vital(['8480-6', 'Systolic blood pressure'], { value: 116, unit: 'mm[Hg]' }, { daysAgo: 12 }),
      chart.vital(['8867-4', 'Heart rate'], { value: 64, unit: '/min' }, { daysAgo: 12 }),
      chart.lab(['718-7', 'Hemoglobin [Mass/volume] in Blood'], { value: 13.6, unit: 'g/dL' }, { daysAgo: 12 }),
    ],
  },
  {
    id: 'paul-ostrow',
    shows: 'Leg clot seven years ago, resolved',
    firstTopic: undefined,
    write: (chart) => [
      chart.patient({ given: 'Paul', family: 'Ostrow', gender: 'male', age: 59 }),
      chart.condition({
        coding: [snomed('404223003', 'Deep venous thrombosis of lower extremity (disorder)')],
        text: 'Deep vein thrombosis of left leg',
        recordedDaysAgo: 2600,
        onsetDaysAgo: 2600,
        status: 'resolved',
        abatedDaysAgo: 2400,
      }),
      chart.note(
        'history',
        20,
        'Follow-up for blood pressure. No leg pain, no leg swelling. Anticoagulation ended years ago.',
      ),
      chart.medication(rxnorm('855332', 'Warfarin Sodium 5 MG Oral Tablet'), 'Warfarin 5 mg', 2600, 'stopped'),
    ],
  },
  {
    id: 'sofia-brandt',
    shows: "Relatives' illnesses, not hers",
    firstTopic: undefined,
    write: (chart) => [
      chart.patient({ given: 'Sofia', family: 'Brandt', gender: 'female', age: 41 }),
      chart.note(
        'history',
        7,
        'Family history: mother had a deep vein thrombosis and restless legs, father lost a leg to gangrene, brother has sciatica. The patient has no complaints.',
      ),
    ],
  },
  {
    id: 'lena-fox',
    shows: 'Discharge advice about warning signs',
    firstTopic: undefined,
    write: (chart) => [
      chart.patient({ given: 'Lena', family: 'Fox', gender: 'female', age: 36 }),
      chart.note(
        'history',
        3,
        'Seen for a sore throat. Return to the ED if your leg swells, turns cold or blue, or if you have numbness in the groin or loss of bladder control.',
      ),
    ],
  },
  {
    id: 'dmitri-volkov',
    shows: 'Entered in error, and a diagnosis ruled out',
    firstTopic: undefined,
    write: (chart) => [
      chart.patient({ given: 'Dmitri', family: 'Volkov', gender: 'male', age: 63 }),
      chart.condition({
        coding: [icd10cm('I70.261', 'Atherosclerosis of native arteries of extremities with gangrene, right leg')],
        text: 'Gangrene, right leg',
        recordedDaysAgo: 5,
        verification: 'entered-in-error',
      }),
      chart.condition({
        coding: [snomed('404223003', 'Deep venous thrombosis of lower extremity (disorder)')],
        text: 'Deep vein thrombosis of lower extremity',
        recordedDaysAgo: 30,
        verification: 'refuted',
      }),
    ],
  },
  {
    id: 'julia-mendes',
    shows: 'Note in Spanish: not read, nothing concluded',
    firstTopic: undefined,
    write: (chart) => [
      chart.patient({ given: 'Julia', family: 'Mendes', gender: 'female', age: 70 }),
      chart.note(
        'history',
        4,
        'Dolor en el antepié derecho por la noche, peor acostada; mejora al dejar colgar el pie fuera de la cama.',
      ),
    ],
  },
  {
    id: 'oscar-lindgren',
    shows: 'Sciatica on the problem list for four years',
    firstTopic: undefined,
    write: (chart) => [
      chart.patient({ given: 'Oscar', family: 'Lindgren', gender: 'male', age: 55 }),
      chart.condition({
        coding: [icd10cm('M54.31', 'Sciatica, right side')],
        text: 'Sciatica, right side',
        recordedDaysAgo: 1500,
        onsetDaysAgo: 1500,
      }),
      chart.note('history', 25, 'Medication review. No complaints today.'),
    ],
  },
]

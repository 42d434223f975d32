import { texts } from './text-case.ts'

export const negation = texts('negation', [
  ['Denies leg pain, swelling or numbness.', { absent: ['leg-pain', 'leg-swelling', 'numbness'] }],
  ['No claudication, no rest pain, no ulcers.', { absent: ['claudication', 'pain-at-rest', 'foot-or-leg-ulcer'] }],
  ['No c/c/e.', { absent: ['leg-swelling'], optional: ['skin-cyanosis-or-mottling', 'edema-bilateral'] }],
  ['Calves NT, no edema b/l.', { absent: ['deep-vein-tenderness', 'leg-swelling'], optional: ['edema-bilateral'] }],
  ['Without leg weakness.', { absent: ['limb-weakness'] }],
  ['Negative for fever, chest pain, or shortness of breath.', { absent: ['fever', 'chest-pain', 'dyspnea'] }],
  ['Leg is not cold.', { absent: ['cold-limb'] }],
  ['No erythema or warmth over the left calf.', { absent: ['leg-erythema', 'leg-warmth'] }],
  ['Denies A fib, denies prior DVT.', { optional: ['hx-dvt', 'risk-atrial-fibrillation', 'dx-deep-vein-thrombosis'] }],
  [
    'No saddle anaesthesia, no bowel or bladder incontinence.',
    { absent: ['saddle-anaesthesia', 'faecal-incontinence-new', 'urinary-incontinence-new'] },
  ],
  ['SLR negative bilaterally.', { absent: ['slr-positive'] }],
  ['Straight leg raise to 90 degrees both sides without pain.', { absent: ['slr-positive'] }],
  ['Gangrene: none.', { absent: ['gangrene'] }],
  ['Leg swelling - denied.', { absent: ['leg-swelling'] }],
  ['Not relieved by walking.', { present: ['no-relief-by-movement'] }],
  ['No relief with stretching the calf.', { optional: ['no-relief-by-movement'] }],
  ['Neither numbness nor tingling in the feet.', { absent: ['numbness', 'paraesthesia'] }],
  [
    'No foot drop but has weakness of great toe extension on the left.',
    { present: ['limb-weakness'], absent: ['foot-drop'] },
  ],
  [
    'No swelling; however the left calf is tender to palpation.',
    { absent: ['leg-swelling'], present: ['deep-vein-tenderness@left'] },
  ],
  ['Denies chest pain, reports new shortness of breath.', { absent: ['chest-pain'], present: ['dyspnea'] }],
  ['No change in leg swelling.', { present: ['leg-swelling'] }],
  [
    'Leg pain is no longer relieved by hanging the foot down.',
    { present: ['leg-pain'], optional: ['no-relief-by-dependency'] },
  ],
  [
    'Not only the calf but the entire right leg is swollen.',
    { present: ['entire-leg-swollen@right'], optional: ['calf-swelling'] },
  ],
  ['Does not have an urge to move her legs.', { absent: ['urge-to-move-legs'] }],
  ['Absent pedal pulses on the right.', { present: ['pulse-absent@right'] }],
  ['No palpable pedal pulses.', { present: ['pulse-absent'] }],
  [
    'Unable to palpate DP or PT, both dopplerable.',
    { present: ['pulse-absent'], optional: ['doppler-arterial-absent'] },
  ],
  ['No evidence of DVT on duplex.', { present: ['dvt-excluded'], optional: ['dx-deep-vein-thrombosis'] }],
  [
    'Duplex right leg negative for deep vein thrombosis.',
    { present: ['dvt-excluded'], optional: ['dx-deep-vein-thrombosis'] },
  ],
  ['Leg cramps have resolved.', { optional: ['cramping-quality'] }],
  [
    'Neurovascularly intact.',
    {
      absent: ['numbness', 'limb-weakness'],
      optional: ['pulse-normal', 'normal-neuro-exam', 'numbness', 'limb-weakness'],
    },
  ],
  [
    'Sensation intact, motor 5/5, pulses 2+ throughout the lower extremities.',
    {
      absent: ['numbness', 'limb-weakness'],
      present: ['pulse-normal'],
      optional: ['numbness', 'limb-weakness', 'normal-neuro-exam', 'muscle-strength'],
    },
  ],
  ['Good rectal tone, perianal sensation preserved.', { absent: ['anal-tone-reduced', 'saddle-anaesthesia'] }],
  ['Homans sign negative.', {}],
  ['She is not short of breath and has no hemoptysis.', { absent: ['dyspnea', 'hemoptysis'] }],
  [
    'Denies restless legs, creepy-crawly feelings or night cramps.',
    {
      absent: ['urge-to-move-legs', 'crawling-sensation', 'cramping-quality'],
      optional: ['dx-restless-legs-syndrome', 'urge-to-move-legs', 'pain-nocturnal'],
    },
  ],
])

import { texts } from './text-case.ts'

export const spellingAndLanguage = texts('spelling', [
  ['Paresthesias of both feet.', { present: ['paraesthesia'] }],
  ['Paraesthesiae in the left foot.', { present: ['paraesthesia@left'] }],
  ['Claudicaton after 200 m.', { present: ['claudication'] }],
  ['Intermitent claudication right calf.', { present: ['claudication@right'] }],
  ['Ischemic rest pain left foot.', { present: ['pain-at-rest@left'], optional: ['rest-pain-ischemic'] }],
  ['Ischaemic ulcer of the right heel.', { present: ['tissue-loss-ischemic-ulcer@right'] }],
  ['Erythmatous warm left shin.', { present: ['leg-erythema@left', 'leg-warmth@left'] }],
  ['Oedema of the right leg.', { present: ['leg-swelling@right'] }],
  ['Numbnes of the feet.', { present: ['numbness'] }],
  ['Saddle anesthsia since yesterday.', { present: ['saddle-anaesthesia'] }],
  ['Swolen tender calf.', { present: ['calf-swelling', 'deep-vein-tenderness'], optional: ['leg-swelling'] }],
  ['Haemoptysis and dyspnoea.', { present: ['hemoptysis', 'dyspnea'] }],
  ['Gangrenous toe.', { present: ['gangrene'] }],
  ['Numbers only: 12, 14, 16.', {}],
  ['Nummular eczema of the legs.', {}],
  ['Dolor de pierna por la noche, calambres.', {}],
  ['Schmerzen im rechten Bein beim Liegen, kaltes Bein.', {}],
  ['Jambe gauche froide et pâle, pouls absent.', {}],
  ['Dor na perna direita ao deitar, edema.', {}],
  ['Dolore alla gamba, edema, parestesie.', {}],
  ['Pt c/o BLE pain qhs.', { present: ['leg-pain@bilateral', 'pain-nocturnal'] }],
  [
    'LE edema b/l, nonpalp DP/PT RLE.',
    { present: ['edema-bilateral', 'pulse-absent@right'], optional: ['leg-swelling'] },
  ],
  [
    'RLE cool, cap refill delayed, +paresthesia.',
    { present: ['cold-limb@right', 'paraesthesia'], optional: ['capillary-refill-delayed'] },
  ],
  [
    'Pulses 2+ & symmetric, no edema.',
    { present: ['pulse-normal'], absent: ['leg-swelling'], optional: ['edema-bilateral'] },
  ],
  [
    'WWP, NVI.',
    {
      optional: [
        'cold-limb',
        'numbness',
        'limb-weakness',
        'pulse-normal',
        'leg-warmth',
        'normal-neuro-exam',
        'skin-pallor',
      ],
    },
  ],
  ['Not oedematous.', { absent: ['leg-swelling'] }],
])

export const wordSenses = texts('senses', [
  ['Restless and pulling at his IV.', {}],
  ['Menstrual cramps since yesterday.', {}],
  ["Writer's cramp.", {}],
  ['Saddle embolus on CT.', { optional: ['dx-pulmonary-embolism'] }],
  ['Emotionally numb since the divorce.', {}],
  ['Cold feet about the surgery.', {}],
  ['Optic neuropathy.', {}],
  ['Autonomic neuropathy with orthostasis.', {}],
  ['Jaw claudication.', {}],
  ['PE: lungs clear.', {}],
  ['PT consulted for gait training.', {}],
  ['ALI on ventilator.', {}],
  ['RLL infiltrate.', {}],
  ['CP clear to auscultation.', {}],
  ['On DVT prophylaxis.', {}],
  ['SCDs for DVT ppx.', {}],
  ['Blood pressure cuff pressure 40 mmHg in the toe of the shoe.', { optional: ['toe-pressure'] }],
  ['He went cold turkey.', {}],
  ['Burning mouth syndrome.', {}],
  ['Swollen lymph nodes.', {}],
  [
    'Restless legs at night.',
    { present: ['urge-to-move-legs'], optional: ['dx-restless-legs-syndrome', 'pain-nocturnal'] },
  ],
  ['Leg cramps, menstrual pain absent.', { present: ['cramping-quality'] }],
  ['Foot dropped the ball at work.', {}],
  ['Heavy smoker, heavy lifting.', { present: ['risk-smoker-current'], optional: ['risk-smoker-current'] }],
  ['Neurogenic claudication.', { present: ['claudication-neurogenic'] }],
  ['Stroke with right leg weakness in 2014.', { optional: ['limb-weakness', 'motor-deficit'] }],
  ['Cellulitis of the orbit.', {}],
  ['Arterial line in the radial artery, pulses lost.', { optional: ['pulse-normal', 'pulse-absent'] }],
])

export const answers = texts('answer', [
  [
    'Yes, mostly at night in bed',
    { question: 'Do you have leg pain?', present: ['leg-pain', 'pain-nocturnal'], optional: ['pain-worse-supine'] },
  ],
  ['no', { question: 'Calf swelling', absent: ['calf-swelling'] }],
  ['absent', { question: 'Left dorsalis pedis pulse', present: ['pulse-absent@left'] }],
  ['2+', { question: 'Right posterior tibial pulse', present: ['pulse-normal@right'] }],
  ['0/4', { question: 'Pedal pulses', present: ['pulse-absent'] }],
  ['cold', { question: 'Right foot temperature', present: ['cold-limb@right'] }],
  ['dangling it over the bed', { question: 'What relieves the foot pain?', present: ['relief-by-dependency'] }],
  ['Walking around the room', { question: 'What relieves your leg discomfort?', present: ['relief-by-walking'] }],
  [
    'lying flat',
    { question: 'What makes the leg pain worse?', present: ['pain-worse-supine'], optional: ['worse-lying-flat'] },
  ],
  ['positive at 30 degrees', { question: 'Straight leg raise left', present: ['slr-positive@left'] }],
  ['negative', { question: 'Straight leg raise right', absent: ['slr-positive@right'] }],
  ['1+', { question: 'Left posterior tibial pulse', present: ['pulse-diminished@left'] }],
  ['none', { question: 'Leg ulcers', absent: ['foot-or-leg-ulcer'] }],
  ['2+ pitting RLE', { question: 'Edema', present: ['pitting-edema-unilateral@right'], optional: ['leg-swelling'] }],
  ['not assessed', { question: 'Pedal pulses' }],
  ['unknown', { question: 'Saddle sensation' }],
  ['reduced', { question: 'Perianal sensation', present: ['saddle-anaesthesia'] }],
  ['standing in line', { question: 'What makes the leg pain worse?', present: ['pain-worse-standing'] }],
])

/** Whole notes and messages: many statements, each read on its own. */
export const notes = texts('note', [
  [
    'HPI: 66F with 3 wks of L forefoot pain, worse at night when supine, hangs foot over the bed. Denies fever, leg swelling or back pain.\nPMH: DM2, DVT 2009.\nFHx: mother RLS.\nExam: L foot cool, DP/PT nonpalpable L, 2+ R. No ulcers.\nPlan: ABI, return if toes turn black.',
    {
      present: [
        'pain-nocturnal',
        'pain-worse-supine',
        'relief-by-dependency',
        'diabetes',
        'hx-dvt',
        'cold-limb@left',
        'pulse-absent@left',
        'pulse-normal@right',
        'leg-pain@left',
      ],
      absent: ['fever', 'leg-swelling', 'low-back-pain', 'foot-or-leg-ulcer'],
      optional: ['family-history-rls', 'dx-deep-vein-thrombosis'],
    },
  ],
  [
    'My legs drive me mad in the evening. I have to keep moving them, walking helps, but as soon as I sit down the crawling starts again. No pain, no swelling.',
    {
      present: ['urge-to-move-legs', 'evening-predominance', 'relief-by-walking', 'crawling-sensation', 'rest-onset'],
      absent: ['leg-swelling'],
      optional: ['leg-pain', 'leg-swelling', 'distress'],
    },
  ],
  [
    'S: 45M low back pain radiating to R foot x 2 wks after lifting. Worse sitting. Denies numbness in the groin, bladder or bowel trouble.\nO: SLR + R 40, EHL 5/5, AJ 1+ R.\nA: R S1 radiculopathy.\nP: PT, return precautions re saddle numbness, retention.',
    {
      present: [
        'low-back-pain',
        'radiating-below-knee@right',
        'worse-sitting',
        'slr-positive@right',
        'ankle-reflex-reduced@right',
      ],
      absent: ['saddle-anaesthesia'],
      optional: [
        'urinary-incontinence-new',
        'faecal-incontinence-new',
        'micturition-difficulty',
        'urinary-retention',
        'dx-lumbar-radiculopathy',
        'limb-weakness',
        'motor-deficit',
        'muscle-strength',
        'worse-forward-bending',
      ],
    },
  ],
  [
    'Triage: left calf swelling and redness x3d, after 9-hr flight. No SOB, no CP. T 37.1 HR 82. Calf L 40.5 R 37.',
    {
      present: ['calf-swelling@left', 'leg-erythema@left', 'body-temperature', 'heart-rate', 'calf-circumference'],
      absent: ['dyspnea', 'chest-pain'],
      optional: ['calf-circumference-difference', 'fever', 'tachycardia', 'leg-swelling'],
    },
  ],
  [
    'Foot clinic: burning and numbness both feet, sheets hurt. Monofilament not felt at 6 of 10 sites R. Pedal pulses 2+ b/l. No ulcer. Callus under 1st MTP.',
    {
      present: ['burning-quality', 'numbness', 'allodynia', 'monofilament-abnormal@right', 'pulse-normal'],
      absent: ['foot-or-leg-ulcer'],
      optional: ['monofilament-sites'],
    },
  ],
  [
    'Cramps: L calf 3x/week at night, few mins, stretches. Meds: HCTZ, simvastatin. Denies urge to move. K 3.4.',
    {
      present: ['cramping-quality@left', 'pain-nocturnal', 'relief-by-muscle-stretch', 'episode-duration'],
      absent: ['urge-to-move-legs'],
      optional: ['cramp-thiazide', 'cramp-statin', 'potassium', 'hypokalemia', 'relief-by-movement'],
    },
  ],
  [
    'Leg heaviness and ankle swelling by end of shift as hairdresser, gone after night with legs raised. VVs bilat. Wears class II stockings. ABPI 1.1.',
    {
      present: ['heaviness', 'relief-by-elevation', 'varicose-veins-leg', 'compression-therapy', 'abi', 'leg-swelling'],
      optional: ['pain-worse-standing', 'edema-bilateral', 'evening-predominance', 'leg-swelling'],
    },
  ],
  [
    'Found on floor. R leg cold, mottled, no femoral pulse, no movement. Last seen well yesterday. GCS 9.',
    {
      present: ['cold-limb@right', 'skin-cyanosis-or-mottling@right', 'pulse-absent@right', 'limb-paralysis'],
      optional: ['limb-weakness', 'limb-paralysis'],
    },
  ],
  [
    '75M legs give out after one block, better sitting or bent over the walker. MRI severe L4/5 stenosis. DP palpable. No leg pain at night.',
    {
      present: ['relief-by-sitting', 'relief-by-forward-bending', 'mri-central-stenosis', 'pulse-normal'],
      absent: ['pain-nocturnal'],
      optional: [
        'leg-pain',
        'worse-walking',
        'claudication',
        'limb-weakness',
        'bilateral-leg-weakness',
        'dx-lumbar-spinal-stenosis',
      ],
    },
  ],
])

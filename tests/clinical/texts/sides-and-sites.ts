import { texts } from './text-case.ts'

export const sidesAndSites = texts('side', [
  ['RLE swollen, LLE normal.', { present: ['leg-swelling@right'], optional: ['leg-swelling'] }],
  [
    'Right foot cold and pale; left foot warm and pink.',
    { present: ['cold-limb@right', 'skin-pallor@right'], optional: ['cold-limb', 'skin-pallor', 'leg-warmth'] },
  ],
  [
    'Lt calf tender, Rt calf non-tender.',
    { present: ['deep-vein-tenderness@left'], absent: ['deep-vein-tenderness@right'] },
  ],
  ['DP/PT 2+ L, absent R.', { present: ['pulse-normal@left', 'pulse-absent@right'] }],
  ['SLR + at 40 deg on the left, negative right.', { present: ['slr-positive@left'], absent: ['slr-positive@right'] }],
  ['Swelling of the left leg, pain in the right knee.', { present: ['leg-swelling@left'], optional: ['leg-pain'] }],
  ['B/L LE edema to the knees.', { present: ['edema-bilateral'], optional: ['leg-swelling'] }],
  ['Both legs weak.', { present: ['bilateral-leg-weakness'], optional: ['limb-weakness'] }],
  ['Pain in both legs, worse on the left.', { present: ['leg-pain'] }],
  [
    'He left the room walking without pain in the right leg.',
    { absent: ['leg-pain@right'], optional: ['worse-walking', 'leg-pain'] },
  ],
  ['Left arm swollen and red.', {}],
  ['Hand cold and numb.', {}],
  ['Jaw pain with chewing.', {}],
  ['Abdominal cramps and swelling.', {}],
  ['Swelling of the face.', {}],
  ['Ulcer in the stomach on endoscopy.', {}],
  ['Gangrenous appendix.', {}],
  ['Burning on urination.', {}],
  ['Numbness of the left cheek.', {}],
  ['Right wrist drop.', {}],
  ['Cold for a week with cough.', {}],
  ['Red, hot left lower leg.', { present: ['leg-erythema@left', 'leg-warmth@left'] }],
  ['Blue toes on the right foot.', { present: ['blue-or-black-toes@right'], optional: ['skin-cyanosis-or-mottling'] }],
  ['Numb left foot and tingling right hand.', { present: ['numbness@left'] }],
  [
    'Varicosities of the left leg; stasis dermatitis both ankles.',
    { present: ['varicose-veins-leg@left', 'stasis-skin-changes'] },
  ],
  [
    'L5 numbness on the right with right EHL 3/5.',
    { present: ['limb-weakness@right'], optional: ['numbness', 'dermatomal-sensory-loss', 'dermatomal-distribution'] },
  ],
  [
    'Ankle jerk absent right, 2+ left.',
    { present: ['ankle-reflex-reduced@right'], optional: ['ankle-reflex-reduced'] },
  ],
  [
    'Thigh and calf swollen on the left.',
    { present: ['entire-leg-swollen@left'], optional: ['entire-leg-swollen', 'calf-swelling', 'leg-swelling'] },
  ],
  [
    'Right leg: cool. Left leg: warm, 2+ pitting edema.',
    {
      present: ['cold-limb@right', 'pitting-edema-unilateral@left'],
      optional: ['leg-swelling', 'leg-warmth', 'cold-limb'],
    },
  ],
  ['Great toe on the left black and dry.', { present: ['blue-or-black-toes@left'], optional: ['gangrene'] }],
])

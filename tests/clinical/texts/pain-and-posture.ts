import { texts } from './text-case.ts'

export const painAndPosture = texts('posture', [
  [
    'Right foot pain is worst when he lies flat, he dangles the foot off the bed to get relief.',
    { present: ['leg-pain@right', 'pain-worse-supine', 'relief-by-dependency'] },
  ],
  ['Sleeps in a recliner because of her left foot.', { present: ['relief-by-dependency'] }],
  [
    'Pain in both calves at night, gets up and walks it off.',
    { present: ['leg-pain@bilateral', 'pain-nocturnal', 'relief-by-walking'] },
  ],
  [
    'Legs ache after standing all day, better once elevated.',
    { present: ['pain-worse-standing', 'relief-by-elevation'], optional: ['deep-ache-quality'] },
  ],
  ['No relief from dangling the leg.', { present: ['no-relief-by-dependency'] }],
  ['Elevating the legs makes the pain worse.', { present: ['pain-worse-elevation'] }],
  [
    'The pain comes on in bed and wakes him around 2 am.',
    { present: ['pain-nocturnal', 'wakes-from-sleep'], optional: ['pain-worse-supine'] },
  ],
  [
    'Calf pain on walking uphill, goes away within five minutes of standing still.',
    { present: ['claudication'], optional: ['relief-by-standing-still', 'worse-walking', 'leg-pain'] },
  ],
  ['Rest pain in the left forefoot x 6 weeks.', { present: ['pain-at-rest@left', 'foot-or-toe-site'] }],
  [
    'Must sit down after 100 m because both legs go heavy; leaning on the trolley helps.',
    {
      present: ['relief-by-sitting', 'heaviness', 'relief-by-forward-bending'],
      optional: ['worse-walking', 'claudication-neurogenic'],
    },
  ],
  [
    'Sitting and driving aggravate the leg pain, as does coughing.',
    { present: ['leg-pain', 'worse-sitting', 'worse-cough-sneeze'] },
  ],
  ['Worse bending forward to tie shoes; leaning back is fine.', { present: ['worse-forward-bending'] }],
  [
    'Leg pain when leaning back or walking downhill, eases bending forward.',
    { present: ['leg-pain', 'worse-backward-bending', 'relief-by-forward-bending'] },
  ],
  [
    'Lies curled up on her side with knees bent for relief of the sciatica.',
    { present: ['relief-by-fetal-position'], optional: ['dx-lumbar-radiculopathy', 'radiating-below-knee'] },
  ],
  [
    'Pillow under the knees helps him sleep, lying flat on the back does not.',
    { present: ['relief-by-pillow-under-knees'], optional: ['worse-lying-flat', 'pain-worse-supine'] },
  ],
  [
    'Irresistible urge to move the legs in the evening, relieved by walking around.',
    { present: ['urge-to-move-legs', 'evening-predominance', 'relief-by-walking'] },
  ],
  ["Can't keep his legs still when watching TV.", { present: ['urge-to-move-legs'], optional: ['rest-onset'] }],
  [
    'Feels like bugs crawling in both legs while sitting still; mornings are fine.',
    { present: ['crawling-sensation', 'rest-onset', 'evening-predominance'] },
  ],
  [
    'Charley horse in the left calf overnight, lasted about 90 seconds, stretched it out.',
    { present: ['cramping-quality@left', 'pain-nocturnal', 'relief-by-muscle-stretch', 'episode-duration'] },
  ],
  [
    'The calf goes hard as a rock and stays sore the next day.',
    { present: ['muscle-hardening', 'residual-soreness'], optional: ['cramping-quality'] },
  ],
  [
    'Thigh cramps at night, 10 min each, about three times a week.',
    { present: ['cramping-quality', 'pain-nocturnal', 'thigh-location', 'episode-duration'] },
  ],
  ['Burning soles, bedcovers are unbearable.', { present: ['burning-quality', 'allodynia'] }],
  [
    'Electric shock-like pain down the back of the right leg to the little toe.',
    { present: ['shooting-quality@right', 'radiating-below-knee@right'], optional: ['dermatomal-distribution'] },
  ],
  ['Pins and needles in a stocking distribution.', { present: ['paraesthesia', 'stocking-distribution'] }],
  [
    'Constant, unrelenting leg pain, no position is comfortable.',
    { present: ['leg-pain', 'pain-persistent-not-posture-dependent'] },
  ],
  ['Left leg suddenly painful this morning.', { present: ['leg-pain@left', 'leg-pain-acute-onset@left'] }],
  ['Chronic leg pain for years, gradual onset.', { present: ['leg-pain'], optional: ['leg-pain-acute-onset'] }],
  [
    'Positional leg pain, worse supine, better sitting up.',
    { present: ['pain-worse-supine', 'leg-pain'], optional: ['relief-by-sitting', 'relief-by-dependency'] },
  ],
  [
    'Shin ache 7/10 at rest.',
    { present: ['leg-pain', 'pain-at-rest', 'pain-severity'], optional: ['deep-ache-quality'] },
  ],
  ['Both feet feel like walking on cotton wool.', { present: ['numbness'] }],
  ['Deep gnawing ache in the legs on lying down.', { present: ['deep-ache-quality', 'pain-worse-supine'] }],
  [
    'Cramps in the calf every time she walks to the shop, stops, and it is gone in 2 minutes.',
    { present: ['claudication'], optional: ['cramping-quality'] },
  ],
  [
    'Paces the floor at night because the legs are jumpy.',
    { present: ['relief-by-movement', 'urge-to-move-legs', 'pain-nocturnal'], optional: ['relief-by-walking'] },
  ],
])

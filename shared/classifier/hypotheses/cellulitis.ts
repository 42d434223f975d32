import { all, any, below, called, inBothLegs, lacks, oneSided, present, reaches, scores } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { alt70 } from '../instruments/alt-70.ts'
import { sources } from '../sources.ts'

const recent = { withinDays: 14 } as const
const redAndHot = called('one red and warm leg', all(oneSided('leg-erythema', recent), present('leg-warmth', recent)))
const redOrHot = called('red or warm leg', any(present('leg-erythema', recent), present('leg-warmth', recent)))
const systemic = called('systemic sign or ALT-70 of 5', any(present('fever', recent), present('leukocytosis', recent), reaches('heart-rate', 90, '/min'), scores(alt70, 5)))
const codedHere = present('dx-cellulitis', { beganWithinDays: 14 })

export const cellulitis: Hypothesis = {
  topic: 'cellulitis',
  judged: 'each',
  rules: [
    { id: 'CEL-C1', urgency: 'critical', source: sources.HOUSE, because: 'a red or hot leg with blisters, crepitus, necrosis, pain out of proportion or low blood pressure: possible necrotizing infection',
      when: all(any(redOrHot, codedHere), any(present('bullae-crepitus-necrosis', recent), present('pain-out-of-proportion', recent), below('systolic-blood-pressure', 90, 'mm[Hg]'))) },
    { id: 'CEL-W1', urgency: 'warning', source: sources.ALT_70, because: 'one red, warm leg with fever, raised white cells or a fast heart',
      when: all(redAndHot, systemic) },
    { id: 'CEL-W2', urgency: 'warning', source: sources.HOUSE, because: 'cellulitis of the leg recorded within 14 days, with a leg symptom',
      when: all(codedHere, any(present('leg-pain'), present('leg-swelling'), redOrHot)) },
    { id: 'CEL-W3', urgency: 'warning', source: sources.ALT_70, because: 'one red leg with fever',
      when: all(oneSided('leg-erythema', recent), present('fever', recent)) },
    { id: 'CEL-I1', urgency: 'info', source: sources.ALT_70, because: 'one red, warm leg: ALT-70 3 or more; a DVT is possible too',
      when: all(redAndHot, scores(alt70, 3)) },
    { id: 'CEL-I2', urgency: 'info', source: sources.HOUSE, because: 'cellulitis of the leg recorded within 14 days',
      when: codedHere },
  ],
  silences: [
    { id: 'CEL-0', because: 'both legs red: rarely cellulitis', source: sources.ALT_70,
      when: all(inBothLegs('leg-erythema', recent), lacks(codedHere)) },
  ],
  weights: weigh('cellulitis', [
    [2, ['one red leg', oneSided('leg-erythema', recent)]], [2, ['warm', present('leg-warmth', recent)]], [3, 'fever'], [2, 'leukocytosis'], [1, ['heart rate 90 or more', reaches('heart-rate', 90, '/min')]],
    [3, 'dx-cellulitis'], [3, 'bullae-crepitus-necrosis'], [2, 'pain-out-of-proportion'], [1, 'leg-swelling'], [1, 'foot-or-leg-ulcer'], [1, 'crp-high'],
    [-2, ['both legs red', inBothLegs('leg-erythema')]], [-2, 'stasis-skin-changes'], [-2, 'dependent-rubor'],
  ]),
  instruments: [{ score: alt70, when: redOrHot }],
  steps: [
    { text: 'Emergency surgical and intensive-care review now', source: sources.HOUSE, order: 'emergency-department', priority: 'stat', when: any(present('bullae-crepitus-necrosis', recent), present('pain-out-of-proportion', recent), below('systolic-blood-pressure', 90, 'mm[Hg]')) },
    { text: 'Temperature, white cell count, portal of entry; mark the margin; check foot pulses', source: sources.ALT_70, order: 'wbc', priority: 'urgent', when: lacks(reaches('white-cell-count', 0, '10*3/uL')) },
    { text: 'Venous duplex if the leg is swollen: a DVT looks the same', source: sources.NICE_NG158, order: 'venous-duplex', priority: 'urgent', when: oneSided('leg-swelling') },
  ],
  notes: [
    { text: 'A diabetic foot infection: check perfusion (pulses, toe pressure).', when: all(present('diabetes'), any(present('foot-or-leg-ulcer'), present('foot-or-toe-site'))) },
    { text: 'One swollen leg: deep vein thrombosis remains an alternative.', when: any(oneSided('leg-swelling'), oneSided('calf-swelling')) },
  ],
  yieldsTo: [{ topic: 'deep-vein-thrombosis', atLeast: 'critical' }],
  alsoAsk: ['body-temperature', 'white-cell-count'],
}

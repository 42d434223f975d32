import { all, any, atMost, below, called, inBothLegs, lacks, present, reaches, scores } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { konno2007 } from '../instruments/konno-2007.ts'
import { sugioka2008 } from '../instruments/sugioka-2008.ts'
import { sources } from '../sources.ts'

const legSymptom = called('leg symptom', any(present('leg-pain'), present('numbness'), present('heaviness'), present('paraesthesia'), present('claudication'), present('claudication-neurogenic'), present('limb-weakness'), present('worse-walking')))
const provoked = called('worse standing or walking', any(present('pain-worse-standing'), present('worse-walking'), present('claudication-neurogenic')))
const coded = called('stenosis on record', any(present('dx-lumbar-spinal-stenosis'), present('mri-central-stenosis')))
const gate = called('stenosis setting', any(all(legSymptom, provoked), all(coded, legSymptom)))
/** Sitting or bending is what splits this from arterial claudication; without it the arteries come first. */
const spinalRelief = called('relief by sitting or bending', any(present('relief-by-forward-bending'), present('relief-by-sitting'), present('claudication-neurogenic'), coded))

const weights = weigh('lumbar-spinal-stenosis', [
  [3, 'relief-by-forward-bending'], [3, 'claudication-neurogenic'], [3, 'dx-lumbar-spinal-stenosis'], [2, 'relief-by-sitting'],
  [2, ['both legs', any(inBothLegs('leg-pain'), inBothLegs('numbness'), inBothLegs('heaviness'), inBothLegs('paraesthesia'))]],
  [2, ['age 70 or more', reaches('age', 70, 'a')]], [1, ['age 60-69', all(reaches('age', 60, 'a'), below('age', 70, 'a'))]], [2, ['symptoms on extension', any(present('extension-symptoms'), present('worse-backward-bending'))]],
  [2, ['foot pulses palpable or ABI 0.9 to 1.3', any(present('pulse-normal'), all(reaches('abi', 0.9, '{ratio}'), atMost('abi', 1.3, '{ratio}')))]],
  [1, 'pain-worse-standing'], [1, 'worse-walking'], [1, 'low-back-pain'], [1, 'wide-based-gait'], [1, 'mri-central-stenosis'],
  [-2, 'slr-positive'], [-2, 'worse-sitting'], [-2, ['age below 50', below('age', 50, 'a')]], [-3, 'relief-by-standing-still'], [-3, 'pulse-absent'],
])

export const lumbarSpinalStenosis: Hypothesis = {
  topic: 'lumbar-spinal-stenosis',
  judged: 'whole',
  rules: [
    { id: 'LSS-W1', urgency: 'warning', source: sources.HOUSE, because: 'stenosis picture with weakness getting worse',
      when: all(gate, any(scores(weights, 5), coded), present('progressive-motor-deficit')) },
    { id: 'LSS-I1', urgency: 'info', source: sources.SURI_2010, because: 'leg symptoms on standing or walking, eased by sitting or bending forward',
      when: all(gate, scores(weights, 5), spinalRelief) },
    { id: 'LSS-I2', urgency: 'info', source: sources.HOUSE, because: 'lumbar spinal stenosis on record with leg symptoms',
      when: all(present('dx-lumbar-spinal-stenosis', { coded: true }), legSymptom) },
    { id: 'LSS-I3', urgency: 'info', source: sources.HOUSE, because: 'lumbar spinal stenosis recorded within 90 days',
      when: any(present('dx-lumbar-spinal-stenosis', { coded: true, dated: true, withinDays: 90 }), present('dx-lumbar-spinal-stenosis', { coded: true, beganWithinDays: 90 })) },
    { id: 'LSS-I4', urgency: 'info', source: sources.SURI_2010, because: 'pain that bending forward eases',
      when: all(present('relief-by-forward-bending'), legSymptom) },
  ],
  weights,
  confidence: { suggestive: scores(weights, 5), supported: scores(weights, 9) },
  instruments: [{ score: konno2007, when: any(provoked, present('relief-by-forward-bending')) }, { score: sugioka2008, when: all(provoked, present('relief-by-forward-bending')) }],
  steps: [
    { text: 'Ask walking distance, and whether sitting or merely standing still ends the pain', source: sources.SURI_2010 },
    { text: 'Feel the foot pulses and measure the ABI if in doubt: arterial claudication looks alike', source: sources.KONNO_2007, order: 'abi', priority: 'routine', when: lacks(any(present('pulse-normal'), reaches('abi', 0, '{ratio}', { withinDays: 365 }))) },
    { text: 'MRI of the lumbar spine if an intervention is considered', source: sources.SURI_2010, order: 'mri-lumbar', priority: 'routine', when: all(scores(weights, 9), lacks(present('mri-central-stenosis'))) },
  ],
  notes: [
    { text: 'Lying flat extends the lumbar spine and can bring night symptoms; lying curled helps.', when: any(present('pain-nocturnal'), present('pain-worse-supine')) },
  ],
  yieldsTo: [
    { topic: 'cauda-equina-syndrome', atLeast: 'warning' },
    { topic: 'acute-limb-ischemia' },
    { topic: 'peripheral-artery-disease', atLeast: 'warning', unless: present('relief-by-forward-bending') },
  ],
  alsoAsk: ['relief-by-forward-bending', 'relief-by-sitting', 'relief-by-standing-still', 'pulse-normal', 'saddle-anaesthesia'],
}

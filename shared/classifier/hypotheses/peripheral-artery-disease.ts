import { above, all, any, atMost, below, called, lacks, oneSided, present, reaches } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { edinburghPositive } from '../instruments/edinburgh.ts'
import { sources } from '../sources.ts'

const legSymptom = called('leg symptom', any(
  present('leg-pain'), present('claudication'), present('pain-at-rest'), present('pain-nocturnal'), present('cold-limb', { withinDays: 90 }),
  present('numbness'), present('heaviness'), present('cramping-quality'), present('worse-walking'), present('foot-or-leg-ulcer'),
))
const exertional = called('exertional pain', any(present('claudication'), present('worse-walking')))
const notNeurogenic = called('no neurogenic pattern', lacks(any(present('claudication-neurogenic'), present('relief-by-forward-bending'), all(present('relief-by-sitting'), present('pulse-normal')))))
const known = present('dx-peripheral-artery-disease')

export const peripheralArteryDisease: Hypothesis = {
  topic: 'peripheral-artery-disease',
  judged: 'each',
  rules: [
    { id: 'PAD-W1', urgency: 'warning', source: sources.ACC_AHA_2024, because: 'pressure in the range of limb-threatening ischemia: ask for rest pain, inspect the feet',
      when: any(below('abi', 0.4, '{ratio}'), below('ankle-pressure', 50, 'mm[Hg]'), below('toe-pressure', 30, 'mm[Hg]')) },
    { id: 'PAD-I1', urgency: 'info', source: sources.ACC_AHA_2024, because: 'abnormal ankle or toe index with leg symptoms',
      when: all(any(atMost('abi', 0.9, '{ratio}'), atMost('tbi', 0.7, '{ratio}')), any(legSymptom, present('pulse-absent'), present('pulse-diminished'), present('dx-chronic-venous-insufficiency'), present('compression-therapy'), present('pain-worse-standing'))) },
    { id: 'PAD-I2', urgency: 'info', source: sources.ECQ, because: 'pain on walking that stops with rest',
      when: all(any(present('claudication'), edinburghPositive), notNeurogenic) },
    { id: 'PAD-I3', urgency: 'info', source: sources.ACC_AHA_2024, because: 'borderline ankle-brachial index with exertional symptoms: exercise ABI',
      when: all(above('abi', 0.9, '{ratio}'), below('abi', 1, '{ratio}'), exertional, notNeurogenic) },
    { id: 'PAD-I4', urgency: 'info', source: sources.ACC_AHA_2024, because: 'ABI above 1.40 cannot be interpreted: toe-brachial index or toe pressure',
      when: all(above('abi', 1.4, '{ratio}'), any(legSymptom, known)) },
    { id: 'PAD-I6', urgency: 'info', source: sources.ACC_AHA_2024, because: 'abnormal foot pulses with leg symptoms: an ABI is advised',
      when: all(any(present('pulse-absent'), present('pulse-diminished'), present('doppler-arterial-absent'), present('doppler-arterial-monophasic')), legSymptom) },
    { id: 'PAD-I7', urgency: 'info', source: sources.HOUSE, because: 'peripheral artery disease on record with a leg symptom',
      when: all(any(known, present('hx-pad')), any(present('leg-pain'), present('pain-at-rest'), present('cold-limb'), exertional), lacks(present('radiating-below-knee'))) },
    { id: 'PAD-I8', urgency: 'info', source: sources.HOUSE, because: 'peripheral artery disease recorded within 90 days',
      when: any(present('dx-peripheral-artery-disease', { coded: true, dated: true, withinDays: 90 }), present('dx-peripheral-artery-disease', { coded: true, beganWithinDays: 90 })) },
  ],
  weights: weigh('peripheral-artery-disease', [
    [3, ['abnormal ankle or toe index', any(atMost('abi', 0.9, '{ratio}'), atMost('tbi', 0.7, '{ratio}'))]], [3, 'claudication'], [2, 'relief-by-standing-still'],
    [2, 'pulse-absent'], [1, 'pulse-diminished'], [2, 'dx-peripheral-artery-disease'], [1, 'worse-walking'], [1, 'cold-limb'], [1, 'shiny-hairless-skin'],
    [1, 'diabetes'], [1, 'risk-smoker-current'], [1, ['age 65 or more', reaches('age', 65, 'a')]],
    [-2, 'relief-by-forward-bending'], [-2, 'claudication-neurogenic'], [-2, 'pulse-normal'], [-2, ['normal ankle-brachial index', all(reaches('abi', 1, '{ratio}'), atMost('abi', 1.4, '{ratio}'))]],
    [-1, ['pain of both legs relieved by sitting', present('relief-by-sitting')]],
  ]),
  steps: [
    { text: 'Measure the resting ankle-brachial index of both legs', source: sources.ACC_AHA_2024, order: 'abi', priority: 'routine', when: lacks(reaches('abi', 0, '{ratio}', { withinDays: 365 })) },
    { text: 'Measure toe pressure or toe-brachial index', source: sources.ACC_AHA_2024, order: 'toe-pressure', priority: 'routine', when: any(above('abi', 1.4, '{ratio}'), below('abi', 0.4, '{ratio}'), present('diabetes'), present('ckd')) },
    { text: 'Ask for pain at rest or at night and inspect both feet', source: sources.ACC_AHA_2024 },
  ],
  notes: [{ text: 'A negative claudication history does not exclude arterial disease in diabetes.', when: all(present('diabetes'), lacks(present('claudication'))) }],
  yieldsTo: [
    { topic: 'acute-limb-ischemia' },
    { topic: 'chronic-limb-threatening-ischemia', atLeast: 'info' },
    { topic: 'lumbar-spinal-stenosis', unless: any(atMost('abi', 0.9, '{ratio}'), atMost('tbi', 0.7, '{ratio}'), present('pulse-absent'), oneSided('pulse-diminished'), known) },
    { topic: 'deep-vein-thrombosis', atLeast: 'warning', unless: any(atMost('abi', 0.9, '{ratio}'), present('claudication')) },
  ],
  alsoAsk: ['abi', 'claudication', 'relief-by-standing-still', 'pain-at-rest', 'pulse-absent'],
}

import { all, any, called, lacks, oneSided, present } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { wellsPe } from '../instruments/wells-pe.ts'
import { sources } from '../sources.ts'
import { dvtTrigger, wellsLikely } from './deep-vein-thrombosis.ts'
import { anySymptom, fastBreathing, fastHeart, lowOxygen, pulmonarySymptoms, shock, symptomWithVital } from './pulmonary-signs.ts'

const month = { withinDays: 30 } as const
/** A leg finding is needed first: no leg, no card of ours. */
const legGate = called('leg findings of DVT', all(
  any(
    present('dx-deep-vein-thrombosis', { beganWithinDays: 90 }),
    all(dvtTrigger, wellsLikely),
    all(any(oneSided('leg-swelling', month), oneSided('calf-swelling', month)), any(present('leg-pain', month), present('deep-vein-tenderness', month))),
    all(dvtTrigger, present('d-dimer-positive')),
    all(any(oneSided('leg-swelling', month), oneSided('calf-swelling', month)), any(present('pregnancy'), present('puerperium'))),
  ),
  lacks(present('dvt-excluded', { withinDays: 7 })),
))

export const pulmonaryEmbolism: Hypothesis = {
  topic: 'pulmonary-embolism',
  judged: 'whole',
  rules: [
    { id: 'PE-C2', urgency: 'critical', source: sources.NICE_NG158, because: 'DVT findings with low blood pressure or oxygen: possible high-risk embolism',
      when: all(legGate, shock) },
    { id: 'PE-C1', urgency: 'critical', source: sources.NICE_NG158, because: 'DVT findings with chest symptoms and an abnormal vital sign or a second symptom',
      when: all(legGate, symptomWithVital) },
    { id: 'PE-C3', urgency: 'critical', source: sources.NICE_NG158, because: 'pulmonary embolism on record with leg findings and no anticoagulant on record',
      when: all(present('dx-pulmonary-embolism', { beganWithinDays: 90 }), dvtTrigger, lacks(present('on-anticoagulant'))) },
    { id: 'PE-C4', urgency: 'critical', source: sources.HOUSE, because: 'DVT findings with one symptom of embolism, or a fast heart and low oxygen',
      when: all(legGate, any(anySymptom, all(fastHeart, lowOxygen))) },
  ],
  weights: weigh('pulmonary-embolism', [
    [3, ['leg findings of DVT', legGate]], [2, 'dyspnea'], [2, 'hemoptysis'], [2, 'syncope'], [2, 'chest-pain'], [2, ['heart rate above 100', fastHeart]], [2, ['low oxygen', lowOxygen]],
    [1, ['fast breathing', fastBreathing]], [3, ['low blood pressure or very low oxygen', shock]], [3, 'dx-pulmonary-embolism'], [1, 'risk-active-cancer'], [1, 'hx-pe'], [1, 'hx-dvt'],
    [-1, 'chronic-dyspnea'], [-1, 'on-anticoagulant'], [1, ['two or more symptoms', { kind: 'at-least', count: 2, of: pulmonarySymptoms }]],
  ]),
  instruments: [{ score: wellsPe, when: lacks(any(present('pregnancy'), present('puerperium'))) }],
  steps: [
    { text: 'Emergency department now', source: sources.NICE_NG158, order: 'emergency-department', priority: 'stat' },
    { text: 'CT pulmonary angiogram (V/Q scan if contrast is contraindicated)', source: sources.NICE_NG158, order: 'ctpa', priority: 'stat' },
    { text: 'Vital signs and ECG; D-dimer only if the Wells PE score is 4 or less', source: sources.NICE_NG158 },
  ],
  alsoAsk: ['oxygen-saturation', 'heart-rate', 'chest-pain', 'hemoptysis'],
}

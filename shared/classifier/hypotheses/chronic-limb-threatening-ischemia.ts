import { above, all, any, atMost, below, type Criterion, called, lacks, present, reaches, scores } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { perfusionSign, restPainPattern, worseLyingOrAtNight } from '../instruments/rest-pain-pattern.ts'
import { wifiIschemia } from '../instruments/wifi.ts'
import { sources } from '../sources.ts'

/** Pressures that prove ischemia of the limb (GVG 2019; WIfI grade 3; ACC/AHA 2024): ABI < 0.40, ankle < 50, toe < 30, TcPO2 < 30. */
const proven = (withinDays: number): Criterion =>
  any(
    below('abi', 0.4, '{ratio}', { withinDays }), below('ankle-pressure', 50, 'mm[Hg]', { withinDays }),
    below('toe-pressure', 30, 'mm[Hg]', { withinDays }), below('tcpo2', 30, 'mm[Hg]', { withinDays }),
  )
/** Pressures that show arterial disease (ACC/AHA 2024): ABI <= 0.90, TBI <= 0.70; with a wound ankle < 70 or toe < 50 (TASC II). */
const partial: Criterion = called('pressure that shows arterial disease', any(
  atMost('abi', 0.9, '{ratio}'), atMost('tbi', 0.7, '{ratio}'),
  all(any(present('foot-or-leg-ulcer'), present('gangrene')), any(below('ankle-pressure', 70, 'mm[Hg]'), below('toe-pressure', 50, 'mm[Hg]'))),
))
const knownArterial = called('known arterial disease', any(present('hx-pad'), present('dx-peripheral-artery-disease'), present('dx-limb-ischemia-unspecified-acuity')))
const siteReliefOrSign = called('forefoot site, dependency relief or perfusion sign', any(present('foot-or-toe-site'), present('relief-by-dependency'), perfusionSign))
const relieved = present('relief-by-dependency')
const toeNotMeasured = called('toe pressure not measured', lacks(any(reaches('toe-pressure', 0, 'mm[Hg]', { withinDays: 365 }), reaches('tbi', 0, '{ratio}', { withinDays: 365 }))))
const footSymptom = called('foot symptom', any(present('foot-or-toe-site'), present('pain-at-rest'), present('rest-pain-ischemic'), present('foot-or-leg-ulcer'), all(present('leg-pain'), worseLyingOrAtNight)))
const spreadingInfection = called('spreading or systemic infection', any(present('limb-infection-systemic'), present('dx-cellulitis'), all(present('leg-erythema', { withinDays: 14 }), present('fever'))))
/** The wound is venous by record and nothing speaks for the arteries. */
const venousWound = called('a wound that is venous by record', all(present('venous-ulcer'), lacks(any(perfusionSign, partial, knownArterial))))
/** Another reading of burning or cramping night pain in the feet, without one sign of the arteries. */
const mimic = called('another reading of the night pain', any(
  all(present('stocking-distribution'), lacks(perfusionSign)), present('urge-to-move-legs'), present('relief-by-muscle-stretch'), present('cramping-quality'),
  all(present('burning-quality', { legs: 'both' }), lacks(perfusionSign)), present('relief-by-elevation'), present('radiating-below-knee'),
  all(present('pulse-normal'), lacks(any(present('diabetes'), present('ckd'), reaches('age', 75, 'a')))),
))

export const chronicLimbThreateningIschemia: Hypothesis = {
  topic: 'chronic-limb-threatening-ischemia',
  judged: 'each',
  rules: [
    { id: 'CLTI-C1', urgency: 'critical', source: sources.GVG_2019, because: 'gangrene of the foot or toes',
      when: all(present('gangrene'), lacks(present('raynaud'))) },
    { id: 'CLTI-C2', urgency: 'critical', source: sources.GVG_2019, because: 'ischemia proven by pressure, with a foot infection that is spreading or systemic',
      when: all(any(present('tissue-loss-ischemic-ulcer'), present('foot-or-leg-ulcer'), present('rest-pain-ischemic'), scores(restPainPattern, 3)), proven(90), spreadingInfection) },
    { id: 'CLTI-C3', urgency: 'critical', source: sources.HOUSE, because: 'ischemic rest pain with new weakness or sudden loss of sensation',
      when: all(any(present('rest-pain-ischemic'), all(scores(restPainPattern, 3), relieved, worseLyingOrAtNight)),
        any(present('limb-weakness', { beganWithinDays: 14 }), present('limb-paralysis', { withinDays: 14 }), all(present('numbness', { beganWithinDays: 14 }), present('leg-pain-acute-onset', { withinDays: 14 })))) },
    { id: 'CLTI-C4', urgency: 'critical', source: sources.HOUSE, because: 'blue or black toes with known arterial disease or a rest-pain pattern',
      when: all(present('blue-or-black-toes', { withinDays: 14 }), any(knownArterial, partial, all(scores(restPainPattern, 2), worseLyingOrAtNight)), lacks(present('raynaud'))) },
    { id: 'CLTI-W1', urgency: 'warning', source: sources.GVG_2019, because: 'ischemic rest pain or limb-threatening ischemia on record',
      when: any(present('dx-chronic-limb-threatening-ischemia', { coded: true }), present('rest-pain-ischemic'), all(present('dx-chronic-limb-threatening-ischemia'), footSymptom)) },
    { id: 'CLTI-W2', urgency: 'warning', source: sources.GVG_2019, because: 'a foot wound with a sign or measurement of arterial disease',
      when: all(any(present('tissue-loss-ischemic-ulcer'), all(present('foot-or-leg-ulcer'), any(present('pulse-absent'), partial, proven(365)), lacks(venousWound)))) },
    { id: 'CLTI-W3', urgency: 'warning', source: sources.HOUSE, because: 'pain lying down or at night, eased by hanging the leg down: ischemic rest-pain story',
      when: all(scores(restPainPattern, 3), worseLyingOrAtNight, relieved) },
    { id: 'CLTI-W4', urgency: 'warning', source: sources.GVG_2019, because: 'rest-pain pattern in a patient with arterial disease',
      when: all(scores(restPainPattern, 2), worseLyingOrAtNight, siteReliefOrSign, present('leg-pain'), any(knownArterial, partial), lacks(all(present('cramping-quality'), present('relief-by-muscle-stretch')))) },
    { id: 'CLTI-W5', urgency: 'warning', source: sources.ACC_AHA_2024, because: 'ischemia proven by pressure, with foot symptoms',
      when: all(proven(90), footSymptom) },
    { id: 'CLTI-W6', urgency: 'warning', source: sources.ACC_AHA_2024, because: 'ABI above 1.40 cannot be interpreted, with a wound or rest pain: toe pressure needed',
      when: all(above('abi', 1.4, '{ratio}'), toeNotMeasured, any(present('foot-or-leg-ulcer'), present('rest-pain-ischemic'), all(worseLyingOrAtNight, siteReliefOrSign, present('leg-pain')))) },
    { id: 'CLTI-W7', urgency: 'warning', source: sources.HOUSE, because: 'several perfusion signs with pain at night or lying down',
      when: all(present('leg-pain'), worseLyingOrAtNight, any(present('pulse-absent'), present('dependent-rubor')), scores(restPainPattern, 3)) },
    { id: 'CLTI-I1', urgency: 'info', source: sources.HOUSE, because: 'part of a rest-pain pattern: the arteries are not tested yet',
      when: all(scores(restPainPattern, 2), worseLyingOrAtNight, siteReliefOrSign, present('leg-pain'), lacks(mimic)) },
    { id: 'CLTI-I2', urgency: 'info', source: sources.HOUSE, because: 'relief by hanging the leg down: the arteries are not tested yet',
      when: all(relieved, worseLyingOrAtNight) },
  ],
  silences: [
    { id: 'CLTI-0', because: 'good foot pulses and a normal toe pressure within 90 days', source: sources.ACC_AHA_2024,
      when: all(present('pulse-normal', { withinDays: 90 }), reaches('toe-pressure', 60, 'mm[Hg]', { withinDays: 90 }), lacks(any(present('foot-or-leg-ulcer'), present('rest-pain-ischemic')))) },
  ],
  weights: weigh('chronic-limb-threatening-ischemia', [
    [3, 'relief-by-dependency'], [3, ['pressure that proves ischemia', proven(365)]], [3, 'gangrene'], [3, 'tissue-loss-ischemic-ulcer'], [3, 'rest-pain-ischemic'],
    [3, 'dx-chronic-limb-threatening-ischemia'], [2, ['pressure that shows arterial disease', partial]], [2, 'foot-or-toe-site'], [2, 'pulse-absent'], [2, 'pain-worse-supine'],
    [1, 'pain-nocturnal'], [1, 'pain-at-rest'], [1, 'pain-worse-elevation'], [1, 'pulse-diminished'], [1, 'cold-limb'], [1, 'dependent-rubor'], [1, 'skin-pallor'],
    [1, 'shiny-hairless-skin'], [2, ['known arterial disease', knownArterial]], [1, 'blue-or-black-toes'], [1, 'foot-or-leg-ulcer'],
    [1, 'diabetes'], [1, 'risk-smoker-current'], [1, 'ckd'], [1, ['age 65 or more', reaches('age', 65, 'a')]], [1, 'hx-leg-amputation'],
    [-2, 'relief-by-elevation'], [-1, 'pain-worse-standing'], [-3, ['good pulses with a normal toe pressure', all(present('pulse-normal'), reaches('toe-pressure', 60, 'mm[Hg]', { withinDays: 90 }))]],
    [-2, ['relief by stretching', present('relief-by-muscle-stretch')]], [-1, 'urge-to-move-legs'], [-1, 'no-relief-by-dependency'],
    [-1, ['palpable foot pulses', present('pulse-normal')]], [-1, 'stocking-distribution'],
  ]),
  instruments: [{ score: wifiIschemia, when: any(reaches('abi', 0, '{ratio}'), reaches('toe-pressure', 0, 'mm[Hg]'), reaches('ankle-pressure', 0, 'mm[Hg]')) }],
  steps: [
    { text: 'Refer urgently to a vascular specialist: days, not weeks', source: sources.GVG_2019, order: 'vascular-referral', priority: 'urgent' },
    { text: 'Measure the ankle-brachial index of both legs', source: sources.ACC_AHA_2024, order: 'abi', priority: 'urgent', when: lacks(reaches('abi', 0, '{ratio}', { withinDays: 90 })) },
    { text: 'Measure the toe pressure (preferred: stiff arteries make the ABI read high)', source: sources.GVG_2019, order: 'toe-pressure', priority: 'urgent', when: lacks(reaches('toe-pressure', 0, 'mm[Hg]', { withinDays: 90 })) },
    { text: 'Inspect the foot: between the toes, heel, shoes; feel both foot pulses', source: sources.ACC_AHA_2024 },
  ],
  notes: [
    { text: 'Began less than 14 days ago: acute or chronic is unclear; if sudden, treat as acute limb ischemia.', when: present('leg-pain', { beganWithinDays: 14 }) },
    { text: 'A normal ABI does not rule this out in diabetes, kidney disease or old age: stiff arteries read high.', when: all(reaches('abi', 0.91, '{ratio}'), any(present('diabetes'), present('ckd'), reaches('age', 75, 'a'))) },
    { text: 'A swollen foot does not argue against it: sleeping with the leg down makes the ankle swell.', when: all(present('leg-swelling'), relieved) },
    { text: 'ABI above 1.40 is not interpretable: use the toe pressure.', when: above('abi', 1.4, '{ratio}') },
  ],
  yieldsTo: [{ topic: 'acute-limb-ischemia', unless: any(relieved, present('gangrene'), present('foot-or-leg-ulcer'), present('rest-pain-ischemic'), proven(90), present('leg-pain', { beganBeforeDays: 14 })) }],
  alsoAsk: ['relief-by-dependency', 'foot-or-toe-site', 'pulse-absent', 'abi', 'toe-pressure', 'foot-or-leg-ulcer'],
}

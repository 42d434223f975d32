import { above, all, any, atMost, below, called, lacks, oneSided, present, reaches, scores } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { sources } from '../sources.ts'

const cramp = called('cramp', any(present('cramping-quality'), present('muscle-hardening')))
const night = called('at night or at rest', any(present('pain-nocturnal'), present('rest-onset'), present('wakes-from-sleep'), present('pain-worse-supine'), present('pain-at-rest')))
const coded = present('dx-nocturnal-leg-cramps')
const gate = called('cramp at night', any(all(cramp, night), coded))
const quinine = called('quinine without malaria', all(present('quinine'), lacks(present('malaria-or-babesiosis'))))
const diuretic = called('diuretic', any(present('cramp-k-sparing'), present('cramp-thiazide'), present('cramp-loop')))
const drugCause = called('drug associated with cramps', any(present('cramp-laba'), present('cramp-k-sparing'), present('cramp-thiazide'), present('cramp-other')))
const lowElectrolyte = called('low potassium, magnesium or calcium', any(below('potassium', 3.5, 'mmol/L'), below('magnesium', 0.66, 'mmol/L'), below('calcium', 2.15, 'mmol/L'), below('calcium-ionized', 1.12, 'mmol/L'), present('hypokalemia'), present('hypomagnesemia'), present('hypocalcemia')))
/** Severe values (convention): K < 2.5, Mg < 0.50, corrected Ca < 1.90 mmol/L, from the last 7 days. */
const severeElectrolyte = called('severely low potassium, magnesium or calcium', any(below('potassium', 2.5, 'mmol/L', { withinDays: 7 }), below('magnesium', 0.5, 'mmol/L', { withinDays: 7 }), below('calcium', 1.9, 'mmol/L', { withinDays: 7 })))
const labsMissing = called('electrolytes not complete', lacks(all(reaches('potassium', 0, 'mmol/L'), reaches('magnesium', 0, 'mmol/L'), any(reaches('calcium', 0, 'mmol/L'), reaches('calcium-ionized', 0, 'mmol/L')))))

const weights = weigh('nocturnal-leg-cramps', [
  [3, ['cramp of 10 minutes or less', all(cramp, atMost('episode-duration', 10, 'min'))]], [2, 'cramping-quality'], [2, 'muscle-hardening'], [2, 'sudden-onset'], [2, 'relief-by-muscle-stretch'],
  [2, ['calf or foot', any(present('calf-site'), present('foot-or-toe-site'))]], [3, 'dx-nocturnal-leg-cramps'],
  [1, ['at night', night]], [1, 'residual-soreness'], [1, 'wakes-from-sleep'], [1, 'distress'], [1, ['age 50 or more', reaches('age', 50, 'a')]], [1, ['drug associated with cramps', drugCause]],
  [1, 'pregnancy'], [1, 'dialysis'], [1, ['low potassium, magnesium or calcium', lowElectrolyte]],
  [-1, ['thigh only', all(present('thigh-location'), lacks(present('calf-site')))]], [-2, ['episodes longer than 30 minutes', above('episode-duration', 30, 'min')]],
  [-2, ['urge to move without a cramp', all(present('urge-to-move-legs'), lacks(present('muscle-hardening')))]], [-2, ['only burning or crawling', all(any(present('burning-quality'), present('crawling-sensation')), lacks(cramp))]],
  [-3, ['swelling, warmth or redness of one leg', any(oneSided('leg-swelling'), all(oneSided('leg-warmth'), oneSided('leg-erythema')))]], [-3, 'claudication'],
  [-3, ['relief by hanging the leg down with an ischemic sign', all(present('relief-by-dependency'), any(present('pulse-absent'), present('cold-limb'), present('dependent-rubor')))]],
])

export const nocturnalLegCramps: Hypothesis = {
  topic: 'nocturnal-leg-cramps',
  judged: 'each',
  rules: [
    { id: 'NLC-W1', urgency: 'warning', source: sources.FDA_QUININE, because: 'quinine with leg cramps and no malaria on record',
      when: all(quinine, any(gate, cramp, coded)) },
    { id: 'NLC-W2', urgency: 'warning', source: sources.HOUSE, because: 'cramps with a severely low potassium, magnesium or calcium',
      when: all(any(gate, cramp), severeElectrolyte) },
    { id: 'NLC-I1', urgency: 'info', source: sources.HALLEGRAEFF, because: 'sudden painful cramps at night',
      when: all(gate, scores(weights, 5), any(labsMissing, drugCause, lowElectrolyte, diuretic, present('cramp-statin'), present('quinine'))) },
    { id: 'NLC-I2', urgency: 'info', source: sources.HALLEGRAEFF, because: 'night cramps with a cause that can be changed',
      when: all(gate, any(drugCause, lowElectrolyte)) },
    { id: 'NLC-I3', urgency: 'info', source: sources.HOUSE, because: 'sleep-related leg cramps recorded within 90 days',
      when: any(present('dx-nocturnal-leg-cramps', { coded: true, dated: true, withinDays: 90 }), present('dx-nocturnal-leg-cramps', { coded: true, beganWithinDays: 90 })) },
    { id: 'NLC-I4', urgency: 'info', source: sources.HALLEGRAEFF, because: 'leg cramps at night',
      when: all(present('cramping-quality'), any(present('pain-nocturnal'), present('wakes-from-sleep'), present('pain-worse-supine')), scores(weights, 3)) },
  ],
  weights,
  confidence: { suggestive: scores(weights, 5), supported: scores(weights, 8) },
  steps: [
    { text: 'Quinine is not advised for cramps (FDA boxed warning: blood disorders): review it', source: sources.FDA_QUININE, order: 'drug-review', priority: 'urgent', when: quinine },
    { text: 'Review drugs that are associated with cramps', source: sources.GARRISON_2012, order: 'drug-review', priority: 'routine', when: all(drugCause, lacks(quinine)) },
    { text: 'Consider potassium, magnesium, calcium and kidney function if not done', source: sources.HALLEGRAEFF, order: 'electrolytes', priority: 'routine', when: labsMissing },
    { text: 'Stretching of the calves before sleep', source: sources.HALLEGRAEFF },
  ],
  notes: [
    { text: 'Short and long episodes are both recorded: ask how long one lasts.', when: all(atMost('episode-duration', 10, 'min'), present('pain-persistent-not-posture-dependent')) },
    { text: 'Creatine kinase if there is weakness, dark urine or a statin with muscle pain.', when: present('cramp-statin') },
  ],
  yieldsTo: [
    { topic: 'acute-limb-ischemia' },
    { topic: 'chronic-limb-threatening-ischemia', unless: any(present('relief-by-muscle-stretch'), present('muscle-hardening'), quinine) },
    { topic: 'deep-vein-thrombosis', unless: any(present('relief-by-muscle-stretch'), quinine) },
    { topic: 'restless-legs-syndrome', unless: any(present('relief-by-muscle-stretch'), present('muscle-hardening'), atMost('episode-duration', 10, 'min'), quinine) },
    { topic: 'peripheral-artery-disease', unless: any(present('relief-by-muscle-stretch'), present('muscle-hardening'), present('pain-nocturnal'), quinine) },
    { topic: 'cauda-equina-syndrome', atLeast: 'warning', unless: quinine },
  ],
  alsoAsk: ['episode-duration', 'relief-by-muscle-stretch', 'muscle-hardening', 'potassium'],
}

import { all, any, type Criterion, called, cannotExceed, inBothLegs, lacks, oneSided, possibly, present, reaches, scores, together } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { wellsDvt } from '../instruments/wells-dvt.ts'
import { sources } from '../sources.ts'
import { pulmonarySigns } from './pulmonary-signs.ts'

const month = { withinDays: 30 } as const
const tender = present('deep-vein-tenderness', month)
const swollen = called('one swollen leg (30 days)', any(oneSided('leg-swelling', month), oneSided('calf-swelling', month), oneSided('pitting-edema-unilateral', month), oneSided('entire-leg-swollen', month)))
const painful = called('new pain in one leg (30 days)', all(oneSided('leg-pain', month), lacks(present('leg-pain', { beganBeforeDays: 60 }))))
const inflamed = called('one warm or red leg (30 days)', any(oneSided('leg-warmth', month), oneSided('leg-erythema', month)))
/** A leg sign that raises the suspicion: one leg, within 30 days. */
export const dvtTrigger: Criterion = called('a new sign in one leg', together(7, any(painful, swollen, tender, inflamed)))
const swollenOrTender = called('one swollen or tender leg', any(swollen, all(tender, lacks(inBothLegs('deep-vein-tenderness')))))

const recorded = reaches('wells-dvt-recorded', -2, '{score}')
/** A clinician's recorded total within 48 h beats the computed one. */
export const wellsLikely: Criterion = called('Wells DVT of 2 or more (recorded total first)', any(reaches('wells-dvt-recorded', 2, '{score}'), all(lacks(recorded), scores(wellsDvt, 2))))
const wellsUnlikely: Criterion = called('Wells DVT cannot reach 2', any(all(recorded, lacks(reaches('wells-dvt-recorded', 2, '{score}'))), all(lacks(recorded), cannotExceed(wellsDvt, 1))))
const validated: Criterion = called('Wells applies (adult, not pregnant)', lacks(any(present('pregnancy'), present('puerperium'), all(reaches('age', 0, 'a'), lacks(reaches('age', 18, 'a'))))))
const anticoagulated = present('on-anticoagulant')
const currentClot = called('a DVT of the last 90 days on record', any(present('dx-deep-vein-thrombosis', { beganWithinDays: 90 }), all(present('dx-deep-vein-thrombosis', { dated: true, withinDays: 90 }), lacks(present('dx-deep-vein-thrombosis', { beganBeforeDays: 90 })))))
const dDimerPositive = present('d-dimer-positive')
const dDimerNegative = present('d-dimer-negative')
const restPainStory = called('relief by dependency without a swollen, tender or inflamed leg', all(present('relief-by-dependency'), lacks(any(swollen, tender, inflamed))))
/** Swelling that has stood for months, or was always there, is not a new clot. */
const oldSwelling = called('swelling for months or lymphedema', any(present('leg-swelling', { beganBeforeDays: 90 }), present('lymphedema')))
/** Venous disease that has its own posture, and no statement that anything is new. */
const venousStory = called('a long-standing venous pattern without a new sign', all(
  any(present('dx-chronic-venous-insufficiency'), present('varicose-veins-leg'), present('stasis-skin-changes'), present('dx-post-thrombotic-syndrome'), present('lymphedema'), all(present('pain-worse-standing'), present('relief-by-elevation'))),
  lacks(any(tender, inflamed, present('leg-pain-acute-onset'), present('leg-swelling', { beganWithinDays: 30 }), present('calf-swelling', { beganWithinDays: 30 }), present('leg-pain', { beganWithinDays: 30 }), present('entire-leg-swollen', month))),
))
const phlegmasia = called('a massively swollen, blue or pulseless leg', together(3, all(oneSided('leg-swelling', { withinDays: 14 }), any(present('skin-cyanosis-or-mottling', { withinDays: 14 }), present('pulse-absent', { withinDays: 14 })), any(present('leg-pain', { withinDays: 14 }), present('entire-leg-swollen', { withinDays: 14 })))))

/** The leg got worse after the scan: a negative scan is repeated (NICE NG158: 6 to 8 days). */
const newerSign = called('a sign at least a day newer than the negative scan', any(
  present('entire-leg-swollen', { after: 'dvt-excluded' }), present('leg-swelling', { after: 'dvt-excluded' }), present('calf-swelling', { after: 'dvt-excluded' }),
  present('deep-vein-tenderness', { after: 'dvt-excluded' }), present('pitting-edema-unilateral', { after: 'dvt-excluded' }),
))
const likely = called('DVT likely', all(dvtTrigger, wellsLikely, validated, lacks(restPainStory)))
const positiveTest = called('positive D-dimer with a swollen or tender leg', all(dvtTrigger, swollenOrTender, dDimerPositive))
const clotOnRecord = called('current DVT without an anticoagulant', all(currentClot, lacks(anticoagulated)))
const pregnantLeg = called('swollen or tender leg in pregnancy or after birth', all(dvtTrigger, swollenOrTender, any(present('pregnancy'), present('puerperium'))))

export const deepVeinThrombosis: Hypothesis = {
  topic: 'deep-vein-thrombosis',
  judged: 'each',
  rules: [
    { id: 'DVT-C1', urgency: 'critical', source: sources.NICE_NG158, because: 'leg findings of DVT with symptoms of pulmonary embolism',
      when: all(any(likely, positiveTest, clotOnRecord, pregnantLeg), pulmonarySigns) },
    { id: 'DVT-C2', urgency: 'critical', source: sources.HOUSE, because: 'a swollen leg that is blue or pulseless: phlegmasia',
      when: phlegmasia },
    { id: 'DVT-W1', urgency: 'warning', source: sources.NICE_NG158, because: 'a current DVT on record without an anticoagulant on record',
      when: clotOnRecord },
    { id: 'DVT-W2', urgency: 'warning', source: sources.NICE_NG158, because: 'Wells score of 2 or more: DVT likely',
      when: likely },
    { id: 'DVT-W3', urgency: 'warning', source: sources.NICE_NG158, because: 'D-dimer positive with a swollen or tender leg: scan',
      when: positiveTest },
    { id: 'DVT-W4', urgency: 'warning', source: sources.NICE_NG158, because: 'a swollen or tender leg in pregnancy or after birth: scan, Wells is not validated',
      when: pregnantLeg },
    { id: 'DVT-W5', urgency: 'warning', source: sources.HOUSE, because: 'a new leg sign although anticoagulated for DVT',
      when: all(currentClot, anticoagulated, any(present('progressive-motor-deficit'), oneSided('entire-leg-swollen', { withinDays: 7 }))) },
    { id: 'DVT-I1', urgency: 'info', source: sources.NICE_NG158, because: 'one swollen or tender leg: complete the Wells items and D-dimer',
      when: all(dvtTrigger, swollenOrTender, lacks(dDimerPositive), lacks(oldSwelling), lacks(venousStory)) },
    { id: 'DVT-I2', urgency: 'info', source: sources.NICE_NG158, because: 'D-dimer negative; DVT unlikely if the Wells score stays at 1 or less: complete the exam',
      when: all(dvtTrigger, dDimerNegative, lacks(wellsUnlikely), swollenOrTender) },
    { id: 'DVT-I3', urgency: 'info', source: sources.NICE_NG158, because: 'DVT named as a possibility beside a leg symptom',
      when: all(possibly('dx-deep-vein-thrombosis', { withinDays: 30 }), any(possibly('leg-pain', month), possibly('leg-swelling', month), possibly('calf-swelling', month), possibly('deep-vein-tenderness', month))) },
    { id: 'DVT-I4', urgency: 'info', source: sources.NICE_NG158, because: 'a venous thrombosis of unstated depth on record with a leg sign',
      when: all(present('dx-venous-thrombosis-unspecified', { beganWithinDays: 90 }), dvtTrigger, lacks(anticoagulated)) },
  ],
  silences: [
    { id: 'DVT-01', because: 'Wells cannot reach 2 and the D-dimer is negative', source: sources.NICE_NG158,
      when: all(wellsUnlikely, dDimerNegative, lacks(currentClot)) },
    { id: 'DVT-02', because: 'imaging within 7 days shows no DVT', source: sources.NICE_NG158,
      when: all(present('dvt-excluded', { withinDays: 7 }), lacks(newerSign)) },
    { id: 'DVT-03', because: 'the known DVT is anticoagulated and no new sign is on record', source: sources.HOUSE,
      when: all(currentClot, anticoagulated, lacks(any(oneSided('entire-leg-swollen', { withinDays: 7 }), pulmonarySigns))) },
  ],
  weights: weigh('deep-vein-thrombosis', [
    [3, ['calf at least 3 cm larger', reaches('calf-circumference-difference', 3, 'cm')]], [2, ['swelling of one leg', swollen]], [2, ['tenderness along the deep veins', tender]],
    [2, 'entire-leg-swollen'], [1, 'pitting-edema-unilateral'], [1, ['warm or red leg', inflamed]], [1, ['pain in one leg', painful]], [2, ['D-dimer positive', dDimerPositive]],
    [3, ['current DVT on record', currentClot]], [2, 'risk-active-cancer'], [1, 'risk-major-surgery-12w'], [1, 'risk-bedridden-3d'], [1, 'risk-leg-paralysis-or-cast'], [1, 'hx-dvt'],
    [1, 'collateral-superficial-veins'], [1, 'pregnancy'], [1, 'puerperium'], [1, 'risk-thrombophilia'],
    [-3, ['imaging without DVT', present('dvt-excluded')]], [-2, ['D-dimer negative', dDimerNegative]], [-2, 'edema-bilateral'], [-2, 'relief-by-muscle-stretch'], [-2, 'relief-by-dependency'],
    [-1, ['swelling for months', oldSwelling]], [-1, 'muscle-injury'], [-1, 'baker-cyst'],
  ]),
  instruments: [{ score: wellsDvt, when: validated }],
  steps: [
    { text: 'Proximal leg vein ultrasound, result within 4 hours (within 24 hours at the latest, with interim anticoagulation)', source: sources.NICE_NG158, order: 'venous-duplex', priority: 'stat', when: any(wellsLikely, dDimerPositive, currentClot, lacks(validated), phlegmasia) },
    { text: 'D-dimer, result within 4 hours; negative makes DVT unlikely', source: sources.NICE_NG158, order: 'd-dimer', priority: 'stat', when: all(lacks(wellsLikely), lacks(dDimerPositive), lacks(dDimerNegative), validated, lacks(currentClot)) },
    { text: 'Measure both calves 10 cm below the tibial tuberosity', source: sources.WELLS_DVT, when: lacks(reaches('calf-circumference-difference', 0, 'cm')) },
  ],
  notes: [
    { text: 'If cellulitis, a Baker cyst, muscle injury, phlebitis or venous insufficiency is judged at least as likely, subtract 2 from the Wells score.', when: any(present('dx-cellulitis'), present('baker-cyst'), present('muscle-injury'), present('superficial-vein-thrombosis'), present('dx-chronic-venous-insufficiency')) },
    { text: 'On an anticoagulant, in pregnancy, with active cancer or after surgery a D-dimer says little.', when: any(anticoagulated, present('pregnancy'), present('risk-active-cancer'), present('risk-major-surgery-12w', { withinDays: 28 })) },
    { text: 'Wells is not validated in pregnancy, after birth or in children: no score is shown.', when: any(present('pregnancy'), present('puerperium'), all(reaches('age', 0, 'a'), lacks(reaches('age', 18, 'a')))) },
  ],
  yieldsTo: [{ topic: 'cellulitis', atLeast: 'warning', unless: any(wellsLikely, dDimerPositive, currentClot, present('deep-vein-tenderness')) }],
  alsoAsk: ['calf-circumference-difference', 'deep-vein-tenderness', 'entire-leg-swollen', 'd-dimer'],
}

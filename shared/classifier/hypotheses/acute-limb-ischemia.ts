import { absent, all, any, atLeast, type Criterion, called, lacks, oneSided, possibly, present, together } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { sources } from '../sources.ts'

const recent = { withinDays: 14 } as const

/** Ischemic signs recorded within 14 days; the stocking numbness of neuropathy is not one of them. */
const noPulse = called('no pulse or Doppler signal within 14 days', any(present('pulse-absent', recent), present('doppler-arterial-absent', recent)))
const cold = present('cold-limb', recent)
const paleOrBlue = called('pale, blue or mottled within 14 days', any(present('skin-pallor', recent), present('skin-cyanosis-or-mottling', recent), present('blue-or-black-toes', recent)))
const slowRefill = present('capillary-refill-delayed', recent)
const numb = called('new numbness or tingling that is no stocking', all(any(present('numbness', recent), present('paraesthesia', recent)), lacks(present('stocking-distribution'))))
const weak = present('limb-weakness', recent)
export const ischemicSigns: readonly Criterion[] = [noPulse, cold, paleOrBlue, slowRefill, numb, weak]

/** Positively stated as new: sudden, or begun within the 14 days that define acute ischemia. */
const suddenPain = called('sudden or new pain (14 days)', any(present('leg-pain-acute-onset', recent), present('leg-pain', { ...recent, beganWithinDays: 14 }), present('foot-or-toe-site', { ...recent, beganWithinDays: 14 }),
  all(present('sudden-onset', recent), lacks(any(present('cramping-quality'), present('relief-by-muscle-stretch'))))))
/** Any statement that the trouble is old: then it is chronic ischemia, judged there. */
const longStanding = called('signs that the trouble is old', any(
  present('leg-pain', { beganBeforeDays: 14 }), present('foot-or-toe-site', { beganBeforeDays: 14 }), present('pain-at-rest', { beganBeforeDays: 14 }),
  present('pulse-absent', { beganBeforeDays: 14 }), present('cold-limb', { beganBeforeDays: 14 }),
  present('rest-pain-ischemic'), present('dx-chronic-limb-threatening-ischemia'), present('relief-by-dependency'),
  present('numbness', { beganBeforeDays: 14 }), present('limb-weakness', { beganBeforeDays: 14 }),
))
/** Acute on chronic: an ischemic sign that is said to have begun within 14 days. */
const newSign = called('an ischemic sign that began within 14 days', any(
  present('limb-weakness', { beganWithinDays: 14 }), present('numbness', { beganWithinDays: 14 }), present('cold-limb', { beganWithinDays: 14 }),
  present('pulse-absent', { beganWithinDays: 14 }), present('skin-pallor', { beganWithinDays: 14 }),
))
const chronicOnly = called('long-standing and nowhere called sudden or new', all(longStanding, lacks(present('leg-pain-acute-onset', recent)), lacks(newSign)))
const embolicRisk = called('a source of emboli or known arterial disease', any(
  present('risk-atrial-fibrillation'), present('hx-pad'), present('hx-limb-revascularization'),
  present('risk-recent-vascular-catheter'), present('risk-thrombophilia'),
))

export const acuteLimbIschemia: Hypothesis = {
  topic: 'acute-limb-ischemia',
  judged: 'each',
  rules: [
    { id: 'ALI-X',  urgency: 'critical', source: sources.RUTHERFORD, because: 'fixed mottling with paralysis and numbness: possible class III',
      when: together(3, all(present('fixed-staining', recent), present('limb-paralysis', recent), present('numbness', recent))) },
    { id: 'ALI-C1', urgency: 'critical', source: sources.RUTHERFORD, because: 'acute limb ischemia on record, begun within 14 days',
      when: present('dx-acute-limb-ischemia', { beganWithinDays: 14, dated: true }) },
    { id: 'ALI-C4', urgency: 'critical', source: sources.RUTHERFORD, because: 'new weakness in a cold or pulseless leg: class IIb pattern or worse',
      when: all(together(3, all(weak, any(cold, noPulse))), lacks(chronicOnly)) },
    { id: 'ALI-C2', urgency: 'critical', source: sources.RUTHERFORD, because: 'sudden leg pain with two or more ischemic signs',
      when: all(together(3, all(suddenPain, atLeast(2, ...ischemicSigns), any(noPulse, cold))), lacks(chronicOnly)) },
    { id: 'ALI-C3', urgency: 'critical', source: sources.RUTHERFORD, because: 'no pulse with nerve or muscle signs and a third ischemic sign',
      when: all(together(3, all(noPulse, any(numb, weak), atLeast(3, ...ischemicSigns))), lacks(chronicOnly)) },
    { id: 'ALI-C5', urgency: 'critical', source: sources.RUTHERFORD, because: 'sudden blue or black toes with pain: embolic (blue toe) pattern',
      when: all(together(3, all(present('blue-or-black-toes', recent), suddenPain)), lacks(chronicOnly), lacks(present('raynaud'))) },
    { id: 'ALI-C6', urgency: 'critical', source: sources.HOUSE, because: 'massive swelling with blue or pulseless skin: phlegmasia threatens the limb',
      when: together(3, all(oneSided('leg-swelling', recent), any(present('skin-cyanosis-or-mottling', recent), all(noPulse, paleOrBlue)), any(present('leg-pain', recent), present('entire-leg-swollen', recent)))) },
    { id: 'ALI-C7', urgency: 'critical', source: sources.RUTHERFORD, because: 'embolism of the aorta on record with an ischemic sign or leg pain',
      when: all(present('dx-aortic-embolism', { beganWithinDays: 14, dated: true }), any(...ischemicSigns, present('leg-pain', recent))) },
    { id: 'ALI-C8', urgency: 'critical', source: sources.HOUSE, because: 'a painful leg with three ischemic signs, and nothing says that they are old',
      when: all(together(3, all(any(present('leg-pain', recent), present('foot-or-toe-site', recent)), atLeast(3, ...ischemicSigns), any(noPulse, cold))), lacks(longStanding)) },
    { id: 'ALI-C9', urgency: 'critical', source: sources.RUTHERFORD, because: 'limb ischemia on record that began within 14 days, with an ischemic sign or new pain',
      when: all(present('dx-limb-ischemia-unspecified-acuity', { beganWithinDays: 14, dated: true }), any(...ischemicSigns, suddenPain), lacks(chronicOnly)) },
    { id: 'ALI-W4', urgency: 'warning', source: sources.HOUSE, because: 'limb ischemia on record that began within 14 days: acute or chronic is not stated',
      when: all(present('dx-limb-ischemia-unspecified-acuity', { beganWithinDays: 14, dated: true }), lacks(longStanding)) },
    { id: 'ALI-W1', urgency: 'warning', source: sources.RUTHERFORD, because: 'sudden leg pain, one ischemic sign and a source of emboli or known arterial disease: check pulses now',
      when: all(together(3, all(suddenPain, atLeast(1, ...ischemicSigns))), embolicRisk, lacks(chronicOnly)) },
    { id: 'ALI-W2', urgency: 'warning', source: sources.HOUSE, because: 'a painful leg with two ischemic signs and no stated onset: ask when it began',
      when: all(together(3, all(present('leg-pain', recent), atLeast(2, ...ischemicSigns), any(noPulse, cold))), lacks(longStanding)) },
    { id: 'ALI-W3', urgency: 'warning', source: sources.HOUSE, because: 'acute limb ischemia named as a possibility beside an ischemic sign',
      when: all(possibly('dx-acute-limb-ischemia', recent), atLeast(1, ...ischemicSigns)) },
  ],
  silences: [
    { id: 'ALI-0', because: 'good pulses recorded in a warm leg after the signs', source: sources.HOUSE,
      when: all(present('pulse-normal', recent), absent('cold-limb', recent)) },
  ],
  weights: weigh('acute-limb-ischemia', [
    [3, ['sudden leg pain', suddenPain]], [3, ['no pulse or Doppler signal', noPulse]], [3, 'dx-acute-limb-ischemia'], [3, 'dx-aortic-embolism'], [2, 'dx-limb-ischemia-unspecified-acuity'], [2, 'cold-limb'],
    [2, ['pale, blue or mottled skin', paleOrBlue]], [2, ['new weakness', weak]], [2, ['new numbness', numb]], [1, 'capillary-refill-delayed'],
    [1, 'risk-atrial-fibrillation'], [1, 'hx-pad'], [1, 'hx-limb-revascularization'], [1, 'risk-recent-vascular-catheter'],
    [-2, 'pulse-normal'], [-2, 'leg-warmth'], [-2, ['symptoms for more than 14 days', longStanding]], [-2, 'stocking-distribution'],
  ]),
  steps: [
    { text: 'Call vascular surgery now; do not wait for imaging', source: sources.ACC_AHA_2024, order: 'vascular-emergency', priority: 'stat' },
    { text: 'Check both legs now: pulses, handheld arterial and venous Doppler, toe and ankle movement, sensation, temperature', source: sources.RUTHERFORD },
    { text: 'CT angiography of the leg only if it does not delay revascularization', source: sources.ACC_AHA_2024, order: 'cta-leg', priority: 'stat' },
  ],
  notes: [
    { text: 'Weakness is recorded: pattern resembles Rutherford class IIb or worse.', when: weak },
    { text: 'Both legs are affected: saddle embolus and cauda equina compression are also possible.', when: all(present('limb-weakness', { legs: 'both' }), any(noPulse, cold)) },
  ],
  alsoAsk: ['leg-pain-acute-onset', 'pulse-absent', 'limb-weakness', 'numbness', 'cold-limb'],
}

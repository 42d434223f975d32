import { all, any, below, type Criterion, called, lacks, present, reaches } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { sources } from '../sources.ts'

const venousSign = called('venous sign', any(present('varicose-veins-leg'), present('leg-swelling'), present('edema-bilateral'), present('stasis-skin-changes'), present('venous-ulcer'), present('dx-chronic-venous-insufficiency')))
const venousPosture = called('worse standing and better raised', all(present('pain-worse-standing'), present('relief-by-elevation')))
const venousDisease = called('venous disease', any(present('dx-chronic-venous-insufficiency'), present('stasis-skin-changes'), present('venous-ulcer'), present('varicose-veins-leg'), present('dx-post-thrombotic-syndrome')))
/** Compression is contraindicated: ABI < 0.6, ankle < 60, toe < 30, TcPO2 < 20 (Rabe 2020). */
export const compressionForbidden: Criterion = called('pressures that forbid compression', any(
  below('abi', 0.6, '{ratio}'), below('ankle-pressure', 60, 'mm[Hg]'), below('toe-pressure', 30, 'mm[Hg]'), below('tcpo2', 20, 'mm[Hg]'),
))
const noAbi = called('no ABI within 12 months', lacks(reaches('abi', 0, '{ratio}', { withinDays: 365 })))
const legSymptom = called('leg symptom', any(present('leg-pain'), present('leg-swelling'), present('edema-bilateral'), present('heaviness'), present('pain-worse-standing'), present('cramping-quality')))

export const chronicVenousInsufficiency: Hypothesis = {
  topic: 'chronic-venous-insufficiency',
  judged: 'each',
  rules: [
    { id: 'CVI-W1', urgency: 'warning', source: sources.RABE_2020, because: 'compression on a leg whose pressures forbid it',
      when: all(present('compression-therapy'), compressionForbidden) },
    { id: 'CVI-W2', urgency: 'warning', source: sources.RABE_2020, because: 'compression on a leg ulcer without an ABI in the last 12 months',
      when: all(present('compression-therapy'), any(present('venous-ulcer'), present('foot-or-leg-ulcer')), noAbi) },
    { id: 'CVI-I1', urgency: 'info', source: sources.CEAP_2020, because: 'chronic venous disease on record with leg pain or swelling',
      when: all(any(present('dx-chronic-venous-insufficiency'), present('stasis-skin-changes'), present('dx-post-thrombotic-syndrome')), legSymptom) },
    { id: 'CVI-I2', urgency: 'info', source: sources.CEAP_2020, because: 'worse standing, better with the leg raised, with a venous sign',
      when: all(venousPosture, venousSign) },
    { id: 'CVI-I3', urgency: 'info', source: sources.RABE_2020, because: 'active venous ulcer without an ABI in the last 12 months: measure it before compression',
      when: all(present('venous-ulcer'), noAbi) },
    { id: 'CVI-I4', urgency: 'info', source: sources.HOUSE, because: 'chronic venous insufficiency recorded within 90 days',
      when: any(present('dx-chronic-venous-insufficiency', { coded: true, dated: true, withinDays: 90 }), present('dx-chronic-venous-insufficiency', { coded: true, beganWithinDays: 90 })) },
    { id: 'CVI-I5', urgency: 'info', source: sources.CEAP_2020, because: 'varicose veins or venous skin changes with aching or heaviness that is worse standing or better raised',
      when: all(venousDisease, any(present('leg-pain'), present('heaviness')), any(present('pain-worse-standing'), present('relief-by-elevation'))) },
  ],
  silences: [
    { id: 'CVI-0', because: 'worse lying and better hanging down is the reverse of a venous pattern', source: sources.HOUSE,
      when: all(present('relief-by-dependency'), any(present('pain-worse-supine'), present('pain-nocturnal')), lacks(present('compression-therapy'))) },
  ],
  weights: weigh('chronic-venous-insufficiency', [
    [3, 'relief-by-elevation'], [2, 'pain-worse-standing'], [2, 'varicose-veins-leg'], [2, 'stasis-skin-changes'], [2, 'venous-ulcer'], [2, 'dx-chronic-venous-insufficiency'],
    [1, 'edema-bilateral'], [1, 'leg-swelling'], [1, 'heaviness'], [1, 'hx-dvt'], [3, ['pressures that forbid compression', all(present('compression-therapy'), compressionForbidden)]],
    [-3, 'relief-by-dependency'], [-2, 'pain-worse-supine'], [-2, 'pulse-absent'], [-1, 'pain-worse-elevation'],
  ]),
  steps: [
    { text: 'Measure the ankle-brachial index before any compression', source: sources.RABE_2020, order: 'abi', priority: 'routine', when: noAbi },
    { text: 'Stop or reduce compression until a vascular specialist has advised', source: sources.RABE_2020, order: 'vascular-referral', priority: 'urgent', when: all(present('compression-therapy'), compressionForbidden) },
    { text: 'Venous duplex for reflux', source: sources.CEAP_2020, order: 'venous-reflux-duplex', priority: 'routine', when: lacks(compressionForbidden) },
  ],
  notes: [
    { text: 'No ABI on record: measure it before compression.', when: noAbi },
    { text: 'ABI 0.6 to 0.8: reduced compression only, with specialist advice.', when: all(reaches('abi', 0.6, '{ratio}'), below('abi', 0.81, '{ratio}')) },
  ],
  yieldsTo: [
    { topic: 'acute-limb-ischemia' },
    { topic: 'deep-vein-thrombosis', atLeast: 'warning', unless: compressionForbidden },
    { topic: 'chronic-limb-threatening-ischemia', unless: present('compression-therapy') },
    { topic: 'cellulitis', atLeast: 'warning' },
  ],
  alsoAsk: ['abi', 'relief-by-elevation', 'pain-worse-standing'],
}

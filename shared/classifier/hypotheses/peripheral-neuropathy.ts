import { above, all, any, atLeast, below, called, inBothLegs, lacks, oneSided, present, reaches, scores } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { sources } from '../sources.ts'

const qualities = [present('burning-quality'), present('paraesthesia'), present('numbness'), present('allodynia')] as const
const inFeet = called('in the feet', any(present('foot-or-toe-site'), present('stocking-distribution'), inBothLegs('burning-quality'), inBothLegs('paraesthesia'), inBothLegs('numbness'), present('monofilament-abnormal')))
const coded = present('dx-peripheral-neuropathy')
const footSymptom = called('foot symptom', any(...qualities, present('foot-or-toe-site'), present('leg-pain'), present('pain-nocturnal')))
const gate = called('neuropathy setting', any(all(atLeast(2, ...qualities), inFeet), present('stocking-distribution'), all(coded, footSymptom), all(present('protective-sensation-lost'), footSymptom)))
const undone = called('an examination or test not done', any(
  lacks(any(present('monofilament-abnormal'), { kind: 'feature', feature: 'monofilament-abnormal', is: 'absent' })),
  lacks(reaches('vitamin-b12', 0, 'pg/mL')), lacks(reaches('hba1c', 0, '%', { withinDays: 365 })),
))
/** Rapidly rising weakness is another disease and another clock. */
const ascending = called('ascending weakness', any(present('guillain-barre'), present('ascending-weakness')))
const distalSign = called('distal sign', any(present('monofilament-abnormal'), present('vibration-reduced'), present('pinprick-or-temperature-reduced'), inBothLegs('ankle-reflex-reduced')))

const weights = weigh('peripheral-neuropathy', [
  [3, 'stocking-distribution'], [3, 'protective-sensation-lost'], [3, ['MNSI above the cut-off', reaches('mnsi-score', 4, '{score}')]], [3, 'nerve-conduction-abnormal'], [3, 'dx-peripheral-neuropathy'],
  [2, ['burning of both feet', inBothLegs('burning-quality')]], [1, ['burning', present('burning-quality')]], [2, 'monofilament-abnormal'], [2, 'vibration-reduced'], [2, ['ankle reflexes reduced on both sides', inBothLegs('ankle-reflex-reduced')]],
  [1, 'pain-nocturnal'], [1, 'numbness'], [1, 'paraesthesia'], [1, 'allodynia'], [1, 'pinprick-or-temperature-reduced'], [1, 'diabetes'], [1, 'b12-deficiency'], [1, 'tsh-high'], [1, 'alcohol-use-disorder'], [1, 'ckd-stage-4-5'], [1, 'neurotoxic-drug'],
  [1, ['both feet', all(inBothLegs('leg-pain'), present('foot-or-toe-site'))]],
  [-2, ['one leg only', all(any(oneSided('burning-quality'), oneSided('numbness'), oneSided('paraesthesia')), lacks(present('stocking-distribution')))]], [-2, 'dermatomal-distribution'], [-2, ['urge to move, relieved by moving', all(present('urge-to-move-legs'), present('relief-by-movement'))]],
  [-3, ['relief by hanging the leg down without pulses', all(present('relief-by-dependency'), present('pulse-absent'))]], [-1, 'radiating-below-knee'],
])

export const peripheralNeuropathy: Hypothesis = {
  topic: 'peripheral-neuropathy',
  judged: 'whole',
  rules: [
    { id: 'PN-W1', urgency: 'warning', source: sources.ADA, because: 'neuropathy with a foot ulcer: a foot at risk',
      when: all(any(gate, coded), present('foot-or-leg-ulcer'), lacks(present('venous-ulcer'))) },
    { id: 'PN-W2', urgency: 'warning', source: sources.HOUSE, because: 'neuropathy with new muscle weakness: atypical, ask neurology',
      when: all(gate, scores(weights, 5), inBothLegs('motor-deficit', { withinDays: 30 })) },
    { id: 'PN-I1', urgency: 'info', source: sources.ADA, because: 'burning, tingling or numb feet in a stocking pattern',
      when: all(gate, scores(weights, 5), undone) },
    { id: 'PN-I2', urgency: 'info', source: sources.ADA, because: 'neuropathy on record with current foot symptoms',
      when: all(present('dx-peripheral-neuropathy', { coded: true }), any(atLeast(1, ...qualities), all(present('leg-pain'), any(present('pain-nocturnal'), present('foot-or-toe-site'))))) },
    { id: 'PN-I3', urgency: 'info', source: sources.HOUSE, because: 'peripheral neuropathy recorded within 90 days',
      when: any(present('dx-peripheral-neuropathy', { coded: true, dated: true, withinDays: 90 }), present('dx-peripheral-neuropathy', { coded: true, beganWithinDays: 90 })) },
    { id: 'PN-I4', urgency: 'info', source: sources.ADA, because: 'two or more nerve symptoms in both feet',
      when: all(atLeast(2, ...qualities), inFeet, scores(weights, 3), lacks(present('radiating-below-knee'))) },
  ],
  silences: [
    { id: 'PN-0', because: 'rising weakness points to another, urgent neurological disease', source: sources.HOUSE, when: ascending },
  ],
  weights,
  confidence: { suggestive: all(gate, scores(weights, 5)), supported: all(gate, scores(weights, 8), distalSign) },
  steps: [
    { text: 'Foot examination: 10 g monofilament and one of pinprick, temperature or vibration; foot pulses', source: sources.ADA, order: 'foot-exam', priority: 'routine', when: lacks(distalSign) },
    { text: 'HbA1c, B12, TSH, kidney function where not done', source: sources.ADA, order: 'hba1c', priority: 'routine', when: lacks(reaches('hba1c', 0, '%', { withinDays: 365 })) },
    { text: 'Vitamin B12', source: sources.ADA, order: 'b12', priority: 'routine', when: lacks(reaches('vitamin-b12', 0, 'pg/mL')) },
    { text: 'Foot ulcer: perfusion (toe pressure), infection, off-loading', source: sources.ADA, order: 'toe-pressure', priority: 'urgent', when: present('foot-or-leg-ulcer') },
  ],
  notes: [
    { text: 'Arterial disease often coexists in diabetes: check pulses, and toe pressure if the ABI is above 1.3.', when: all(present('diabetes'), lacks(present('pulse-normal'))) },
    { text: 'Metformin for years: ask for vitamin B12.', when: all(present('metformin'), lacks(reaches('vitamin-b12', 0, 'pg/mL'))) },
    { text: 'HbA1c of 8 % or more: poor glucose control.', when: above('hba1c', 7.99, '%') },
  ],
  yieldsTo: [
    { topic: 'acute-limb-ischemia' },
    { topic: 'cauda-equina-syndrome', atLeast: 'warning' },
    { topic: 'chronic-limb-threatening-ischemia', atLeast: 'warning', unless: any(present('stocking-distribution'), distalSign, coded) },
    { topic: 'lumbar-radiculopathy', unless: any(present('stocking-distribution'), inBothLegs('burning-quality'), distalSign, coded) },
    { topic: 'restless-legs-syndrome', unless: any(present('stocking-distribution'), distalSign, coded, all(present('burning-quality'), present('numbness'))) },
    { topic: 'lumbar-spinal-stenosis', unless: any(present('stocking-distribution'), distalSign, coded, below('age', 50, 'a')) },
  ],
  alsoAsk: ['stocking-distribution', 'monofilament-abnormal', 'hba1c', 'vitamin-b12', 'pulse-normal'],
}

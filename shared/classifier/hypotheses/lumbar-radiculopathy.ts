import { above, absent, all, any, atMost, called, inBothLegs, lacks, oneSided, present, reaches, scores } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { sources } from '../sources.ts'
import { seriousPathology } from './spinal-context.ts'

const coded = present('dx-lumbar-radiculopathy')
const gate = called('nerve-root pain', any(present('radiating-below-knee'), present('dermatomal-distribution'), coded, present('mri-root-compression')))
const legSymptom = called('leg symptom', any(present('leg-pain'), present('radiating-below-knee'), present('dermatomal-distribution'), present('numbness'), present('paraesthesia'), present('shooting-quality'), present('pain-worse-supine'), present('pain-nocturnal')))
const rootSign = called('nerve-root sign', any(present('slr-positive'), present('crossed-slr-positive'), present('dermatomal-sensory-loss'), present('ankle-reflex-reduced'), present('knee-reflex-reduced'), present('motor-deficit'), present('slump-positive'), present('femoral-stretch-positive')))
const symptomKind = called('nerve-root symptom', any(
  present('radiating-below-knee'), present('dermatomal-distribution'), present('shooting-quality'), present('worse-sitting'), present('worse-cough-sneeze'),
  present('worse-forward-bending'), present('worse-prone'), present('worse-lying-flat'), present('relief-by-fetal-position'), present('relief-by-pillow-under-knees'), present('low-back-pain'),
))
const imaging = called('root or disc on imaging', any(present('mri-root-compression'), present('lumbar-disc-displacement')))
const twoKinds = { kind: 'at-least', count: 2, of: [symptomKind, rootSign, imaging, coded] } as const
const deficit = called('motor deficit of 3/5 or less, foot drop or progression', any(atMost('muscle-strength', 3, '{score}'), present('foot-drop'), present('progressive-motor-deficit')))
const dischargeable = called('no negative examination', lacks(all(absent('slr-positive'), present('normal-neuro-exam'))))

const weights = weigh('lumbar-radiculopathy', [
  [3, 'crossed-slr-positive'], [3, ['pain along one root with a sign of it', all(present('dermatomal-distribution'), rootSign)]],
  [2, ['radiating below the knee in one leg', oneSided('radiating-below-knee')]], [1, ['radiating below the knee in both legs', inBothLegs('radiating-below-knee')]],
  [2, 'slr-positive'], [2, 'dermatomal-sensory-loss'], [2, ['reduced reflex of one leg', any(oneSided('ankle-reflex-reduced'), oneSided('knee-reflex-reduced'))]], [2, ['weakness in a root pattern', oneSided('motor-deficit')]],
  [2, 'mri-root-compression'], [2, 'dermatomal-distribution'], [3, 'dx-lumbar-radiculopathy'],
  [1, 'shooting-quality'], [1, ['burning with tingling in one leg', all(oneSided('burning-quality'), present('paraesthesia'))]], [1, ['numbness or tingling of one leg', any(oneSided('numbness'), oneSided('paraesthesia'))]],
  [1, 'worse-sitting'], [1, 'worse-cough-sneeze'], [1, 'worse-forward-bending'], [1, ['worse lying flat or prone', any(present('worse-prone'), present('worse-lying-flat'), present('pain-worse-supine'))]],
  [1, ['relief curled up or with the knees supported', any(present('relief-by-fetal-position'), present('relief-by-pillow-under-knees'))]], [1, 'low-back-pain'], [1, ['slump or femoral stretch positive', any(present('slump-positive'), present('femoral-stretch-positive'))]],
  [1, 'lumbar-disc-displacement'],
  [-1, ['relief by walking only', all(present('relief-by-walking'), lacks(present('relief-by-fetal-position')))]], [-2, 'stocking-distribution'],
  [-2, ['worse walking, better sitting bent forward', all(present('worse-walking'), any(present('relief-by-sitting'), present('relief-by-forward-bending')))]],
  [-2, ['short cramps', all(present('cramping-quality'), atMost('episode-duration', 10, 'min'))]],
  [-3, ['cold or pulseless foot', any(present('pulse-absent'), all(present('cold-limb'), present('relief-by-dependency')))]],
  [-3, ['negative straight-leg raise with a normal examination', all(absent('slr-positive'), present('normal-neuro-exam'))]],
])
const supported = called('supported', all(scores(weights, 8), any(rootSign, imaging)))
const suggestive = called('suggestive', all(scores(weights, 5), twoKinds))

export const lumbarRadiculopathy: Hypothesis = {
  topic: 'lumbar-radiculopathy',
  judged: 'each',
  rules: [
    { id: 'RAD-W1', urgency: 'warning', source: sources.HOUSE, because: 'nerve-root pain with foot drop, strength 3/5 or less, or weakness getting worse',
      when: all(gate, deficit) },
    { id: 'RAD-W2', urgency: 'warning', source: sources.HOUSE, because: 'severe nerve-root pain (8/10 or more) for six weeks',
      when: all(gate, suggestive, reaches('pain-severity', 8, '{score}'), any(present('leg-pain', { beganBeforeDays: 42 }), present('radiating-below-knee', { beganBeforeDays: 42 }), above('rest-pain-duration', 41, 'd'))) },
    { id: 'RAD-W3', urgency: 'warning', source: sources.FINUCANE_2020, because: 'nerve-root or back pain with a combination of flags for malignancy, infection or fracture',
      when: all(any(gate, all(present('low-back-pain'), legSymptom)), seriousPathology) },
    { id: 'RAD-I1', urgency: 'info', source: sources.MSD, because: 'leg pain from the back or buttock, with a second kind of evidence for a nerve root',
      when: all(gate, suggestive, dischargeable) },
    { id: 'RAD-I2', urgency: 'info', source: sources.MSD, because: 'pain radiating below the knee: positions and a neurological examination would settle it',
      when: all(oneSided('radiating-below-knee'), symptomKind, scores(weights, 3), dischargeable) },
    { id: 'RAD-I3', urgency: 'info', source: sources.HOUSE, because: 'sciatica on record with a current leg symptom',
      when: all(present('dx-lumbar-radiculopathy', { coded: true }), legSymptom) },
    { id: 'RAD-I4', urgency: 'info', source: sources.HOUSE, because: 'sciatica recorded within 90 days',
      when: any(present('dx-lumbar-radiculopathy', { coded: true, dated: true, withinDays: 90 }), present('dx-lumbar-radiculopathy', { coded: true, beganWithinDays: 90 })) },
    { id: 'RAD-I5', urgency: 'info', source: sources.MSD, because: 'positive straight-leg raise with leg pain',
      when: all(any(present('slr-positive'), present('crossed-slr-positive')), any(legSymptom, present('low-back-pain'))) },
    { id: 'RAD-I6', urgency: 'info', source: sources.HOUSE, because: 'one-sided leg pain with back pain and a position that a nerve root explains',
      when: all(oneSided('leg-pain'), scores(weights, 3), any(present('shooting-quality'), present('relief-by-fetal-position'), present('relief-by-pillow-under-knees'), present('worse-cough-sneeze'), present('worse-prone')), any(present('low-back-pain'), present('shooting-quality'))) },
  ],
  weights,
  confidence: { suggestive, supported },
  steps: [
    { text: 'Examine straight-leg raise with side and angle, strength, ankle and knee reflexes, sensation by root', source: sources.MSD, order: 'neuro-exam', priority: 'routine', when: lacks(all(any(present('slr-positive'), absent('slr-positive')), any(present('motor-deficit'), absent('motor-deficit')))) },
    { text: 'Ask and record the red flags: saddle numbness, bladder, bowel', source: sources.GIRFT_2023 },
    { text: 'MRI of the lumbar spine: urgent with a motor deficit or a serious flag; otherwise only after six weeks and if it would change care', source: sources.MSD, order: 'mri-lumbar', priority: 'urgent', when: any(deficit, seriousPathology) },
  ],
  notes: [
    { text: 'Worse lying flat and better curled up is the posture that makes a nerve root likely here.', when: all(any(present('worse-lying-flat'), present('pain-worse-supine')), any(present('relief-by-fetal-position'), present('relief-by-pillow-under-knees'))) },
    { text: 'Red flags are recorded as absent: no saddle numbness.', when: absent('saddle-anaesthesia') },
    { text: 'Foot drop without back pain: a common peroneal palsy at the fibular head is an alternative.', when: all(present('foot-drop'), lacks(present('low-back-pain'))) },
  ],
  yieldsTo: [
    { topic: 'cauda-equina-syndrome', atLeast: 'warning' },
    { topic: 'acute-limb-ischemia' },
    { topic: 'lumbar-spinal-stenosis', unless: any(rootSign, oneSided('radiating-below-knee'), coded) },
  ],
  alsoAsk: ['saddle-anaesthesia', 'slr-positive', 'motor-deficit', 'ankle-reflex-reduced', 'relief-by-fetal-position'],
}

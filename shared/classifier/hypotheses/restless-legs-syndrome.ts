import { above, all, any, atMost, below, type Criterion, called, inBothLegs, lacks, oneSided, present, reaches, scores } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { irlssg2014 } from '../instruments/irlssg-2014.ts'
import { sources } from '../sources.ts'

const urge = present('urge-to-move-legs')
const coded = present('dx-restless-legs-syndrome')
const legSymptom = called('leg symptom', any(present('leg-pain'), urge, present('crawling-sensation'), present('pain-nocturnal'), present('rest-onset'), present('evening-predominance'), present('paraesthesia'), present('pain-worse-supine')))
const atRest = called('at rest', any(present('rest-onset'), present('pain-worse-supine'), present('pain-at-rest')))
const moving = called('relief by moving', any(present('relief-by-movement'), present('relief-by-walking')))
const evening = called('evening or night', any(present('evening-predominance'), present('pain-nocturnal')))
const child = below('age', 18, 'a')
/** Iron thresholds of the AASM guideline (consensus): adults ferritin <= 75 ng/mL or TSAT < 20 %; children ferritin < 50 ng/mL. */
export const lowIron: Criterion = called('low iron (AASM)', any(all(lacks(child), atMost('ferritin', 75, 'ng/mL')), all(child, below('ferritin', 50, 'ng/mL')), below('transferrin-saturation', 20, '%')))
const borderlineIron = called('borderline iron (AASM)', all(above('ferritin', 75, 'ng/mL'), atMost('ferritin', 100, 'ng/mL'), lacks(below('transferrin-saturation', 20, '%'))))
const ironUnknown = called('no ferritin within a year', lacks(reaches('ferritin', 0, 'ng/mL', { withinDays: 365 })))
export const worseningDrug: Criterion = called('drug that can worsen restless legs', any(present('rls-antihistamine'), present('rls-dopamine-antagonist'), present('rls-antidepressant'), present('rls-other')))
const actionable = called('something to act on', any(ironUnknown, lowIron, borderlineIron, worseningDrug, lacks(coded)))
const vascularFoot = called('relief by dependency with a vascular sign', all(present('relief-by-dependency'), any(present('cold-limb'), present('skin-pallor'), present('pulse-absent'), atMost('abi', 0.9, '{ratio}'))))

const weights = weigh('restless-legs-syndrome', [
  [3, 'urge-to-move-legs'], [2, ['begins or worsens at rest', atRest]], [2, ['relieved by movement', moving]], [2, ['worse in the evening or night', evening]], [3, 'dx-restless-legs-syndrome'],
  [1, 'crawling-sensation'], [1, ['both legs', any(inBothLegs('crawling-sensation'), inBothLegs('leg-pain'), inBothLegs('urge-to-move-legs'))]], [1, 'family-history-rls'], [1, 'plms'], [1, 'dopaminergic-response'],
  [1, ['low iron', any(lowIron, present('iron-deficiency'))]], [1, 'ckd-stage-4-5'], [1, 'pregnancy'], [1, ['drug that can worsen it', worseningDrug]], [1, 'wakes-from-sleep'],
  [-3, ['relief by hanging the leg down with a cold or pale foot', vascularFoot]], [-3, 'no-relief-by-movement'], [-2, ['cramp with a hard muscle', all(present('cramping-quality'), present('muscle-hardening'))]],
  [-2, 'dermatomal-distribution'], [-1, ['one leg only', oneSided('leg-pain')]], [-1, 'drug-induced-akathisia'],
])

export const restlessLegsSyndrome: Hypothesis = {
  topic: 'restless-legs-syndrome',
  judged: 'whole',
  rules: [
    { id: 'RLS-I1', urgency: 'info', source: sources.IRLSSG_2014, because: 'urge to move at rest, eased by moving or worse in the evening',
      when: all(urge, any(all(atRest, any(moving, evening)), all(moving, evening)), actionable) },
    { id: 'RLS-I2', urgency: 'info', source: sources.AASM_2025, because: 'restless legs on record with current symptoms and something to act on',
      when: all(coded, legSymptom, any(ironUnknown, lowIron, borderlineIron, worseningDrug), lacks(any(present('relief-by-dependency'), oneSided('leg-swelling')))) },
    { id: 'RLS-I3', urgency: 'info', source: sources.HOUSE, because: 'restless legs recorded within 90 days',
      when: any(present('dx-restless-legs-syndrome', { coded: true, dated: true, withinDays: 90 }), present('dx-restless-legs-syndrome', { coded: true, beganWithinDays: 90 })) },
    { id: 'RLS-I4', urgency: 'info', source: sources.IRLSSG_2014, because: 'an urge to move the legs in bed or at rest',
      when: all(urge, any(atRest, evening), lacks(coded)) },
  ],
  weights,
  confidence: { suggestive: all(urge, atRest, any(moving, evening)), supported: scores(irlssg2014, 4) },
  instruments: [{ score: irlssg2014 }],
  steps: [
    { text: 'Ferritin, iron and TIBC: morning sample, no iron supplement for 24 hours', source: sources.AASM_2025, order: 'ferritin-iron', priority: 'routine', when: ironUnknown },
    { text: 'Review drugs that can worsen restless legs', source: sources.AASM_2025, order: 'drug-review', priority: 'routine', when: worseningDrug },
    { text: 'Iron is in the range where the AASM consensus supports oral or intravenous iron', source: sources.AASM_2025, when: lowIron },
    { text: 'Iron is in the range where the AASM consensus supports intravenous iron only', source: sources.AASM_2025, when: borderlineIron },
    { text: 'Ask for frequency per week, family history, pregnancy, alcohol and caffeine', source: sources.IRLSSG_2014 },
  ],
  notes: [
    { text: 'Ferritin rises with inflammation: rely on transferrin saturation.', when: all(present('crp-high'), reaches('ferritin', 0, 'ng/mL')) },
    { text: 'A dopamine agonist or levodopa can bring augmentation: earlier onset, spread to the arms.', when: all(present('rls-treatment'), legSymptom) },
  ],
  yieldsTo: [
    { topic: 'acute-limb-ischemia' },
    { topic: 'chronic-limb-threatening-ischemia', unless: all(urge, moving) },
    { topic: 'deep-vein-thrombosis', atLeast: 'warning', unless: urge },
    { topic: 'cauda-equina-syndrome', atLeast: 'warning', unless: urge },
    { topic: 'nocturnal-leg-cramps', unless: urge },
  ],
  alsoAsk: ['urge-to-move-legs', 'relief-by-movement', 'evening-predominance', 'ferritin'],
}

import { all, any, called, lacks, present } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { sources } from '../sources.ts'

const legComplaint = called('leg complaint', any(
  present('leg-pain'), present('foot-or-toe-site'), present('calf-site'), present('deep-ache-quality'), present('burning-quality'), present('crawling-sensation'),
  present('paraesthesia'), present('numbness'), present('heaviness'), present('cramping-quality'), present('urge-to-move-legs'), present('shooting-quality'),
))
const positional = called('dependent on position or time of day', any(
  present('pain-worse-supine'), present('pain-nocturnal'), present('pain-at-rest'), present('rest-onset'), present('pain-worse-elevation'), present('relief-by-dependency'),
  present('evening-predominance'), present('worse-prone'), present('relief-by-standing'), present('relief-by-movement'),
))

/** What is left when the posture is on record and no explanation stands out. Speaks only when no other hypothesis does. */
export const positionalLegPain: Hypothesis = {
  topic: 'positional-leg-pain',
  judged: 'each',
  rules: [
    { id: 'POS-I1', urgency: 'info', source: sources.HOUSE, because: 'leg pain that depends on position or time of day; the record does not tell the causes apart',
      when: all(legComplaint, positional) },
    { id: 'POS-I2', urgency: 'info', source: sources.HOUSE, because: 'leg pain lying down or at night',
      when: all(any(present('pain-worse-supine'), present('pain-nocturnal'), present('relief-by-dependency')), lacks({ kind: 'feature', feature: 'leg-pain', is: 'absent' })) },
  ],
  weights: weigh('positional-leg-pain', [
    [2, 'pain-worse-supine'], [1, 'pain-nocturnal'], [1, 'pain-at-rest'], [1, 'relief-by-dependency'], [1, 'rest-onset'], [1, 'pain-worse-elevation'], [1, 'leg-pain'],
  ]),
  steps: [{ text: 'Ask what eases it (hanging the leg down, moving, stretching, curling up, raising it) and feel the foot pulses', source: sources.HOUSE }],
  alsoAsk: ['relief-by-dependency', 'urge-to-move-legs', 'relief-by-muscle-stretch', 'pulse-absent', 'foot-or-toe-site', 'radiating-below-knee', 'leg-swelling', 'burning-quality'],
}

import { describe, expect, it } from 'vitest'
import { assess } from '../../../shared/classifier/assess.ts'
import type { Evidence } from '../../../shared/evidence/evidence.ts'
import { bornYearsAgo, denies, has, measures, now } from '../../support/facts.ts'

/** First card first, those a stronger hypothesis explains left out: `topic side urgency`. */
const says = (evidence: readonly Evidence[]): string[] =>
  assess({ patient: 'Patient/p', evidence, problems: [], now })
    .hypotheses.filter(({ explainedBy }) => explainedBy === undefined)
    .map(({ topic, side, urgency }) => `${topic} ${side} ${urgency}`)

const R = { side: 'right' } as const
const L = { side: 'left' } as const
const B = { side: 'bilateral' } as const

const restPain = (onset: number) => [
  bornYearsAgo(72),
  has('foot-or-toe-site', { ...R, onset }),
  has('leg-pain', { ...R, onset }),
  has('pain-worse-supine', { ...R }),
  has('relief-by-dependency', { ...R }),
]
const coldLeg = (days: number) => [
  has('leg-pain', { ...L, days, onset: days + 0.1 }),
  has('leg-pain-acute-onset', { ...L, days }),
  has('cold-limb', { ...L, days }),
  has('skin-pallor', { ...L, days }),
  has('pulse-absent', { ...L, days }),
  has('limb-weakness', { ...L, days }),
  has('risk-atrial-fibrillation', { days: 400, condition: true }),
]
const dvt = [
  measures('calf-circumference', 39, R),
  measures('calf-circumference', 35, L),
  has('deep-vein-tenderness', R),
  has('hx-dvt', { historical: true, days: 900 }),
]

describe('vectors of the vascular specification, as evidence', () => {
  it.each<[string, Evidence[], string[]]>([
    [
      '1 night forefoot pain, hangs foot, pulses absent',
      [...restPain(28), has('pulse-absent', R), has('diabetes')],
      ['chronic-limb-threatening-ischemia right warning'],
    ],
    [
      '2 the same with an ABI of 1.52',
      [...restPain(28), measures('abi', 1.52, R), has('pulse-absent', R), has('diabetes')],
      ['chronic-limb-threatening-ischemia right warning'],
    ],
    [
      '3 gangrene',
      [has('gangrene', { ...R, condition: true }), has('dx-peripheral-artery-disease', { ...R, condition: true })],
      ['chronic-limb-threatening-ischemia right critical'],
    ],
    ['5 sudden cold pulseless weak leg', coldLeg(0.1), ['acute-limb-ischemia left critical']],
    ['8 calf 4 cm larger, tender, prior DVT', dvt, ['deep-vein-thrombosis right warning']],
    [
      '9 the same with breathlessness and a fast heart',
      [...dvt, has('dyspnea', { days: 0.1 }), measures('heart-rate', 112, { days: 0.1 })],
      ['pulmonary-embolism right critical', 'deep-vein-thrombosis right critical'],
    ],
    [
      '14 venous aching with good pulses',
      [
        has('deep-ache-quality'),
        has('leg-pain', { ...B }),
        has('pain-worse-standing'),
        has('relief-by-elevation'),
        has('varicose-veins-leg', B),
        has('pulse-normal', B),
      ],
      ['chronic-venous-insufficiency bilateral info'],
    ],
    [
      '15 the same with stockings on an ABI of 0.52',
      [
        has('leg-pain', R),
        has('pain-worse-standing'),
        has('relief-by-elevation'),
        has('varicose-veins-leg', R),
        has('compression-therapy'),
        measures('abi', 0.52, R),
      ],
      ['chronic-venous-insufficiency right warning', 'peripheral-artery-disease right info'],
    ],
    [
      '16 red hot leg with fever at 74',
      [
        bornYearsAgo(74),
        has('leg-erythema', R),
        has('leg-warmth', R),
        measures('body-temperature', 38.6),
        measures('white-cell-count', 15),
        measures('heart-rate', 95),
      ],
      ['cellulitis right warning'],
    ],
    [
      '17 both legs red without fever',
      [has('leg-erythema', B), has('leg-warmth', B), measures('body-temperature', 36.8)],
      [],
    ],
    [
      '18 burning stocking feet with pulses',
      [
        has('burning-quality', B),
        has('foot-or-toe-site', B),
        has('pain-nocturnal'),
        has('stocking-distribution', B),
        has('numbness', B),
        has('pulse-normal', B),
      ],
      ['peripheral-neuropathy bilateral info'],
    ],
    [
      '20 recorded judgement lowers the score',
      [...dvt, has('clinician-alternative-dx-likely', R)],
      ['deep-vein-thrombosis right info'],
    ],
    [
      '12 age-adjusted D-dimer rules out',
      [
        bornYearsAgo(78),
        has('leg-pain', R),
        has('calf-swelling', R),
        denies('deep-vein-tenderness', R),
        denies('entire-leg-swollen', R),
        measures('calf-circumference-difference', 1, R),
        denies('pitting-edema-unilateral', R),
        denies('collateral-superficial-veins', R),
        measures('d-dimer', 700),
      ],
      [],
    ],
  ])('%s', (_, evidence, expected) => {
    expect(says(evidence)).toEqual(expected)
  })

  it('6 the same words forty days old raise nothing critical', () => {
    expect(says(coldLeg(40)).join()).not.toContain('critical')
    expect(says(coldLeg(40)).join()).not.toContain('acute-limb-ischemia')
  })
})

describe('vectors of the neuromuscular specification, as evidence', () => {
  it.each<[string, Evidence[], string[]]>([
    [
      '1 restless legs with ferritin 42',
      [
        has('crawling-sensation'),
        has('rest-onset'),
        has('evening-predominance'),
        has('urge-to-move-legs'),
        has('relief-by-walking'),
        measures('ferritin', 42),
      ],
      ['restless-legs-syndrome unknown info'],
    ],
    [
      '2 charley horse',
      [
        denies('urge-to-move-legs'),
        has('cramping-quality', R),
        has('calf-site', R),
        has('pain-nocturnal'),
        measures('episode-duration', 2),
        has('relief-by-muscle-stretch'),
        has('residual-soreness'),
      ],
      ['nocturnal-leg-cramps right info'],
    ],
    [
      '3 the same on quinine',
      [
        has('cramping-quality', R),
        has('calf-site', R),
        has('pain-nocturnal'),
        measures('episode-duration', 2),
        has('quinine'),
      ],
      ['nocturnal-leg-cramps right warning'],
    ],
    [
      '4 sciatica with signs',
      [
        has('low-back-pain'),
        has('radiating-below-knee', L),
        has('shooting-quality', L),
        has('slr-positive', L),
        measures('muscle-strength', 4, L),
        denies('saddle-anaesthesia'),
        denies('micturition-difficulty'),
      ],
      ['lumbar-radiculopathy left info'],
    ],
    [
      '5 the same with a foot drop',
      [
        has('low-back-pain'),
        has('radiating-below-knee', L),
        has('slr-positive', L),
        has('foot-drop', L),
        measures('muscle-strength', 2, L),
      ],
      ['lumbar-radiculopathy left warning'],
    ],
    [
      '6 cauda equina',
      [has('bilateral-radiculopathy', B), has('saddle-anaesthesia'), has('micturition-difficulty', { onset: 2 })],
      ['cauda-equina-syndrome unknown critical'],
    ],
    [
      '8 suspected cauda equina with back pain',
      [
        has('low-back-pain'),
        has('dx-cauda-equina-syndrome', { certainty: 'possible', kind: 'text' }),
        denies('saddle-anaesthesia'),
        measures('post-void-residual', 40),
        denies('anal-tone-reduced'),
      ],
      ['cauda-equina-syndrome unknown warning'],
    ],
    [
      '8b the same without any spinal context',
      [has('dx-cauda-equina-syndrome', { certainty: 'possible', kind: 'text' }), denies('saddle-anaesthesia')],
      [],
    ],
    [
      '9 neurogenic claudication',
      [
        bornYearsAgo(72),
        has('leg-pain'),
        has('worse-walking'),
        has('relief-by-sitting'),
        has('relief-by-forward-bending'),
        has('pulse-normal'),
        has('pain-worse-standing'),
      ],
      ['lumbar-spinal-stenosis unknown info'],
    ],
    [
      '10 diabetic neuropathy',
      [
        has('burning-quality', B),
        has('foot-or-toe-site', B),
        has('pain-nocturnal'),
        has('stocking-distribution', B),
        has('numbness', B),
        measures('hba1c', 8.4),
        measures('monofilament-sites', 3, R),
        measures('monofilament-sites', 4, L),
      ],
      ['peripheral-neuropathy bilateral info'],
    ],
    ['12 family history only', [has('family-history-rls')], []],
    [
      '13 old restless legs without symptoms',
      [has('dx-restless-legs-syndrome', { condition: true, days: 900 }), has('rls-treatment')],
      [],
    ],
  ])('%s', (_, evidence, expected) => {
    expect(says(evidence)).toEqual(expected)
  })
})

describe('silence', () => {
  it.each<[string, Evidence[]]>([
    ['night pain without a leg', []],
    ['leg pain with no distinguishing feature', [has('leg-pain', R)]],
    [
      'risk factors without a symptom',
      [
        bornYearsAgo(80),
        has('diabetes'),
        has('risk-smoker-current'),
        has('risk-active-cancer'),
        has('hx-dvt', { historical: true }),
        has('ckd'),
      ],
    ],
    [
      'an old sciatica on the problem list',
      [has('dx-lumbar-radiculopathy', { condition: true, days: 400, onset: 500, side: 'left' })],
    ],
    [
      'peripheral artery disease recorded two years ago',
      [has('dx-peripheral-artery-disease', { condition: true, days: 700 })],
    ],
    [
      'an anticoagulated DVT',
      [
        has('dx-deep-vein-thrombosis', { ...L, condition: true, days: 20 }),
        has('on-anticoagulant'),
        has('leg-pain', L),
      ],
    ],
    ['both legs swollen in heart failure', [has('edema-bilateral', B), has('leg-swelling', B), has('heart-failure')]],
    [
      'a pulmonary embolism with normal legs',
      [
        has('dx-pulmonary-embolism', { condition: true, days: 2 }),
        has('dyspnea'),
        denies('leg-swelling', B),
        denies('leg-pain', B),
      ],
    ],
    ['benign prostate retention', [has('urinary-retention')]],
    ['growing pains', [bornYearsAgo(8), has('leg-pain', B), has('pain-nocturnal')]],
  ])('%s', (_, evidence) => {
    expect(says(evidence)).toEqual([])
  })

  it('speaks of positional leg pain when nothing tells the causes apart, and asks what would', () => {
    const { hypotheses } = assess({
      patient: 'Patient/p',
      evidence: [has('leg-pain'), has('pain-nocturnal')],
      problems: [],
      now,
    })
    expect(hypotheses.map(({ topic, urgency }) => [topic, urgency])).toEqual([['positional-leg-pain', 'info']])
    expect(hypotheses[0]!.missing.length).toBeGreaterThanOrEqual(2)
  })
})

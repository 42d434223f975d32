import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardsOf } from '../../../shared/cards/cards.ts'
import type { AssessedHypothesis, Assessment } from '../../../shared/classifier/assessment.ts'
import { assessment, nastyText } from './arbitrary-assessment.ts'
import { answer, assessed, because, codedIn, fired, house, hypothesis, measuredIn, nice, noted } from './chart.ts'
import { rendered } from './rendered.ts'

const details = (a: Assessment) => cardsOf(a, { answer, suggestions: false }).map(({ detail }) => detail ?? '')
const detail = (...hypotheses: readonly AssessedHypothesis[]) => details(assessed(...hypotheses))[0] ?? ''

const dvt = (more: Partial<AssessedHypothesis>) =>
  hypothesis('deep-vein-thrombosis', fired('DVT-W2', 'warning', 'Wells score of 2 or more: DVT likely', nice), {
    side: 'left',
    ...more,
  })

describe('why now', () => {
  it('opens with the rule in words and its guideline', () => {
    expect(detail(dvt({}))).toContain(
      '**Why now**\n\n- Wells score of 2 or more: DVT likely (rule DVT-W2; [NICE NG158, 2023](https://www.nice.org.uk/guidance/ng158))',
    )
  })

  it('says of a rule without a publication that it is ours', () => {
    expect(detail(hypothesis('cellulitis', fired('CEL-I1', 'info', 'one red, warm leg', house)))).toContain(
      '- One red, warm leg (rule CEL-I1; project choice, no publication)',
    )
  })

  it.each([
    [
      'words of a note with their date',
      because(
        'calf-swelling',
        'calf swelling',
        [noted('calf-swelling', 'calf swollen ++', '2026-11-12T08:30:00+01:00')],
        { side: 'left' },
      ),
      '- Calf swelling, left leg (12 Nov 2026, note: `calf swollen ++`)',
    ],
    [
      'a value with its unit',
      because('toe-pressure', 'toe pressure', [measuredIn('toe-pressure', 'Observation/t', '2026-11-03')], {
        side: 'right',
        quantity: { value: 28, unit: 'mm[Hg]' },
      }),
      '- Toe pressure 28 mmHg, right leg (3 Nov 2026, Observation)',
    ],
    [
      'a value below the limit of the test',
      because('d-dimer', 'D-dimer (FEU)', [measuredIn('d-dimer', 'Observation/d', '2026-11-03')], {
        quantity: { value: 150, unit: 'ug/L{FEU}', comparator: '<' },
      }),
      '- D-dimer (FEU) <150 ug/L (3 Nov 2026, Observation)',
    ],
    [
      'the value as the record wrote it, where the unit was converted',
      because(
        'body-temperature',
        'temperature',
        [
          {
            ...measuredIn('body-temperature', 'Observation/t', '2026-11-03'),
            quantity: { value: 38.33, unit: 'Cel', original: '101 [degF]' },
          },
        ],
        { quantity: { value: 38.33333, unit: 'Cel' } },
      ),
      '- Temperature 38.33 °C (3 Nov 2026, Observation, recorded as `101 [degF]`)',
    ],
    [
      'a coded entry by the words the record shows',
      because('hx-dvt', 'earlier deep vein thrombosis', [codedIn('hx-dvt', 'Condition/c', 'H/o: DVT', '2024')]),
      '- Earlier deep vein thrombosis (2024, Condition: `H/o: DVT`)',
    ],
    [
      'that an entry has no date',
      because('cold-limb', 'cold leg or foot', [noted('cold-limb', 'foot cold')], { side: 'bilateral' }),
      '- Cold leg or foot, both legs (undated, note: `foot cold`)',
    ],
    [
      'that a statement is uncertain',
      because('gangrene', 'gangrene of the foot or toes', [noted('gangrene', '?gangrene', '2026-11')], {
        certainty: 'possible',
      }),
      '- Uncertain: gangrene of the foot or toes (Nov 2026, note: `?gangrene`)',
    ],
    [
      'a finding that is absent',
      because('leg-swelling', 'leg swelling', [noted('leg-swelling', 'no swelling', '2026-11-12')], {
        status: 'absent',
        side: 'left',
      }),
      '- No leg swelling, left leg (12 Nov 2026, note: `no swelling`)',
    ],
    [
      'when it began, and how many entries say the same',
      because('leg-pain', 'leg pain', [
        { ...noted('leg-pain', 'pain x 4 weeks', '2026-11-12'), onset: { text: '2026-10-15', ms: 0 } },
        noted('leg-pain', 'leg pain', '2026-11-01'),
        noted('leg-pain', 'leg hurts', '2026-10-20'),
      ]),
      '- Leg pain (12 Nov 2026, began 15 Oct 2026, note: `pain x 4 weeks`; 2 more entries)',
    ],
  ])('gives %s', (_, reason, line) => {
    expect(detail(dvt({ for: [reason] })).split('\n')).toContain(line)
  })

  it('shows six reasons and counts the rest', () => {
    const many = Array.from({ length: 10 }, (_, i) => because('leg-pain', `sign ${i}`, []))
    const text = detail(dvt({ for: many }))
    expect(text).toContain('- Sign 5\n- and 4 more in the receipt')
    expect(text).not.toContain('Sign 6')
  })
})

describe('the parts after it', () => {
  it('show what speaks against, contradictions first', () => {
    const contradicted = because(
      'pulse-absent',
      'absent foot pulse',
      [noted('pulse-absent', 'DP absent', '2026-11-12')],
      {
        side: 'right',
        contradictedBy: [{ ...noted('pulse-absent', 'pulses 2+', '2026-11-11'), status: 'absent' }],
      },
    )
    const elevation = because('relief-by-elevation', 'relief by raising the leg', [
      noted('relief-by-elevation', 'better raised', '2026-11-10'),
    ])
    expect(detail(dvt({ for: [contradicted], against: [elevation] }))).toContain(
      '**What speaks against**\n\n' +
        '- Contradicted by another entry: Absent foot pulse, right leg (11 Nov 2026, note: `pulses 2+`)\n' +
        '- Relief by raising the leg (10 Nov 2026, note: `better raised`)',
    )
  })

  it('give a published score as an interval and say what is not recorded', () => {
    const wells = {
      id: 'wells-dvt',
      label: 'Wells DVT',
      min: 3,
      max: 5,
      items: [
        { label: 'calf 3 cm larger than the other', points: 1, answer: 'met' as const },
        { label: 'entire leg swollen', points: 1, answer: 'unknown' as const },
        { label: 'pitting edema', points: 1, answer: 'unknown' as const },
      ],
      reading: 'DVT likely',
      source: { id: 'W', title: 'Wells et al., N Engl J Med 2003;349:1227', year: 2003 },
    }
    expect(detail(dvt({ instruments: [wells] }))).toContain(
      '- Wells DVT 3 to 5: 2 items not recorded (entire leg swollen, pitting edema); DVT likely (Wells et al., 2003)',
    )
    expect(detail(dvt({ instruments: [{ ...wells, min: 3, max: 3, items: wells.items.slice(0, 1) }] }))).toContain(
      '- Wells DVT 3: DVT likely (',
    )
  })

  it('ask what is missing, and for the leg where the record names none', () => {
    const ask = {
      feature: 'd-dimer',
      label: 'D-dimer (FEU)',
      ask: 'D-dimer, with its unit basis',
      separates: [],
    } as const
    expect(detail(dvt({ side: 'unknown', missing: [ask] }))).toContain(
      '**What is not on record**\n\n- Which leg? The record does not say\n- D-dimer, with its unit basis',
    )
    expect(detail(dvt({ missing: [ask] }))).not.toContain('Which leg?')
  })

  it('say which causes a question tells apart when none stands out', () => {
    const open = hypothesis('positional-leg-pain', fired('POS-I2', 'info', 'leg pain at night'), {
      side: 'left',
      missing: [
        {
          feature: 'urge-to-move-legs',
          label: 'urge to move the legs',
          ask: 'Is there an urge to move the legs?',
          separates: ['restless-legs-syndrome', 'chronic-limb-threatening-ischemia', 'positional-leg-pain'],
        },
      ],
    })
    expect(detail(open)).toContain(
      '- Is there an urge to move the legs? (tells apart: restless legs syndrome, chronic limb-threatening ischemia)',
    )
  })

  it('name the guideline of each next step, linked once', () => {
    const steps = [
      { text: 'leg vein ultrasound within 4 hours', source: nice },
      { text: 'measure both calves', source: nice },
    ]
    const cellulitis = hypothesis('cellulitis', fired('CEL-I1', 'info', 'one red, warm leg'), { nextSteps: steps })
    expect(detail(cellulitis)).toContain(
      '**Next steps to consider**\n\n' +
        '- Leg vein ultrasound within 4 hours ([NICE NG158, 2023](https://www.nice.org.uk/guidance/ng158))\n' +
        '- Measure both calves (NICE NG158, 2023)',
    )
  })

  it('end with notes, the oddities of the record on the first card, and what the card is', () => {
    const two = assessed(
      dvt({ notes: ['On an anticoagulant a D-dimer says little.'] }),
      hypothesis('cellulitis', fired('CEL-I1', 'info', 'one red leg')),
    )
    const unit = { kind: 'unit-not-understood' as const, message: 'a unit' }
    const [first = '', second = ''] = details({
      ...two,
      problems: [unit, unit, { kind: 'other-patient', message: 'x' }],
    })
    expect(first).toMatch(
      new RegExp(
        [
          '\\*\\*Notes\\*\\*\n',
          '- On an anticoagulant a D-dimer says little\\.',
          '- About the record: 2 values with units not understood; 1 entry of another patient, left out',
          '- For clinicians: possibilities to weigh, not a diagnosis\\. Supine rule set 2026\\.11\\.0, 13 Nov 2026$',
        ].join('\n'),
      ),
    )
    expect(second).not.toContain('About the record')
    expect(second).toContain('For clinicians')
  })

  it('stand in one order, and only where they have something to say', () => {
    fc.assert(
      fc.property(assessment, (any) => {
        const order = [
          'Why now',
          'What speaks against',
          'Published scores',
          'What is not on record',
          'Next steps to consider',
          'Also considered',
          'Notes',
        ]
        for (const text of details(any)) {
          const titles = text.split('\n').flatMap((line) => /^\*\*(.+)\*\*$/.exec(line)?.[1] ?? [])
          expect(titles).toEqual(order.filter((title) => titles.includes(title)))
          expect(titles).toContain('Why now')
          expect(titles).toContain('Notes')
          expect(text).not.toMatch(/\*\*\n\n\*\*|\n- *(\n|$)/)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('any detail, rendered with raw HTML switched on', () => {
  const expected = ['codespan', 'link', 'list', 'list_item', 'paragraph', 'strong']

  it('is made of paragraphs, bold titles, lists, code spans and links to web addresses only', () => {
    fc.assert(
      fc.property(assessment, (any) => {
        for (const text of details(any)) {
          const { kinds, links } = rendered(text)
          expect([...kinds].filter((kind) => !expected.includes(kind))).toEqual([])
          for (const { href } of links) expect(href).toMatch(/^https?:\/\/[^\s()<>"'`]+$/)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('has as many paragraphs, titles and lines as written, whatever the record says', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (quote, display) => {
        const reasons = [
          because('leg-pain', 'leg pain', [noted('leg-pain', `a${quote}`, '2026-11-12')]),
          because('hx-dvt', 'earlier DVT', [codedIn('hx-dvt', 'Condition/c', `b${display}`)]),
        ]
        const plain = detail(dvt({ for: reasons.map((r) => ({ ...r, evidence: [noted('leg-pain', 'x')] })) }))
        const hostile = detail(dvt({ for: reasons }))
        const shape = (text: string) => rendered(text).html.match(/<\/?(?:p|strong|ul|li|code|a)\b/g)
        expect(shape(hostile)).toEqual(shape(plain))
        expect(rendered(hostile).html.match(/<(?!\/?(?:p|strong|ul|li|code|a)\b)/g)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })
})

import type { Observation } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { about, lines, linesAbout, problemsOf } from '../../support/evidence.ts'
import { flag, loinc, observation, quantity, snomed } from '../../support/fhir.ts'

const local = (text: string, value: number, unit: string, rest: Partial<Observation> = {}) =>
  observation({ coding: [{ system: 'urn:lab', code: 'x1' }], text }, { valueQuantity: quantity(value, unit), ...rest })

describe('units of laboratory results', () => {
  it.each([
    ['ferritin 30 ug/L', loinc('2276-4'), 30, 'ug/L', 'present ferritin 30 ng/mL'],
    ['ferritin 30 ng/mL', loinc('2276-4'), 30, 'ng/mL', 'present ferritin 30 ng/mL'],
    ['ferritin 67 pmol/L', loinc('2276-4'), 67, 'pmol/L', 'present ferritin 29.815 ng/mL'],
    ['transferrin saturation as a fraction', loinc('2502-3'), 0.18, '1', 'present transferrin-saturation 18 %'],
    ['transferrin saturation in percent', loinc('2502-3'), 18, '%', 'present transferrin-saturation 18 %'],
    ['potassium in mEq/L', loinc('2823-3'), 3.1, 'mEq/L', 'present potassium 3.1 mmol/L'],
    ['potassium in mmol/L', loinc('2823-3'), 3.1, 'mmol/L', 'present potassium 3.1 mmol/L'],
    ['magnesium in mg/dL', loinc('19123-9'), 1.6, 'mg/dL', 'present magnesium 0.65824 mmol/L'],
    ['magnesium in mEq/L', loinc('19123-9'), 1.4, 'meq/L', 'present magnesium 0.7 mmol/L'],
    ['calcium in mg/dL', loinc('17861-6'), 8, 'mg/dL', 'present calcium 1.996 mmol/L'],
    ['HbA1c in mmol/mol', loinc('59261-8'), 48, 'mmol/mol', 'present hba1c 6.54158 %'],
    ['HbA1c in percent', loinc('4548-4'), 6.5, '%', 'present hba1c 6.5 %'],
    ['B12 in pmol/L', loinc('2132-9'), 100, 'pmol/L', 'present vitamin-b12 135.5 pg/mL'],
    ['B12 in ng/L', loinc('2132-9'), 180, 'ng/L', 'present vitamin-b12 180 pg/mL'],
    ['eGFR in plain mL/min', loinc('33914-3'), 28, 'mL/min', 'present egfr 28 mL/min/{1.73_m2}'],
    ['eGFR with its surface', loinc('98979-8'), 28, 'mL/min/{1.73_m2}', 'present egfr 28 mL/min/{1.73_m2}'],
    ['TSH in mIU/L', loinc('3016-3'), 6, 'mIU/L', 'present tsh 6 m[IU]/L'],
    ['TSH in uIU/mL', loinc('3016-3'), 6, 'u[IU]/mL', 'present tsh 6 m[IU]/L'],
    ['CRP in mg/dL', loinc('1988-5'), 4, 'mg/dL', 'present crp 40 mg/L'],
    ['white cells in 10^9/L', loinc('6690-2'), 14, 'x10^9/L', 'present white-cell-count 14 10*3/uL'],
    ['white cells per uL', loinc('6690-2'), 14_000, '/uL', 'present white-cell-count 14 10*3/uL'],
    ['white cells in G/L', loinc('6690-2'), 14, 'G/L', 'present white-cell-count 14 10*3/uL'],
    ['glucose in mmol/L', loinc('2345-7'), 10, 'mmol/L', 'present glucose 180.16 mg/dL'],
    ['creatinine in umol/L', loinc('2160-0'), 88.42, 'umol/L', 'present creatinine 1 mg/dL'],
    ['hemoglobin in g/L', loinc('718-7'), 120, 'g/L', 'present hemoglobin 12 g/dL'],
    ['temperature in Fahrenheit', loinc('8310-5'), 101.3, '[degF]', 'present body-temperature 38.5 Cel'],
    ['the fever border in Fahrenheit', loinc('8310-5'), 100.4, '[degF]', 'present body-temperature 38 Cel'],
    ['heart rate in {beats}/min', loinc('8867-4'), 112, '{beats}/min', 'present heart-rate 112 /min'],
    ['saturation as a fraction', loinc('59408-5'), 0.91, '1', 'present oxygen-saturation 91 %'],
  ])('%s', (_, code, value, unit, expected) => {
    const resource = observation(code, { valueQuantity: quantity(value, unit) })
    expect(lines(resource)).toEqual([expected])
    expect(problemsOf(resource)).toEqual([])
  })

  it('keeps what was recorded beside what was converted', () => {
    expect(
      about('body-temperature', observation(loinc('8310-5'), { valueQuantity: quantity(101, '[degF]') }))[0]?.quantity
        ?.original,
    ).toBe('101 [degF]')
  })

  it('keeps the bound of a result printed as "<5"', () => {
    expect(
      lines(observation(loinc('2276-4'), { valueQuantity: { ...quantity(5, 'ng/mL'), comparator: '<' } })),
    ).toEqual(['present ferritin <5 ng/mL'])
    expect(lines(observation(loinc('2276-4'), { valueString: '<5 ng/mL' }))).toEqual(['present ferritin <5 ng/mL'])
  })

  it.each([
    ['a unit it does not know', { valueQuantity: quantity(30, 'furlong') }],
    ['a unit that measures something else', { valueQuantity: quantity(30, 'mm[Hg]') }],
    ['no unit', { valueQuantity: { value: 30 } }],
    ['two units that contradict', { valueQuantity: { value: 30, code: 'ng/mL', unit: 'g/L' } }],
  ])('lists a laboratory result with %s and does not use it', (_, value) => {
    const resource = observation(loinc('2276-4'), value)
    expect(lines(resource)).toEqual([])
    expect(problemsOf(resource)).toEqual(['unit-not-understood'])
  })

  it('takes a bare pulse rate, which has one reading', () => {
    expect(lines(observation(loinc('8867-4'), { valueQuantity: { value: 112 } }))).toEqual([
      'present heart-rate 112 /min',
    ])
  })

  it.each([
    ['a temperature of 385', loinc('8310-5'), quantity(385, 'Cel')],
    ['potassium of 40', loinc('2823-3'), quantity(40, 'mmol/L')],
    ['a saturation of 180 %', loinc('59408-5'), quantity(180, '%')],
    ['an ABI of 3.5 in ratio and percent alike', loinc('77194-9'), quantity(350, '%')],
  ])('lists %s as implausible, with or without a flag', (_, code, valueQuantity) => {
    const resource = observation(code, { valueQuantity, interpretation: [flag('H')] })
    expect(lines(resource)).toEqual([])
    expect(problemsOf(resource)).toEqual(['implausible-value'])
  })
})

describe('the laboratory’s own range and flag', () => {
  it.each([
    [
      'CK above its range',
      loinc('2157-6'),
      { valueQuantity: quantity(900, 'U/L'), referenceRange: [{ high: quantity(200, 'U/L') }] },
      'present creatine-kinase-high',
    ],
    [
      'CK inside its range',
      loinc('2157-6'),
      { valueQuantity: quantity(90, 'U/L'), referenceRange: [{ high: { value: 200 } }] },
      'absent creatine-kinase-high',
    ],
    [
      'TSH with a range in words',
      loinc('3016-3'),
      { valueQuantity: quantity(9, 'mIU/L'), referenceRange: [{ text: '0.4 - 4.5' }] },
      'present tsh-high',
    ],
    [
      'CRP with a flag and no range',
      loinc('1988-5'),
      { valueQuantity: quantity(40, 'mg/L'), interpretation: [flag('H')] },
      'present crp-high',
    ],
    [
      'CRP flagged normal',
      loinc('1988-5'),
      { valueQuantity: quantity(4, 'mg/L'), interpretation: [flag('N')] },
      'absent crp-high',
    ],
    [
      'potassium without a number, flagged low',
      loinc('2823-3'),
      { interpretation: [flag('L')] },
      'present hypokalemia',
    ],
    [
      'potassium in an unknown unit, flagged critically low',
      loinc('2823-3'),
      { valueQuantity: quantity(2, 'blobs'), interpretation: [flag('LL')] },
      'present hypokalemia',
    ],
    [
      'white cells flagged high in words',
      loinc('6690-2'),
      { interpretation: [{ text: 'High' }] },
      'present leukocytosis',
    ],
  ])('%s', (_, code, rest, expected) => {
    expect(lines(observation(code, rest))).toContain(expected)
  })

  it('is silent beside a usable potassium: the number decides', () => {
    expect(
      lines(observation(loinc('2823-3'), { valueQuantity: quantity(4, 'mmol/L'), interpretation: [flag('L')] })),
    ).toEqual(['present potassium 4 mmol/L'])
  })
})

describe('D-dimer basis', () => {
  const feu = loinc('48065-7')
  const ddu = loinc('48066-5')
  const range = (high: number, unit = 'ng/mL') => ({ referenceRange: [{ high: quantity(high, unit) }] })

  it.each([
    ['1: LOINC in FEU', observation(feu, { valueQuantity: quantity(700, 'ug/L') }), 700],
    ['1: LOINC in DDU is doubled (vector 11)', observation(ddu, { valueQuantity: quantity(260, 'ng/mL') }), 520],
    ['1: LOINC in FEU, mg/L', observation(feu, { valueQuantity: quantity(0.5, 'mg/L') }), 500],
    ['1: LOINC in FEU, ug/mL', observation(feu, { valueQuantity: quantity(0.78, 'ug/mL') }), 780],
    ['1: LOINC in FEU, annotated so too', observation(feu, { valueQuantity: quantity(0.5, 'mg/L{FEU}') }), 500],
    ['2: annotation FEU beside a local code', local('D-dimer', 0.5, 'ug/mL{FEU}'), 500],
    ['2: annotation DDU beside a local code', local('D-Dimer, Quant', 250, 'ng/mL{DDU}'), 500],
    ['2: annotation in words', observation('D-dimer', { valueQuantity: { value: 1.2, unit: 'mcg/mL FEU' } }), 1200],
    ['2: basis in the title', local('D-Dimer (DDU)', 250, 'ng/mL'), 500],
    [
      '2: LOINC without mass, annotated',
      observation(loinc('7799-0'), { valueQuantity: quantity(600, 'ng/mL{FEU}') }),
      600,
    ],
    ['3: limit of 500 is FEU', local('D-dimer', 700, 'ng/mL', range(500)), 700],
    ['3: limit of 0.5 mg/L is FEU', local('D-dimer', 0.7, 'mg/L', range(0.5, 'mg/L')), 700],
    ['3: limit of 230 is DDU', local('D-dimer', 300, 'ng/mL', range(230)), 600],
    ['3: limit in words', local('D-dimer', 300, 'ng/mL', { referenceRange: [{ text: '0-230 ng/mL' }] }), 600],
  ])('%s', (_, resource, expected) => {
    expect(linesAbout('d-dimer', resource)).toEqual([`present d-dimer ${expected} ug/L{FEU}`])
    expect(problemsOf(resource)).toEqual([])
  })

  it.each([
    ['4: local code, no range (vector 13)', local('D-dimer', 300, 'ng/mL')],
    ['4: a limit that is neither', local('D-dimer', 300, 'ng/mL', range(1000))],
    ['code and annotation differ', observation(feu, { valueQuantity: quantity(300, 'ng/mL{DDU}') })],
    ['arbitrary units', observation(loinc('3246-6'), { valueQuantity: quantity(300, "[arb'U]/mL") })],
    ['units per volume', observation(loinc('3246-6'), { valueQuantity: quantity(1, 'U/mL') })],
  ])('is unknown: %s', (_, resource) => {
    expect(lines(resource)).toEqual([])
    expect(problemsOf(resource)).toEqual(['unknown-basis'])
  })

  it.each([
    ['H', 'present d-dimer-positive', 'absent d-dimer-negative'],
    ['POS', 'present d-dimer-positive', 'absent d-dimer-negative'],
    ['N', 'absent d-dimer-positive', 'present d-dimer-negative'],
    ['NEG', 'absent d-dimer-positive', 'present d-dimer-negative'],
  ])('of unknown basis and flagged %s counts by its flag', (code, positive, negative) => {
    const found = lines(local('D-dimer', 300, 'ng/mL', { interpretation: [flag(code)] }))
    expect(found).toContain(positive)
    expect(found).toContain(negative)
  })

  it('keeps the bound of "<270"', () => {
    expect(lines(observation(feu, { valueQuantity: { ...quantity(270, 'ug/L'), comparator: '<' } }))).toEqual([
      'present d-dimer <270 ug/L{FEU}',
    ])
  })

  it('may be a word', () => {
    expect(lines(observation(feu, { valueString: 'Negative' }))).toContain('present d-dimer-negative')
    expect(lines(observation(feu, { valueCodeableConcept: { coding: [snomed('10828004')] } }))).toContain(
      'present d-dimer-positive',
    )
  })
})

describe('pressures and indices of a leg', () => {
  const right = { bodySite: { coding: [snomed('62175007')] } }

  it.each([
    [
      'by LOINC and body site',
      observation(loinc('77194-9'), { ...right, valueQuantity: quantity(0.42, '1') }),
      'present abi right 0.42 {ratio}',
    ],
    [
      'by SNOMED and body site in words',
      observation(snomed('446841001'), { bodySite: { text: 'Left leg' }, valueQuantity: quantity(0.42, '{ratio}') }),
      'present abi left 0.42 {ratio}',
    ],
    [
      'without a unit',
      observation(loinc('77194-9'), { ...right, valueQuantity: { value: 0.42 } }),
      'present abi right 0.42 {ratio}',
    ],
    [
      'in percent',
      observation(loinc('77194-9'), { ...right, valueQuantity: quantity(42, '%') }),
      'present abi right 0.42 {ratio}',
    ],
    [
      'in percent without a sign',
      observation(loinc('77194-9'), { ...right, valueQuantity: { value: 42 } }),
      'present abi right 0.42 {ratio}',
    ],
    [
      'rounded to two decimals before it is compared',
      observation(loinc('77194-9'), { ...right, valueQuantity: quantity(0.904, '1') }),
      'present abi right 0.9 {ratio}',
    ],
    [
      'as a ratio of two pressures',
      observation(loinc('77194-9'), {
        ...right,
        valueRatio: { numerator: quantity(63, 'mm[Hg]'), denominator: quantity(150, 'mm[Hg]') },
      }),
      'present abi right 0.42 {ratio}',
    ],
    [
      'as a ratio to one',
      observation(loinc('77194-9'), {
        ...right,
        valueRatio: { numerator: { value: 0.42 }, denominator: { value: 1 } },
      }),
      'present abi right 0.42 {ratio}',
    ],
    [
      'as a number in words',
      observation(loinc('77194-9'), { ...right, valueString: '0.42' }),
      'present abi right 0.42 {ratio}',
    ],
    ['by title alone', observation('ABI right', { valueQuantity: { value: 0.42 } }), 'present abi right 0.42 {ratio}'],
    [
      'by title alone, British',
      observation('ABPI (L)', { valueQuantity: { value: 0.42 } }),
      'present abi left 0.42 {ratio}',
    ],
  ])('an ankle-brachial index %s', (_, resource, expected) => {
    expect(lines(resource)).toEqual([expected])
    expect(problemsOf(resource)).toEqual([])
  })

  it.each([
    ['Right great toe pressure', 3.5, 'kPa', 'present toe-pressure right 26.2522 mm[Hg]'],
    ['Toe pressure, left', 25, 'mmHg', 'present toe-pressure left 25 mm[Hg]'],
    ['L ankle systolic pressure', 45, 'mm Hg', 'present ankle-pressure left 45 mm[Hg]'],
    ['TcPO2 right foot', 2.4, 'kPa', 'present tcpo2 right 18.0015 mm[Hg]'],
    ['Toe-brachial index right', 0.3, '1', 'present tbi right 0.3 {ratio}'],
    ['Post-void residual', 420, 'mL', 'present post-void-residual 420 mL'],
    ['Capillary refill left foot', 5, 'sec', 'present capillary-refill left 5 s'],
    ['Right calf circumference', 15, '[in_i]', 'present calf-circumference right 38.1 cm'],
    ['Calf circumference difference', 4, 'cm', 'present calf-circumference-difference 4 cm'],
  ])('%s: %d %s', (title, value, unit, expected) => {
    expect(lines(observation(title, { valueQuantity: { value, unit } }))).toEqual([expected])
  })

  it('reads both legs of a panel whose components are named by side only', () => {
    const panel = observation(snomed('446841001'), {
      component: [
        { code: { text: 'right' }, valueQuantity: quantity(0.42, '1') },
        { code: { coding: [snomed('7771000', 'Left')] }, valueQuantity: quantity(0.95, '1') },
      ],
    })
    expect(lines(panel)).toEqual(['present abi left 0.95 {ratio}', 'present abi right 0.42 {ratio}'])
  })

  it('reads both legs of a panel whose components have titles of their own', () => {
    const panel = observation('Ankle-brachial index', {
      component: [
        { code: { text: 'Right ABI' }, valueQuantity: { value: 1.02 } },
        { code: { text: 'Left ABI' }, valueQuantity: { value: 0.71 } },
      ],
    })
    expect(lines(panel)).toEqual(['present abi left 0.71 {ratio}', 'present abi right 1.02 {ratio}'])
  })

  it('reads calves per side, and only calves', () => {
    const legs = (bodySite: string) =>
      observation(snomed('413171006'), { bodySite: { text: bodySite }, valueQuantity: quantity(38, 'cm') })
    expect(lines(legs('right calf'))).toEqual(['present calf-circumference right 38 cm'])
    expect(lines(legs('right thigh'))).toEqual([])
    const pair = observation('Calf circumference', {
      component: [
        { code: { text: 'R' }, valueQuantity: quantity(39, 'cm') },
        { code: { text: 'L' }, valueQuantity: quantity(35, 'cm') },
      ],
    })
    expect(lines(pair)).toEqual(['present calf-circumference left 35 cm', 'present calf-circumference right 39 cm'])
  })

  it('leaves the side open and says so when title and body site contradict', () => {
    const resource = observation(
      { coding: [loinc('77194-9')], text: 'ABI left' },
      { ...right, valueQuantity: quantity(0.42, '1') },
    )
    expect(lines(resource)).toEqual(['present abi 0.42 {ratio}'])
    expect(problemsOf(resource)).toEqual(['side-conflict'])
  })

  it('reads an index whose code stands without words, and whose value is words', () => {
    expect(lines(observation(loinc('77194-9'), { valueString: 'R 0.42 L 0.95' }))).toContain(
      'present abi right 0.42 {ratio}',
    )
  })

  it('reads a coded answer to a question that may be measured', () => {
    expect(
      lines(observation('Capillary refill, left', { valueCodeableConcept: { coding: [snomed('50427001')] } })),
    ).toContain('present capillary-refill-delayed left')
  })

  it('does not take an index after exercise for one at rest', () => {
    expect(linesAbout('abi', observation('Post-exercise ABI right', { valueQuantity: { value: 0.4 } }))).toEqual([])
  })
})

describe('what is measured elsewhere', () => {
  it.each([
    [
      'urine potassium by its own LOINC code',
      observation(
        { coding: [loinc('2828-2', 'Potassium [Moles/volume] in Urine')], text: 'Potassium' },
        { valueQuantity: quantity(40, 'mmol/L') },
      ),
    ],
    ['urine potassium by title', local('Potassium, urine', 40, 'mmol/L')],
    ['total protein, which shares an abbreviation with toe pressure', local('TP', 7, 'g/dL')],
    ['a serum albumin/creatinine ratio', local('Albumin/creatinine ratio', 30, 'mg/g')],
  ])('%s is nothing of ours', (_, resource) => {
    expect(lines(resource)).toEqual([])
    expect(problemsOf(resource)).toEqual([])
  })

  it('still reads a local potassium', () => {
    expect(lines(local('Potassium', 3.1, 'mmol/L'))).toEqual(['present potassium 3.1 mmol/L'])
  })
})

describe('vital signs panel', () => {
  it('takes the systolic pressure out of its component', () => {
    const panel = observation(loinc('85354-9', 'Blood pressure panel'), {
      component: [
        { code: { coding: [loinc('8480-6')] }, valueQuantity: quantity(84, 'mm[Hg]') },
        { code: { coding: [loinc('8462-4')] }, valueQuantity: quantity(50, 'mm[Hg]') },
      ],
    })
    expect(lines(panel)).toEqual(['present systolic-blood-pressure 84 mm[Hg]'])
  })

  it('does not take a pressure of the leg for a blood pressure', () => {
    const at = (site: string) =>
      lines(observation(loinc('8480-6'), { bodySite: { text: site }, valueQuantity: quantity(45, 'mm[Hg]') }))
    expect(at('Right ankle')).toEqual(['present ankle-pressure right 45 mm[Hg]'])
    expect(at('Left great toe')).toEqual(['present toe-pressure left 45 mm[Hg]'])
    expect(at('Left thigh')).toEqual([])
    expect(at('Left arm')).toEqual(['present systolic-blood-pressure 45 mm[Hg]'])
  })

  it('does not take the pulse of a foot for a heart rate', () => {
    expect(
      linesAbout('heart-rate', observation('Pulse', { bodySite: { text: 'left foot' }, valueInteger: 0 })),
    ).toEqual([])
  })

  it('reads pain scores, and the pain where the title names the leg', () => {
    expect(lines(observation(loinc('72514-3'), { valueQuantity: quantity(7, '{score}') }))).toEqual([
      'present pain-severity 7 {score}',
    ])
    const leg = (value: number) => lines(observation('Left leg pain score', { valueQuantity: { value, unit: '/10' } }))
    expect(leg(7)).toContain('present leg-pain left')
    expect(leg(0)).toContain('absent leg-pain left')
  })

  it('takes the middle of a range, and shows the range', () => {
    const resource = observation('Cramp duration', {
      valueRange: { low: quantity(5, 'min'), high: quantity(10, 'min') },
    })
    expect(lines(resource)).toEqual(['present episode-duration 7.5 min'])
    expect(about('episode-duration', resource)[0]?.quantity?.original).toBe('5-10 min')
  })
})

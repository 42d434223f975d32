import type { Observation } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { about, lines, linesAbout, problemsOf } from '../../support/evidence.ts'
import { flag, loinc, observation, quantity, snomed } from '../../support/fhir.ts'

const yes = { coding: [snomed('373066001', 'Yes')] }
const no = { coding: [snomed('373067005', 'No')] }
const legSwelling = snomed('449614009') // Localized swelling of lower leg
const swollenCalf = snomed('449615005') // Swollen calf
const pulseAbsent = snomed('301161008') // Absent foot pulse
const right = { bodySite: { coding: [snomed('62175007')] } }

describe('status', () => {
  const withStatus = (status: string) => lines(observation(swollenCalf, { ...JSON.parse(JSON.stringify({ status })) }))

  it.each(['final', 'amended', 'corrected', 'preliminary'])('%s counts', (status) => {
    expect(withStatus(status)).toContain('present calf-swelling')
  })

  it.each(['entered-in-error', 'cancelled', 'registered', 'unknown'])('%s states nothing', (status) => {
    expect(withStatus(status)).toEqual([])
  })
})

describe('a finding code (shape a)', () => {
  it.each<[string, Partial<Observation>, string]>([
    ['without a value is present', {}, 'present calf-swelling'],
    ['with true is present', { valueBoolean: true }, 'present calf-swelling'],
    ['with false is absent', { valueBoolean: false }, 'absent calf-swelling'],
    ['with Yes is present', { valueCodeableConcept: yes }, 'present calf-swelling'],
    ['with No is absent', { valueCodeableConcept: no }, 'absent calf-swelling'],
    ['with Present is present', { valueCodeableConcept: { coding: [snomed('52101004')] } }, 'present calf-swelling'],
    ['with Absent is absent', { valueCodeableConcept: { coding: [snomed('2667000')] } }, 'absent calf-swelling'],
    [
      'with Y of HL7 v2 is present',
      { valueCodeableConcept: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'Y' }] } },
      'present calf-swelling',
    ],
    ['with "absent" in words is absent', { valueCodeableConcept: { text: 'Absent' } }, 'absent calf-swelling'],
    ['with "none" is absent', { valueString: 'none' }, 'absent calf-swelling'],
    ['with "normal" is absent', { valueString: 'Normal' }, 'absent calf-swelling'],
    ['with a grade is present', { valueString: 'moderate' }, 'present calf-swelling'],
    ['with 0 is absent', { valueInteger: 0 }, 'absent calf-swelling'],
    ['with 2 is present', { valueInteger: 2 }, 'present calf-swelling'],
    ['flagged negative is absent', { interpretation: [flag('NEG')] }, 'absent calf-swelling'],
    ['flagged positive is present', { interpretation: [flag('POS')] }, 'present calf-swelling'],
  ])('%s', (_, rest, expected) => {
    expect(linesAbout('calf-swelling', observation(swollenCalf, rest))).toEqual([expected])
  })

  it.each<[string, Partial<Observation>]>([
    ['Unknown', { valueCodeableConcept: { coding: [snomed('261665006')] } }],
    ['"not examined"', { valueString: 'not examined' }],
    [
      'a reason for its absence',
      {
        dataAbsentReason: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-performed' }],
        },
      },
    ],
    ['a reason for its absence and a stray value', { valueBoolean: false, dataAbsentReason: { text: 'refused' } }],
  ])('with %s is no evidence, neither way', (_, rest) => {
    expect(lines(observation(swollenCalf, rest))).toEqual([])
  })

  it('of pain with a number is a pain score too', () => {
    const pain = (value: number) =>
      lines(observation(snomed('10601006', 'Pain in lower limb'), { valueQuantity: quantity(value, '{score}') }))
    expect(pain(6)).toContain('present leg-pain')
    expect(pain(6)).toContain('present pain-severity 6 {score}')
    expect(pain(0)).toContain('absent leg-pain')
  })

  it('that denies turned by an answer of No states nothing', () => {
    expect(linesAbout('pregnancy', observation(snomed('60001007', 'Not pregnant'), { valueBoolean: false }))).toEqual(
      [],
    )
  })
})

describe('a question whose answer is a finding (shape b)', () => {
  it('reads the finding out of valueCodeableConcept, with where it stood', () => {
    const resource = observation('Leg examination', {
      valueCodeableConcept: { coding: [{ system: 'urn:local', code: '1' }, swollenCalf] },
      ...right,
    })
    expect(lines(resource)).toContain('present calf-swelling right')
    expect(about('calf-swelling', resource)[0]?.source).toMatchObject({
      reference: 'Observation/o1',
      path: 'valueCodeableConcept.coding[1]',
      coding: { code: '449615005' },
    })
  })

  it.each([
    ['449868002', 'present risk-smoker-current'],
    ['8517006', 'present risk-smoker-former'],
  ])('reads smoking status %s', (code, expected) => {
    expect(
      lines(
        observation(loinc('72166-2', 'Tobacco smoking status NHIS'), {
          valueCodeableConcept: { coding: [snomed(code)] },
        }),
      ),
    ).toContain(expected)
  })

  it('reads pregnancy status', () => {
    expect(
      lines(
        observation(loinc('82810-3', 'Pregnancy status'), { valueCodeableConcept: { coding: [snomed('77386006')] } }),
      ),
    ).toEqual(['present pregnancy'])
  })
})

describe('components (shape c)', () => {
  it('inherit time, status and body site', () => {
    const resource = observation('Leg examination', {
      ...right,
      effectiveDateTime: '2026-11-05T08:00:00Z',
      component: [
        { code: { coding: [swollenCalf] }, valueBoolean: true },
        { code: { coding: [pulseAbsent] }, valueBoolean: false },
      ],
    })
    expect(lines(resource)).toContain('present calf-swelling right')
    expect(lines(resource)).toContain('absent pulse-absent right')
    expect(about('calf-swelling', resource)[0]).toMatchObject({
      at: { text: '2026-11-05T08:00:00Z' },
      source: { path: 'component[0].code.coding[0]' },
    })
  })

  it('named by a side alone answer the question above them', () => {
    const resource = observation(swollenCalf, {
      component: [
        { code: { text: 'Left' }, valueBoolean: false },
        { code: { coding: [snomed('24028007', 'Right')] }, valueBoolean: true },
      ],
    })
    expect(linesAbout('calf-swelling', resource)).toEqual(['absent calf-swelling left', 'present calf-swelling right'])
  })

  it('without an answer say nothing', () => {
    expect(
      lines(
        observation('Leg examination', {
          component: [{ code: { coding: [swollenCalf] }, dataAbsentReason: { text: 'not done' } }],
        }),
      ),
    ).toEqual([])
  })
})

describe('side', () => {
  it.each([
    ['inside the code', observation(snomed('287048003')), 'right'], // Pain in right lower limb
    ['by body site code', observation(swollenCalf, right), 'right'],
    ['by body site words', observation(swollenCalf, { bodySite: { text: 'L calf' } }), 'left'],
    ['by body site of both', observation(swollenCalf, { bodySite: { coding: [snomed('51440002')] } }), 'bilateral'],
    ['by the title', observation({ coding: [swollenCalf], text: 'Swollen R calf' }), 'right'],
    ['nowhere', observation(swollenCalf), 'unknown'],
  ])('stands %s', (_, resource, side) => {
    expect([
      ...new Set([...about('calf-swelling', resource), ...about('leg-pain', resource)].map((e) => e.side)),
    ]).toEqual([side])
  })

  it('is open, and said to be, where code and body site contradict', () => {
    const resource = observation(snomed('287048003'), { bodySite: { text: 'left leg' } })
    expect(about('leg-pain', resource).map((e) => e.side)).toEqual(['unknown'])
    expect(problemsOf(resource)).toEqual(['side-conflict'])
  })
})

describe('site', () => {
  it('lets a code without site count only beside a leg', () => {
    const weak = snomed('26544005', 'Muscle weakness')
    expect(lines(observation(weak))).toEqual([])
    expect(lines(observation(weak, { bodySite: { text: 'right arm' } }))).toEqual([])
    expect(lines(observation(weak, { bodySite: { text: 'right leg' } })).length).toBeGreaterThan(0)
    expect(lines(observation({ coding: [weak], text: 'Weakness of left foot' })).length).toBeGreaterThan(0)
  })
})

describe('time', () => {
  it.each<[string, Partial<Observation>, string | undefined]>([
    ['effectiveDateTime first', { effectiveDateTime: '2026-01-02', issued: '2026-01-09T00:00:00Z' }, '2026-01-02'],
    ['the beginning of a period', { effectivePeriod: { start: '2026-01-03' } }, '2026-01-03'],
    ['an instant', { effectiveInstant: '2026-01-04T10:00:00Z' }, '2026-01-04T10:00:00Z'],
    ['when it was issued, else', { issued: '2026-01-09T00:00:00Z' }, '2026-01-09T00:00:00Z'],
    ['unknown', {}, undefined],
  ])('is %s', (_, rest, expected) => {
    expect(about('calf-swelling', observation(swollenCalf, rest))[0]?.at?.text).toBe(expected)
  })

  it('is left open, and said to be, when the date is none', () => {
    const resource = observation(swollenCalf, { effectiveDateTime: '31/12/2025' })
    expect(about('calf-swelling', resource)[0]?.at).toBeUndefined()
    expect(problemsOf(resource)).toEqual(['invalid-date'])
  })
})

describe('codes known to state nothing', () => {
  it.each([
    ['limping, which some tables call claudication', snomed('16973004', 'Claudication')],
    ['an arm', { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M79.601', display: 'Pain in right leg' }],
  ])('%s: neither code nor words are read', (_, coding) => {
    expect(lines(observation({ coding: [coding], text: 'leg pain' }))).toEqual([])
  })
})

describe('words', () => {
  it.each<[string, Observation, string]>([
    [
      'a pulse graded in words',
      observation('DP pulse', { ...right, valueCodeableConcept: { text: 'absent' } }),
      'present pulse-absent right',
    ],
    [
      'a pulse answered by code',
      observation('DP pulse', { ...right, valueCodeableConcept: { coding: [snomed('2667000', 'Absent')] } }),
      'present pulse-absent right',
    ],
    [
      'a pulse graded 2+',
      observation('DP pulse', { ...right, valueCodeableConcept: { text: '2+' } }),
      'present pulse-normal right',
    ],
    [
      'a pulse graded 0',
      observation('DP pulse', { ...right, valueCodeableConcept: { text: '0' } }),
      'present pulse-absent right',
    ],
    ['a pulse of integer 0', observation('Right DP pulse', { valueInteger: 0 }), 'present pulse-absent right'],
    [
      'pitting edema as the value of a title',
      observation('LE edema', { valueString: '2+ pitting RLE' }),
      'present pitting-edema-unilateral right',
    ],
    [
      'an index as text',
      observation(loinc('77194-9', 'Ankle-brachial index'), { valueString: 'R 0.42 L 0.95' }),
      'present abi right 0.42 {ratio}',
    ],
    [
      'the other leg of that text',
      observation(loinc('77194-9', 'Ankle-brachial index'), { valueString: 'R 0.42 L 0.95' }),
      'present abi left 0.95 {ratio}',
    ],
    [
      'rest pain in a note',
      observation(loinc('10164-2', 'History of Present illness Narrative'), {
        valueString: 'R forefoot pain, worse lying flat, hangs foot off bed',
      }),
      'present relief-by-dependency right',
    ],
    [
      'a note beside a coded finding',
      observation(swollenCalf, { ...right, note: [{ text: 'Worse lying flat.' }] }),
      'present pain-worse-supine right',
    ],
    [
      'a title answered Yes',
      observation('Leg pain worse when lying down', { valueBoolean: true }),
      'present pain-worse-supine',
    ],
    [
      'a title answered No',
      observation('Leg pain worse when lying down', { valueBoolean: false }),
      'absent pain-worse-supine',
    ],
    ['a title answered "denies"', observation('Leg swelling', { valueString: 'denies' }), 'absent leg-swelling'],
    ['a title with nothing beside it, weakly', observation('Leg swelling'), 'possibly present leg-swelling'],
    [
      'more than the code says',
      observation({ coding: [snomed('10601006')], text: 'Left forefoot pain worse at night' }),
      'present pain-nocturnal left',
    ],
    ['a quality as the value', observation('Leg pain quality', { valueString: 'burning' }), 'present burning-quality'],
    [
      'a straight-leg raise answered',
      observation('Straight leg raise, right', { valueCodeableConcept: { coding: [snomed('10828004', 'Positive')] } }),
      'present slr-positive right',
    ],
    [
      'a component’s words',
      observation('Pedal pulses', { component: [{ code: { text: 'Left' }, valueString: 'absent' }] }),
      'present pulse-absent left',
    ],
  ])('reads %s', (_, resource, expected) => {
    expect(lines(resource)).toContain(expected)
  })

  it('counts what code and title both state once, with the side the title adds', () => {
    const resource = observation({ coding: [snomed('10601006')], text: 'Left leg pain worse at night' })
    expect(about('leg-pain', resource).map(({ kind, side }) => [kind, side])).toEqual([['coded', 'left']])
  })

  it('reads nothing out of the title of a heading', () => {
    expect(
      lines(observation('Leg swelling', { component: [{ code: { text: 'Examiner' }, valueString: 'Dr. A' }] })),
    ).toEqual([])
  })

  it('dates a note by its own time, and quotes it exactly', () => {
    const text = 'Pain in right forefoot x 4 weeks, worse lying flat.'
    const resource = observation('Visit', {
      effectiveDateTime: '2026-11-05',
      note: [{ time: '2026-11-06T09:00:00Z', text }],
    })
    const [found] = about('pain-worse-supine', resource)
    expect(found?.at?.text).toBe('2026-11-06T09:00:00Z')
    const quote = found?.source.quote
    expect(quote?.text).toBe(text.slice(quote?.start, quote?.end))
    expect(found?.source.path).toBe('note[0].text')
  })

  it('does not read a leg into a finding of the arm', () => {
    expect(
      lines(observation('Swelling', { bodySite: { text: 'Left arm' }, valueString: 'swollen, red and tender' })),
    ).toEqual([])
  })

  it('reads the beginning of a note of a megabyte and says so', () => {
    const resource = observation('Visit', {
      note: [{ text: `Right leg pain worse lying flat. ${'Unremarkable. '.repeat(80_000)}` }],
    })
    expect(lines(resource)).toContain('present pain-worse-supine right')
    expect(problemsOf(resource)).toEqual(['text-too-long'])
  })
})

it('states where a leg swelling code was read', () => {
  expect(
    about('leg-swelling', observation(legSwelling, { id: 'x7', meta: { versionId: '3' } }))[0]?.source,
  ).toMatchObject({ reference: 'Observation/x7', version: '3', path: 'code.coding[0]' })
})

import type { CodeableConcept, Condition } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { about, lines, linesAbout, problemsOf } from '../../support/evidence.ts'
import { clinicalStatus, condition, icd10cm, snomed, verificationStatus } from '../../support/fhir.ts'

const dvt = icd10cm('I82.401') // right leg
const calf = { coding: [dvt] }

describe('verification status', () => {
  it.each([
    ['confirmed', 'present dx-deep-vein-thrombosis right'],
    ['provisional', 'possibly present dx-deep-vein-thrombosis right'],
    ['differential', 'possibly present dx-deep-vein-thrombosis right'],
    ['unconfirmed', 'possibly present dx-deep-vein-thrombosis right'],
    ['refuted', 'absent dx-deep-vein-thrombosis right'],
  ])('%s: %s', (code, expected) => {
    expect(
      linesAbout('dx-deep-vein-thrombosis', condition(dvt, { verificationStatus: verificationStatus(code) })),
    ).toEqual([expected])
  })

  it('not given is what its author believes', () => {
    expect(linesAbout('dx-deep-vein-thrombosis', condition(dvt))).toEqual(['present dx-deep-vein-thrombosis right'])
  })

  it('entered in error is nothing, its notes included', () => {
    expect(
      lines(
        condition(dvt, {
          verificationStatus: verificationStatus('entered-in-error'),
          note: [{ text: 'Right calf swollen.' }],
        }),
      ),
    ).toEqual([])
  })

  it('may be a plain word, as older servers send it', () => {
    const old: Condition = { ...condition(dvt), ...JSON.parse('{"verificationStatus":"refuted"}') }
    expect(linesAbout('dx-deep-vein-thrombosis', old)).toEqual(['absent dx-deep-vein-thrombosis right'])
  })
})

describe('clinical status', () => {
  it.each([
    ['active', 'present dx-deep-vein-thrombosis right'],
    ['recurrence', 'present dx-deep-vein-thrombosis right'],
    ['relapse', 'present dx-deep-vein-thrombosis right'],
    ['inactive', 'once present dx-deep-vein-thrombosis right'],
    ['remission', 'once present dx-deep-vein-thrombosis right'],
    ['resolved', 'once present dx-deep-vein-thrombosis right'],
  ])('%s: %s', (code, expected) => {
    expect(linesAbout('dx-deep-vein-thrombosis', condition(dvt, { clinicalStatus: clinicalStatus(code) }))).toEqual([
      expected,
    ])
  })

  it.each<[string, Partial<Condition>]>([
    ['a date', { abatementDateTime: '2020-01-01' }],
    ['a period', { abatementPeriod: { end: '2020-01-01' } }],
    ['an age', { abatementAge: { value: 60, unit: 'a' } }],
    ['words', { abatementString: 'last year' }],
  ])('abated by %s is history', (_, rest) => {
    expect(
      linesAbout('dx-deep-vein-thrombosis', condition(dvt, { clinicalStatus: clinicalStatus('active'), ...rest })),
    ).toEqual(['once present dx-deep-vein-thrombosis right'])
  })

  it('keeps when it ended', () => {
    expect(about('dx-deep-vein-thrombosis', condition(dvt, { abatementDateTime: '2020-01-01' }))[0]?.ended?.text).toBe(
      '2020-01-01',
    )
  })
})

describe('dates', () => {
  const dated = (rest: Partial<Condition>) => about('dx-deep-vein-thrombosis', condition(dvt, rest))[0]

  it('is stated when it was recorded, and began at its onset', () => {
    const found = dated({ recordedDate: '2026-11-05', onsetDateTime: '2026-11' })
    expect([found?.at?.text, found?.onset?.text]).toEqual(['2026-11-05', '2026-11'])
  })

  it('is stated at its onset where no recording date is kept', () => {
    expect(dated({ onsetDateTime: '2026-11-01' })?.at?.text).toBe('2026-11-01')
    expect(dated({ onsetPeriod: { start: '2026-11-02' } })?.at?.text).toBe('2026-11-02')
  })

  it('takes the asserted-date extension before the onset', () => {
    const extension = [
      { url: 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate', valueDateTime: '2026-11-03' },
    ]
    expect(dated({ extension, onsetDateTime: '2026-10-01' })?.at?.text).toBe('2026-11-03')
  })

  it('counts onset words back from when it was recorded', () => {
    const found = about(
      'leg-pain',
      condition(snomed('10601006', 'Pain in lower limb'), { recordedDate: '2026-11-29', onsetString: '4 weeks ago' }),
    )[0]
    expect(found?.onset?.text).toBe('2026-11-01')
  })

  it('stays undated, and says so, when a date is none', () => {
    const resource = condition(dvt, { recordedDate: 'last week' })
    expect(about('dx-deep-vein-thrombosis', resource)[0]?.at).toBeUndefined()
    expect(problemsOf(resource)).toEqual(['invalid-date'])
  })
})

describe('code, site and words', () => {
  it('reads ICD-10-CM and SNOMED of one diagnosis as one fact', () => {
    const concept = {
      coding: [snomed('713412006', 'Ischemic foot pain at rest'), icd10cm('I70.221')],
      text: 'Rest pain R leg',
    }
    expect(about('rest-pain-ischemic', condition(concept))).toHaveLength(1)
    expect(linesAbout('rest-pain-ischemic', condition(concept))).toEqual(['present rest-pain-ischemic right'])
  })

  it.each([
    ['I70.268', 'gangrene of another extremity'],
    ['I82.621', 'an arm'],
    ['M79.601', 'pain in an arm'],
  ])('reads nothing out of %s (%s), words included', (code) => {
    expect(
      lines(condition({ coding: [icd10cm(code, 'Gangrene of right leg')], text: 'Gangrene of right leg' })),
    ).toEqual([])
  })

  it('takes a side from body site, title or note, in that order', () => {
    const cellulitis = icd10cm('L03.90')
    const leg = icd10cm('I82.409')
    const sideOf = (resource: Condition) =>
      about('dx-deep-vein-thrombosis', resource).flatMap(({ kind, side }) => (kind === 'coded' ? [side] : []))
    expect(sideOf(condition(leg, { bodySite: [{ text: 'left leg' }] }))).toEqual(['left'])
    expect(sideOf(condition({ coding: [leg], text: 'DVT, right leg' }))).toEqual(['right'])
    expect(sideOf(condition(leg, { note: [{ text: 'DVT of the left leg on duplex.' }] }))).toEqual(['left'])
    expect(lines(condition(cellulitis, { bodySite: [{ text: 'right arm' }] }))).toEqual([])
  })

  it('is bilateral at two sites', () => {
    const bodySite: CodeableConcept[] = [{ text: 'left leg' }, { text: 'right leg' }]
    expect(
      about('dx-deep-vein-thrombosis', condition(icd10cm('I82.409'), { bodySite })).map(({ side }) => side),
    ).toEqual(['bilateral'])
  })

  it('leaves contradicting sides open and says so', () => {
    const resource = condition({ coding: [dvt], text: 'DVT left leg' })
    expect(about('dx-deep-vein-thrombosis', resource).map(({ side }) => side)).toEqual(['unknown'])
    expect(problemsOf(resource)).toEqual(['side-conflict'])
  })

  it('reads a title without any code', () => {
    expect(lines(condition('Left forefoot pain worse at night'))).toContain('present pain-nocturnal left')
  })

  it('reads further features in the title of a coded diagnosis', () => {
    const found = lines(condition({ coding: [icd10cm('M79.605')], text: 'Left forefoot pain worse at night' }))
    expect(found).toContain('present leg-pain left')
    expect(found).toContain('present pain-nocturnal left')
    expect(found).toContain('present foot-or-toe-site left')
  })

  it('hears doubt in the title of a coded diagnosis', () => {
    expect(linesAbout('dx-deep-vein-thrombosis', condition({ coding: [dvt], text: 'R/O DVT right leg' }))).toEqual([
      'possibly present dx-deep-vein-thrombosis right',
    ])
  })

  it('reads notes on their own, beside the side of the diagnosis', () => {
    const resource = condition(icd10cm('M79.604'), {
      recordedDate: '2026-11-01',
      note: [{ text: 'Worse lying flat, hangs foot off bed. No swelling.', time: '2026-11-03' }],
    })
    expect(lines(resource)).toContain('present relief-by-dependency right')
    expect(lines(resource)).toContain('absent leg-swelling right')
    expect(about('relief-by-dependency', resource)[0]?.at?.text).toBe('2026-11-03')
  })

  it('reads the note of a refuted diagnosis as it stands', () => {
    const resource = condition(dvt, {
      verificationStatus: verificationStatus('refuted'),
      note: [{ text: 'Right calf remains swollen.' }],
    })
    expect(linesAbout('calf-swelling', resource)).toEqual(['present calf-swelling right'])
  })

  it('reads stage and evidence', () => {
    const resource = condition('PAD', {
      evidence: [{ code: [{ coding: [snomed('449615005')] }] }],
      bodySite: [{ text: 'left leg' }],
    })
    expect(lines(resource)).toContain('present calf-swelling left')
  })

  it('of a malformed shape costs nothing and throws nothing', () => {
    for (const broken of ['"x"', '7', '[]', '{"coding":"x"}', '{"coding":[null,{"code":7}]}', '{"text":{}}'])
      expect(lines({ ...condition(dvt), code: JSON.parse(broken) })).toEqual([])
  })
})

it('reads a DVT of the right leg by code', () => {
  expect(lines({ ...condition(calf) })).toEqual(['present dx-deep-vein-thrombosis right'])
})

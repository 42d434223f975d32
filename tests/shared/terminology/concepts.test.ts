import fc from 'fast-check'
import type { Coding } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { statedPresence } from '../../../shared/terminology/answers.ts'
import { siteOf } from '../../../shared/terminology/body-sites.ts'
import { conceptsOf, icd10cmRows, saysNothing, snomedRows } from '../../../shared/terminology/concepts.ts'
import { drugClassesOf } from '../../../shared/terminology/drugs.ts'
import { sideOfCoding } from '../../../shared/terminology/laterality.ts'
import { measurementOf } from '../../../shared/terminology/measurements.ts'
import { neverMapped } from './never-mapped.ts'

const sct = 'http://snomed.info/sct'
const cm = 'http://hl7.org/fhir/sid/icd-10-cm'
const who = 'http://hl7.org/fhir/sid/icd-10'

/** `feature:side`, with `-` before a denied feature and `?` after a vague one. */
const stated = (system: string, code: string): readonly string[] =>
  conceptsOf({ system, code }).map(
    ({ feature, side, status, certainty }) =>
      `${status === 'absent' ? '-' : ''}${feature}${certainty === 'possible' ? '?' : ''}${side === 'unknown' ? '' : `:${side}`}`,
  )

describe('what a code states', () => {
  it.each([
    [sct, '1230182004', ['dx-acute-limb-ischemia']],
    [sct, '771545003', ['leg-pain', 'cold-limb']],
    [sct, '233962007', ['dx-chronic-limb-threatening-ischemia']],
    [sct, '713412006', ['rest-pain-ischemic']],
    [sct, '399957001', ['dx-peripheral-artery-disease']],
    [sct, '63491006', ['claudication']],
    [sct, '19033007', ['claudication-neurogenic']],
    [sct, '404223003', ['dx-deep-vein-thrombosis']],
    [sct, '15760351000119105', ['dx-dvt-chronic', 'hx-dvt']],
    [sct, '59282003', ['dx-pulmonary-embolism']],
    [sct, '301161008', ['pulse-absent']],
    [sct, '45332005', ['capillary-refill-normal']],
    [sct, '192970008', ['dx-cauda-equina-syndrome']],
    [sct, '449813001', ['saddle-anaesthesia']],
    [sct, '32914008', ['dx-restless-legs-syndrome']],
    [sct, '266919005', ['-risk-smoker-current', '-risk-smoker-former']],
    [sct, '386033004', ['dx-peripheral-neuropathy?']],
    [cm, 'I74.3', ['dx-acute-limb-ischemia']],
    [cm, 'I74.01', ['dx-aortic-embolism']],
    [cm, 'E11.42', ['dx-peripheral-neuropathy', 'diabetes']],
    [cm, 'E11.9', ['diabetes']],
    [cm, 'E11.41', ['diabetes']],
    [cm, 'E11.52', ['gangrene', 'dx-peripheral-artery-disease', 'diabetes']],
    [cm, 'I82.501', ['dx-dvt-chronic:right', 'hx-dvt:right']],
    [cm, 'I87.2', ['dx-chronic-venous-insufficiency']],
    [cm, 'G47.62', ['dx-nocturnal-leg-cramps', 'cramping-quality', 'pain-nocturnal']],
    [cm, 'G25.81', ['dx-restless-legs-syndrome']],
    [cm, 'M48.061', ['dx-lumbar-spinal-stenosis']],
    [cm, 'M48.062', ['dx-lumbar-spinal-stenosis', 'claudication-neurogenic']],
    [cm, 'M54.50', ['low-back-pain']],
    [cm, 'M54.5', ['low-back-pain']],
    [cm, 'M51.361', ['lumbar-disc-degeneration']],
    [cm, 'G20.A1', ['parkinson-disease']],
    [cm, 'C50.911', ['risk-active-cancer', 'history-of-malignancy']],
    [cm, 'C79.51', ['spinal-malignancy', 'risk-active-cancer', 'history-of-malignancy']],
    [cm, 'R33.0', ['urinary-retention', 'urinary-retention-drug-induced']],
    [cm, 'N18.4', ['ckd', 'ckd-stage-4-5']],
    [cm, 'N18.30', ['ckd']],
    [who, 'I70.2', ['dx-peripheral-artery-disease']],
    [who, 'I26.9', ['dx-pulmonary-embolism']],
    [who, 'G63.2', ['dx-peripheral-neuropathy', 'diabetes']],
  ])('%s %s states %j', (system, code, features) => {
    expect(stated(system, code)).toEqual(features)
  })

  it('keeps the fifth character of WHO ICD-10 apart from that of ICD-10-CM', () => {
    expect(stated(who, 'I70.21')).toEqual(['gangrene', 'dx-peripheral-artery-disease'])
    expect(stated(cm, 'I70.211')).toEqual(['claudication:right', 'dx-peripheral-artery-disease:right'])
  })

  it('reads an ICD-10-CM code sent under the name of WHO ICD-10 when it is too long for WHO', () => {
    expect(stated(who, 'I70.221')).toEqual(stated(cm, 'I70.221'))
    expect(stated(who, 'I70.228')).toEqual([])
  })

  it('asks for a leg beside codes that name no site', () => {
    const sites = (system: string, code: string) =>
      conceptsOf({ system, code }).map(({ needsLegSite, needsDeepVeinSite }) => [needsLegSite, needsDeepVeinSite])
    expect(sites(sct, '26544005')).toEqual([
      [true, false],
      [true, false],
    ])
    expect(sites(cm, 'R25.2')).toEqual([[true, false]])
    expect(sites(cm, 'R60.0')).toEqual([[true, false]])
    expect(sites(sct, '247348008')).toEqual([[true, true]])
    expect(sites(sct, '449917004')).toEqual([[false, false]])
    expect(sites(cm, 'L03.115')).toEqual([[false, false]])
  })

  it('shows the display of the row, never that of the record', () => {
    expect(conceptsOf({ system: sct, code: '63491006', display: '<img src=x>' })[0]?.display).toBe(
      'Intermittent claudication',
    )
  })
})

describe('sides inside codes', () => {
  it.each([
    [cm, 'I70.221', 'right'],
    [cm, 'I70.222', 'left'],
    [cm, 'I70.223', 'bilateral'],
    [cm, 'I70.229', 'unknown'],
    [cm, 'I70.22', 'unknown'],
    [cm, 'I70.235', 'right'],
    [cm, 'I70.245', 'left'],
    [cm, 'I70.338', 'right'],
    [cm, 'I70.349', 'left'],
    [cm, 'I70.261', 'right'],
    [cm, 'I75.022', 'left'],
    [cm, 'I82.401', 'right'],
    [cm, 'I82.4Y2', 'left'],
    [cm, 'I82.4Z3', 'bilateral'],
    [cm, 'I82.419', 'unknown'],
    [cm, 'I82.451', 'right'],
    [cm, 'I82.462', 'left'],
    [cm, 'I80.12', 'left'],
    [cm, 'I80.213', 'bilateral'],
    [cm, 'I83.012', 'right'],
    [cm, 'I83.813', 'bilateral'],
    [cm, 'I83.91', 'right'],
    [cm, 'I87.311', 'right'],
    [cm, 'I87.002', 'left'],
    [cm, 'L97.511', 'right'],
    [cm, 'L97.522', 'left'],
    [cm, 'L97.509', 'unknown'],
    [cm, 'L03.115', 'right'],
    [cm, 'L03.116', 'left'],
    [cm, 'L03.032', 'left'],
    [cm, 'M54.31', 'right'],
    [cm, 'M54.32', 'left'],
    [cm, 'M54.30', 'unknown'],
    [cm, 'M54.40', 'unknown'],
    [cm, 'M54.42', 'left'],
    [cm, 'M79.604', 'right'],
    [cm, 'M79.662', 'left'],
    [cm, 'M79.675', 'left'],
    [cm, 'M21.371', 'right'],
    [cm, 'G57.32', 'left'],
    [cm, 'G57.03', 'bilateral'],
    [cm, 'Z89.511', 'right'],
    [cm, 'R22.43', 'bilateral'],
    [cm, 'M71.21', 'right'],
    [sct, '287048003', 'right'],
    [sct, '287047008', 'left'],
    [sct, '12236991000119103', 'bilateral'],
    [sct, '16018391000119104', 'left'],
    [sct, '444325005', 'bilateral'],
    [sct, '15936701000119105', 'right'],
    [sct, '128053003', 'unknown'],
  ])('%s %s is %s', (system, code, side) => {
    expect(conceptsOf({ system, code }).length).toBeGreaterThan(0)
    expect(conceptsOf({ system, code }).every((concept) => concept.side === side)).toBe(true)
    expect(sideOfCoding({ system, code })).toBe(side)
  })
})

describe('codes that must never match', () => {
  it.each(neverMapped.map(({ system, code, why }) => [code, why, system]))('%s: %s', (code, _, system) => {
    const coding: Coding = { system, code }
    expect(conceptsOf(coding)).toEqual([])
    expect(measurementOf(coding)).toBeUndefined()
    expect(siteOf(coding)).toBeUndefined()
    expect(statedPresence(coding)).toBeUndefined()
  })

  it('knows which of them look like ours, so that their words are not read either', () => {
    for (const code of ['I70.268', 'I82.601', 'L03.111', 'M54.12', 'C44.91', 'I70.25'])
      expect(saysNothing({ system: cm, code }), code).toBe(true)
    expect(saysNothing({ system: sct, code: '128054009' })).toBe(true)
  })

  it('does not silence codes it does not know, nor codes that state something', () => {
    expect(saysNothing({ system: cm, code: 'J45.909' })).toBe(false)
    expect(saysNothing({ system: 'urn:local', code: 'I70.268' })).toBe(false)
    expect(saysNothing({ system: cm, code: 'I70.261' })).toBe(false)
    expect(saysNothing({})).toBe(false)
  })
})

describe('how codes are written', () => {
  it.each([
    ['without the dot', 'I70221'],
    ['in small letters', 'i70.221'],
    ['with blanks around it', ' I70.221 '],
    ['as it should be', 'I70.221'],
  ])('reads I70.221 %s', (_, code) => {
    expect(stated(cm, code)).toEqual(['rest-pain-ischemic:right', 'dx-peripheral-artery-disease:right'])
  })

  it.each([
    'http://hl7.org/fhir/sid/icd-10-cm',
    'http://hl7.org/fhir/sid/icd-10-cm/',
    'urn:oid:2.16.840.1.113883.6.90',
    ' http://hl7.org/fhir/sid/icd-10-cm ',
  ])('knows ICD-10-CM as "%s"', (system) => {
    expect(stated(system, 'I74.3')).toEqual(['dx-acute-limb-ischemia'])
  })

  it.each(['http://snomed.info/sct', 'http://snomed.info/sct/', 'urn:oid:2.16.840.1.113883.6.96'])(
    'knows SNOMED CT as "%s"',
    (system) => {
      expect(stated(system, '63491006')).toEqual(['claudication'])
    },
  )

  it.each([
    ['a code of another system', { system: 'http://example.org', code: 'I74.3' }],
    ['no system', { code: '63491006' }],
    ['no code', { system: sct }],
    ['a prefix cut too short', { system: cm, code: 'I7' }],
    ['a longer code behind an exact row', { system: cm, code: 'I74.31' }],
    ['a range', { system: cm, code: 'I70-I79' }],
    ['two dots', { system: cm, code: 'I70.2.21' }],
    ['a name of the prototype', { system: sct, code: '__proto__' }],
    ['another name of the prototype', { system: cm, code: 'constructor' }],
    ['a system named like the prototype', { system: '__proto__', code: '63491006' }],
    ['a display alone', { system: sct, display: 'Intermittent claudication' }],
  ])('finds nothing for %s', (_, coding) => {
    expect(conceptsOf(coding)).toEqual([])
  })

  it('survives anything in the place of a coding', () => {
    const hostile = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        undefined,
        0,
        '',
        [],
        'I70.221',
        { code: 63491006, system: sct },
        { code: {}, system: cm },
        { code: ['I70.221'], system: cm },
        { system: 5, code: 'x' },
      ),
      fc.object({ maxDepth: 2 }),
      fc.record({
        system: fc.constantFrom(sct, cm, who, 'http://loinc.org'),
        code: fc.oneof(fc.string(), fc.integer(), fc.stringMatching(/^[A-Z][0-9]{2}\.?[0-9A-Z]{0,5}$/)),
      }),
    )
    fc.assert(
      fc.property(hostile, (value) => {
        const coding = value as Coding
        for (const { feature } of conceptsOf(coding)) expect(typeof feature).toBe('string')
        measurementOf(coding)
        siteOf(coding)
        statedPresence(coding)
        sideOfCoding(coding)
        drugClassesOf({ codings: [coding] })
      }),
    )
  })
})

describe('the tables behind the look-up', () => {
  it('find every row by its own code', () => {
    for (const [system, rows] of [
      [sct, snomedRows],
      [cm, icd10cmRows],
    ] as const) {
      for (const { code, states, match } of rows) {
        if (match === 'prefix' && code.length < 3) continue
        expect(
          conceptsOf({ system, code }).map(({ feature }) => feature),
          code,
        ).toEqual(states)
      }
    }
  })

  it('give the same answer twice, without building it again', () => {
    const coding = { system: cm, code: 'I70.221' }
    expect(conceptsOf(coding)).toBe(conceptsOf({ ...coding, code: 'I70221' }))
  })
})

describe('how many codes state a feature', () => {
  /** Rows of SNOMED CT and ICD-10-CM at the last review of the tables; rows may be added, a lower number means one was lost. */
  it.each([
    ['dx-acute-limb-ischemia', 7],
    ['dx-chronic-limb-threatening-ischemia', 1],
    ['rest-pain-ischemic', 10],
    ['tissue-loss-ischemic-ulcer', 22],
    ['gangrene', 19],
    ['foot-or-leg-ulcer', 10],
    ['dx-peripheral-artery-disease', 66],
    ['claudication', 9],
    ['dx-deep-vein-thrombosis', 26],
    ['dx-pulmonary-embolism', 8],
    ['dx-chronic-venous-insufficiency', 12],
    ['venous-ulcer', 8],
    ['dx-cellulitis', 16],
    ['leg-pain', 28],
    ['leg-swelling', 10],
    ['pulse-absent', 4],
    ['cold-limb', 2],
    ['dx-lumbar-radiculopathy', 22],
    ['dx-lumbar-spinal-stenosis', 6],
    ['dx-cauda-equina-syndrome', 10],
    ['dx-restless-legs-syndrome', 3],
    ['dx-nocturnal-leg-cramps', 1],
    ['dx-peripheral-neuropathy', 28],
    ['urinary-retention', 6],
    ['low-back-pain', 4],
    ['diabetes', 68],
    ['ckd', 18],
    ['spinal-infection', 6],
    ['spinal-malignancy', 8],
  ])('%s has at least %i rows', (feature, least) => {
    const rows = [...snomedRows, ...icd10cmRows].filter(({ states }) => states.some((state) => state === feature))
    expect(rows.length).toBeGreaterThanOrEqual(least)
  })
})

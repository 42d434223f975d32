import { describe, expect, it } from 'vitest'
import { interpretationOf, statedPresence } from '../../../shared/terminology/answers.ts'
import { siteOf } from '../../../shared/terminology/body-sites.ts'
import { measurementOf } from '../../../shared/terminology/measurements.ts'
import { codeSystemOf } from '../../../shared/terminology/systems.ts'

const loinc = 'http://loinc.org'
const sct = 'http://snomed.info/sct'

describe('what a measurement code measures', () => {
  it.each([
    [loinc, '77194-9', { feature: 'abi', display: 'Ankle-brachial index' }],
    [
      loinc,
      '48065-7',
      { feature: 'd-dimer', basis: 'FEU', display: 'Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma' },
    ],
    [
      loinc,
      '48066-5',
      { feature: 'd-dimer', basis: 'DDU', display: 'Fibrin D-dimer DDU [Mass/volume] in Platelet poor plasma' },
    ],
    [
      loinc,
      '7799-0',
      { feature: 'd-dimer', basis: 'unknown', display: 'Fibrin D-dimer [Units/volume] in Platelet poor plasma' },
    ],
    [loinc, '8867-4', { feature: 'heart-rate', display: 'Heart rate' }],
    [
      loinc,
      '2502-3',
      { feature: 'transferrin-saturation', display: 'Iron saturation [Mass Fraction] in Serum or Plasma' },
    ],
    [sct, '446841001', { feature: 'abi', display: 'Ankle brachial pressure index' }],
    [sct, '413171006', { feature: 'calf-circumference', needsSite: 'calf', display: 'Lower limb circumference' }],
  ])('%s %s', (system, code, measurement) => {
    expect(measurementOf({ system, code })).toEqual(measurement)
  })

  it.each(['19123-9', '2601-3'])('reads magnesium in mass and in moles (%s) as one feature', (code) => {
    expect(measurementOf({ system: loinc, code })?.feature).toBe('magnesium')
  })

  it('reads LOINC under its object identifier', () => {
    expect(measurementOf({ system: 'urn:oid:2.16.840.1.113883.6.1', code: '6690-2' })?.feature).toBe('white-cell-count')
  })

  it('finds no measurement in a finding, a question or a name of the prototype', () => {
    expect(measurementOf({ system: sct, code: '63491006' })).toBeUndefined()
    expect(measurementOf({ system: loinc, code: '72166-2' })).toBeUndefined()
    expect(measurementOf({ system: loinc, code: '__proto__' })).toBeUndefined()
    expect(measurementOf({ code: '8867-4' })).toBeUndefined()
  })
})

describe('what an answer code says', () => {
  it.each([
    [sct, '52101004', 'present'],
    [sct, '373066001', 'present'],
    [sct, '10828004', 'present'],
    [sct, '2667000', 'absent'],
    [sct, '373067005', 'absent'],
    [sct, '260385009', 'absent'],
    [sct, '261665006', 'unknown'],
    [loinc, 'LA33-6', 'present'],
    [loinc, 'LA32-8', 'absent'],
    ['http://terminology.hl7.org/CodeSystem/v2-0136', 'Y', 'present'],
    ['http://terminology.hl7.org/CodeSystem/v2-0136', 'N', 'absent'],
    ['http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', 'POS', 'present'],
    ['http://terminology.hl7.org/CodeSystem/v2-0078', 'NEG', 'absent'],
  ])('%s %s: %s', (system, code, says) => {
    expect(statedPresence({ system, code })).toBe(says)
  })

  it('takes "N" for no only where it means no: among flags it means normal', () => {
    const flags = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
    expect(statedPresence({ system: flags, code: 'N' })).toBeUndefined()
    expect(interpretationOf({ system: flags, code: 'N' })).toBe('normal')
  })

  it.each([
    ['H', 'high'],
    ['HH', 'high'],
    ['L', 'low'],
    ['A', 'abnormal'],
    ['POS', 'positive'],
    ['NEG', 'negative'],
    ['IND', 'indeterminate'],
  ])('reads the flag %s as %s in both HL7 systems and under the old names', (code, says) => {
    for (const system of [
      'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
      'http://hl7.org/fhir/v2/0078',
      'urn:oid:2.16.840.1.113883.5.83',
    ]) {
      expect(interpretationOf({ system, code })).toBe(says)
    }
  })

  it('says nothing for flags of microbiology or of other systems', () => {
    expect(interpretationOf({ system: 'http://terminology.hl7.org/CodeSystem/v2-0078', code: 'R' })).toBeUndefined()
    expect(interpretationOf({ code: 'H' })).toBeUndefined()
    expect(statedPresence({ system: 'urn:local', code: 'Y' })).toBeUndefined()
  })
})

describe('where a body site is', () => {
  it.each([
    ['61685007', { site: 'leg', side: 'unknown' }],
    ['62175007', { site: 'leg', side: 'right' }],
    ['32153003', { site: 'leg', side: 'left' }],
    ['53840002', { site: 'calf', side: 'unknown' }],
    ['56459004', { site: 'foot', side: 'unknown' }],
    ['122496007', { site: 'lumbar-spine', side: 'unknown' }],
    ['53120007', { site: 'not-leg', side: 'unknown' }],
    ['7771000', { side: 'left' }],
    ['51440002', { side: 'bilateral' }],
  ])('%s', (code, site) => {
    expect(siteOf({ system: sct, code })).toEqual(site)
  })

  it('does not know what the table does not list', () => {
    expect(siteOf({ system: sct, code: '63491006' })).toBeUndefined()
    expect(siteOf({ code: '61685007' })).toBeUndefined()
  })
})

describe('names of code systems', () => {
  it('gives nothing for anything that is not a known name', () => {
    for (const system of [
      undefined,
      null,
      5,
      {},
      '',
      '/',
      'SNOMED',
      '__proto__',
      'http://snomed.info/sct/900000000000207008',
    ])
      expect(codeSystemOf(system)).toBeUndefined()
  })
})

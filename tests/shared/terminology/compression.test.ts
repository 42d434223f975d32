import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compressionRows } from '../../../shared/terminology/codes/compression.ts'
import { isLegCompression } from '../../../shared/terminology/compression.ts'
import { isSnomedId } from './check-digits.ts'

const worded = (text: string, ...sites: string[]) => isLegCompression({ codings: [], texts: [text], sites })
const coded = (system: string, code: string, ...texts: string[]) =>
  isLegCompression({ codings: [{ system, code }], texts })

describe('an order for compression of the legs', () => {
  it.each([
    'Compression stockings, knee high, 20-30 mmHg',
    'compression class II below-knee stockings',
    'Stockings, knee-high, compression',
    'Graduated compression hosiery',
    'Apply four-layer bandage left leg',
    '4-layer compression bandaging',
    'Compression therapy',
    'Intermittent pneumatic compression device',
    'Sequential compression devices, both legs',
    'SCDs while in bed',
    'TED hose',
    'TEDs bilateral',
    'Anti-embolism stockings thigh length',
    'Unna boot R leg',
    "Unna's boot",
    '20-30 mmHg knee high stockings',
    'ACE wrap to left lower leg',
    'Elastic bandage, ankle',
    'Venous foot pump',
    'Tubigrip',
    'Compression sleeve, calf',
    'Segmental pneumatic appliance for use with pneumatic compressor, full leg',
    'Apply compression stockings before getting out of bed',
  ])('is "%s"', (text) => expect(worded(text)).toBe(true))

  it.each([
    'Chest X-ray',
    'Compression ultrasound of the leg veins',
    'Duplex ultrasound with compression, left leg',
    'MRI lumbar spine: nerve root compression?',
    'Spinal cord compression, dexamethasone',
    'Vertebral compression fracture brace',
    'Compression sleeve, left arm',
    'Lymphedema bandaging of the right upper extremity, compression wraps',
    'Compression bra',
    'Chest compression device',
    'Radial artery compression device',
    'ABI before compression therapy',
    'Ankle-brachial index prior to compression bandaging',
    'Remove compression stockings',
    'Discontinue SCDs',
    'No compression therapy',
    'ACE wrap, wrist',
    'SCD screening (sickle cell disease)',
    'TED: thyroid eye disease clinic',
    'IPC nurse review',
    'Insulin pump',
    'High pressure pneumatic compression device for arterial insufficiency, leg',
    'Physiotherapy',
    '',
  ])('is not "%s"', (text) => expect(worded(text)).toBe(false))

  it('is read from its body site where the words name none', () => {
    expect(worded('Compression sleeve', 'left arm')).toBe(false)
    expect(worded('Elastic bandage', 'right lower leg')).toBe(true)
    expect(worded('Elastic bandage', 'right wrist')).toBe(false)
  })

  it('is found by code in any spelling of its system, and nowhere else', () => {
    expect(coded('http://snomed.info/sct', '348681001')).toBe(true)
    expect(coded('urn:oid:2.16.840.1.113883.6.96', ' 348681001 ')).toBe(true)
    expect(coded('https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', 'a6531')).toBe(true)
    expect(coded('http://loinc.org', '348681001')).toBe(false)
    expect(coded('http://snomed.info/sct', 'A6531')).toBe(false)
    expect(coded('http://snomed.info/sct', '348681001', 'Compression sleeve for the arm')).toBe(false)
  })

  it('has SNOMED CT codes with a valid check digit, each once', () => {
    const codes = compressionRows.filter(({ system }) => system === 'snomed').map(({ code }) => code)
    expect(codes.filter((code) => !isSnomedId(code))).toEqual([])
    expect(new Set(compressionRows.map(({ code }) => code)).size).toBe(compressionRows.length)
  })

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 600 }), { maxLength: 3 }), (texts) => {
        expect(typeof isLegCompression({ codings: [], texts })).toBe('boolean')
      }),
    )
  })
})

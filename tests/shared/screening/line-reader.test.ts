import fc from 'fast-check'
import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { LineReader, slack } from '../../../shared/screening/line-reader.ts'
import { loincRows } from '../../../shared/terminology/codes/loinc.ts'
import { icd10cmRows, snomedRows } from '../../../shared/terminology/concepts.ts'
import { evaluatedAt } from '../../clinical/case.ts'
import { casePopulation } from '../../support/population.ts'
import { syntheaCharts } from '../../support/synthea.ts'

/** What a reader says of each line. */
function readAll(lines: readonly string[], filters: boolean, now = evaluatedAt): readonly string[] {
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const bytes = Buffer.concat([text, Buffer.alloc(slack)])
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const reader = new LineReader(now, filters)
  const said: string[] = []
  for (let at = 0; at < text.length; at = reader.next) {
    const outcome = reader.read(bytes, view, at, 0, at)
    if (outcome === 'stating') said.push(reader.statement)
    else if (outcome === 'silent')
      said.push(`silent ${reader.type} ${reader.patientHash} ${reader.idHash} ${reader.idCheck}`)
    else said.push(`${outcome} ${reader.type}`)
  }
  return said
}

const expectSame = (lines: readonly string[], now?: number) => {
  expect(readAll(lines, true, now)).toEqual(readAll(lines, false, now))
}

const resources = [...syntheaCharts().values()].slice(0, 12).flat()
const clinical = [...casePopulation().values()].flat()
const samples: readonly FhirResource[] = [...clinical, ...resources.filter((_, i) => i % 7 === 0)]

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** JSON with members in another order, other white space, and escapes where none are needed. */
function written(value: Json, random: () => number): string {
  const space = () => (random() < 0.1 ? ' '.repeat(1 + Math.floor(random() * 2)) : '')
  if (typeof value === 'string') {
    const text = JSON.stringify(value)
    return random() < 0.05 && /[a-z]/.test(value)
      ? text.replace(/[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)
      : text
  }
  if (Array.isArray(value)) return `[${value.map((item: Json) => space() + written(item, random) + space()).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
  const order = random() < 0.2 ? members.toReversed() : members
  return `{${order.map(([key, member]) => `${space()}${JSON.stringify(key)}${space()}:${space()}${written(member, random)}`).join(',')}}`
}

const codes = [
  ...snomedRows.map(({ code }) => ({ system: 'http://snomed.info/sct', code })),
  ...icd10cmRows.map(({ code }) => ({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code })),
  ...loincRows.map(({ code }) => ({ system: 'http://loinc.org', code })),
]

const needles: readonly Json[] = [
  'calf pain at night, better hanging the leg down',
  'Pedal pulses',
  'denies leg swelling',
  'Tibiale Schmerzen',
  'ABI',
  'right',
  'a "quoted" \\ text\n with lines',
  'ünïcödé \u2028 \u0000',
  '',
  '2026-11-20',
  '2026-02-30',
  'not a date',
  '1823-01-01',
  '2027-01-01T00:00:00Z',
  '2026-11-23T11:59:00.123456+14:00',
  'entered-in-error',
  'final',
  'Patient/someone-else',
  'https://ehr.example/fhir/Patient/abc/_history/3',
  'urn:uuid:abc',
  '#p',
  '7',
  0,
  -0,
  -1,
  0.5,
  1,
  3,
  5,
  6.5,
  6.4999999,
  7.5,
  10,
  38,
  59.99,
  1e-7,
  1e21,
  123456789012345,
  null,
  true,
  false,
  [],
  {},
  { reference: 'Patient/x' },
]

/** One place of the resource holds something else. */
function changed(value: Json, needle: Json, random: () => number): Json {
  if (Array.isArray(value) && value.length > 0) {
    const at = Math.floor(random() * value.length)
    return value.map((item: Json, i: number) => (i === at ? changed(item, needle, random) : item))
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const keys = Object.keys(value)
    const at = keys[Math.floor(random() * keys.length)]
    if (at === undefined || random() < 0.05) return needle
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, key === at ? changed(member, needle, random) : member]),
    )
  }
  return needle
}

const seeded = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('reading lines on their bytes', () => {
  it('says the same as parsing each of them, over every clinical case and twelve Synthea charts, twice', () => {
    const lines = [...clinical, ...resources].map((resource) => JSON.stringify(resource))
    expectSame([...lines, ...lines])
  })

  it('says the same at instants when fresh results, old results and future ones stand side by side', () => {
    const lines = resources.map((resource) => JSON.stringify(resource))
    for (const now of ['2010-06-01', '2016-01-01', '2019-03-01']) expectSame([...lines, ...lines], Date.parse(now))
  })

  it('says the same whatever is put anywhere into lines of a known form', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: samples.length - 1 }), (seed, i) => {
        const random = seeded(seed)
        const sample: Json = JSON.parse(JSON.stringify(samples[i]))
        const lines = [JSON.stringify(sample), JSON.stringify(sample)]
        for (let k = 0; k < 24; k += 1) {
          const needle =
            random() < 0.3
              ? (codes[Math.floor(random() * codes.length)] ?? null)
              : needles[Math.floor(random() * needles.length)]
          lines.push(written(changed(sample, needle ?? null, random), random))
        }
        lines.push(JSON.stringify(sample))
        expectSame(lines)
      }),
      { numRuns: 250 },
    )
  })

  it('says the same of measured numbers on both sides of every limit, and of every age', () => {
    const numbers = [
      0, 0.1, 1, 2.9, 3, 3.1, 4.99, 5, 5.01, 6.49, 6.5, 6.51, 9.99, 10, 29.9, 30, 38, 199, 200, 201, 5000, 1e5,
    ]
    const days = [
      -400, -3, -1, 0, 1, 2, 3, 4, 5, 13, 14, 15, 16, 29, 30, 31, 89, 90, 91, 94, 364, 365, 366, 370, 729, 731, 5000,
    ]
    const units = ['%', 'mmol/L', 'mg/dL', 'mL/min/{1.73_m2}', 'Cel', '10*3/uL', 'mm[Hg]', '{score}', 'furlong']
    for (const { code, display } of loincRows) {
      const lines = units.flatMap((unit) =>
        numbers.flatMap((value, i) =>
          days
            .filter((_, j) => (i + j) % 4 === 0)
            .map((day, j) =>
              JSON.stringify({
                resourceType: 'Observation',
                id: `o-${code}-${i}-${j}`,
                meta: { versionId: `${j}`, lastUpdated: '2026-11-20T10:00:00.000Z' },
                status: 'final',
                code: { coding: [{ system: 'http://loinc.org', code, display }], text: display },
                subject: { reference: 'Patient/p1' },
                effectiveDateTime: new Date(evaluatedAt - day * 86_400_000).toISOString(),
                valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
              }),
            ),
        ),
      )
      expectSame(lines)
    }
  })

  it('calls corrupt what JSON.parse refuses, also in lines of a known form', () => {
    const line = JSON.stringify(resources.find(({ resourceType }) => resourceType === 'Observation'))
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(line.length - 1),
            fc.constantFrom('"', '\\', '{', '}', ',', '\t', '\u0001', 'x', '0', ' ', ':', ''),
          ),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        (edits) => {
          const broken = edits.map(([at, text]) => line.slice(0, at) + text + line.slice(at + 1))
          expectSame([line, line, ...broken, line])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes no id for a patient that a reference does not name', () => {
    const observation = (reference: string) =>
      JSON.stringify({
        resourceType: 'Observation',
        id: 'o1',
        status: 'final',
        code: { text: 'Weight' },
        subject: { reference },
      })
    const references = [
      'Patient/a',
      'Patient/b',
      'Patient/a/_history/2',
      'Patient/',
      'Patient/a b',
      'Group/a',
      'xPatient/a',
      'http://x/Patient/a',
    ]
    expectSame(references.map(observation))
    expect(readAll(references.map(observation), true).map((said) => said.split(' ')[0])).toEqual([
      'silent',
      'silent',
      'silent',
      'no-patient',
      'no-patient',
      'no-patient',
      'no-patient',
      'silent',
    ])
  })

  it('counts types nobody reads, and calls a line of theirs corrupt that does not end as it should', () => {
    expect(
      readAll(
        [
          '{"resourceType":"Claim","id":"c1"}',
          '{"resourceType":"Claim","id":"c',
          '{"resourceType":"Claim","id":"c2"} ',
        ],
        true,
      ),
    ).toEqual(['other-type Claim', 'corrupt ', 'other-type Claim'])
  })
})

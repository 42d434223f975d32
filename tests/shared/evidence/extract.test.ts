import fc from 'fast-check'
import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { mergeEvidence } from '../../../shared/evidence/evidence.ts'
import { evidenceOf, extractEvidence } from '../../../shared/evidence/extract.ts'
import { readRecord } from '../../../shared/fhir/resources.ts'
import { bundle, condition, icd10cm, loinc, observation, patient, quantity, snomed } from '../../support/fhir.ts'
import { syntheaCharts } from '../../support/synthea.ts'

const chart: readonly FhirResource[] = [
  patient({ birthDate: '1954-03-02', gender: 'male' }),
  condition(
    { coding: [icd10cm('I70.221')], text: 'Rest pain right leg' },
    { id: 'c1', recordedDate: '2026-11-01', note: [{ text: 'Hangs foot off bed.' }] },
  ),
  condition(snomed('73211009'), { id: 'c2', recordedDate: '2015-01-01' }),
  observation(loinc('77194-9'), {
    id: 'o1',
    bodySite: { text: 'right leg' },
    valueQuantity: quantity(0.38, '1'),
    effectiveDateTime: '2026-11-02',
  }),
  observation('DP pulse', {
    id: 'o2',
    bodySite: { text: 'right foot' },
    valueString: 'absent',
    effectiveDateTime: '2026-11-02',
  }),
  observation(loinc('2276-4'), { id: 'o3', valueQuantity: quantity(40, 'ug/L'), effectiveDateTime: '2026-10-01' }),
]

const read = (values: readonly unknown[]) => extractEvidence(readRecord('p1', values))

describe('a record', () => {
  it('is read the same in any order, doubled, and split in any way', () => {
    const whole = read([bundle(...chart)])
    expect(whole.evidence.length).toBeGreaterThan(6)
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...chart], { minLength: chart.length }),
        fc.nat(chart.length),
        (shuffled, cut) => {
          const parts = [bundle(...shuffled.slice(0, cut)), bundle(...shuffled.slice(cut))]
          expect(read(parts)).toEqual(whole)
          expect(read([...parts, ...shuffled])).toEqual(whole)
        },
      ),
    )
  })

  it('is the merge of its resources read one by one, on any machine', () => {
    const record = readRecord('p1', chart)
    const alone = record.resources.map((resource) => evidenceOf(resource).evidence)
    expect(mergeEvidence(...alone.toReversed())).toEqual(extractEvidence(record).evidence)
    expect(mergeEvidence(mergeEvidence(...alone), ...alone)).toEqual(extractEvidence(record).evidence)
  })

  it('gains nothing from a resource that says nothing', () => {
    const whole = read(chart)
    const nothing = [
      observation(loinc('8302-2', 'Body height'), { id: 'z1', valueQuantity: quantity(176, 'cm') }),
      condition(snomed('444814009', 'Viral sinusitis (disorder)'), { id: 'z2' }),
      { resourceType: 'Claim', id: 'z3' },
    ]
    expect(read([...chart, ...nothing])).toEqual(whole)
  })

  it('swaps its sides, and nothing else, when left and right are swapped', () => {
    const sided = [
      condition('Left foot pain worse at night', {
        id: 's1',
        note: [{ text: 'Left foot cold, right foot warm. Dangles the left leg.' }],
      }),
      observation('DP pulse', { id: 's2', bodySite: { text: 'left foot' }, valueString: 'absent' }),
      observation('Ankle-brachial index', {
        id: 's3',
        component: [
          { code: { text: 'Left' }, valueQuantity: quantity(0.4, '1') },
          { code: { text: 'Right' }, valueQuantity: quantity(0.9, '1') },
        ],
      }),
      observation(loinc('77194-9'), { id: 's4', valueString: 'L 0.41, R 0.95' }),
    ]
    const other: Readonly<Record<string, string>> = {
      left: 'right',
      right: 'left',
      Left: 'Right',
      Right: 'Left',
      L: 'R',
      R: 'L',
    }
    const swapped: readonly FhirResource[] = JSON.parse(
      JSON.stringify(sided).replace(/\b(?:[Ll]eft|[Rr]ight|[LR])\b/g, (word) => other[word] ?? word),
    )
    const facts = (resources: readonly FhirResource[], turn: (side: string) => string) =>
      read(resources)
        .evidence.map((e) => `${e.status} ${e.feature} ${turn(e.side)} ${e.quantity?.value ?? ''} ${e.source.path}`)
        .sort()
    expect(facts(sided, (side) => side).length).toBeGreaterThan(8)
    expect(facts(swapped, (side) => other[side] ?? side)).toEqual(facts(sided, (side) => side))
  })

  it('loses nothing to a malformed neighbor', () => {
    const whole = read(chart)
    const broken = [
      { resourceType: 'Observation', id: 'b1', code: 'x', component: 'y', note: [7], valueQuantity: [] },
      { resourceType: 'Condition', id: 'b2', code: { coding: { system: 3 } }, stage: {}, evidence: 'e', bodySite: 1 },
    ].map((resource) => ({ ...resource, subject: { reference: 'Patient/p1' } }))
    expect(read([...chart, ...broken]).evidence).toEqual(whole.evidence)
  })

  it('names every place so that it can be found again', () => {
    for (const { source } of read(chart).evidence) {
      const resource = chart.find(({ resourceType, id }) => `${resourceType}/${id}` === source.reference)
      const steps = source.path.split(/[.[\]]+/).filter((step) => step !== '')
      const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], resource)
      expect(found, `${source.reference} ${source.path}`).toBeDefined()
      if (source.quote !== undefined)
        expect(String(found).slice(source.quote.start, source.quote.end)).toBe(source.quote.text)
    }
  })
})

describe('anything at all', () => {
  const types = [
    'Patient',
    'Condition',
    'Observation',
    'MedicationRequest',
    'MedicationStatement',
    'MedicationAdministration',
    'Medication',
    'DiagnosticReport',
    'Procedure',
    'ServiceRequest',
    'DeviceRequest',
    'Encounter',
    'FamilyMemberHistory',
  ] as const

  /** Values FHIR puts where other values belong. */
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      { coding: [snomed('449615005')] },
      { coding: [null, { code: 3 }, loinc('77194-9')], text: 'leg pain' },
      [{ code: { text: 'left' }, valueQuantity: { value: '0.4' } }],
      [{ text: 'Right leg pain worse lying flat', time: 7 }],
      { value: 7, unit: 'kPa' },
      { numerator: { value: 1 }, denominator: { value: 0 } },
      { start: 'x', end: '2026-01-01' },
      [{ high: { value: 1 } }, { text: '<0.5 mg/L' }],
      { reference: '#x' },
      'final',
      'active',
      'completed',
      '2026-01-01',
      true,
      0,
    ),
  )
  const elements = [
    'status',
    'intent',
    'code',
    'subject',
    'bodySite',
    'component',
    'note',
    'interpretation',
    'referenceRange',
    'dataAbsentReason',
    'valueQuantity',
    'valueCodeableConcept',
    'valueString',
    'valueBoolean',
    'valueInteger',
    'valueRatio',
    'valueRange',
    'effectiveDateTime',
    'effectivePeriod',
    'issued',
    'recordedDate',
    'onsetDateTime',
    'onsetString',
    'onsetPeriod',
    'abatementDateTime',
    'abatementPeriod',
    'clinicalStatus',
    'verificationStatus',
    'stage',
    'evidence',
    'extension',
    'medicationCodeableConcept',
    'medicationReference',
    'contained',
    'dosageInstruction',
    'dosage',
    'reasonCode',
    'performedPeriod',
    'performedDateTime',
    'conclusion',
    'conclusionCode',
    'period',
    'class',
    'relationship',
    'condition',
    'codeCodeableConcept',
    'codeReference',
    'birthDate',
    'gender',
    'meta',
    'authoredOn',
    'date',
  ] as const

  const resource = fc
    .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...elements), anything, { maxKeys: 12 }))
    .map(([resourceType, rest]) => ({ ...rest, resourceType, id: 'p1' }))

  it('is read without an error', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(resource, fc.jsonValue())), (values) => {
        const { evidence } = read(values)
        for (const e of evidence) expect(e.source.reference).toMatch(/^[A-Z][A-Za-z]+\//)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('150 Synthea charts', () => {
  it('are read without a single problem', () => {
    for (const [id, resources] of syntheaCharts()) {
      const record = readRecord(id, [resources])
      expect(record.resources).toHaveLength(resources.length)
      expect([...record.problems, ...extractEvidence(record).problems]).toEqual([])
    }
  })
})

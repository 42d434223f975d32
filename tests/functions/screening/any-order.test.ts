import fc from 'fast-check'
import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { decide } from '../../../shared/decide.ts'
import { readRecord } from '../../../shared/fhir/resources.ts'
import { evaluatedAt } from '../../clinical/case.ts'
import { condition, icd10cm, observation } from '../../support/fhir.ts'
import { casePopulation } from '../../support/population.ts'
import { type ExportFile, fileOf, recordOf, screenFiles } from '../../support/screening.ts'

const charts = [...casePopulation()].slice(0, 40)
const lines = charts.flatMap(([, resources]) => resources.map((resource) => JSON.stringify(resource)))

const now = evaluatedAt

const outcome = async (files: readonly ExportFile[], taskOfEach = true) => {
  const { findings, results } = await screenFiles(files, { now, taskOfEach })
  return {
    findings: findings.map((finding) => JSON.stringify(finding)).sort(),
    silent: results.map(({ silentDigest }) => silentDigest),
    patients: results.map(({ patients }) => patients),
    problems: results.map(({ problems }) => problems),
  }
}

describe('a population', () => {
  it('is judged the same in any order, in any number of files, with lines repeated within and across them', async () => {
    const expected = await outcome([fileOf('all', lines)])
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(lines, { minLength: lines.length }),
        fc.array(fc.constantFrom(...lines), { maxLength: 60 }),
        fc.array(fc.nat(lines.length), { maxLength: 5 }),
        fc.boolean(),
        async (shuffled, repeated, cuts, taskOfEach) => {
          const all = [...shuffled, ...repeated]
          const borders = [0, ...cuts.toSorted((a, b) => a - b), all.length]
          const files = borders.slice(1).map((end, i) => fileOf(`f${i}`, all.slice(borders[i], end)))
          expect(await outcome(files, taskOfEach)).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  })
})

const gangrene = icd10cm('I70.261', 'Atherosclerosis with gangrene, right leg')
const nothing = icd10cm('J01.90', 'Acute sinusitis, unspecified')

const copy = (
  code: typeof gangrene,
  meta: Partial<NonNullable<FhirResource['meta']>>,
  more: object = {},
): FhirResource => ({
  ...condition(code, { id: 'c1', recordedDate: '2026-11-20', meta }),
  ...more,
})

/** What the hook decides of the same copies, in the order given. */
const byHook = (copies: readonly FhirResource[]) => decide(readRecord('p1', recordOf('p1', copies)), now)

describe('several copies of one resource', () => {
  const other = observation('Ankle-brachial index', {
    id: 'o9',
    effectiveDateTime: '2026-11-20',
    valueQuantity: { value: 0.38, code: '1' },
  })
  const versions: readonly (readonly [string, readonly FhirResource[]])[] = [
    ['the newer version takes a finding back', [copy(gangrene, { versionId: '1' }), copy(nothing, { versionId: '2' })]],
    ['the newer version makes a finding', [copy(nothing, { versionId: '1' }), copy(gangrene, { versionId: '2' })]],
    [
      'lastUpdated outranks the version',
      [
        copy(gangrene, { versionId: '9', lastUpdated: '2026-11-01T00:00:00Z' }),
        copy(nothing, { versionId: '1', lastUpdated: '2026-11-02T00:00:00Z' }),
      ],
    ],
    [
      'a finding entered in error says nothing any more',
      [
        copy(gangrene, { versionId: '1' }),
        copy(gangrene, { versionId: '2' }, { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }),
      ],
    ],
    [
      'two copies of one version differ, the fuller one states something',
      [copy(nothing, {}), copy(gangrene, {}, { note: [{ text: 'cold right foot, no pulses' }] })],
    ],
    [
      'two copies of one version differ, the fuller one states nothing',
      [copy(gangrene, {}), copy(nothing, {}, { note: [{ text: 'x'.repeat(200) }] })],
    ],
    [
      'three copies, none of them with a version',
      [copy(gangrene, {}), copy(nothing, {}), copy(gangrene, {}, { note: [{ text: 'night pain' }] })],
    ],
  ]

  it.each(versions)('count as they do in the hook, in any order and file: %s', async (_, copies) => {
    const expected = byHook([...copies, other])
    const found = expected.hypotheses.length > 0 ? [JSON.stringify(expected)] : []
    for (const order of [copies, copies.toReversed()]) {
      const all = [...order.map((c) => JSON.stringify(c)), JSON.stringify(other)]
      for (const files of [[fileOf('one', all)], all.map((line, i) => fileOf(`f${i}`, [line]))]) {
        const { findings } = await screenFiles(files, { now, taskOfEach: true })
        expect(findings.map((finding) => JSON.stringify(finding))).toEqual(found)
      }
    }
  })

  it('do not touch a resource of the same id in another chart, or of another type', async () => {
    const strangers = [
      { ...copy(nothing, { versionId: '5' }), subject: { reference: 'Patient/p2' } },
      { ...observation('Weight', { id: 'c1' }), subject: { reference: 'Patient/p1' } },
    ]
    const files = [
      fileOf(
        'all',
        [copy(gangrene, { versionId: '1' }), ...strangers].map((r) => JSON.stringify(r)),
      ),
    ]
    const { findings } = await screenFiles(files, { now })
    expect(findings.map(({ patient }) => patient)).toEqual(['Patient/p1'])
  })
})

describe('a drug named in another file', () => {
  const drug = (text: string, meta = {}): FhirResource => ({
    resourceType: 'Medication',
    id: 'm1',
    meta,
    code: { text },
  })
  const request: FhirResource = {
    resourceType: 'MedicationRequest',
    id: 'r1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    authoredOn: '2026-11-01',
    medicationReference: { reference: 'Medication/m1', display: 'warfarin' },
  }
  const swollen = condition(icd10cm('M79.89', 'Swelling of the left calf'), {
    id: 's1',
    recordedDate: '2026-11-22',
    note: [{ text: 'left calf swollen and tender, cannot walk' }],
  })

  it.each([
    ['is known by its code', [drug('apixaban 5 mg tablet')]],
    ['is known not to be one of ours, whatever the order calls it', [drug('paracetamol 500 mg')]],
    ['is called what the order calls it where the Medication was not exported', []],
    ['is what its newest copy says', [drug('apixaban', { versionId: '1' }), drug('paracetamol', { versionId: '2' })]],
  ])('%s', async (_, medications) => {
    const all: readonly FhirResource[] = [request, swollen, ...medications]
    const expected = JSON.stringify(byHook(all))
    for (const order of [all, all.toReversed()]) {
      const { findings } = await screenFiles(
        order.map((r, i) => fileOf(`f${i}`, [JSON.stringify(r)])),
        { now, taskOfEach: true },
      )
      expect(findings.map((finding) => JSON.stringify(finding))).toEqual([expected])
    }
  })
})

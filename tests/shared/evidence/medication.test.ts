import type { Medication, MedicationAdministration, MedicationRequest, MedicationStatement } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { extractEvidence } from '../../../shared/evidence/extract.ts'
import { readRecord } from '../../../shared/fhir/resources.ts'
import { about, line, lines } from '../../support/evidence.ts'

const subject = { reference: 'Patient/p1' }
const rxnorm = (code: string, display: string) => ({
  coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }],
})
const apixaban = { text: 'Apixaban 5 MG Oral Tablet' }

const request = (rest: Partial<MedicationRequest> = {}): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  intent: 'order',
  subject,
  medicationCodeableConcept: apixaban,
  ...rest,
})

const statement = (rest: Partial<MedicationStatement> = {}): MedicationStatement => ({
  resourceType: 'MedicationStatement',
  id: 's1',
  status: 'active',
  subject,
  medicationCodeableConcept: apixaban,
  ...rest,
})

const given = (rest: Partial<MedicationAdministration> = {}): MedicationAdministration => ({
  resourceType: 'MedicationAdministration',
  id: 'a1',
  status: 'completed',
  subject,
  medicationCodeableConcept: apixaban,
  effectiveDateTime: '2026-11-01T08:00:00Z',
  ...rest,
})

describe('a prescription', () => {
  it.each<[string, MedicationRequest, readonly string[]]>([
    ['active counts', request(), ['present on-anticoagulant']],
    ['on hold counts', request({ status: 'on-hold' }), ['present on-anticoagulant']],
    ['completed is history', request({ status: 'completed' }), ['once present on-anticoagulant']],
    ['stopped is history', request({ status: 'stopped' }), ['once present on-anticoagulant']],
    ['a draft is nothing', request({ status: 'draft' }), []],
    ['entered in error is nothing', request({ status: 'entered-in-error' }), []],
    ['proposed is nothing', request({ intent: 'proposal' }), []],
    ['planned is nothing', request({ intent: 'plan' }), []],
    ['"do not give" is nothing', request({ doNotPerform: true }), []],
  ])('%s', (_, resource, expected) => {
    expect(lines(resource)).toEqual(expected)
  })

  it('keeps when it was written, began and ends', () => {
    const boundsPeriod = { start: '2026-10-02', end: '2026-12-02' }
    const [found] = about(
      'on-anticoagulant',
      request({ authoredOn: '2026-10-01', dosageInstruction: [{ timing: { repeat: { boundsPeriod } } }] }),
    )
    expect([found?.at?.text, found?.onset?.text, found?.ended?.text]).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-12-02',
    ])
  })

  it('is in two classes when its drug is', () => {
    const found = lines(request({ medicationCodeableConcept: rxnorm('8745', 'promethazine') }))
    expect(found).toContain('present rls-antihistamine')
    expect(found).toContain('present rls-dopamine-antagonist')
  })

  it('of a preventive dose is no treatment', () => {
    const enoxaparin = { text: 'Enoxaparin 40 MG/0.4 ML' }
    expect(
      lines(request({ medicationCodeableConcept: enoxaparin, reasonCode: [{ text: 'DVT prophylaxis' }] })),
    ).toEqual([])
  })
})

describe('the drug of a reference', () => {
  it('is found in a contained Medication', () => {
    const { medicationCodeableConcept: _, ...rest } = request()
    const medication: Medication = { resourceType: 'Medication', id: 'm', code: apixaban }
    const resource: MedicationRequest = {
      ...rest,
      contained: [medication],
      medicationReference: { reference: '#m' },
    }
    expect(lines(resource)).toEqual(['present on-anticoagulant'])
  })

  it('is found in a Medication of the same record, relative or absolute', () => {
    const { medicationCodeableConcept: _, ...rest } = request()
    for (const reference of ['Medication/77', 'https://ehr.example/fhir/Medication/77', 'Medication/77/_history/2']) {
      const record = readRecord('p1', [
        { ...rest, medicationReference: { reference } },
        { resourceType: 'Medication', id: '77', code: apixaban },
      ])
      expect(extractEvidence(record).evidence.map(line)).toEqual(['present on-anticoagulant'])
    }
  })

  it('is known by the words beside it where nothing else is', () => {
    const { medicationCodeableConcept: _, ...rest } = request()
    expect(
      lines({ ...rest, medicationReference: { reference: 'Medication/9', display: 'Apixaban 5 mg tablet' } }),
    ).toEqual(['present on-anticoagulant'])
  })
})

describe('what is taken or given', () => {
  it.each<[string, MedicationStatement, readonly string[]]>([
    ['taken counts', statement(), ['present on-anticoagulant']],
    ['finished is history', statement({ status: 'completed' }), ['once present on-anticoagulant']],
    ['not taken says nothing of the class', statement({ status: 'not-taken' }), []],
    ['intended is nothing yet', statement({ status: 'intended' }), []],
  ])('a statement: %s', (_, resource, expected) => {
    expect(lines(resource)).toEqual(expected)
  })

  it('a dose given is an exposure that ends that day', () => {
    const [found] = about('on-anticoagulant', given())
    expect(found?.temporality).toBe('current')
    expect(found?.ended?.text).toBe('2026-11-01T08:00:00Z')
  })

  it.each(['not-done', 'entered-in-error', 'unknown'] as const)('a dose %s is none', (status) => {
    expect(lines(given({ status }))).toEqual([])
  })
})

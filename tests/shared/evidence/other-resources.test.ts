import type {
  DeviceRequest,
  DiagnosticReport,
  Encounter,
  FamilyMemberHistory,
  Procedure,
  ServiceRequest,
} from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { about, lines, problemsOf } from '../../support/evidence.ts'
import { concept, icd10cm, patient, snomed } from '../../support/fhir.ts'

const subject = { reference: 'Patient/p1' }

describe('a Patient', () => {
  it('gives date of birth and sex', () => {
    const person = patient({ birthDate: '1954-03-02', gender: 'female' })
    expect(lines(person)).toEqual(['present birth-date', 'present female'])
    expect(about('birth-date', person)[0]?.at?.text).toBe('1954-03-02')
  })

  it('may be born in a year without a day, and in no year at all', () => {
    expect(about('birth-date', patient({ birthDate: '1954' }))[0]?.at?.text).toBe('1954')
    expect(problemsOf(patient({ birthDate: 'unknown' }))).toEqual(['invalid-date'])
    expect(lines(patient({ gender: 'other' }))).toEqual([])
  })
})

describe('a Procedure', () => {
  const procedure = (code: Parameters<typeof concept>[0], rest: Partial<Procedure> = {}): Procedure => ({
    resourceType: 'Procedure',
    id: 'x1',
    status: 'completed',
    subject,
    code: concept(code),
    ...rest,
  })

  it('gives amputation with its side and date', () => {
    const resource = procedure(snomed('397117006'), {
      bodySite: [{ text: 'left leg' }],
      performedPeriod: { start: '2020-01-01', end: '2020-01-02' },
    })
    expect(lines(resource)).toEqual(['present hx-leg-amputation left'])
    expect(about('hx-leg-amputation', resource)[0]?.at?.text).toBe('2020-01-02')
  })

  it.each(['not-done', 'preparation', 'entered-in-error'] as const)('%s is nothing', (status) => {
    expect(lines(procedure(snomed('397117006'), { status }))).toEqual([])
  })

  it('gives major surgery by its title', () => {
    expect(lines(procedure('Total knee arthroplasty, right', { performedDateTime: '2026-10-20' }))).toContain(
      'present risk-major-surgery-12w',
    )
  })

  it.each([
    ['Coronary angiography', 'present risk-recent-vascular-catheter'],
    ['Application of short leg cast, left', 'present risk-leg-paralysis-or-cast left'],
    ['Right femoral-popliteal bypass', 'present hx-limb-revascularization right'],
    ['Application of compression bandage, left leg', 'present compression-therapy left'],
    ['Cesarean section', 'present risk-major-surgery-12w'],
  ])('reads %s', (title, expected) => {
    expect(lines(procedure(title))).toContain(expected)
  })

  it.each(['X-ray after total hip replacement', 'Consultation for knee replacement', 'Excision of skin tag'])(
    'gives no surgery for %s',
    (title) => {
      expect(lines(procedure(title))).not.toContain('present risk-major-surgery-12w')
    },
  )

  it('does not take the reason in a title for a finding', () => {
    expect(lines(procedure('Duplex ultrasound for left leg swelling'))).toEqual([])
  })
})

describe('a DiagnosticReport', () => {
  const report = (rest: Partial<DiagnosticReport>): DiagnosticReport => ({
    resourceType: 'DiagnosticReport',
    id: 'r1',
    status: 'final',
    subject,
    code: { text: 'Venous duplex, right leg' },
    effectiveDateTime: '2026-11-05',
    ...rest,
  })

  it('concludes by code, on the side of its title', () => {
    expect(lines(report({ conclusionCode: [concept(icd10cm('I82.409'))] }))).toEqual([
      'present dx-deep-vein-thrombosis right',
    ])
  })

  it('concludes in words', () => {
    expect(lines(report({ conclusion: 'No evidence of deep vein thrombosis.' }))).toContain(
      'present dvt-excluded right',
    )
  })

  it('states nothing by its title, or before it is there', () => {
    expect(lines(report({ code: { text: 'Right leg DVT study' } }))).toEqual([])
    expect(lines(report({ status: 'registered', conclusion: 'DVT right leg.' }))).toEqual([])
  })
})

describe('an order', () => {
  const service = (text: string, rest: Partial<ServiceRequest> = {}): ServiceRequest => ({
    resourceType: 'ServiceRequest',
    id: 'q1',
    status: 'active',
    intent: 'order',
    subject,
    code: { text },
    ...rest,
  })
  const device = (text: string): DeviceRequest => ({
    resourceType: 'DeviceRequest',
    id: 'd1',
    status: 'active',
    intent: 'order',
    subject,
    codeCodeableConcept: { text },
  })

  it('of compression counts', () => {
    expect(lines(service('Compression stockings, left leg'))).toEqual(['present compression-therapy left'])
    expect(lines(device('TED hose'))).toEqual(['present compression-therapy'])
    const coded = service('', { code: { coding: [snomed('348681001')] }, bodySite: [{ text: 'right leg' }] })
    expect(lines(coded)).toEqual(['present compression-therapy right'])
  })

  it('of anything else says what is asked, not what is so', () => {
    expect(lines(service('Venous duplex right leg for DVT'))).toEqual([])
    expect(lines(service('Compression sleeve, left arm'))).toEqual([])
    expect(lines(service('ABI before compression therapy'))).toEqual([])
  })

  it.each<[string, Partial<ServiceRequest>]>([
    ['revoked', { status: 'revoked' }],
    ['a draft', { status: 'draft' }],
    ['a proposal', { intent: 'proposal' }],
    ['forbidden', { doNotPerform: true }],
  ])('%s is nothing', (_, rest) => {
    expect(lines(service('Compression stockings', rest))).toEqual([])
  })
})

describe('an Encounter', () => {
  const encounter = (rest: Partial<Encounter>): Encounter => ({
    resourceType: 'Encounter',
    id: 'e1',
    status: 'finished',
    class: { code: 'IMP' },
    subject,
    ...rest,
  })

  it('of three inpatient days is time in bed, from its beginning to its end', () => {
    const resource = encounter({ period: { start: '2026-10-01', end: '2026-10-05' } })
    expect(lines(resource)).toEqual(['present risk-bedridden-3d'])
    expect(about('risk-bedridden-3d', resource)[0]).toMatchObject({
      at: { text: '2026-10-05' },
      onset: { text: '2026-10-01' },
    })
  })

  it.each<[string, Partial<Encounter>]>([
    ['of two days', { period: { start: '2026-10-01', end: '2026-10-03' } }],
    ['of an outpatient', { class: { code: 'AMB' }, period: { start: '2026-10-01', end: '2026-10-09' } }],
    ['that is still open', { status: 'in-progress', period: { start: '2026-10-01' } }],
    ['that was cancelled', { status: 'cancelled', period: { start: '2026-10-01', end: '2026-10-09' } }],
  ])('%s is not', (_, rest) => {
    expect(lines(encounter(rest))).toEqual([])
  })

  it('tells what the patient came for', () => {
    const resource = encounter({
      class: { code: 'AMB' },
      period: { start: '2026-11-01' },
      reasonCode: [{ text: 'Right calf pain and swelling' }],
    })
    expect(lines(resource)).toContain('present leg-pain right')
  })
})

describe('a FamilyMemberHistory', () => {
  const relative = (
    relationship: FamilyMemberHistory['relationship'],
    code: Parameters<typeof concept>[0],
  ): FamilyMemberHistory => ({
    resourceType: 'FamilyMemberHistory',
    id: 'f1',
    status: 'completed',
    patient: subject,
    relationship,
    condition: [{ code: concept(code) }],
  })
  const mother = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH' }] }
  const rls = snomed('32914008')

  it.each([
    ['a mother', mother],
    ['a brother in words', { text: 'Brother' }],
  ])('gives restless legs of %s', (_, relationship) => {
    expect(lines(relative(relationship, rls))).toEqual(['present family-history-rls'])
    expect(lines(relative(relationship, 'Restless legs syndrome'))).toEqual(['present family-history-rls'])
  })

  it.each([
    ['an aunt', { text: 'maternal aunt' }],
    ['nobody named', {}],
  ])('gives nothing of %s', (_, relationship) => {
    expect(lines(relative(relationship, rls))).toEqual([])
  })

  it('never makes a relative’s disease the patient’s', () => {
    expect(lines(relative(mother, icd10cm('I82.401')))).toEqual([])
  })
})

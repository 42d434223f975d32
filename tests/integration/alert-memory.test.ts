/** Alert memory as an EHR meets it: over HTTP against the service `npm start` runs, restarts included. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { livePipeline } from '../../functions/cds-services/pipeline.ts'
import { verifyChain } from '../../shared/audit/chain.ts'
import { readChain } from '../../shared/audit/chain-reader.ts'
import { createAuditTable } from '../../shared/audit/create-table.ts'
import { createAuditStore } from '../../shared/audit/store.ts'
import { type Client, localClient } from '../../shared/cds-hooks/client.ts'
import type { Card } from '../../shared/cds-hooks/schema.ts'
import { clientOf, type RunningEngine, startDynalite } from '../support/dynamodb.ts'
import { inProcess } from '../support/engines.ts'
import { jsonOf, post } from '../support/hook-calls.ts'
import { memoryAudit } from '../support/memory-audit.ts'
import { dataFolder, type RunningService, startService } from '../support/running-service.ts'
import { auditOf, hookCallsOf, postJson } from '../support/small-ehr.ts'
import { testDeps } from '../support/test-deps.ts'

const path = '/cds-services/positional-leg-pain'
const reasonSystem = 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes'
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

const note = (patient: string, id: string, text: string, days = 2) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'Leg pain' },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: daysAgo(days),
  valueString: text,
})

const abi = (patient: string, id: string, value: number, days = 0) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '41979-6', display: 'Ankle-brachial index Left' }] },
  subject: { reference: `Patient/${patient}` },
  bodySite: { coding: [{ system: 'http://snomed.info/sct', code: '32153003' }], text: 'left leg' },
  effectiveDateTime: daysAgo(days),
  valueQuantity: { value, unit: '{ratio}', system: 'http://unitsofmeasure.org', code: '{ratio}' },
})

const restPain = (patient: string) =>
  note(
    patient,
    `${patient}-pain`,
    'Left forefoot pain at night when lying flat, relieved by hanging the leg out of bed. Left foot is cold, pedal pulses absent.',
  )

const restlessLegs = (patient: string) =>
  note(
    patient,
    `${patient}-urge`,
    'Urge to move the legs in the evening when sitting at rest, relieved by walking around.',
  )

const chart = (patient: string, ...observations: readonly object[]) => ({
  patient: { resourceType: 'Patient', id: patient, gender: 'female', birthDate: '1951-03-02' },
  conditions: { resourceType: 'Bundle', type: 'searchset' },
  observations: {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: observations.map((resource) => ({ resource })),
  },
  medications: { resourceType: 'Bundle', type: 'searchset' },
})

describe('alert memory, over HTTP', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>
  let service: RunningService

  beforeAll(async () => {
    folder = await dataFolder()
    service = await startService({ SUPINE_DATA_DIR: folder.path, SUPINE_ALERT_MEMORY: '1' })
  })
  afterAll(async () => {
    await service?.stop()
    await folder?.remove()
  })

  async function open(patient: string, ...observations: readonly object[]): Promise<readonly Card[]> {
    const { status, body } = await postJson(`${service.url}${path}`, {
      hook: 'patient-view',
      hookInstance: randomUUID(),
      context: { userId: 'Practitioner/dr-1', patientId: patient },
      prefetch: chart(patient, ...observations),
    })
    expect(status).toBe(200)
    return body.cards
  }

  async function answer(card: Card, outcome: object) {
    const feedback = [{ card: card.uuid, outcomeTimestamp: new Date().toISOString(), ...outcome }]
    const { status } = await postJson(`${service.url}${path}/feedback`, { feedback })
    expect(status).toBe(200)
  }

  const override = (card: Card, code?: string) =>
    answer(card, {
      outcome: 'overridden',
      ...(code === undefined ? {} : { overrideReason: { reason: { code, system: reasonSystem } } }),
    })

  const topics = (cards: readonly Card[]) => cards.map(({ source }) => source.topic?.code)

  it('is silent on an overridden card, over a restart too, and speaks again when evidence is new', async () => {
    const seen = restlessLegs('rls')
    const [card] = await open('rls', seen)
    expect(topics([card!])).toEqual(['restless-legs-syndrome'])
    expect(topics(await open('rls', seen))).toEqual(['restless-legs-syndrome'])

    await override(card!, 'cds-not-applicable')
    expect(await open('rls', seen)).toEqual([])
    const muted = hookCallsOf(await auditOf(service.url, 'rls')).at(-1)!.muted!
    expect(muted).toMatchObject([
      { about: 'restless-legs-syndrome', why: 'overridden', reason: 'cds-not-applicable', rules: ['RLS-I1', 'RLS-I4'] },
    ])
    const days = (Date.parse(muted[0]!.until) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(180)

    await service.stop()
    service = await startService({ SUPINE_DATA_DIR: folder.path, SUPINE_ALERT_MEMORY: '1' })
    expect(await open('rls', seen)).toEqual([])

    const unrelated = note('rls', 'rls-eyes', 'Routine eye examination, no complaints.', 0)
    expect(await open('rls', seen, unrelated)).toEqual([])

    const fresh = note('rls', 'rls-new', 'Crawling sensation in both legs in the evening, wakes her from sleep.', 0)
    expect(topics(await open('rls', seen, fresh))).toEqual(['restless-legs-syndrome'])
    expect(topics(await open('rls', seen, fresh))).toEqual(['restless-legs-syndrome'])
  })

  it('speaks again when urgency rises', async () => {
    const [card] = await open('rise', restPain('rise'))
    expect(card!.indicator).toBe('warning')
    await override(card!)
    expect(await open('rise', restPain('rise'))).toEqual([])
    const gangrene = note('rise', 'rise-toe', 'Gangrene of the left great toe.', 0)
    const [worse] = await open('rise', restPain('rise'), gangrene)
    expect(worse!.source.topic!.code).toBe('chronic-limb-threatening-ischemia')
    await override(worse!)
    expect((await open('rise', restPain('rise'), gangrene)).length).toBe(worse!.indicator === 'critical' ? 1 : 0)
  })

  it('never mutes a critical card', async () => {
    const cauda = note(
      'cauda',
      'cauda-1',
      'New saddle anesthesia and urinary retention since yesterday with severe low back pain and weakness of both legs.',
      0,
    )
    const [card] = await open('cauda', cauda)
    expect(card!.indicator).toBe('critical')
    await override(card!, 'cds-not-applicable')
    expect((await open('cauda', cauda))[0]!.indicator).toBe('critical')
  })

  it('is quiet after an order was accepted until its result arrives', async () => {
    const pain = restPain('order')
    const [card] = await open('order', pain)
    const suggestion = card!.suggestions!.find(({ label }) => label.includes('ankle-brachial'))
    await answer(card!, { outcome: 'accepted', acceptedSuggestions: [{ id: suggestion!.uuid }] })
    expect(await open('order', pain)).toEqual([])
    expect(hookCallsOf(await auditOf(service.url, 'order')).at(-1)!.muted).toMatchObject([{ why: 'order-accepted' }])
    expect(topics(await open('order', pain, abi('order', 'order-abi', 0.35)))).toContain(
      'chronic-limb-threatening-ischemia',
    )
  })

  it('keeps to its card: another topic of the same patient still speaks', async () => {
    const both = [restPain('two'), restlessLegs('two')]
    const [first, ...others] = await open('two', ...both)
    await override(first!)
    const after = await open('two', ...both)
    expect(topics(after)).not.toContain(first!.source.topic!.code)
    for (const { source } of others) expect(topics(after)).toContain(source.topic!.code)
  })

  it('gives a repeated call its first answer, whatever was overridden since', async () => {
    const call = {
      hook: 'patient-view',
      hookInstance: randomUUID(),
      context: { userId: 'Practitioner/dr-1', patientId: 'again' },
      prefetch: chart('again', restlessLegs('again')),
    }
    const first = await postJson(`${service.url}${path}`, call)
    await override(first.body.cards[0])
    expect(await postJson(`${service.url}${path}`, call)).toEqual(first)
  })
})

describe('alert memory with many writers at once', () => {
  let dynalite: RunningEngine
  let dynamo: ReturnType<typeof clientOf>

  beforeAll(async () => {
    dynalite = await startDynalite()
    dynamo = clientOf(dynalite.endpoint)
    await createAuditTable(dynamo, 'audit')
  })
  afterAll(async () => {
    dynamo?.destroy()
    await dynalite?.stop()
  })

  const open: Client = { ...localClient, alertMemory: true }
  const ehr: Client = { ...open, id: 'ehr', acrossHooks: 'once' }

  /** A process of its own: it shares the table with the others and nothing else. */
  async function instance(client = ehr) {
    const deps = testDeps({ pipeline: livePipeline, verifyClient: async () => client, now: Date.now })
    const audit = createAuditStore({ client: dynamo, tableName: 'audit', timeoutMs: 30_000 })
    const running = await inProcess.start({ ...deps, audit })
    return {
      async open(patient: string, more: { service?: string; encounter?: string; user?: string } = {}) {
        const { service = 'positional-leg-pain', encounter, user = 'Practitioner/dr-1' } = more
        const received = await running.send(
          post(`/cds-services/${service}`, {
            hook: service === 'positional-leg-pain' ? 'patient-view' : 'encounter-start',
            hookInstance: randomUUID(),
            context: {
              userId: user,
              patientId: patient,
              ...(encounter === undefined ? {} : { encounterId: encounter }),
            },
            prefetch: chart(patient, restlessLegs(patient)),
          }),
        )
        expect(received.status, received.text).toBe(200)
        const { cards }: { cards: readonly Card[] } = jsonOf(received)
        return cards
      },
      async override({ uuid }: Card) {
        const feedback = [{ card: uuid, outcome: 'overridden', outcomeTimestamp: new Date().toISOString() }]
        const { status } = await running.send(post(`${path}/feedback`, { feedback }))
        expect(status).toBe(200)
      },
    }
  }

  it('loses no feedback that comes while the chart is being opened', async () => {
    for (let round = 0; round < 5; round += 1) {
      const patient = `busy-${round}`
      const others = await Promise.all(Array.from({ length: 6 }, () => instance()))
      const [card] = await others[0]!.open(patient)
      await Promise.all([
        ...others.map((one) => one.open(patient, { encounter: 'e1' })),
        others[1]!.override(card!),
        ...others.map((one) => one.open(patient, { encounter: 'e2', user: 'Practitioner/dr-2' })),
      ])
      for (const one of others) expect(await one.open(patient)).toEqual([])
    }
  })

  it('shows a card once in an encounter though two hooks fire at the same instant', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, two] = await Promise.all([instance(), instance()])
      const call = { encounter: `e-${round}` }
      const answers = await Promise.all([
        one.open('twice', call),
        two.open('twice', { ...call, service: 'positional-leg-pain-encounter-start' }),
      ])
      expect(answers.map(({ length }) => length).sort()).toEqual([0, 1])
    }
  })

  it('shows it by every hook to a client that is open to this machine only', async () => {
    const local = await instance(open)
    const call = { encounter: 'e1' }
    expect(await local.open('open', call)).toHaveLength(1)
    expect(await local.open('open', { ...call, service: 'positional-leg-pain-encounter-start' })).toHaveLength(1)
  })

  it('keeps the memory of one organization from another', async () => {
    const north = await instance({ ...ehr, tenant: 'north' })
    const south = await instance({ ...ehr, tenant: 'south' })
    const [card] = await north.open('shared')
    await north.override(card!)
    expect(await north.open('shared')).toEqual([])
    expect(await south.open('shared')).toHaveLength(1)
  })

  it('mutes nothing while the records cannot be read', async () => {
    const audit = memoryAudit()
    const running = await inProcess.start({
      ...testDeps({ pipeline: livePipeline, verifyClient: async () => open, now: Date.now }),
      audit,
    })
    const opened = async () =>
      jsonOf(
        await running.send(
          post(path, {
            hook: 'patient-view',
            hookInstance: randomUUID(),
            context: { userId: 'Practitioner/dr-1', patientId: 'down' },
            prefetch: chart('down', restlessLegs('down')),
          }),
        ),
      ).cards
    const [card] = await opened()
    const feedback = [{ card: card.uuid, outcome: 'overridden', outcomeTimestamp: new Date().toISOString() }]
    await running.send(post(`${path}/feedback`, { feedback }))
    expect(await opened()).toEqual([])
    audit.down = true
    expect(await opened()).toHaveLength(1)
    audit.down = false
    expect(await opened()).toEqual([])
  })

  it('keeps the feedback of a caller that proves nothing, and puts no card away for it', async () => {
    const nobody = await instance({ ...open, id: 'nobody', alertMemory: false })
    const [card] = await nobody.open('nobody')
    await nobody.override(card!)
    expect(await nobody.open('nobody')).toHaveLength(1)
  })

  it('leaves chains that verify, memory and all', async () => {
    for (const patient of ['ehr|Patient/busy-0', 'ehr|Patient/twice']) {
      const links = []
      for await (const link of readChain({ client: dynamo, tableName: 'audit' }, patient)) links.push(link)
      expect(links.length).toBeGreaterThan(10)
      expect(verifyChain(patient, links, Date.now())).toEqual([])
      const last = links.at(-1)!
      if ('unreadable' in last || last.memory === undefined) throw new Error('the chain remembers nothing')
      const changed = { ...last, memory: {} }
      expect(verifyChain(patient, [...links.slice(0, -1), changed], Date.now())).toEqual([
        { kind: 'changed', sequence: last.sequence },
      ])
    }
  })
})

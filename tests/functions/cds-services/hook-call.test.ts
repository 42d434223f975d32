import { describe, expect, it } from 'vitest'
import type { Gather } from '../../../functions/cds-services/deps.ts'
import type { Client } from '../../../shared/cds-hooks/client.ts'
import { inProcess } from '../../support/engines.ts'
import {
  call,
  complaints,
  emptyChart,
  hookCall,
  jsonOf,
  painfulChart,
  post,
  searchset,
} from '../../support/hook-calls.ts'
import { type TestDeps, testDeps, testNow } from '../../support/test-deps.ts'

const serviceWith = async (overrides: Parameters<typeof testDeps>[0] = {}) => {
  const deps = testDeps(overrides)
  return { deps, service: await inProcess.start(deps) }
}

const entries = (deps: TestDeps) => deps.audit.records.map(({ entry }) => entry)
const lastLine = (deps: TestDeps) => JSON.parse(deps.lines.at(-1)!)

describe('a hook call', () => {
  it('is on record before its answer leaves: who, about whom, what was seen and what was said', async () => {
    const { deps, service } = await serviceWith()
    const body = hookCall({ context: { userId: 'Practitioner/dr-1', patientId: 'p1', encounterId: 'e1' } })
    const answer = jsonOf(await call(service, body))
    expect(entries(deps)).toEqual([
      expect.objectContaining({
        kind: 'hook-call',
        client: 'local',
        service: 'positional-leg-pain',
        hook: 'patient-view',
        hookInstance: body.hookInstance,
        user: 'Practitioner/dr-1',
        patient: 'Patient/p1',
        encounter: 'e1',
        bodyDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        prefetch: { patient: 'supplied', conditions: 'empty', observations: 'supplied', medications: 'empty' },
        cards: answer.cards,
        assessment: expect.objectContaining({ ruleSet: 'test', patient: 'Patient/p1' }),
      }),
    ])
    expect(deps.audit.records[0]!.patient).toBe('local|Patient/p1')
  })

  it('lists every resource that was read, with its version', async () => {
    const { deps, service } = await serviceWith()
    const observations = searchset({ resourceType: 'Observation', id: 'pain-1', meta: { versionId: '7' } })
    await call(service, hookCall({ prefetch: { ...emptyChart(), observations } }))
    expect(entries(deps)[0]).toMatchObject({
      resources: expect.arrayContaining([{ reference: 'Observation/pain-1', version: '7' }]),
    })
  })

  it('gets its first answer when it is repeated, and nothing new is written', async () => {
    const { deps, service } = await serviceWith()
    const body = hookCall()
    const first = await call(service, body)
    deps.clock.now += 3_600_000
    const second = await call(service, body)
    expect(second.text).toBe(first.text)
    expect(deps.audit.records).toHaveLength(1)
    expect(lastLine(deps)).toMatchObject({ event: 'call', repeated: true })
  })

  it.each([
    ['another hookInstance', { hookInstance: 'another' }],
    ['another patient', { context: { patientId: 'p2' }, prefetch: painfulChart('p2') }],
    ['other data', { prefetch: emptyChart() }],
  ])('is a call of its own with %s', async (_, change) => {
    const { deps, service } = await serviceWith()
    const body = hookCall()
    await call(service, body)
    await call(service, { ...body, ...change })
    expect(deps.audit.records).toHaveLength(2)
  })

  it('gets its first answer even when its data cannot be had any more', async () => {
    let supply = true
    const gather: Gather = async ({ prefetch }) => ({
      values: Object.values(prefetch ?? {}),
      states: supply
        ? { conditions: 'fetched', observations: 'fetched' }
        : { conditions: 'failed', observations: 'failed' },
      forbidden: [],
    })
    const { service } = await serviceWith({ gather })
    const body = hookCall()
    const first = await call(service, body)
    supply = false
    expect(await call(service, body)).toEqual(first)
    expect((await call(service, { ...body, hookInstance: 'new' })).status).toBe(412)
  })

  it('gets the answer of its twin when both arrive at once', async () => {
    const { deps, service } = await serviceWith()
    const body = hookCall()
    const answers = await Promise.all(Array.from({ length: 8 }, () => call(service, body)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(deps.audit.records).toHaveLength(1)
  })

  it('gives two tenants two chains for one patient id', async () => {
    const tenant = (name: string): Client => ({ id: 'ehr', tenant: name, suggestions: true, mutedRules: [] })
    const { deps, service } = await serviceWith({
      verifyClient: async (authorization) => tenant(authorization ?? ''),
    })
    const body = hookCall()
    await call(service, body, { authorization: 'north' })
    await call(service, body, { authorization: 'south' })
    expect(new Set(deps.audit.records.map(({ patient }) => patient)).size).toBe(2)
  })

  it('passes on what the client can show and which rules it has switched off', async () => {
    const seen: unknown[] = []
    const { deps } = await serviceWith()
    const client: Client = { id: 'ehr', suggestions: false, mutedRules: ['ALI-C1'] }
    const pipeline = {
      ...deps.pipeline,
      cardsOf: (...args: Parameters<typeof deps.pipeline.cardsOf>) => {
        seen.push(args[1])
        return deps.pipeline.cardsOf(...args)
      },
    }
    const { service } = await serviceWith({ pipeline, verifyClient: async () => client })
    await call(service, hookCall())
    expect(seen).toEqual([expect.objectContaining({ suggestions: false, mutedRules: ['ALI-C1'] })])
  })
})

describe('problem-list-item-create', () => {
  it('counts the problem just written, which prefetch may not hold yet', async () => {
    const { service } = await serviceWith()
    const conditions = searchset({ resourceType: 'Condition', id: 'pain-in-leg', subject: { reference: 'Patient/p1' } })
    const body = hookCall({
      hook: 'problem-list-item-create',
      context: { userId: 'Practitioner/dr-1', patientId: 'p1', conditions },
      prefetch: emptyChart(),
    })
    const answer = await service.send(post('/cds-services/positional-leg-pain-problem-list-item-create', body))
    expect([answer.status, jsonOf(answer).cards.length]).toEqual([200, 1])
  })
})

describe('a card', () => {
  it('is delivered when the audit store is down, and the failure is counted and logged', async () => {
    const { deps, service } = await serviceWith()
    deps.audit.down = true
    const answer = await call(service, hookCall())
    expect(answer.status).toBe(200)
    expect(jsonOf(answer).cards).toHaveLength(1)
    expect(deps.counted.get('AuditUnavailable')).toBe(1)
    expect(deps.lines.filter((line) => line.includes('audit-unavailable'))).toHaveLength(1)
  })

  it('is delivered and reported when it breaks a rule of the protocol', async () => {
    const { deps } = await serviceWith()
    const pipeline = {
      ...deps.pipeline,
      cardsOf: (...args: Parameters<typeof deps.pipeline.cardsOf>) =>
        deps.pipeline.cardsOf(...args).map((card) => ({ ...card, summary: 'x'.repeat(200) })),
    }
    const broken = await serviceWith({ pipeline })
    expect(jsonOf(await call(broken.service, hookCall())).cards).toHaveLength(1)
    expect(broken.deps.counted.get('InvalidCards')).toBe(1)
  })
})

describe('data that cannot be had', () => {
  it.each([
    ['no prefetch', undefined],
    ['an empty prefetch', {}],
    ['prefetch without the needed keys', { patient: painfulChart().patient }],
    ['an HTML page for each', { conditions: '<html>', observations: '<html>' }],
  ])('is answered with 412 that names the missing keys: %s', async (_, prefetch) => {
    const { deps, service } = await serviceWith()
    const answer = await call(service, hookCall({ prefetch }))
    expect(answer.status).toBe(412)
    expect(complaints(answer)).toEqual([
      expect.stringMatching(/^prefetch\.conditions: /),
      expect.stringMatching(/^prefetch\.observations: /),
    ])
    expect(deps.audit.records).toEqual([])
    expect(deps.counted.get('DataUnobtainable')).toBe(1)
  })

  it('is listed in the assessment when something could be read', async () => {
    const { deps, service } = await serviceWith()
    const { conditions: _, medications: __, ...prefetch } = painfulChart()
    const answer = await call(service, hookCall({ prefetch }))
    expect(answer.status).toBe(200)
    expect(entries(deps)[0]).toMatchObject({
      assessment: {
        problems: [
          { kind: 'unavailable', message: 'conditions: not supplied' },
          { kind: 'unavailable', message: 'medications: not supplied' },
        ],
      },
    })
    expect(jsonOf(answer).extension).toEqual({ 'org.supine.unavailable': ['conditions'] })
  })

  it('is said to have failed, or to be refused, where the client says so', async () => {
    const { service } = await serviceWith()
    const outcome = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] })
    const prefetch = { conditions: outcome('timeout'), observations: outcome('forbidden') }
    expect(complaints(await call(service, hookCall({ prefetch })))).toEqual([
      'prefetch.conditions: could not be read',
      'prefetch.observations: access refused',
    ])
  })

  it('is not passed over in silence when a query failed: no card, no 200', async () => {
    const { service } = await serviceWith()
    const prefetch = { ...emptyChart(), conditions: { resourceType: 'OperationOutcome', issue: [] } }
    expect((await call(service, hookCall({ prefetch }))).status).toBe(412)
    const withPain = { ...painfulChart(), conditions: { resourceType: 'OperationOutcome', issue: [] } }
    expect((await call(service, hookCall({ prefetch: withPain }))).status).toBe(200)
  })
})

describe('X-Evaluation-Time', () => {
  const at = (time: string) => ({ 'x-evaluation-time': time })
  const evaluatedAt = (deps: TestDeps) =>
    entries(deps).map((entry) => entry.kind === 'hook-call' && entry.assessment.evaluatedAt)

  it('sets the clock of one call where it is allowed', async () => {
    const { deps, service } = await serviceWith({ allowEvaluationTime: true })
    await call(service, hookCall(), at('2025-01-02T03:04:05+01:00'))
    await call(service, hookCall())
    expect(evaluatedAt(deps)).toEqual(['2025-01-02T02:04:05.000Z', new Date(testNow).toISOString()])
  })

  it('leaves the times of the record alone', async () => {
    const { deps, service } = await serviceWith({ allowEvaluationTime: true })
    await call(service, hookCall(), at('2025-01-02T03:04:05Z'))
    expect(deps.audit.records[0]).toMatchObject({ recordedAt: new Date(testNow).toISOString() })
  })

  it('makes the same body another question', async () => {
    const { deps, service } = await serviceWith({ allowEvaluationTime: true })
    const body = hookCall()
    await call(service, body, at('2025-01-02T03:04:05Z'))
    await call(service, body, at('2026-01-02T03:04:05Z'))
    expect(deps.audit.records).toHaveLength(2)
  })

  it.each(['yesterday', '2025-01-02', '2025-02-30T00:00:00Z', '1735786800', ''])(
    'is refused when it is "%s"',
    async (time) => {
      const { service } = await serviceWith({ allowEvaluationTime: true })
      const answer = await call(service, hookCall(), at(time))
      expect(answer.status).toBe(400)
      expect(complaints(answer)).toEqual(['X-Evaluation-Time: expected an RFC 3339 instant'])
    },
  )

  it('means nothing where it is not allowed', async () => {
    const { deps, service } = await serviceWith()
    await call(service, hookCall(), at('yesterday'))
    expect(evaluatedAt(deps)).toEqual([new Date(testNow).toISOString()])
  })
})

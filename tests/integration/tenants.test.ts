/**
 * Organisations side by side: two tenants of one client and another client, whose patients happen to have the
 * same ids. None of them ever sees, changes or hears of what belongs to another.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatherWithFallback } from '../../functions/cds-services/gather-with-fallback.ts'
import { livePipeline } from '../../functions/cds-services/pipeline.ts'
import { readChain } from '../../shared/audit/chain-reader.ts'
import { createAuditTable } from '../../shared/audit/create-table.ts'
import { chainKey } from '../../shared/audit/identity.ts'
import type { AuditRecord } from '../../shared/audit/record.ts'
import { createAuditStore } from '../../shared/audit/store.ts'
import { clientOf, type RunningEngine, startDynalite } from '../support/dynamodb.ts'
import { bearer, claimsAt, type Signer, signer, tokenOf } from '../support/ehr-identity.ts'
import { overHttp } from '../support/engines.ts'
import { type FaultyEhr, faultyEhr } from '../support/faulty-ehr.ts'
import {
  call,
  callPath,
  complaints,
  feedbackPath,
  hookCall,
  jsonOf,
  painfulChart,
  post,
} from '../support/hook-calls.ts'
import { testDeps, testNow } from '../support/test-deps.ts'
import { publicUrl, type TrustingService, trusting } from '../support/trusting-service.ts'

const sharedIssuer = 'https://cds-hooks.vendor.example'
const otherIssuer = 'https://other.example'

/** Who calls. */
const north = { iss: sharedIssuer, tenant: 'north' }
const south = { iss: sharedIssuer, tenant: 'south' }
const other = { iss: otherIssuer, tenant: undefined }
type Caller = typeof north | typeof other

const tableName = 'audit'
let es384: Signer
let northEhr: FaultyEhr
let southEhr: FaultyEhr
let engine: RunningEngine
let dynamo: ReturnType<typeof clientOf>
let running: TrustingService

beforeAll(async () => {
  es384 = await signer('ES384')
  northEhr = await faultyEhr([{ resourceType: 'Patient', id: 'p1', gender: 'female' }])
  southEhr = await faultyEhr([{ resourceType: 'Patient', id: 'p1', gender: 'male' }])
  engine = await startDynalite()
  dynamo = clientOf(engine.endpoint)
  await createAuditTable(dynamo, tableName)
  const keys = { keys: [es384.publicJwk] }
  const clients = [
    {
      id: 'vendor',
      issuers: [sharedIssuer],
      keys,
      allowInsecureLocal: true,
      tenants: [
        { id: 'north', fhirServers: [northEhr.base] },
        { id: 'south', fhirServers: [southEhr.base] },
      ],
    },
    { id: 'other', issuers: [otherIssuer], keys },
  ]
  const deps = testDeps()
  running = await trusting(
    {
      name: 'HTTP with DynamoDB',
      start: (parts) => overHttp.start({ ...parts, audit: createAuditStore({ client: dynamo, tableName }) }),
    },
    clients,
    { overrides: { ...deps, pipeline: livePipeline, gather: gatherWithFallback({ now: Date.now, budgetMs: 1_000 }) } },
  )
})
afterAll(async () => {
  await running.service.stop()
  dynamo.destroy()
  await Promise.all([engine.stop(), northEhr.stop(), southEhr.stop()])
})

const tokenFor = async (caller: Caller, path: string) =>
  bearer(await tokenOf(es384, claimsAt(testNow, { ...caller, aud: `${publicUrl}${path}` })))

const callAs = async (caller: Caller, body: unknown) => call(running.service, body, await tokenFor(caller, callPath))

async function chainOf(client: string, tenant?: string): Promise<readonly AuditRecord[]> {
  const key = chainKey({ client, ...(tenant === undefined ? {} : { tenant }), patient: 'Patient/p1' })
  const records: AuditRecord[] = []
  for await (const record of readChain({ client: dynamo, tableName }, key)) {
    if ('unreadable' in record) throw new Error('an unreadable record')
    records.push(record)
  }
  return records
}

const uuids = (received: Awaited<ReturnType<typeof callAs>>): readonly string[] =>
  jsonOf(received).cards.map(({ uuid }: { uuid: string }) => uuid)

describe('tenants side by side', () => {
  it('get an answer each to the very same call, and a chain each for the very same patient id', async () => {
    const body = hookCall({ hookInstance: randomUUID(), prefetch: painfulChart() })
    const [a, b, c] = [await callAs(north, body), await callAs(south, body), await callAs(other, body)]
    expect([a.status, b.status, c.status]).toEqual([200, 200, 200])
    expect(new Set([...uuids(a), ...uuids(b), ...uuids(c)]).size).toBe(3 * uuids(a).length)
    for (const [client, tenant] of [
      ['vendor', 'north'],
      ['vendor', 'south'],
      ['other', undefined],
    ] as const) {
      const chain = await chainOf(client, tenant)
      expect(chain.map(({ sequence, entry }) => [sequence, entry.client, entry.tenant])).toEqual([[1, client, tenant]])
    }
    expect(uuids(await callAs(north, body))).toEqual(uuids(a))
    expect(await chainOf('vendor', 'north')).toHaveLength(1)
  })

  it('cannot give feedback on each other’s cards, nor learn whether they exist', async () => {
    const [card] = uuids(await callAs(north, hookCall()))
    const feedback = async (caller: Caller, uuid = card) => {
      const item = { card: uuid, outcome: 'overridden', outcomeTimestamp: '2026-11-20T09:00:00Z' }
      return running.service.send(post(feedbackPath, { feedback: [item] }, await tokenFor(caller, feedbackPath)))
    }
    const before = (await chainOf('vendor', 'north')).length
    const nobodys = await feedback(south, '6b6c1c37-5a5b-4a3b-8a35-3b2b7ce7d901')
    for (const caller of [south, other]) {
      const received = await feedback(caller)
      expect(complaints(received)).toEqual(complaints(nobodys))
    }
    expect(await chainOf('vendor', 'north')).toHaveLength(before)
    expect(complaints(await feedback(north))).toEqual(['feedback kept: 1'])
    expect(await chainOf('vendor', 'north')).toHaveLength(before + 1)
  })

  it('cannot have each other’s FHIR servers read', async () => {
    const body = (ehr: FaultyEhr) => hookCall({ prefetch: undefined, fhirServer: ehr.base })
    expect((await callAs(south, body(northEhr))).status).toBe(412)
    expect((await callAs(other, body(northEhr))).status).toBe(412)
    expect(northEhr.asked).toEqual([])
    expect((await callAs(north, body(northEhr))).status).toBe(200)
    expect(northEhr.asked.length).toBeGreaterThan(0)
    expect(southEhr.asked).toEqual([])
  })

  it('cannot borrow each other’s tokens', async () => {
    const token = await tokenOf(
      es384,
      claimsAt(testNow, { iss: otherIssuer, tenant: 'north', aud: `${publicUrl}${callPath}` }),
    )
    expect((await call(running.service, hookCall(), bearer(token))).status).toBe(401)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { cachedClients } from '../../../functions/cds-services/load-clients.ts'
import { testDeps } from '../../support/test-deps.ts'

const hospital = { id: 'hospital', issuers: ['https://ehr.example'], jku: ['https://ehr.example/jwks.json'] }
const document = (...clients: readonly unknown[]) => JSON.stringify({ clients })

describe('the registry in memory', () => {
  let deps: ReturnType<typeof testDeps>
  let loads: number
  let load: () => Promise<string | undefined>
  let clients: ReturnType<typeof cachedClients>
  beforeEach(() => {
    deps = testDeps()
    loads = 0
    load = async () => document(hospital)
    clients = cachedClients(() => {
      loads += 1
      return load()
    }, deps)
  })
  const ids = async () => (await clients()).map(({ id }) => id)
  const minute = 60_000

  it('is loaded once for all who wait, and kept for five minutes', async () => {
    expect(await Promise.all([ids(), ids(), ids()])).toEqual([['hospital'], ['hospital'], ['hospital']])
    deps.clock.now += 5 * minute
    await ids()
    expect(loads).toBe(1)
    load = async () => document()
    deps.clock.now += 1
    expect(await ids()).toEqual([])
    expect(loads).toBe(2)
  })

  it('trusts nobody while there is no document', async () => {
    load = async () => undefined
    expect(await ids()).toEqual([])
  })

  it.each([
    ['cannot be loaded', async () => Promise.reject(new Error('no network'))],
    ['is no JSON', async () => '{"clients":['],
  ])('stays as it was when it %s, and says so', async (_, trouble) => {
    await ids()
    load = trouble
    deps.clock.now += 6 * minute
    expect(await ids()).toEqual(['hospital'])
    expect(deps.counted.get('ClientsUnreadable')).toBe(1)
    expect(deps.lines.join()).toContain('clients-unreadable')
    await ids()
    expect(loads).toBe(2) // asked again only after some seconds
    deps.clock.now += 5_000
    load = async () => document(hospital, { ...hospital, id: 'second', issuers: ['https://second.example'] })
    expect(await ids()).toEqual(['hospital', 'second'])
  })

  it('that never could be loaded refuses callers with 503, not with a doubt about who they are', async () => {
    load = async () => Promise.reject(new Error('no network'))
    await expect(clients()).rejects.toMatchObject({ name: 'Refusal', code: 'trust-unavailable' })
    await expect(clients()).rejects.toMatchObject({ code: 'trust-unavailable' })
    expect(loads).toBe(1)
  })

  it('leaves out an entry with an error in it, counts it, and keeps the others', async () => {
    load = async () => document({ ...hospital, jku: ['http://insecure.example'] }, { ...hospital, id: 'second' })
    expect(await ids()).toEqual(['second'])
    expect(deps.counted.get('ClientsUnreadable')).toBe(1)
  })
})

import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clientKeys } from '../../../functions/cds-services/client-keys.ts'
import { type Registration, readClientRegistry } from '../../../shared/cds-hooks/client-registry.ts'
import type { KeyFor } from '../../../shared/cds-hooks/client-trust.ts'
import {
  type KeyServer,
  keyServer,
  type LocalServer,
  type Signer,
  serveLocally,
  signer,
} from '../../support/ehr-identity.ts'

const minute = 60_000

let first: Signer
let second: Signer
beforeAll(async () => {
  ;[first, second] = await Promise.all([signer('ES384', 'first'), signer('ES384', 'second')])
})

let published: KeyServer
let clock: { now: number }
let keyFor: KeyFor
let registration: Registration

const registered = (fields: Record<string, unknown>): Registration => {
  const client = { id: 'c', issuers: ['i'], allowInsecureLocal: true, ...fields }
  const [one] = readClientRegistry({ clients: [client] }).registrations
  if (one === undefined) throw new Error('not a registration')
  return one
}

beforeEach(async () => {
  published = await keyServer(first)
  clock = { now: 0 }
  keyFor = clientKeys({ now: () => clock.now })
  registration = registered({ jku: [published.jku] })
})
afterEach(() => published.stop())

const has = async (kid: string, alg = 'ES384') => (await keyFor(registration, { alg, kid })) !== undefined

describe('keys of a client', () => {
  it('are fetched once and used for ten minutes', async () => {
    expect(await has('first')).toBe(true)
    clock.now += 9 * minute
    expect(await has('first')).toBe(true)
    expect(published.asked).toHaveLength(1)
    clock.now += 2 * minute
    expect(await has('first')).toBe(true)
    expect(published.asked).toHaveLength(2)
  })

  it('are fetched once for all who wait', async () => {
    expect(await Promise.all(Array.from({ length: 20 }, () => has('first')))).not.toContain(false)
    expect(published.asked).toHaveLength(1)
  })

  it('may rotate: an unknown kid is looked for again at once', async () => {
    await has('first')
    clock.now += minute
    published.keys = [first.publicJwk, second.publicJwk]
    expect(await has('second')).toBe(true)
    expect(published.asked).toHaveLength(2)
  })

  it('are no lever: a thousand invented kids in a minute cost one look', async () => {
    await has('first')
    clock.now += minute
    for (let i = 0; i < 1_000; i += 1) expect(await has(`invented-${i}`)).toBe(false)
    expect(published.asked).toHaveLength(2)
  })

  it('stop working when they are withdrawn', async () => {
    expect(await has('first')).toBe(true)
    published.keys = [second.publicJwk]
    clock.now += 11 * minute
    expect(await has('first')).toBe(false)
  })

  it('go on working for hours while their server is in trouble, and are then forgotten', async () => {
    await has('first')
    published.trouble = (_, response) => response.writeHead(500).end()
    clock.now += 11 * 60 * minute
    expect(await has('first')).toBe(true)
    clock.now += 2 * 60 * minute
    expect(await has('first')).toBe(false)
  })

  it('are asked for again ten seconds after a failure, and not before', async () => {
    published.trouble = (_, response) => response.writeHead(503).end()
    expect(await has('first')).toBe(false)
    published.trouble = undefined
    expect(await has('first')).toBe(false)
    expect(published.asked).toHaveLength(1)
    clock.now += 10_000
    expect(await has('first')).toBe(true)
  })

  it.each([
    ['HTML', '<html>login</html>'],
    ['half a JSON', '{"keys":[{'],
    ['another document', '{"jwks":[]}'],
    ['keys that are none', '{"keys":[7,null,"x"]}'],
    ['more than half a megabyte', `{"keys":[],"x":"${'x'.repeat(600_000)}"}`],
  ])('are none where their server answers with %s', async (_, body) => {
    published.trouble = (_request, response) => response.end(body)
    expect(await has('first')).toBe(false)
  })

  it('are not sought elsewhere when their server points elsewhere', async () => {
    const asked: string[] = []
    const elsewhere: LocalServer = await serveLocally((request, response) => {
      asked.push(request.url ?? '')
      response.end(JSON.stringify({ keys: [first.publicJwk] }))
    })
    published.trouble = (_, response) => response.writeHead(302, { location: `${elsewhere.url}/jwks.json` }).end()
    expect(await has('first')).toBe(false)
    expect(asked).toEqual([])
    await elsewhere.stop()
  })

  it('are not used for an algorithm they are not made for', async () => {
    expect(await has('first', 'ES512')).toBe(false)
    expect(await has('first', 'RS384')).toBe(false)
    expect(await has('first', 'HS256')).toBe(false)
    expect(await has('first', 'none')).toBe(false)
  })

  it('that are private are not used, even if their owner publishes them', async () => {
    const { exportJWK } = await import('jose')
    published.keys = [{ ...(await exportJWK(first.privateKey)), kid: 'first', alg: 'ES384' }]
    expect(await has('first')).toBe(false)
  })

  it('exchanged by hand are found without asking anybody', async () => {
    registration = registered({ keys: { keys: [second.publicJwk] }, jku: [published.jku] })
    expect(await has('second')).toBe(true)
    expect(published.asked).toEqual([])
    expect(await has('first')).toBe(true)
  })

  it('come from the place a token names, where several are registered', async () => {
    const other = await keyServer(second)
    registration = registered({ jku: [published.jku, other.jku] })
    expect(await keyFor(registration, { alg: 'ES384', kid: 'second', jku: published.jku })).toBeUndefined()
    expect(other.asked).toEqual([])
    expect(await keyFor(registration, { alg: 'ES384', kid: 'second', jku: other.jku })).toBeDefined()
    await other.stop()
  })
})

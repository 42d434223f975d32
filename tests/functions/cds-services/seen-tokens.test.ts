import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FirstSeen, ownMemory, sharedMemory } from '../../../functions/cds-services/seen-tokens.ts'
import { clientOf, engines, type RunningEngine } from '../../support/dynamodb.ts'

const clock = { now: 0 }
const now = () => clock.now
const issuer = 'https://ehr.example'

function remembers(make: () => FirstSeen) {
  let firstSeen: FirstSeen
  let names = 0
  const fresh = () => `jti-${clock.now}-${++names}`
  beforeEach(() => {
    clock.now += 86_400_000
    firstSeen = make()
  })
  const token = (tokenId: string, secondsToLive = 300) => ({
    issuer,
    tokenId,
    expires: clock.now / 1_000 + secondsToLive,
  })

  it('tells the first time from every other', async () => {
    const one = token(fresh())
    expect(await firstSeen(one)).toBe(true)
    expect(await firstSeen(one)).toBe(false)
    clock.now += 299_000
    expect(await firstSeen(one)).toBe(false)
  })

  it('remembers as long as the token would be taken, skew included', async () => {
    const one = token(fresh())
    await firstSeen(one)
    clock.now += 360_000
    expect(await firstSeen(one)).toBe(false)
  })

  it('lets an issuer use an id again once its token is void', async () => {
    const id = fresh()
    await firstSeen(token(id))
    clock.now += 362_000
    expect(await firstSeen(token(id))).toBe(true)
    expect(await firstSeen(token(id))).toBe(false)
  })

  it('keeps issuers apart', async () => {
    const id = fresh()
    expect(await firstSeen(token(id))).toBe(true)
    expect(await firstSeen({ ...token(id), issuer: 'https://other.example' })).toBe(true)
  })

  it('is not confused by ids that could be an issuer and an id', async () => {
    const at = token('')
    expect(await firstSeen({ ...at, issuer: 'a', tokenId: 'b"],["c' })).toBe(true)
    expect(await firstSeen({ ...at, issuer: 'a"],["b', tokenId: 'c' })).toBe(true)
  })

  it('gives one of many at the same moment the first place', async () => {
    const one = token(fresh())
    const answers = await Promise.all(Array.from({ length: 10 }, () => firstSeen(one)))
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  it('takes ids of any length', async () => {
    const one = token(fresh() + 'x'.repeat(2_000))
    expect(await firstSeen(one)).toBe(true)
    expect(await firstSeen(one)).toBe(false)
  })
}

describe('the memory of one process', () => {
  remembers(() => ownMemory({ now }))

  it('drops void tokens in time', async () => {
    const firstSeen = ownMemory({ now })
    for (let i = 0; i < 5_000; i += 1) {
      clock.now += 1_000
      expect(await firstSeen({ issuer, tokenId: `${i}`, expires: clock.now / 1_000 })).toBe(true)
    }
  })
})

describe.each(engines.map((engine) => [engine.name, engine] as const))(
  'the memory all instances share, on %s',
  (_, engine) => {
    if (engine.absent !== undefined) return it.skip(engine.absent)
    let running: RunningEngine
    let client: ReturnType<typeof clientOf>
    beforeAll(async () => {
      running = await engine.start()
      client = clientOf(running.endpoint)
      await client.send(
        new CreateTableCommand({
          TableName: 'replay',
          KeySchema: [{ AttributeName: 'jti', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'jti', AttributeType: 'S' }],
          BillingMode: 'PAY_PER_REQUEST',
        }),
      )
    })
    afterAll(async () => {
      client.destroy()
      await running.stop()
    })

    remembers(() => sharedMemory(client, 'replay', { now }))

    it('says so when it cannot be asked, and does not call a token new', async () => {
      await expect(
        sharedMemory(client, 'no-such-table', { now })({ issuer, tokenId: 'x', expires: 1 }),
      ).rejects.toThrow()
    })
  },
)

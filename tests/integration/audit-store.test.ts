/** The audit store against real DynamoDB engines: every promise of `AuditStore`, on each engine there is. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteItemCommand, type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type UnreadableLink, verifyChain } from '../../shared/audit/chain.ts'
import { readChain } from '../../shared/audit/chain-reader.ts'
import { createAuditTable } from '../../shared/audit/create-table.ts'
import type { Item } from '../../shared/audit/item.ts'
import { type AuditRecord, type AuditStore, AuditUnavailable, type ChainHead } from '../../shared/audit/record.ts'
import { createAuditStore } from '../../shared/audit/store.ts'
import { memberId } from '../../shared/cds-hooks/answer-id.ts'
import { feedbackOn, hookCall, quoted, recordedAt } from '../shared/audit/drafts.ts'
import { clientOf, engines, type RunningEngine, startDynalite } from '../support/dynamodb.ts'

const now = Date.parse(recordedAt)
const chain = 'local|Patient/1'

async function linksOf(client: DynamoDBClient, tableName: string, patient = chain) {
  const links: (AuditRecord | UnreadableLink)[] = []
  for await (const link of readChain({ client, tableName }, patient)) links.push(link)
  return links
}

const headIn = ({ sequence, hash, expiresAt }: AuditRecord): ChainHead => ({ sequence, hash, expiresAt })

/** Text no compression makes smaller than half, the same every time. */
function incompressible(bytes: number): string {
  let text = ''
  for (let i = 0; text.length < bytes; i += 1) text += createHash('sha512').update(String(i)).digest('base64')
  return text
}

for (const { name, absent } of engines) if (absent !== undefined) console.warn(`${name}: skipped, ${absent}`)

describe.each(engines.filter(({ absent }) => absent === undefined))('audit store on $name', (engine) => {
  let running: RunningEngine
  let client: DynamoDBClient
  let store: AuditStore
  let tableName: string
  let tables = 0

  beforeAll(async () => {
    running = await engine.start()
  })
  afterAll(async () => {
    await running?.stop()
  })
  beforeEach(async () => {
    tables += 1
    tableName = `audit-${tables}`
    client = clientOf(running.endpoint)
    await createAuditTable(client, tableName)
    store = createAuditStore({ client, tableName, timeoutMs: 30_000 })
  })
  afterEach(() => {
    client.destroy()
  })

  const links = (patient?: string) => linksOf(client, tableName, patient)

  async function itemAt(sequence: number, patient = chain): Promise<Item> {
    const found = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'patient = :p AND #s = :s',
        ExpressionAttributeNames: { '#s': 'sequence' },
        ExpressionAttributeValues: { ':p': { S: patient }, ':s': { N: String(sequence) } },
        ConsistentRead: true,
      }),
    )
    return found.Items![0]!
  }

  it('gives a repeated call its first answer and writes nothing', async () => {
    const draft = hookCall({ hookInstance: 'h-1', summary: 'the first answer' })
    const first = await store.append(draft)
    expect(first.repeated).toBe(false)

    const again = hookCall({ hookInstance: 'h-1', summary: 'computed anew' })
    expect((await store.look(again.patient, again.call)).first).toEqual(first.record)
    const repeated = await store.append(again)
    expect(repeated).toEqual({ record: first.record, repeated: true })
    expect(repeated.record.entry).toHaveProperty('cards.0.summary', 'the first answer')
    expect(await links()).toEqual([first.record])
  })

  it('gives a repeated call its first answer also when others came between', async () => {
    const draft = hookCall()
    const { record } = await store.append(draft)
    for (let i = 0; i < 3; i += 1) await store.append(hookCall())
    expect(await store.append(draft)).toEqual({ record, repeated: true })
    expect(await links()).toHaveLength(4)
  })

  /** A writer that knows nothing of the others, as another process would. */
  const writer = () => createAuditStore({ client, tableName, timeoutMs: 30_000 })

  it('writes 20 calls of one patient by 20 writers at once as a chain of 20 without gaps', async () => {
    const appended = await Promise.all(Array.from({ length: 20 }, () => writer().append(hookCall())))
    expect(appended.every(({ repeated }) => !repeated)).toBe(true)

    const written = await links()
    expect(written.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(verifyChain(chain, written, now)).toEqual([])
    expect(new Set(appended.map(({ record }) => record.sequence)).size).toBe(20)
  })

  it('writes 50 calls of one patient by one writer at once, each at its first try', async () => {
    let requests = 0
    client.middlewareStack.add(
      (next) => (args) => {
        requests += 1
        return next(args)
      },
      { step: 'initialize' },
    )
    await Promise.all(Array.from({ length: 50 }, () => store.append(hookCall())))
    expect(requests).toBe(2 + 49 * 3)
    const written = await links()
    expect(written).toHaveLength(50)
    expect(verifyChain(chain, written, now)).toEqual([])
  })

  it('writes 10 identical calls by 10 writers at once as one record and gives all of them its answer', async () => {
    await store.append(hookCall())
    const twins = Array.from({ length: 10 }, (_, i) => hookCall({ hookInstance: 'twin', summary: `answer ${i}` }))
    const appended = await Promise.all(
      twins.map(async (draft) => writer().append(draft, await store.look(draft.patient, draft.call))),
    )
    expect(appended.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(new Set(appended.map(({ record }) => record.hash)).size).toBe(1)
    expect(await links()).toHaveLength(2)
  })

  it('keeps two patients, two tenants and two clients apart', async () => {
    const drafts = [
      hookCall({ hookInstance: 'same' }),
      hookCall({ hookInstance: 'same', patient: 'Patient/2' }),
      hookCall({ hookInstance: 'same', client: 'ehr', tenant: 'north' }),
      hookCall({ hookInstance: 'same', client: 'ehr', tenant: 'south' }),
      hookCall({ hookInstance: 'same', client: 'ehr' }),
    ]
    const appended = await Promise.all(drafts.map((draft) => store.append(draft)))
    expect(appended.map(({ record, repeated }) => [record.sequence, repeated])).toEqual(drafts.map(() => [1, false]))
    for (const { patient } of drafts) expect(verifyChain(patient, await links(patient), now)).toEqual([])
  })

  it('reads once for a new patient and twice for a known one, then puts once', async () => {
    const sent: string[] = []
    client.middlewareStack.add(
      (next, context) => (args) => {
        sent.push(String(context.commandName))
        return next(args)
      },
      { step: 'initialize' },
    )
    const call = async () => {
      const draft = hookCall()
      await store.append(draft, await store.look(draft.patient, draft.call))
      return sent.splice(0)
    }
    expect(await call()).toEqual(['QueryCommand', 'PutItemCommand'])
    expect(await call()).toEqual(['QueryCommand', 'QueryCommand', 'PutItemCommand'])
  })

  it.each([1, 2, 3])(
    'records identical calls once when the twin is written just before request %i of a writer',
    async (at) => {
      await store.append(hookCall())
      const draft = hookCall({ hookInstance: 'twin' })
      const other = clientOf(running.endpoint)
      let requests = 0
      client.middlewareStack.add(
        (next) => async (args) => {
          requests += 1
          if (requests === at)
            await createAuditStore({ client: other, tableName }).append(hookCall({ hookInstance: 'twin' }))
          return next(args)
        },
        { step: 'initialize' },
      )
      const { repeated } = await store.append(draft, await store.look(draft.patient, draft.call))
      expect(repeated).toBe(true)
      expect(await links()).toHaveLength(2)
      other.destroy()
    },
  )

  it('never overwrites a record, although DynamoDB would', async () => {
    const { record } = await store.append(hookCall())
    const late = hookCall()
    // The writer believes the chain is empty: the place it wants is taken.
    const { record: second } = await store.append(late, { patient: late.patient, call: late.call, head: undefined })
    expect(second.sequence).toBe(2)
    expect(await links()).toEqual([record, second])

    await client.send(
      new PutItemCommand({ TableName: tableName, Item: { ...(await itemAt(1)), hash: { S: 'other' } } }),
    )
    expect((await itemAt(1)).hash).toEqual({ S: 'other' })
  })

  it('does not take the look of another call for its own', async () => {
    const draft = hookCall()
    const { record } = await store.append(draft)
    const other = hookCall()
    const seen = { patient: other.patient, call: other.call, head: headIn(record) }
    expect(await store.append(draft, seen)).toEqual({ record, repeated: true })
  })

  it('records a call once when the answer to its put is lost on the way and the client sends it again', async () => {
    let lost = 0
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const result = await next(args)
        if (context.commandName !== 'PutItemCommand' || lost > 0) return result
        lost += 1
        throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' })
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    const draft = hookCall()
    const { record } = await store.append(draft)
    expect(lost).toBe(1)
    expect(await links()).toEqual([record])
    expect(record.answer).toBe(draft.answer)
  })

  it('gives the records back to a client that connects later', async () => {
    const draft = hookCall()
    const { record } = await store.append(draft)
    const later = clientOf(running.endpoint)
    expect(await createAuditStore({ client: later, tableName }).append(draft)).toEqual({ record, repeated: true })
    expect(await linksOf(later, tableName)).toEqual([record])
    later.destroy()
  })

  it('leaves a table that is there as it is', async () => {
    const { record } = await store.append(hookCall())
    await createAuditTable(client, tableName)
    expect(await links()).toEqual([record])
  })

  it('keeps a record whose entry is larger than an item may be', async () => {
    const evidence = [quoted(incompressible(1_600_000))]
    const draft = hookCall({ evidence })
    const { record } = await store.append(draft)
    await store.append(hookCall())

    expect((await store.look(draft.patient, draft.call)).first).toEqual(record)
    expect(record.entry).toHaveProperty('assessment.evidence', evidence)
    expect(await store.append(draft)).toEqual({ record, repeated: true })
    const written = await links()
    expect(verifyChain(chain, written, now)).toEqual([])
    expect(written).toHaveLength(2)

    const { entry, entryDigest } = await itemAt(1)
    expect(entry).toBeUndefined()
    const parts = `${chain}|entry|${entryDigest!.S}`
    expect((await itemAt(1, parts)).expiresAt).toEqual({ N: String(record.expiresAt) })
    await client.send(
      new DeleteItemCommand({ TableName: tableName, Key: { patient: { S: parts }, sequence: { N: '2' } } }),
    )
    expect(verifyChain(chain, await links(), now)).toEqual([{ kind: 'unreadable', sequence: 1 }])
  })

  it('writes 5 large calls of one patient by 5 writers at once', async () => {
    const drafts = [1, 2, 3, 4, 5].map((n) => hookCall({ evidence: [quoted(`${n} ${incompressible(700_000)}`)] }))
    await Promise.all(drafts.map((draft) => writer().append(draft)))
    const written = await links()
    expect(written).toHaveLength(5)
    expect(verifyChain(chain, written, now)).toEqual([])
  })

  it('lets DynamoDB delete a record after six years, or after the time that was set', async () => {
    await store.append(hookCall({ recordedAt: '2026-11-05T00:00:00Z' }))
    expect((await itemAt(1)).expiresAt).toEqual({ N: String(Date.parse('2032-11-05T00:00:00Z') / 1000) })

    const brief = createAuditStore({ client, tableName, retentionDays: 30 })
    await brief.append(hookCall({ patient: 'Patient/2', recordedAt: '2026-11-05T00:00:00Z' }))
    expect((await itemAt(1, 'local|Patient/2')).expiresAt).toEqual({
      N: String(Date.parse('2026-12-05T00:00:00Z') / 1000),
    })
  })

  it('finds the record that feedback is about, and records feedback delivered twice once', async () => {
    const call = hookCall()
    const { record } = await store.append(call)
    expect(await store.recordOfAnswer(call.answer)).toEqual(record)

    const feedback = feedbackOn(call)
    expect((await store.append(feedback)).repeated).toBe(false)
    expect((await store.append(feedbackOn(call))).repeated).toBe(true)
    expect((await store.append(feedbackOn(call, '2026-11-05T09:00:00Z'))).repeated).toBe(false)
    const written = await links()
    expect(written.map((link) => 'entry' in link && link.entry.kind)).toEqual(['hook-call', 'feedback', 'feedback'])
    expect(verifyChain(chain, written, now)).toEqual([])
    expect(await store.recordOfAnswer(call.answer)).toEqual(record)
  })

  it('finds an answer that the index shows only after a while', async () => {
    const call = hookCall()
    const { record } = await store.append(call)
    let unseen = 2
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args)
        const { input } = args
        if (!('IndexName' in input) || input.IndexName !== 'byAnswer' || unseen === 0) return result
        unseen -= 1
        return { ...result, output: { ...result.output, Items: [] } }
      },
      { step: 'initialize' },
    )
    expect(await store.recordOfAnswer(call.answer)).toEqual(record)
    expect(unseen).toBe(0)
  })

  it('knows no record of an answer nobody gave', async () => {
    const call = hookCall()
    await store.append(call)
    expect(await store.recordOfAnswer(hookCall().answer)).toBeUndefined()
    // A card's own uuid is not an answer id: `answerOf` comes first.
    expect(await store.recordOfAnswer(memberId(call.answer, 1))).toBeUndefined()
  })

  it('shows a record that was changed, damaged or deleted in the table', async () => {
    for (let i = 0; i < 5; i += 1) await store.append(hookCall())
    expect(verifyChain(chain, await links(), now)).toEqual([])

    const tamper = async (sequence: number, change: Item) =>
      client.send(new PutItemCommand({ TableName: tableName, Item: { ...(await itemAt(sequence)), ...change } }))
    await tamper(2, { recordedAt: { S: '2020-01-01T00:00:00Z' } })
    await tamper(3, { entry: { B: new Uint8Array([1, 2, 3]) } })
    await client.send(
      new DeleteItemCommand({ TableName: tableName, Key: { patient: { S: chain }, sequence: { N: '4' } } }),
    )
    expect(verifyChain(chain, await links(), now)).toEqual([
      { kind: 'changed', sequence: 2 },
      { kind: 'unreadable', sequence: 3 },
      { kind: 'missing', from: 4, to: 4 },
    ])
  })

  it('says that it is unavailable when the first answer of a call was damaged, and does not invent one', async () => {
    const draft = hookCall()
    await store.append(draft)
    const { entry: _, ...rest } = await itemAt(1)
    await client.send(new PutItemCommand({ TableName: tableName, Item: rest }))
    await expect(store.look(draft.patient, draft.call)).rejects.toThrow(AuditUnavailable)
  })

  it('says that it is unavailable when the table is not there', async () => {
    const none = createAuditStore({ client, tableName: 'none' })
    await expect(none.append(hookCall())).rejects.toThrow(AuditUnavailable)
    await expect(none.recordOfAnswer(hookCall().answer)).rejects.toThrow(AuditUnavailable)
  })
})

describe('audit store that cannot reach DynamoDB', () => {
  const secret = 'hangs her leg over the bed'
  const draft = hookCall({ patient: 'Patient/jane-doe-1', evidence: [quoted(secret)], summary: secret })

  /** Everything an error shows, its causes included. */
  const shown = (error: unknown): string =>
    error instanceof Error ? `${error.stack} ${JSON.stringify(error)} ${shown(error.cause)}` : ''

  async function expectUnavailable(endpoint: string) {
    const client = clientOf(endpoint)
    const store = createAuditStore({ client, tableName: 'audit', timeoutMs: 300 })
    for (const attempt of [
      () => store.append(draft),
      () => store.look(draft.patient, draft.call),
      () => store.recordOfAnswer(draft.answer),
    ]) {
      const error: unknown = await attempt().catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(AuditUnavailable)
      for (const word of [secret, 'jane-doe-1', draft.call, draft.answer]) expect(shown(error)).not.toContain(word)
    }
    client.destroy()
  }

  it('says so when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    await new Promise((closed) => server.close(closed))
    await expectUnavailable(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  })

  it('says so, and does not wait, when the other side never answers', async () => {
    const sockets = new Set<import('node:net').Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    await expectUnavailable(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    for (const socket of sockets) socket.destroy()
    await new Promise((closed) => server.close(closed))
  })
})

describe('audit store over files', () => {
  it('goes on with the chain after the engine was stopped and started again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'supine-audit-'))
    const drafts = [hookCall(), hookCall()]
    for (const [i, draft] of drafts.entries()) {
      const engine = await startDynalite(folder)
      const client = clientOf(engine.endpoint)
      await createAuditTable(client, 'audit')
      const { record } = await createAuditStore({ client, tableName: 'audit' }).append(draft)
      expect(record.sequence).toBe(i + 1)
      const links = await linksOf(client, 'audit')
      expect(links).toHaveLength(i + 1)
      expect(verifyChain(chain, links, now)).toEqual([])
      client.destroy()
      await engine.stop()
    }
    await rm(folder, { recursive: true })
  })
})

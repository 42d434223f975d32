/**
 * The audit store on DynamoDB. It knows two operations, Query and a conditional PutItem: nothing is ever
 * updated or deleted, and no record is ever overwritten.
 *
 * Why two writers cannot fork a chain: a record is put at the place after the head its writer saw, on the
 * condition that the place is free. Why a call repeated at the same instant cannot be recorded twice: the
 * head is read before the call is looked for. A twin committed before that look is found by it; one
 * committed after it stands on the very place this writer wants, so the condition fails and it looks again.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { type AlertMemory, nothingRemembered } from '../alert-memory/memory.ts'
import { linkOf, type WrittenDraft, writeDraft } from './chain.ts'
import { type Query, queryOne, recordIn } from './chain-reader.ts'
import { type Item, isLarge, memoryIn, type PackedEntry, pack, partItems, recordItem } from './item.ts'
import {
  type Appended,
  type AuditDraft,
  type AuditEntry,
  type AuditRecord,
  type AuditStore,
  AuditUnavailable,
  type ChainHead,
  type ChainView,
} from './record.ts'
import { answerIndex, callIndex } from './table.ts'
import { createTurns } from './turns.ts'

export interface AuditStoreOptions {
  readonly client: DynamoDBClient
  readonly tableName: string
  /** Days from `recordedAt`; six years by default. */
  readonly retentionDays?: number
  /** Milliseconds one operation may take, retries included, before it counts as unavailable. */
  readonly timeoutMs?: number
}

/** The index of answers is some milliseconds behind the table; feedback comes seconds after its card. */
const answerLookUpDelaysMs = [0, 100, 400]

/** Longest wait before a writer that lost its place to another process tries again; half of it on average. */
const longestWaitMs = (attempt: number): number => Math.min(10 * 2 ** attempt, 160)

export function createAuditStore({
  client,
  tableName,
  retentionDays,
  timeoutMs = 2_500,
}: AuditStoreOptions): AuditStore {
  const table = { client, tableName }
  /** Writers of one chain in one process would only fail each other's condition. Nothing but speed depends on it. */
  const inTurn = createTurns()

  /** Runs one operation of the store within its time, and turns whatever stops it into `AuditUnavailable`. */
  async function within<T>(operation: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const overdue = new AbortController()
    const timer = setTimeout(() => overdue.abort(new DOMException('took too long', 'TimeoutError')), timeoutMs)
    try {
      return await work(overdue.signal)
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown'
      throw new AuditUnavailable(`The audit store could not ${operation} (${reason})`, { cause: error })
    } finally {
      clearTimeout(timer) // `AbortSignal.timeout` would still fire long after the work was done
    }
  }

  async function headOf(patient: string, signal: AbortSignal): Promise<ChainHead | undefined> {
    const item = await queryOne(
      table,
      {
        KeyConditionExpression: 'patient = :patient',
        ExpressionAttributeValues: { ':patient': { S: patient } },
        ProjectionExpression: '#sequence, #hash, #expiresAt, #memory',
        ExpressionAttributeNames: {
          '#sequence': 'sequence',
          '#hash': 'hash',
          '#expiresAt': 'expiresAt',
          '#memory': 'memory',
        },
        ScanIndexForward: false,
        ConsistentRead: true,
      },
      signal,
    )
    if (item === undefined) return undefined
    const { sequence, hash, expiresAt } = item
    if (sequence?.N === undefined || hash?.S === undefined || expiresAt?.N === undefined) throw new DamagedItem()
    const memory = memoryIn(item)
    return {
      sequence: Number(sequence.N),
      hash: hash.S,
      expiresAt: Number(expiresAt.N),
      ...(Object.keys(memory).length === 0 ? {} : { memory }),
    }
  }

  /** The record that `query` of an index points at and that `isIt`; `undefined` where there is none. */
  async function recordBy(
    query: Query,
    isIt: (record: AuditRecord) => boolean,
    signal: AbortSignal,
  ): Promise<AuditRecord | undefined> {
    const key = await queryOne(table, query, signal)
    if (key?.patient === undefined || key.sequence === undefined) return undefined
    // Two reads, not `Select: ALL_ATTRIBUTES`: dynalite writes its index before its table and ends on what is not
    // there yet. What the index names and the table does not hold (or holds for another) was not recorded.
    const item = await queryOne(
      table,
      {
        KeyConditionExpression: 'patient = :patient AND #sequence = :sequence',
        ExpressionAttributeNames: { '#sequence': 'sequence' },
        ExpressionAttributeValues: { ':patient': key.patient, ':sequence': key.sequence },
        ConsistentRead: true,
      },
      signal,
    )
    if (item === undefined) return undefined
    const record = await recordIn(table, item, signal)
    if (record === undefined) throw new DamagedItem()
    return isIt(record) ? record : undefined
  }

  const recordOfCall = (patient: string, call: string, signal: AbortSignal): Promise<AuditRecord | undefined> =>
    recordBy(
      {
        IndexName: callIndex,
        KeyConditionExpression: 'patient = :patient AND #call = :call',
        ExpressionAttributeNames: { '#call': 'call' },
        ExpressionAttributeValues: { ':patient': { S: patient }, ':call': { S: call } },
        ConsistentRead: true,
      },
      (record) => record.call === call,
      signal,
    )

  const recordOfAnswer = (answer: string, signal: AbortSignal): Promise<AuditRecord | undefined> =>
    recordBy(
      {
        IndexName: answerIndex,
        KeyConditionExpression: '#answer = :answer',
        ExpressionAttributeNames: { '#answer': 'answer' },
        ExpressionAttributeValues: { ':answer': { S: answer } },
      },
      (record) => record.answer === answer,
      signal,
    )

  async function look(patient: string, call: string, signal: AbortSignal): Promise<ChainView> {
    // In this order: see the top of this file.
    const head = await headOf(patient, signal)
    const first = head === undefined ? undefined : await recordOfCall(patient, call, signal)
    return { patient, call, head, ...(first === undefined ? {} : { first }) }
  }

  /** Puts an item where none is; false when its place is taken. */
  async function putIfFree(item: Item, signal: AbortSignal): Promise<boolean> {
    const command = new PutItemCommand({
      TableName: tableName,
      Item: item,
      ConditionExpression: 'attribute_not_exists(patient)',
    })
    try {
      await client.send(command, { abortSignal: signal })
      return true
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false
      throw error
    }
  }

  /**
   * @param basis memory the draft's entry was made from
   * @param anew makes the entry from another memory
   */
  async function appendWritten(
    draft: AuditDraft,
    seen: ChainView | undefined,
    { basis, anew }: { readonly basis: AlertMemory; readonly anew?: (memory: AlertMemory) => AuditEntry },
    signal: AbortSignal,
  ): Promise<Appended> {
    const { patient, call } = draft
    let made = packed(draft, JSON.stringify(basis))
    for (let attempt = 0; ; attempt += 1) {
      const view = attempt === 0 ? seen : undefined
      const { head, first } = view ?? (await look(patient, call, signal))
      if (first !== undefined) return { record: first, repeated: true }

      const memory = head?.memory ?? nothingRemembered
      if (anew !== undefined && JSON.stringify(memory) !== made.basis) {
        made = packed({ ...draft, entry: anew(memory) }, JSON.stringify(memory))
      }
      const record = linkOf(made.written, head, retentionDays)
      // Parts before the record: a record that is there is whole. Parts found in place have the same content.
      if (isLarge(made.entry) && !made.partsKept) {
        for (const part of partItems(made.entry, record)) await putIfFree(part, signal)
        made = { ...made, partsKept: true }
      }
      if (await putIfFree(recordItem(record, made.entry), signal)) return { record, repeated: false }
      await pause(Math.random() * longestWaitMs(attempt), undefined, { signal })
    }
  }

  return {
    look: (patient, call) => within('look into a chain', (signal) => look(patient, call, signal)),

    append: (draft, seen, anew) =>
      within('append a record', (signal) =>
        inTurn(draft.patient, (waited) => {
          const isCurrent = !waited && seen?.patient === draft.patient && seen.call === draft.call
          const basis = { basis: seen?.head?.memory ?? nothingRemembered, ...(anew === undefined ? {} : { anew }) }
          return appendWritten(draft, isCurrent ? seen : undefined, basis, signal)
        }),
      ),

    recordOfAnswer: (answer) =>
      within('find an answer', async (signal) => {
        for (const delay of answerLookUpDelaysMs) {
          await pause(delay, undefined, { signal })
          const record = await recordOfAnswer(answer, signal)
          if (record !== undefined) return record
        }
        return undefined
      }),
  }
}

/** A draft ready to be linked, and the memory its entry was made from. */
interface Made {
  readonly written: WrittenDraft
  readonly entry: PackedEntry
  readonly basis: string
  readonly partsKept: boolean
}

function packed(draft: AuditDraft, basis: string): Made {
  const written = writeDraft(draft)
  return { written, entry: { bytes: pack(written.text), digest: written.digest }, basis, partsKept: false }
}

/** An item of the table that is not a record any more. */
class DamagedItem extends Error {
  override readonly name = 'DamagedItem'
}

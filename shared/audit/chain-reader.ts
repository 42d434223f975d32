/** Reads of the audit table that every user of it shares. Consistent wherever DynamoDB can be. */
import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { UnreadableLink } from './chain.ts'
import { type Item, partsKey, readItem } from './item.ts'
import type { AuditRecord } from './record.ts'

export interface AuditTable {
  readonly client: DynamoDBClient
  readonly tableName: string
}

export type Query = Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>

/** Every item a query finds, page by page. */
export async function* queryItems(table: AuditTable, query: Query, signal?: AbortSignal): AsyncGenerator<Item> {
  let next: Item | undefined
  do {
    const page = await table.client.send(
      new QueryCommand({
        ...query,
        TableName: table.tableName,
        ...(next === undefined ? {} : { ExclusiveStartKey: next }),
      }),
      signal === undefined ? {} : { abortSignal: signal },
    )
    yield* page.Items ?? []
    // A limit is the caller's: one page is all it wants.
    next = query.Limit === undefined ? page.LastEvaluatedKey : undefined
  } while (next !== undefined)
}

/** The first item a query finds. */
export async function queryOne(table: AuditTable, query: Query, signal?: AbortSignal): Promise<Item | undefined> {
  for await (const item of queryItems(table, { ...query, Limit: 1 }, signal)) return item
  return undefined
}

/** The record in an item, with its entry fetched where it is kept apart; `undefined` when it cannot be read. */
export async function recordIn(table: AuditTable, item: Item, signal?: AbortSignal): Promise<AuditRecord | undefined> {
  const { patient, entry, entryDigest } = item
  if (patient?.S === undefined || entryDigest?.S === undefined) return readItem(item, entry?.B)
  const parts: Uint8Array[] = []
  for await (const { part } of queryItems(table, wholePartition(partsKey(patient.S, entryDigest.S)), signal)) {
    if (part?.B !== undefined) parts.push(part.B)
  }
  return readItem(item, Buffer.concat(parts))
}

const wholePartition = (patient: string): Query => ({
  KeyConditionExpression: 'patient = :patient',
  ExpressionAttributeValues: { ':patient': { S: patient } },
  ConsistentRead: true,
})

/**
 * One patient's chain, oldest record first, for whoever examines it.
 *
 * @param patient chain key
 */
export async function* readChain(table: AuditTable, patient: string): AsyncGenerator<AuditRecord | UnreadableLink> {
  for await (const item of queryItems(table, wholePartition(patient))) {
    yield (await recordIn(table, item)) ?? { sequence: Number(item.sequence?.N), unreadable: true }
  }
}

import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { type AuditTable, recordIn } from './chain-reader.ts'
import type { Item } from './item.ts'
import type { AuditRecord } from './record.ts'

/**
 * Every record of every chain, in no order, page by page: for reports over the whole table, never for a call. What
 * is no record (parts of large entries, items of other kinds) is passed over, and so is what cannot be read: that
 * is for the examination of its chain to say.
 */
export async function* scanRecords(table: AuditTable): AsyncGenerator<AuditRecord> {
  let next: Item | undefined
  do {
    const page = await table.client.send(
      new ScanCommand({
        TableName: table.tableName,
        FilterExpression: 'attribute_exists(#hash) AND attribute_exists(#call)',
        ExpressionAttributeNames: { '#hash': 'hash', '#call': 'call' },
        ...(next === undefined ? {} : { ExclusiveStartKey: next }),
      }),
    )
    for (const item of page.Items ?? []) {
      const record = await recordIn(table, item)
      if (record !== undefined) yield record
    }
    next = page.LastEvaluatedKey
  } while (next !== undefined)
}

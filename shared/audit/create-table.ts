import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { auditTableDefinition } from './table.ts'

/**
 * Creates the audit table where it is not there yet, and waits until it can be used. For the service on
 * one machine and for tests; on AWS the stack owns the table.
 */
export async function createAuditTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand({ TableName: tableName, ...auditTableDefinition }))
  } catch (error) {
    // Data of an earlier run: keep it.
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await waitUntilTableExists({ client, minDelay: 1, maxWaitTime: 30 }, { TableName: tableName })
}

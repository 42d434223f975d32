import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { createAuditTable } from '../../shared/audit/create-table.ts'
import { CannotStart } from './cannot-start.ts'
import { inProcess } from './in-process.ts'

export interface LocalDynamo {
  readonly client: DynamoDBClient
  readonly tableName: string
  stop(): Promise<void>
}

const tableName = 'supine-audit'

/**
 * DynamoDB inside this process, with the audit table in it: dynalite over LevelDB files that outlive the
 * process. In a thread of its own, behind a port, every operation took twice as long: the sockets cost
 * more than dynalite does (measured with `bench:hook`).
 *
 * @param folder where the data lives; without it the data ends with the process
 */
export async function startDynamo(folder?: string): Promise<LocalDynamo> {
  if (folder !== undefined) await makeFolder(folder)
  const server = dynalite({ ...(folder === undefined ? {} : { path: folder }), createTableMs: 0 })
  const client = new DynamoDBClient(inProcess(server))
  await withThrownOutside(
    createAuditTable(client, tableName),
    (cause) =>
      new CannotStart(`The data folder ${folder ?? ''} cannot be opened. Is another Supine using it?`, { cause }),
  )
  return { client, tableName, stop: () => close(server) }
}

/** dynalite throws what its database refuses outside of any call; until the table is there, that means it will not open. */
async function withThrownOutside(work: Promise<void>, explain: (cause: unknown) => Error): Promise<void> {
  const thrown = new Promise<never>((_, reject) => {
    process.setUncaughtExceptionCaptureCallback((cause) => reject(explain(cause)))
  })
  try {
    await Promise.race([work, thrown])
  } finally {
    process.setUncaughtExceptionCaptureCallback(null)
  }
}

/** dynalite closes its files when a listening server closes, so it listens for that moment. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      server.close((error) => (error === undefined || error === null ? resolve() : reject(error)))
    })
  })

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new CannotStart(`The data folder ${folder} cannot be made.`, { cause })
  }
}

import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createAuditTable } from '../../shared/audit/create-table.ts'
import { CannotStart } from './cannot-start.ts'

export interface LocalDynamo {
  readonly client: DynamoDBClient
  readonly tableName: string
  stop(): Promise<void>
}

const tableName = 'supine-audit'

/** How long LevelDB gets to close its files before its thread is ended anyway. */
const closeMs = 2_000

/**
 * DynamoDB on this machine, with the audit table in it: dynalite over LevelDB files that outlive the
 * process. It runs in a thread of its own, so its JSON and LevelDB work does not delay the service.
 *
 * @param folder where the data lives; without it the data ends with the process
 */
export async function startDynamo(folder?: string): Promise<LocalDynamo> {
  if (folder !== undefined) await makeFolder(folder)
  const thread = new Worker(new URL('./dynamo-thread.ts', import.meta.url), { workerData: folder })
  const [port]: unknown[] = await once(thread, 'message')
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${String(port)}`,
    region: 'us-east-1',
    // dynalite asks for a signature and checks none.
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

  const failed = new Promise<never>((_, reject) => {
    thread.once('error', (cause) =>
      reject(
        new CannotStart(`The data folder ${folder ?? ''} cannot be opened. Is another Supine using it?`, { cause }),
      ),
    )
  })
  await Promise.race([createAuditTable(client, tableName), failed])

  return {
    client,
    tableName,
    async stop() {
      client.destroy()
      thread.postMessage('stop')
      const timer = setTimeout(() => void thread.terminate(), closeMs)
      await once(thread, 'exit')
      clearTimeout(timer)
    },
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new CannotStart(`The data folder ${folder} cannot be made.`, { cause })
  }
}

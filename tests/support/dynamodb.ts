/**
 * Real DynamoDB engines for tests: dynalite always, in this process; Amazon's DynamoDB Local where Java
 * and its package are there. `SUPINE_REQUIRE_DYNAMODB_LOCAL=1` makes its absence a failure (CI sets it
 * after `npm install --no-save amplify-dynamodb-simulator`).
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient, type DynamoDBClientConfig, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'

export interface RunningEngine {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  stop(): Promise<void>
}

export interface Engine {
  readonly name: string
  /** Why it cannot run here. */
  readonly absent?: string
  start(): Promise<RunningEngine>
}

/** A client for a local engine. Closes with `destroy()`. */
export const clientOf = (endpoint: string, config: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...config,
  })

/** In this process. @param folder keeps the data there; in memory without it */
export async function startDynalite(folder?: string): Promise<RunningEngine> {
  const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('dynalite did not say where it listens')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const simulator = fileURLToPath(new URL('../../node_modules/amplify-dynamodb-simulator/emulator/', import.meta.url))

/** Another place of the folder that holds DynamoDBLocal.jar, for machines that keep it outside the project. */
const emulator = process.env.SUPINE_DYNAMODB_LOCAL ?? simulator

function whyLocalIsAbsent(): string | undefined {
  if (!existsSync(`${emulator}/DynamoDBLocal.jar`)) return 'npm package amplify-dynamodb-simulator is not installed'
  const java = spawnSync('java', ['-version'])
  return java.status === 0 ? undefined : 'Java is not installed'
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function startDynamoDbLocal(): Promise<RunningEngine> {
  const port = await freePort()
  const java = spawn(
    'java',
    ['-Xmx256m', '-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory', '-port', `${port}`],
    { cwd: emulator, stdio: 'ignore' },
  )
  const endpoint = `http://127.0.0.1:${port}`
  try {
    await answers(endpoint, java)
  } catch (error) {
    java.kill('SIGKILL')
    throw error
  }
  return {
    endpoint,
    async stop() {
      const ended = once(java, 'exit')
      java.kill('SIGTERM')
      await ended
    },
  }
}

async function answers(endpoint: string, java: ChildProcess): Promise<void> {
  const client = clientOf(endpoint, { maxAttempts: 1 })
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (java.exitCode !== null) throw new Error(`DynamoDB Local ended with ${java.exitCode}`)
    const ready = await client.send(new ListTablesCommand()).then(
      () => true,
      () => false,
    )
    if (ready) return client.destroy()
    await pause(100)
  }
  throw new Error('DynamoDB Local did not answer')
}

const absent = whyLocalIsAbsent()
if (absent !== undefined && process.env.SUPINE_REQUIRE_DYNAMODB_LOCAL === '1') {
  throw new Error(`SUPINE_REQUIRE_DYNAMODB_LOCAL is set, but ${absent}`)
}

/** Every engine a store must run on unchanged. Skip those with `absent`, and say so. */
export const engines: readonly Engine[] = [
  { name: 'dynalite', start: () => startDynalite() },
  { name: 'DynamoDB Local', ...(absent === undefined ? {} : { absent }), start: startDynamoDbLocal },
]

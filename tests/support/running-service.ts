import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const serve = fileURLToPath(new URL('../../infra/local/serve.ts', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunningService {
  readonly url: string
  /** Everything it has printed so far. */
  readonly printed: () => string
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<Ended>
}

function start(env: NodeJS.ProcessEnv) {
  const child: ChildProcess = spawn(process.execPath, [serve], {
    env: { ...process.env, PORT: '0', SUPINE_DATA_DIR: '', SUPINE_CLIENTS: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => (out += String(chunk)))
  child.stderr?.on('data', (chunk) => (err += String(chunk)))
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => ({ code, out, err }))
  return { child, ended, printed: () => out }
}

/** Starts `infra/local/serve.ts` as a process of its own, as `npm start` does, on a free port. */
export async function startService(env: NodeJS.ProcessEnv & { SUPINE_DATA_DIR: string }): Promise<RunningService> {
  const { child, ended, printed } = start(env)
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const url = /^Supine listening on (\S+)$/m.exec(printed())?.[1]
      if (url !== undefined) resolve(url)
    })
  })
  const url = await Promise.race([
    ready,
    ended.then(({ code, err }) =>
      Promise.reject(new Error(`The service ended with ${code} before it was ready: ${err}`)),
    ),
  ])
  return {
    url,
    printed,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Runs `infra/local/serve.ts` where it is expected to end by itself. */
export const runService = (env: NodeJS.ProcessEnv & { SUPINE_DATA_DIR: string }): Promise<Ended> => start(env).ended

/** A folder for one test's data, and how to remove it. */
export async function dataFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'supine-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

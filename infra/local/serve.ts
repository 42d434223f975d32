import { join, resolve } from 'node:path'
import { clientKeys } from '../../functions/cds-services/client-keys.ts'
import { gatherWithFallback } from '../../functions/cds-services/gather-with-fallback.ts'
import { livePipeline } from '../../functions/cds-services/pipeline.ts'
import { ownMemory } from '../../functions/cds-services/seen-tokens.ts'
import { trustRegistered } from '../../functions/cds-services/trust.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { localClient, type VerifyClient } from '../../shared/cds-hooks/client.ts'
import { type LogSink, logTo } from '../../shared/telemetry/log.ts'
import { noMetrics } from '../../shared/telemetry/metrics.ts'
import { CannotStart } from './cannot-start.ts'
import { problemLine, readClientFile } from './client-file.ts'
import { type LocalService, startLocalService } from './local-service.ts'

/** `npm start`. */
async function serve(env: NodeJS.ProcessEnv): Promise<LocalService> {
  return startLocalService({
    port: portOf(env.PORT ?? '3000'),
    dataFolder: join(resolve(env.SUPINE_DATA_DIR ?? join(import.meta.dirname, '../../.supine')), 'dynamodb'),
    pipeline: livePipeline,
    gather: gatherWithFallback({ now: Date.now }),
    // Open unless clients are named, which is why the server listens on 127.0.0.1 alone.
    verifyClient: env.SUPINE_CLIENTS === undefined ? open(env) : await registered(env.SUPINE_CLIENTS),
    ...(env.SUPINE_PUBLIC_URL === undefined ? {} : { publicUrl: urlOf(env.SUPINE_PUBLIC_URL) }),
    allowEvaluationTime: env.SUPINE_ALLOW_EVALUATION_TIME === '1',
    version: packageJson.version,
    log: toConsole,
  })
}

/** Everybody on this machine. Nobody has proven who they are, so their feedback is kept but puts no card away. */
const open =
  (env: NodeJS.ProcessEnv): VerifyClient =>
  async () => ({ ...localClient, alertMemory: env.SUPINE_ALERT_MEMORY === '1' })

const toConsole: LogSink = {
  info: (event, fields) => {
    // A bare 401 tells a client nothing; whoever sets one up is sitting here.
    if (event === 'not-trusted') console.error(JSON.stringify({ event, ...fields }))
  },
  error: (event, fields) => console.error(JSON.stringify({ event, ...fields })),
}

/** Trusts the clients of a registry file, as it is now. */
async function registered(path: string): Promise<VerifyClient> {
  const { registrations, problems } = await readClientFile(path)
  // Letting the others in would leave whoever wrote this wondering why one is refused.
  if (problems.length > 0) throw new CannotStart(`SUPINE_CLIENTS=${path}\n${problems.map(problemLine).join('\n')}`)
  const watched = { now: Date.now, log: logTo(toConsole), metrics: noMetrics }
  return trustRegistered({
    clients: async () => registrations,
    keyFor: clientKeys(watched),
    firstSeen: ownMemory(watched),
    ...watched,
  })
}

function urlOf(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text
  throw new CannotStart(`SUPINE_PUBLIC_URL is "${text}", which is not an absolute http(s) URL.`)
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new CannotStart(`PORT is "${text}", which is not a port number.`)
}

/** Longer than a clean stop needs; a stop that hangs must not keep the port. */
const stopMs = 4_500

function stopOn(signal: NodeJS.Signals, service: LocalService): void {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), stopMs).unref()
    service.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}

try {
  const service = await serve(process.env)
  stopOn('SIGTERM', service)
  stopOn('SIGINT', service)
  console.log(`Supine listening on ${service.url}`)
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exit(1)
}

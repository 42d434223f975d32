import { join, resolve } from 'node:path'
import { gatherPrefetch } from '../../functions/cds-services/gather-prefetch.ts'
import { livePipeline } from '../../functions/cds-services/pipeline.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { localClient } from '../../shared/cds-hooks/client.ts'
import { CannotStart } from './cannot-start.ts'
import { type LocalService, startLocalService } from './local-service.ts'

/** `npm start`. */
async function serve(env: NodeJS.ProcessEnv): Promise<LocalService> {
  if (env.SUPINE_CLIENTS !== undefined) {
    // Open calls where someone asked for registered clients would be the worst answer.
    throw new CannotStart(
      'SUPINE_CLIENTS is set, but a client registry cannot be used yet. Unset it to serve this machine only.',
    )
  }
  return startLocalService({
    port: portOf(env.PORT ?? '3000'),
    dataFolder: join(resolve(env.SUPINE_DATA_DIR ?? join(import.meta.dirname, '../../.supine')), 'dynamodb'),
    pipeline: livePipeline,
    gather: gatherPrefetch,
    // Open, which is why the server listens on 127.0.0.1 alone.
    verifyClient: async () => localClient,
    allowEvaluationTime: env.SUPINE_ALLOW_EVALUATION_TIME === '1',
    version: packageJson.version,
    log: {
      info: () => {},
      error: (event, fields) => console.error(JSON.stringify({ event, ...fields })),
    },
  })
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

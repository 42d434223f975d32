import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../../functions/cds-services/app.ts'
import type { Gather, Pipeline } from '../../functions/cds-services/deps.ts'
import { createAuditStore } from '../../shared/audit/store.ts'
import type { VerifyClient } from '../../shared/cds-hooks/client.ts'
import { type LogSink, logTo } from '../../shared/telemetry/log.ts'
import { noMetrics } from '../../shared/telemetry/metrics.ts'
import { CannotStart } from './cannot-start.ts'
import { firstOf, storeOf } from './chart-store.ts'
import { startDynamo } from './dynamo.ts'
import { examples } from './examples/examples.ts'
import { fhirServer } from './fhir-server.ts'
import { localRoutes } from './local-routes.ts'
import { page } from './page.ts'
import { syntheaCharts } from './synthea.ts'

export interface LocalOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Where the audit table lives; without it, it ends with the process. */
  readonly dataFolder?: string
  readonly pipeline: Pipeline
  readonly gather: Gather
  readonly verifyClient: VerifyClient
  /** URL clients know the service by, where that is not its own: tokens are meant for it. */
  readonly publicUrl?: string
  readonly allowEvaluationTime: boolean
  readonly version: string
  readonly log: LogSink
}

export interface LocalService {
  /** `http://127.0.0.1:3000` */
  readonly url: string
  stop(): Promise<void>
}

/** How long calls in flight may take to end once the service is told to stop. */
const drainMs = 2_000

const syntheaFolder = new URL('../../tests/data/synthea-150/', import.meta.url).pathname

/** Before the data is there: the same form every refusal has. */
const starting = (): Response =>
  Response.json(
    {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'transient', details: { text: 'starting' } }],
    },
    { status: 503, headers: { 'Retry-After': '1' } },
  )

/** The very service AWS runs, on this machine: HTTP, a DynamoDB, a FHIR server with example charts, and the page. */
export async function startLocalService(options: LocalOptions): Promise<LocalService> {
  let answer = (_: Request): Response | Promise<Response> => starting()
  const server = createServer(getRequestListener((request) => answer(request)))
  // The port first: a second start should say that the port is taken, not that the data is.
  await listen(server, options.port)

  const stopHttp = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeIdleConnections()
    const timer = setTimeout(() => server.closeAllConnections(), drainMs)
    await closed
    clearTimeout(timer)
  }

  try {
    const dynamo = await startDynamo(options.dataFolder)
    const url = `http://127.0.0.1:${String(portOf(server))}`
    // Never the Host header of a call: a token meant for someone else would fit whoever sends it along.
    answer = routes({ publicUrl: url, ...options }, dynamo)
    return {
      url,
      async stop() {
        await stopHttp()
        await dynamo.stop()
      },
    }
  } catch (error) {
    await stopHttp()
    throw error
  }
}

/** One function that answers everything: the service, and beside it what stands in for its surroundings. */
function routes(options: LocalOptions, dynamo: Awaited<ReturnType<typeof startDynamo>>) {
  const service = createApp({
    ...options,
    audit: createAuditStore(dynamo),
    log: logTo(options.log),
    metrics: noMetrics,
    now: Date.now,
    newId: randomUUID,
    allowedOrigins: '*',
  })

  const charts = examples(Date.now())
  const synthea = syntheaCharts(syntheaFolder)
  const fhir = fhirServer(firstOf(storeOf(charts.flatMap(({ resources }) => resources)), synthea), '/fhir')
  const local = localRoutes({ examples: charts, synthea, dynamo })
  const pages = page()

  return (request: Request): Response | Promise<Response> => {
    const { pathname, hostname } = new URL(request.url)
    if (pathname.startsWith('/cds-services') || pathname === '/health') return service.fetch(request)
    if (pathname.startsWith('/fhir/')) return fhir.fetch(request)
    const ours = pathname === '/' || pathname.startsWith('/page/') || pathname.startsWith('/local/')
    if (!ours) return service.fetch(request)
    // A page elsewhere may point a name of its own at this machine (DNS rebinding) to read the audit trail.
    if (hostname !== '127.0.0.1' && hostname !== 'localhost') return new Response('Not found', { status: 404 })
    return pathname.startsWith('/local/') ? local.fetch(request) : pages.fetch(request)
  }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EADDRINUSE') {
      throw new CannotStart(
        `Port ${String(port)} is in use. Set PORT to a free one, for example PORT=3001 npm start.`,
        { cause },
      )
    }
    if (code === 'EACCES') throw new CannotStart(`Port ${String(port)} may not be used by this user.`, { cause })
    throw cause
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}

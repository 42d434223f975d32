import { request } from 'node:http'
import { serve } from '@hono/node-server'
import type { APIGatewayProxyEvent } from 'aws-lambda'
import { apiGatewayHandler } from '../../functions/cds-services/api-gateway.ts'
import { createApp } from '../../functions/cds-services/app.ts'
import type { Deps } from '../../functions/cds-services/deps.ts'

export interface Sent {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export interface Running {
  send(message: Sent): Promise<Received>
  stop(): Promise<void>
}

/** A way to run the service. Every suite that takes one must hold for all of them. */
export interface Engine {
  readonly name: string
  start(deps: Deps): Promise<Running>
}

/** The app itself, without a port. */
export const inProcess: Engine = {
  name: 'the app',
  async start(deps) {
    const app = createApp(deps)
    return {
      async send({ method = 'GET', path, headers = {}, body }) {
        const init = { method, headers, ...(body === undefined ? {} : { body: Buffer.from(body) }) }
        const response = await app.request(path, init)
        return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
      },
      async stop() {},
    }
  },
}

/** Calls over HTTP, with exactly the headers given. */
export const sendTo =
  (port: number): Running['send'] =>
  ({ method = 'GET', path, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const length =
        body === undefined || 'transfer-encoding' in headers ? {} : { 'content-length': Buffer.byteLength(body) }
      const options = { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } }
      const call = request(options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      })
      call.on('error', reject)
      call.end(body)
    })

/** The app behind a real HTTP server, as the local service puts it. */
export const overHttp: Engine = {
  name: 'HTTP',
  async start(deps) {
    const app = createApp(deps)
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started))
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return {
      send: sendTo(address.port),
      stop: () => new Promise((resolve) => void server.close(() => resolve())),
    }
  },
}

/** An API Gateway REST proxy event, as far as anybody reads it. Its path has no stage: the gateway takes it off. */
export function gatewayEvent(
  { method = 'GET', path, headers = {}, body }: Sent,
  base64: boolean,
): APIGatewayProxyEvent {
  const [pathname = '/', query] = path.split('?')
  return {
    resource: '/{proxy+}',
    path: pathname,
    httpMethod: method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: query === undefined ? null : Object.fromEntries(new URLSearchParams(query)),
    multiValueQueryStringParameters: null,
    pathParameters: { proxy: pathname.slice(1) },
    stageVariables: null,
    requestContext: {
      stage: 'live',
      path: `/live${pathname}`,
      httpMethod: method,
    } as APIGatewayProxyEvent['requestContext'],
    body: body === undefined ? null : Buffer.from(body).toString(base64 ? 'base64' : 'utf8'),
    isBase64Encoded: base64,
  }
}

const lambda = (name: string, base64: boolean): Engine => ({
  name,
  async start(deps) {
    const handler = apiGatewayHandler(createApp(deps))
    return {
      async send(message) {
        const { statusCode, headers = {}, body } = await handler(gatewayEvent(message, base64))
        return {
          status: statusCode,
          headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
          text: body,
        }
      },
      async stop() {},
    }
  },
})

/** The Lambda handler, called with the events API Gateway makes. */
export const asLambda = lambda('the Lambda handler', false)
export const asLambdaBase64 = lambda('the Lambda handler with base64 bodies', true)

export const engines: readonly Engine[] = [inProcess, overHttp, asLambda, asLambdaBase64]

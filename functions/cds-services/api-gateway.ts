import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'

/** What answers requests: the app, on any runtime. */
export interface WebApp {
  fetch(request: Request): Response | Promise<Response>
}

/** The headers the app reads. Everything else a client sends stays outside. */
const read = ['accept', 'authorization', 'content-encoding', 'content-type', 'origin', 'x-evaluation-time'] as const

/** Header values that the web's Headers take; another one counts as not sent. */
const printable = /^[\x20-\x7E\t]*$/

function headersOf(event: APIGatewayProxyEvent): Headers {
  const sent = new Map(Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  const headers = new Headers()
  for (const name of read) {
    const value = sent.get(name)
    if (value !== undefined && printable.test(value)) headers.set(name, value)
  }
  return headers
}

/** An API Gateway REST proxy event as a request. Any path is a path here, however odd; query strings mean nothing to us. */
function requestOf(event: APIGatewayProxyEvent): Request {
  const url = new URL('https://api-gateway.invalid')
  url.pathname = event.path
  const headers = headersOf(event)
  const bodiless = event.httpMethod === 'GET' || event.httpMethod === 'HEAD'
  if (bodiless || event.body === null) return new Request(url, { method: event.httpMethod, headers })
  const body = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8')
  headers.set('content-length', String(body.byteLength))
  return new Request(url, { method: event.httpMethod, headers, body })
}

/**
 * A Lambda handler that lets `app` answer API Gateway REST proxy events. Answers are JSON text, so nothing
 * is ever encoded.
 */
export const apiGatewayHandler =
  (app: WebApp) =>
  async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const response = await app.fetch(requestOf(event))
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
      isBase64Encoded: false,
    }
  }

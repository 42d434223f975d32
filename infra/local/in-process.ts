import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

type Config = Required<Pick<DynamoDBClientConfig, 'endpoint' | 'region' | 'credentials' | 'signer' | 'requestHandler'>>

interface SdkRequest {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body?: string | Uint8Array
}

/** dynalite looks for a signature and checks none, so none is computed. */
const unsigned = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
  'x-amz-date': '20260101T000000Z',
}

/**
 * Makes an SDK client hand its requests to an HTTP server in this process, without a connection between
 * them: no port that other users of this machine could reach, and none of the socket writes that cost
 * more than the operation itself. Covers what dynalite asks of a request and an answer, no more.
 */
export const inProcess = (server: Server): Config => ({
  endpoint: 'http://in-process.invalid',
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  signer: { sign: async (request) => request },
  requestHandler: {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: (request: SdkRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) =>
      answerOf(server, request, abortSignal),
  },
})

function answerOf(server: Server, { method, path, headers, body = '' }: SdkRequest, signal: AbortSignal | undefined) {
  return new Promise<{ response: { statusCode: number; headers: Record<string, string>; body: Uint8Array } }>(
    (resolve, reject) => {
      const abort = () => reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }))
      if (signal?.aborted === true) return abort()
      signal?.addEventListener('abort', abort, { once: true })

      const request = Object.assign(new EventEmitter(), { method, url: path, headers: { ...headers, ...unsigned } })
      const answered: Record<string, string> = {}
      const response = {
        statusCode: 200,
        setHeader: (name: string, value: unknown) => {
          answered[name.toLowerCase()] = String(value)
        },
        end(text = '') {
          resolve({ response: { statusCode: response.statusCode, headers: answered, body: Buffer.from(text) } })
        },
      }
      server.emit('request', request, response)
      request.emit(
        'data',
        typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      )
      request.emit('end')
    },
  )
}

import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { Refusal } from '../../shared/cds-hooks/refusal.ts'

/** What AWS Lambda takes in one synchronous call. The local server keeps the same limit, so both refuse alike. */
export const maxBodyBytes = 6 * 1024 * 1024

/** Above the limit we still listen this far, since a connection cut in the middle tells a client nothing. */
const maxDrainBytes = 64 * 1024 * 1024

export interface Body {
  readonly json: unknown
  readonly bytes: number
  /** SHA-256, hex, of the body as received. */
  readonly digest: string
}

const malformed = (text: string) => new Refusal('malformed-request', [{ text }])
const tooLarge = () => new Refusal('body-too-large', [{ text: `body: at most ${maxBodyBytes} bytes` }])

/** `application/json` with any parameters, any `+json`, or no label at all. */
function checkContentType(headers: Headers): void {
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type !== '' && !/^application\/(?:json|[a-z0-9.-]+\+json)$/.test(type)) {
    throw new Refusal('wrong-content-type', [{ text: 'Content-Type: expected application/json' }])
  }
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity') {
    throw new Refusal('wrong-content-type', [{ text: 'Content-Encoding: expected none' }])
  }
}

/** Reads a body of unknown length, and no more of it than is needed to know that it is too long. */
async function readStream(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.byteLength
    if (length <= maxBodyBytes) chunks.push(chunk)
    else if (length > maxDrainBytes) break
  }
  if (length > maxBodyBytes) throw tooLarge()
  return Buffer.concat(chunks)
}

async function readBytes(request: Request): Promise<Buffer> {
  const declared = request.headers.get('content-length')
  // The server has checked that the declared length is the real one, so the quick way is safe.
  if (declared !== null && Number(declared) <= maxBodyBytes) return Buffer.from(await request.arrayBuffer())
  return request.body === null ? Buffer.alloc(0) : readStream(request.body)
}

/** Reads and parses a request's body. Refuses what is too large, not JSON, or not UTF-8. */
export async function readBody(request: Request): Promise<Body> {
  checkContentType(request.headers)
  const bytes = await readBytes(request)
  if (bytes.byteLength > maxBodyBytes) throw tooLarge()
  if (bytes.byteLength === 0) throw malformed('body: required')
  if (!isUtf8(bytes)) throw malformed('body: not UTF-8')
  return {
    json: parse(bytes.toString('utf8')),
    bytes: bytes.byteLength,
    digest: createHash('sha256').update(bytes).digest('hex'),
  }
}

function parse(text: string): unknown {
  try {
    // A byte order mark is no JSON, but editors and some platforms write one.
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    // The parser's own message quotes the body; where it stopped is of no help to a client that builds JSON by library.
    throw malformed('body: not JSON')
  }
}

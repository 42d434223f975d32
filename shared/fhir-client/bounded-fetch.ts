/**
 * The only way this project asks another server over HTTP: no redirects, a time limit, a size limit on what is
 * read after decompression, and failures as values that hold nothing of what was received.
 */

export interface Bounds {
  /** Ends the request, wherever it is. */
  readonly signal: AbortSignal
  /** What may still be read, bytes; shared by all requests it is given to, and counted down by them. */
  readonly allowance: { bytes: number }
}

export type Fetched =
  | { readonly ok: true; readonly json: unknown }
  | {
      readonly ok: false
      /** HTTP status, where there was an answer. */
      readonly status?: number
      readonly why: 'unreachable' | 'out-of-time' | 'redirected' | 'status' | 'too-large' | 'not-json'
      /** `Retry-After` as sent. */
      readonly retryAfter?: string
    }

/** GETs JSON. Never throws. */
export async function fetchJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  { signal, allowance }: Bounds,
): Promise<Fetched> {
  try {
    const response = await fetch(url, { headers, signal, redirect: 'manual', credentials: 'omit', cache: 'no-store' })
    const { status } = response
    if (status !== 200) {
      await response.body?.cancel()
      const retryAfter = response.headers.get('retry-after')
      const redirected = status >= 300 && status < 400
      return {
        ok: false,
        status,
        why: redirected ? 'redirected' : 'status',
        ...(retryAfter === null ? {} : { retryAfter }),
      }
    }
    const text = await readWithin(response, allowance)
    return text === undefined ? { ok: false, status, why: 'too-large' } : parsed(text, status)
  } catch {
    // What fetch throws names hosts and may quote headers; that it failed is all anybody acts on.
    return { ok: false, why: signal.aborted ? 'out-of-time' : 'unreachable' }
  }
}

/** The body as text; `undefined` when it is longer than what is left. */
async function readWithin(response: Response, allowance: { bytes: number }): Promise<string | undefined> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let taken = 0
  for await (const chunk of response.body) {
    taken += chunk.byteLength
    allowance.bytes -= chunk.byteLength
    if (allowance.bytes < 0) {
      allowance.bytes += taken // it is dropped, and must not starve the others
      return undefined // leaving the loop cancels the stream
    }
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parsed(text: string, status: number): Fetched {
  try {
    return { ok: true, json: JSON.parse(text) }
  } catch {
    return { ok: false, status, why: 'not-json' }
  }
}

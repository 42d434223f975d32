import { setTimeout as pause } from 'node:timers/promises'
import type { Client as FhirKitClient } from 'fhir-kit-client'
import { isBelow } from './allowed-server.ts'
import { type Bounds, type Fetched, fetchJson } from './bounded-fetch.ts'

type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string }

/** What a query gave. */
export interface QueryAnswer {
  /** A resource, or the pages of a search in their order. The last page still names a next one that was not read. */
  readonly pages: readonly Resource[]
  /** Why there is no page at all. */
  readonly failure?: 'forbidden' | 'failed'
}

export interface FhirReader {
  /** Runs a query relative to the base URL: `Patient/1`, `Condition?patient=1`. Never rejects. */
  read(query: string): Promise<QueryAnswer>
  /** Reads the pages that follow a page of a search. Never rejects. */
  readOn(page: Resource): Promise<readonly Resource[]>
}

export interface FhirReaderOptions {
  /** Base URL that was found to be allowed, without a closing slash. */
  readonly base: string
  /** The call's access token. Goes to `base` and nowhere else, and is forgotten with the reader. */
  readonly accessToken?: string
  /** Time for everything this reader does, milliseconds. */
  readonly budgetMs: number
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** A server that says nothing better gives a few dozen results a page, and each page costs a round trip. */
const pageSize = 250
const mostPages = 8
/** For all answers of one call together. */
const mostBytes = 24 * 1024 * 1024
/** Before a second try, where the server does not say when. */
const usualWaitMs = 200

/** An answer of the FHIR server that is of no use. Holds nothing of it. */
class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly why: Exclude<Fetched, { ok: true }>

  constructor(why: Exclude<Fetched, { ok: true }>) {
    super(why.why)
    this.why = why
  }
}

/** Reads one FHIR server for one call. The library is loaded when it is first needed: most calls bring all they need. */
export async function fhirReader(options: FhirReaderOptions): Promise<FhirReader> {
  const { Client } = await import('fhir-kit-client')
  const client = new Client({ baseUrl: options.base })
  const startedAt = options.now()
  const bounds: Bounds = { signal: AbortSignal.timeout(options.budgetMs), allowance: { bytes: mostBytes } }
  boundTo(client, options, bounds)

  /** Once more where the server asks for patience and the budget has it. */
  async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Unreadable) || (error.why.status !== 429 && error.why.status !== 503)) throw error
      const waitMs = waitOf(error.why.retryAfter, options.now())
      if (options.now() - startedAt + waitMs >= options.budgetMs) throw error
      await pause(waitMs)
      return attempt()
    }
  }

  async function readOn(page: Resource): Promise<readonly Resource[]> {
    const pages: Resource[] = []
    const seen = new Set<string>()
    let last: Resource = page
    while (pages.length < mostPages - 1) {
      const next = nextOf(last)
      if (next === undefined || seen.has(next)) break
      seen.add(next)
      const found = await patiently(() => client.request(next)).catch(noPage)
      if (found === undefined) break
      // A page is known by the URL that led to it, whatever it calls itself.
      last = { ...found, link: [...linksOf(found), { relation: 'self', url: next }] }
      pages.push(last)
    }
    return pages
  }

  return {
    async read(query) {
      try {
        const first = await patiently(() => client.request(sized(query)))
        return { pages: [first, ...(await readOn(first))] }
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        const { status } = error.why
        return { pages: [], failure: status === 401 || status === 403 ? 'forbidden' : 'failed' }
      }
    },
    readOn,
  }
}

function noPage(error: unknown): undefined {
  if (!(error instanceof Unreadable)) throw error
}

/**
 * Puts our bounds below the library. Its own transport follows redirects, reads bodies of any length, and
 * keeps them in the errors it throws.
 */
function boundTo(client: FhirKitClient, { base, accessToken }: FhirReaderOptions, bounds: Bounds): void {
  const headers = {
    accept: 'application/fhir+json, application/json',
    ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
  }
  client.httpClient.request = async (_method, requestUrl) => {
    const url = client.httpClient.expandUrl(requestUrl)
    if (!isBelow(base, url)) throw new Unreadable({ ok: false, why: 'unreachable' })
    const fetched = await fetchJson(url, headers, bounds)
    if (!fetched.ok) throw new Unreadable(fetched)
    if (!isResource(fetched.json)) throw new Unreadable({ ok: false, why: 'not-json' })
    return { ...fetched.json }
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isResource = (json: unknown): json is Resource => isObject(json) && typeof json.resourceType === 'string'

const linksOf = ({ link }: Resource): readonly unknown[] => (Array.isArray(link) ? link : [])

/** URL of the page after this one. */
export function nextOf(page: Resource): string | undefined {
  const next = linksOf(page).find((link) => isObject(link) && link.relation === 'next')
  return isObject(next) && typeof next.url === 'string' ? next.url : undefined
}

const sized = (query: string): string =>
  query.includes('?') && !/[?&]_count=/.test(query) ? `${query}&_count=${pageSize}` : query

/** Milliseconds to wait, by `Retry-After` in seconds or as a date. */
function waitOf(retryAfter: string | undefined, now: number): number {
  if (retryAfter === undefined) return usualWaitMs
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isNaN(ms) ? usualWaitMs : Math.max(ms, 0)
}

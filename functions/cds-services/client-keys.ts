import { createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import type { KeyFor, KeyHint } from '../../shared/cds-hooks/client-trust.ts'
import { fetchJson } from '../../shared/fhir-client/bounded-fetch.ts'

type KeySet = ReturnType<typeof createLocalJWKSet>
type Key = Awaited<ReturnType<KeySet>>

/** Fetched keys are used this long without asking again: how fast a withdrawn key stops working. */
const freshMs = 10 * 60_000

/** And this long when their server cannot be reached: its trouble must not blind the clinicians of its hospital. */
const staleMs = 12 * 60 * 60_000

/** An unknown `kid` may be a new key, or a forger's invention: it makes us ask once in this time, not more. */
const askAgainMs = 60_000

/** After a failure we ask sooner, since nobody of that client can be trusted meanwhile. */
const retryMs = 10_000

const timeoutMs = 2_000
const mostBytes = 512 * 1024

/** Why not jose's remote key set: it asks on every call while a server fails, forgets keys that were good, and has its own clock. */
interface Published {
  keys?: KeySet
  /** When `keys` were fetched, epoch milliseconds. */
  readonly fetchedAt: number
  readonly askedAt: number
  readonly failed: boolean
}

const never: Published = { fetchedAt: Number.NEGATIVE_INFINITY, askedAt: Number.NEGATIVE_INFINITY, failed: false }

/**
 * Keys of registered clients: those in the registry, and those published at a registered `jku`, fetched when
 * needed and kept. Nothing in a token makes us ask anywhere else.
 */
export function clientKeys({ now }: { readonly now: () => number }): KeyFor {
  const registered = new WeakMap<JSONWebKeySet, KeySet>()
  const published = new Map<string, Published>()
  const asking = new Map<string, Promise<Published>>()

  async function ask(url: string): Promise<Published> {
    const known = published.get(url) ?? never
    const bounds = { signal: AbortSignal.timeout(timeoutMs), allowance: { bytes: mostBytes } }
    const answer = await fetchJson(url, { accept: 'application/jwk-set+json, application/json' }, bounds)
    const keys = answer.ok ? keySet(answer.json) : undefined
    const next =
      keys === undefined
        ? { ...known, askedAt: now(), failed: true }
        : { keys, fetchedAt: now(), askedAt: now(), failed: false }
    published.set(url, next)
    return next
  }

  /** All who wait for one URL wait for one request. */
  function askOnce(url: string): Promise<Published> {
    const waiting = asking.get(url) ?? ask(url).finally(() => asking.delete(url))
    asking.set(url, waiting)
    return waiting
  }

  const mayAsk = ({ askedAt, failed }: Published) => now() - askedAt >= (failed ? retryMs : askAgainMs)
  const usable = ({ keys, fetchedAt }: Published) => (now() - fetchedAt <= staleMs ? keys : undefined)

  async function publishedKey(url: string, hint: KeyHint): Promise<Key | undefined> {
    let known = published.get(url) ?? never
    if (now() - known.fetchedAt > freshMs && mayAsk(known)) known = await askOnce(url)
    const found = await keyIn(usable(known), hint)
    if (found !== undefined || !mayAsk(known)) return found
    return keyIn(usable(await askOnce(url)), hint)
  }

  return async ({ keys, jku = [] }, hint) => {
    if (keys !== undefined) {
      const set = registered.get(keys) ?? createLocalJWKSet(keys)
      registered.set(keys, set)
      const found = await keyIn(set, hint)
      if (found !== undefined) return found
    }
    for (const url of hint.jku === undefined ? jku : jku.filter((one) => one === hint.jku)) {
      const found = await publishedKey(url, hint)
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** jose says by throwing that what was published is no key set. */
function keySet(json: unknown): KeySet | undefined {
  try {
    return isKeySet(json) ? createLocalJWKSet(json) : undefined
  } catch {
    return undefined
  }
}

const isKeySet = (json: unknown): json is JSONWebKeySet =>
  typeof json === 'object' && json !== null && 'keys' in json && Array.isArray(json.keys)

/** The one key with this `kid` that can make such a signature. A key that cannot be used is as good as none. */
async function keyIn(keys: KeySet | undefined, { alg, kid }: KeyHint): Promise<Key | undefined> {
  try {
    return await keys?.({ alg, kid })
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException)
      return undefined
    throw error
  }
}

/**
 * Prefetch is a hint, never a promise: a key that is not there was not read or could not be read, which is
 * something else than a query that found nothing.
 */

/** One prefetch template of a service. */
export interface PrefetchTemplate {
  /** FHIR read or search, with CDS Hooks 2.0 tokens. */
  readonly query: string
  /** Types that fulfil it, wherever in prefetch they stand: EHRs rename and split keys. */
  readonly types: readonly string[]
  /** Without any of the needed ones there is nothing to judge. */
  readonly needed: boolean
}

export type PrefetchTemplates = Readonly<Record<string, PrefetchTemplate>>

/**
 * - `supplied`: the client sent resources
 * - `empty`: the client asked its server, and there is nothing
 * - `failed`: the client asked and got an error, or sent something that is not FHIR
 * - `absent`: the client sent nothing for it
 * - `fetched`: we read it from the client's FHIR server
 */
export type KeyState = 'supplied' | 'empty' | 'failed' | 'absent' | 'fetched'

/** What could be had for one call. */
export interface Gathered {
  /** Bundles and resources of this call, in no particular order; still unread. */
  readonly values: readonly unknown[]
  /** Of every template of the service. */
  readonly states: Readonly<Record<string, KeyState>>
  /** Keys whose query the client's server forbids: asking again is not welcome. */
  readonly forbidden: readonly string[]
  /** The call named a FHIR server that its client did not register, so nothing was read there. */
  readonly serverRefused?: boolean
}

interface Reading {
  readonly state: 'supplied' | 'empty' | 'failed'
  readonly forbidden: boolean
  readonly types: ReadonlySet<string>
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const issuesOf = (outcome: Json): readonly Json[] =>
  Array.isArray(outcome.issue) ? outcome.issue.filter(isObject) : []

const forbids = (outcome: Json): boolean =>
  issuesOf(outcome).some(({ code }) => code === 'forbidden' || code === 'security' || code === 'suppressed')

/** A server that found nothing may say so in an OperationOutcome entry; only an error means failure. */
const isError = (outcome: Json): boolean =>
  issuesOf(outcome).some(({ severity }) => severity === 'error' || severity === 'fatal')

/** What one key holds, by types alone. Walks lists and bundles without recursion: depth is the client's choice. */
function readValue(value: unknown): Reading {
  const types = new Set<string>()
  const errors: Json[] = []
  let unseen = false
  const open: unknown[] = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (one === null) continue
    if (Array.isArray(one)) for (const item of one) open.push(item)
    else if (!isObject(one) || typeof one.resourceType !== 'string') unseen = true
    else if (one.resourceType === 'OperationOutcome') {
      if (one === value || isError(one)) errors.push(one)
    } else if (one.resourceType !== 'Bundle') types.add(one.resourceType)
    else if (Array.isArray(one.entry))
      for (const entry of one.entry) open.push(isObject(entry) ? entry.resource : undefined)
    // A count without what it counts, or entries that are no list: something is there that we cannot see.
    else if ((one.entry ?? null) !== null || (typeof one.total === 'number' && one.total > 0)) unseen = true
  }
  if (types.size > 0) return { state: 'supplied', forbidden: false, types }
  return { state: errors.length > 0 || unseen ? 'failed' : 'empty', forbidden: errors.some(forbids), types }
}

/**
 * Sorts out what a client's prefetch says about each template: by the types of what is there first, by the
 * key's own value where nothing of the type is there. Looks at types only, never into resources.
 *
 * @param prefetch as sent; `undefined` when the call has none
 */
export function readPrefetch(templates: PrefetchTemplates, prefetch: Json | undefined): Gathered {
  const readings = new Map(Object.entries(prefetch ?? {}).map(([key, value]) => [key, readValue(value)]))
  const supplied = new Set([...readings.values()].flatMap(({ types }) => [...types]))
  const forbidden: string[] = []
  const states: Record<string, KeyState> = {}
  for (const [key, { types }] of Object.entries(templates)) {
    const own = readings.get(key)
    if (types.some((type) => supplied.has(type))) states[key] = 'supplied'
    else if (own === undefined) states[key] = 'absent'
    // The key holds resources, but of other types than were asked for.
    else states[key] = own.state === 'supplied' ? 'failed' : own.state
    if (states[key] === 'failed' && own?.forbidden === true) forbidden.push(key)
  }
  return { values: Object.values(prefetch ?? {}), states, forbidden }
}

/** Keys of which we know nothing at all, neither data nor "there is none". */
export const unavailable = (states: Gathered['states']): readonly string[] =>
  Object.entries(states).flatMap(([key, state]) => (state === 'failed' || state === 'absent' ? [key] : []))

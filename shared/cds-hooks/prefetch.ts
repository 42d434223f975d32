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
}

interface Reading {
  readonly state: 'supplied' | 'empty' | 'failed'
  readonly forbidden: boolean
  readonly types: ReadonlySet<string>
}

const noTypes: ReadonlySet<string> = new Set()
const empty: Reading = { state: 'empty', forbidden: false, types: noTypes }
const failed: Reading = { state: 'failed', forbidden: false, types: noTypes }

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const typeOf = (value: unknown): string | undefined =>
  isObject(value) && typeof value.resourceType === 'string' ? value.resourceType : undefined

const issuesOf = (outcome: Json): readonly Json[] =>
  Array.isArray(outcome.issue) ? outcome.issue.filter(isObject) : []

const forbids = (outcome: Json): boolean =>
  issuesOf(outcome).some(({ code }) => code === 'forbidden' || code === 'security' || code === 'suppressed')

/** A server that found nothing may say so in an OperationOutcome entry; only an error means failure. */
const isError = (outcome: Json): boolean =>
  issuesOf(outcome).some(({ severity }) => severity === 'error' || severity === 'fatal')

function readBundle(bundle: Json): Reading {
  if (bundle.entry !== undefined && bundle.entry !== null && !Array.isArray(bundle.entry)) return failed
  const entries: readonly unknown[] = bundle.entry ?? []
  const types = new Set<string>()
  const outcomes: Json[] = []
  let unreadable = 0
  for (const entry of entries) {
    const resource = isObject(entry) ? entry.resource : undefined
    const type = typeOf(resource)
    if (type === undefined) unreadable += 1
    else if (type !== 'OperationOutcome') types.add(type)
    else if (isObject(resource)) outcomes.push(resource)
  }
  if (types.size > 0) return { state: 'supplied', forbidden: false, types }
  const error = outcomes.find(isError)
  if (error !== undefined) return { ...failed, forbidden: forbids(error) }
  // Entries that are no resources, or a count without what it counts: something is there that we cannot see.
  return unreadable > 0 || (typeof bundle.total === 'number' && bundle.total > 0) ? failed : empty
}

function readValue(value: unknown): Reading {
  if (value === null) return empty
  if (!isObject(value)) return failed
  const type = typeOf(value)
  if (type === undefined) return failed
  if (type === 'OperationOutcome') return { ...failed, forbidden: forbids(value) }
  if (type === 'Bundle') return readBundle(value)
  return { state: 'supplied', forbidden: false, types: new Set([type]) }
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

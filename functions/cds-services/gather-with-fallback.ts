import {
  type Gathered,
  type PrefetchTemplate,
  type PrefetchTemplates,
  readPrefetch,
} from '../../shared/cds-hooks/prefetch.ts'
import type { HookRequest } from '../../shared/cds-hooks/schema.ts'
import { allowedServer } from '../../shared/fhir-client/allowed-server.ts'
import { type FhirReader, fhirReader, nextOf } from '../../shared/fhir-client/fhir-reader.ts'
import { resolved } from '../../shared/fhir-client/template.ts'
import type { Gather } from './deps.ts'

/** CDS Hooks asks for answers within about 500 ms; EHRs that were asked wait for up to two seconds. */
export const usualBudgetMs = 1_500

export interface FallbackOptions {
  readonly now: () => number
  /** Time for everything that is read, milliseconds. */
  readonly budgetMs?: number
}

/**
 * Takes what the client supplied, and reads from its FHIR server what is missing or was cut into pages: all
 * at once, within one budget, with the call's own token. A call that brings everything touches nothing of this.
 */
export const gatherWithFallback =
  ({ now, budgetMs = usualBudgetMs }: FallbackOptions): Gather =>
  async (request, templates, client) => {
    const supplied = readPrefetch(templates, request.prefetch)
    const open = openQueries(request, templates, supplied)
    const cut = cutPages(request.prefetch)
    if ((open.length === 0 && cut.length === 0) || request.fhirServer === undefined) return supplied

    const base = allowedServer(request.fhirServer, client)
    if (base === undefined) return open.length === 0 ? supplied : { ...supplied, serverRefused: true }

    const accessToken = request.fhirAuthorization?.access_token
    const reader = await fhirReader({ base, budgetMs, now, ...(accessToken === undefined ? {} : { accessToken }) })
    const [fetched, pages] = await Promise.all([
      Promise.all(open.map((query) => fetchKey(reader, query))),
      Promise.all(cut.map((page) => reader.readOn(page))),
    ])
    return {
      values: [...supplied.values, ...pages.flat(), ...fetched.flatMap(({ values }) => values)],
      states: { ...supplied.states, ...Object.fromEntries(fetched.map(({ key, state }) => [key, state])) },
      forbidden: [...supplied.forbidden, ...fetched.filter(({ forbidden }) => forbidden).map(({ key }) => key)],
    }
  }

interface OpenQuery {
  readonly key: string
  readonly template: PrefetchTemplate
  readonly query: string
}

/** What nobody has answered yet and nobody has forbidden. */
function openQueries(
  { context }: HookRequest,
  templates: PrefetchTemplates,
  { states, forbidden }: Gathered,
): readonly OpenQuery[] {
  return Object.entries(templates).flatMap(([key, template]) => {
    const isOpen = states[key] === 'absent' || (states[key] === 'failed' && !forbidden.includes(key))
    const query = isOpen ? resolved(template.query, context) : undefined
    return query === undefined ? [] : [{ key, template, query }]
  })
}

async function fetchKey(reader: FhirReader, { key, template, query }: OpenQuery) {
  const { pages, failure } = await reader.read(query)
  if (failure !== undefined) return { key, values: [], state: 'failed', forbidden: failure === 'forbidden' } as const
  // An OperationOutcome or the wrong type can come with a 200, too.
  const { states, forbidden } = readPrefetch({ [key]: template }, { [key]: pages.length === 1 ? pages[0] : pages })
  const state = states[key] === 'supplied' ? 'fetched' : (states[key] ?? 'failed')
  return { key, values: pages, state, forbidden: forbidden.includes(key) } as const
}

type Page = Parameters<FhirReader['readOn']>[0]

const isPage = (value: unknown): value is Page =>
  typeof value === 'object' && value !== null && 'resourceType' in value && value.resourceType === 'Bundle'

/** Supplied bundles that announce a next page. */
const cutPages = (prefetch: HookRequest['prefetch']): readonly Page[] =>
  Object.values(prefetch ?? {})
    .filter(isPage)
    .filter((page) => nextOf(page) !== undefined)

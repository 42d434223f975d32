import { type ClientRegistry, type Registration, readClientRegistry } from '../../shared/cds-hooks/client-registry.ts'
import { Refusal } from '../../shared/cds-hooks/refusal.ts'
import type { Log } from '../../shared/telemetry/log.ts'
import type { Metrics } from '../../shared/telemetry/metrics.ts'

/** Who is registered at the moment. Rejects with a `Refusal` when nobody can say. */
export type Clients = () => Promise<readonly Registration[]>

/** How fast a client that was taken out stops being served. */
const freshMs = 5 * 60_000

/** While the registry cannot be read it is not asked more often. */
const retryMs = 5_000

export interface Watched {
  readonly now: () => number
  readonly log: Log
  readonly metrics: Metrics
}

/**
 * Keeps a registry in memory. One that cannot be read any more, or is no JSON, stays as it last was; an entry
 * with an error in it is left out, and the others count.
 *
 * @param load gives the document's text, `undefined` while there is none: then nobody is registered
 */
export function cachedClients(load: () => Promise<string | undefined>, { now, log, metrics }: Watched): Clients {
  let known: { readonly registrations: readonly Registration[]; readonly at: number } | undefined
  let failedAt = Number.NEGATIVE_INFINITY
  let loading: Promise<void> | undefined

  async function refresh(): Promise<void> {
    try {
      const text = await load()
      const { registrations, problems } = text === undefined ? nobody : readClientRegistry(JSON.parse(text))
      if (problems.length > 0) {
        metrics.add('ClientsUnreadable', 1)
        log.error('clients-unreadable', { reason: 'invalid-entries', problems: problems.length })
      }
      known = { registrations, at: now() }
    } catch (error) {
      failedAt = now()
      metrics.add('ClientsUnreadable', 1)
      log.error('clients-unreadable', { reason: 'not-loaded', error })
    }
  }

  return async () => {
    const due = known === undefined || now() - known.at > freshMs
    if (due && now() - failedAt >= retryMs) {
      loading ??= refresh().finally(() => {
        loading = undefined
      })
      await loading
    }
    if (known === undefined)
      throw new Refusal('trust-unavailable', [{ text: 'callers cannot be verified at the moment' }])
    return known.registrations
  }
}

const nobody: ClientRegistry = { registrations: [], problems: [] }

/**
 * Reads a parameter of AWS Systems Manager. Its SDK is loaded at the first call that brings a token: discovery
 * and health checks need not wait for it.
 */
export function ssmParameter(name: string): () => Promise<string | undefined> {
  const client = async () => {
    const { GetParameterCommand, ParameterNotFound, SSMClient } = await import('@aws-sdk/client-ssm')
    return { GetParameterCommand, ParameterNotFound, ssm: new SSMClient({}) }
  }
  let loaded: ReturnType<typeof client> | undefined
  return async () => {
    loaded ??= client()
    const { GetParameterCommand, ParameterNotFound, ssm } = await loaded
    try {
      const command = new GetParameterCommand({ Name: name, WithDecryption: true })
      const { Parameter } = await ssm.send(command, { abortSignal: AbortSignal.timeout(2_000) })
      return Parameter?.Value
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined // a new deployment, before its first client
      throw error
    }
  }
}

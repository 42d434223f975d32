/** Who calls, as far as it decides what an answer may contain. */
export interface Client {
  /** Registered id; `local` where calls are open. */
  readonly id: string
  /** Organisation behind a client that serves several. */
  readonly tenant?: string
  /** False for clients that show no suggestions. */
  readonly suggestions: boolean
  /** Rules this client has switched off. */
  readonly mutedRules: readonly string[]
}

/**
 * Tells who calls; `undefined` when that cannot be trusted, whatever the reason.
 *
 * @param authorization the `Authorization` header
 * @param endpoint public URL of the endpoint called: the token must be meant for it
 */
export type VerifyClient = (authorization: string | undefined, endpoint: string) => Promise<Client | undefined>

/** The one client of a service that is open to its own machine only. */
export const localClient: Client = { id: 'local', suggestions: true, mutedRules: [] }

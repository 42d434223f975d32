import type { Coding } from './schema.ts'

/** Who calls, as far as it decides what may be read for an answer and what the answer may contain. */
export interface Client {
  /** Registered id; `local` where calls are open. */
  readonly id: string
  /** Organisation behind a client that serves several. */
  readonly tenant?: string
  /** False for clients that show no suggestions. */
  readonly suggestions: boolean
  /** `at-most-one` unless given. */
  readonly selectionBehavior?: 'at-most-one' | 'any'
  /** False for clients that take no links on cards. */
  readonly links?: boolean
  /** False for clients that show Markdown links as they are written. */
  readonly markdownLinks?: boolean
  /** Rules this client has switched off. */
  readonly mutedRules: readonly string[]
  /** Our order ids -> the client's own codes. */
  readonly orderCatalogue?: Readonly<Record<string, Coding>>
  /** Services it may call; all when left out. */
  readonly services?: readonly string[]
  /** Base URLs of the FHIR servers that may be read for it; `loopback`: any on this machine. None when left out. */
  readonly fhirServers?: readonly string[] | 'loopback'
  /** How long an overridden card stays away, days: in general, and by override reason code. */
  readonly snooze?: { readonly days?: number | undefined; readonly daysByReason: Readonly<Record<string, number>> }
  /** Whether a card that one service showed in an encounter is shown by the others too; `once` unless given. */
  readonly acrossHooks?: 'once' | 'repeat'
  /** False where callers prove nothing: whoever can call could then put a colleague's cards away. */
  readonly alertMemory?: boolean
  /** Language tag by which dates are written. */
  readonly dateLocale?: string
}

/**
 * Tells who calls; `undefined` when that cannot be trusted, whatever the reason.
 *
 * @param authorization the `Authorization` header
 * @param endpoint public URL of the endpoint called: the token must be meant for it
 */
export type VerifyClient = (authorization: string | undefined, endpoint: string) => Promise<Client | undefined>

/** The one client of a service that is open to its own machine only; `SUPINE_ALERT_MEMORY=1` lets its feedback mute. */
export const localClient: Client = {
  id: 'local',
  suggestions: true,
  mutedRules: [],
  fhirServers: 'loopback',
  // Whoever tries the hooks out one after the other wants to see what each answers.
  acrossHooks: 'repeat',
}

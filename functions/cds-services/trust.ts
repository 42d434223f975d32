import type { VerifyClient } from '../../shared/cds-hooks/client.ts'
import { clientOfRegistration } from '../../shared/cds-hooks/client-registry.ts'
import { type KeyFor, verdictOn } from '../../shared/cds-hooks/client-trust.ts'
import { Refusal } from '../../shared/cds-hooks/refusal.ts'
import type { Clients, Watched } from './load-clients.ts'
import type { FirstSeen } from './seen-tokens.ts'

export interface Trust extends Watched {
  readonly clients: Clients
  readonly keyFor: KeyFor
  readonly firstSeen: FirstSeen
}

/**
 * Trusts registered clients by their tokens, each token once.
 *
 * When nobody can say whether a genuine token was seen before, a hook call goes on, alarmed: who replays one
 * within its minutes of life gets cards about a chart he has to bring himself, while the clinician who is
 * refused gets no warning about the patient in front of him. Feedback waits: it can be sent again, and it
 * decides which cards stay away.
 */
export function trustRegistered({ clients, keyFor, firstSeen, now, log, metrics }: Trust): VerifyClient {
  return async (authorization, endpoint) => {
    // Nobody without a token is anybody, whoever may be registered.
    const registrations = authorization === undefined ? [] : await clients()
    const verdict = await verdictOn(authorization, endpoint, { registrations, keyFor, now: now() })
    const refuse = (reason: string, client: string | undefined) => {
      metrics.add('NotTrusted', 1)
      log.info('not-trusted', { reason, ...(client === undefined ? {} : { client }) })
      return undefined
    }
    if ('distrust' in verdict) return refuse(verdict.distrust, verdict.client)

    const { registration, tenant } = verdict.genuine
    try {
      if (!(await firstSeen(verdict.genuine))) return refuse('seen-before', registration.id)
    } catch (error) {
      metrics.add('ReplayUnchecked', 1)
      log.error('replay-unchecked', { client: registration.id, error })
      if (endpoint.endsWith('/feedback')) {
        const text = 'the call could not be verified; please send it again with a new token'
        throw new Refusal('trust-unavailable', [{ text }], { cause: error })
      }
    }
    return clientOfRegistration(registration, tenant)
  }
}

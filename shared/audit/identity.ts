/**
 * The identities an audit record is found by. All are pure: the same call gives the same identity on
 * every machine, and nothing of the patient can be read from a digest.
 */
import { createHash } from 'node:crypto'
import type { Feedback } from '../cds-hooks/schema.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** JSON of a list is unambiguous: no part can imitate the border to the next. */
const digestOf = (...parts: readonly string[]): string => sha256(JSON.stringify(parts))

/** `|` separates, so it may not stand in a part. */
const part = (text: string): string => text.replace(/[%|]/g, encodeURIComponent)

/**
 * Key of a patient's chain: `<client>|Patient/123`, or `<client>|<tenant>|Patient/123` where the client
 * serves several tenants. Two tenants' patients never share a chain, whatever their ids.
 *
 * @param patient relative reference, `Patient/123`
 */
export const chainKey = (of: { readonly client: string; readonly tenant?: string; readonly patient: string }): string =>
  [of.client, ...(of.tenant === undefined ? [] : [of.tenant]), of.patient].map(part).join('|')

/**
 * Identity of a hook call: a client that sends the same body again for the same hookInstance repeats
 * itself, anything else is a new call.
 *
 * @param bodyDigest SHA-256, hex, of the request body as received
 */
export const callIdentity = (of: {
  readonly client: string
  readonly service: string
  readonly hookInstance: string
  readonly bodyDigest: string
}): string => digestOf('hook-call', of.client, of.service, of.hookInstance, of.bodyDigest)

/** Identity of one clinician's action on one card: delivering it twice records it once. */
export const feedbackIdentity = (
  client: string,
  { card, outcome, outcomeTimestamp }: Pick<Feedback, 'card' | 'outcome' | 'outcomeTimestamp'>,
): string => digestOf('feedback', client, card.toLowerCase(), outcome, outcomeTimestamp)

/** Identity of one patient's finding in one screening run: a run that was resumed records it once. */
export const screeningIdentity = (client: string, run: string, patient: string): string =>
  digestOf('screening-finding', client, run, patient)

/** Identity of a screening run's own record. */
export const screeningRunIdentity = (client: string, run: string): string => digestOf('screening-run', client, run)

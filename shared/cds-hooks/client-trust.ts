/**
 * Client trust as CDS Hooks defines it: a JWT that names its issuer, the endpoint it is meant for, and is
 * signed by a key registered for that issuer. Keys are passed in; whether a token was seen before is asked by
 * the caller afterwards, since only a token that is genuine deserves to be remembered.
 */
import { type CryptoKey, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { type Registration, registrationOf } from './client-registry.ts'

/** Why a caller is not trusted. For our own log: the caller hears the same bare 401 whatever it was. */
export type Distrust =
  | 'no-token'
  | 'malformed-token'
  | 'unknown-issuer' // or a tenant that is not registered for it
  | 'algorithm-not-registered'
  | 'jku-not-registered'
  | 'key-not-found'
  | 'signature-invalid'
  | 'other-audience'
  | 'not-in-force' // expired, not yet valid, issued in the future
  | 'lives-too-long'
  | 'seen-before'

/** A genuine token, as far as anybody needs it. Not the token: that is never kept. */
export interface Genuine {
  readonly registration: Registration
  readonly issuer: string
  readonly tenant?: string
  /** Unique for its issuer until `expires`. */
  readonly tokenId: string
  /** Epoch seconds. */
  readonly expires: number
}

export type Verdict =
  | { readonly genuine: Genuine }
  /** `client`: whom the token claims to be from, where such a client is registered. */
  | { readonly distrust: Distrust; readonly client?: string }

/** What names the key of a token. */
export interface KeyHint {
  readonly alg: string
  readonly kid: string
  readonly jku?: string
}

/** The key a registration has for a token, from nowhere but the places it registered. */
export type KeyFor = (registration: Registration, hint: KeyHint) => Promise<CryptoKey | undefined>

/** Clocks of two hospitals differ; seconds. */
export const skewSeconds = 60

/** No client needs longer, and a stolen token is good for that long at most; seconds. Source: CDS Hooks best practices. */
export const longestLifeSeconds = 3_600

/** An HTTP header of this size is refused by most servers before us. */
const longestToken = 8_192

const header = z.object({
  alg: z.string(),
  kid: z.string().check(z.minLength(1), z.maxLength(1_024)),
  typ: z.string().check(z.regex(/^jwt$/i)),
  jku: z.optional(z.string()),
})

const word = z.string().check(z.minLength(1), z.maxLength(2_048))

const claims = z.object({
  iss: word,
  aud: z.union([word, z.array(word).check(z.minLength(1))]),
  exp: z.number(),
  iat: z.number(),
  nbf: z.optional(z.number()),
  jti: word,
  tenant: z.optional(word),
})

/** Reads without believing: which client does this token say it is from? */
function readUnverified(token: string) {
  try {
    const read = { header: header.safeParse(decodeProtectedHeader(token)), claims: claims.safeParse(decodeJwt(token)) }
    return read.header.success && read.claims.success
      ? { header: read.header.data, claims: read.claims.data }
      : undefined
  } catch {
    return undefined // not base64url, not JSON, not three parts: jose says so by throwing
  }
}

const bearer = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i

/**
 * Tells whether a caller is who its token says.
 *
 * @param authorization the `Authorization` header
 * @param endpoint public URL of the endpoint called: the audience, unless the client registered an alias
 * @param now epoch milliseconds
 */
export async function verdictOn(
  authorization: string | undefined,
  endpoint: string,
  { registrations, keyFor, now }: { registrations: readonly Registration[]; keyFor: KeyFor; now: number },
): Promise<Verdict> {
  if (authorization === undefined) return { distrust: 'no-token' }
  const token = authorization.length <= longestToken ? bearer.exec(authorization)?.[1] : undefined
  const unverified = token === undefined ? undefined : readUnverified(token)
  if (token === undefined || unverified === undefined) return { distrust: 'malformed-token' }

  const { iss, tenant, jti, exp, iat } = unverified.claims
  const { alg, kid, jku } = unverified.header
  const registration = registrationOf(registrations, iss, tenant)
  if (registration === undefined) return { distrust: 'unknown-issuer' }
  const distrusted = (distrust: Distrust): Verdict => ({ distrust, client: registration.id })
  if (!registration.algorithms.some((registered) => registered === alg)) return distrusted('algorithm-not-registered')
  // Keys exchanged by hand do not depend on what a token says about where keys are.
  if (jku !== undefined && registration.jku !== undefined && !registration.jku.includes(jku))
    return distrusted('jku-not-registered')
  if (!(exp > iat && exp - iat <= longestLifeSeconds)) return distrusted('lives-too-long')

  const key = await keyFor(registration, { alg, kid, ...(jku === undefined ? {} : { jku }) })
  if (key === undefined) return distrusted('key-not-found')
  try {
    await jwtVerify(token, key, {
      algorithms: [...registration.algorithms],
      typ: 'JWT',
      issuer: iss,
      audience: [endpoint, ...registration.audienceAliases],
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'jti'],
      currentDate: new Date(now),
      clockTolerance: skewSeconds,
      maxTokenAge: longestLifeSeconds, // makes jose look at iat, too
    })
  } catch (error) {
    return distrusted(distrustOf(error))
  }
  return {
    genuine: { registration, issuer: iss, ...(tenant === undefined ? {} : { tenant }), tokenId: jti, expires: exp },
  }
}

function distrustOf(error: unknown): Distrust {
  if (error instanceof errors.JWTExpired) return 'not-in-force'
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'aud' ? 'other-audience' : 'not-in-force'
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature-invalid'
  return 'malformed-token'
}

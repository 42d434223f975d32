import type { JSONWebKeySet } from 'jose'
import * as z from 'zod/mini'

/**
 * What a token may be signed with, and the key each takes. RS384 and ES384 are those CDS Hooks recommends.
 * `none` and symmetric algorithms are no rows, so nothing can switch them on.
 */
export const algorithms = {
  RS256: { kty: 'RSA', recommended: false },
  RS384: { kty: 'RSA', recommended: true },
  RS512: { kty: 'RSA', recommended: true },
  ES256: { kty: 'EC', crv: 'P-256', recommended: false },
  ES384: { kty: 'EC', crv: 'P-384', recommended: true },
  ES512: { kty: 'EC', crv: 'P-521', recommended: true },
} as const

export type Algorithm = keyof typeof algorithms

export const isAlgorithm = (text: string): text is Algorithm => Object.hasOwn(algorithms, text)

/** Taken from a client that names none. */
export const usualAlgorithms: readonly Algorithm[] = Object.keys(algorithms)
  .filter(isAlgorithm)
  .filter((name) => algorithms[name].recommended)

/** Members of a JWK that only its owner may have. Source: RFC 7518, section 6. */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/** Characters of a base64url number of at least 2048 bits, the least RFC 7518 allows for RSA. */
const leastModulus = 342

/** What is wrong with one key: the member, and a sentence about it. */
function keyProblems(jwk: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  const problems: [string, string][] = []
  const secret = secretMembers.filter((member) => jwk[member] !== undefined)
  for (const member of secret) problems.push([member, 'belongs to a private key; register the public key only'])
  const text = (member: string) => {
    const value = jwk[member]
    if (typeof value === 'string' && value !== '') return value
    problems.push([member, value === undefined ? 'is missing' : 'must be text'])
    return undefined
  }
  text('kid')
  const kty = text('kty')
  if (kty === 'RSA') {
    text('e')
    const modulus = text('n')
    if (modulus !== undefined && modulus.length < leastModulus)
      problems.push(['n', 'is shorter than the 2048 bits an RSA key must have'])
  } else if (kty === 'EC') {
    text('x')
    text('y')
    const crv = text('crv')
    if (crv !== undefined && !Object.values(algorithms).some((row) => 'crv' in row && row.crv === crv))
      problems.push(['crv', 'must be P-256, P-384 or P-521'])
  } else if (kty !== undefined) problems.push(['kty', 'must be RSA or EC'])
  if (jwk.use !== undefined && jwk.use !== 'sig') problems.push(['use', 'must be sig: this key is not for signatures'])
  if (jwk.alg !== undefined && !(typeof jwk.alg === 'string' && isAlgorithm(jwk.alg)))
    problems.push(['alg', `must be one of ${Object.keys(algorithms).join(', ')}`])
  return problems
}

const isSet = (value: unknown): value is JSONWebKeySet =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A JSON Web Key Set of public signature keys, each with its own `kid`. */
export const publicKeys = z
  .custom<JSONWebKeySet>(isSet, 'must be a JSON Web Key Set: {"keys": [...]}')
  .check((context) => {
    const keys: readonly unknown[] = context.value.keys
    const say = (path: (string | number)[], message: string) =>
      void context.issues.push({ code: 'custom', path: ['keys', ...path], message, input: undefined })
    if (keys.length === 0) say([], 'holds no key')
    const kids = new Map<unknown, number>()
    for (const [index, jwk] of keys.entries()) {
      if (!isObject(jwk)) {
        say([index], 'must be a JSON Web Key')
        continue
      }
      for (const [member, message] of keyProblems(jwk)) say([index, member], message)
      const earlier = kids.get(jwk.kid)
      if (earlier !== undefined) say([index, 'kid'], `is that of keys[${earlier}] too; a key is found by its kid`)
      else if (jwk.kid !== undefined) kids.set(jwk.kid, index)
    }
  })

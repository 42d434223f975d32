import { decodeJwt, decodeProtectedHeader } from 'jose'
import { longestLifeSeconds, skewSeconds } from '../../../shared/cds-hooks/client-trust.ts'
import { algorithms, isAlgorithm } from '../../../shared/cds-hooks/public-keys.ts'

/**
 * What a service has to refuse about a token, told from the token alone: the service itself may only say 401.
 *
 * @param now epoch milliseconds
 * @returns sentences; none when only the service can know more (its registry, the signature, replay)
 */
export function tokenAdvice(token: string, endpoint: string, now: number): readonly string[] {
  let header: ReturnType<typeof decodeProtectedHeader>
  let claims: ReturnType<typeof decodeJwt>
  try {
    header = decodeProtectedHeader(token)
    claims = decodeJwt(token)
  } catch {
    return ['The token is not a signed JWT: three parts in base64url, separated by dots.']
  }
  const advice: string[] = []
  const lacking = [
    ...['alg', 'kid', 'typ'].filter((name) => header[name] === undefined),
    ...['iss', 'aud', 'exp', 'iat', 'jti'].filter((name) => claims[name] === undefined),
  ]
  if (lacking.length > 0) advice.push(`The token lacks ${lacking.join(', ')}.`)
  if (header.typ !== undefined && header.typ.toLowerCase() !== 'jwt') advice.push('typ must be JWT.')
  if (header.alg !== undefined && !isAlgorithm(header.alg))
    advice.push(`It is signed with ${header.alg}; the service takes ${Object.keys(algorithms).join(', ')}.`)
  const { aud, exp, iat, nbf } = claims
  const audiences = aud === undefined ? [] : [aud].flat()
  if (aud !== undefined && !audiences.includes(endpoint))
    advice.push(
      `aud is ${audiences.join(', ')}; it must be exactly ${endpoint}, unless the registry lists it in audienceAliases.`,
    )
  const seconds = now / 1_000
  const ago = (then: number) => `${Math.round(Math.abs(seconds - then))} seconds`
  if (exp !== undefined && exp <= seconds - skewSeconds) advice.push(`It expired ${ago(exp)} ago.`)
  if (iat !== undefined && iat > seconds + skewSeconds)
    advice.push(`It was issued ${ago(iat)} in the future: compare clocks.`)
  if (nbf !== undefined && nbf > seconds + skewSeconds) advice.push(`It is valid only in ${ago(nbf)}: compare clocks.`)
  if (exp !== undefined && iat !== undefined && exp - iat > longestLifeSeconds)
    advice.push(`It lives ${exp - iat} seconds; at most ${longestLifeSeconds} are taken.`)
  return advice
}

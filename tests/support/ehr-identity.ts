import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** How an EHR proves who it is: keys, a place where they are published, tokens. */

export interface Signer {
  readonly alg: string
  readonly privateKey: CryptoKey
  /** As it would be published. */
  readonly publicJwk: JWK & { readonly kid: string }
}

export async function signer(alg: string, kid: string = randomUUID()): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}

export interface Claims {
  readonly iss: string
  readonly aud: string | readonly string[]
  readonly [name: string]: unknown
}

/** Claims of five minutes from `now` (epoch milliseconds), changed by `claims`; `undefined` takes one out. */
export function claimsAt(now: number, claims: Claims): Record<string, unknown> {
  const iat = Math.floor(now / 1_000)
  const all = { iat, exp: iat + 300, jti: randomUUID(), ...claims }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** A signed token, with what an attacker or an odd client puts into its header. */
export async function tokenOf(
  { alg, privateKey, publicJwk }: Signer,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> {
  const all = { alg, kid: publicJwk.kid, typ: 'JWT', ...header }
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return new SignJWT(claims).setProtectedHeader({ ...kept, alg }).sign(privateKey)
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

export interface LocalServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  stop(): Promise<void>
}

/** An HTTP server on a free port of this machine. */
export async function serveLocally(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export interface KeyServer extends LocalServer {
  /** The key set's URL, as tokens name it. */
  readonly jku: string
  /** Paths that were asked for, in order. */
  readonly asked: string[]
  /** What it publishes; change it to rotate keys. */
  keys: readonly JWK[]
  /** Answers instead of the key set, as a server in trouble does. */
  trouble: RequestListener | undefined
}

/** A place where keys are published. */
export async function keyServer(...signers: readonly Signer[]): Promise<KeyServer> {
  const asked: string[] = []
  const state: { keys: readonly JWK[]; trouble: RequestListener | undefined } = {
    keys: signers.map(({ publicJwk }) => publicJwk),
    trouble: undefined,
  }
  const server = await serveLocally((request, response) => {
    asked.push(request.url ?? '')
    if (state.trouble !== undefined) return state.trouble(request, response)
    response.setHeader('content-type', 'application/jwk-set+json')
    response.end(JSON.stringify({ keys: state.keys }))
  })
  return Object.assign(state, server, { jku: `${server.url}/jwks.json`, asked })
}

import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'

/** A client for trying things out: its key in a file, its tokens made here. */
export interface TestClient {
  readonly key: JWK
  readonly issuer: string
  readonly tenant?: string
}

/** Makes a key pair; the private key goes to a new file that only its owner can read. */
export async function makeKey(path: string): Promise<JWK> {
  const alg = 'ES384'
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const named = { kid: randomUUID(), alg, use: 'sig' }
  await writeFile(path, `${JSON.stringify({ ...(await exportJWK(privateKey)), ...named }, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
  })
  return { ...(await exportJWK(publicKey)), ...named }
}

const isJwk = (value: unknown): value is JWK =>
  typeof value === 'object' && value !== null && 'kty' in value && 'kid' in value && 'alg' in value && 'd' in value

/** Reads a private JWK with `kid` and `alg`; `undefined` when the file holds none. */
export async function readKey(path: string): Promise<JWK | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isJwk(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** A token for one call of one endpoint, good for five minutes. @param now epoch milliseconds */
export async function makeToken({ key, issuer, tenant }: TestClient, audience: string, now: number): Promise<string> {
  const { alg = 'ES384', kid = '' } = key
  const iat = Math.floor(now / 1_000)
  return new SignJWT({
    iss: issuer,
    aud: audience,
    iat,
    exp: iat + 300,
    jti: randomUUID(),
    ...(tenant === undefined ? {} : { tenant }),
  })
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .sign(await importJWK(key, alg))
}

/** `npm run doctor`: a healthy service, and services with one thing wrong each. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { examine } from '../../infra/local/doctor/examine.ts'
import { tokenAdvice } from '../../infra/local/doctor/token-advice.ts'
import { makeKey, readKey, type TestClient } from '../../infra/local/test-client.ts'
import { claimsAt, type LocalServer, serveLocally, signer, tokenOf } from '../support/ehr-identity.ts'
import { dataFolder, type RunningService, startService } from '../support/running-service.ts'

const issuer = 'https://doctor.example'

let folder: Awaited<ReturnType<typeof dataFolder>>
let service: RunningService
let client: TestClient
let keyFile: string

beforeAll(async () => {
  folder = await dataFolder()
  keyFile = join(folder.path, 'key.json')
  const keys = { keys: [await makeKey(keyFile)] }
  const key = await readKey(keyFile)
  if (key === undefined) throw new Error('no key')
  client = { key, issuer }
  const registry = join(folder.path, 'clients.json')
  writeFileSync(registry, JSON.stringify({ clients: [{ id: 'doctor', issuers: [issuer], keys }] }))
  service = await startService({ SUPINE_DATA_DIR: folder.path, SUPINE_CLIENTS: registry })
})
afterAll(async () => {
  await service.stop()
  await folder.remove()
})

type Given = Omit<Parameters<typeof examine>[0], 'now'>

async function said(given: Given): Promise<{ readonly problems: readonly string[]; readonly all: string }> {
  const findings: { kind: string; text: string }[] = []
  for await (const finding of examine({ ...given, now: Date.now })) findings.push(finding)
  return {
    problems: findings.filter(({ kind }) => kind === 'problem').map(({ text }) => text),
    all: findings.map(({ text }) => text).join('\n'),
  }
}

describe('the doctor', () => {
  it('finds nothing wrong with a healthy service, having tried what a client does', async () => {
    const { problems, all } = await said({ base: service.url, client })
    expect(problems).toEqual([])
    for (const words of [
      'Discovery lists positional-leg-pain (patient-view)',
      'Callers without a token, or with nonsense for one, get 401.',
      'The token is taken, and a call without a chart is answered with 412.',
      'The same token does not work twice.',
      'An empty chart is answered with no cards.',
      'Feedback is taken.',
      'Browsers from https://sandbox.cds-hooks.org may call.',
    ])
      expect(all).toContain(words)
  })

  it('says that a client is not let in, and where the reason stands', async () => {
    const { problems } = await said({ base: service.url, client: { ...client, issuer: 'https://stranger.example' } })
    expect(problems).toEqual([expect.stringMatching(/^The token is refused with 401\. .*"not-trusted"/)])
  })

  it('says what is wrong with a token that was made for the wrong URL', async () => {
    const es384 = await signer('ES384')
    const token = await tokenOf(es384, claimsAt(Date.now(), { iss: issuer, aud: service.url }))
    const { problems } = await said({ base: service.url, token })
    expect(problems[0]).toBe(
      `aud is ${service.url}; it must be exactly ${service.url}/cds-services/positional-leg-pain, unless the registry lists it in audienceAliases.`,
    )
  })

  it('says when nothing is there', async () => {
    const gone = await serveLocally(() => {})
    await gone.stop()
    const { problems } = await said({ base: gone.url })
    expect(problems).toEqual([`${gone.url}/cds-services cannot be reached: nothing listens there.`])
  })

  it('runs as a command, takes the discovery URL too, and ends with 0', async () => {
    const { code, out } = await command(`${service.url}/cds-services`, '--key', keyFile, '--issuer', issuer)
    expect(out).toMatch(/\nNo problems\.\n$/)
    expect(code).toBe(0)
  })

  it('ends with 1 when it found a problem', async () => {
    const { code, out } = await command(service.url, '--key', keyFile, '--issuer', 'https://stranger.example')
    expect(out).toMatch(/\n1 problem\.\n$/)
    expect(code).toBe(1)
  })

  it.each([
    [[], /^Usage/],
    [['not a url'], /is not an absolute http\(s\) URL/],
    [['http://127.0.0.1:1', '--key', '/no/such/file', '--issuer', 'x'], /holds no private JWK/],
    [['http://127.0.0.1:1', '--kye', 'x'], /kye/],
  ])('ends with 2 and says how to call it when called as %j', async (args, words) => {
    const { code, err } = await command(...args)
    expect([code, err]).toEqual([2, expect.stringMatching(words)])
  })
})

describe('the doctor, before a service with one thing wrong', () => {
  let broken: LocalServer | undefined
  afterEach(() => broken?.stop())

  /** The healthy service behind a proxy that spoils one kind of call. */
  const spoiled = async (spoil: (method: string, path: string) => RequestListener | undefined) => {
    broken = await serveLocally((request, response) => {
      const { method = '', url = '' } = request
      const listener = spoil(method, url)
      if (listener !== undefined) return listener(request, response)
      void (async () => {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk)
        const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
          typeof value === 'string' && !/^(host|connection|content-length|transfer-encoding)$/.test(name)
            ? [[name, value]]
            : [],
        )
        const init = { method, headers, ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }) }
        const answer = await fetch(service.url + url, init)
        response.writeHead(answer.status, Object.fromEntries(answer.headers))
        response.end(Buffer.from(await answer.arrayBuffer()))
      })()
    })
    return said({ base: broken.url })
  }
  const answer =
    (status: number, headers: Record<string, string> = {}, text = ''): RequestListener =>
    (_, response) =>
      void response.writeHead(status, headers).end(text)

  it.each<[string, Parameters<typeof spoiled>[0], RegExp]>([
    [
      'discovery that redirects',
      (_, path) => (path === '/cds-services' ? answer(301, { location: '/x' }) : undefined),
      /^Discovery redirects to \/x/,
    ],
    [
      'discovery that is a page',
      (_, path) => (path === '/cds-services' ? answer(200, {}, '<html>') : undefined),
      /no list of services/,
    ],
    [
      'discovery without services',
      (_, path) =>
        path === '/cds-services' ? answer(200, { 'content-type': 'application/json' }, '{"services":[]}') : undefined,
      /^Discovery lists no service/,
    ],
    [
      'a clock that is wrong',
      (_, path) =>
        path === '/cds-services'
          ? answer(
              200,
              { 'content-type': 'application/json', date: 'Fri, 20 Nov 2020 09:00:00 GMT' },
              '{"services":[]}',
            )
          : undefined,
      /^Its clock and this one differ/,
    ],
    [
      'a preflight that wants a token',
      (method) => (method === 'OPTIONS' ? answer(401) : undefined),
      /^The preflight of a browser is answered with 401/,
    ],
    [
      'a preflight that forgets Authorization',
      (method) =>
        method === 'OPTIONS'
          ? answer(204, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' })
          : undefined,
      /does not allow Authorization and Content-Type by name/,
    ],
    [
      'errors that are pages',
      (_, path) => (path.endsWith('/no-such-service') ? answer(404, {}, '<html>') : undefined),
      /not in JSON; 404 in JSON is right/,
    ],
    [
      'a gateway that answers strangers with 403',
      (method, path) => (method === 'POST' && path.endsWith('/positional-leg-pain') ? answer(403) : undefined),
      /gets 403 and 403; 401 is right/,
    ],
    ['no health', (_, path) => (path === '/health' ? answer(404) : undefined), /does not say that the service is well/],
  ])('%s: says so', async (_, spoil, sentence) => {
    const { problems } = await spoiled(spoil)
    expect(problems).toContainEqual(expect.stringMatching(sentence))
  })
})

describe('advice about a token', () => {
  const endpoint = 'https://cds.example.org/cds-services/positional-leg-pain'
  const now = Date.parse('2026-11-20T09:00:00Z')
  const advice = async (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}, alg = 'ES384') =>
    tokenAdvice(
      await tokenOf(await signer(alg), claimsAt(now, { iss: issuer, aud: endpoint, ...claims }), header),
      endpoint,
      now,
    )

  it('is none for a good one', async () => {
    expect(await advice()).toEqual([])
    expect(await advice({ aud: ['https://a.example', endpoint] })).toEqual([])
  })

  it.each([
    [{ aud: 'https://cds.example.org' }, /^aud is https:\/\/cds\.example\.org; it must be exactly/],
    [{ exp: now / 1_000 - 120 }, /^It expired 120 seconds ago/],
    [{ iat: now / 1_000 + 120 }, /^It was issued 120 seconds in the future/],
    [{ nbf: now / 1_000 + 120 }, /^It is valid only in 120 seconds/],
    [{ exp: now / 1_000 + 7_200 }, /^It lives 7200 seconds; at most 3600/],
    [{ jti: undefined, iss: undefined }, /^The token lacks iss, jti\./],
  ])('of %j is given', async (claims, sentence) => {
    expect(await advice(claims)).toEqual([expect.stringMatching(sentence)])
  })

  it('names an algorithm that is not taken', async () => {
    expect(await advice({}, {}, 'PS384')).toEqual([expect.stringMatching(/^It is signed with PS384/)])
  })

  it.each(['', 'x', 'a.b.c', 'e30.e30'])('of %j is that it is no token', (token) => {
    expect(tokenAdvice(token, endpoint, now)).toEqual([expect.stringMatching(/^The token is not a signed JWT/)])
  })
})

const file = fileURLToPath(new URL('../../infra/local/doctor.ts', import.meta.url))

async function command(...args: readonly string[]) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const [code]: unknown[] = await once(child, 'close')
  return { code, out, err }
}

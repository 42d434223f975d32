/**
 * Who is let in, and every way we know of to get in without being. Each attack goes through real HTTP and
 * through the Lambda handler, and after all of them the service serves its registered clients as before.
 */
import { createHmac } from 'node:crypto'
import { base64url, exportSPKI, importJWK, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Distrust } from '../../shared/cds-hooks/client-trust.ts'
import {
  bearer,
  type Claims,
  claimsAt,
  type KeyServer,
  keyServer,
  type Signer,
  signer,
  tokenOf,
} from '../support/ehr-identity.ts'
import { asLambda, type Engine, overHttp, type Received } from '../support/engines.ts'
import { call, callPath, feedbackPath, hookCall, jsonOf, post } from '../support/hook-calls.ts'
import { testNow } from '../support/test-deps.ts'
import { publicUrl, type TrustingService, trusting } from '../support/trusting-service.ts'

const endpoint = `${publicUrl}${callPath}`
const issuer = 'https://ehr.example/fhir'
const sharedIssuer = 'https://cds-hooks.vendor.example'
const rivalIssuer = 'https://rival.example'

let rs384: Signer
let es384: Signer
let rival: Signer
let stranger: Signer
let published: KeyServer
let rivals: KeyServer
let strangers: KeyServer

const clients = () => [
  { id: 'hospital', issuers: [issuer], jku: [published.jku], algorithms: ['RS384', 'ES384'], allowInsecureLocal: true },
  {
    id: 'vendor',
    issuers: [sharedIssuer],
    keys: { keys: [es384.publicJwk] },
    tenants: [{ id: 'north' }, { id: 'south' }],
  },
  { id: 'rival', issuers: [rivalIssuer], jku: [rivals.jku], allowInsecureLocal: true },
]

beforeAll(async () => {
  ;[rs384, es384, rival, stranger] = await Promise.all([
    signer('RS384', 'rsa-1'),
    signer('ES384', 'ec-1'),
    signer('ES384', 'ec-1'),
    signer('ES384', 'ec-1'),
  ])
  published = await keyServer(rs384, es384)
  rivals = await keyServer(rival)
  strangers = await keyServer(stranger)
})
afterAll(() => Promise.all([published.stop(), rivals.stop(), strangers.stop()]))

const claims = (changes: Partial<Claims> = {}) => claimsAt(testNow, { iss: issuer, aud: endpoint, ...changes })
const genuine = (changes: Partial<Claims> = {}, header: Record<string, unknown> = {}) =>
  tokenOf(es384, claims(changes), header)

const seconds = Math.floor(testNow / 1_000)
const encoded = (value: unknown) => base64url.encode(JSON.stringify(value))

/** A token made by hand, signed with a secret that is no secret. */
const hmac = (hash: string, alg: string, secret: string | Buffer, header: Record<string, unknown> = {}) => {
  const signed = `${encoded({ alg, kid: 'rsa-1', typ: 'JWT', ...header })}.${encoded(claims())}`
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`
}

const without = (claim: string) => genuine({ [claim]: undefined })

const partsOf = async (token: Promise<string>) => {
  const [header = '', payload = '', signature = ''] = (await token).split('.')
  return { header, payload, signature }
}

/** What it is, why it is refused, and what stands in the `Authorization` header. */
type Attack = readonly [string, Distrust, () => Promise<string | undefined> | string | undefined]

const attacks: Readonly<Record<string, readonly Attack[]>> = {
  'CDS-110: what is no token': [
    ['no token', 'no-token', () => undefined],
    ['an empty token', 'malformed-token', () => 'Bearer '],
    ['a password', 'malformed-token', () => `Basic ${btoa('user:password')}`],
    ['the word null', 'malformed-token', () => 'Bearer null'],
    [
      'two parts instead of three',
      'malformed-token',
      async () => `Bearer ${(await genuine()).split('.').slice(0, 2).join('.')}`,
    ],
    ['five parts, an encrypted token', 'malformed-token', async () => `Bearer ${await genuine()}.e30.e30`],
    ['parts that are not JSON', 'malformed-token', () => 'Bearer bm8.bm8.bm8'],
    ['two tokens in one header', 'malformed-token', async () => `Bearer ${await genuine()}, Bearer ${await genuine()}`],
    ['a genuine token without the word Bearer', 'malformed-token', () => genuine()],
    ['a token of 9 KB', 'malformed-token', async () => `Bearer ${await genuine({ padding: 'x'.repeat(9_000) })}`],
  ],
  'CDS-112: another algorithm': [
    [
      'alg none',
      'malformed-token',
      () => `Bearer ${encoded({ alg: 'none', kid: 'rsa-1', typ: 'JWT' })}.${encoded(claims())}.`,
    ],
    [
      'alg none with a signature',
      'algorithm-not-registered',
      () => `Bearer ${encoded({ alg: 'none', kid: 'rsa-1', typ: 'JWT' })}.${encoded(claims())}.e30`,
    ],
    [
      'alg nOnE',
      'algorithm-not-registered',
      () => `Bearer ${encoded({ alg: 'nOnE', kid: 'rsa-1', typ: 'JWT' })}.${encoded(claims())}.e30`,
    ],
    [
      'HS384 with the public key in PEM as secret',
      'algorithm-not-registered',
      async () => {
        const key = await importJWK({ ...rs384.publicJwk }, 'RS384', { extractable: true })
        if (key instanceof Uint8Array) throw new Error('not a public key')
        return `Bearer ${hmac('sha384', 'HS384', await exportSPKI(key))}`
      },
    ],
    [
      'HS256 with the public JWK as secret',
      'algorithm-not-registered',
      () => `Bearer ${hmac('sha256', 'HS256', JSON.stringify(rs384.publicJwk))}`,
    ],
    ['RS384 said of an HMAC', 'signature-invalid', () => `Bearer ${hmac('sha384', 'RS384', 'secret')}`],
    [
      'RS256, which this client has not registered',
      'algorithm-not-registered',
      async () => {
        const { alg, ...jwk } = rs384.publicJwk
        const weak = { ...rs384, alg: 'RS256', publicJwk: jwk }
        const key = await signer('RS256', 'rsa-1')
        return `Bearer ${await tokenOf({ ...weak, privateKey: key.privateKey }, claims())}`
      },
    ],
    [
      'PS384 with the same kind of key',
      'algorithm-not-registered',
      async () => `Bearer ${await tokenOf(await signer('PS384', 'rsa-1'), claims())}`,
    ],
    [
      'the algorithm of another key type',
      'key-not-found',
      async () => {
        const { payload, signature } = await partsOf(genuine())
        return `Bearer ${encoded({ alg: 'RS384', kid: 'ec-1', typ: 'JWT' })}.${payload}.${signature}`
      },
    ],
  ],
  'CDS-113: another signature': [
    [
      'a forged signature under a known kid',
      'signature-invalid',
      async () => `Bearer ${await tokenOf(stranger, claims())}`,
    ],
    [
      'claims changed after signing',
      'signature-invalid',
      async () => {
        const { header, signature } = await partsOf(genuine())
        return `Bearer ${header}.${encoded(claims({ sub: 'admin' }))}.${signature}`
      },
    ],
    [
      'the signature of another token',
      'signature-invalid',
      async () => {
        const { header, payload } = await partsOf(genuine())
        return `Bearer ${header}.${payload}.${(await partsOf(genuine())).signature}`
      },
    ],
    [
      'an ES384 signature of zeros',
      'signature-invalid',
      async () => {
        const { header, payload } = await partsOf(genuine())
        return `Bearer ${header}.${payload}.${base64url.encode(new Uint8Array(96))}`
      },
    ],
    [
      'the key of another registered client',
      'signature-invalid',
      async () => `Bearer ${await tokenOf(rival, claims())}`,
    ],
  ],
  'CDS-117: keys from elsewhere': [
    [
      'a foreign jku with a key of its own',
      'jku-not-registered',
      async () => `Bearer ${await tokenOf(stranger, claims(), { jku: strangers.jku })}`,
    ],
    [
      'the jku of another registered client',
      'jku-not-registered',
      async () => `Bearer ${await tokenOf(rival, claims(), { jku: rivals.jku })}`,
    ],
    [
      'the registered jku with another path',
      'jku-not-registered',
      () => genuine({}, { jku: `${published.url}/jwks.json/../evil` }).then((t) => `Bearer ${t}`),
    ],
    [
      'the registered jku with a query',
      'jku-not-registered',
      () => genuine({}, { jku: `${published.jku}?x` }).then((t) => `Bearer ${t}`),
    ],
    [
      'an embedded key',
      'signature-invalid',
      async () => `Bearer ${await tokenOf(stranger, claims(), { jwk: stranger.publicJwk })}`,
    ],
    [
      'an embedded key under a new kid',
      'key-not-found',
      async () => `Bearer ${await tokenOf(stranger, claims(), { jwk: stranger.publicJwk, kid: 'mine' })}`,
    ],
    [
      'a certificate by URL',
      'signature-invalid',
      async () => `Bearer ${await tokenOf(stranger, claims(), { x5u: `${strangers.url}/cert.pem` })}`,
    ],
    [
      'a certificate in the header',
      'signature-invalid',
      async () => `Bearer ${await tokenOf(stranger, claims(), { x5c: ['MIIB'] })}`,
    ],
    ['no kid', 'malformed-token', () => genuine({}, { kid: undefined }).then((t) => `Bearer ${t}`)],
    ['an empty kid', 'malformed-token', () => genuine({}, { kid: '' }).then((t) => `Bearer ${t}`)],
    [
      'a kid that is a path',
      'key-not-found',
      () => genuine({}, { kid: '../../../../dev/null' }).then((t) => `Bearer ${t}`),
    ],
    [
      'a kid that is SQL',
      'key-not-found',
      () => genuine({}, { kid: "x' UNION SELECT 'key' --" }).then((t) => `Bearer ${t}`),
    ],
    ['a kid that is a URL', 'key-not-found', () => genuine({}, { kid: strangers.jku }).then((t) => `Bearer ${t}`)],
    ['a kid that is __proto__', 'key-not-found', () => genuine({}, { kid: '__proto__' }).then((t) => `Bearer ${t}`)],
  ],
  'CDS-118: another header': [
    [
      'typ of another kind of token',
      'malformed-token',
      () => genuine({}, { typ: 'at+jwt' }).then((t) => `Bearer ${t}`),
    ],
    ['no typ', 'malformed-token', () => genuine({}, { typ: undefined }).then((t) => `Bearer ${t}`)],
    [
      'a critical extension we do not know',
      'malformed-token',
      async () => {
        const { payload, signature } = await partsOf(genuine())
        return `Bearer ${encoded({ alg: 'ES384', kid: 'ec-1', typ: 'JWT', crit: ['x'], x: 1 })}.${payload}.${signature}`
      },
    ],
    [
      'a payload said not to be encoded',
      'signature-invalid',
      async () => {
        const { payload, signature } = await partsOf(genuine())
        return `Bearer ${encoded({ alg: 'ES384', kid: 'ec-1', typ: 'JWT', crit: ['b64'], b64: false })}.${payload}.${signature}`
      },
    ],
  ],
  'CDS-116: another issuer or tenant': [
    [
      'an issuer nobody registered',
      'unknown-issuer',
      () => genuine({ iss: 'https://evil.example' }).then((t) => `Bearer ${t}`),
    ],
    ['the issuer with a slash more', 'unknown-issuer', () => genuine({ iss: `${issuer}/` }).then((t) => `Bearer ${t}`)],
    [
      'the issuer in capitals',
      'unknown-issuer',
      () => genuine({ iss: issuer.toUpperCase() }).then((t) => `Bearer ${t}`),
    ],
    [
      'a list of issuers',
      'malformed-token',
      () => genuine({ iss: [issuer] as unknown as string }).then((t) => `Bearer ${t}`),
    ],
    ['another client as issuer', 'signature-invalid', () => genuine({ iss: rivalIssuer }).then((t) => `Bearer ${t}`)],
    [
      'a tenant of a client that has none',
      'unknown-issuer',
      () => genuine({ tenant: 'north' }).then((t) => `Bearer ${t}`),
    ],
    [
      'a tenant nobody registered',
      'unknown-issuer',
      () => genuine({ iss: sharedIssuer, tenant: 'west' }).then((t) => `Bearer ${t}`),
    ],
    [
      'no tenant where there are several',
      'unknown-issuer',
      () => genuine({ iss: sharedIssuer }).then((t) => `Bearer ${t}`),
    ],
    [
      'two tenants at once',
      'malformed-token',
      () => genuine({ iss: sharedIssuer, tenant: ['north', 'south'] }).then((t) => `Bearer ${t}`),
    ],
  ],
  'CDS-111 CDS-115: another audience': [
    [
      'another service as audience',
      'other-audience',
      () => genuine({ aud: 'https://other.example/cds-services/x' }).then((t) => `Bearer ${t}`),
    ],
    [
      'the base URL as audience, which is no alias',
      'other-audience',
      () => genuine({ aud: publicUrl }).then((t) => `Bearer ${t}`),
    ],
    [
      'an audience that only begins like ours',
      'other-audience',
      () => genuine({ aud: `${endpoint}.evil.example` }).then((t) => `Bearer ${t}`),
    ],
    [
      'the audience of another endpoint of ours',
      'other-audience',
      () => genuine({ aud: `${endpoint}/feedback` }).then((t) => `Bearer ${t}`),
    ],
    [
      'a list of audiences without us',
      'other-audience',
      () => genuine({ aud: ['https://a.example', 'https://b.example'] }).then((t) => `Bearer ${t}`),
    ],
    [
      'a list of audiences that is not all text',
      'malformed-token',
      () => genuine({ aud: [endpoint, 7] as unknown as string[] }).then((t) => `Bearer ${t}`),
    ],
    ['an empty list of audiences', 'malformed-token', () => genuine({ aud: [] }).then((t) => `Bearer ${t}`)],
  ],
  'CDS-114: another time': [
    [
      'an expired token',
      'not-in-force',
      () => genuine({ iat: seconds - 400, exp: seconds - 61 }).then((t) => `Bearer ${t}`),
    ],
    ['a token not valid yet', 'not-in-force', () => genuine({ nbf: seconds + 62 }).then((t) => `Bearer ${t}`)],
    [
      'a token of the future',
      'not-in-force',
      () => genuine({ iat: seconds + 62, exp: seconds + 300 }).then((t) => `Bearer ${t}`),
    ],
    ['a token that lives a day', 'lives-too-long', () => genuine({ exp: seconds + 86_400 }).then((t) => `Bearer ${t}`)],
    [
      'a token that lives a second too long',
      'lives-too-long',
      () => genuine({ exp: seconds + 3_601 }).then((t) => `Bearer ${t}`),
    ],
    [
      'a token that ends before it begins',
      'lives-too-long',
      () => genuine({ iat: seconds + 30, exp: seconds + 20 }).then((t) => `Bearer ${t}`),
    ],
    ['an expiry in words', 'malformed-token', () => genuine({ exp: String(seconds + 300) }).then((t) => `Bearer ${t}`)],
    [
      'an infinite expiry',
      'malformed-token',
      async () => {
        const payload = base64url.encode(JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":1e999'))
        return `Bearer ${encoded({ alg: 'ES384', kid: 'ec-1', typ: 'JWT' })}.${payload}.${(await partsOf(genuine())).signature}`
      },
    ],
  ],
  'CDS-118: less than there has to be': [
    ...['iss', 'aud', 'exp', 'iat', 'jti'].map(
      (claim) => [`no ${claim}`, 'malformed-token', async () => `Bearer ${await without(claim)}`] as const,
    ),
    ['an empty jti', 'malformed-token', () => genuine({ jti: '' }).then((t) => `Bearer ${t}`)],
    ['a jti that is a number', 'malformed-token', () => genuine({ jti: 7 }).then((t) => `Bearer ${t}`)],
  ],
}

const engines: readonly Engine[] = [overHttp, asLambda]

/** Why callers were refused, as the operator reads it. */
const reasons = ({ deps }: TrustingService): readonly Distrust[] =>
  deps.lines.map((line) => JSON.parse(line)).flatMap(({ event, reason }) => (event === 'not-trusted' ? [reason] : []))

const refusal = ({ status, headers, text }: Received) => ({ status, asks: headers['www-authenticate'], text })

describe.each(engines.map((engine) => [engine.name, engine] as const))('client trust over %s', (_, engine) => {
  let running: TrustingService
  beforeAll(async () => {
    running = await trusting(engine, clients())
  })
  afterAll(() => running.service.stop())

  const callWith = (authorization: string | undefined) =>
    call(running.service, hookCall(), authorization === undefined ? {} : { authorization })

  describe('CDS-120: refused with one and the same bare 401,', () => {
    describe.each(Object.entries(attacks))('%s:', (_requirement, rows) => {
      it.each(rows)('%s (%s)', async (_name, why, attack) => {
        const received = await callWith(await attack())
        expect(reasons(running).at(-1)).toBe(why)
        expect(refusal(received)).toEqual(refusal(await callWith(undefined)))
        expect(received.status).toBe(401)
        expect(running.deps.audit.records).toEqual([])
      })
    })

    it('CDS-119: a token that worked once', async () => {
      const token = `Bearer ${await genuine()}`
      expect((await callWith(token)).status).toBe(200)
      expect(refusal(await callWith(token))).toEqual(refusal(await callWith(undefined)))
    })

    it('CDS-119: two of three that arrive at the same moment with the same token', async () => {
      const token = `Bearer ${await genuine()}`
      const received = await Promise.all([callWith(token), callWith(token), callWith(token)])
      expect(received.map(({ status }) => status).toSorted()).toEqual([200, 401, 401])
    })
  })

  it('asks nobody for keys but the places that are registered', () => {
    expect(strangers.asked).toEqual([])
  })

  it('CDS-117: was made to ask for a key set by all these unknown keys no more than twice', () => {
    expect(published.asked.length).toBeLessThanOrEqual(2 * engines.length)
  })

  it('serves its clients afterwards as before', async () => {
    expect((await callWith(`Bearer ${await genuine()}`)).status).toBe(200)
    expect((await callWith(`bearer ${await tokenOf(rs384, claims())}`)).status).toBe(200)
    expect((await running.service.send({ path: '/health' })).status).toBe(200)
    expect((await running.service.send({ path: '/cds-services' })).status).toBe(200)
    expect(running.deps.counted.get('Defects') ?? 0).toBe(0)
  })

  it('CDS-120: writes down why, for whoever runs the service, and never a token or a part of one', async () => {
    const token = await genuine({ aud: 'https://other.example' })
    await callWith(`Bearer ${token}`)
    const line = running.deps.lines.findLast((text) => text.includes('"not-trusted"'))
    expect(JSON.parse(line!)).toEqual({ event: 'not-trusted', client: 'hospital', reason: 'other-audience' })
    for (const part of token.split('.')) expect(running.deps.lines.join('\n')).not.toContain(part)
    expect(running.deps.lines.join('\n')).not.toContain(issuer)
  })

  it('CDS-111: wants a token of its own for feedback', async () => {
    const item = {
      card: '6b6c1c37-5a5b-4a3b-8a35-3b2b7ce7d900',
      outcome: 'overridden',
      outcomeTimestamp: '2026-11-20T09:00:00Z',
    }
    const send = async (aud: string) =>
      running.service.send(post(feedbackPath, { feedback: [item] }, bearer(await genuine({ aud }))))
    expect((await send(endpoint)).status).toBe(401)
    expect((await send(`${endpoint}/feedback`)).status).toBe(200)
  })
})

describe('a client with the habits of', () => {
  const stopped: (() => Promise<void>)[] = []
  afterAll(() => Promise.all(stopped.map((stop) => stop())))

  const serving = async (...registered: readonly unknown[]) => {
    const running = await trusting(overHttp, registered)
    stopped.push(() => running.service.stop())
    return running
  }

  it('Epic: RS384, an audience set up by hand, nbf five minutes back, fifteen minutes to live, split prefetch keys', async () => {
    const { service } = await serving({
      id: 'epic-like',
      issuers: ['https://epic.example/interconnect/api/FHIR/R4'],
      keys: { keys: [rs384.publicJwk] },
      algorithms: ['RS384'],
      audienceAliases: ['https://cds.example.org'],
    })
    const token = await tokenOf(
      rs384,
      claimsAt(testNow, {
        iss: 'https://epic.example/interconnect/api/FHIR/R4',
        aud: 'https://cds.example.org',
        sub: 'https://epic.example',
        nbf: seconds - 300,
        exp: seconds + 900,
      }),
    )
    const { observations, ...rest } = hookCall().prefetch
    const prefetch = { ...rest, vitals: { resourceType: 'Bundle', type: 'searchset', total: 0 }, labs: observations }
    const received = await call(service, hookCall({ prefetch }), bearer(token))
    expect(received.status).toBe(200)
    expect(jsonOf(received).cards).not.toEqual([])
  })

  it('Oracle: patient-view alone, one issuer for all hospitals, told apart by tenant, no suggestions', async () => {
    const { service, deps } = await serving({
      id: 'oracle-like',
      issuers: [sharedIssuer],
      jku: [published.jku],
      allowInsecureLocal: true,
      tenants: [{ id: 'north' }],
      services: ['positional-leg-pain'],
      shows: { suggestions: false },
    })
    const token = (aud: string) =>
      tokenOf(rs384, claimsAt(testNow, { iss: sharedIssuer, aud, tenant: 'north' }), { jku: published.jku })
    const received = await call(service, hookCall(), bearer(await token(endpoint)))
    expect(received.status).toBe(200)
    expect(jsonOf(received).cards[0]).not.toHaveProperty('suggestions')
    expect(deps.audit.records.map(({ entry }) => [entry.client, entry.tenant])).toEqual([['oracle-like', 'north']])

    const other = '/cds-services/positional-leg-pain-encounter-start'
    const start = hookCall({ hook: 'encounter-start', context: { patientId: 'p1', encounterId: 'e1' } })
    const refused = await service.send(post(other, start, bearer(await token(`${publicUrl}${other}`))))
    expect(refused.status).toBe(404)
  })

  it('the CDS Hooks sandbox: ES384, a preflight before every call, a token on discovery too, aud the exact URL', async () => {
    const sandbox = 'https://sandbox.cds-hooks.org'
    const { service } = await serving({
      id: 'sandbox',
      issuers: [sandbox],
      jku: [`${sandbox}/.well-known/jwks.json`],
      keys: { keys: [es384.publicJwk] },
      algorithms: ['ES384'],
    })
    const headers = { origin: sandbox, accept: 'application/json' }
    const token = (aud: string) =>
      tokenOf(es384, claimsAt(testNow, { iss: sandbox, aud }), { jku: `${sandbox}/.well-known/jwks.json` })

    const preflight = await service.send({
      method: 'OPTIONS',
      path: callPath,
      headers: {
        origin: sandbox,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers['access-control-allow-headers']).toMatch(/\bAuthorization\b/)

    const discovery = await service.send({
      path: '/cds-services',
      headers: { ...headers, ...bearer(await token(`${publicUrl}/cds-services`)) },
    })
    expect(discovery.status).toBe(200)

    const received = await call(service, hookCall(), { ...headers, ...bearer(await token(endpoint)) })
    expect(received.status).toBe(200)
    expect(received.headers['access-control-allow-origin']).toBe('*')

    const [card] = jsonOf(received).cards
    const item = { card: card.uuid, outcome: 'overridden', outcomeTimestamp: new Date(testNow).toISOString() }
    const feedback = await service.send(
      post(feedbackPath, { feedback: [item] }, { ...headers, ...bearer(await token(`${endpoint}/feedback`)) }),
    )
    expect(feedback.status).toBe(200)

    const stranger = await call(service, hookCall(), headers)
    expect(stranger.status).toBe(401)
    expect(stranger.headers['access-control-allow-origin']).toBe('*')
  })

  it('a client that puts several audiences, and claims of its own, into a token', async () => {
    const { service } = await serving({ id: 'plain', issuers: [issuer], keys: { keys: [es384.publicJwk] } })
    const token = await genuine(
      { aud: ['https://a.example', endpoint], sub: 'x', nbf: seconds, extra: { a: [1] } },
      { typ: 'jwt' },
    )
    expect((await call(service, hookCall(), bearer(token))).status).toBe(200)
  })

  it.each([
    [59, 200],
    [61, 401],
  ])('a client whose clock is %i seconds ahead: %i', async (ahead, status) => {
    const { service } = await serving({ id: 'plain', issuers: [issuer], keys: { keys: [es384.publicJwk] } })
    const token = await genuine({ iat: seconds + ahead, exp: seconds + ahead + 300 })
    expect((await call(service, hookCall(), bearer(token))).status).toBe(status)
  })
})

describe('when nobody can say whether a token was seen before', () => {
  const broken = async () => Promise.reject(new Error('the table is gone'))
  const one = () => ({ id: 'plain', issuers: [issuer], keys: { keys: [es384.publicJwk] } })

  it('a clinician still gets the cards, and somebody is told', async () => {
    const { service, deps } = await trusting(asLambda, [one()], { firstSeen: broken })
    expect((await call(service, hookCall(), bearer(await genuine()))).status).toBe(200)
    expect(deps.counted.get('ReplayUnchecked')).toBe(1)
    expect(deps.lines.some((line) => line.includes('replay-unchecked'))).toBe(true)
  })

  it('feedback is asked to come again', async () => {
    const { service } = await trusting(asLambda, [one()], { firstSeen: broken })
    const token = await genuine({ aud: `${endpoint}/feedback` })
    const received = await service.send(post(feedbackPath, { feedback: [] }, bearer(token)))
    expect(received.status).toBe(503)
    expect(received.headers['retry-after']).toBeDefined()
  })

  it('a forged token is refused all the same', async () => {
    const { service } = await trusting(asLambda, [one()], { firstSeen: broken })
    expect((await call(service, hookCall(), bearer(await tokenOf(stranger, claims())))).status).toBe(401)
  })
})

describe('a weak key', () => {
  it('of 1024 bits is of no use to anybody, even published at a registered place', async () => {
    const { privateKey, publicKey } = await crypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-384' },
      true,
      ['sign', 'verify'],
    )
    const jwk: JWK = { ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'weak', alg: 'RS384' }
    const weak = await keyServer()
    weak.keys = [jwk]
    const { service } = await trusting(asLambda, [
      { id: 'weak', issuers: [issuer], jku: [weak.jku], allowInsecureLocal: true },
    ])
    const signed = `${encoded({ alg: 'RS384', kid: 'weak', typ: 'JWT' })}.${encoded(claims())}`
    const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, new TextEncoder().encode(signed))
    const token = `${signed}.${base64url.encode(new Uint8Array(signature))}`
    expect((await call(service, hookCall(), bearer(token))).status).toBe(401)
    await weak.stop()
  })
})

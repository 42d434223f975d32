import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  clientOfRegistration,
  type KnownIds,
  readClientRegistry,
  registrationOf,
} from '../../../shared/cds-hooks/client-registry.ts'
import { type Signer, signer } from '../../support/ehr-identity.ts'

const hospital = (changes: Record<string, unknown> = {}) => ({
  id: 'general-hospital',
  issuers: ['https://ehr.example/fhir'],
  jku: ['https://ehr.example/jwks.json'],
  ...changes,
})

const known: KnownIds = {
  services: new Set(['positional-leg-pain']),
  orders: new Set(['abi']),
  rules: new Set(['CLTI-C1']),
  overrideReasons: new Set(['patient-refuses']),
}

const read = (...clients: readonly unknown[]) => readClientRegistry({ clients }, known)

/** Every problem as `path sentence`. */
const saidOf = (...clients: readonly unknown[]) =>
  read(...clients).problems.map(({ at, text }) => (at === undefined ? text : `${at} ${text}`))

let es384: Signer
beforeAll(async () => {
  es384 = await signer('ES384', 'k1')
})

describe('a client registry', () => {
  it('takes a client with an issuer and a place for its keys, and fills in what is usual', () => {
    const { registrations, problems } = read(hospital())
    expect(problems).toEqual([])
    expect(registrations).toMatchObject([
      {
        algorithms: ['RS384', 'RS512', 'ES384', 'ES512'],
        audienceAliases: [],
        mutedRules: [],
        orderCatalogue: {},
        shows: { suggestions: true, selectionBehavior: 'at-most-one', links: true, markdownLinks: true },
      },
    ])
  })

  it('takes keys that were exchanged by hand', () => {
    const { jku, ...rest } = hospital()
    expect(saidOf({ ...rest, keys: { keys: [es384.publicJwk] } })).toEqual([])
  })

  it('takes the example in the documentation', () => {
    const document = JSON.parse(readFileSync('docs/clients.example.json', 'utf8'))
    expect(readClientRegistry(document).problems).toEqual([])
    expect(readClientRegistry(document).registrations.length).toBe(document.clients.length)
  })

  it('is empty, and no error, when nobody is registered', () => {
    expect(readClientRegistry({ clients: [] })).toEqual({ registrations: [], problems: [] })
  })

  it.each([
    ['a field nobody knows', hospital({ isuer: 'x' }), 'clients[0] has no field "isuer"'],
    ['no issuer', hospital({ issuers: [] }), 'clients[0].issuers must hold at least one'],
    [
      'an id with spaces',
      hospital({ id: 'General Hospital' }),
      'clients[0].id must be an id: letters, digits and . _ : / -',
    ],
    [
      'no key at all',
      hospital({ jku: undefined }),
      'clients[0] needs "jku" or "keys": without either no token can be verified',
    ],
    [
      'keys over http',
      hospital({ jku: ['http://ehr.example/jwks.json'] }),
      'clients[0].jku[0] must begin with https://',
    ],
    [
      'a service we do not have',
      hospital({ services: ['leg-pain'] }),
      'clients[0].services[0] "leg-pain" is no service of this version',
    ],
    [
      'an order we do not have',
      hospital({ orderCatalogue: { xray: { system: 's', code: 'c', display: 'd' } } }),
      'clients[0].orderCatalogue.xray "xray" is no order of this version',
    ],
    [
      'a rule we do not have',
      hospital({ mutedRules: ['CLTI-C9'] }),
      'clients[0].mutedRules[0] "CLTI-C9" is no rule of this version',
    ],
    [
      'a language that is none',
      hospital({ dateLocale: 'english!' }),
      'clients[0].dateLocale must be an English language tag such as en-US',
    ],
    [
      'dates in a language cards are not in',
      hospital({ dateLocale: 'de-DE' }),
      'clients[0].dateLocale must be an English language tag such as en-US',
    ],
    [
      'an override reason we do not offer',
      hospital({ snooze: { daysByReason: { bored: 1 } } }),
      'clients[0].snooze.daysByReason.bored "bored" is no override reason of this version',
    ],
    ['a snooze for ever', hospital({ snooze: { days: 10_000 } }), 'clients[0].snooze.days must be at most 365'],
    [
      'a behavior that is none',
      hospital({ shows: { selectionBehavior: 'all' } }),
      'clients[0].shows.selectionBehavior must be "at-most-one" or "any"',
    ],
    [
      'servers beside tenants',
      hospital({ fhirServers: [], tenants: [{ id: 'n' }] }),
      'clients[0].fhirServers belongs to each tenant where a client has tenants',
    ],
    ['a tenant twice', hospital({ tenants: [{ id: 'n' }, { id: 'n' }] }), 'clients[0].tenants[1].id is there twice'],
  ])('says so of %s', (_, client, sentence) => {
    expect(saidOf(client)).toEqual([sentence])
  })

  it.each(['none', 'HS256', 'HS384', 'HS512', 'PS384', 'EdDSA', '', '__proto__', 'toString'])(
    'lets nobody register the algorithm "%s"',
    (algorithm) => {
      expect(read(hospital({ algorithms: ['RS384', algorithm] })).registrations).toEqual([])
    },
  )

  it('takes the shorter RS256 and ES256 only from clients that name them', () => {
    expect(read(hospital({ algorithms: ['RS256'] })).registrations[0]?.algorithms).toEqual(['RS256'])
    expect(read(hospital()).registrations[0]?.algorithms).not.toContain('RS256')
  })

  it.each([
    ['https://user:secret@ehr.example/fhir', 'holds a user name or password; leave them out'],
    ['https://ehr.example/fhir?tenant=1', 'must be an http(s) URL without "?" and "#"'],
    ['ftp://ehr.example/fhir', 'must be an http(s) URL without "?" and "#"'],
    ['ehr.example/fhir', 'is not an absolute URL'],
    ['http://ehr.example/fhir', 'must begin with https://'],
    ['https://localhost/fhir', 'is on this machine; that takes "allowInsecureLocal": true'],
    ['https://169.254.169.254/latest', 'names an address (169.254.169.254) that cannot be a server of yours'],
    ['https://2852039166/', 'names an address (169.254.169.254) that cannot be a server of yours'],
    ['https://[::ffff:169.254.169.254]/', 'names an address ([::ffff:a9fe:a9fe]) that cannot be a server of yours'],
    ['https://[fd00:ec2::254]/', 'names an address ([fd00:ec2::254]) that cannot be a server of yours'],
    ['https://[fe80::1]/', 'names an address ([fe80::1]) that cannot be a server of yours'],
    ['https://0.0.0.0/', 'names an address (0.0.0.0) that cannot be a server of yours'],
  ])('lets nobody register the FHIR server %s', (server, sentence) => {
    expect(saidOf(hospital({ fhirServers: [server] }))).toEqual([`clients[0].fhirServers[0] ${sentence}`])
  })

  it('takes a private address that is registered: hospitals have such servers', () => {
    expect(saidOf(hospital({ fhirServers: ['https://10.20.30.40/fhir'] }))).toEqual([])
  })

  it('takes this machine over http where a client is marked as one for development', () => {
    expect(saidOf(hospital({ allowInsecureLocal: true, fhirServers: ['http://127.0.0.1:3000/fhir'] }))).toEqual([])
    expect(saidOf(hospital({ allowInsecureLocal: true, fhirServers: ['http://ehr.example/fhir'] }))).toHaveLength(1)
  })

  it('gives a FHIR server one spelling', () => {
    const [registration] = read(hospital({ fhirServers: ['HTTPS://EHR.example:443/fhir/r4//'] })).registrations
    expect(registration?.fhirServers).toEqual(['https://ehr.example/fhir/r4'])
  })

  it('refuses private keys, and says which member gives them away', async () => {
    const { exportJWK } = await import('jose')
    const jwk = { ...(await exportJWK(es384.privateKey)), kid: 'k1' }
    expect(saidOf(hospital({ keys: { keys: [jwk] } }))).toEqual([
      'clients[0].keys.keys[0].d belongs to a private key; register the public key only',
    ])
  })

  it.each([
    [
      'a symmetric key',
      { kty: 'oct', kid: 'k', k: 'c2VjcmV0' },
      ['.k belongs to a private key; register the public key only', '.kty must be RSA or EC'],
    ],
    ['a key without a name', { kty: 'EC', crv: 'P-384', x: 'a', y: 'b' }, ['.kid is missing']],
    [
      'a short RSA key',
      { kty: 'RSA', kid: 'k', e: 'AQAB', n: 'A'.repeat(171) },
      ['.n is shorter than the 2048 bits an RSA key must have'],
    ],
    [
      'a curve nobody signs with here',
      { kty: 'EC', kid: 'k', crv: 'secp256k1', x: 'a', y: 'b' },
      ['.crv must be P-256, P-384 or P-521'],
    ],
    [
      'a key for encryption',
      { kty: 'EC', kid: 'k', crv: 'P-384', x: 'a', y: 'b', use: 'enc' },
      ['.use must be sig: this key is not for signatures'],
    ],
  ])('refuses %s', (_, jwk, sentences) => {
    expect(saidOf(hospital({ keys: { keys: [jwk] } }))).toEqual(
      sentences.map((sentence) => `clients[0].keys.keys[0]${sentence}`),
    )
  })

  it('refuses two keys of one name', () => {
    expect(saidOf(hospital({ keys: { keys: [es384.publicJwk, es384.publicJwk] } }))).toEqual([
      'clients[0].keys.keys[1].kid is that of keys[0] too; a key is found by its kid',
    ])
  })

  it('takes neither of two clients that one token could mean, and keeps the third', () => {
    const { registrations, problems } = read(
      hospital(),
      hospital({ id: 'other' }),
      hospital({ id: 'third', issuers: ['https://third.example'] }),
    )
    expect(registrations.map(({ id }) => id)).toEqual(['third'])
    expect(problems.map(({ at }) => at)).toEqual(['clients[0].issuers[0]', 'clients[1].issuers[0]'])
  })

  it('takes two clients of one issuer whose tenants differ', () => {
    const { registrations, problems } = read(
      hospital({ id: 'a', tenants: [{ id: 'north' }] }),
      hospital({ id: 'b', tenants: [{ id: 'south' }] }),
    )
    expect(problems).toEqual([])
    expect(registrationOf(registrations, 'https://ehr.example/fhir', 'south')?.id).toBe('b')
    expect(registrationOf(registrations, 'https://ehr.example/fhir', 'west')).toBeUndefined()
    expect(registrationOf(registrations, 'https://ehr.example/fhir', undefined)).toBeUndefined()
  })

  it('keeps a client whose neighbor is broken', () => {
    const { registrations, problems } = read(hospital({ id: 7 }), hospital())
    expect(registrations.map(({ id }) => id)).toEqual(['general-hospital'])
    expect(problems.map(({ at }) => at)).toEqual(['clients[0].id'])
  })

  it('locks nobody out because of a rule that a new version withdrew', () => {
    expect(readClientRegistry({ clients: [hospital({ mutedRules: ['OLD-1'] })] }).registrations).toHaveLength(1)
  })

  it('gives each tenant its own FHIR servers and never those of another', () => {
    const [registration] = read(
      hospital({
        tenants: [
          { id: 'north', fhirServers: ['https://ehr.example/north'] },
          { id: 'south', fhirServers: ['https://ehr.example/south'] },
        ],
      }),
    ).registrations
    expect(clientOfRegistration(registration!, 'north')).toMatchObject({
      tenant: 'north',
      fhirServers: ['https://ehr.example/north'],
    })
  })

  it('reads any document without throwing, and registers nothing from nonsense', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        expect(readClientRegistry(document).registrations).toEqual([])
      }),
    )
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...Object.keys(hospital()), 'keys', 'tenants', 'shows'),
        (value, field) => {
          const { registrations, problems } = read(hospital({ [field]: value }))
          expect(registrations.length + problems.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

/**
 * What prefetch lacks, read from the FHIR server of the call: a real server in process, with every fault a
 * server has. Whatever it does, the call is answered, what could not be had is named, and the next call is
 * answered as if nothing had been.
 */
import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gatherWithFallback } from '../../functions/cds-services/gather-with-fallback.ts'
import { unavailableExtension } from '../../functions/cds-services/hook-call.ts'
import { livePipeline } from '../../functions/cds-services/pipeline.ts'
import { examples } from '../../infra/local/examples/examples.ts'
import { bearer, claimsAt, type LocalServer, serveLocally, signer, tokenOf } from '../support/ehr-identity.ts'
import { asLambda, overHttp, type Received, type Running } from '../support/engines.ts'
import { type FaultyEhr, faultyEhr } from '../support/faulty-ehr.ts'
import { call, complaints, hookCall, jsonOf, searchset } from '../support/hook-calls.ts'
import { type TestDeps, testDeps, testNow } from '../support/test-deps.ts'
import { publicUrl, trusting } from '../support/trusting-service.ts'

const walter = 'walter-hensley'
const charts = examples(testNow)
const chart = charts.find(({ id }) => id === walter)?.resources ?? []
const ofType = (type: string) => chart.filter(({ resourceType }) => resourceType === type)
const prefetched = {
  patient: ofType('Patient')[0],
  conditions: searchset(...ofType('Condition')),
  observations: searchset(...ofType('Observation')),
  medications: searchset(...ofType('MedicationRequest')),
}

const token = 'secret-access-token'
const fhirAuthorization = {
  access_token: token,
  token_type: 'Bearer',
  expires_in: 300,
  scope: 'patient/*.read',
  subject: 'supine',
}

let ehr: FaultyEhr
let deps: TestDeps
let service: Running
let elsewhere: LocalServer
let askedElsewhere: string[]

const budgetMs = 1_000

beforeEach(async () => {
  ehr = await faultyEhr(charts.flatMap(({ resources }) => resources))
  askedElsewhere = []
  elsewhere = await serveLocally((request, response) => {
    askedElsewhere.push(`${request.url} ${request.headers.authorization}`)
    response.end(JSON.stringify(prefetched.observations))
  })
  deps = testDeps({ pipeline: livePipeline, gather: gatherWithFallback({ now: Date.now, budgetMs }) })
  service = await overHttp.start(deps)
})
afterEach(async () => {
  await service.stop()
  await ehr.stop()
  await elsewhere.stop()
})

const ask = (changes: Record<string, unknown> = {}) =>
  call(
    service,
    hookCall({
      context: { userId: 'Practitioner/dr-1', patientId: walter },
      fhirServer: ehr.base,
      fhirAuthorization,
      prefetch: undefined,
      ...changes,
    }),
  )

const summaries = (received: Received): readonly string[] =>
  jsonOf(received).cards.map(({ summary }: { summary: string }) => summary)
const lacking = (received: Received): readonly string[] => jsonOf(received).extension?.[unavailableExtension] ?? []
const asked = (type: string) => ehr.asked.filter(({ path }) => path.startsWith(`/fhir/${type}`))
const keyStates = () => {
  const entry = deps.audit.records.at(-1)?.entry
  return entry?.kind === 'hook-call' ? entry.prefetch : undefined
}

const only = (type: string, fault: (nth: number) => RequestListener | undefined) => {
  ehr.fault = (path, nth) => (path.startsWith(`/fhir/${type}`) ? fault(nth) : undefined)
}
const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(code, headers).end('{"resourceType":"OperationOutcome","issue":[]}')
const body =
  (text: string | Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/fhir+json', ...headers }).end(text)

describe('a call without prefetch', () => {
  it('CDS-024 CDS-032: gets the cards of a call with prefetch, and sends the token with every read', async () => {
    const complete = await ask({ prefetch: prefetched })
    expect(ehr.asked).toEqual([])
    const read = await ask()
    expect(read.status).toBe(200)
    expect(summaries(read)).toEqual(summaries(complete))
    expect(summaries(read).length).toBeGreaterThan(0)
    expect(new Set(ehr.asked.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${token}`]))
    expect(keyStates()).toMatchObject({
      patient: 'fetched',
      conditions: expect.stringMatching(/fetched|empty/),
      observations: 'fetched',
    })
  })

  it('CDS-030: reads an open server without a token', async () => {
    expect((await ask({ fhirAuthorization: undefined })).status).toBe(200)
    expect(new Set(ehr.asked.map(({ authorization }) => authorization))).toEqual(new Set([undefined]))
  })

  it('reads all keys at once', async () => {
    let waiting: (() => void)[] = []
    // Nobody is answered before everybody has asked: one after the other would never end.
    ehr.fault = (path) => (_, response) => {
      waiting.push(() => void passOn(path).then((text) => response.end(text)))
      if (waiting.length < 4) return
      for (const answer of waiting) answer()
      waiting = []
    }
    const passOn = async (path: string) =>
      path.startsWith('/fhir/Observation') ? JSON.stringify(prefetched.observations) : JSON.stringify(searchset())
    expect((await ask()).status).toBe(200)
    expect(ehr.asked).toHaveLength(4)
  })

  it('is answered the same by the Lambda handler', async () => {
    const lambda = await asLambda.start(deps)
    const body_ = hookCall({ context: { patientId: walter }, fhirServer: ehr.base, prefetch: undefined })
    expect(summaries(await call(lambda, body_))).toEqual(summaries(await ask()))
  })

  it('CDS-033: leaves the token in no answer, no record and no log', async () => {
    const received = await ask()
    only('Observation', () => status(500))
    await ask()
    expect(received.text + JSON.stringify(deps.audit.records) + deps.lines.join()).not.toContain(token)
  })
})

describe('a call with part of its prefetch', () => {
  it('reads what is missing and nothing else', async () => {
    const { observations, ...rest } = prefetched
    const received = await ask({ prefetch: rest })
    expect(summaries(received)).toEqual(summaries(await ask({ prefetch: prefetched })))
    expect(ehr.asked.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^\/fhir\/Observation\?patient=walter-hensley&/),
    ])
    expect(keyStates()).toMatchObject({ conditions: 'supplied' })
  })

  it('CDS-026: reads a key again whose query failed at the client', async () => {
    const failed = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] }
    await ask({ prefetch: { ...prefetched, observations: failed } })
    expect(asked('Observation')).toHaveLength(1)
  })

  it('CDS-026: does not ask again what the client said is forbidden', async () => {
    const forbidden = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] }
    const received = await ask({ prefetch: { ...prefetched, observations: forbidden } })
    expect(ehr.asked).toEqual([])
    expect(received.status === 412 || lacking(received).includes('observations')).toBe(true)
  })

  it('CDS-025: believes a client that says there is nothing', async () => {
    await ask({ prefetch: { ...prefetched, observations: null, medications: searchset() } })
    expect(ehr.asked).toEqual([])
  })

  it('counts a resource once that was supplied and read', async () => {
    const [first] = ofType('Observation')
    await ask({ prefetch: { ...prefetched, observations: undefined, other: searchset(first as object) } })
    const entry = deps.audit.records.at(-1)?.entry
    const references = entry?.kind === 'hook-call' ? entry.resources.map(({ reference }) => reference) : []
    expect(new Set(references).size).toBe(references.length)
  })
})

describe('pages', () => {
  const observations = ofType('Observation')
  const page = (resources: readonly object[], next?: string) => ({
    ...searchset(...resources),
    ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
  })

  it('CDS-027: of the same server are followed, with the token', async () => {
    ehr.fault = (path) => {
      if (!path.startsWith('/fhir/Observation')) return undefined
      const at = Number(new URL(path, ehr.url).searchParams.get('page') ?? 0)
      const next = at + 1 < observations.length ? `${ehr.base}/Observation?page=${at + 1}` : undefined
      return body(JSON.stringify(page(observations.slice(at, at + 1), next)))
    }
    const received = await ask()
    expect(summaries(received)).toEqual(summaries(await ask({ prefetch: prefetched })))
    expect(asked('Observation').length).toBe(Math.min(observations.length, 8))
    expect(problems()).not.toContainEqual(expect.objectContaining({ kind: 'incomplete-bundle' }))
  })

  it('CDS-027: that a supplied bundle announces are read too', async () => {
    const rest = `${ehr.base}/Observation?patient=${walter}`
    const received = await ask({ prefetch: { ...prefetched, observations: page([], rest) } })
    expect(summaries(received)).toEqual(summaries(await ask({ prefetch: prefetched })))
    expect(asked('Observation')).toHaveLength(1)
  })

  it('that never end are ended, and the card says that there were more', async () => {
    ehr.fault = (path, nth) =>
      path.startsWith('/fhir/Observation')
        ? body(JSON.stringify(page(observations, `${ehr.base}/Observation?page=${ehr.asked.length}-${nth}`)))
        : undefined
    const received = await ask()
    expect(received.status).toBe(200)
    expect(asked('Observation')).toHaveLength(8)
    expect(problems()).toContainEqual(expect.objectContaining({ kind: 'incomplete-bundle' }))
  })

  it('that lead in a circle are read once', async () => {
    only('Observation', () => body(JSON.stringify(page(observations, `${ehr.base}/Observation?page=1`))))
    expect((await ask()).status).toBe(200)
    expect(asked('Observation')).toHaveLength(2)
  })

  it('CDS-033: of another server are not read, and it never sees the token', async () => {
    only('Observation', () => body(JSON.stringify(page(observations, `${elsewhere.url}/fhir/Observation?page=2`))))
    const received = await ask()
    expect(received.status).toBe(200)
    expect(askedElsewhere).toEqual([])
    expect(problems()).toContainEqual(expect.objectContaining({ kind: 'incomplete-bundle' }))
    await ask({ prefetch: { ...prefetched, observations: page(observations, `${elsewhere.url}/x`) } })
    expect(askedElsewhere).toEqual([])
  })

  it('whose second one fails leave the first in use, and the rest named', async () => {
    ehr.fault = (path) =>
      path.startsWith('/fhir/Observation')
        ? path.includes('page=2')
          ? status(500)
          : body(JSON.stringify(page(observations, `${ehr.base}/Observation?page=2`)))
        : undefined
    expect(summaries(await ask())).toEqual(summaries(await ask({ prefetch: prefetched })))
  })

  const problems = () => {
    const entry = deps.audit.records.at(-1)?.entry
    return entry?.kind === 'hook-call' ? entry.assessment.problems : []
  }
})

/** What the observations' query meets. */
const faults: readonly (readonly [string, (nth: number) => RequestListener | undefined])[] = [
  ['no answer in time', () => () => {}],
  ['an answer that stops half way', () => (_, response) => void response.writeHead(200).write('{"resourceType":')],
  ['a cut connection', () => (_, response) => void response.destroy()],
  ['400', () => status(400)],
  ['401', () => status(401, { 'www-authenticate': 'Bearer' })],
  ['403', () => status(403)],
  ['404', () => status(404)],
  ['410', () => status(410)],
  ['429 for ever', () => status(429, { 'retry-after': '0' })],
  ['429 until long after', () => status(429, { 'retry-after': '30' })],
  ['429 until a date', () => status(429, { 'retry-after': 'Fri, 20 Nov 2099 10:00:00 GMT' })],
  ['500', () => status(500)],
  [
    '502 from a proxy',
    () => (_, response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
  ],
  ['503 for ever', () => status(503)],
  ['204', () => status(204)],
  ['an empty body', () => body('')],
  ['truncated JSON', () => body('{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resou')],
  ['HTML with status 200', () => body('<!doctype html><title>Login</title>', { 'content-type': 'text/html' })],
  ['JSON that is null', () => body('null')],
  ['JSON that is a list', () => body('[]')],
  ['JSON that is no resource', () => body('{"entry":[]}')],
  [
    'an OperationOutcome with status 200',
    () => body('{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"processing"}]}'),
  ],
  ['a count without entries', () => body('{"resourceType":"Bundle","type":"searchset","total":12}')],
  ['entries that are no list', () => body('{"resourceType":"Bundle","type":"searchset","entry":{"a":1}}')],
  ['bytes that are no text', () => body(Buffer.from([0xff, 0xfe, 0x00, 0x80]))],
  ['30 MB', () => body(`{"resourceType":"Bundle","x":"${'x'.repeat(30 * 1024 * 1024)}"}`)],
  [
    '30 MB packed into 30 KB',
    () =>
      body(gzipSync(`{"resourceType":"Bundle","x":"${'x'.repeat(30 * 1024 * 1024)}"}`), { 'content-encoding': 'gzip' }),
  ],
  ['a packed body that is not packed', () => body('{"resourceType":"Bundle"}', { 'content-encoding': 'gzip' })],
  [
    'a redirect to another host',
    () => (_, response) => void response.writeHead(302, { location: `${elsewhere.url}/fhir/Observation` }).end(),
  ],
  [
    'a redirect that keeps the method',
    () => (_, response) => void response.writeHead(307, { location: `${elsewhere.url}/fhir/Observation` }).end(),
  ],
  [
    'a redirect to itself',
    () => (request, response) => void response.writeHead(301, { location: request.url ?? '' }).end(),
  ],
]

describe('a FHIR server that answers one of four queries with', () => {
  it.each(faults)('%s: the key is named, nothing crashes, nobody else is asked', async (_, fault) => {
    only('Observation', fault)
    const received = await ask()
    if (received.status === 200) expect(lacking(received)).toEqual(['observations'])
    else {
      expect(received.status).toBe(412)
      expect(complaints(received).join()).toContain('prefetch.observations: ')
    }
    expect(askedElsewhere).toEqual([])
    expect(deps.counted.get('Defects') ?? 0).toBe(0)

    ehr.fault = () => undefined
    expect(summaries(await ask())).not.toEqual([])
  })

  it.each(faults)('%s, and all others too: 412', async (_, fault) => {
    ehr.fault = (_path, nth) => fault(nth)
    const received = await ask()
    expect(received.status).toBe(412)
    expect(complaints(received)).toHaveLength(2)
    expect(askedElsewhere).toEqual([])
  })

  it.each([401, 403])('%i: says that access was refused, and does not ask again (CDS-034)', async (code) => {
    ehr.fault = () => status(code)
    const received = await ask()
    expect(complaints(received)).toContain('prefetch.observations: access refused')
    expect(asked('Observation')).toHaveLength(1)
  })

  it.each([
    ['429 with Retry-After', () => status(429, { 'retry-after': '0' })],
    ['429 without', () => status(429)],
    ['503', () => status(503)],
  ])('%s the first time: is asked once more', async (_, fault) => {
    only('Observation', (nth) => (nth === 1 ? fault() : undefined))
    const received = await ask()
    expect(lacking(received)).toEqual([])
    expect(asked('Observation')).toHaveLength(2)
  })

  it.each([
    ['429 until later than we can wait', () => status(429, { 'retry-after': '2' }), 1],
    ['500', () => status(500), 1],
    ['503 again and again', () => status(503), 2],
  ])('%s: is asked %3$i time(s)', async (_, fault, times) => {
    only('Observation', fault)
    await ask()
    expect(asked('Observation')).toHaveLength(times)
  })
})

describe('a FHIR server that is not the client’s', () => {
  const attempts: readonly (readonly [string, (base: URL) => string])[] = [
    ['the metadata address of a cloud', () => 'http://169.254.169.254/latest/meta-data'],
    ['the metadata name of a cloud', () => 'http://metadata.google.internal/computeMetadata/v1'],
    ['another port of this machine', () => elsewhere.url],
    ['this machine by name', (base) => `http://localhost:${base.port}/fhir`],
    ['this machine as IPv6', (base) => `http://[::1]:${base.port}/fhir`],
    ['this machine as IPv4 in IPv6', (base) => `http://[::ffff:127.0.0.1]:${base.port}/fhir`],
    ['this machine as 0.0.0.0', (base) => `http://0.0.0.0:${base.port}/fhir`],
    ['this machine by another address of its own', (base) => `http://127.0.0.2:${base.port}/fhir`],
    ['the registered name as user name', (base) => `http://${base.host}@169.254.169.254/fhir`],
    ['credentials', (base) => `http://user:password@${base.host}/fhir`],
    ['a path out of the registered one', (base) => `http://${base.host}/fhir/../admin`],
    ['an encoded path out of it', (base) => `http://${base.host}/fhir/%2e%2e/admin`],
    ['a path below it', (base) => `http://${base.host}/fhir/other`],
    ['a query', (base) => `http://${base.host}/fhir?x=`],
    ['another scheme', (base) => `https://${base.host}/fhir`],
    ['a name nobody registered', () => 'https://ehr.evil.example/fhir'],
  ]

  const registered = async () => {
    const es384 = await signer('ES384')
    const iss = 'https://ehr.example'
    const running = await trusting(
      overHttp,
      [
        {
          id: 'hospital',
          issuers: [iss],
          keys: { keys: [es384.publicJwk] },
          allowInsecureLocal: true,
          fhirServers: [ehr.base],
        },
      ],
      { overrides: { pipeline: livePipeline, gather: gatherWithFallback({ now: Date.now, budgetMs }) } },
    )
    const callFrom = async (fhirServer: string) =>
      call(
        running.service,
        hookCall({ context: { patientId: walter }, fhirServer, fhirAuthorization, prefetch: undefined }),
        bearer(await tokenOf(es384, claimsAt(testNow, { iss, aud: `${publicUrl}/cds-services/positional-leg-pain` }))),
      )
    return { ...running, callFrom }
  }

  it('is never asked, however it is written', async () => {
    const { service: trusted, callFrom } = await registered()
    const fetching = vi.spyOn(globalThis, 'fetch')
    for (const [name, write] of attempts) {
      const received = await callFrom(write(new URL(ehr.base)))
      expect([name, received.status]).toEqual([name, 412])
      expect(complaints(received)).toContain(
        'prefetch.observations: not supplied, and fhirServer is not registered for this client',
      )
    }
    expect(fetching).not.toHaveBeenCalled()
    expect([...ehr.asked, ...askedElsewhere]).toEqual([])

    expect((await callFrom(ehr.base)).status).toBe(200)
    await trusted.stop()
  })

  it('is not asked where the service is open to its own machine, which is all it may read', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch')
    for (const fhirServer of ['https://ehr.example/fhir', 'http://169.254.169.254/', 'http://192.168.0.1/fhir']) {
      expect((await ask({ fhirServer })).status).toBe(412)
    }
    expect(fetching).not.toHaveBeenCalled()
  })

  it('costs a call nothing that brings everything', async () => {
    expect(summaries(await ask({ prefetch: prefetched, fhirServer: 'https://ehr.example/fhir' }))).not.toEqual([])
  })
})

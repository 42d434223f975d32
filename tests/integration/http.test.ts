/** Bad input, wherever the service runs: the right status, JSON that says what is wrong and where, and a service that goes on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asLambda, engines, overHttp, type Received, type Running } from '../support/engines.ts'
import {
  call,
  callPath,
  complaints,
  emptyChart,
  feedbackPath,
  hookCall,
  jsonOf,
  painfulChart,
  post,
  searchset,
} from '../support/hook-calls.ts'
import { type TestDeps, testDeps } from '../support/test-deps.ts'

const megabyte = 1024 * 1024
const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] }

/** Every answer, good or bad, must have these. */
function expectGoodManners({ headers, text, status }: Received) {
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(headers).not.toHaveProperty('access-control-allow-credentials')
  expect(headers).not.toHaveProperty('x-powered-by')
  expect(headers).not.toHaveProperty('server')
  expect(headers.vary).toContain('Origin')
  if (text !== '') expect(headers['content-type']).toMatch(/^application\/json\b/)
  expect(text).not.toMatch(/node_modules|\bat \w+ \(|\.ts:\d+/)
  expect(status).toBeLessThan(500)
}

describe.each(engines)('$name', (engine) => {
  let deps: TestDeps
  let service: Running

  beforeAll(async () => {
    deps = testDeps()
    service = await engine.start(deps)
  })
  afterAll(() => service.stop())

  const carriesBytes = engine !== asLambda

  /** Sends, checks what every answer must have, and that the next good call is answered. */
  const send = async (message: Parameters<Running['send']>[0]) => {
    const received = await service.send(message)
    expectGoodManners(received)
    const next = await call(service, hookCall())
    expect(next.status).toBe(200)
    expect(jsonOf(next).cards).toHaveLength(1)
    return received
  }

  it.each([
    ['cut off', '{"hook": "patient-view"'],
    ['a trailing comma', '{"hook": "patient-view",}'],
    ['a comment', '// call\n{}'],
    ['single quotes', "{'hook': 'patient-view'}"],
    ['an HTML page', '<!doctype html><title>502</title>'],
    ['a form', 'hook=patient-view'],
    ['NaN', '{"hook": NaN}'],
  ])('refuses a body that is not JSON: %s', async (_, body) => {
    const received = await send(post(callPath, body))
    expect(received.status).toBe(400)
    expect(complaints(received)).toEqual(['body: not JSON'])
  })

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['text', '"patient-view"'],
    ['a number', '42'],
    ['true', 'true'],
  ])('refuses JSON that is no object: %s', async (_, body) => {
    const received = await send(post(callPath, body))
    expect(received.status).toBe(400)
    expect(complaints(received)).toEqual(['expected an object'])
  })

  it('refuses an empty body, and no body', async () => {
    for (const message of [post(callPath, ''), { method: 'POST', path: callPath }]) {
      const received = await send(message)
      expect(received.status).toBe(400)
      expect(complaints(received)).toEqual(['body: required'])
    }
  })

  it.runIf(carriesBytes).each([
    ['Latin-1', Buffer.from('{"hook": "caf\xE9"}', 'latin1')],
    ['UTF-16', Buffer.from('{"hook": "patient-view"}', 'utf16le')],
    ['an overlong slash', Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x7d])],
    ['half a surrogate pair', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('refuses a body that is not UTF-8: %s', async (_, body) => {
    const received = await send(post(callPath, body))
    expect(received.status).toBe(400)
    expect(complaints(received)).toEqual([expect.stringMatching(/^body: not (UTF-8|JSON)$/)])
  })

  it('keeps text in any script intact, and takes a byte order mark', async () => {
    const body = hookCall({ hookInstance: 'ünïcode-脚痛-🦵' })
    const received = await send(post(callPath, `\uFEFF${JSON.stringify(body)}`))
    expect(received.status).toBe(200)
    expect(
      deps.audit.records.some(({ entry }) => entry.kind === 'hook-call' && entry.hookInstance === body.hookInstance),
    ).toBe(true)
  })

  it.each([
    'text/plain',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    ';',
  ])('answers another content type with 415: %s', async (type) => {
    const received = await send(post(callPath, hookCall(), { 'content-type': type }))
    expect(type === ';' ? [200] : [415]).toContain(received.status)
  })

  it.each([
    'application/json',
    'Application/JSON',
    'application/json;charset=UTF-8',
    'application/json; a=b; charset="utf-8"',
    'application/fhir+json',
  ])('reads JSON under the content type %s', async (type) => {
    expect((await send(post(callPath, hookCall(), { 'content-type': type }))).status).toBe(200)
  })

  it('refuses a compressed body, since nothing unpacks it', async () => {
    const received = await send(post(callPath, hookCall(), { 'content-encoding': 'gzip' }))
    expect(received.status).toBe(415)
  })

  it.each([
    ['hook', { hook: undefined }, 'hook: required'],
    ['hookInstance', { hookInstance: undefined }, 'hookInstance: required'],
    ['context', { context: undefined }, 'context: required'],
    ['context.patientId', { context: { userId: 'Practitioner/1' } }, 'context.patientId: required'],
  ])('names a missing required field: %s', async (_, change, complaint) => {
    const received = await send(post(callPath, hookCall(change)))
    expect(received.status).toBe(400)
    expect(complaints(received)).toEqual([complaint])
    expect(jsonOf(received).issue[0].expression).toEqual([complaint.split(':')[0]])
  })

  it.each(['encounter-start', 'order-sign', 'medication-prescribe', '__proto__', 'PATIENT-VIEW'])(
    'refuses a hook this service is not registered for: %s',
    async (hook) => {
      const context = { userId: 'Practitioner/1', patientId: 'p1', encounterId: 'e1', draftOrders: searchset() }
      const received = await send(post(callPath, hookCall({ hook, context })))
      expect(received.status).toBe(400)
      expect(complaints(received)).toEqual(['hook: this service answers patient-view'])
    },
  )

  it.each([
    'nope',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '%5F%5Fproto%5F%5F',
    '..%2F..%2Fetc%2Fpasswd',
    '%3Cscript%3E',
    '%00',
    '%E0%A4%A',
    'Positional-Leg-Pain',
    'x'.repeat(2000),
  ])('knows no service "%s"', async (id) => {
    for (const path of [`/cds-services/${id}`, `/cds-services/${id}/feedback`]) {
      const received = await send(post(path, hookCall()))
      expect(received.status).toBe(404)
      expect(complaints(received)).toHaveLength(1)
    }
  })

  it.each([
    '/',
    '/cds-services/positional-leg-pain/analytics-endpoint',
    '/favicon.ico',
    '/cds-services/a/b/c',
    '/CDS-SERVICES',
    '//cds-services',
    '/.env',
  ])('serves nothing at %s', async (path) => {
    const received = await send({ path })
    expect(received.status).toBe(404)
    expect(complaints(received)).toEqual(['nothing is served at this path'])
  })

  it.each([
    ['POST', '/cds-services', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/cds-services', 'GET, HEAD, OPTIONS'],
    ['GET', callPath, 'POST, OPTIONS'],
    ['PUT', callPath, 'POST, OPTIONS'],
    ['PATCH', feedbackPath, 'POST, OPTIONS'],
    ['GET', feedbackPath, 'POST, OPTIONS'],
    ['POST', '/health', 'GET, HEAD, OPTIONS'],
  ])('answers %s %s with 405 and what is allowed', async (method, path, allow) => {
    const received = await send({ method, path })
    expect(received.status).toBe(405)
    expect(received.headers.allow).toBe(allow)
    expect(complaints(received)).toHaveLength(1)
  })

  it('answers HEAD like GET, without a body', async () => {
    for (const path of ['/cds-services', '/health']) {
      const received = await service.send({ method: 'HEAD', path })
      expect([received.status, received.text]).toEqual([200, ''])
    }
  })

  it.each(['/cds-services', callPath, feedbackPath, '/nowhere'])(
    'answers the preflight of a browser at %s',
    async (path) => {
      const headers = {
        origin: 'https://sandbox.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      }
      const received = await service.send({ method: 'OPTIONS', path, headers })
      expect([received.status, received.text]).toEqual([204, ''])
      expect(received.headers['access-control-allow-methods']).toBe('GET, POST, OPTIONS')
      expect(received.headers['access-control-allow-headers']).toMatch(/\bAuthorization\b.*\bContent-Type\b/)
    },
  )

  it.each([
    ['null', null, 412],
    ['an OperationOutcome for each key', { conditions: outcome, observations: outcome }, 412],
    ['not FHIR', { conditions: { error: 'x' }, observations: { error: 'x' } }, 412],
    ['an HTML page for each key', { conditions: '<html>', observations: '<html>' }, 412],
    ['null for each key', { patient: null, conditions: null, observations: null, medications: null }, 200],
    ['an empty bundle for each key', emptyChart(), 200],
  ])('takes prefetch that is %s', async (_, prefetch, status) => {
    const received = await send(post(callPath, hookCall({ prefetch })))
    expect(received.status).toBe(status)
    if (status === 412) expect(complaints(received)).toHaveLength(2)
    else expect(jsonOf(received)).toEqual({ cards: [] })
  })

  it.each([
    ['entries that are null', { resourceType: 'Bundle', entry: [null, null] }],
    ['entries without resource', { resourceType: 'Bundle', entry: [{}, { fullUrl: 'x' }] }],
    ['an entry that is an object', { resourceType: 'Bundle', entry: { resource: {} } }],
    ['a bundle in a bundle', searchset(searchset({ resourceType: 'Observation', id: 'pain-9' }))],
    ['a list', [{ resourceType: 'Observation' }]],
    ['a resourceType that is a number', { resourceType: 7 }],
    ['a resourceType that is __proto__', { resourceType: '__proto__' }],
    ['true', true],
    ['text', 'text'],
    ['a deep nest', JSON.parse(`${'[{"a":'.repeat(2_000)}1${'}]'.repeat(2_000)}`)],
  ])('survives an observations key that holds %s', async (_, observations) => {
    const received = await send(post(callPath, hookCall({ prefetch: { ...painfulChart(), observations } })))
    expect([200, 412]).toContain(received.status)
  })

  it('survives JSON 100,000 levels deep', async () => {
    const nest = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const body of [
      nest,
      JSON.stringify(hookCall()).replace('"patient-view"', nest),
      JSON.stringify(hookCall()).replace('"searchset"', nest),
    ]) {
      const received = await send(post(callPath, body))
      expect([200, 400, 412]).toContain(received.status)
    }
  })

  it('survives keys named after parts of every object', async () => {
    const poison = '"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, '
    const body = JSON.stringify(hookCall()).replaceAll('{"', `{${poison}"`)
    expect((await send(post(callPath, body))).status).toBe(200)
    expect({}).not.toHaveProperty('polluted')
  })

  it('takes the last of two equal keys, as JSON parsers do', async () => {
    const body = JSON.stringify(hookCall()).replace('"hook":', '"hook": "order-sign", "hook":')
    expect((await send(post(callPath, body))).status).toBe(200)
  })

  it('reads 5,000 entries whole', async () => {
    const quiet = Array.from({ length: 5_000 }, (_, i) => ({
      resourceType: 'Observation',
      id: `o-${i}`,
      subject: { reference: 'Patient/p1' },
    }))
    const observations = searchset(...quiet, { resourceType: 'Observation', id: 'pain-last' })
    const received = await send(post(callPath, hookCall({ prefetch: { ...painfulChart(), observations } })))
    expect(jsonOf(received).cards).toHaveLength(1)
  })

  it('reads a body of 6 MB, and answers a byte more with 413', async () => {
    const body = (size: number) => {
      const text = JSON.stringify(hookCall({ padding: '' }))
      return text.replace('"padding":""', `"padding":"${'x'.repeat(size - text.length)}"`)
    }
    expect((await send(post(callPath, body(6 * megabyte)))).status).toBe(200)
    for (const size of [6 * megabyte + 1, 20 * megabyte]) {
      const received = await send(post(callPath, body(size)))
      expect(received.status).toBe(413)
      expect(complaints(received)).toEqual([`body: at most ${6 * megabyte} bytes`])
    }
  })

  it('counts bytes, not characters', async () => {
    const body = JSON.stringify(hookCall({ padding: '脚'.repeat(2.5 * megabyte) }))
    expect(body.length).toBeLessThan(6 * megabyte)
    expect((await send(post(callPath, body))).status).toBe(413)
  })

  it('says on /health that it is up, and which rules it has', async () => {
    expect(jsonOf(await send({ path: '/health' }))).toEqual({ status: 'ok', version: '0.0.0-test', ruleSet: 'test' })
  })
})

describe('HTTP alone', () => {
  let service: Running

  beforeAll(async () => {
    service = await overHttp.start(testDeps())
  })
  afterAll(() => service.stop())

  it('reads a body that does not say its length, up to the same limit', async () => {
    const chunked = { 'transfer-encoding': 'chunked' }
    expect((await service.send(post(callPath, hookCall(), chunked))).status).toBe(200)
    const tooLong = await service.send(post(callPath, hookCall({ padding: 'x'.repeat(7 * megabyte) }), chunked))
    expect(tooLong.status).toBe(413)
    expect((await service.send({ path: '/health' })).status).toBe(200)
  })

  it.each(['TRACE', 'PROPFIND', 'PURGE'])('answers the method %s without failing', async (method) => {
    const received = await service.send({ method, path: '/cds-services' })
    expect(received.status).toBeLessThan(500)
  })

  it('answers calls at once without mixing them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const chart = i % 2 === 0 ? painfulChart(`p${i}`) : emptyChart(`p${i}`)
        return jsonOf(await call(service, hookCall({ context: { patientId: `p${i}` }, prefetch: chart }))).cards.length
      }),
    )
    expect(answers).toEqual(answers.map((_, i) => (i % 2 === 0 ? 1 : 0)))
  })
})

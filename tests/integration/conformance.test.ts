/**
 * CDS Hooks, requirement by requirement, against every way the service runs, with the real decision and a
 * DynamoDB engine. Names carry the ids of the requirements document.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { marked } from 'marked'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { livePipeline } from '../../functions/cds-services/pipeline.ts'
import { examples } from '../../infra/local/examples/examples.ts'
import { createAuditTable } from '../../shared/audit/create-table.ts'
import { createAuditStore } from '../../shared/audit/store.ts'
import { localClient } from '../../shared/cds-hooks/client.ts'
import { type Card, card, discovery, hookResponse } from '../../shared/cds-hooks/schema.ts'
import { topicSystem, topics } from '../../shared/classifier/topics.ts'
import { clientOf, startDynalite } from '../support/dynamodb.ts'
import { asLambda, type Engine, inProcess, overHttp, type Received, type Running, sendTo } from '../support/engines.ts'
import {
  call,
  callPath,
  complaints,
  emptyChart,
  feedbackPath,
  hookCall,
  jsonOf,
  post,
  searchset,
} from '../support/hook-calls.ts'
import { explained, requirementIds, testedElsewhere } from '../support/requirements.ts'
import { dataFolder, startService } from '../support/running-service.ts'
import { testDeps, testNow } from '../support/test-deps.ts'

type Resources = readonly { readonly resourceType: string }[]

/** A chart by the keys discovery publishes. */
const prefetchOf = (resources: Resources) => {
  const ofType = (type: string) => resources.filter(({ resourceType }) => resourceType === type)
  return {
    patient: ofType('Patient')[0],
    conditions: searchset(...ofType('Condition')),
    observations: searchset(...ofType('Observation')),
    medications: searchset(...ofType('MedicationRequest')),
  }
}

const charts = examples(testNow)
const chartOf = (id: string) => {
  const chart = charts.find((example) => example.id === id)
  if (chart === undefined) throw new Error(`no example ${id}`)
  return chart.resources
}

const walter = 'walter-hensley'
const callFor = (id: string, changes: Record<string, unknown> = {}) =>
  hookCall({ context: { userId: 'Practitioner/dr-1', patientId: id }, prefetch: prefetchOf(chartOf(id)), ...changes })

const errorOutcome = (code = 'exception') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code }],
})
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Places of `null`, `""`, `[]` and `{}`, which JSON of CDS Hooks may not hold. */
function emptyValues(value: unknown, path = ''): readonly string[] {
  if (value === null || value === '') return [path]
  if (typeof value !== 'object') return []
  const members = Object.entries(value)
  return members.length === 0 ? [path] : members.flatMap(([key, member]) => emptyValues(member, `${path}.${key}`))
}

const covered = new Set<string>()

/** A test of requirements, named by their ids. */
function conforms(ids: string, sentence: string, test: () => unknown) {
  for (const id of ids.split(' ')) covered.add(id)
  it(`${ids} ${sentence}`, test)
}

let database: Awaited<ReturnType<typeof startDynalite>>
const tableName = 'conformance'

beforeAll(async () => {
  database = await startDynalite()
  const client = clientOf(database.endpoint)
  await createAuditTable(client, tableName)
  client.destroy()
})
afterAll(() => database.stop())

/** `npm start`, as a process of its own; its clock is set by the header. It brings its own parts. */
const npmStart: Engine = {
  name: 'npm start',
  async start() {
    const data = await dataFolder()
    const running = await startService({ SUPINE_DATA_DIR: data.path, SUPINE_ALLOW_EVALUATION_TIME: '1' })
    const send = sendTo(Number(new URL(running.url).port))
    const clock = { 'x-evaluation-time': new Date(testNow).toISOString() }
    return {
      send: (message) => send({ ...message, headers: { ...clock, ...message.headers } }),
      async stop() {
        await running.stop()
        await data.remove()
      },
    }
  },
}

/** Each way the service runs, and one like it that takes parts: a service that trusts nobody, that lists origins. */
const ways = [
  { name: inProcess.name, engine: inProcess, configurable: inProcess },
  { name: npmStart.name, engine: npmStart, configurable: overHttp },
  { name: asLambda.name, engine: asLambda, configurable: asLambda },
]

describe.each(ways)('$name', ({ engine, configurable }) => {
  let service: Running
  let trusting: Running

  beforeAll(async () => {
    const audit = createAuditStore({ client: clientOf(database.endpoint), tableName })
    // As `npm start` is open: what one test says of a card must not keep it from the next.
    const verifyClient = async () => ({ ...localClient, alertMemory: false })
    const deps = testDeps({ pipeline: livePipeline, version: '0.0.0-test', verifyClient })
    service = await engine.start({ ...deps, audit })
    trusting = await configurable.start({ ...deps, audit, verifyClient: async () => undefined })
  })
  afterAll(() => Promise.all([service.stop(), trusting.stop()]))

  const cardsFor = async (id: string, changes: Record<string, unknown> = {}): Promise<readonly Card[]> => {
    const received = await call(service, callFor(id, changes))
    expect([received.status, received.text]).toEqual([200, received.text])
    return jsonOf(received).cards
  }
  /** One card and more for every example chart that has any. */
  const allCards = async () => (await Promise.all(charts.map(({ id }) => cardsFor(id)))).flat()
  const discovered = async () => jsonOf(await service.send({ path: '/cds-services' })).services

  describe('discovery', () => {
    conforms('CDS-001', 'lists the services, always the same, whatever is asked for', async () => {
      const first = await service.send({ path: '/cds-services' })
      expect(first.status).toBe(200)
      expect(jsonOf(first).services.length).toBeGreaterThan(0)
      for (const message of [
        { path: '/cds-services' },
        { path: '/cds-services?x=1' },
        { path: '/cds-services', headers: { accept: 'text/html', authorization: 'Bearer x' } },
      ]) {
        const again = await service.send(message)
        expect([again.status, again.text]).toEqual([200, first.text])
      }
    })

    conforms('CDS-002', 'speaks JSON in every answer, errors included', async () => {
      const answers = [
        await service.send({ path: '/cds-services' }),
        await call(service, callFor(walter)),
        await call(service, '{'),
        await service.send({ path: '/nowhere' }),
        await service.send(post(feedbackPath, {})),
      ]
      for (const { headers, text } of answers) {
        expect(headers['content-type']).toBe('application/json; charset=utf-8')
        expect(() => JSON.parse(text)).not.toThrow()
      }
    })

    conforms(
      'CDS-003 CDS-004 CDS-006 CDS-007',
      'gives each service a hook, an id, a title and words for people',
      async () => {
        expect(discovery.parse({ services: await discovered() }).services.length).toBeGreaterThan(0)
        for (const { hook, title, description, usageRequirements } of await discovered()) {
          expect(hook).toMatch(
            /^(patient-view|encounter-(start|discharge)|order-(select|sign)|problem-list-item-create)$/,
          )
          for (const text of [title, description, usageRequirements]) expect(text.trim().length).toBeGreaterThan(5)
        }
      },
    )

    conforms('CDS-005', 'has one URL-safe id for each hook, and answers each at its URL', async () => {
      const services: readonly { id: string; hook: string }[] = await discovered()
      expect(new Set(services.map(({ id }) => id)).size).toBe(services.length)
      for (const { id, hook } of services) {
        expect(encodeURIComponent(id)).toBe(id)
        const context = {
          userId: 'Practitioner/dr-1',
          patientId: walter,
          encounterId: 'e1',
          conditions: searchset(),
          draftOrders: searchset(),
          selections: [],
        }
        expect((await service.send(post(`/cds-services/${id}`, callFor(walter, { hook, context })))).status).toBe(200)
      }
    })

    conforms(
      'CDS-020 CDS-021 CDS-022',
      'asks for prefetch in the subset and with the tokens of CDS Hooks 2.0',
      async () => {
        for (const { prefetch } of await discovered()) {
          for (const query of Object.values<string>(prefetch)) {
            expect(query).toMatch(/^[A-Z][A-Za-z]+(\/\{\{context\.\w+\}\}|\?[a-z_]+=[^&]+(&[a-z_]+=[^&]+)*)$/)
            expect(query).not.toMatch(/_include|_revinclude|_has|_maxresults|today\(\)/)
            for (const [, token] of query.matchAll(/\{\{(.*?)\}\}/g)) expect(token).toBe('context.patientId')
          }
        }
      },
    )
  })

  describe('a call', () => {
    conforms('CDS-010 CDS-040', 'is answered with 200 and an object of cards', async () => {
      const received = await call(service, callFor(walter))
      expect(received.status).toBe(200)
      expect(hookResponse.parse(jsonOf(received)).cards.length).toBeGreaterThan(0)
    })

    conforms('CDS-011', 'needs no optional context, and no user', async () => {
      expect(await cardsFor(walter, { context: { patientId: walter } })).not.toEqual([])
    })

    conforms('CDS-012 CDS-090', 'may hold fields, keys and extensions we do not know, everywhere', async () => {
      const known = callFor(walter)
      const extension = { 'org.example.x': { y: [1, null] } }
      const received = await call(service, {
        ...known,
        future: true,
        extension,
        context: { ...known.context, visit: 7, extension },
        prefetch: { ...prefetchOf(chartOf(walter)), coverage: { resourceType: 'Coverage', id: 'c1' }, extension },
        fhirServer: 'https://ehr.example/fhir',
        fhirAuthorization: {
          access_token: 'x',
          token_type: 'Bearer',
          expires_in: 300,
          scope: 's',
          subject: 'cds',
          extension,
        },
      })
      expect([received.status, jsonOf(received).cards.length]).toEqual([200, (await cardsFor(walter)).length])
    })

    conforms('CDS-013', 'is JSON under any spelling of its content type, with uuids in either case', async () => {
      for (const type of [
        'application/json',
        'APPLICATION/JSON',
        'application/json;charset=utf-8',
        'application/json; v=1; charset=UTF-8',
      ]) {
        const body = callFor(walter, { hookInstance: randomUUID().toUpperCase() })
        expect((await call(service, body, { 'content-type': type })).status).toBe(200)
      }
    })

    conforms('CDS-014', 'gets the same cards when it is repeated, and never those of another patient', async () => {
      const body = callFor(walter)
      const [first, again] = [await call(service, body), await call(service, body)]
      expect(jsonOf(again)).toEqual(jsonOf(first))
      const other = charts.find(({ group }) => group === 'quiet')!.id
      const sameInstance = await call(service, callFor(other, { hookInstance: body.hookInstance }))
      expect(jsonOf(sameInstance).cards).toEqual([])
      expect((await call(service, callFor(walter, { hookInstance: 'not-a-uuid' }))).status).toBe(200)
    })

    conforms(
      'CDS-015',
      'without a required field, or with one of another type, is answered with 400 that names it',
      async () => {
        const faults: readonly (readonly [Record<string, unknown>, string])[] = [
          [{ hook: undefined }, 'hook'],
          [{ hook: 1 }, 'hook'],
          [{ hookInstance: undefined }, 'hookInstance'],
          [{ hookInstance: {} }, 'hookInstance'],
          [{ context: undefined }, 'context'],
          [{ context: 'p1' }, 'context'],
          [{ context: { userId: 'Practitioner/1' } }, 'context.patientId'],
          [{ context: { userId: 'Practitioner/1', patientId: 7 } }, 'context.patientId'],
          [{ prefetch: [] }, 'prefetch'],
        ]
        for (const [change, place] of faults) {
          const received = await call(service, callFor(walter, change))
          expect([received.status, jsonOf(received).issue[0].expression]).toEqual([400, [place]])
        }
      },
    )

    conforms('CDS-015', 'lacks context that its hook demands: 400 that names it', async () => {
      for (const hook of ['encounter-start', 'encounter-discharge']) {
        const path = `/cds-services/positional-leg-pain-${hook}`
        const context = { userId: 'Practitioner/dr-1', patientId: walter }
        const received = await service.send(post(path, callFor(walter, { hook, context })))
        expect([received.status, complaints(received)]).toEqual([400, ['context.encounterId: required']])
      }
    })

    conforms('CDS-016', 'with a hook the service is not registered for is answered with 400', async () => {
      expect((await call(service, callFor(walter, { hook: 'order-dispatch' }))).status).toBe(400)
    })

    conforms('CDS-017 CDS-076', 'to a service nobody offers is answered with 404, feedback too', async () => {
      for (const id of ['nope', '__proto__', 'constructor', '..%2Fx', '%3Cb%3E', 'a%2Fb']) {
        for (const path of [`/cds-services/${id}`, `/cds-services/${id}/feedback`]) {
          const received = await service.send(post(path, callFor(walter)))
          expect([received.status, complaints(received).length]).toEqual([404, 1])
        }
      }
    })

    conforms('CDS-018', 'that is no JSON object is answered with 400', async () => {
      for (const body of ['', '{', 'null', '[]', '"x"', '7', '{"hook":"patient-view",}', '/* c */ {}']) {
        expect([body, (await call(service, body)).status]).toEqual([body, 400])
      }
    })

    conforms('CDS-019', 'with another content type is answered with 415', async () => {
      expect((await call(service, callFor(walter), { 'content-type': 'application/xml' })).status).toBe(415)
    })
  })

  describe('prefetch', () => {
    conforms(
      'CDS-024 CDS-042',
      'that brings nothing needed is answered with 412 that names what is missing',
      async () => {
        for (const prefetch of [undefined, {}, { patient: chartOf(walter)[0] }]) {
          const received = await call(service, callFor(walter, { prefetch }))
          expect([received.status, complaints(received)]).toEqual([
            412,
            ['prefetch.conditions: not supplied', 'prefetch.observations: not supplied'],
          ])
        }
      },
    )

    conforms('CDS-024', 'that lacks one needed key is answered with what the rest gives, and says so', async () => {
      const { conditions: _, ...prefetch } = prefetchOf(chartOf(walter))
      const answer = jsonOf(await call(service, callFor(walter, { prefetch })))
      expect(answer.cards).not.toEqual([])
      expect(answer.extension).toEqual({ 'org.supine.unavailable': ['conditions'] })
    })

    conforms(
      'CDS-025 CDS-041',
      'that says "no data", as null or as an empty bundle, is answered with 200 and no cards',
      async () => {
        const bundle = { resourceType: 'Bundle', type: 'searchset' }
        for (const nothing of [null, bundle, { ...bundle, entry: [] }, { ...bundle, total: 0 }]) {
          const received = await call(
            service,
            callFor(walter, {
              prefetch: { patient: null, conditions: nothing, observations: nothing, medications: nothing },
            }),
          )
          expect([received.status, jsonOf(received)]).toEqual([200, { cards: [] }])
        }
      },
    )

    conforms(
      'CDS-026',
      'that holds an OperationOutcome counts as not read: for every key 412, as an entry skipped',
      async () => {
        const failed = { patient: errorOutcome(), conditions: errorOutcome('forbidden'), observations: errorOutcome() }
        const received = await call(service, callFor(walter, { prefetch: failed }))
        expect([received.status, complaints(received)]).toEqual([
          412,
          ['prefetch.conditions: access refused', 'prefetch.observations: could not be read'],
        ])
        const chart = prefetchOf(chartOf(walter))
        const entry = [...(chart.observations.entry ?? []), { resource: errorOutcome(), search: { mode: 'outcome' } }]
        expect(
          await cardsFor(walter, { prefetch: { ...chart, observations: { ...chart.observations, entry } } }),
        ).not.toEqual([])
      },
    )

    conforms('CDS-027', 'with a next page it may not follow says that the data are incomplete', async () => {
      const chart = prefetchOf(chartOf(walter))
      const link = [{ relation: 'next', url: 'https://ehr.example/fhir?page=2' }]
      const [first] = await cardsFor(walter, { prefetch: { ...chart, observations: { ...chart.observations, link } } })
      const [whole] = await cardsFor(walter)
      expect(first!.detail).not.toBe(whole!.detail)
      expect(first!.detail).toMatch(/page|incomplete/i)
    })

    conforms('CDS-028', 'may be of odd shapes: what can be used is used, the rest harms nothing', async () => {
      const chart = prefetchOf(chartOf(walter))
      const entries = chart.observations.entry ?? []
      const odd = [null, 7, {}, { resource: null }, { resource: { resourceType: 'Observation', code: 7, status: [] } }]
      const shapes = [
        { ...chart, observations: { ...chart.observations, entry: [...odd, ...entries] } },
        { ...chart, observations: { ...chart.observations, type: undefined, total: 'many' } },
        {
          patient: chart.patient,
          conditions: chart.conditions,
          a: searchset(...entries.slice(0, 3).map(({ resource }) => resource)),
          b: chart.observations,
        },
        { everything: searchset(...chartOf(walter)) },
      ]
      const topicsOf = (cards: readonly Card[]) => cards.map(({ source }) => source.topic?.code)
      const expected = topicsOf(await cardsFor(walter))
      for (const prefetch of shapes) expect(topicsOf(await cardsFor(walter, { prefetch }))).toEqual(expected)
    })

    conforms(
      'CDS-028',
      "uses nothing of another patient's resources, nor of those entered in error or refuted",
      async () => {
        expect(
          await cardsFor('someone-else', {
            prefetch: prefetchOf(chartOf(walter)),
            context: { patientId: 'someone-else' },
          }).catch(() => []),
        ).toEqual([])
        const retracted = chartOf(walter).map((resource) => ({
          ...resource,
          ...(resource.resourceType === 'Observation' ? { status: 'entered-in-error' } : {}),
          ...(resource.resourceType === 'Condition' ? { verificationStatus: { coding: [{ code: 'refuted' }] } } : {}),
        }))
        expect(await cardsFor(walter, { prefetch: prefetchOf(retracted) })).toEqual([])
      },
    )
  })

  describe('FHIR server access', () => {
    const fhirServer = 'https://ehr.example/fhir'

    conforms('CDS-030', 'may be offered beside a full prefetch, with a token or without', async () => {
      const fhirAuthorization = {
        access_token: 'x',
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'patient/Observation.rs',
        subject: 'cds',
      }
      expect(await cardsFor(walter, { fhirServer })).not.toEqual([])
      expect(await cardsFor(walter, { fhirServer, fhirAuthorization })).not.toEqual([])
    })

    conforms('CDS-031', 'of a bad structure is answered with 400 or passed over', async () => {
      for (const change of [
        { fhirServer: 7 },
        { fhirServer: 'not a url' },
        { fhirServer, fhirAuthorization: 'x' },
        { fhirServer, fhirAuthorization: {} },
      ]) {
        expect((await call(service, callFor(walter, change))).status).toBe(400)
      }
      const odd = { access_token: 'x', token_type: 'bearer', expires_in: '300', scope: ['a'], patient: 7 }
      expect(await cardsFor(walter, { fhirServer, fhirAuthorization: odd })).not.toEqual([])
    })

    conforms('CDS-033', 'leaves no token in an answer', async () => {
      const fhirAuthorization = { access_token: 'a-secret-token', token_type: 'Bearer' }
      for (const prefetch of [prefetchOf(chartOf(walter)), undefined]) {
        expect((await call(service, callFor(walter, { fhirServer, fhirAuthorization, prefetch }))).text).not.toContain(
          'a-secret-token',
        )
      }
    })
  })

  describe('status codes', () => {
    conforms('CDS-043 CDS-062', 'of refusals say what is wrong, with an OperationOutcome', async () => {
      const refused: readonly (readonly [number, Received])[] = [
        [400, await call(service, {})],
        [401, await call(trusting, callFor(walter))],
        [404, await service.send({ path: '/nowhere' })],
        [405, await service.send({ path: callPath })],
        [412, await call(service, callFor(walter, { prefetch: {} }))],
        [413, await call(service, callFor(walter, { padding: 'x'.repeat(6 * 1024 * 1024) }))],
        [415, await call(service, callFor(walter), { 'content-type': 'text/plain' })],
      ]
      for (const [status, received] of refused) {
        expect(received.status).toBe(status)
        for (const issue of jsonOf(received).issue) {
          expect(issue).toMatchObject({
            severity: 'error',
            code: expect.any(String),
            details: { text: expect.any(String) },
          })
        }
      }
    })

    conforms('CDS-060', 'are 405 with Allow for a wrong method, and HEAD has no body', async () => {
      const received = await service.send({ method: 'DELETE', path: '/cds-services' })
      expect([received.status, received.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
      const head = await service.send({ method: 'HEAD', path: '/cds-services' })
      expect([head.status, head.text]).toEqual([200, ''])
    })

    conforms(
      'CDS-061 CDS-102 CDS-103',
      'are never 5xx, whatever the body, and the service goes on unchanged',
      async () => {
        const before = await cardsFor(walter)
        const deep = `${'{"a":['.repeat(20_000)}${']}'.repeat(20_000)}`
        const poison = JSON.stringify(callFor(walter)).replaceAll(
          '{"',
          '{"__proto__":{"status":"final"},"constructor":{"prototype":null},"',
        )
        const odd = JSON.stringify(callFor(walter)).replaceAll('"value":', '"value":1e999,"valueX":')
        for (const body of [deep, poison, odd, '1e999', '"\\ud800"', '{"hook":"\\u0000"}', `{"prefetch":${deep}}`]) {
          expect((await call(service, body)).status).toBeLessThan(500)
        }
        expect({}).not.toHaveProperty('status')
        expect((await cardsFor(walter)).map(({ summary }) => summary)).toEqual(before.map(({ summary }) => summary))
      },
    )

    conforms('CDS-063', 'come without systemActions, which nobody agreed on', async () => {
      expect(jsonOf(await call(service, callFor(walter)))).not.toHaveProperty('systemActions')
    })
  })

  describe('cards', () => {
    conforms(
      'CDS-050 CDS-051 CDS-052 CDS-054 CDS-056 CDS-057 CDS-058 CDS-059 CDS-091',
      'keep every rule the schema of CDS Hooks has for them, for every example chart',
      async () => {
        const cards = await allCards()
        expect(cards.length).toBeGreaterThan(10)
        for (const one of cards) expect(card.safeParse(one).error?.issues ?? []).toEqual([])
      },
    )

    conforms('CDS-053', 'have one Coding as topic: the hypothesis', async () => {
      for (const { source } of await allCards()) {
        expect(source.topic?.system).toBe(topicSystem)
        expect(topics).toHaveProperty(source.topic?.code ?? 'none')
      }
    })

    conforms('CDS-054', 'and suggestions have uuids of their own in every answer', async () => {
      const ids = [...(await cardsFor(walter)), ...(await cardsFor(walter))].flatMap((one) => [
        one.uuid,
        ...(one.suggestions ?? []).map((s) => s.uuid),
      ])
      for (const id of ids) expect(id).toMatch(uuid)
      expect(new Set(ids).size).toBe(ids.length)
    })

    conforms('CDS-055 CDS-104', 'never let chart text become HTML, an image or a link', async () => {
      const cards = await cardsFor('robert-tables')
      expect(cards).not.toEqual([])
      for (const { detail = '', summary } of cards) {
        const html = await marked.parse(detail, { gfm: true })
        expect(html).not.toMatch(/<(script|img|iframe|svg|b )|javascript:|attacker\.example["']/i)
        expect(summary).not.toMatch(/[<>]/)
      }
    })

    conforms(
      'CDS-044',
      'advise: dated evidence, what is missing, a next step, and no diagnosis stated as a fact',
      async () => {
        for (const { summary, detail = '' } of await allCards()) {
          expect(summary).toMatch(/consider|possible|check|think of|ask/i)
          expect(detail).toMatch(/\b(19|20)\d\d\b/)
        }
      },
    )

    conforms('CDS-080', 'hold no null, empty text, empty list or empty object', async () => {
      for (const one of await allCards()) expect(emptyValues(one)).toEqual([])
      expect(emptyValues(await discovered())).toEqual([])
      for (const refused of [await call(service, {}), await call(service, callFor(walter, { prefetch: {} }))]) {
        expect(emptyValues(jsonOf(refused))).toEqual([])
      }
    })
  })

  describe('feedback', () => {
    const at = '2026-11-20T09:05:00Z'
    const send = (...feedback: readonly unknown[]) => service.send(post(feedbackPath, { feedback }))

    conforms('CDS-070', 'on a card is taken with 200', async () => {
      const [first] = await cardsFor(walter)
      const received = await send({ card: first!.uuid, outcome: 'overridden', outcomeTimestamp: at })
      expect([received.status, complaints(received)]).toEqual([200, ['feedback kept: 1']])
    })

    conforms('CDS-071', 'may give a reason by code alone, or a comment alone, but not an empty reason', async () => {
      const [first] = await cardsFor(walter)
      const overridden = { card: first!.uuid, outcome: 'overridden', outcomeTimestamp: at }
      const code = first!.overrideReasons![0]!.code
      expect((await send({ ...overridden, overrideReason: { reason: { code } } })).status).toBe(200)
      expect((await send({ ...overridden, overrideReason: { userComment: 'later' } })).status).toBe(200)
      expect((await send({ ...overridden, overrideReason: {} })).status).toBe(400)
    })

    conforms('CDS-072', 'that accepts names the suggestions accepted', async () => {
      const [first] = await cardsFor(walter)
      const accepted = { card: first!.uuid, outcome: 'accepted', outcomeTimestamp: at }
      expect((await send(accepted)).status).toBe(400)
      expect((await send({ ...accepted, acceptedSuggestions: [{ id: first!.suggestions![0]!.uuid }] })).status).toBe(
        200,
      )
    })

    conforms('CDS-073', 'may hold many items, repeats and times with or without fraction', async () => {
      const cards = [...(await cardsFor(walter)), ...(await cardsFor('robert-tables'))]
      const items = cards.flatMap(({ uuid: id }) =>
        ['2026-11-20T09:05:00Z', '2026-11-20T09:05:00Z', '2026-11-20T10:05:00.123+01:00'].map((outcomeTimestamp) => ({
          card: id,
          outcome: 'overridden',
          outcomeTimestamp,
        })),
      )
      expect(complaints(await send(...items))).toEqual([`feedback kept: ${items.length}`])
    })

    conforms('CDS-074', 'on a card nobody knows costs the others nothing', async () => {
      const [first] = await cardsFor(walter)
      const item = (id: string) => ({ card: id, outcome: 'overridden', outcomeTimestamp: at })
      const received = await send(item(randomUUID()), item(first!.uuid))
      expect([received.status, complaints(received)[0]]).toEqual([200, 'feedback kept: 1'])
    })

    conforms('CDS-075', 'that is malformed is answered with 400 that names the item', async () => {
      const [first] = await cardsFor(walter)
      const good = { card: first!.uuid, outcome: 'overridden', outcomeTimestamp: at }
      for (const bad of [
        null,
        {},
        { ...good, outcome: 'ignored' },
        { ...good, outcomeTimestamp: 'now' },
        { ...good, card: 7 },
      ]) {
        const received = await send(good, bad)
        expect(received.status).toBe(400)
        expect(complaints(received)[0]).toMatch(/^feedback\[1\]/)
      }
      for (const body of ['{', '[]', '{}', '{"feedback":[]}', '{"feedback":null}']) {
        expect((await service.send(post(feedbackPath, body))).status).toBe(400)
      }
    })
  })

  describe('one answer for every version of the protocol', () => {
    const token = { access_token: 'x', token_type: 'Bearer', expires_in: 300, subject: 'cds' }
    const chart = () => prefetchOf(chartOf(walter))

    conforms('CDS-025 CDS-031', 'takes what clients of 1.0, 2.0 and 3.0 send', async () => {
      const { conditions: _, ...without } = chart()
      const clients = {
        '1.0: SMART v1 scopes, a key left out after an error, null for none': {
          fhirServer: 'http://ehr.example/fhir',
          fhirAuthorization: { ...token, scope: 'patient/Observation.read' },
          prefetch: { ...without, medications: null },
        },
        '2.0: patient beside the token, OperationOutcome after an error': {
          fhirServer: 'https://ehr.example/fhir',
          fhirAuthorization: { ...token, scope: 'patient/Observation.read', patient: walter },
          prefetch: { ...chart(), conditions: errorOutcome() },
        },
        '3.0: SMART v2 scopes, an empty bundle for none': {
          fhirServer: 'https://ehr.example/fhir',
          fhirAuthorization: {
            ...token,
            scope: 'patient/Observation.rs patient/Condition.rs?category=x',
            patient: walter,
          },
          prefetch: { ...chart(), medications: { resourceType: 'Bundle', type: 'searchset', total: 0 } },
        },
      }
      for (const [client, change] of Object.entries(clients)) {
        const [first] = await cardsFor(walter, change)
        expect([client, first?.source.topic?.code]).toEqual([client, 'chronic-limb-threatening-ischemia'])
      }
    })

    conforms('CDS-056 CDS-057', 'says nothing a client of 1.0 takes for an error', async () => {
      for (const { selectionBehavior, suggestions = [] } of await allCards()) {
        expect(selectionBehavior ?? 'at-most-one').toBe('at-most-one')
        for (const { actions = [] } of suggestions) for (const { type } of actions) expect(type).toBe('create')
      }
    })
  })

  describe('browsers and security', () => {
    conforms(
      'CDS-066',
      'let a preflight pass without credentials, with Authorization and Content-Type by name',
      async () => {
        for (const path of ['/cds-services', callPath, feedbackPath]) {
          const { status, headers } = await trusting.send({
            method: 'OPTIONS',
            path,
            headers: { origin: 'https://sandbox.example', 'access-control-request-method': 'POST' },
          })
          expect(status).toBe(204)
          expect(headers['access-control-allow-origin']).toBe('*')
          expect(headers['access-control-allow-methods']?.split(', ')).toEqual(
            expect.arrayContaining(['GET', 'POST', 'OPTIONS']),
          )
          expect(headers['access-control-allow-headers']?.split(', ')).toEqual(
            expect.arrayContaining(['Authorization', 'Content-Type']),
          )
        }
      },
    )

    conforms('CDS-067', 'can read every answer, refusals included', async () => {
      for (const received of [
        await call(service, callFor(walter)),
        await call(trusting, callFor(walter)),
        await call(service, {}),
        await service.send({ path: '/nowhere' }),
        await call(service, callFor(walter, { prefetch: {} })),
      ]) {
        expect(received.headers['access-control-allow-origin']).toBe('*')
      }
    })

    conforms(
      'CDS-068',
      'are never offered credentials, and only listed origins are let in where there is a list',
      async () => {
        const listed = await configurable.start(testDeps({ allowedOrigins: ['https://ehr.example'] }))
        const from = (origin: string) => listed.send({ path: '/cds-services', headers: { origin } })
        const [friend, stranger] = [await from('https://ehr.example'), await from('https://ehr.example.evil.test')]
        await listed.stop()
        expect(friend.headers).toMatchObject({ 'access-control-allow-origin': 'https://ehr.example', vary: 'Origin' })
        expect(stranger.headers).not.toHaveProperty('access-control-allow-origin')
        for (const { headers } of [friend, stranger])
          expect(headers).not.toHaveProperty('access-control-allow-credentials')
      },
    )

    conforms(
      'CDS-110 CDS-120',
      'need a client we trust for calls and feedback: 401, the same for every cause',
      async () => {
        const answers = [
          await call(trusting, callFor(walter)),
          await call(trusting, callFor(walter), { authorization: 'Bearer x.y.z' }),
          await call(trusting, callFor(walter), { authorization: 'Basic eDp5' }),
          await trusting.send(post(feedbackPath, { feedback: [] }, { authorization: 'Bearer' })),
        ]
        for (const { status, text } of answers) expect([status, text]).toEqual([401, answers[0]!.text])
      },
    )

    conforms('CDS-105 CDS-106', 'learn nothing about our insides or the patient from errors', async () => {
      const secret = 'Xanthippe'
      for (const received of [
        await call(service, `{"patient": "${secret}"`),
        await call(service, callFor(walter, { hook: secret, fhirServer: secret })),
        await call(service, callFor(walter, { context: { patientId: `${secret} ${secret}` } })),
        await service.send({ path: `/cds-services/${secret}` }),
      ]) {
        expect(received.text).not.toMatch(/Xanthippe|node_modules|\.ts|zod|hono|lambda|aws|at .*:\d+/i)
        expect(Object.keys(received.headers)).not.toContain('x-powered-by')
      }
    })
  })

  describe('operation', () => {
    conforms('CDS-100', 'keeps calls at the same time apart', async () => {
      const expected = new Map(
        await Promise.all(charts.map(async ({ id }) => [id, (await cardsFor(id)).length] as const)),
      )
      const many = Array.from({ length: 3 }, () => charts).flat()
      const answers = await Promise.all(many.map(async ({ id }) => [id, (await cardsFor(id)).length] as const))
      for (const [id, count] of answers) expect([id, count]).toEqual([id, expected.get(id)])
    })

    conforms('CDS-101', 'evaluates thousands of entries completely, and 5 MB', async () => {
      const chart = prefetchOf(chartOf(walter))
      const filler = (text: string) =>
        Array.from({ length: 3_000 }, (_, i) => ({
          resourceType: 'Observation',
          id: `filler-${i}`,
          status: 'final',
          code: { coding: [{ system: 'http://loinc.org', code: '8302-2' }], text },
          subject: { reference: `Patient/${walter}` },
          effectiveDateTime: '2026-01-01',
          valueQuantity: { value: 180, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' },
        }))
      const own = (chart.observations.entry ?? []).map(({ resource }) => resource)
      const expected = (await cardsFor(walter))[0]!.source.topic
      for (const text of ['Body height', 'Body height '.repeat(110)]) {
        const observations = searchset(...filler(text), ...own)
        const [first] = await cardsFor(walter, { prefetch: { ...chart, observations } })
        expect(first?.source.topic).toEqual(expected)
      }
    })

    conforms('CDS-041', 'stays silent for a chart that was read and says nothing', async () => {
      expect(jsonOf(await call(service, callFor('walter-hensley', { prefetch: emptyChart(walter) })))).toEqual({
        cards: [],
      })
      for (const { id, group } of charts) if (group === 'quiet') expect([id, await cardsFor(id)]).toEqual([id, []])
    })
  })
})

describe('the requirements', () => {
  it('are each tested here, tested in another file that names them, or explained', () => {
    for (const [id, file] of Object.entries(testedElsewhere)) {
      expect([id, readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').includes(id)]).toEqual([id, true])
    }
    const accounted = [...covered, ...Object.keys(testedElsewhere), ...Object.keys(explained)]
    expect([...new Set(accounted)].sort()).toEqual([...requirementIds].sort())
    expect(Object.keys(explained).filter((id) => covered.has(id))).toEqual([])
  })
})

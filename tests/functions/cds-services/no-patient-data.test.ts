/** Patient text, identifiers and tokens never reach a log, a metric or an error answer, whatever goes wrong. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Deps } from '../../../functions/cds-services/deps.ts'
import { AuditUnavailable } from '../../../shared/audit/record.ts'
import { lambdaLog } from '../../../shared/telemetry/log.ts'
import { lambdaMetrics } from '../../../shared/telemetry/metrics.ts'
import { asLambda, type Sent } from '../../support/engines.ts'
import { callPath, feedbackPath, hookCall, painfulChart, post } from '../../support/hook-calls.ts'
import { testDeps } from '../../support/test-deps.ts'

/** Stands for a name, an identifier, a token: it must not come out anywhere. */
const secret = 'Xanthippe-7734'

let printed: string

beforeEach(() => {
  printed = ''
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text)
      return true
    })
  }
})
afterEach(() => vi.restoreAllMocks())

/** Runs a call through the parts a Lambda has, and gives the answer and everything that was printed. */
async function run(message: Sent, overrides: Partial<Deps> = {}) {
  const deps = testDeps({ log: lambdaLog(), metrics: lambdaMetrics('cds-services'), ...overrides })
  const service = await asLambda.start(overrides.audit === undefined ? deps : { ...deps, audit: overrides.audit })
  const { status, text } = await service.send(message)
  expect(printed).toContain('"message":"call"')
  return { status, text }
}

const secretChart = () => {
  const chart = painfulChart(secret)
  return {
    ...chart,
    patient: { ...chart.patient, name: [{ family: secret }], identifier: [{ value: secret }] },
    notes: {
      resourceType: 'Bundle',
      entry: [{ resource: { resourceType: 'Observation', id: secret, valueString: secret } }],
    },
    [secret]: { resourceType: secret },
  }
}

const secretCall = (changes: Record<string, unknown> = {}) =>
  hookCall({
    hookInstance: secret,
    context: { userId: `Practitioner/${secret}`, patientId: secret, encounterId: secret },
    fhirServer: `https://${secret}.example/fhir`,
    fhirAuthorization: { access_token: secret, token_type: 'Bearer', scope: secret, subject: secret, expires_in: 300 },
    prefetch: secretChart(),
    ...changes,
  })

const tokens = {
  authorization: `Bearer ${secret}`,
  origin: `https://${secret}.example`,
  'user-agent': secret,
  cookie: secret,
}
const quoting = () => new Error(`cannot read "${secret}"\n    at ${secret} (chart.ts:1:1)`)

const unacceptable: readonly (readonly [string, Sent])[] = [
  ['a body cut off', post(callPath, JSON.stringify(secretCall()).slice(0, -20), tokens)],
  ['a body that is text', post(callPath, secret, tokens)],
  ['a body that is a list', post(callPath, [secret], tokens)],
  [
    'fields of wrong types',
    post(callPath, { hook: [secret], hookInstance: { [secret]: 1 }, context: secret, prefetch: secret }, tokens),
  ],
  ['odd ids', post(callPath, secretCall({ context: { patientId: `${secret} ${secret}` } }), tokens)],
  ['a wrong hook', post(callPath, secretCall({ hook: secret }), tokens)],
  ['a wrong content type', post(callPath, secretCall(), { ...tokens, 'content-type': `text/${secret}` })],
  ['an unknown service', post(`/cds-services/${secret}`, secretCall(), tokens)],
  ['an unknown path', { path: `/${secret}?patient=${secret}`, headers: tokens }],
  ['a wrong method', { method: 'DELETE', path: `${callPath}?${secret}`, headers: tokens }],
  ['no data', post(callPath, secretCall({ prefetch: { [secret]: secret } }), tokens)],
  [
    'failed data',
    post(
      callPath,
      secretCall({
        prefetch: {
          conditions: {
            resourceType: 'OperationOutcome',
            issue: [{ severity: 'error', code: 'forbidden', diagnostics: secret }],
          },
        },
      }),
      tokens,
    ),
  ],
  ['a body too large', post(callPath, secretCall({ padding: secret.repeat(500_000) }), tokens)],
  [
    'malformed feedback',
    post(feedbackPath, { feedback: [{ card: secret, outcome: secret, userComment: secret, [secret]: 1 }] }, tokens),
  ],
]

describe('patient data', () => {
  it.each(unacceptable)('is not repeated when a call is refused for %s', async (_, message) => {
    const { status, text } = await run(message)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(text).not.toContain(secret)
    expect(printed).not.toContain(secret)
  })

  it('is not printed when a call is answered', async () => {
    const { status } = await run(post(callPath, secretCall(), tokens))
    expect(status).toBe(200)
    expect(printed).not.toContain(secret)
  })

  it('is not printed when feedback is answered', async () => {
    const item = {
      card: '9e7a7f3c-5d2a-4d0e-8a43-7d6c1b7a2f01',
      outcome: 'overridden',
      outcomeTimestamp: '2026-11-20T09:00:00Z',
      overrideReason: { userComment: secret },
    }
    const { status, text } = await run(post(feedbackPath, { feedback: [item] }, tokens))
    expect(status).toBe(200)
    expect(text + printed).not.toContain(secret)
  })

  it.each<[string, Partial<Deps>]>([
    ['verifying the client fails', { verifyClient: () => Promise.reject(quoting()) }],
    ['gathering fails', { gather: () => Promise.reject(quoting()) }],
    [
      'reading the record fails',
      {
        pipeline: {
          ...testDeps().pipeline,
          readRecord: () => {
            throw quoting()
          },
        },
      },
    ],
    [
      'the decision fails',
      {
        pipeline: {
          ...testDeps().pipeline,
          decide: () => {
            throw Object.assign(quoting(), { cause: quoting(), resource: secretChart() })
          },
        },
      },
    ],
    [
      'something throws what is no error',
      {
        pipeline: {
          ...testDeps().pipeline,
          cardsOf: () => {
            throw secret
          },
        },
      },
    ],
  ])('is neither printed nor repeated when %s', async (_, broken) => {
    const { status, text } = await run(post(callPath, secretCall(), tokens), broken)
    expect(status).toBe(500)
    expect(JSON.parse(text)).toMatchObject({ resourceType: 'OperationOutcome' })
    expect(text).not.toContain(secret)
    expect(printed).not.toContain(secret)
    expect(printed).toContain('"message":"defect"')
    expect(printed).toContain('"Defects":1')
  })

  it('is not printed when the audit store is down', async () => {
    const down = () => Promise.reject(new AuditUnavailable(secret, { cause: quoting() }))
    const { status } = await run(post(callPath, secretCall(), tokens), {
      audit: { look: down, append: down, recordOfAnswer: down },
    })
    expect(status).toBe(200)
    expect(printed).not.toContain(secret)
    expect(printed).toContain('"AuditUnavailable":1')
  })
})

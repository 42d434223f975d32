import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { getPath } from 'hono/utils/url'
import * as z from 'zod/mini'
import type { Client } from '../../shared/cds-hooks/client.ts'
import { feedbackOutcome } from '../../shared/cds-hooks/outcome.ts'
import { Refusal } from '../../shared/cds-hooks/refusal.ts'
import type { Deps } from './deps.ts'
import { keepFeedback } from './feedback.ts'
import { answerHookCall } from './hook-call.ts'
import { readBody } from './read-body.ts'
import { type Env, fail, json, note, only, page, preflight, refuse, report, standingHeaders } from './respond.ts'
import { discovered, type Service, serviceOf, services } from './services.ts'

const discovery = { services: services.map(discovered) }

/** One service, two shells: AWS Lambda and the local server pass different `deps`, nothing else differs. */
export function createApp(deps: Deps): Hono<Env> {
  const app = new Hono<Env>({ getPath: pathBelow(deps.publicUrl) })

  app.use(async (c, next) => {
    const start = deps.now()
    standingHeaders(c, deps.allowedOrigins)
    try {
      await next()
    } catch (thrown) {
      c.res = fail(deps, c, thrown) // what is thrown without being an Error goes past onError
    }
    report(deps, c, deps.now() - start)
  })
  app.options('*', (c) => preflight(deps, c))

  app.get('/health', (c) => {
    note(c, { route: 'health' })
    return json(c, 200, { status: 'ok', version: deps.version, ruleSet: deps.pipeline.ruleSet })
  })
  app.all('/health', (c) => only(deps, c, 'GET, HEAD, OPTIONS'))

  // What decides, for a hospital's committee. Loaded only when somebody asks.
  app.get('/source-attributes', async (c) => {
    note(c, { route: 'rules' })
    const { ruleBook, sourceAttributes } = await import('../../shared/classifier/rule-book.ts')
    return json(c, 200, sourceAttributes(ruleBook()))
  })
  app.all('/source-attributes', (c) => only(deps, c, 'GET, HEAD, OPTIONS'))
  app.get('/rules', async (c) => {
    note(c, { route: 'rules' })
    const [{ ruleBook }, { rulesPage }] = await Promise.all([
      import('../../shared/classifier/rule-book.ts'),
      import('./rules-page.ts'),
    ])
    return page(c, rulesPage(ruleBook()))
  })
  app.all('/rules', (c) => only(deps, c, 'GET, HEAD, OPTIONS'))

  app.get('/cds-services', (c) => {
    note(c, { route: 'discovery' })
    return json(c, 200, discovery)
  })
  app.all('/cds-services', (c) => only(deps, c, 'GET, HEAD, OPTIONS'))

  app.post('/cds-services/:id', async (c) => {
    note(c, { route: 'hook-call' })
    const receivedAt = deps.now()
    const service = offered(c)
    const client = await trusted(deps, c, service)
    const time = evaluationTime(deps, c)
    const body = await readBody(c.req.raw)
    note(c, { bytes: body.bytes })
    const call = { service, client, body, receivedAt, ...(time === undefined ? {} : { evaluationTime: time }) }
    const { response, facts } = await answerHookCall(deps, call)
    note(c, facts)
    deps.metrics.add('HookCalls', 1)
    deps.metrics.add('Cards', response.cards.length)
    deps.metrics.add('CriticalCards', response.cards.filter(({ indicator }) => indicator === 'critical').length)
    return json(c, 200, response)
  })
  app.all('/cds-services/:id', (c) => only(deps, c, 'POST, OPTIONS'))

  app.post('/cds-services/:id/feedback', async (c) => {
    note(c, { route: 'feedback' })
    const receivedAt = deps.now()
    const service = offered(c)
    const client = await trusted(deps, c, service)
    const body = await readBody(c.req.raw)
    note(c, { bytes: body.bytes })
    const { kept, unknown } = await keepFeedback(deps, { service, client, body, receivedAt })
    deps.metrics.add('FeedbackItems', kept)
    deps.metrics.add('UnknownFeedbackCards', unknown.length)
    return json(c, 200, feedbackOutcome(kept, unknown))
  })
  app.all('/cds-services/:id/feedback', (c) => only(deps, c, 'POST, OPTIONS'))

  app.notFound((c) => refuse(deps, c, new Refusal('unknown-path', [{ text: 'nothing is served at this path' }])))
  app.onError((error, c) => fail(deps, c, error))
  return app
}

/** Paths as the routes write them: without the path of the public URL, and without a closing slash. */
function pathBelow(publicUrl: string | undefined): (request: Request) => string {
  const base = publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '')
  return (request) => {
    const path = getPath(request)
    const below = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path
    return below.length > 1 && below.endsWith('/') ? below.slice(0, -1) : below
  }
}

function offered(c: Context<Env>): Service {
  const service = serviceOf(c.req.param('id') ?? '')
  if (service === undefined) throw new Refusal('unknown-service', [{ text: 'no service has this id' }])
  note(c, { service: service.id })
  return service
}

/** Who calls. Asked before the body is read: a stranger's 6 MB are not worth parsing. */
async function trusted(deps: Deps, c: Context<Env>, service: Service): Promise<Client> {
  const endpoint = `${deps.publicUrl?.replace(/\/+$/, '') ?? new URL(c.req.url).origin}${c.req.path}`
  const client = await deps.verifyClient(c.req.header('authorization'), endpoint)
  if (client === undefined) throw new Refusal('client-not-trusted', [{ text: 'not authenticated' }])
  note(c, { client: client.id, ...(client.tenant === undefined ? {} : { tenant: client.tenant }) })
  if (client.services !== undefined && !client.services.includes(service.id))
    throw new Refusal('unknown-service', [{ text: 'this service is not enabled for this client' }])
  return client
}

const instant = z.iso.datetime({ offset: true })

/** The instant a test wants its chart judged at. Where that is not allowed the header means nothing. */
function evaluationTime(deps: Deps, c: Context<Env>): number | undefined {
  const header = c.req.header('x-evaluation-time')
  if (!deps.allowEvaluationTime || header === undefined) return undefined
  const read = instant.safeParse(header)
  if (!read.success)
    throw new Refusal('malformed-request', [{ text: 'X-Evaluation-Time: expected an RFC 3339 instant' }])
  return Date.parse(read.data)
}

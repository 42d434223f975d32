import type { Context } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import { defectOutcome, outcomeOf } from '../../shared/cds-hooks/outcome.ts'
import { Refusal, refusals } from '../../shared/cds-hooks/refusal.ts'
import type { LogFields } from '../../shared/telemetry/log.ts'
import type { Deps } from './deps.ts'

export interface Env {
  Variables: {
    /** What the call's one log line will say. */
    facts: LogFields
  }
}

type Call = Context<Env>

/** Every answer but the rule book is JSON; nothing of a patient may stay in a cache or be taken for a page. */
const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' }

export const json = (c: Call, status: StatusCode, body: unknown): Response =>
  c.newResponse(JSON.stringify(body), { status, headers: jsonHeaders })

/** A page of ours: it names no patient, runs no script and loads nothing. */
export function page(c: Call, html: string): Response {
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  return c.newResponse(html, { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** Adds to what the call's log line will say. */
export const note = (c: Call, facts: LogFields): void => c.set('facts', { ...c.get('facts'), ...facts })

/** A refusal as its status and an OperationOutcome. */
export function refuse(deps: Deps, c: Call, refusal: Refusal): Response {
  const { status } = refusals[refusal.code]
  note(c, { refusal: refusal.code, problems: refusal.problems.length })
  deps.metrics.add('Refusals', 1)
  if (refusal.code === 'data-unobtainable') deps.metrics.add('DataUnobtainable', 1)
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  if (status === 503) c.header('Retry-After', '1')
  return json(c, status, outcomeOf(refusal))
}

/** The one place where anything unforeseen ends. The caller learns that it happened, the operator where. */
export function fail(deps: Deps, c: Call, error: unknown): Response {
  if (error instanceof Refusal) return refuse(deps, c, error)
  deps.metrics.add('Defects', 1)
  deps.log.error('defect', { error })
  return json(c, 500, defectOutcome)
}

/** Refuses a method and names those a path has. */
export function only(deps: Deps, c: Call, allow: string): Response {
  c.header('Allow', allow)
  return refuse(deps, c, new Refusal('method-not-allowed', [{ text: `this path answers ${allow}` }]))
}

/**
 * Headers of every answer, refusals and defects included: a browser client must be able to read why it
 * was refused. Never with credentials, so any origin may be allowed.
 */
export function standingHeaders(c: Call, allowed: Deps['allowedOrigins']): void {
  const origin = c.req.header('origin')
  if (allowed === '*') c.header('Access-Control-Allow-Origin', '*')
  else if (origin !== undefined && allowed.includes(origin)) c.header('Access-Control-Allow-Origin', origin)
  c.header('Vary', 'Origin')
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Strict-Transport-Security', 'max-age=31536000')
}

/** Answers a browser that asks before it calls. `Authorization` must be named: `*` does not cover it. */
export function preflight(deps: Deps, c: Call): Response {
  c.header('Access-Control-Allow-Methods', 'GET, POST, OPTIONS')
  c.header(
    'Access-Control-Allow-Headers',
    `Authorization, Content-Type, Accept${deps.allowEvaluationTime ? ', X-Evaluation-Time' : ''}`,
  )
  c.header('Access-Control-Max-Age', '86400')
  c.header('Allow', 'GET, HEAD, POST, OPTIONS')
  return c.newResponse(null, 204)
}

/** One line and one set of figures for each call, whatever came of it. */
export function report(deps: Deps, c: Call, ms: number): void {
  const facts = { route: 'other' as const, ...c.get('facts'), status: c.res.status, ms }
  if (facts.route === 'hook-call') deps.metrics.add('HookLatency', ms)
  deps.log.info('call', facts)
  deps.metrics.flush()
}

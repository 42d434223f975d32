import type { APIGatewayProxyEvent } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { apiGatewayHandler } from '../../../functions/cds-services/api-gateway.ts'
import { createApp } from '../../../functions/cds-services/app.ts'
import { localClient } from '../../../shared/cds-hooks/client.ts'
import { gatewayEvent } from '../../support/engines.ts'
import { callPath, hookCall, post } from '../../support/hook-calls.ts'
import { testDeps } from '../../support/test-deps.ts'

/** Echoes what of an event reaches an app. */
const seen = apiGatewayHandler({
  fetch: async (request) =>
    Response.json({
      method: request.method,
      path: new URL(request.url).pathname,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    }),
})
const seenOf = async (event: APIGatewayProxyEvent) => JSON.parse((await seen(event)).body)

describe('an API Gateway event', () => {
  it('becomes a request with its method, path, headers and body', async () => {
    const event = gatewayEvent(post(callPath, '{"a":"ü"}', { Authorization: 'Bearer x' }), false)
    expect(await seenOf(event)).toEqual({
      method: 'POST',
      path: callPath,
      headers: { authorization: 'Bearer x', 'content-type': 'application/json', 'content-length': '10' },
      body: '{"a":"ü"}',
    })
  })

  it('may bring its body in base64', async () => {
    expect((await seenOf(gatewayEvent(post(callPath, '{"a":"ü"}'), true))).body).toBe('{"a":"ü"}')
  })

  it('may lack headers and body', async () => {
    const event = {
      ...gatewayEvent({ method: 'POST', path: callPath }, false),
      headers: null,
    } as unknown as APIGatewayProxyEvent
    expect(await seenOf(event)).toMatchObject({ method: 'POST', headers: {}, body: '' })
  })

  it('passes on the headers we read, under any spelling, and nothing else', async () => {
    const headers = {
      'CONTENT-TYPE': 'application/json',
      'X-Forwarded-For': '10.0.0.1',
      Cookie: 'a=b',
      'X-Evaluation-Time': 'now',
    }
    expect((await seenOf(gatewayEvent({ path: '/health', headers }, false))).headers).toEqual({
      'content-type': 'application/json',
      'x-evaluation-time': 'now',
    })
  })

  it.each(['Bearer \u0000', 'Bearer ☃', 'Bearer x\r\nX-Injected: 1'])(
    'counts a header it cannot carry as not sent',
    async (authorization) => {
      expect((await seenOf(gatewayEvent({ path: '/health', headers: { authorization } }, false))).headers).toEqual({})
    },
  )

  it.each([
    '/a?b',
    '/a#b',
    '/%',
    '/%zz',
    '/ä/脚',
    '/a b',
    '//evil.example/x',
    '/\\evil.example',
    '',
    '/../../etc/passwd',
  ])('has a path of ours, however odd: %s', async (path) => {
    const event = { ...gatewayEvent({ path: '/' }, false), path }
    expect((await seenOf(event)).path).toMatch(/^\//)
  })

  it('ignores a body sent with GET', async () => {
    expect((await seenOf({ ...gatewayEvent({ path: '/health' }, false), body: '{}' })).body).toBe('')
  })
})

describe('behind a public URL', () => {
  const endpoints: string[] = []
  const handlerAt = (publicUrl: string) => {
    endpoints.length = 0
    const verifyClient = async (_: string | undefined, endpoint: string) => {
      endpoints.push(endpoint)
      return localClient
    }
    return apiGatewayHandler(createApp(testDeps({ publicUrl, verifyClient })))
  }

  it.each([
    ['https://api.example/live', callPath], // API Gateway's own address: the stage is not in the event's path
    ['https://api.example/live', `/live${callPath}`],
    ['https://cds.example', callPath],
    ['https://cds.example/', callPath],
    ['https://cds.example/a/supine', `/a/supine${callPath}`], // a custom domain with a base path
    ['https://cds.example/a/supine/', `/a/supine${callPath}/`],
  ])('%s serves %s, and tokens must be meant for the public URL', async (publicUrl, path) => {
    const { statusCode } = await handlerAt(publicUrl)(gatewayEvent(post(path, hookCall()), false))
    expect(statusCode).toBe(200)
    expect(endpoints).toEqual([`${publicUrl.replace(/\/$/, '')}${callPath}`])
  })

  it('takes the base path off whole segments only', async () => {
    const { statusCode } = await handlerAt('https://cds.example/live')(gatewayEvent({ path: '/lives/health' }, false))
    expect(statusCode).toBe(404)
  })
})

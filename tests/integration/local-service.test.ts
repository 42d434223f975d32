import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder, type RunningService, runService, startService } from '../support/running-service.ts'
import { auditOf, hookCallsOf, patientView, postJson, prefetchOf } from '../support/small-ehr.ts'

describe('the local service as a process', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>
  beforeAll(async () => {
    data = await dataFolder()
  })
  afterAll(() => data.remove())

  it('says where it listens once it answers, and nothing else', async () => {
    const service = await startService({ SUPINE_DATA_DIR: data.path })
    const health = await fetch(`${service.url}/health`)
    expect(health.status).toBe(200)
    expect(await service.stop()).toEqual({ code: 0, out: `Supine listening on ${service.url}\n`, err: '' })
  })

  it('ends cleanly while a client keeps its connection open', async () => {
    const service = await startService({ SUPINE_DATA_DIR: data.path })
    const open = request(`${service.url}/health`, { headers: { connection: 'keep-alive' } }).end()
    await once(open, 'response')
    expect((await service.stop()).code).toBe(0)
  })

  it('ends cleanly when npm start is told to end, and leaves nothing behind', async () => {
    const npm = spawn('npm', ['start'], {
      env: { ...process.env, PORT: '0', SUPINE_DATA_DIR: data.path },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = once(npm, 'exit')
    let out = ''
    for await (const chunk of npm.stdout) {
      out += String(chunk)
      if (out.includes('listening')) break
    }
    const url = /http:\S+/.exec(out)?.[0] ?? ''
    expect((await fetch(`${url}/health`)).status).toBe(200)
    npm.kill('SIGTERM')
    await ended
    await expect(fetch(`${url}/health`)).rejects.toThrow()
  })

  it('says in one sentence that the port is taken, and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = address !== null && typeof address === 'object' ? String(address.port) : ''
    const { code, out, err } = await runService({ SUPINE_DATA_DIR: data.path, PORT: port })
    other.close()
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `Port ${port} is in use. Set PORT to a free one, for example PORT=3001 npm start.\n`,
    })
  })

  it('says in one sentence that another service holds the data, and ends with 1', async () => {
    const service = await startService({ SUPINE_DATA_DIR: data.path })
    const { code, err } = await runService({ SUPINE_DATA_DIR: data.path })
    await service.stop()
    expect(code).toBe(1)
    expect(err).toMatch(/^The data folder .* cannot be opened\. Is another Supine using it\?\n$/)
  })

  it.each(['http', '-1', '70000', '3000x'])('refuses PORT=%s in one sentence', async (PORT) => {
    const { code, err } = await runService({ SUPINE_DATA_DIR: data.path, PORT })
    expect({ code, err }).toEqual({ code: 1, err: `PORT is "${PORT}", which is not a port number.\n` })
  })

  it('keeps the audit trail over a restart, and answers a repeated call with its first answer', async () => {
    const first = await startService({ SUPINE_DATA_DIR: data.path })
    const body = JSON.stringify(patientView('walter-hensley', await prefetchOf(first.url, 'walter-hensley')))
    const answer = await postJson(`${first.url}/cds-services/positional-leg-pain`, body)
    await first.stop()

    const second = await startService({ SUPINE_DATA_DIR: data.path })
    const again = await postJson(`${second.url}/cds-services/positional-leg-pain`, body)
    const records = await auditOf(second.url, 'walter-hensley')
    await second.stop()

    expect(answer.status).toBe(200)
    expect(again).toEqual(answer)
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({ sequence: 1, entry: { kind: 'hook-call', cards: answer.body.cards } })
  })
})

describe('the running service', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>
  let service: RunningService
  beforeAll(async () => {
    data = await dataFolder()
    service = await startService({ SUPINE_DATA_DIR: data.path })
  })
  afterAll(async () => {
    await service.stop()
    await data.remove()
  })

  it('answers 413 to a body over 6 MB without cutting the connection, and lives on', async () => {
    const { status, body } = await postJson(
      `${service.url}/cds-services/positional-leg-pain`,
      `"${'a'.repeat(7 * 1024 * 1024)}"`,
    )
    expect(status).toBe(413)
    expect(body.resourceType).toBe('OperationOutcome')
    expect((await fetch(`${service.url}/health`)).status).toBe(200)
  })

  it('ignores X-Evaluation-Time unless it is told to heed it', async () => {
    const prefetch = await prefetchOf(service.url, 'amy-lindqvist')
    await postJson(`${service.url}/cds-services/positional-leg-pain`, patientView('amy-lindqvist', prefetch), {
      'x-evaluation-time': '2020-01-01T00:00:00Z',
    })
    const records = await auditOf(service.url, 'amy-lindqvist')
    expect(hookCallsOf(records).at(-1)?.assessment.evaluatedAt).not.toMatch(/^2020/)
  })

  it('serves a page that may load nothing from elsewhere and turn no text into markup', async () => {
    const response = await fetch(service.url)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
  })

  it.each(['/page/', '/page/..%2fserve.ts', '/page/%2e%2e/serve.ts', '/page/nothing.js', '/page/index.html'])(
    'serves no file at %s',
    async (path) => {
      expect((await fetch(`${service.url}${path}`)).status).toBe(404)
    },
  )

  it.each(['/', '/local/patients', '/local/audit?patient=walter-hensley'])(
    'keeps %s from pages that reach this machine by another name',
    async (path) => {
      const { port } = new URL(service.url)
      const call = request({ host: '127.0.0.1', port, path, headers: { host: `attacker.example:${port}` } }).end()
      const [response] = await once(call, 'response')
      response.resume()
      expect(response.statusCode).toBe(404)
    },
  )
})

describe('the local service with SUPINE_ALLOW_EVALUATION_TIME=1', () => {
  it('judges the chart at the time the call names', async () => {
    const data = await dataFolder()
    const service = await startService({ SUPINE_DATA_DIR: data.path, SUPINE_ALLOW_EVALUATION_TIME: '1' })
    const prefetch = await prefetchOf(service.url, 'walter-hensley')
    const { status } = await postJson(
      `${service.url}/cds-services/positional-leg-pain`,
      patientView('walter-hensley', prefetch),
      { 'x-evaluation-time': '2020-01-01T00:00:00Z' },
    )
    const records = await auditOf(service.url, 'walter-hensley')
    await service.stop()
    await data.remove()
    expect(status).toBe(200)
    expect(hookCallsOf(records)[0]?.assessment.evaluatedAt).toBe('2020-01-01T00:00:00.000Z')
  })
})

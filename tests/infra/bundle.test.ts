import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bundleSize } from '../../infra/bundle.ts'
import { bundles } from '../../infra/bundles.ts'
import { makeStack } from './synthesized.ts'

// Below the project, so that the bundle finds the AWS SDK as it does in Lambda: beside it, not inside it.
mkdirSync('cdk.out', { recursive: true })
const outdir = mkdtempSync('cdk.out/test-')
afterAll(() => rmSync(outdir, { recursive: true }))

let folder: string
let path: string
beforeAll(() => {
  vi.stubEnv('CDK_DOCKER', 'no-docker-here')
  folder = bundles(makeStack({}, { bundled: true, outdir }).app.synth()).get('cds-services')!
  path = join(folder, 'index.mjs')
})

/** What API Gateway sends for a call without a body, as far as anybody reads it. */
const gatewayEvent = (httpMethod: string, address: string) => ({
  resource: '/{proxy+}',
  path: address,
  httpMethod,
  headers: { Host: 'cds.example.org', Accept: 'application/json' },
  multiValueHeaders: { Host: ['cds.example.org'], Accept: ['application/json'] },
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: {
    httpMethod,
    path: `/live${address}`,
    stage: 'live',
    requestId: 'r',
    identity: { sourceIp: '192.0.2.1' },
  },
  body: null,
  isBase64Encoded: false,
})

describe('the bundle of cds-services', () => {
  it('is made without Docker, and at most 500 KB are loaded at a cold start, packed tables included', () => {
    expect(bundleSize(folder).atStart).toBeLessThanOrEqual(500_000)
  })

  it('leaves what only an incomplete prefetch needs for later', () => {
    const { later } = bundleSize(folder)
    expect(later).toBeGreaterThan(0)
    expect(later).toBeLessThanOrEqual(50_000)
  })

  it('asks for nothing at run time but Node.js and the SDK that the Lambda runtime carries', () => {
    const imported = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*["']([^"']+)["']/g)
    const missing = [...imported]
      .map(([, name]) => name!)
      .filter((name) => !isBuiltin(name) && !/^(?:\.\/chunk-|@aws-sdk\/|@smithy\/)/.test(name))
    expect(missing).toEqual([])
  })

  it('has a source map with lines and names, but not the sources', () => {
    const map = JSON.parse(readFileSync(`${path}.map`, 'utf8'))
    expect(map.sources).toContainEqual(expect.stringContaining('functions/cds-services/handler.ts'))
    expect(map.sourcesContent ?? []).toEqual([])
  })

  it('answers API Gateway', async () => {
    vi.stubEnv('AUDIT_TABLE', 'audit')
    vi.stubEnv('REPLAY_TABLE', 'replay')
    vi.stubEnv('CLIENTS_PARAMETER', '/supine/test/clients')
    vi.stubEnv('PUBLIC_URL', 'https://cds.example.org/live')
    vi.stubEnv('AWS_REGION', 'us-east-1')
    const { handler } = await import(pathToFileURL(path).href)
    const discovery = await handler(gatewayEvent('GET', '/cds-services'), {})
    expect(discovery.statusCode).toBe(200)
    expect(JSON.parse(discovery.body).services.map(({ id }: { id: string }) => id)).toContain('positional-leg-pain')
    const stranger = await handler(gatewayEvent('POST', '/cds-services/positional-leg-pain'), {})
    expect(stranger.statusCode).toBe(401)
  })
})

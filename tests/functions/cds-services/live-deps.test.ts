import { describe, expect, it } from 'vitest'
import { liveDeps } from '../../../functions/cds-services/live-deps.ts'

const env = {
  AUDIT_TABLE: 'audit',
  REPLAY_TABLE: 'replay',
  CLIENTS_PARAMETER: '/supine/test/clients',
  PUBLIC_URL: 'https://cds.example/live',
  AWS_REGION: 'us-east-1',
}

describe('a deployed service', () => {
  it.each(['AUDIT_TABLE', 'REPLAY_TABLE', 'CLIENTS_PARAMETER', 'PUBLIC_URL'])('does not start without %s', (name) => {
    expect(() => liveDeps({ ...env, [name]: undefined })).toThrow(name)
  })

  it('trusts nobody who brings no token, and needs no registry to say so', async () => {
    expect(await liveDeps(env).verifyClient(undefined, `${env.PUBLIC_URL}/cds-services`)).toBeUndefined()
  })

  it('lets no browser in unless origins are named', () => {
    expect(liveDeps(env).allowedOrigins).toEqual([])
    expect(liveDeps({ ...env, CORS_ORIGINS: 'https://a.example, https://b.example' }).allowedOrigins).toEqual([
      'https://a.example',
      'https://b.example',
    ])
  })

  it('goes by the real clock alone, unless told otherwise with exactly 1', () => {
    expect(liveDeps(env).allowEvaluationTime).toBe(false)
    expect(liveDeps({ ...env, SUPINE_ALLOW_EVALUATION_TIME: 'true' }).allowEvaluationTime).toBe(false)
    expect(liveDeps({ ...env, SUPINE_ALLOW_EVALUATION_TIME: '1' }).allowEvaluationTime).toBe(true)
  })
})

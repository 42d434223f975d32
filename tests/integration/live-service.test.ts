/**
 * The service with the parts it has in AWS, and AWS replaced below the SDK: Parameter Store and DynamoDB are
 * servers of this process that the SDK is told about as it is told about any other endpoint.
 */
import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { liveDeps } from '../../functions/cds-services/live-deps.ts'
import { createAuditTable } from '../../shared/audit/create-table.ts'
import { clientOf, type RunningEngine, startDynalite } from '../support/dynamodb.ts'
import {
  bearer,
  claimsAt,
  type LocalServer,
  type Signer,
  serveLocally,
  signer,
  tokenOf,
} from '../support/ehr-identity.ts'
import { asLambda, type Running } from '../support/engines.ts'
import { call, callPath, complaints, hookCall, jsonOf } from '../support/hook-calls.ts'

const issuer = 'https://ehr.example'
const publicUrl = 'https://cds.example.org/live'
const parameter = '/supine/test/clients'

let es384: Signer
let engine: RunningEngine
let parameterStore: LocalServer
/** What Parameter Store holds; `undefined`: nothing, `down`: it is in trouble. */
let held: string | undefined | 'down'
let asked: string[]

beforeAll(async () => {
  es384 = await signer('ES384')
  engine = await startDynalite()
  const client = clientOf(engine.endpoint)
  await createAuditTable(client, 'audit')
  await client.send(
    new CreateTableCommand({
      TableName: 'replay',
      KeySchema: [{ AttributeName: 'jti', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'jti', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  client.destroy()
  parameterStore = await serveLocally(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    asked.push(`${request.headers['x-amz-target']} ${body}`)
    const answer = (status: number, json: unknown) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(json))
    if (held === 'down') return answer(500, { __type: 'InternalServerError' })
    if (held === undefined) return answer(400, { __type: 'ParameterNotFound' })
    return answer(200, { Parameter: { Name: parameter, Type: 'SecureString', Value: held } })
  })
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', engine.endpoint)
  vi.stubEnv('AWS_ENDPOINT_URL_SSM', parameterStore.url)
  vi.stubEnv('AWS_REGION', 'us-east-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1')
  vi.spyOn(console, 'info').mockImplementation(() => {})
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await engine.stop()
  await parameterStore.stop()
})

const starting = (): Promise<Running> => {
  asked = []
  return asLambda.start(
    liveDeps({
      AUDIT_TABLE: 'audit',
      REPLAY_TABLE: 'replay',
      CLIENTS_PARAMETER: parameter,
      PUBLIC_URL: publicUrl,
      FHIR_BUDGET_MS: '1500',
    }),
  )
}

const registry = () =>
  JSON.stringify({ clients: [{ id: 'hospital', issuers: [issuer], keys: { keys: [es384.publicJwk] } }] })
const token = async () => bearer(await tokenOf(es384, claimsAt(Date.now(), { iss: issuer, aud: publicUrl + callPath })))

describe('the service as deployed', () => {
  it('reads its registry once, decrypted, when the first token comes, and answers its clients', async () => {
    held = registry()
    const service = await starting()
    expect((await service.send({ path: '/cds-services' })).status).toBe(200)
    expect((await call(service, hookCall())).status).toBe(401)
    expect(asked).toEqual([])

    const answered = [await call(service, hookCall(), await token()), await call(service, hookCall(), await token())]
    expect(answered.map(({ status }) => status)).toEqual([200, 200])
    expect(jsonOf(answered[0]!).cards).not.toEqual([])
    expect(asked).toEqual([`AmazonSSM.GetParameter {"Name":"${parameter}","WithDecryption":true}`])
  })

  it('remembers used tokens where every instance of it sees them', async () => {
    held = registry()
    const [one, another] = [await starting(), await starting()]
    const used = await token()
    expect((await call(one, hookCall(), used)).status).toBe(200)
    expect((await call(another, hookCall(), used)).status).toBe(401)
  })

  it('trusts nobody while there is no registry', async () => {
    held = undefined
    expect((await call(await starting(), hookCall(), await token())).status).toBe(401)
  })

  it('says 503, not 401, when it cannot know whom to trust', async () => {
    held = 'down'
    const received = await call(await starting(), hookCall(), await token())
    expect(received.status).toBe(503)
    expect(complaints(received)).toEqual(['callers cannot be verified at the moment'])
  })
})

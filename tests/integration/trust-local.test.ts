/** `npm start` with `SUPINE_CLIENTS`: the same trust as deployed, on one machine. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, claimsAt, type Signer, signer, tokenOf } from '../support/ehr-identity.ts'
import { callPath, hookCall } from '../support/hook-calls.ts'
import { dataFolder, type RunningService, runService, startService } from '../support/running-service.ts'
import { postJson } from '../support/small-ehr.ts'

const iss = 'https://ehr.example'
let es384: Signer
let folder: Awaited<ReturnType<typeof dataFolder>>
let service: RunningService
let registry: string

beforeAll(async () => {
  es384 = await signer('ES384')
  folder = await dataFolder()
  registry = join(folder.path, 'clients.json')
  const client = { id: 'hospital', issuers: [iss], keys: { keys: [es384.publicJwk] } }
  writeFileSync(registry, JSON.stringify({ clients: [client] }))
  service = await startService({ SUPINE_DATA_DIR: folder.path, SUPINE_CLIENTS: registry })
})
afterAll(async () => {
  await service.stop()
  await folder.remove()
})

const tokenFor = async (aud: string) => bearer(await tokenOf(es384, claimsAt(Date.now(), { iss, aud })))

describe('npm start with a registry of clients', () => {
  it('answers a registered client', async () => {
    const headers = await tokenFor(service.url + callPath)
    expect((await postJson(service.url + callPath, hookCall(), headers)).status).toBe(200)
  })

  it('is open to nobody else', async () => {
    expect((await postJson(service.url + callPath, hookCall())).status).toBe(401)
    const headers = await tokenFor(`${service.url}/cds-services`)
    expect((await postJson(service.url + callPath, hookCall(), headers)).status).toBe(401)
  })

  it('does not take a token meant for another host from whoever names that host', async () => {
    const body = JSON.stringify(hookCall())
    const { port } = new URL(service.url)
    const headers = {
      host: 'other.example',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(await tokenFor(`http://other.example${callPath}`)),
    }
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path: callPath, headers })
    sent.end(body)
    const [response] = await once(sent, 'response')
    response.resume()
    expect(response.statusCode).toBe(401)
  })

  it('does not start with a registry that has an error in it, and says which', async () => {
    const broken = join(folder.path, 'broken.json')
    writeFileSync(broken, '{"clients":[{"id":"a","issuers":["i"]}]}')
    const { code, err } = await runService({ SUPINE_DATA_DIR: folder.path, SUPINE_CLIENTS: broken })
    expect(code).toBe(1)
    expect(err).toContain('clients[0] needs "jku" or "keys": without either no token can be verified')
  })

  it('does not start open when the registry is not there', async () => {
    const { code, err } = await runService({ SUPINE_DATA_DIR: folder.path, SUPINE_CLIENTS: '/no/such/file' })
    expect([code, err]).toEqual([1, 'SUPINE_CLIENTS=/no/such/file\nThere is no such file.\n'])
  })
})

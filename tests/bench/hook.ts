/**
 * `npm run bench:hook`: what a hook call costs over what any service would pay to read it.
 *
 * Two processes answer, this one calls: a bare Node server that only reads and parses the body, and
 * `npm start` with its audit write. One call at a time over one kept-alive connection each, in turns, so
 * that noise of the machine meets both alike. Every call has its own hookInstance. Rows named "token" are
 * calls of a registered client, signed beforehand with RS384; the row named "read" brings no prefetch, so the
 * chart is read from a FHIR server (the one `npm start` has).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FhirResource } from 'fhir/r4.js'
import { chartOf } from '../../infra/local/examples/chart.ts'
import { forefootPainRelievedByDangling } from '../../infra/local/examples/forefoot-pain-relieved-by-dangling.ts'
import { bearer, claimsAt, signer, tokenOf } from '../support/ehr-identity.ts'
import { dataFolder } from '../support/running-service.ts'
import { bundleBytes } from './bundle-size.ts'
import { type RequestBody, requestBody, withoutPrefetch } from './request-body.ts'

const calls = Number(process.env.BENCH_CALLS ?? 300)
const warmUp = 60
const block = 20

async function startServer(file: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  const url = /http:\S+/.exec(String(line))?.[0]
  if (url === undefined) throw new Error(`${file} did not say where it listens`)
  return {
    url,
    target: { url: `${url}/cds-services/`, agent: new Agent({ keepAlive: true, maxSockets: 1 }) },
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

type Target = Awaited<ReturnType<typeof startServer>>['target']

/** Milliseconds from the first byte sent to the last byte of the answer. */
async function timed(
  { url, agent }: Target,
  service: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const start = performance.now()
  const call = request(url + service, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', 'content-length': body.byteLength, ...headers },
  })
  call.end(body)
  const [response] = await once(call, 'response')
  let answer = ''
  for await (const chunk of response) answer += String(chunk)
  const ms = performance.now() - start
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${answer}`)
  return ms
}

const quantile = (times: readonly number[], q: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))] ?? Number.NaN

interface Row {
  readonly label: string
  readonly service: string
  readonly body: RequestBody
  readonly supine: Target
  /** Of one call. Made before the clock starts. */
  readonly headers?: () => Promise<Record<string, string>>
}

async function compare(bare: Target, { supine, service, body, headers = async () => ({}) }: Row) {
  const times = { bare: [] as number[], supine: [] as number[] }
  const one = async (target: Target) => timed(target, service, body.next(), await headers())
  for (let i = 0; i < warmUp; i += 1) {
    await one(bare)
    await one(supine)
  }
  for (let done = 0; done < calls; done += block) {
    for (let i = 0; i < block; i += 1) times.bare.push(await one(bare))
    for (let i = 0; i < block; i += 1) times.supine.push(await one(supine))
  }
  return times
}

const ms = (value: number) => value.toFixed(2).padStart(9)

/** What is signed all day long and has nothing to do with legs. */
const irrelevantOrders = (patientId: string): readonly FhirResource[] => {
  const order = { status: 'draft', intent: 'order', subject: { reference: `Patient/${patientId}` } } as const
  return [
    { resourceType: 'ServiceRequest', id: 'draft-1', ...order, code: { text: 'Chest X-ray, two views' } },
    { resourceType: 'ServiceRequest', id: 'draft-2', ...order, code: { text: 'Basic metabolic panel' } },
    {
      resourceType: 'MedicationRequest',
      id: 'draft-3',
      ...order,
      medicationCodeableConcept: { text: 'Amoxicillin 500 MG Oral Capsule' },
    },
  ]
}

const issuer = 'https://bench.example'
const rs384 = await signer('RS384')

const data = await dataFolder()
const registry = join(data.path, 'clients.json')
writeFileSync(
  registry,
  JSON.stringify({ clients: [{ id: 'bench', issuers: [issuer], keys: { keys: [rs384.publicJwk] } }] }),
)
const [bare, supine, trusting] = await Promise.all([
  startServer('bare-server.ts'),
  startServer('../../infra/local/serve.ts', { SUPINE_DATA_DIR: join(data.path, 'open') }),
  startServer('../../infra/local/serve.ts', { SUPINE_DATA_DIR: join(data.path, 'trusting'), SUPINE_CLIENTS: registry }),
])
try {
  const [cpu] = cpus()
  console.log(`Node ${process.version}, ${cpus().length} x ${cpu?.model.trim()}, ${calls} calls each, one at a time\n`)
  console.log('        body KB   bare p50  bare p99  Supine p50  Supine p99  ratio p50  ratio p99')
  const story = (patientId: string) =>
    forefootPainRelievedByDangling
      .write(chartOf(patientId, Date.now()))
      .filter(({ resourceType }) => resourceType !== 'Patient')
  const patientView = 'positional-leg-pain'
  const orderSign = 'leg-pain-order-sign'
  const open = (label: string, service: string, body: RequestBody): Row => ({
    label,
    service,
    body,
    supine: supine.target,
  })
  const signed = (label: string, service: string, body: RequestBody): Row => {
    const claims = () => claimsAt(Date.now(), { iss: issuer, aud: `${trusting.url}/cds-services/${service}` })
    const headers = async () => bearer(await tokenOf(rs384, claims()))
    return { label, service, body, supine: trusting.target, headers }
  }
  const usual = await requestBody(100_000)
  const rows: readonly Row[] = [
    open('', patientView, await requestBody(60_000)),
    open('', patientView, usual),
    open('', patientView, await requestBody(270_000)),
    open('', patientView, await requestBody(760_000)),
    open('card, ', patientView, await requestBody(100_000, story)),
    open('orders, ', orderSign, await requestBody(100_000, undefined, irrelevantOrders)),
    signed('token, ', patientView, usual),
    open('read, ', patientView, withoutPrefetch(usual, `${supine.url}/fhir`)),
  ]
  for (const row of rows) {
    const { label, body } = row
    const times = await compare(bare.target, row)
    const [bare50, bare99, supine50, supine99] = [
      quantile(times.bare, 0.5),
      quantile(times.bare, 0.99),
      quantile(times.supine, 0.5),
      quantile(times.supine, 0.99),
    ]
    console.log(
      `${`${label}${(body.bytes / 1000).toFixed(0)}`.padStart(15)}${ms(bare50)} ${ms(bare99)}   ${ms(supine50)}   ${ms(supine99)}  ${ms(supine50 / bare50)}  ${ms(supine99 / bare99)}`,
    )
  }
  console.log(
    `\nLambda bundle of cds-services: ${((await bundleBytes()) / 1000).toFixed(0)} KB minified, of 500 KB allowed`,
  )
} finally {
  await Promise.all([bare.stop(), supine.stop(), trusting.stop()])
  await data.remove()
}

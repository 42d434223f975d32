import { randomUUID } from 'node:crypto'
import { connect, type PeerCertificate } from 'node:tls'
import * as z from 'zod/mini'
import { isLoopback } from '../../../shared/cds-hooks/base-url.ts'
import { discoveredService, hookResponse } from '../../../shared/cds-hooks/schema.ts'
import { makeToken, type TestClient } from '../test-client.ts'
import { type Answer, ask } from './ask.ts'
import { type Finding, note, ok, problem } from './finding.ts'
import { tokenAdvice } from './token-advice.ts'

export interface Examination {
  /** Base URL, without a closing slash and without `/cds-services`. */
  readonly base: string
  /** A browser origin that must be let in. */
  readonly origin?: string
  /** A token for one call of the first service. */
  readonly token?: string
  /** A client to make tokens with. */
  readonly client?: TestClient
  /** Epoch milliseconds. */
  readonly now: () => number
}

type Heard = Exclude<Answer, { silent: string }>

const heard = (answer: Answer): answer is Heard => !('silent' in answer)

/** Examines a service from outside, as an EHR meets it. What it finds first is what has to be mended first. */
export async function* examine(given: Examination): AsyncGenerator<Finding> {
  yield* transport(given)
  const discovery = await ask(`${given.base}/cds-services`)
  if (!heard(discovery)) return yield problem(`${given.base}/cds-services cannot be reached: ${discovery.silent}.`)
  const services = yield* read(discovery)
  yield* clocks(discovery, given)
  yield* health(given)
  const [first] = services
  if (first === undefined) return
  const endpoint = `${given.base}/cds-services/${first.id}`
  yield* preflight(endpoint, given)
  yield* oddities(given)
  const open = yield* strangers(endpoint, first.hook, given)
  if (!open) yield* friends(endpoint, first.hook, given)
  yield* latency(given)
}

async function* transport({ base, now }: Examination): AsyncGenerator<Finding> {
  const { protocol, hostname, port } = new URL(base)
  if (protocol === 'http:') {
    yield isLoopback(base)
      ? note('Plain http on this machine: fine for development, never for patients.')
      : problem('Charts travel here unencrypted: CDS Hooks demands https.')
    return
  }
  const seen = await new Promise<{ version: string | null; certificate: PeerCertificate } | undefined>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || 443, servername: hostname, timeout: 10_000 }, () => {
      resolve({ version: socket.getProtocol(), certificate: socket.getPeerCertificate() })
      socket.end()
    })
    socket.once('error', () => resolve(undefined)) // discovery says it in words
    socket.once('timeout', () => socket.destroy())
    socket.once('close', () => resolve(undefined))
  })
  if (seen === undefined) return
  yield seen.version === 'TLSv1.2' || seen.version === 'TLSv1.3'
    ? ok(`Encrypted with ${seen.version}.`)
    : problem(`Encrypted with ${seen.version ?? 'an unknown protocol'}; TLS 1.2 is the least.`)
  const days = Math.floor((Date.parse(seen.certificate.valid_to) - now()) / 86_400_000)
  yield days < 14 ? problem(`Its certificate ends in ${days} days.`) : ok(`Its certificate is good for ${days} days.`)
}

const discoveryShape = z.object({ services: z.array(z.unknown()) })

function* read(discovery: Heard): Generator<Finding, readonly z.infer<typeof discoveredService>[]> {
  if (discovery.status >= 300 && discovery.status < 400) {
    yield problem(
      `Discovery redirects to ${discovery.headers.get('location') ?? 'somewhere'}. Register that address: a browser's preflight cannot follow.`,
    )
    return []
  }
  const document = discoveryShape.safeParse(discovery.json)
  if (discovery.status !== 200 || !document.success) {
    yield problem(
      `Discovery answers ${discovery.status} and no list of services. Is this the base URL, the part before /cds-services?`,
    )
    return []
  }
  if (!/^application\/json\b/.test(discovery.headers.get('content-type') ?? ''))
    yield problem('Discovery is not labelled application/json.')
  const services = document.data.services.map((service) => discoveredService.safeParse(service))
  const good = services.flatMap(({ data }) => (data === undefined ? [] : [data]))
  if (good.length < services.length)
    yield problem(`${services.length - good.length} services in discovery are not as CDS Hooks defines them.`)
  if (good.length === 0) yield problem('Discovery lists no service.')
  else yield ok(`Discovery lists ${good.map(({ id, hook }) => `${id} (${hook})`).join(', ')}.`)
  return good
}

function* clocks({ headers }: Heard, { now }: Examination): Generator<Finding> {
  const theirs = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return
  const seconds = Math.round(Math.abs(theirs - now()) / 1_000)
  yield seconds > 30
    ? problem(
        `Its clock and this one differ by ${seconds} seconds; tokens are refused when clocks differ by more than 60.`,
      )
    : ok('Its clock agrees with this one.')
}

const healthShape = z.object({ status: z.literal('ok'), version: z.string(), ruleSet: z.string() })

async function* health({ base }: Examination): AsyncGenerator<Finding> {
  const answer = await ask(`${base}/health`)
  const document = heard(answer) && answer.status === 200 ? healthShape.safeParse(answer.json) : undefined
  yield document?.success === true
    ? ok(`Healthy: version ${document.data.version}, rule set ${document.data.ruleSet}.`)
    : problem(`${base}/health does not say that the service is well.`)
}

async function* preflight(endpoint: string, { origin }: Examination): AsyncGenerator<Finding> {
  const asking = origin ?? 'https://sandbox.cds-hooks.org'
  const answer = await ask(endpoint, {
    method: 'OPTIONS',
    headers: {
      origin: asking,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  })
  if (!heard(answer)) return yield problem(`The preflight of a browser gets no answer: ${answer.silent}.`)
  const { status, headers } = answer
  const granted = headers.get('access-control-allow-origin')
  const allowed = (headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/)
  if (status !== 200 && status !== 204)
    yield problem(
      `The preflight of a browser is answered with ${status}; something stands before the service and wants a token.`,
    )
  else if (granted !== '*' && granted !== asking)
    yield origin === undefined
      ? note(`Browsers from ${asking} are not let in. Right if only servers call; else add the origin to corsOrigins.`)
      : problem(`Browsers from ${origin} are not let in: add the origin to corsOrigins.`)
  else if (!allowed.includes('authorization') || !allowed.includes('content-type'))
    yield problem('The preflight does not allow Authorization and Content-Type by name; a browser will not send them.')
  else yield ok(`Browsers from ${asking} may call.`)
}

async function* oddities({ base }: Examination): AsyncGenerator<Finding> {
  const unknown = await ask(`${base}/cds-services/no-such-service`, { method: 'POST', body: {} })
  if (!heard(unknown)) return yield problem(`A call of an unknown service gets no answer: ${unknown.silent}.`)
  yield unknown.status === 404 && unknown.json !== undefined
    ? ok('An unknown service is answered with 404.')
    : problem(
        `An unknown service is answered with ${unknown.status}${unknown.json === undefined ? ', and not in JSON' : ''}; 404 in JSON is right.`,
      )
}

/** A call that brings no chart and names no place to read one. */
const bareCall = (hook: string) => ({
  hook,
  hookInstance: randomUUID(),
  context: { userId: 'Practitioner/supine-doctor', patientId: 'supine-doctor' },
})

/** @returns whether anybody may call */
async function* strangers(endpoint: string, hook: string, { base }: Examination): AsyncGenerator<Finding, boolean> {
  const answers = [
    await ask(endpoint, { method: 'POST', body: bareCall(hook) }),
    await ask(endpoint, { method: 'POST', body: bareCall(hook), headers: { authorization: 'Bearer e30.e30.e30' } }),
  ].filter(heard)
  const statuses = answers.map(({ status }) => status)
  const all = (expected: number) => answers.length === 2 && statuses.every((status) => status === expected)
  if (all(401)) {
    yield ok('Callers without a token, or with nonsense for one, get 401.')
    if (answers[0]?.text !== answers[1]?.text) yield problem('It says more about a bad token than about none.')
  } else if (all(412)) {
    yield isLoopback(base)
      ? note('It is open: anybody on this machine may call. Set SUPINE_CLIENTS to register clients.')
      : problem('It is open: anybody may call. No deployed service may be.')
  } else yield problem(`A caller without a token gets ${statuses.join(' and ') || 'no answer'}; 401 is right.`)
  return all(412)
}

const emptyChart = { patient: null, conditions: null, observations: null, medications: null }

async function* friends(endpoint: string, hook: string, given: Examination): AsyncGenerator<Finding> {
  const { token, client, now } = given
  if (token === undefined && client === undefined)
    return yield note('Whether a registered client is let in was not tried: give --token, or --key and --issuer.')
  const forCall = client === undefined ? (token ?? '') : await makeToken(client, endpoint, now())
  for (const sentence of tokenAdvice(forCall, endpoint, now())) yield problem(sentence)
  const answer = await ask(endpoint, {
    method: 'POST',
    body: bareCall(hook),
    headers: { authorization: `Bearer ${forCall}` },
  })
  if (!heard(answer)) return yield problem(`A call with a token gets no answer: ${answer.silent}.`)
  if (answer.status === 401)
    return yield problem(
      'The token is refused with 401. The reason stands in the service’s log, event "not-trusted"; docs/integrate.md says what each means.',
    )
  yield answer.status === 412
    ? ok('The token is taken, and a call without a chart is answered with 412.')
    : problem(`A call without a chart is answered with ${answer.status}; 412 is right.`)
  if (client === undefined) return

  const again = await ask(endpoint, {
    method: 'POST',
    body: bareCall(hook),
    headers: { authorization: `Bearer ${forCall}` },
  })
  yield heard(again) && again.status === 401
    ? ok('The same token does not work twice.')
    : problem('The same token works twice: look at the table of seen tokens.')

  const fresh = await makeToken(client, endpoint, now())
  const whole = await ask(endpoint, {
    method: 'POST',
    body: { ...bareCall(hook), prefetch: emptyChart },
    headers: { authorization: `Bearer ${fresh}` },
  })
  const response = heard(whole) && whole.status === 200 ? hookResponse.safeParse(whole.json) : undefined
  yield response?.success === true && response.data.cards.length === 0
    ? ok('An empty chart is answered with no cards. (It left an audit record of the patient "supine-doctor".)')
    : problem(`An empty chart is answered with ${heard(whole) ? whole.status : 'nothing'}; 200 and no cards is right.`)

  const feedbackEndpoint = `${endpoint}/feedback`
  const feedback = await ask(feedbackEndpoint, {
    method: 'POST',
    body: {
      feedback: [{ card: randomUUID(), outcome: 'overridden', outcomeTimestamp: new Date(now()).toISOString() }],
    },
    headers: { authorization: `Bearer ${await makeToken(client, feedbackEndpoint, now())}` },
  })
  yield heard(feedback) && feedback.status === 200
    ? ok('Feedback is taken.')
    : problem(`Feedback is answered with ${heard(feedback) ? feedback.status : 'nothing'}; 200 is right.`)
}

const samples = 7

async function* latency({ base }: Examination): AsyncGenerator<Finding> {
  const times: number[] = []
  for (let i = 0; i < samples; i += 1) {
    const answer = await ask(`${base}/health`)
    if (heard(answer)) times.push(answer.ms)
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
  if (median === undefined) return
  const words = `Half of ${times.length} short calls took less than ${Math.ceil(median)} ms from here`
  yield median > 500 ? problem(`${words}; CDS Hooks asks for about 500 ms for a whole answer.`) : ok(`${words}.`)
}

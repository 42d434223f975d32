import { type AlertMemory, nothingRemembered } from '../../shared/alert-memory/memory.ts'
import { callIdentity, chainKey } from '../../shared/audit/identity.ts'
import type { AuditDraft, ChainView, DraftOrder, HookCallEntry } from '../../shared/audit/record.ts'
import { answerIdFrom } from '../../shared/cds-hooks/answer-id.ts'
import type { Client } from '../../shared/cds-hooks/client.ts'
import { type Gathered, unavailable } from '../../shared/cds-hooks/prefetch.ts'
import { readHookRequest } from '../../shared/cds-hooks/read-message.ts'
import { Refusal } from '../../shared/cds-hooks/refusal.ts'
import { type Card, card, type HookRequest, type HookResponse } from '../../shared/cds-hooks/schema.ts'
import type { PatientRecord } from '../../shared/fhir/resources.ts'
import type { OrderReview } from '../../shared/order-safety/drafts.ts'
import type { LogFields } from '../../shared/telemetry/log.ts'
import type { Deps } from './deps.ts'
import type { Body } from './read-body.ts'
import type { Service } from './services.ts'
import { type Decided, type Shown, shownCards } from './shown-cards.ts'

export interface HookCall {
  readonly service: Service
  readonly client: Client
  readonly body: Body
  /** When the call came in, epoch milliseconds. */
  readonly receivedAt: number
  /** Instant the chart is judged at, where a test has set one, epoch milliseconds. */
  readonly evaluationTime?: number
}

export interface Answer {
  readonly response: HookResponse
  /** For the one log line of this call. */
  readonly facts: LogFields
}

/** On an answer that had to do without some needed data: their keys. */
export const unavailableExtension = 'org.supine.unavailable'

interface Decision extends Decided {
  readonly record: PatientRecord
}

/** Answers one hook call: gather, decide, keep the record, answer. A repeated call gets its first answer. */
export async function answerHookCall(deps: Deps, call: HookCall): Promise<Answer> {
  const request = requestOf(call)
  const place = placeOf(call, request)
  const looking = quietly(deps.audit.look(place.patient, place.call)) // only reads, so it may run beside the decision

  const review = reviewOf(deps, call, request)
  const gathered =
    review?.drafts.length === 0 ? nothingAsked : await deps.gather(request, call.service.prefetch, call.client)
  const decision = decideOn(deps, call, request, gathered, review)

  const seen = await looking
  if (seen?.first?.entry.kind === 'hook-call') return answerFrom(call.service, seen.first.entry, true)
  if (decision instanceof Refusal) throw decision

  const asked = { client: call.client, service: call.service.id, context: request.context }
  const entryWith = (memory: AlertMemory): HookCallEntry =>
    entryOf(deps, call, request, gathered, decision, shownCards(deps.pipeline, asked, decision, memory))
  const entry = entryWith(seen?.head?.memory ?? nothingRemembered)
  // A card names what could not be read. Silence cannot, and would read as "nothing to worry about".
  const failed = neededKeys(call.service).filter((key) => gathered.states[key] === 'failed')
  if (entry.cards.length === 0 && failed.length > 0) throw unobtainable(failed, gathered)
  checkOwnCards(deps, call.service, entry.cards)

  const draft = { ...place, answer: decision.answer, recordedAt: new Date(deps.now()).toISOString(), entry }
  return keep(deps, call.service, draft, entry, seen, entryWith)
}

/** Of an order hook: the drafts that concern us. Told from the drafts alone, before anything else is read. */
function reviewOf(deps: Deps, { service }: HookCall, { hook, context }: HookRequest): OrderReview | undefined {
  if (service.about !== 'orders') return undefined
  const { patientId, draftOrders, selections = [] } = context
  return deps.pipeline.reviewOrders({ patientId, draftOrders, ...(hook === 'order-select' ? { selections } : {}) })
}

/** No draft concerns us, so nothing was looked for and nothing can be lacking. */
const nothingAsked: Gathered = { values: [], states: {}, forbidden: [] }

function requestOf({ service, body }: HookCall): HookRequest {
  const read = readHookRequest(body.json)
  if (!read.ok) throw new Refusal('malformed-request', read.problems)
  if (read.message.hook === service.hook) return read.message
  throw new Refusal('malformed-request', [{ at: 'hook', text: `this service answers ${service.hook}` }])
}

/** Where the call's record stands: the patient's chain, and the call's own identity in it. */
function placeOf({ client, service, body, evaluationTime }: HookCall, { hookInstance, context }: HookRequest) {
  return {
    patient: chainKey({ ...whoOf(client), patient: `Patient/${context.patientId}` }),
    call: callIdentity({
      client: client.id,
      service: service.id,
      // The same question asked of another moment is another question.
      hookInstance: evaluationTime === undefined ? hookInstance : `${hookInstance}@${evaluationTime}`,
      bodyDigest: body.digest,
    }),
  }
}

const whoOf = ({ id, tenant }: Client) => ({ client: id, ...(tenant === undefined ? {} : { tenant }) })

/** `undefined` when the store cannot be read: `append` will fail too then, and say so once. */
const quietly = (look: Promise<ChainView>): Promise<ChainView | undefined> => look.catch(() => undefined)

/** The decision, or why there can be none. */
function decideOn(
  deps: Deps,
  call: HookCall,
  { context }: HookRequest,
  gathered: Gathered,
  review: OrderReview | undefined,
): Decision | Refusal {
  const { readRecord, decide } = deps.pipeline
  const lacking = unavailable(gathered.states)
  const needed = neededKeys(call.service)
  if (needed.every((key) => lacking.includes(key))) return unobtainable(needed, gathered)

  // A problem just written need not have reached the EHR's FHIR server yet.
  const values = context.conditions === undefined ? gathered.values : [...gathered.values, context.conditions]
  const read = readRecord(context.patientId, values)
  const problems = lacking.map((key) => ({
    kind: 'unavailable' as const,
    message: `${key}: ${wordsFor(gathered, key)}`,
  }))
  const record = { ...read, problems: [...read.problems, ...problems] }
  const assessment = decide(record, call.evaluationTime ?? call.receivedAt)
  return { record, assessment, answer: answerIdFrom(deps.newId()), ...(review === undefined ? {} : { review }) }
}

const neededKeys = ({ prefetch }: Service): readonly string[] =>
  Object.entries(prefetch).flatMap(([key, { needed }]) => (needed ? [key] : []))

function wordsFor({ states, forbidden, serverRefused = false }: Gathered, key: string): string {
  if (forbidden.includes(key)) return 'access refused'
  const words = states[key] === 'failed' ? 'could not be read' : 'not supplied'
  return serverRefused ? `${words}, and fhirServer is not registered for this client` : words
}

const unobtainable = (keys: readonly string[], gathered: Gathered) =>
  new Refusal(
    'data-unobtainable',
    keys.map((key) => ({ at: `prefetch.${key}`, text: wordsFor(gathered, key) })),
  )

/** A card of ours that breaks the protocol is our defect, not a reason to keep a finding from a clinician. */
function checkOwnCards(deps: Deps, service: Service, cards: readonly Card[]): void {
  const invalid = cards.filter((one) => !card.safeParse(one).success).length
  if (invalid === 0) return
  deps.metrics.add('InvalidCards', invalid)
  deps.log.error('invalid-card', { service: service.id, cards: invalid })
}

function entryOf(
  deps: Deps,
  call: HookCall,
  request: HookRequest,
  gathered: Gathered,
  { record, assessment, review }: Decision,
  { cards, shown, muted }: Shown,
): HookCallEntry {
  const { userId, encounterId } = request.context
  return {
    kind: 'hook-call',
    ...whoOf(call.client),
    service: call.service.id,
    hook: request.hook,
    hookInstance: request.hookInstance,
    ...(userId === undefined ? {} : { user: userId }),
    patient: record.reference,
    ...(encounterId === undefined ? {} : { encounter: encounterId }),
    ...(request.fhirServer === undefined ? {} : { fhirServer: request.fhirServer }),
    bodyDigest: call.body.digest,
    resources: seenIn(record),
    prefetch: gathered.states,
    ...(review === undefined ? {} : { orders: review.drafts.slice(0, ordersKept).map(inRecord) }),
    assessment,
    cards,
    ...(shown.length === 0 ? {} : { shown }),
    ...(muted.length === 0 ? {} : { muted }),
    receivedAt: new Date(call.receivedAt).toISOString(),
    answeredInMs: deps.now() - call.receivedAt,
  }
}

/** More drafts than anyone signs at once must not make a record too long to be stored. */
const ordersKept = 100

/** A draft as it is kept: never its words. */
const inRecord = ({ reference, codes }: OrderReview['drafts'][number]): DraftOrder => ({
  ...(reference === undefined ? {} : { reference }),
  codes,
})

/** Reference and version of everything that was read. */
const seenIn = ({ resources }: PatientRecord): HookCallEntry['resources'] =>
  resources.map(({ resourceType, id, meta }) => ({
    reference: `${resourceType}/${id ?? ''}`,
    ...(typeof meta?.versionId === 'string' ? { version: meta.versionId } : {}),
  }))

/** Makes the record durable and answers; answers all the same, alarmed, when it cannot be made durable. */
async function keep(
  deps: Deps,
  service: Service,
  draft: AuditDraft,
  entry: HookCallEntry,
  seen: ChainView | undefined,
  entryWith: (memory: AlertMemory) => HookCallEntry,
): Promise<Answer> {
  try {
    const { record, repeated } = await deps.audit.append(draft, seen, entryWith)
    // Another writer may have answered the same call meanwhile, or have told us what this patient has seen.
    return answerFrom(service, record.entry.kind === 'hook-call' ? record.entry : entry, repeated)
  } catch (error) {
    deps.metrics.add('AuditUnavailable', 1)
    deps.log.error('audit-unavailable', { service: entry.service, client: entry.client, error })
    return answerFrom(service, entry, false)
  }
}

/** The answer a record stands for: the same bytes, now or at a repeat. Says which needed data it lacks. */
function answerFrom(service: Service, { cards, prefetch, hook }: HookCallEntry, repeated: boolean): Answer {
  const lacking = neededKeys(service).filter((key) => prefetch[key] === 'failed' || prefetch[key] === 'absent')
  return {
    response: { cards, ...(lacking.length === 0 ? {} : { extension: { [unavailableExtension]: lacking } }) },
    facts: { hook, prefetch, cards: cards.length, repeated },
  }
}

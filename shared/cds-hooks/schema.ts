/**
 * The messages of CDS Hooks 1.0, 2.0 and the 3.0 ballot, as one schema each. Types are derived, so a
 * message has one definition.
 *
 * What clients send is read leniently: unknown fields are ignored at every level and FHIR inside
 * `prefetch` or `draftOrders` is not looked into here (`shared/fhir` reads it, entry by entry). What we
 * send is strict: no unknown field, no `null`, no empty string, list or object.
 */
import type { FhirResource } from 'fhir/r4.js'
import * as z from 'zod'

const text = z.string().min(1)
const absoluteUrl = z.url({ protocol: /^https?$/ })
const uuid = z.uuid()
const filled = <T extends z.core.SomeType>(item: T) => z.array(item).min(1).readonly()

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const jsonObject = z.custom<Readonly<Record<string, unknown>>>(isObject, 'expected an object')

const filledObject = z.custom<Readonly<Record<string, unknown>>>(
  (value) => isObject(value) && Object.keys(value).length > 0,
  'expected an object with at least one member',
)

// ---------------------------------------------------------------- what clients send: hook calls

/** FHIR's `id` and the underscore, which some servers use. It becomes part of URLs and of the audit key. */
const fhirId = z.string().regex(/^[A-Za-z0-9\-._]{1,128}$/, 'expected a FHIR id')

const orNothing = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined)

const context = z.object({
  /** The id alone; a client that sends `Patient/123` means 123. */
  patientId: z
    .string()
    .transform((id) => id.replace(/^Patient\//, ''))
    .pipe(fhirId),
  /** `Practitioner/abc`. Required by most hooks, needed by nothing here: an odd one counts as not sent. */
  userId: z.string().min(1).max(256).optional().catch(undefined),
  encounterId: orNothing(fhirId),
  /** `problem-list-item-create`: a Bundle of the problems just written. */
  conditions: orNothing(jsonObject),
  /** Order hooks: a Bundle of unsigned orders. */
  draftOrders: orNothing(jsonObject),
  /** `order-select`: references of the orders just selected. */
  selections: orNothing(z.array(z.string()).readonly()),
})

/** Only `access_token` is needed; scopes are not parsed, since SMART v1 and v2 write them differently. */
const fhirAuthorization = z.object({
  access_token: text,
  token_type: z.string().optional().catch(undefined),
  expires_in: z.number().optional().catch(undefined),
  scope: z.string().optional().catch(undefined),
  subject: z.string().optional().catch(undefined),
  patient: z.string().optional().catch(undefined),
})

/** One invocation of a service by a client, whatever the hook. `context` is checked further by hook. */
export const hookRequest = z
  .object({
    hook: text,
    /** The client's id of this invocation. Unique only by the client's promise, so never a key by itself. */
    hookInstance: z.string().min(1).max(256),
    context,
    /** Where to read what prefetch lacks. */
    fhirServer: orNothing(z.url({ protocol: /^https?$/, error: 'expected an absolute http(s) URL' })),
    fhirAuthorization: orNothing(fhirAuthorization),
    /** FHIR by key, still unread. Absent means the client filled no template at all. */
    prefetch: orNothing(jsonObject),
  })
  .readonly()

export type HookRequest = z.infer<typeof hookRequest>

// ---------------------------------------------------------------- what clients send: feedback

/** EHRs return a reason with `code` alone; we gave it `system` and `display`. */
const returnedCoding = z
  .object({ code: text, system: z.string().exactOptional(), display: z.string().exactOptional() })
  .readonly()

const overrideReason = z
  .object({ reason: returnedCoding.exactOptional(), userComment: z.string().max(8_000).exactOptional() })
  .refine(
    ({ reason, userComment }) => reason !== undefined || userComment !== undefined,
    'expected reason or userComment',
  )
  .readonly()

/** Any 128-bit id in uuid form, either case: whether we gave it is for the audit records to say. */
const returnedUuid = z.guid()

const feedbackOf = {
  /** `uuid` of the card. */
  card: returnedUuid,
  /** RFC 3339. */
  outcomeTimestamp: z.iso.datetime({ offset: true }),
}

export const feedback = z.discriminatedUnion('outcome', [
  z
    .object({
      ...feedbackOf,
      outcome: z.literal('accepted'),
      acceptedSuggestions: filled(z.object({ id: returnedUuid }).readonly()),
    })
    .readonly(),
  z
    .object({ ...feedbackOf, outcome: z.literal('overridden'), overrideReason: overrideReason.exactOptional() })
    .readonly(),
])

/** Far more than a clinician can click; a call has to end in time. */
const maxFeedbackItems = 100

export const feedbackRequest = z
  .object({ feedback: z.array(feedback).min(1).max(maxFeedbackItems).readonly() })
  .readonly()

/** What a clinician did with one card. */
export type Feedback = z.infer<typeof feedback>

// ---------------------------------------------------------------- what we send: cards

/** A code on a card. `display` is always sent: overrideReasons need it, and topics read better with it. */
export const coding = z.strictObject({ system: text, code: text, display: text }).readonly()

export const cardSource = z
  .strictObject({
    /** Short name of the origin of the advice. */
    label: text,
    /** Of the organisation or data set, never a page about this patient. */
    url: absoluteUrl.exactOptional(),
    /** Square PNG, 100 x 100. */
    icon: absoluteUrl.exactOptional(),
    topic: coding.exactOptional(),
  })
  .readonly()

const resource = z.custom<FhirResource>(
  (value) => isObject(value) && typeof value.resourceType === 'string',
  'expected a FHIR resource',
)

/** A change to the chart, made when the clinician accepts the suggestion it stands in. */
export const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('create'), description: text, resource }).readonly(),
  z.strictObject({ type: z.literal('update'), description: text, resource }).readonly(),
  z
    .strictObject({
      type: z.literal('delete'),
      description: text,
      resourceId: z.string().regex(/^[A-Z][A-Za-z]+\/[^/]+$/),
    })
    .readonly(),
])

export const suggestion = z
  .strictObject({
    label: text,
    uuid: uuid.exactOptional(),
    isRecommended: z.boolean().exactOptional(),
    actions: filled(action).exactOptional(),
  })
  .readonly()

export const link = z
  .strictObject({
    label: text,
    url: absoluteUrl,
    type: z.enum(['absolute', 'smart']),
    /** Only beside `smart`. */
    appContext: text.exactOptional(),
  })
  .refine(({ type, appContext }) => type === 'smart' || appContext === undefined, 'appContext needs type smart')
  .readonly()

/** Code points, not UTF-16 units: what a reader counts. */
const shorterThan = (limit: number) => (value: string) => [...value].length < limit

export const card = z
  .strictObject({
    /** Without it no feedback can come back. Derived from the answer's id (`answer-id.ts`). */
    uuid,
    /** One sentence, plain text, fewer than 140 characters. */
    summary: text
      .regex(/^[^\r\n]*$/, 'expected one line')
      .refine(shorterThan(140), 'expected fewer than 140 characters'),
    /** GitHub-flavoured Markdown without raw HTML; must read well unrendered too. */
    detail: text.exactOptional(),
    indicator: z.enum(['info', 'warning', 'critical']),
    source: cardSource,
    suggestions: filled(suggestion).exactOptional(),
    /** Required beside `suggestions`. CDS Hooks 1.0 knows no other value. */
    selectionBehavior: z.enum(['at-most-one', 'any']).exactOptional(),
    overrideReasons: filled(coding).exactOptional(),
    links: filled(link).exactOptional(),
    /** Our own data; names in reverse-domain form. */
    extension: filledObject.exactOptional(),
  })
  .refine(
    (c) => (c.suggestions === undefined) === (c.selectionBehavior === undefined),
    'suggestions and selectionBehavior go together',
  )
  .refine(
    (c) =>
      c.selectionBehavior !== 'at-most-one' ||
      (c.suggestions ?? []).filter((s) => s.isRecommended === true).length <= 1,
    'at most one suggestion is recommended where one may be chosen',
  )
  .readonly()

export const hookResponse = z
  .strictObject({ cards: z.array(card).readonly(), extension: filledObject.exactOptional() })
  .readonly()

export type Coding = z.infer<typeof coding>
export type CardSource = z.infer<typeof cardSource>
export type Action = z.infer<typeof action>
export type Suggestion = z.infer<typeof suggestion>
export type Link = z.infer<typeof link>
export type Card = z.infer<typeof card>
export type HookResponse = z.infer<typeof hookResponse>

// ---------------------------------------------------------------- what we send: discovery

export const discoveredService = z
  .strictObject({
    hook: z.string().regex(/^[a-z]+(-[a-z]+)+$/),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text,
    description: text,
    usageRequirements: text.exactOptional(),
    /** Key -> FHIR query, with CDS Hooks 2.0 tokens only. */
    prefetch: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/), text).exactOptional(),
  })
  .readonly()

export const discovery = z.strictObject({ services: z.array(discoveredService).readonly() }).readonly()

export type DiscoveredService = z.infer<typeof discoveredService>

/**
 * The messages of CDS Hooks 1.0, 2.0 and the 3.0 ballot, as one schema each. Types are derived, so a
 * message has one definition.
 *
 * What clients send is read leniently: unknown fields are ignored at every level and FHIR inside
 * `prefetch` or `draftOrders` is not looked into here (`shared/fhir` reads it, entry by entry). What we
 * send is strict: no unknown field, no `null`, no empty string, list or object.
 *
 * Written with zod's small variant: in the Lambda bundle it is a tenth of the large one.
 */
import type { FhirResource } from 'fhir/r4.js'
import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))
const shortText = z.string().check(z.minLength(1), z.maxLength(256))
const absoluteUrl = z.url({ protocol: /^https?$/, error: 'expected an absolute http(s) URL' })
const uuid = z.uuid()
const filled = <T extends z.core.SomeType>(item: T) => z.readonly(z.array(item).check(z.minLength(1)))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const jsonObject = z.custom<Readonly<Record<string, unknown>>>(isObject, 'expected an object')

const filledObject = z.custom<Readonly<Record<string, unknown>>>(
  (value) => isObject(value) && Object.keys(value).length > 0,
  'expected an object with at least one member',
)

// ---------------------------------------------------------------- what clients send: hook calls

/** FHIR's `id` and the underscore, which some servers use. It becomes part of URLs and of the audit key. */
const fhirId = z.string().check(z.regex(/^[A-Za-z0-9\-._]{1,128}$/, 'expected a FHIR id'))

/** `null` means the same as a field that is not there, although only prefetch may say it so. */
const orNothing = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.nullish(schema),
    z.transform((value: z.output<T> | null | undefined) => value ?? undefined),
  )

/** A field nothing here needs: an odd value counts as not sent. */
const ifUsable = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined)

const context = z.object({
  /** The id alone; a client that sends `Patient/123` means 123. */
  patientId: z.pipe(
    z.pipe(
      z.string(),
      z.transform((id: string) => id.replace(/^Patient\//, '')),
    ),
    fhirId,
  ),
  /** `Practitioner/abc`. Required by most hooks. */
  userId: ifUsable(shortText),
  encounterId: orNothing(fhirId),
  /** `problem-list-item-create`: a Bundle of the problems just written. */
  conditions: orNothing(jsonObject),
  /** Order hooks: a Bundle of unsigned orders. */
  draftOrders: orNothing(jsonObject),
  /** `order-select`: references of the orders just selected. */
  selections: orNothing(z.readonly(z.array(z.string()))),
})

/** Only `access_token` is needed; scopes are not parsed, since SMART v1 and v2 write them differently. */
const fhirAuthorization = z.object({
  access_token: text,
  token_type: ifUsable(z.string()),
  expires_in: ifUsable(z.number()),
  scope: ifUsable(z.string()),
  subject: ifUsable(z.string()),
  patient: ifUsable(z.string()),
})

/** One invocation of a service by a client, whatever the hook. `context` is checked further by hook. */
export const hookRequest = z.readonly(
  z.object({
    hook: text,
    /** The client's id of this invocation. Unique only by the client's promise, so never a key by itself. */
    hookInstance: shortText,
    context,
    /** Where to read what prefetch lacks. */
    fhirServer: orNothing(absoluteUrl),
    fhirAuthorization: orNothing(fhirAuthorization),
    /** FHIR by key, still unread. Absent means the client filled no template at all. */
    prefetch: orNothing(jsonObject),
  }),
)

export type HookRequest = z.infer<typeof hookRequest>

// ---------------------------------------------------------------- what clients send: feedback

/** EHRs return a reason with `code` alone; we gave it `system` and `display`. */
const returnedCoding = z.readonly(
  z.object({ code: text, system: z.exactOptional(z.string()), display: z.exactOptional(z.string()) }),
)

const longestComment = 8_000

const overrideReason = z.readonly(
  z
    .object({
      reason: z.exactOptional(returnedCoding),
      userComment: z.exactOptional(z.string().check(z.maxLength(longestComment))),
    })
    .check(
      z.refine(
        ({ reason, userComment }) => reason !== undefined || userComment !== undefined,
        'expected reason or userComment',
      ),
    ),
)

/** Any 128-bit id in uuid form, either case: whether we gave it is for the audit records to say. */
const returnedUuid = z.guid()

const feedbackOf = {
  /** `uuid` of the card. */
  card: returnedUuid,
  outcomeTimestamp: z.iso.datetime({ offset: true }),
}

export const feedback = z.discriminatedUnion('outcome', [
  z.readonly(
    z.object({
      ...feedbackOf,
      outcome: z.literal('accepted'),
      acceptedSuggestions: filled(z.readonly(z.object({ id: returnedUuid }))),
    }),
  ),
  z.readonly(
    z.object({
      ...feedbackOf,
      outcome: z.literal('overridden'),
      overrideReason: z.exactOptional(overrideReason),
    }),
  ),
])

/** Far more than a clinician can click; a call has to end in time. */
const maxFeedbackItems = 100

export const feedbackRequest = z.readonly(
  z.object({ feedback: z.readonly(z.array(feedback).check(z.minLength(1), z.maxLength(maxFeedbackItems))) }),
)

/** What a clinician did with one card. */
export type Feedback = z.infer<typeof feedback>

// ---------------------------------------------------------------- what we send: cards

/** A code on a card. `display` is always sent: overrideReasons need it, and topics read better with it. */
export const coding = z.readonly(z.strictObject({ system: text, code: text, display: text }))

export const cardSource = z.readonly(
  z.strictObject({
    /** Short name of the origin of the advice. */
    label: text,
    /** Of the organisation or data set, never a page about this patient. */
    url: z.exactOptional(absoluteUrl),
    /** Square PNG, 100 x 100. */
    icon: z.exactOptional(absoluteUrl),
    topic: z.exactOptional(coding),
  }),
)

const resource = z.custom<FhirResource>(
  (value) => isObject(value) && typeof value.resourceType === 'string',
  'expected a FHIR resource',
)

/** A change to the chart, made when the clinician accepts the suggestion it stands in. */
export const action = z.discriminatedUnion('type', [
  z.readonly(z.strictObject({ type: z.literal('create'), description: text, resource })),
  z.readonly(z.strictObject({ type: z.literal('update'), description: text, resource })),
  z.readonly(
    z.strictObject({
      type: z.literal('delete'),
      description: text,
      resourceId: z.string().check(z.regex(/^[A-Z][A-Za-z]+\/[^/]+$/)),
    }),
  ),
])

export const suggestion = z.readonly(
  z.strictObject({
    label: text,
    uuid: z.exactOptional(uuid),
    isRecommended: z.exactOptional(z.boolean()),
    actions: z.exactOptional(filled(action)),
  }),
)

export const link = z.readonly(
  z
    .strictObject({
      label: text,
      url: absoluteUrl,
      type: z.enum(['absolute', 'smart']),
      appContext: z.exactOptional(text),
    })
    .check(
      z.refine(({ type, appContext }) => type === 'smart' || appContext === undefined, 'appContext needs type smart'),
    ),
)

/** Code points, not UTF-16 units: what a reader counts. */
const shorterThan = (limit: number) => z.refine<string>((value) => [...value].length < limit)

export const card = z.readonly(
  z
    .strictObject({
      /** Without it no feedback can come back. Derived from the answer's id (`answer-id.ts`). */
      uuid,
      /** One sentence, plain text, fewer than 140 characters. */
      summary: text.check(z.regex(/^[^\r\n]*$/), shorterThan(140)),
      /** GitHub-flavoured Markdown without raw HTML; must read well unrendered too. */
      detail: z.exactOptional(text),
      indicator: z.enum(['info', 'warning', 'critical']),
      source: cardSource,
      suggestions: z.exactOptional(filled(suggestion)),
      /** Required beside `suggestions`. CDS Hooks 1.0 knows no other value than `at-most-one`. */
      selectionBehavior: z.exactOptional(z.enum(['at-most-one', 'any'])),
      overrideReasons: z.exactOptional(filled(coding)),
      links: z.exactOptional(filled(link)),
      /** Our own data; names in reverse-domain form. */
      extension: z.exactOptional(filledObject),
    })
    .check(
      z.refine(
        ({ suggestions, selectionBehavior }) => (suggestions === undefined) === (selectionBehavior === undefined),
        'suggestions and selectionBehavior go together',
      ),
      z.refine(
        ({ suggestions = [], selectionBehavior }) =>
          selectionBehavior !== 'at-most-one' || suggestions.filter((s) => s.isRecommended === true).length <= 1,
        'at most one suggestion is recommended where one may be chosen',
      ),
    ),
)

export const hookResponse = z.readonly(
  z.strictObject({ cards: z.readonly(z.array(card)), extension: z.exactOptional(filledObject) }),
)

export type Coding = z.infer<typeof coding>
export type CardSource = z.infer<typeof cardSource>
export type Action = z.infer<typeof action>
export type Suggestion = z.infer<typeof suggestion>
export type Link = z.infer<typeof link>
export type Card = z.infer<typeof card>
export type HookResponse = z.infer<typeof hookResponse>

// ---------------------------------------------------------------- what we send: discovery

export const discoveredService = z.readonly(
  z.strictObject({
    hook: z.string().check(z.regex(/^[a-z]+(-[a-z]+)+$/)),
    id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
    title: text,
    description: text,
    usageRequirements: z.exactOptional(text),
    /** Key -> FHIR query, with CDS Hooks 2.0 tokens only. */
    prefetch: z.exactOptional(z.record(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]*$/)), text)),
  }),
)

export const discovery = z.readonly(z.strictObject({ services: z.readonly(z.array(discoveredService)) }))

export type DiscoveredService = z.infer<typeof discoveredService>

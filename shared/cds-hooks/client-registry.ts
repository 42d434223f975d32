/**
 * The registry of clients: one JSON document that says who may call, how they prove it, where their charts
 * can be read, and what their users can be shown. Kept by whoever runs the service: in Parameter Store in
 * AWS, in a file on one machine. `npm run clients -- check FILE` reads it with this very code.
 */
import * as z from 'zod/mini'
import { baseUrl, unfit } from './base-url.ts'
import type { Client } from './client.ts'
import { type Algorithm, isAlgorithm, publicKeys, usualAlgorithms } from './public-keys.ts'
import type { Problem } from './refusal.ts'

const text = z.string().check(z.minLength(1), z.maxLength(1_000))

/** Stands in audit records, logs and keys of stored data. */
const id = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/, 'must be an id: letters, digits and . _ : / -'))

const filled = <T extends z.core.SomeType>(item: T) => z.readonly(z.array(item).check(z.minLength(1)))

/** A year at most: alerts that are put to sleep for ever are forgotten. */
const days = z.int().check(z.gte(0), z.lte(365))

/** Cards are in English, so their dates are. */
const locale = z.string().check(
  z.refine((value) => {
    try {
      return new Intl.Locale(value).language === 'en'
    } catch {
      return false // how the platform says "not a language tag"
    }
  }, 'must be an English language tag such as en-US'),
)

const coding = z.readonly(z.strictObject({ system: text, code: text, display: text }))

const url = (insecureLocal: boolean) =>
  z.string().check((context) => {
    const why = unfit(context.value, insecureLocal)
    if (why !== undefined) context.issues.push({ code: 'custom', message: why, input: context.value })
  })

const base = (insecureLocal: boolean) =>
  z.pipe(
    url(insecureLocal),
    z.transform((value: string) => baseUrl(value) ?? value),
  )

const fieldsOf = (insecureLocal: boolean) =>
  ({
    /** Ours: names the client in records and logs. Never reuse one, and never change it. */
    id,
    /** `iss` of its tokens. */
    issuers: filled(text),
    /** Where its public keys are published: exactly as its tokens name it in `jku`. */
    jku: z.optional(filled(url(insecureLocal)).check(z.maxLength(4))),
    /** Its public keys, where they were exchanged by hand. */
    keys: z.optional(publicKeys),
    algorithms: z._default(
      filled(
        z.custom<Algorithm>(
          (value) => typeof value === 'string' && isAlgorithm(value),
          'must be RS384, ES384, RS512 or ES512 (RS256 and ES256 where nothing else can be had)',
        ),
      ),
      usualAlgorithms,
    ),
    /** Other audiences its tokens may name, exactly as they do, beside the URL called. */
    audienceAliases: z._default(z.readonly(z.array(text)), []),
    /** FHIR base URLs this client's calls may name, where a client has no tenants. */
    fhirServers: z.optional(z.readonly(z.array(base(insecureLocal)))),
    /** Organisations behind a client that serves several: `tenant` of its tokens. Their data never meet. */
    tenants: z.optional(
      filled(z.readonly(z.strictObject({ id, fhirServers: z._default(z.readonly(z.array(base(insecureLocal))), []) }))),
    ),
    /** Permits http and this machine's own addresses. For development only. */
    allowInsecureLocal: z._default(z.boolean(), false),
    /** Ids of the services it may call; all of them when left out. */
    services: z.optional(filled(text)),
    /** What its users can be shown. */
    shows: z._default(
      z.readonly(
        z.strictObject({
          suggestions: z._default(z.boolean(), true),
          /** `any` only for clients of CDS Hooks 2.0 or later: to a 1.0 client it is an error. */
          selectionBehavior: z._default(z.enum(['at-most-one', 'any']), 'at-most-one'),
          links: z._default(z.boolean(), true),
          markdownLinks: z._default(z.boolean(), true),
        }),
      ),
      { suggestions: true, selectionBehavior: 'at-most-one', links: true, markdownLinks: true },
    ),
    /** Our order ids -> the client's own codes. */
    orderCatalogue: z._default(z.readonly(z.record(z.string(), coding)), {}),
    /** Ids of rules that are switched off for this client, `critical` ones included. */
    mutedRules: z._default(z.readonly(z.array(text)), []),
    /** How long an overridden card stays away, in days: in general, and by override reason code. */
    snooze: z.optional(
      z.readonly(
        z.strictObject({
          days: z.optional(days),
          daysByReason: z._default(z.readonly(z.record(z.string(), days)), {}),
        }),
      ),
    ),
    /** `repeat`: each hook shows its cards, whatever the others have shown in the encounter. */
    acrossHooks: z._default(z.enum(['once', 'repeat']), 'once'),
    /** Language tag by which dates on cards are written. */
    dateLocale: z.optional(locale),
  }) as const

const clientOf = (insecureLocal: boolean) => z.readonly(z.strictObject(fieldsOf(insecureLocal)))

/** Every field an entry can have. */
export const registrationFields: readonly string[] = Object.keys(fieldsOf(false))

const schemas = { strict: clientOf(false), insecureLocal: clientOf(true) }

export type Registration = z.infer<typeof schemas.strict>

/** Ids this software has, to find those in a registry that mean nothing to it. */
export interface KnownIds {
  readonly services: ReadonlySet<string>
  readonly orders: ReadonlySet<string>
  readonly rules: ReadonlySet<string>
  /** Codes of the reasons a card offers for overriding it. */
  readonly overrideReasons: ReadonlySet<string>
}

export interface ClientRegistry {
  /** Clients nothing is wrong with. A broken neighbour costs them nothing. */
  readonly registrations: readonly Registration[]
  /** Everything else, each with its path in the document. */
  readonly problems: readonly Problem[]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads a registry document. Never throws.
 *
 * @param known when given, ids this software does not have are problems too; a running service leaves it out,
 *   so that a rule withdrawn in a new version locks nobody out
 */
export function readClientRegistry(document: unknown, known?: KnownIds): ClientRegistry {
  if (!isObject(document) || !Array.isArray(document.clients)) {
    return { registrations: [], problems: [{ text: 'The document must be an object with a list "clients".' }] }
  }
  const problems: Problem[] = Object.keys(document)
    .filter((name) => name !== 'clients' && name !== '$schema')
    .map((name) => ({ at: name, text: 'is no field of a registry' }))
  const read: { readonly registration: Registration; readonly at: string }[] = []
  for (const [index, value] of document.clients.entries()) {
    const at = `clients[${index}]`
    const insecureLocal = isObject(value) && value.allowInsecureLocal === true
    const result = schemas[insecureLocal ? 'insecureLocal' : 'strict'].safeParse(value, { error: wording })
    if (!result.success) {
      for (const { path, message } of result.error.issues) problems.push({ at: at + pathOf(path), text: message })
      continue
    }
    const contradictions = contradictionsIn(result.data, known)
    problems.push(...contradictions.map(({ at: below = '', text }) => ({ at: at + below, text })))
    if (contradictions.length === 0) read.push({ registration: result.data, at })
  }
  const clashes = read.flatMap((one) => clashesOf(one, read))
  const clashing = new Set(clashes.map(({ one }) => one))
  return {
    registrations: read.filter((one) => !clashing.has(one)).map(({ registration }) => registration),
    problems: [...problems, ...clashes.map(({ problem }) => problem)],
  }
}

function contradictionsIn(registration: Registration, known: KnownIds | undefined): readonly Problem[] {
  const { jku, keys, tenants, fhirServers, services, orderCatalogue, mutedRules, snooze } = registration
  const problems: Problem[] = []
  if (jku === undefined && keys === undefined)
    problems.push({ text: 'needs "jku" or "keys": without either no token can be verified' })
  if (tenants !== undefined && fhirServers !== undefined)
    problems.push({ at: '.fhirServers', text: 'belongs to each tenant where a client has tenants' })
  const seen = new Set<string>()
  for (const [index, tenant] of (tenants ?? []).entries()) {
    if (seen.has(tenant.id)) problems.push({ at: `.tenants[${index}].id`, text: 'is there twice' })
    seen.add(tenant.id)
  }
  if (known === undefined) return problems
  const unknown = (at: string, value: string, ids: ReadonlySet<string>, noun: string) => {
    if (!ids.has(value)) problems.push({ at, text: `"${value}" is no ${noun} of this version` })
  }
  for (const [index, value] of (services ?? []).entries())
    unknown(`.services[${index}]`, value, known.services, 'service')
  for (const order of Object.keys(orderCatalogue)) unknown(`.orderCatalogue.${order}`, order, known.orders, 'order')
  for (const reason of Object.keys(snooze?.daysByReason ?? {}))
    unknown(`.snooze.daysByReason.${reason}`, reason, known.overrideReasons, 'override reason')
  for (const [index, rule] of mutedRules.entries()) unknown(`.mutedRules[${index}]`, rule, known.rules, 'rule')
  return problems
}

interface Placed {
  readonly registration: Registration
  readonly at: string
}

/** Two clients that a token could both mean: neither may be taken, since either choice could be the wrong one. */
function clashesOf(one: Placed, all: readonly Placed[]) {
  return all
    .filter((other) => other !== one)
    .flatMap((other) => {
      const a = one.registration
      const b = other.registration
      const clashes: { readonly one: Placed; readonly problem: Problem }[] = []
      if (a.id === b.id) clashes.push({ one, problem: { at: `${one.at}.id`, text: `is the id of ${other.at} too` } })
      const issuer = a.issuers.findIndex((iss) => b.issuers.includes(iss))
      if (issuer >= 0 && shareTenant(a, b))
        clashes.push({
          one,
          problem: {
            at: `${one.at}.issuers[${issuer}]`,
            text: `is an issuer of ${other.at} too, for the same tenant: a token must mean one client`,
          },
        })
      return clashes
    })
}

const tenantsOf = ({ tenants }: Registration): readonly (string | undefined)[] =>
  tenants === undefined ? [undefined] : tenants.map(({ id }) => id)

const shareTenant = (a: Registration, b: Registration): boolean =>
  tenantsOf(a).some((tenant) => tenantsOf(b).includes(tenant))

/** The registration a token is about. A client with tenants needs one named; one without has none. */
export const registrationOf = (
  registrations: readonly Registration[],
  issuer: string,
  tenant: string | undefined,
): Registration | undefined =>
  registrations.find((one) => one.issuers.includes(issuer) && tenantsOf(one).includes(tenant))

/** A verified caller as the service knows it. */
export function clientOfRegistration(registration: Registration, tenant: string | undefined): Client {
  const { fhirServers, tenants, services, shows, dateLocale, snooze } = registration
  const servers = tenant === undefined ? fhirServers : tenants?.find(({ id }) => id === tenant)?.fhirServers
  return {
    id: registration.id,
    ...(tenant === undefined ? {} : { tenant }),
    suggestions: shows.suggestions,
    selectionBehavior: shows.selectionBehavior,
    links: shows.links,
    markdownLinks: shows.markdownLinks,
    mutedRules: registration.mutedRules,
    orderCatalogue: registration.orderCatalogue,
    acrossHooks: registration.acrossHooks,
    fhirServers: servers ?? [],
    ...(services === undefined ? {} : { services }),
    ...(snooze === undefined ? {} : { snooze }),
    ...(dateLocale === undefined ? {} : { dateLocale }),
  }
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')

const wording: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return `has no field ${issue.keys.map((key) => `"${key}"`).join(', ')}`
  if (issue.input === undefined) return 'is missing'
  if (issue.code === 'invalid_type') return `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
  if (issue.code === 'too_small' && issue.origin === 'array') return 'must hold at least one'
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`
  if (issue.code === 'too_big')
    return issue.origin === 'array' ? `must hold at most ${issue.maximum}` : `must be at most ${issue.maximum}`
  if (issue.code === 'invalid_value') return `must be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`
  return undefined
}

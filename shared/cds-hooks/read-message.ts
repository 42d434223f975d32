import type * as z from 'zod/mini'
import type { Problem } from './refusal.ts'
import { type Feedback, feedbackRequest, type HookRequest, hookRequest } from './schema.ts'

/** A message that was understood, or everything that is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly message: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Enough to mend a client by; a body of nonsense must not make an answer as long as itself. */
const maxProblems = 20

/**
 * Context fields a hook demands beside `patientId`, where we read that hook's context at all. `userId` is
 * demanded by most, but nothing here needs it, so a call without it is answered.
 * Source: hook pages of the CDS Hooks library.
 */
const requiredContext: ReadonlyMap<string, readonly (keyof HookRequest['context'])[]> = new Map([
  ['encounter-start', ['encounterId']],
  ['encounter-discharge', ['encounterId']],
  ['problem-list-item-create', ['conditions']],
  ['order-select', ['selections', 'draftOrders']],
  ['order-sign', ['draftOrders']],
])

/** `['feedback', 1, 'card']` as `feedback[1].card`. Only names of the schema occur in it. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? String(step) : `${text}.${String(step)}`,
    '',
  )

/** What a format is called outside of schemas. */
const formats = new Map([
  ['guid', 'a uuid'],
  ['datetime', 'an RFC 3339 instant'],
])

const wording: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'required'
  if (issue.code === 'invalid_type') return `expected ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
  if (issue.code === 'too_big') return `too long: at most ${issue.maximum}`
  if (issue.code === 'too_small') return 'must not be empty'
  if (issue.code === 'invalid_union' && Array.isArray(issue.options)) return `expected ${issue.options.join(' or ')}`
  const format = issue.code === 'invalid_format' ? formats.get(issue.format) : undefined
  return format === undefined ? 'not as CDS Hooks defines it' : `expected ${format}`
}

function read<T>(schema: z.ZodMiniType<T>, body: unknown): Read<T> {
  const result = schema.safeParse(body, { error: wording })
  if (result.success) return { ok: true, message: result.data }
  const problems = result.error.issues.slice(0, maxProblems).map(({ path, message }) => ({
    ...(path.length === 0 ? {} : { at: pathOf(path) }),
    text: message,
  }))
  return { ok: false, problems }
}

/** Reads the body of a hook call, with the context its hook demands. */
export function readHookRequest(body: unknown): Read<HookRequest> {
  const result = read(hookRequest, body)
  if (!result.ok) return result
  const { hook, context } = result.message
  const lacking = (requiredContext.get(hook) ?? []).filter((field) => context[field] === undefined)
  if (lacking.length === 0) return result
  return { ok: false, problems: lacking.map((field) => ({ at: `context.${field}`, text: 'required' })) }
}

/** Reads the body of a feedback call: every item, or nothing. */
export function readFeedback(body: unknown): Read<readonly Feedback[]> {
  const result = read(feedbackRequest, body)
  return result.ok ? { ok: true, message: result.message.feedback } : result
}

/**
 * The only way this project logs. A line is one of a few events with fields from a closed list; none of
 * them takes free text, a request, a resource or an error's message, so patient data has no way in.
 */
import { Logger } from '@aws-lambda-powertools/logger'

export type LogEvent =
  | 'call' // one line for each call, whatever came of it
  | 'audit-unavailable' // an answer went out without a durable record
  | 'not-trusted' // a caller got a bare 401; why is said here alone
  | 'replay-unchecked' // a genuine token was taken although nobody could say whether it was seen before
  | 'clients-unreadable' // the registry of clients, or a part of it, could not be used
  | 'invalid-card' // a card of ours broke a rule of the protocol; it was delivered all the same
  | 'defect' // something of ours failed

/** What a log line may say. Words are ids of this project or of its registered clients. */
export interface LogFields {
  readonly route?: 'discovery' | 'hook-call' | 'feedback' | 'health' | 'rules' | 'other'
  readonly service?: string
  readonly hook?: string
  readonly client?: string
  readonly tenant?: string
  readonly refusal?: string
  /** Why, as one of the reasons a module lists. */
  readonly reason?: string
  readonly status?: number
  readonly ms?: number
  readonly bytes?: number
  readonly cards?: number
  readonly problems?: number
  readonly repeated?: boolean
  /** `supplied`, `empty`, ... by template key. */
  readonly prefetch?: Readonly<Record<string, string>>
  readonly error?: unknown
}

export interface Log {
  info(event: LogEvent, fields: LogFields): void
  error(event: LogEvent, fields: LogFields): void
}

/** Where lines go. Powertools' Logger is one. */
export interface LogSink {
  info(message: string, fields: Record<string, unknown>): void
  error(message: string, fields: Record<string, unknown>): void
}

const idWord = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/

/** Second net below the types: what does not look like an id is not written. */
const word = (text: string): string => (idWord.test(text) ? text : 'withheld')

/**
 * An error as far as it is free of data: its name, a code such as `ECONNREFUSED`, where in the code it
 * arose, and the same of its causes. Never its message, which may quote what it choked on.
 */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: 'not-an-error' }
  const header = `${error.message}\n`
  const body = error.stack ?? ''
  // The stack begins with the message; a message with line breaks could pass for a frame.
  const start = error.message === '' ? 0 : body.indexOf(header)
  const frames =
    start < 0
      ? []
      : body
          .slice(start + (error.message === '' ? 0 : header.length))
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .map((line) => line.trim().slice(3))
  const code = 'code' in error && typeof error.code === 'string' ? { code: word(error.code) } : {}
  const cause = error.cause === undefined ? {} : { cause: errorFacts(error.cause) }
  return { name: word(error.name), ...code, frames: frames.slice(0, 12), ...cause }
}

const words = ['route', 'service', 'hook', 'client', 'tenant', 'refusal', 'reason'] as const
const figures = ['status', 'ms', 'bytes', 'cards', 'problems'] as const

/** Copies field by field from the closed list: whatever else an object carries stays behind. */
function plain(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {}
  for (const name of words) if (fields[name] !== undefined) line[name] = word(fields[name])
  for (const name of figures) if (typeof fields[name] === 'number') line[name] = fields[name]
  if (fields.repeated !== undefined) line.repeated = fields.repeated === true
  if (fields.prefetch !== undefined) {
    line.prefetch = Object.fromEntries(Object.entries(fields.prefetch).map(([key, state]) => [word(key), word(state)]))
  }
  if (fields.error !== undefined) line.error = errorFacts(fields.error)
  return line
}

/** A log that writes to `sink`. */
export const logTo = (sink: LogSink): Log => ({
  info: (event, fields) => sink.info(event, plain(fields)),
  error: (event, fields) => sink.error(event, plain(fields)),
})

/** JSON lines on standard output, as CloudWatch reads them. */
export function lambdaLog(): Log {
  const logger = new Logger({ serviceName: 'supine' })
  // Powertools keeps `service` for the program, drops ours, and warns of it in a line of its own.
  const renamed = ({ service, ...fields }: Record<string, unknown>) =>
    service === undefined ? fields : { ...fields, cdsService: service }
  return logTo({
    info: (message, fields) => logger.info(message, renamed(fields)),
    error: (message, fields) => logger.error(message, renamed(fields)),
  })
}

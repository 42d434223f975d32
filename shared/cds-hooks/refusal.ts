/** Every way we refuse a call: the HTTP status the EHR sees and the FHIR OperationOutcome code beside it. */
export const refusals = {
  'malformed-request': { status: 400, issue: 'structure' },
  'client-not-trusted': { status: 401, issue: 'login' },
  'unknown-service': { status: 404, issue: 'not-found' },
  'unknown-path': { status: 404, issue: 'not-found' },
  'method-not-allowed': { status: 405, issue: 'not-supported' },
  'data-unobtainable': { status: 412, issue: 'incomplete' },
  'body-too-large': { status: 413, issue: 'too-long' },
  'wrong-content-type': { status: 415, issue: 'not-supported' },
  overloaded: { status: 503, issue: 'throttled' },
  'record-store-down': { status: 503, issue: 'transient' },
  'trust-unavailable': { status: 503, issue: 'transient' },
} as const

export type RefusalCode = keyof typeof refusals

/** One thing wrong with a call, and where. Neither field ever holds a value from the call. */
export interface Problem {
  /** Path in the request, `context.patientId`. */
  readonly at?: string
  /** What is wrong there, `required`. */
  readonly text: string
}

/** Thrown at the edge only. Problems are read by strangers and logs: never put record content in them. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly problems: readonly Problem[]

  constructor(code: RefusalCode, problems: readonly Problem[], options?: ErrorOptions) {
    super(code, options)
    this.name = 'Refusal'
    this.code = code
    this.problems = problems
  }
}

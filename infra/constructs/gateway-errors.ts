import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway'

/** What the gateway says by itself, without asking the function: same form as every other error of the service. */
interface GatewayError {
  readonly type: ResponseType
  /** Instead of the gateway's own status. */
  readonly status?: string
  /** FHIR issue type. */
  readonly issue: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}

const nothingHere = { status: '404', issue: 'not-found', text: 'There is nothing at this address.' } as const

const gatewayErrors: readonly GatewayError[] = [
  // The gateway takes an address it does not know for a call that lacks, or garbles, an AWS signature.
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, ...nothingHere },
  { type: ResponseType.INVALID_SIGNATURE, ...nothingHere },
  { type: ResponseType.RESOURCE_NOT_FOUND, ...nothingHere },
  {
    type: ResponseType.THROTTLED,
    status: '429',
    issue: 'throttled',
    text: 'Too many calls at once. Nothing was evaluated; call again.',
    headers: { 'Retry-After': "'1'" },
  },
  { type: ResponseType.REQUEST_TOO_LARGE, status: '413', issue: 'too-long', text: 'The request is too large.' },
  { type: ResponseType.WAF_FILTERED, status: '403', issue: 'security', text: 'The firewall refused the call.' },
  {
    type: ResponseType.INTEGRATION_TIMEOUT,
    status: '504',
    issue: 'timeout',
    text: 'No answer in time. Nothing was evaluated.',
  },
  { type: ResponseType.DEFAULT_4XX, issue: 'processing', text: 'The call cannot be accepted.' },
  { type: ResponseType.DEFAULT_5XX, issue: 'exception', text: 'The service failed. Nothing was evaluated.' },
]

/** FHIR's form for an error, as the handler writes it too. */
export function operationOutcome(issue: string, text: string): string {
  return JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: issue, details: { text } }],
  })
}

/**
 * Makes errors of the gateway readable: an OperationOutcome, and readable by a browser too. Any origin may read them,
 * because they say the same to everybody and no credentials are involved.
 */
export function addGatewayErrors(api: RestApi) {
  for (const { type, status, issue, text, headers } of gatewayErrors) {
    api.addGatewayResponse(type.responseType, {
      type,
      ...(status !== undefined && { statusCode: status }),
      responseHeaders: { 'Access-Control-Allow-Origin': "'*'", ...headers },
      templates: { 'application/json': operationOutcome(issue, text) },
    })
  }
}

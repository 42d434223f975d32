import * as z from 'zod'

/** Context values come from the command line as text: `-c reservedConcurrency=100`. */
const count = z.coerce.number().int().positive()

const Config = z
  .object({
    /** A customer-managed key on a DynamoDB table needs a stack whose region is known at synth. */
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region such as us-east-1')
      .default('us-east-1'),
    /** Tells deployments in one account apart; part of the stack's name. */
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9]{0,15}$/, 'at most 16 lower-case letters and digits')
      .default('prod'),
    /** Parameter Store name of the client registry; `/supine/<stage>/clients` unless given. */
    clientsParameter: z
      .string()
      .regex(/^(\/[\w.-]+)+$/, 'a parameter path that starts with /')
      .optional(),
    /** `cds.example.org`; needs `certificateArn`. Without it, the address API Gateway gives. */
    domainName: z.hostname().optional(),
    /** Certificate for `domainName` in AWS Certificate Manager, same region. */
    certificateArn: z.string().startsWith('arn:').optional(),
    /** Gets every alarm; AWS asks the address to confirm first. */
    alarmEmail: z.email().optional(),
    /** Browser origins that may read answers, separated by commas; EHRs that call from a server need none. */
    corsOrigins: z.string().min(1).optional(),
    /** Calls a second the API lets through, all callers together, and the burst above it. */
    callsPerSecond: count.default(200),
    callBurst: count.default(400),
    /** Calls of one source address in five minutes. High on purpose: a hospital often stands behind one address. */
    callsPerAddress: count.min(10).default(30_000),
    /** Our part of the account's Lambda concurrency: nobody can starve the service, and it starves nobody. */
    reservedConcurrency: count.default(50),
    /** 99 % of answers should be faster than this, milliseconds. CDS Hooks asks for the order of 500 ms. */
    latencyMs: count.default(1_000),
    /** Time for reading from a client's FHIR server what its call lacks, milliseconds. The function itself has ten seconds. */
    fhirBudgetMs: count.min(100).max(8_000).default(1_500),
    /** How long CloudWatch keeps logs. They hold no patient data; the audit trail is the table. */
    logRetentionDays: z.coerce
      .number()
      .pipe(z.literal([30, 90, 365, 731, 2192]))
      .default(365),
  })
  .refine(({ domainName, certificateArn }) => (domainName === undefined) === (certificateArn === undefined), {
    message: 'domainName and certificateArn go together',
  })

/** Every choice a deployment can make. */
export type Config = Readonly<z.infer<typeof Config>>

/**
 * Reads the choices from CDK context: `cdk deploy -c region=eu-central-1 -c alarmEmail=ops@example.org`.
 *
 * @param context gives the value of one key, `undefined` for the default
 * @throws Error that names each choice that cannot be used
 */
export function readConfig(context: (key: string) => unknown): Config {
  const given = Object.fromEntries(Object.keys(Config.shape).map((key) => [key, context(key)]))
  const result = Config.safeParse(given)
  if (result.success) return result.data
  throw new Error(`The deployment cannot be configured like this:\n${z.prettifyError(result.error)}`)
}

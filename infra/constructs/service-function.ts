import { type Duration, RemovalPolicy } from 'aws-cdk-lib'
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'

export interface ServiceFunctionProps {
  /** Name in logs, metrics and traces. */
  readonly service: string
  /** Path of the file that exports `handler`. */
  readonly handler: string
  readonly logKey: IKey
  readonly logRetention: RetentionDays
  readonly reservedConcurrency: number
  readonly timeout: Duration
  readonly environment: Readonly<Record<string, string>>
}

/**
 * What all our functions share: the runtime the tests run on, one bundled file, encrypted logs that end, traces,
 * a share of the account's concurrency, and rights that are exactly what `rights` was granted.
 */
export class ServiceFunction extends Construct {
  readonly function: NodejsFunction
  /** Grant to this, not to the function: a policy of its own can be read and audited; an inline one hides in the role. */
  readonly rights: ManagedPolicy

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id)
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: props.logKey,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    })

    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.rights = new ManagedPolicy(this, 'Rights', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        // X-Ray knows no resources; these two actions can only add traces.
        new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
      ],
    })

    this.function = new NodejsFunction(this, 'Function', {
      entry: props.handler,
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 1769, // one whole vCPU
      timeout: props.timeout,
      reservedConcurrentExecutions: props.reservedConcurrency,
      role: role.withoutPolicyUpdates(),
      logGroup,
      tracing: Tracing.ACTIVE,
      environment: {
        ...props.environment,
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: props.service,
        POWERTOOLS_METRICS_NAMESPACE: 'Supine',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        // Requests and answers are about patients: neither may reach a log or a trace.
        POWERTOOLS_LOGGER_LOG_EVENT: 'false',
        POWERTOOLS_TRACER_CAPTURE_RESPONSE: 'false',
      },
      // The AWS SDK stays out: the runtime carries it, patched by AWS, and it is as large as all the rest together.
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        // ES modules first: only they can be tree-shaken.
        mainFields: ['module', 'main'],
        minify: true,
        sourceMap: true,
        sourcesContent: false, // line numbers are enough; the sources would be most of the upload
        // CommonJS packages inside an ES module still ask for `require`.
        banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
        logLevel: LogLevel.WARNING,
      },
    })
    this.function.node.addDependency(this.rights)
  }
}

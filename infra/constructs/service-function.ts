import { execFileSync } from 'node:child_process'
import { AssetHashType, DockerImage, type Duration, RemovalPolicy } from 'aws-cdk-lib'
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
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

/** One bundle, made on this machine by `infra/bundle.ts`; never in a container. */
const bundled = (handler: string): Code =>
  Code.fromAsset('functions', {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-asked-for'),
      local: {
        tryBundle(folder) {
          execFileSync(process.execPath, ['infra/bundle.ts', handler, folder], {
            stdio: ['ignore', 'inherit', 'inherit'],
          })
          return true
        },
      },
    },
  })

/**
 * What all our functions share: the runtime the tests run on, one bundled file, encrypted logs that end, traces,
 * a share of the account's concurrency, and rights that are exactly what `rights` was granted.
 */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction
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

    this.function = new LambdaFunction(this, 'Function', {
      code: bundled(props.handler),
      handler: 'index.handler',
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
    })
    this.function.node.addDependency(this.rights)
  }
}

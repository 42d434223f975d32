import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  AccessLogField,
  AccessLogFormat,
  CfnRestApi,
  EndpointAccessMode,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { addGatewayErrors } from './gateway-errors.ts'
import { ServiceFunction } from './service-function.ts'

const STAGE = 'live'
/** TLS 1.2 with forward secrecy, or 1.3. */
const TLS = { securityPolicy: SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09, endpointAccessMode: EndpointAccessMode.STRICT }

export interface CdsApiProps {
  readonly logKey: IKey
  readonly logRetention: RetentionDays
  readonly callsPerSecond: number
  readonly callBurst: number
  readonly reservedConcurrency: number
  readonly domain?: { readonly name: string; readonly certificateArn: string }
  /** What the function must know beyond its own address. */
  readonly environment: Readonly<Record<string, string>>
}

/** The CDS Hooks service at its address: one function behind four paths. Bodies and tokens are never logged. */
export class CdsApi extends Construct {
  readonly api: RestApi
  readonly service: ServiceFunction
  /** What EHRs register, and what their tokens must name as audience. */
  readonly url: string

  constructor(scope: Construct, id: string, props: CdsApiProps) {
    super(scope, id)
    const { domain } = props
    const logs = { encryptionKey: props.logKey, retention: props.logRetention, removalPolicy: RemovalPolicy.RETAIN }

    this.api = new RestApi(this, 'Rest', {
      restApiName: Stack.of(this).stackName,
      description: 'Supine CDS Hooks service',
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: true,
      disableExecuteApiEndpoint: domain !== undefined,
      deployOptions: {
        stageName: STAGE,
        accessLogDestination: new LogGroupLogDestination(new LogGroup(this, 'AccessLogs', logs)),
        accessLogFormat: accessLog,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false, // true would write whole charts to the log
        metricsEnabled: true,
        tracingEnabled: true,
        throttlingRateLimit: props.callsPerSecond,
        throttlingBurstLimit: props.callBurst,
      },
    })
    this.api.node.tryRemoveChild('Endpoint') // an output that would compete with the stack's own ServiceUrl
    addGatewayErrors(this.api)

    // The gateway would make its error log itself, without a key and without an end, if it did not find one.
    const errorLog = new LogGroup(this, 'ErrorLogs', {
      ...logs,
      logGroupName: `API-Gateway-Execution-Logs_${this.api.restApiId}/${STAGE}`,
    })
    this.api.deploymentStage.node.addDependency(errorLog)

    if (domain === undefined) {
      const { region, urlSuffix } = Stack.of(this)
      this.url = `https://${this.api.restApiId}.execute-api.${region}.${urlSuffix}/${STAGE}`
      const rest = this.api.node.defaultChild
      if (rest instanceof CfnRestApi) {
        rest.securityPolicy = TLS.securityPolicy
        rest.endpointAccessMode = TLS.endpointAccessMode
      }
    } else {
      this.url = `https://${domain.name}`
      const name = this.api.addDomainName('Domain', {
        domainName: domain.name,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        endpointType: EndpointType.REGIONAL,
        ...TLS,
      })
      new CfnOutput(this, 'DomainTarget', {
        value: name.domainNameAliasDomainName,
        description: `Point ${domain.name} here`,
      })
    }

    this.service = new ServiceFunction(this, 'Service', {
      service: 'cds-services',
      handler: 'functions/cds-services/handler.ts',
      logKey: props.logKey,
      logRetention: props.logRetention,
      reservedConcurrency: props.reservedConcurrency,
      timeout: Duration.seconds(10),
      environment: { ...props.environment, PUBLIC_URL: this.url },
    })

    // Every method, preflight included: which ones are right, and what to say to the others, is the handler's job.
    const toService = new LambdaIntegration(this.service.function, { allowTestInvoke: false })
    const services = this.api.root.addResource('cds-services')
    const one = services.addResource('{id}')
    const feedback = one.addResource('feedback')
    const health = this.api.root.addResource('health')
    const rules = this.api.root.addResource('rules')
    const attributes = this.api.root.addResource('source-attributes')
    for (const path of [services, one, feedback, health, rules, attributes]) path.addMethod('ANY', toService)
  }
}

/** Who called what, when, and how it went: the path's pattern and not the path, no header, no body. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    time: AccessLogField.contextRequestTime(),
    request: AccessLogField.contextRequestId(),
    trace: AccessLogField.contextXrayTraceId(),
    address: AccessLogField.contextIdentitySourceIp(),
    method: AccessLogField.contextHttpMethod(),
    route: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    error: AccessLogField.contextErrorResponseType(),
    firewall: AccessLogField.contextWafResponseCode(),
    latencyMs: AccessLogField.contextResponseLatency(),
    serviceMs: AccessLogField.contextIntegrationLatency(),
    bytes: AccessLogField.contextResponseLength(),
  }),
)

import { type Stack, Validations } from 'aws-cdk-lib'

/** One finding of cdk-nag we live with: where, which rule, and why. */
export interface Acknowledgement {
  /** Path below the stack. */
  readonly at: string
  readonly rule: string
  readonly reason: string
}

const noAuthorizer =
  'Callers prove themselves with a CDS Hooks JWT, whose audience is the exact URL called and whose id works once. The ' +
  'handler verifies it, because only there a refusal gets the right form and CORS headers, and preflight stays open.'
const openToAll =
  'Discovery, health and the rule book tell everybody the same and name no patient; CDS Hooks lets discovery stay open.'

const methods = [
  { at: 'Cds/Rest/Default/cds-services/ANY/Resource', reason: openToAll },
  { at: 'Cds/Rest/Default/cds-services/{id}/ANY/Resource', reason: noAuthorizer },
  { at: 'Cds/Rest/Default/cds-services/{id}/feedback/ANY/Resource', reason: noAuthorizer },
  { at: 'Cds/Rest/Default/health/ANY/Resource', reason: openToAll },
  { at: 'Cds/Rest/Default/rules/ANY/Resource', reason: openToAll },
  { at: 'Cds/Rest/Default/source-attributes/ANY/Resource', reason: openToAll },
] as const

const account = 'arn:<AWS::Partition>:iam::aws:policy/service-role'

export const acknowledgements: readonly Acknowledgement[] = [
  ...methods.flatMap(({ at, reason }) => [
    { at, rule: 'AwsSolutions-APIG4', reason },
    { at, rule: 'AwsSolutions-COG4', reason: `${reason} EHRs are no users of a Cognito pool.` },
  ]),
  {
    at: 'Cds/Rest/Resource',
    rule: 'AwsSolutions-APIG2',
    reason:
      'The handler reads every body with a schema and says in an OperationOutcome which element is wrong; a validator ' +
      'in the gateway would refuse first, with less to say, and could not read FHIR leniently.',
  },
  {
    at: 'Cds/Rest/DeploymentStage.live/Resource',
    rule: 'HIPAA.Security-APIGWCacheEnabledAndEncrypted',
    reason: 'Every answer is about one patient at one moment: none may be cached, so there is no cache to encrypt.',
  },
  {
    at: 'Cds/Rest/DeploymentStage.live/Resource',
    rule: 'HIPAA.Security-APIGWSSLEnabled',
    reason:
      'The client certificate would prove the gateway to a web server. Behind this stage is a Lambda function, which ' +
      'the gateway calls through IAM.',
  },
  {
    at: 'Cds/Rest/CloudWatchRole/Resource',
    rule: `AwsSolutions-IAM4[Policy::${account}/AmazonAPIGatewayPushToCloudWatchLogs]`,
    reason:
      'The role of the account, through which API Gateway writes logs of all APIs. This is the policy AWS keeps for it, ' +
      'and the log groups it will need are not known here.',
  },
  {
    at: 'Cds/Service/Function/Resource',
    rule: 'HIPAA.Security-LambdaDLQ',
    reason:
      'Dead letters are for events nobody waits for. API Gateway calls this function and waits: a failed call reaches ' +
      'the EHR as an error and the operator as an alarm.',
  },
  {
    at: 'Cds/Service/Function/Resource',
    rule: 'HIPAA.Security-LambdaInsideVPC',
    reason:
      'The function opens no port, and calls AWS and the FHIR servers of registered clients, all over TLS and on the ' +
      'public network. A VPC would add a way out to the same places and cold-start time, no protection: that comes from ' +
      'its IAM policy and from the list of hosts each client may name. Owner: whoever operates the deployment.',
  },
  {
    at: 'Cds/Service/Rights/Resource',
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray has no resources to name. The two actions can add trace data and read nothing.',
  },
  {
    at: 'AuditBackup/Plan/Audit/Role/Resource',
    rule: `AwsSolutions-IAM4[Policy::${account}/AWSBackupServiceRolePolicyForBackup]`,
    reason: 'AWS Backup assumes this role, and AWS keeps the policy in step with what a backup needs.',
  },
]

/**
 * Answers for findings, each at its own resource.
 *
 * @throws Error where a row names a resource that is not in the stack, so no row outlives what it speaks of
 */
export function acknowledge(stack: Stack, rows: readonly Acknowledgement[]) {
  for (const { at, rule, reason } of rows) {
    const resource = stack.node.findAll().find(({ node }) => node.path === `${stack.node.path}/${at}`)
    if (resource === undefined) throw new Error(`Acknowledgement of ${rule}: the stack has no ${at}`)
    Validations.of(resource).acknowledge({ id: rule, reason })
  }
}

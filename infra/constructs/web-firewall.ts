import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { Stage } from 'aws-cdk-lib/aws-apigateway'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'
import { operationOutcome } from './gateway-errors.ts'

/**
 * Rules of AWS that would refuse ordinary charts. They go on counting, so their metrics show what they would have done.
 *
 * Bodies are JSON of up to 6 MB, full of text that clinicians typed and of links to servers: eight kilobytes are not
 * too much, "<" is not a script, and a hospital's FHIR server may well have an address in numbers. A refused call is a
 * warning a clinician never sees. What such rules look for is Java, PHP and SQL; the handler is none of it, reads the
 * body with a schema, and calls only servers on the client's list.
 */
const wouldRefuseCharts = {
  AWSManagedRulesCommonRuleSet: [
    'SizeRestrictions_BODY',
    'CrossSiteScripting_BODY',
    'GenericLFI_BODY',
    'GenericRFI_BODY',
    'EC2MetaDataSSRF_BODY',
    'NoUserAgent_HEADER', // EHRs call from servers, some without naming themselves
  ],
  AWSManagedRulesKnownBadInputsRuleSet: ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY', 'ReactJSRCE_BODY'],
  AWSManagedRulesAmazonIpReputationList: [],
} as const

/** Lambda takes 6 MB (MiB) with everything around the body; a body announced as larger than this cannot arrive. */
const SIX_MILLION_BYTES_OR_MORE = '^([6-9][0-9]{6}|[1-9][0-9]{7,})$'

export interface WebFirewallProps {
  readonly stage: Stage
  /** Of one source address in five minutes. */
  readonly callsPerAddress: number
  readonly logKey: IKey
  readonly logRetention: RetentionDays
}

/** Keeps floods, scanners and known attacks away from the API, and charts out of its own log. */
export class WebFirewall extends Construct {
  /** Dimension of its metrics. */
  readonly metricName = 'SupineFirewall'

  constructor(scope: Construct, id: string, { stage, callsPerAddress, logKey, logRetention }: WebFirewallProps) {
    super(scope, id)
    const measured = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false, // samples show headers, and a header holds the caller's token
    })
    const answer = (status: number, body: string) => ({
      block: {
        customResponse: {
          responseCode: status,
          customResponseBodyKey: body,
          responseHeaders: [{ name: 'Access-Control-Allow-Origin', value: '*' }],
        },
      },
    })

    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: measured(this.metricName),
      customResponseBodies: {
        tooLarge: {
          contentType: 'APPLICATION_JSON',
          content: operationOutcome('too-long', 'The request is too large: at most 6 MB.'),
        },
        tooMany: {
          contentType: 'APPLICATION_JSON',
          content: operationOutcome('throttled', 'Too many calls from this address. Nothing was evaluated.'),
        },
      },
      dataProtectionConfig: {
        dataProtections: [
          { field: { fieldType: 'BODY' }, action: 'SUBSTITUTION' },
          { field: { fieldType: 'SINGLE_HEADER', fieldKeys: ['authorization'] }, action: 'SUBSTITUTION' },
        ],
      },
      rules: [
        {
          name: 'calls-per-address',
          priority: 0,
          statement: {
            rateBasedStatement: { limit: callsPerAddress, aggregateKeyType: 'IP', evaluationWindowSec: 300 },
          },
          action: answer(429, 'tooMany'),
          visibilityConfig: measured('CallsPerAddress'),
        },
        {
          name: 'announced-too-large',
          priority: 1,
          statement: {
            regexMatchStatement: {
              fieldToMatch: { singleHeader: { Name: 'content-length' } },
              regexString: SIX_MILLION_BYTES_OR_MORE,
              textTransformations: [{ priority: 0, type: 'NONE' }],
            },
          },
          action: answer(413, 'tooLarge'),
          visibilityConfig: measured('AnnouncedTooLarge'),
        },
        ...Object.entries(wouldRefuseCharts).map(([name, counted], position) => ({
          name,
          priority: 2 + position,
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name,
              ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
            },
          },
          overrideAction: { none: {} },
          visibilityConfig: measured(name),
        })),
      ],
    })
    new CfnWebACLAssociation(this, 'Association', { resourceArn: stage.stageArn, webAclArn: acl.attrArn })

    const stack = Stack.of(this)
    // The firewall asks for this prefix. The stack's own id makes the name new each time a stack is made.
    const logGroupName = `aws-waf-logs-supine-${Fn.select(2, Fn.split('/', stack.stackId))}`
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName,
      encryptionKey: logKey,
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // Without the `:*` that a log group's own ARN ends with: the firewall refuses it.
      logDestinationConfigs: [stack.formatArn({ service: 'logs', resource: `log-group:${logGroupName}` })],
      // Refusals only: who was let in is in the API's own log.
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          { Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] },
        ],
      },
    })
    logging.node.addDependency(logGroup)
  }
}

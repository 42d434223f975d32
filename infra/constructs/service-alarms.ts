import { Aws, Duration, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { CdsApi } from './cds-api.ts'
import type { WebFirewall } from './web-firewall.ts'

const FIVE_MINUTES = { period: Duration.minutes(5) }

/** A figure of the service's own telemetry, under the name its logs carry. */
const counted = (metricName: string): IMetric =>
  new Metric({
    namespace: 'Supine',
    metricName,
    dimensionsMap: { service: 'cds-services' },
    statistic: 'Sum',
    ...FIVE_MINUTES,
  })

interface Watch {
  readonly id: string
  readonly metric: IMetric
  /** Alarms at this value and above. */
  readonly from: number
  /** Periods in a row; one unless given. */
  readonly periods?: number
  /** What it means to whoever is woken. */
  readonly means: string
}

export interface ServiceAlarmsProps {
  readonly cds: CdsApi
  readonly firewall: WebFirewall
  readonly latencyMs: number
  readonly key: IKey
  readonly email?: string
}

/** Tells somebody when clinicians stop getting answers, or answers stop being recorded. */
export class ServiceAlarms extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { cds, firewall, latencyMs, key, email }: ServiceAlarmsProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { displayName: 'Supine alarms', masterKey: key, enforceSSL: true })
    // The demand for TLS replaced the topic's own policy, and with it the right of the account's alarms to publish.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email))

    const { api, service } = cds
    const watched: readonly Watch[] = [
      {
        id: 'AuditUnavailable',
        metric: counted('AuditUnavailable'),
        from: 1,
        means: 'A decision could not be recorded when it was made. Look at the audit table and its key.',
      },
      {
        id: 'ReplayUnchecked',
        metric: counted('ReplayUnchecked'),
        from: 1,
        means:
          'Client tokens were taken although nobody could say whether they were used before. Look at the replay table and its key.',
      },
      {
        id: 'ClientsUnreadable',
        metric: counted('ClientsUnreadable'),
        from: 1,
        means:
          'The client registry, or an entry of it, cannot be used: an EHR may be locked out. Check it with npm run clients.',
      },
      {
        id: 'ServerErrors',
        metric: api.metricServerError({ statistic: 'Sum', ...FIVE_MINUTES }),
        from: 1,
        means: 'An EHR got a 5xx: no input should cause one.',
      },
      {
        id: 'FunctionErrors',
        metric: service.function.metricErrors(FIVE_MINUTES),
        from: 1,
        means: 'The function crashed or ran out of time.',
      },
      {
        id: 'FunctionThrottles',
        metric: service.function.metricThrottles(FIVE_MINUTES),
        from: 1,
        means: 'More calls at once than reservedConcurrency allows: clinicians get no card.',
      },
      {
        id: 'Latency',
        metric: api.metricLatency({ statistic: 'p99', ...FIVE_MINUTES }),
        from: latencyMs,
        periods: 3,
        means: 'Answers are slow; an EHR that gives up waiting shows no card.',
      },
      {
        id: 'FirewallBlocks',
        metric: new Metric({
          namespace: 'AWS/WAFV2',
          metricName: 'BlockedRequests',
          dimensionsMap: { WebACL: firewall.metricName, Region: Stack.of(this).region, Rule: 'ALL' },
          statistic: 'Sum',
          ...FIVE_MINUTES,
        }),
        from: 100,
        means: 'The firewall refuses many calls. If they come from an EHR, its clinicians get no card.',
      },
    ]
    for (const { id, metric, from, periods = 1, means } of watched) {
      const alarm = new Alarm(this, id, {
        metric,
        threshold: from,
        evaluationPeriods: periods,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING, // no calls is no trouble
        alarmDescription: means,
      })
      alarm.addAlarmAction(new SnsAction(this.topic))
    }
  }
}

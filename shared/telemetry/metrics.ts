import { Metrics as Powertools } from '@aws-lambda-powertools/metrics'

/** Every figure we count, with its unit. Alarms in `infra` name them. */
export const metrics = {
  HookCalls: 'Count',
  HookLatency: 'Milliseconds',
  Cards: 'Count',
  CriticalCards: 'Count',
  InvalidCards: 'Count',
  Refusals: 'Count',
  /** Calls answered with 412: the chart could not be read. */
  DataUnobtainable: 'Count',
  FeedbackItems: 'Count',
  UnknownFeedbackCards: 'Count',
  /** Answers that left without a durable record. Alarmed. */
  AuditUnavailable: 'Count',
  /** Callers that got a bare 401. */
  NotTrusted: 'Count',
  /** Genuine tokens taken while the memory of seen tokens could not be asked. Alarmed. */
  ReplayUnchecked: 'Count',
  /** The registry of clients, or an entry of it, could not be used. Alarmed. */
  ClientsUnreadable: 'Count',
  /** Failures of our own. Alarmed. */
  Defects: 'Count',
} as const satisfies Record<string, 'Count' | 'Milliseconds'>

export type MetricName = keyof typeof metrics

export interface Metrics {
  add(name: MetricName, value: number): void
  /** Sends what was added since the last flush. */
  flush(): void
}

/** Where they are read from: CloudWatch's embedded metric format, one JSON line a flush. */
export const metricNamespace = 'Supine'

/** @param service value of the one dimension, `service` */
export function lambdaMetrics(service: string): Metrics {
  const powertools = new Powertools({ namespace: metricNamespace, serviceName: service })
  return {
    add: (name, value) => void powertools.addMetric(name, metrics[name], value),
    flush: () => {
      if (powertools.hasStoredMetrics()) powertools.publishStoredMetrics()
    },
  }
}

/** For shells without CloudWatch. */
export const noMetrics: Metrics = { add: () => {}, flush: () => {} }

import { afterEach, describe, expect, it, vi } from 'vitest'
import { lambdaMetrics, metricNamespace } from '../../../shared/telemetry/metrics.ts'

const printed = () => {
  const lines: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  return lines
}

afterEach(() => vi.restoreAllMocks())

describe('metrics in a Lambda', () => {
  it('are one line in the embedded metric format, with the service as only dimension', () => {
    const lines = printed()
    const metrics = lambdaMetrics('cds-services')
    metrics.add('AuditUnavailable', 1)
    metrics.add('HookLatency', 12)
    metrics.flush()
    expect(lines).toHaveLength(1)
    const line = JSON.parse(lines[0]!)
    expect(line).toMatchObject({ service: 'cds-services', AuditUnavailable: 1, HookLatency: 12 })
    expect(line._aws.CloudWatchMetrics[0]).toMatchObject({ Namespace: metricNamespace, Dimensions: [['service']] })
  })

  it('say nothing when there is nothing to say', () => {
    const lines = printed()
    const metrics = lambdaMetrics('cds-services')
    metrics.add('Cards', 1)
    metrics.flush()
    metrics.flush()
    expect(lines).toHaveLength(1)
  })
})

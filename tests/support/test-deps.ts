import { randomUUID } from 'node:crypto'
import type { Deps } from '../../functions/cds-services/deps.ts'
import { gatherWithFallback } from '../../functions/cds-services/gather-with-fallback.ts'
import { localClient } from '../../shared/cds-hooks/client.ts'
import { logTo } from '../../shared/telemetry/log.ts'
import type { MetricName } from '../../shared/telemetry/metrics.ts'
import { fakePipeline } from './fake-pipeline.ts'
import { type MemoryAudit, memoryAudit } from './memory-audit.ts'

export interface TestDeps extends Deps {
  readonly audit: MemoryAudit
  /** Every log line, as it would be written. */
  readonly lines: string[]
  readonly counted: Map<MetricName, number>
  /** The clock; moves only when a test moves it. */
  readonly clock: { now: number }
}

/** The instant tests are judged at unless they say otherwise. */
export const testNow = Date.parse('2026-11-20T09:00:00Z')

/** Parts of a service whose clock stands still and whose log, metrics and audit records can be looked at. */
export function testDeps(overrides: Partial<Deps> = {}): TestDeps {
  const lines: string[] = []
  const counted = new Map<MetricName, number>()
  const clock = { now: testNow }
  const write = (event: string, fields: Record<string, unknown>) =>
    void lines.push(JSON.stringify({ event, ...fields }))
  return {
    pipeline: fakePipeline,
    gather: gatherWithFallback({ now: Date.now }),
    verifyClient: async () => localClient,
    log: logTo({ info: write, error: write }),
    metrics: { add: (name, value) => void counted.set(name, (counted.get(name) ?? 0) + value), flush: () => {} },
    now: () => clock.now,
    newId: randomUUID,
    allowEvaluationTime: false,
    allowedOrigins: '*',
    version: '0.0.0-test',
    ...overrides,
    audit: memoryAudit(),
    lines,
    counted,
    clock,
  }
}

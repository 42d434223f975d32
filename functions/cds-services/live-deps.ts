import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod/mini'
import packageJson from '../../package.json' with { type: 'json' }
import { createAuditStore } from '../../shared/audit/store.ts'
import { lambdaLog } from '../../shared/telemetry/log.ts'
import { lambdaMetrics } from '../../shared/telemetry/metrics.ts'
import type { Deps } from './deps.ts'
import { gatherPrefetch } from './gather-prefetch.ts'
import { livePipeline } from './pipeline.ts'

/** What the stack tells the function. */
const environment = z.object({
  AUDIT_TABLE: z.string().check(z.minLength(1)),
  PUBLIC_URL: z.url(),
  /** Browser origins that may read answers, separated by commas. Without any, only servers call. */
  CORS_ORIGINS: z.optional(z.string()),
  SUPINE_ALLOW_EVALUATION_TIME: z.optional(z.string()),
})

/** The parts a deployed service works with. Throws, once and at start, when the environment lacks something. */
export function liveDeps(env: Readonly<Record<string, string | undefined>>): Deps {
  const { AUDIT_TABLE, PUBLIC_URL, CORS_ORIGINS, SUPINE_ALLOW_EVALUATION_TIME } = environment.parse(env)
  return {
    pipeline: livePipeline,
    audit: createAuditStore({ client: new DynamoDBClient({}), tableName: AUDIT_TABLE }),
    gather: gatherPrefetch,
    // No registry, no trust: a deployed service is never open by omission.
    verifyClient: async () => undefined,
    log: lambdaLog(),
    metrics: lambdaMetrics('cds-services'),
    now: Date.now,
    newId: randomUUID,
    allowEvaluationTime: SUPINE_ALLOW_EVALUATION_TIME === '1',
    publicUrl: PUBLIC_URL,
    allowedOrigins: CORS_ORIGINS?.split(',').map((origin) => origin.trim()) ?? [],
    version: packageJson.version,
  }
}

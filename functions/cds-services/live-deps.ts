import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod/mini'
import packageJson from '../../package.json' with { type: 'json' }
import { createAuditStore } from '../../shared/audit/store.ts'
import { lambdaLog } from '../../shared/telemetry/log.ts'
import { lambdaMetrics } from '../../shared/telemetry/metrics.ts'
import { clientKeys } from './client-keys.ts'
import type { Deps } from './deps.ts'
import { gatherWithFallback } from './gather-with-fallback.ts'
import { cachedClients, ssmParameter } from './load-clients.ts'
import { livePipeline } from './pipeline.ts'
import { sharedMemory } from './seen-tokens.ts'
import { trustRegistered } from './trust.ts'

/** What the stack tells the function. */
const environment = z.object({
  AUDIT_TABLE: z.string().check(z.minLength(1)),
  /** Where used tokens are remembered. */
  REPLAY_TABLE: z.string().check(z.minLength(1)),
  /** Name of the client registry in Parameter Store. */
  CLIENTS_PARAMETER: z.string().check(z.minLength(1)),
  PUBLIC_URL: z.url(),
  /** Browser origins that may read answers, separated by commas. Without any, only servers call. */
  CORS_ORIGINS: z.optional(z.string()),
  /** Time for reading what prefetch lacks, milliseconds. */
  FHIR_BUDGET_MS: z.optional(z.coerce.number().check(z.int(), z.gte(100), z.lte(8_000))),
  SUPINE_ALLOW_EVALUATION_TIME: z.optional(z.string()),
})

/** The parts a deployed service works with. Throws, once and at start, when the environment lacks something. */
export function liveDeps(env: Readonly<Record<string, string | undefined>>): Deps {
  const {
    AUDIT_TABLE,
    REPLAY_TABLE,
    FHIR_BUDGET_MS,
    CLIENTS_PARAMETER,
    PUBLIC_URL,
    CORS_ORIGINS,
    SUPINE_ALLOW_EVALUATION_TIME,
  } = environment.parse(env)
  const dynamo = new DynamoDBClient({})
  const watched = { now: Date.now, log: lambdaLog(), metrics: lambdaMetrics('cds-services') }
  return {
    pipeline: livePipeline,
    audit: createAuditStore({ client: dynamo, tableName: AUDIT_TABLE }),
    gather: gatherWithFallback({
      now: Date.now,
      ...(FHIR_BUDGET_MS === undefined ? {} : { budgetMs: FHIR_BUDGET_MS }),
    }),
    verifyClient: trustRegistered({
      clients: cachedClients(ssmParameter(CLIENTS_PARAMETER), watched),
      keyFor: clientKeys(watched),
      firstSeen: sharedMemory(dynamo, REPLAY_TABLE, watched),
      ...watched,
    }),
    ...watched,
    newId: randomUUID,
    allowEvaluationTime: SUPINE_ALLOW_EVALUATION_TIME === '1',
    publicUrl: PUBLIC_URL,
    allowedOrigins: CORS_ORIGINS?.split(',').map((origin) => origin.trim()) ?? [],
    version: packageJson.version,
  }
}

import { clientKeys } from '../../functions/cds-services/client-keys.ts'
import { type FirstSeen, ownMemory } from '../../functions/cds-services/seen-tokens.ts'
import { trustRegistered } from '../../functions/cds-services/trust.ts'
import { readClientRegistry } from '../../shared/cds-hooks/client-registry.ts'
import type { Engine, Running } from './engines.ts'
import { type TestDeps, testDeps } from './test-deps.ts'

/** URL that clients know the service by, whatever port a test runs it on. */
export const publicUrl = 'https://cds.example.org/supine'

export interface TrustingService {
  readonly service: Running
  readonly deps: TestDeps
}

/** The service with clients registered, as it is deployed: tokens are checked, replay is remembered. */
export async function trusting(
  engine: Engine,
  clients: readonly unknown[],
  { firstSeen, overrides = {} }: { firstSeen?: FirstSeen; overrides?: Parameters<typeof testDeps>[0] } = {},
): Promise<TrustingService> {
  const { registrations, problems } = readClientRegistry({ clients })
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  const base = testDeps({ publicUrl, ...overrides })
  const watched = { now: base.now, log: base.log, metrics: base.metrics }
  const verifyClient = trustRegistered({
    clients: async () => registrations,
    keyFor: clientKeys(watched),
    firstSeen: firstSeen ?? ownMemory(watched),
    ...watched,
  })
  const deps = { ...base, verifyClient }
  return { deps, service: await engine.start(deps) }
}

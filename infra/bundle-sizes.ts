import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudAssembly } from 'aws-cdk-lib/cx-api'
import * as z from 'zod'

/** A function as the template describes it, as far as its bundle is concerned. */
const BundledFunction = z.object({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.object({
    Code: z.object({ S3Key: z.string().regex(/^[0-9a-f]{64}\.zip$/) }),
    Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
  }),
})

/**
 * What each function makes Lambda load at a cold start: its one minified file, source map not counted.
 *
 * @returns bytes by the name the function has in logs
 */
export function bundleSizes(assembly: CloudAssembly): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const { template } of assembly.stacks) {
    for (const resource of Object.values(template.Resources)) {
      const { data } = BundledFunction.safeParse(resource)
      if (data === undefined) continue
      const { Code, Environment } = data.Properties
      const bundle = join(assembly.directory, `asset.${Code.S3Key.slice(0, -'.zip'.length)}`, 'index.mjs')
      sizes.set(Environment.Variables.POWERTOOLS_SERVICE_NAME, statSync(bundle).size)
    }
  }
  return sizes
}

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
 * The folder of each function's bundle.
 *
 * @returns its path, by the name the function has in logs
 */
export function bundles(assembly: CloudAssembly): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  for (const { template } of assembly.stacks) {
    for (const resource of Object.values(template.Resources)) {
      const { data } = BundledFunction.safeParse(resource)
      if (data === undefined) continue
      const { Code, Environment } = data.Properties
      const asset = `asset.${Code.S3Key.slice(0, -'.zip'.length)}`
      paths.set(Environment.Variables.POWERTOOLS_SERVICE_NAME, join(assembly.directory, asset))
    }
  }
  return paths
}

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag'
import { loadedFiles } from './bundle.ts'
import { bundles } from './bundles.ts'
import { readConfig } from './config.ts'
import { acknowledge, acknowledgements } from './constructs/nag-acknowledgements.ts'
import { SupineStack } from './supine-stack.ts'

const app = new App()
const config = readConfig((key) => app.node.tryGetContext(key))
const stack = new SupineStack(app, `Supine-${config.stage}`, config)

// A finding that nobody answered for ends the synth with an error.
Validations.of(app).addPlugins(new HIPAASecurityChecks(app), new AwsSolutionsChecks(app))
acknowledge(stack, acknowledgements)

for (const [service, folder] of bundles(app.synth())) {
  const bytes = loadedFiles.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  console.log(`${service} bundle: ${Math.ceil(bytes / 1000)} KB`)
}

import { statSync } from 'node:fs'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag'
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

for (const [service, path] of bundles(app.synth())) {
  console.log(`${service} bundle: ${Math.ceil(statSync(path).size / 1000)} KB`)
}

import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag'
import { bundleSize } from './bundle.ts'
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

const kb = (bytes: number) => `${Math.ceil(bytes / 1000)} KB`
for (const [service, folder] of bundles(app.synth())) {
  const { atStart, later } = bundleSize(folder)
  console.log(`${service} bundle: ${kb(atStart)}, and ${kb(later)} that are loaded only when needed`)
}

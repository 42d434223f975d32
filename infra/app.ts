import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag'
import { readConfig } from './config.ts'
import { SupineStack } from './supine-stack.ts'

const app = new App()
const config = readConfig((key) => app.node.tryGetContext(key))
new SupineStack(app, `Supine-${config.stage}`, config)

// A finding that nobody answered for ends the synth with an error.
Validations.of(app).addPlugins(new HIPAASecurityChecks(app), new AwsSolutionsChecks(app))
app.synth()

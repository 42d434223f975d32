import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { readConfig } from '../../infra/config.ts'
import { acknowledge, acknowledgements } from '../../infra/constructs/nag-acknowledgements.ts'
import { SupineStack } from '../../infra/supine-stack.ts'

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))

/** The stack as `cdk synth` makes it, with the feature flags of cdk.json. */
export function makeStack(
  choices: Readonly<Record<string, string>> = {},
  { answered = true, bundled = false, outdir }: { answered?: boolean; bundled?: boolean; outdir?: string } = {},
) {
  const app = new App({
    context: { ...context, ...(!bundled && { 'aws:cdk:bundling-stacks': [] }) },
    ...(outdir !== undefined && { outdir }),
  })
  const stack = new SupineStack(
    app,
    'Supine-prod',
    readConfig((key) => choices[key]),
  )
  if (answered) acknowledge(stack, acknowledgements)
  return { app, stack }
}

export const synthesize = (choices: Readonly<Record<string, string>> = {}) =>
  Template.fromStack(makeStack(choices).stack)

type Properties = ReturnType<Template['findResources']>[string]

/** The one resource of a type whose logical id begins like this. */
export function only(template: Template, type: string, idPrefix = ''): Properties {
  const found = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(idPrefix))
  if (found.length !== 1) throw new Error(`${found.length} resources of type ${type} begin with "${idPrefix}"`)
  return found[0]![1].Properties
}

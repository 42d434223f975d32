import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import { describe, expect, it } from 'vitest'
import { acknowledge, acknowledgements } from '../../infra/constructs/nag-acknowledgements.ts'
import { makeStack } from './synthesized.ts'

const findings = (scope: IConstruct) =>
  [new HIPAASecurityChecks(), new AwsSolutionsChecks()]
    .flatMap((pack) => pack.validateScope(scope).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath}: ${ruleName}`),
    )
    .sort()

describe('cdk-nag', () => {
  it('finds nothing that nobody answered for', () => {
    expect(findings(makeStack().stack)).toEqual([])
  })

  it('finds nothing either where the deployment has a domain, an address for alarms and browsers', () => {
    const { stack } = makeStack({
      domainName: 'cds.example.org',
      certificateArn: 'arn:aws:acm:us-east-1:1:certificate/x',
      alarmEmail: 'on-call@example.org',
      corsOrigins: 'https://sandbox.cds-hooks.org',
    })
    expect(findings(stack)).toEqual([])
  })

  it('finds exactly what is answered for when no answer is given', () => {
    const answered = acknowledgements.map(({ at, rule }) => `Supine-prod/${at}: ${rule}`).sort()
    expect(findings(makeStack({}, { answered: false }).stack)).toEqual(answered)
  })
})

describe('an acknowledgement', () => {
  it.each(acknowledgements.map(({ at, rule, reason }) => [rule, at, reason]))(
    '%s at %s is about one resource and gives a reason',
    (_, at, reason) => {
      expect(at).toMatch(/\/Resource$/)
      expect(reason).toMatch(/(\S+ ){8,}\S+\.$/)
    },
  )

  it('cannot outlive the resource it speaks of', () => {
    const gone = { at: 'Cds/Gone/Resource', rule: 'AwsSolutions-L1', reason: 'There was a function here once.' }
    expect(() => acknowledge(makeStack().stack, [gone])).toThrow('the stack has no Cds/Gone/Resource')
  })
})

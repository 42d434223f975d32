import { describe, expect, it } from 'vitest'
import { readConfig } from '../../infra/config.ts'

const read = (choices: Readonly<Record<string, unknown>>) => readConfig((key) => choices[key])

describe('the choices of a deployment', () => {
  it('all have a default', () => {
    expect(read({})).toMatchObject({
      region: 'us-east-1',
      stage: 'prod',
      reservedConcurrency: 50,
      logRetentionDays: 365,
    })
  })

  it('may be text, as the command line gives them', () => {
    expect(read({ reservedConcurrency: '100', logRetentionDays: '90' })).toMatchObject({
      reservedConcurrency: 100,
      logRetentionDays: 90,
    })
  })

  it.each([
    ['region', 'Frankfurt'],
    ['stage', 'Prod!'],
    ['clientsParameter', 'clients'],
    ['domainName', 'https://cds.example.org'],
    ['alarmEmail', 'nobody'],
    ['callsPerSecond', '0'],
    ['reservedConcurrency', 'many'],
    ['logRetentionDays', '364'],
    ['fhirBudgetMs', '60000'],
  ])('%s is refused by name when it is "%s"', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name)
  })

  it('need a certificate beside a domain', () => {
    expect(() => read({ domainName: 'cds.example.org' })).toThrow('domainName and certificateArn go together')
  })
})

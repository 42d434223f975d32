import { describe, expect, it } from 'vitest'
import { metricNamespace, metrics } from '../../shared/telemetry/metrics.ts'
import { only, synthesize } from './synthesized.ts'

const template = synthesize({ alarmEmail: 'on-call@example.org' })

describe('the function', () => {
  const service = only(template, 'AWS::Lambda::Function')

  it('runs on the Node.js of the tests, on arm64', () => {
    expect(service.Runtime).toBe(`nodejs${process.versions.node.split('.')[0]}.x`)
    expect(service.Architectures).toEqual(['arm64'])
  })

  it('has a share of the account’s concurrency, and ends before the gateway gives up', () => {
    expect(service.ReservedConcurrentExecutions).toBe(50)
    expect(service.Timeout).toBeLessThan(29)
  })

  it('goes by its own clock: no caller can set the time', () => {
    expect(Object.keys(service.Environment.Variables)).not.toContain('SUPINE_ALLOW_EVALUATION_TIME')
  })

  it('keeps requests and answers out of logs and traces', () => {
    expect(service.Environment.Variables).toMatchObject({
      POWERTOOLS_LOGGER_LOG_EVENT: 'false',
      POWERTOOLS_TRACER_CAPTURE_RESPONSE: 'false',
    })
    expect(service.TracingConfig).toEqual({ Mode: 'Active' })
  })
})

describe('logs', () => {
  it('are encrypted with a key of ours and end after a year', () => {
    const groups = Object.values(template.findResources('AWS::Logs::LogGroup')).map(({ Properties }) => Properties)
    expect(groups).toHaveLength(4)
    for (const { KmsKeyId, RetentionInDays } of groups) {
      expect(KmsKeyId['Fn::GetAtt'][0]).toMatch(/^KeysOperations/)
      expect(RetentionInDays).toBe(365)
    }
  })

  it('of the gateway go to the group that is encrypted, which is there before the stage', () => {
    const [id, group] = Object.entries(template.findResources('AWS::Logs::LogGroup')).find(([name]) =>
      name.startsWith('CdsErrorLogs'),
    )!
    expect(JSON.stringify(group.Properties.LogGroupName)).toMatch(/API-Gateway-Execution-Logs_.*\/live/)
    const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'))
    expect(stage!.DependsOn).toContain(id)
  })
})

describe('alarms', () => {
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties)

  it.each([
    'AuditUnavailable',
    'ReplayUnchecked',
    'ClientsUnreadable',
    '5XXError',
    'Errors',
    'Throttles',
    'Latency',
    'BlockedRequests',
  ])('watch %s', (name) => {
    expect(alarms.filter(({ MetricName }) => MetricName === name)).toHaveLength(1)
  })

  it('all tell the same topic, and say what they mean', () => {
    for (const { AlarmActions, AlarmDescription } of alarms) {
      expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^AlarmsTopic/) }])
      expect(AlarmDescription).toMatch(/\w+ \w+.*\.$/)
    }
  })

  it.each([
    ['decision that could not be recorded', 'AuditUnavailable'],
    ['token whose replay could not be checked', 'ReplayUnchecked'],
    ['registry that could not be read', 'ClientsUnreadable'],
  ])('ring at the first %s, by the name the service counts it under', (_, name) => {
    const alarm = alarms.find(({ MetricName }) => MetricName === name)!
    expect(Object.keys(metrics)).toContain(alarm.MetricName)
    expect(alarm.Namespace).toBe(metricNamespace)
    const { POWERTOOLS_SERVICE_NAME } = only(template, 'AWS::Lambda::Function').Environment.Variables
    expect(alarm.Dimensions).toEqual([{ Name: 'service', Value: POWERTOOLS_SERVICE_NAME }])
    expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, Statistic: 'Sum' })
  })

  it('may be published and read although the topic is encrypted and asks for TLS', () => {
    const fromAlarms = { Principal: { Service: 'cloudwatch.amazonaws.com' }, Effect: 'Allow' }
    const { PolicyDocument } = only(template, 'AWS::SNS::TopicPolicy')
    expect(PolicyDocument.Statement).toContainEqual(expect.objectContaining({ ...fromAlarms, Action: 'sns:Publish' }))
    expect(PolicyDocument.Statement).toContainEqual(expect.objectContaining({ Effect: 'Deny' }))
    const key = only(template, 'AWS::KMS::Key', 'KeysOperations')
    expect(key.KeyPolicy.Statement).toContainEqual(expect.objectContaining(fromAlarms))
  })

  it('reach the address the operator gave', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'on-call@example.org' })
  })
})

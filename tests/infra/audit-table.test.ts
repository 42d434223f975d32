import { describe, expect, it } from 'vitest'
import { answerIndex, auditTableDefinition, callIndex, ttlAttribute } from '../../shared/audit/table.ts'
import { only, synthesize } from './synthesized.ts'

const template = synthesize()
const table = only(template, 'AWS::DynamoDB::GlobalTable', 'Audit')
const replica = table.Replicas[0]

describe('the audit table', () => {
  it('has the keys and indexes the store was written for', () => {
    const { AttributeDefinitions, KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes, BillingMode } = table
    expect({
      AttributeDefinitions: new Set(AttributeDefinitions),
      KeySchema,
      LocalSecondaryIndexes,
      GlobalSecondaryIndexes,
      BillingMode,
    }).toEqual({ ...auditTableDefinition, AttributeDefinitions: new Set(auditTableDefinition.AttributeDefinitions) })
  })

  it('forgets a record only after the time the record itself names', () => {
    expect(table.TimeToLiveSpecification).toEqual({ AttributeName: ttlAttribute, Enabled: true })
  })

  it('is encrypted with a key of the account that rotates', () => {
    expect(table.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' })
    const keyId = replica.SSESpecification.KMSMasterKeyId['Fn::GetAtt'][0]
    expect(template.findResources('AWS::KMS::Key')[keyId]?.Properties.EnableKeyRotation).toBe(true)
  })

  it('can be restored to any second of the last weeks', () => {
    expect(replica.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true })
  })

  it('cannot be deleted, not even with its stack, and neither can its key', () => {
    expect(replica.DeletionProtectionEnabled).toBe(true)
    const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }
    expect(Object.values(template.findResources('AWS::DynamoDB::GlobalTable', kept))).toHaveLength(1)
    expect(Object.values(template.findResources('AWS::KMS::Key', kept))).toHaveLength(2)
  })

  it('is copied every month into a vault that keeps each copy for a year', () => {
    const selection = only(template, 'AWS::Backup::BackupSelection').BackupSelection
    expect(JSON.stringify(selection.Resources)).toContain('AuditTable')
    const { BackupPlanRule } = only(template, 'AWS::Backup::BackupPlan').BackupPlan
    const { LockConfiguration } = only(template, 'AWS::Backup::BackupVault')
    expect(BackupPlanRule).toHaveLength(1)
    expect(BackupPlanRule[0].Lifecycle.DeleteAfterDays).toBeGreaterThanOrEqual(365)
    expect(LockConfiguration.MinRetentionDays).toBe(BackupPlanRule[0].Lifecycle.DeleteAfterDays)
  })
})

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: unknown
}

const statements: readonly Statement[] = only(template, 'AWS::IAM::ManagedPolicy', 'CdsService').PolicyDocument
  .Statement
const actions = ({ Action }: Statement) => [Action].flat()
const about = (idPrefix: string) =>
  statements.filter(({ Resource }) => JSON.stringify(Resource).includes(`"${idPrefix}`))

describe('the service', () => {
  it('may add to the audit table and read it, but not change or delete', () => {
    expect(new Set(about('AuditTable').flatMap(actions))).toEqual(
      new Set(['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:Query']),
    )
  })

  it('may read exactly the two indexes the store uses', () => {
    const resources = JSON.stringify(about('AuditTable').map(({ Resource }) => Resource))
    expect(new Set(resources.match(/\/index\/[\w*]+/g))).toEqual(
      new Set([`/index/${callIndex}`, `/index/${answerIndex}`]),
    )
  })

  it('may only mark tokens as seen in the replay table', () => {
    expect(about('ReplayTable').flatMap(actions)).toEqual(['dynamodb:PutItem'])
  })

  it('may read one parameter', () => {
    const registry = statements.filter((statement) => actions(statement).some((action) => action.startsWith('ssm:')))
    expect(registry.map(actions)).toEqual([['ssm:GetParameter']])
    expect(JSON.stringify(registry[0]?.Resource)).toContain(':parameter/supine/prod/clients')
  })

  it('may use the key of patient data only through the services that hold it', () => {
    const uses = about('KeysData')
    expect(uses.map(({ Condition }) => Condition)).toEqual(
      expect.arrayContaining([
        { StringEquals: { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' } },
        { StringEquals: { 'kms:ViaService': 'ssm.us-east-1.amazonaws.com' } },
      ]),
    )
    expect(uses.every(({ Condition }) => Condition !== undefined)).toBe(true)
  })

  it('has no action with a wildcard, and no resource without one but X-Ray', () => {
    expect(statements.flatMap(actions).filter((action) => action.includes('*'))).toEqual([])
    const everywhere = statements.filter(({ Resource }) => JSON.stringify(Resource).includes('*'))
    expect(everywhere.flatMap(actions).every((action) => action.startsWith('xray:Put'))).toBe(true)
  })

  it('has no rights beside that policy', () => {
    const role = only(template, 'AWS::IAM::Role', 'CdsService')
    expect(role.ManagedPolicyArns ?? []).toEqual([])
    expect(role.Policies ?? []).toEqual([])
    template.resourceCountIs('AWS::IAM::Policy', 0)
  })
})

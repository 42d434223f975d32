import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Config } from './config.ts'
import { AuditBackup } from './constructs/audit-backup.ts'
import { AuditTable } from './constructs/audit-table.ts'
import { CdsApi } from './constructs/cds-api.ts'
import { ClientRegistry } from './constructs/client-registry.ts'
import { EncryptionKeys } from './constructs/encryption-keys.ts'
import { ReplayTable } from './constructs/replay-table.ts'
import { ServiceAlarms } from './constructs/service-alarms.ts'
import { WebFirewall } from './constructs/web-firewall.ts'

/** The whole service in one account and region. */
export class SupineStack extends Stack {
  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id, {
      description: 'Supine: clinical decision support for leg pain that starts or worsens lying down',
      env: { region: config.region },
      terminationProtection: true,
    })
    const logRetention = config.logRetentionDays

    const keys = new EncryptionKeys(this, 'Keys')
    const audit = new AuditTable(this, 'Audit', { key: keys.data })
    new AuditBackup(this, 'AuditBackup', { table: audit.table, key: keys.data })
    const replay = new ReplayTable(this, 'Replay', { key: keys.data })
    const registry = new ClientRegistry(this, 'Registry', {
      parameterName: config.clientsParameter ?? `/supine/${config.stage}/clients`,
      key: keys.data,
    })

    const cds = new CdsApi(this, 'Cds', {
      logKey: keys.operations,
      logRetention,
      callsPerSecond: config.callsPerSecond,
      callBurst: config.callBurst,
      reservedConcurrency: config.reservedConcurrency,
      ...(config.domainName !== undefined &&
        config.certificateArn !== undefined && {
          domain: { name: config.domainName, certificateArn: config.certificateArn },
        }),
      environment: {
        AUDIT_TABLE: audit.table.tableName,
        REPLAY_TABLE: replay.table.tableName,
        CLIENTS_PARAMETER: registry.parameterName,
        FHIR_BUDGET_MS: String(config.fhirBudgetMs),
        ...(config.corsOrigins !== undefined && { CORS_ORIGINS: config.corsOrigins }),
      },
    })
    audit.grantAppend(cds.service.rights)
    replay.grantMark(cds.service.rights)
    registry.grantRead(cds.service.rights)

    const firewall = new WebFirewall(this, 'Firewall', {
      stage: cds.api.deploymentStage,
      callsPerAddress: config.callsPerAddress,
      logKey: keys.operations,
      logRetention,
    })
    const alarms = new ServiceAlarms(this, 'Alarms', {
      cds,
      firewall,
      latencyMs: config.latencyMs,
      key: keys.operations,
      ...(config.alarmEmail !== undefined && { email: config.alarmEmail }),
    })

    new CfnOutput(this, 'ServiceUrl', { value: cds.url, description: 'What EHRs register' })
    new CfnOutput(this, 'ClientsParameter', {
      value: registry.parameterName,
      description: 'Put the client registry here',
    })
    new CfnOutput(this, 'DataKey', {
      value: keys.data.keyArn,
      description: 'Encrypt the client registry with this key',
    })
    new CfnOutput(this, 'AuditTableName', { value: audit.table.tableName })
    new CfnOutput(this, 'AlarmTopic', { value: alarms.topic.topicArn, description: 'Subscribe whoever is on call' })
  }
}

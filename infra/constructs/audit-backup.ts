import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Schedule } from 'aws-cdk-lib/aws-events'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/**
 * A copy of the audit trail each month, kept for a year in a vault that refuses early deletion: whoever can harm the
 * table cannot harm its copies. The last 35 days, to the second, are the table's own point-in-time recovery.
 */
export class AuditBackup extends Construct {
  constructor(scope: Construct, id: string, { table, key }: { readonly table: TableV2; readonly key: IKey }) {
    super(scope, id)
    const kept = Duration.days(366)
    const backupVault = new BackupVault(this, 'Vault', {
      encryptionKey: key,
      lockConfiguration: { minRetention: kept },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: `${Stack.of(this).stackName}-audit`,
      backupVault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'Monthly',
          scheduleExpression: Schedule.cron({ day: '1', hour: '4', minute: '0' }),
          deleteAfter: kept,
        }),
      ],
    })
    plan.addSelection('Audit', { resources: [BackupResource.fromArn(table.tableArn)] })
  }
}

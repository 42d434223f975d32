import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/**
 * Two keys of the account: one for what is about patients, one for what runs the service. Who may read logs or
 * alarms needs no right to the first. Both rotate every year, and outlive the stack as the data does.
 */
export class EncryptionKeys extends Construct {
  /** Audit records and the client registry. */
  readonly data: Key
  /** Logs and alarms; never patient data. */
  readonly operations: Key

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const kept = { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN }
    this.data = new Key(this, 'Data', { ...kept, description: 'Supine: audit records, client registry' })
    this.operations = new Key(this, 'Operations', { ...kept, description: 'Supine: logs, alarms' })

    const { region, partition } = Stack.of(this)
    this.operations.grantEncryptDecrypt(
      new ServicePrincipal(`logs.${region}.amazonaws.com`, {
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${Aws.ACCOUNT_ID}:log-group:*`,
          },
        },
      }),
    )
    this.operations.grantEncryptDecrypt(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
  }
}

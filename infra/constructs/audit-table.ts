import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** One hash chain of decisions a patient. Outlives the stack; writers can add, never change or delete. */
export class AuditTable extends Construct {
  readonly table: TableV2
  readonly #key: IKey

  constructor(scope: Construct, id: string, { key }: { readonly key: IKey }) {
    super(scope, id)
    this.#key = key
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'patient', type: AttributeType.STRING },
      sortKey: { name: 'sequence', type: AttributeType.NUMBER },
      // The first answer to a repeated call. Local, because only a local index can be read consistently.
      localSecondaryIndexes: [
        {
          indexName: 'byCall',
          sortKey: { name: 'call', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      // The record feedback is about. Sparse: feedback records have no answer.
      globalSecondaryIndexes: [
        {
          indexName: 'byAnswer',
          partitionKey: { name: 'answer', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key), // needs a stack with a fixed region
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }

  /**
   * Lets `writer` add records and read the chains it adds to. PutItem alone could replace a record: the condition
   * in the store forbids that, the missing UpdateItem and DeleteItem forbid the rest.
   */
  grantAppend(writer: IGrantable) {
    const { tableArn } = this.table
    Grant.addToPrincipal({
      grantee: writer,
      actions: ['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      resourceArns: [tableArn, `${tableArn}/index/byCall`, `${tableArn}/index/byAnswer`],
    })
    Grant.addToPrincipal({
      grantee: writer,
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resourceArns: [this.#key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
    })
  }
}

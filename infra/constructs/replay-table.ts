import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** Remembers the id of each client token until it expires, so that no token works twice. Holds no tokens. */
export class ReplayTable extends Construct {
  readonly table: TableV2
  readonly #key: IKey

  constructor(scope: Construct, id: string, { key }: { readonly key: IKey }) {
    super(scope, id)
    this.#key = key
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'jti', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      timeToLiveAttribute: 'expiresAt',
      // A row lives for minutes: nothing here is worth recovering or keeping.
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }

  /** Lets `verifier` mark a token as seen. A conditional PutItem says whether it was the first. */
  grantMark(verifier: IGrantable) {
    Grant.addToPrincipal({ grantee: verifier, actions: ['dynamodb:PutItem'], resourceArns: [this.table.tableArn] })
    Grant.addToPrincipal({
      grantee: verifier,
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resourceArns: [this.#key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
    })
  }
}

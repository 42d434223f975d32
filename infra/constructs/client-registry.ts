import { Stack } from 'aws-cdk-lib'
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/**
 * Who may call: one document in Parameter Store, written by its owner and not by the deployment, so that admitting
 * a hospital needs no release. Until it exists nobody is trusted and every call is refused.
 */
export class ClientRegistry extends Construct {
  readonly parameterName: string
  readonly #key: IKey

  constructor(
    scope: Construct,
    id: string,
    { parameterName, key }: { readonly parameterName: string; readonly key: IKey },
  ) {
    super(scope, id)
    this.parameterName = parameterName
    this.#key = key
  }

  /** Lets `reader` read the registry, and nothing else in Parameter Store. */
  grantRead(reader: IGrantable) {
    const stack = Stack.of(this)
    Grant.addToPrincipal({
      grantee: reader,
      actions: ['ssm:GetParameter'],
      resourceArns: [
        stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: this.parameterName.slice(1) }),
      ],
    })
    Grant.addToPrincipal({
      grantee: reader,
      actions: ['kms:Decrypt'],
      resourceArns: [this.#key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `ssm.${stack.region}.amazonaws.com` } },
    })
  }
}

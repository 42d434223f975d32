import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'

/** Index inside a patient's chain: which record a call made. Local, since only a local index reads consistently. */
export const callIndex = 'byCall'

/** Index over all chains: which record an answer id belongs to. Sparse: feedback has no answer. */
export const answerIndex = 'byAnswer'

/** DynamoDB deletes a record some days after this instant, epoch seconds. */
export const ttlAttribute = 'expiresAt'

/**
 * The audit table, said once: the local service and the tests create it from this, the AWS construct
 * repeats it and a test compares both. Time to live is set beside it (`ttlAttribute`).
 *
 * A local index bounds one patient's chain to 10 GB, some half a million records.
 */
export const auditTableDefinition = {
  AttributeDefinitions: [
    { AttributeName: 'patient', AttributeType: 'S' },
    { AttributeName: 'sequence', AttributeType: 'N' },
    { AttributeName: 'call', AttributeType: 'S' },
    { AttributeName: 'answer', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'patient', KeyType: 'HASH' },
    { AttributeName: 'sequence', KeyType: 'RANGE' },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: callIndex,
      KeySchema: [
        { AttributeName: 'patient', KeyType: 'HASH' },
        { AttributeName: 'call', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: answerIndex,
      KeySchema: [{ AttributeName: 'answer', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
} satisfies Omit<CreateTableCommandInput, 'TableName'>

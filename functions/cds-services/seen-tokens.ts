import { createHash } from 'node:crypto'
import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { skewSeconds } from '../../shared/cds-hooks/client-trust.ts'

export interface Token {
  readonly issuer: string
  /** `jti`: unique for its issuer. */
  readonly tokenId: string
  /** Epoch seconds. */
  readonly expires: number
}

/**
 * Remembers tokens until they are worth nothing any more.
 *
 * @returns whether this is the first time the token is seen; throws when the memory cannot be asked
 */
export type FirstSeen = (token: Token) => Promise<boolean>

/** One name for one token of one issuer, of a fixed length and without what either chose to write. */
const nameOf = ({ issuer, tokenId }: Token): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, tokenId]))
    .digest('hex')

/** Until when the token would be accepted, epoch seconds. */
const lastSecond = ({ expires }: Token): number => Math.ceil(expires) + skewSeconds

/** Sum of attempts; a clinician waits for it. */
const timeoutMs = 1_000

/** A memory that all instances share: one conditional write. DynamoDB deletes a row some time after it ended. */
export function sharedMemory(
  client: DynamoDBClient,
  tableName: string,
  { now }: { readonly now: () => number },
): FirstSeen {
  return async (token) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { jti: { S: nameOf(token) }, expiresAt: { N: String(lastSecond(token)) } },
          // An issuer may use an id again once the token that had it is void.
          ConditionExpression: 'attribute_not_exists(jti) OR expiresAt < :now',
          ExpressionAttributeValues: { ':now': { N: String(Math.floor(now() / 1_000)) } },
        }),
        { abortSignal: AbortSignal.timeout(timeoutMs) },
      )
      return true
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false
      throw error
    }
  }
}

/** Void tokens are dropped when so many came in. */
const sweepEvery = 1_000

/** A memory of this process, for one machine. A restart forgets. */
export function ownMemory({ now }: { readonly now: () => number }): FirstSeen {
  const seen = new Map<string, number>()
  return async (token) => {
    const second = Math.floor(now() / 1_000)
    const name = nameOf(token)
    if ((seen.get(name) ?? Number.NEGATIVE_INFINITY) >= second) return false
    seen.set(name, lastSecond(token))
    if (seen.size % sweepEvery === 0) for (const [key, last] of seen) if (last < second) seen.delete(key)
    return true
  }
}

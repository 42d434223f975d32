/**
 * `npm run feedback -- report [--csv] [--since INSTANT] [--table NAME]`: how often the cards of each topic and
 * rule were accepted and overridden, and why. Reads this machine's records, or a table in AWS.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod/mini'
import type { FeedbackReport } from '../../shared/alert-memory/report.ts'
import { clinicalTime } from '../../shared/fhir/time.ts'
import { CannotStart } from './cannot-start.ts'
import { startDynamo } from './dynamo.ts'
import { reportCsv, reportOn, reportTable } from './feedback-report.ts'

const usage = `Usage: npm run feedback -- report [--csv] [--since INSTANT] [--table NAME]

  --csv            for a spreadsheet
  --since INSTANT  only cards given since then, for example 2026-11-01
  --table NAME     an audit table in AWS, with the credentials of this shell, in place of this machine's records`

class CannotReport extends Error {}

const counts = { cards: z.number(), accepted: z.number(), overridden: z.number(), keptAway: z.number() }
const report = z.object({
  rows: z.array(z.object({ by: z.enum(['all', 'topic', 'rule']), key: z.string(), ...counts })),
  reasons: z.array(z.object({ reason: z.string(), topic: z.string(), overridden: z.number() })),
})

/** A running service has its records to itself, so it is asked for the report. */
async function fromService(port: string, since: number | undefined): Promise<FeedbackReport | undefined> {
  const query = since === undefined ? '' : `?since=${new Date(since).toISOString()}`
  try {
    const response = await fetch(`http://127.0.0.1:${port}/local/feedback${query}`)
    const read = report.safeParse(await response.json())
    return response.ok && read.success ? read.data : undefined
  } catch {
    return undefined // nobody there, or somebody else
  }
}

async function fromFolder(folder: string, since: number | undefined): Promise<FeedbackReport> {
  const dynamo = await startDynamo(folder)
  try {
    return await reportOn(dynamo, since)
  } finally {
    await dynamo.stop()
  }
}

async function fromThisMachine(env: NodeJS.ProcessEnv, since: number | undefined): Promise<FeedbackReport> {
  const folder = join(resolve(env.SUPINE_DATA_DIR ?? join(import.meta.dirname, '../../.supine')), 'dynamodb')
  if (!existsSync(folder)) throw new CannotReport(`There are no records yet: ${folder} does not exist.`)
  try {
    return await fromFolder(folder, since)
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    const port = env.PORT ?? '3000'
    const told = await fromService(port, since)
    if (told !== undefined) return told
    throw new CannotReport(
      `${error.message} A service that runs can report itself: set PORT to its port (nothing answered at ${port}).`,
    )
  }
}

function instantOf(text: string): number {
  const read = clinicalTime(text)
  if (read === undefined)
    throw new CannotReport(`--since is "${text}", which is no date or instant such as 2026-11-01.`)
  return read.ms
}

async function run(): Promise<string> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { csv: { type: 'boolean' }, since: { type: 'string' }, table: { type: 'string' } },
  })
  if (positionals.length !== 1 || positionals[0] !== 'report') throw new CannotReport(usage)
  const since = values.since === undefined ? undefined : instantOf(values.since)
  const found =
    values.table === undefined
      ? await fromThisMachine(process.env, since)
      : await reportOn({ client: new DynamoDBClient({}), tableName: values.table }, since)
  return values.csv === true ? reportCsv(found) : `${reportTable(found)}\n`
}

try {
  process.stdout.write(await run())
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!(error instanceof CannotReport) && !isUsage) throw error
  console.error(isUsage ? `${error.message}\n\n${usage}` : error.message)
  process.exitCode = isUsage || error.message === usage ? 2 : 1
}

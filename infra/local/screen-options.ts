import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { CannotStart } from './cannot-start.ts'

export interface ScreenOptions {
  /** Folder, or address of a Bulk Data server; absent where kept evidence is judged again or a run is gone on with. */
  readonly source?: string
  readonly out?: string
  readonly since?: string
  readonly group?: string
  /** Instant of the assessments, epoch milliseconds. */
  readonly asOf?: number
  readonly resume: boolean
  /** Folder of the run whose kept evidence is judged again. */
  readonly evidence?: string
  /** Folder of the run to compare with. */
  readonly previous?: string
  readonly workers: number
}

export const usage = `Usage: npm run screen -- SOURCE [options]

SOURCE             a folder of NDJSON files (packed with gzip or not), or the address of a Bulk Data server
--out DIR          where the results go (default: screening/<now>)
--as-of INSTANT    judge as of this instant, 2026-11-23T12:00:00Z (default: now)
--resume           go on with the run in --out, or with the latest that was not finished
--previous DIR     say what is new, worse and gone since the run in DIR
--evidence DIR     instead of SOURCE: judge the evidence kept by the run in DIR with today's rules
--since INSTANT    Bulk Data server: only what changed after this instant
--group ID         Bulk Data server: only the members of this group
--workers N        threads (default: one a core)`

const instantShape = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/

function instant(name: string, text: string): number {
  const ms = instantShape.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms))
    throw new CannotStart(`--${name} is "${text}", which is not an instant such as 2026-11-23T12:00:00Z.`)
  return ms
}

function threads(text: string | undefined): number {
  if (text === undefined) return availableParallelism()
  const count = Number(text)
  if (!/^\d{1,3}$/.test(text) || count < 1)
    throw new CannotStart(`--workers is "${text}", which is not a number of threads.`)
  return count
}

export function readOptions(args: readonly string[]): ScreenOptions {
  const { values, positionals } = parsed(args)
  const { out, since, group, evidence, previous, resume = false } = values
  const [source, ...more] = positionals
  if (more.length > 0) throw new CannotStart(`One source, please.\n\n${usage}`)
  if (source === undefined && evidence === undefined && !resume) throw new CannotStart(usage)
  if (source !== undefined && evidence !== undefined)
    throw new CannotStart('SOURCE and --evidence exclude each other: kept evidence is judged as it is.')
  if (!/^https?:\/\//.test(source ?? '') && (since !== undefined || group !== undefined))
    throw new CannotStart('--since and --group are for a Bulk Data server; a folder is read whole.')
  if (since !== undefined) instant('since', since)
  return {
    ...(source === undefined ? {} : { source }),
    ...(out === undefined ? {} : { out }),
    ...(since === undefined ? {} : { since }),
    ...(group === undefined ? {} : { group }),
    ...(values['as-of'] === undefined ? {} : { asOf: instant('as-of', values['as-of']) }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(previous === undefined ? {} : { previous }),
    resume,
    workers: threads(values.workers),
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        since: { type: 'string' },
        group: { type: 'string' },
        'as-of': { type: 'string' },
        resume: { type: 'boolean' },
        evidence: { type: 'string' },
        previous: { type: 'string' },
        workers: { type: 'string' },
      },
    })
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message : ''}\n\n${usage}`)
  }
}

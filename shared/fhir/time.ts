import { remembered } from './remembered.ts'

/**
 * FHIR dates and instants: what the record said, and the earliest instant it can mean.
 * One clock and one unit everywhere: epoch milliseconds, passed in as `now`, never read here.
 */
export interface ClinicalTime {
  /** As the record wrote it: `2026`, `2026-11`, `2026-11-05`, `2026-11-05T08:30:00+01:00`. */
  readonly text: string
  /** Earliest instant it can mean, epoch milliseconds (UTC where no offset was given). */
  readonly ms: number
}

export const dayMs = 86_400_000

const fhirTime = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** Reads a FHIR date, dateTime or instant. `undefined` for anything that is not one (also 2026-02-30). */
export const clinicalTime = (value: unknown): ClinicalTime | undefined =>
  typeof value === 'string' && value.length <= 40 ? timeOf(value) : undefined

/** The findings of one visit share their time. */
const timeOf = remembered(readTime)

function readTime(value: string): ClinicalTime | undefined {
  const parts = fhirTime.exec(value)
  if (parts === null) return undefined
  const [, year, month, day] = parts
  if (Number(year) < 1850) return undefined
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined
  if (day !== undefined && Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
    return undefined
  const hasTime = value.includes('T')
  const zoned = !hasTime || /(?:Z|[+-]\d{2}:\d{2})$/.test(value)
  const ms = Date.parse(hasTime ? (zoned ? value : `${value}Z`) : `${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`)
  return Number.isNaN(ms) ? undefined : { text: value, ms }
}

/** Whole and fractional days from `time` to `now`; negative when it lies in the future. */
export const daysBefore = (time: ClinicalTime, now: number): number => (now - time.ms) / dayMs

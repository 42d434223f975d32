import type { ClinicalTime } from '../fhir/time.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "12 Nov 2026", "Nov 2026" or "2026": as precise as the record, the day as the record's own clock had it. */
export function displayDate(time: ClinicalTime): string {
  const written = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)/.exec(time.text)
  if (written === null) return 'date not readable'
  const [, year = '', month, day] = written
  const name = month === undefined ? undefined : months[Number(month) - 1]
  if (name === undefined) return year
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

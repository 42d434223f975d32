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

const shown = new RegExp(`\\b(?:(\\d{1,2}) )?(${months.join('|')}) (\\d{4})\\b`, 'g')

/** Words of a record, which stay as they were written. */
const codeSpan = /(`+[^`]*`+)/

/**
 * Dates of finished card text as another English locale writes them: "Nov 12, 2026" for `en-US`. Only their
 * style changes, so a date that a record happens to write in our way loses nothing either.
 */
export function datesAs(markdown: string, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const styled = (text: string) =>
    text.replace(shown, (_, date: string | undefined, name: string, year: string) => {
      const format = date === undefined ? month : day
      return format.format(Date.UTC(Number(year), months.indexOf(name), Number(date ?? 1)))
    })
  return markdown
    .split(codeSpan)
    .map((part) => (part.startsWith('`') ? part : styled(part)))
    .join('')
}

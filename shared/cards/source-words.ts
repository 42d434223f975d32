import type { Citation } from '../classifier/assessment.ts'
import { linked, webAddress } from './markdown.ts'
import { plain } from './plain-text.ts'

const own = 'project choice, no publication'

const dated = (words: string, year: number | undefined): string =>
  year === undefined || words.includes(String(year)) ? words : `${words}, ${year}`

/** "NICE NG158: venous thromboembolic diseases, 2023"; what no publication gives is said to be ours. */
export const sourceName = ({ title, year, house }: Citation): string =>
  house === true ? own : dated(plain(title), year)

/** "NICE NG158, 2023": the title up to its first pause, for the middle of a line. */
export function shortName({ title, year, house }: Citation): string {
  if (house === true) return own
  const words = plain(title)
  const [short = words] = words.split(/[,:(]/)
  return dated(short.trim() || words, year)
}

export const sourceLink = (source: Citation): string => linked(shortName(source), source.url)

/** The distinct publications with an address, in order. */
export function publications(
  sources: readonly Citation[],
): readonly { readonly label: string; readonly url: string }[] {
  const found = new Map<string, string>()
  for (const source of sources) {
    const url = webAddress(source.url)
    const label = sourceName(source)
    if (url !== undefined && label !== '' && !found.has(url)) found.set(url, label)
  }
  return [...found].map(([url, label]) => ({ label, url }))
}

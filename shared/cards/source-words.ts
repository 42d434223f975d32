import type { Citation } from '../classifier/assessment.ts'
import { linked, webAddress } from './markdown.ts'
import { plain } from './plain-text.ts'

/** "NICE NG158: venous thromboembolic diseases, 2023"; what no publication gives is said to be ours. */
export function sourceName({ title, year, house }: Citation): string {
  if (house === true) return 'Supine, project choice'
  const words = plain(title)
  return year === undefined || words.includes(String(year)) ? words : `${words}, ${year}`
}

export const sourceLink = (source: Citation): string => linked(sourceName(source), source.url)

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

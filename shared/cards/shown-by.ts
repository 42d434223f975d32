import type { Client } from '../cds-hooks/client.ts'
import type { Card } from '../cds-hooks/schema.ts'
import { datesAs } from './display-date.ts'
import { unlinked } from './markdown.ts'

/** Cards as a client can show them: links, Markdown links and dates in the form its users have. */
export function shownBy(client: Client, cards: readonly Card[]): readonly Card[] {
  const { links: takesLinks = true, markdownLinks = true, dateLocale } = client
  if (takesLinks && markdownLinks && dateLocale === undefined) return cards
  const linked = (detail: string) => (markdownLinks ? detail : unlinked(detail, !takesLinks))
  const dated = (detail: string) => (dateLocale === undefined ? detail : datesAs(detail, dateLocale))
  return cards.map(({ links, detail, ...card }) => ({
    ...card,
    ...(detail === undefined ? {} : { detail: dated(linked(detail)) }),
    ...(links === undefined || !takesLinks ? {} : { links }),
  }))
}

import type { Client } from '../cds-hooks/client.ts'
import type { Card } from '../cds-hooks/schema.ts'
import { unlinked } from './markdown.ts'

/** Cards as a client can show them: without links where it takes none, with words where it would show Markdown raw. */
export function shownBy(client: Client, cards: readonly Card[]): readonly Card[] {
  const { links: takesLinks = true, markdownLinks = true } = client
  if (takesLinks && markdownLinks) return cards
  return cards.map(({ links, detail, ...card }) => ({
    ...card,
    ...(detail === undefined ? {} : { detail: markdownLinks ? detail : unlinked(detail, !takesLinks) }),
    ...(links === undefined || !takesLinks ? {} : { links }),
  }))
}

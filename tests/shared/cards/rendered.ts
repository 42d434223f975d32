import { Marked, type Token } from 'marked'

/** What a GitHub-flavored renderer with raw HTML switched on makes of Markdown. */
export interface Rendered {
  /** Kinds of every block and inline part, text and spaces left out. */
  readonly kinds: ReadonlySet<string>
  readonly links: readonly { readonly href: string; readonly text: string }[]
  readonly codes: readonly string[]
  readonly html: string
}

const gfm = new Marked({ gfm: true })

export function rendered(markdown: string): Rendered {
  const kinds = new Set<string>()
  const links: { href: string; text: string }[] = []
  const codes: string[] = []
  gfm.walkTokens(gfm.lexer(markdown), (token: Token) => {
    if (token.type !== 'text' && token.type !== 'space' && token.type !== 'escape') kinds.add(token.type)
    if (token.type === 'link') links.push({ href: token.href, text: token.text })
    if (token.type === 'codespan') codes.push(token.text)
  })
  return { kinds, links, codes, html: gfm.parse(markdown, { async: false }) }
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
}

/** The words a reader sees. */
export const visibleText = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? entity)

import { plain, shorten } from './plain-text.ts'

/**
 * Text from a record, and text that may hold some of it, made harmless for every Markdown renderer,
 * those with raw HTML switched on included. Structure (lists, headings, links) is only ever written by
 * this project; what passes through here stays words.
 */

/** `<script` is only a tag when nothing stands between; "< 0.4" and "<0.4" stay as they are. */
const apartFromTags = (text: string): string => text.replace(/<(?=[A-Za-z/!?])/g, '< ')
const apartFromLinks = (text: string): string => text.replaceAll('](', '] (')

/**
 * A quotation as a code span, the one place where Markdown, HTML, entities and addresses mean nothing.
 * Differs from the record only where it must: one line, an apostrophe for a backtick (so that nothing
 * can end the span), a space after `<` or `]` where a tag or link would begin, and its length.
 * Empty when there is nothing to show.
 */
export function quoted(text: string, limit = 160): string {
  const words = shorten(apartFromLinks(apartFromTags(plain(text).replaceAll('`', "'"))), limit)
  return words === '' ? '' : `\`${words}\``
}

/**
 * Words of ours inside a line: escapes what Markdown would act on and takes addresses apart, since some
 * renderers turn them into links after escapes are gone. Leaves everything else readable unrendered
 * ("ABI < 0.40", "mm[Hg]").
 */
export function escaped(text: string): string {
  const line = plain(text)
  if (!special.test(line)) return line
  return apartFromLinks(apartFromTags(line.replaceAll('`', "'")))
    .replace(/:\/\//g, ': //')
    .replace(/www\./gi, 'www .')
    .replace(/\s*@\s*/g, ' @ ')
    .replace(/[\\*_~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .trim()
    .replace(/^(?:[-+](?=[\s+-]|$)|[#>[])/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}

/** Any character an escape below could be about: without one, words are only words. */
const special = /[`<\]\\*_~|&@:]|www\.|^[-+#>[]|^\d+[.)]/i

/** The address if it is an absolute web address, in a form no Markdown can break out of. */
export function webAddress(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url)
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '') return undefined
  return parsed.href.replace(/[()<>[\]\\'"`|\s]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Links of ours in finished Markdown. Words from records never hold `](`, so nothing else can match. */
const link = /\[((?:\\.|[^\][\\\n])*)\]\((https?:[^)\s]*)\)/g

/** Each address linked where it comes first; its later mentions are words, so a card reads well unrendered. */
export function linkedOnce(markdown: string): string {
  const seen = new Set<string>()
  return markdown.replace(link, (whole: string, label: string, address: string) => {
    if (seen.has(address)) return label
    seen.add(address)
    return whole
  })
}

/**
 * Links as words, for readers who would see them as they are written.
 *
 * @param addressed the address follows the words; else it is left out
 */
export const unlinked = (markdown: string, addressed: boolean): string =>
  markdown.replace(link, (_, label: string, address: string) => (addressed ? `${label}: ${address}` : label))

/** A link where there is an address, else its words. */
export function linked(label: string, url: string | undefined): string {
  const address = webAddress(url)
  const words = escaped(label) || 'source'
  if (address === undefined) return words
  // Brackets not escaped yet; an escaped backslash before one does not escape it.
  const inBrackets = words.replace(/\\.|[[\]]/g, (part) => (part.length === 1 ? `\\${part}` : part))
  return `[${inBrackets}](${address})`
}

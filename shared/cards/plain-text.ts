/**
 * Text as one visible line. Control characters and line breaks become spaces; invisible characters
 * that change how text reads (bidirectional overrides, zero-width, tags) disappear; lone surrogates
 * become U+FFFD.
 */
export function plain(text: string): string {
  if (isPlainAscii.test(text)) return text
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Most text is words with single spaces between them, and needs no more than this look. */
const isPlainAscii = /^(?:[\x21-\x7e]+ )*[\x21-\x7e]+$/

/** At most `limit` code points, cut between words where there is one to cut after, marked with an ellipsis. */
export function shorten(text: string, limit: number): string {
  const points = [...text]
  if (points.length <= limit) return text
  const head = points.slice(0, limit - 1).join('')
  const cutsWord = points[limit - 1] !== ' '
  const border = head.lastIndexOf(' ')
  const kept = cutsWord && border > 0 ? head.slice(0, border) : head
  return `${kept.replace(/[\s,;:.-]+$/u, '')}…`
}

export const sentenceCase = (text: string): string => {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}

import { lexer } from '/page/marked.esm.js'
import { el, link } from './dom.js'

/**
 * GitHub-flavored Markdown as elements. The tokens of `marked` are turned into DOM nodes one by one:
 * raw HTML and images are shown as the characters they are, links only go where `link` allows.
 *
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function markdown(text) {
  return fragment(lexer(text, { gfm: true }), block)
}

/** Card headings start below the card's own. */
const topHeading = 4

const block = (token) => {
  switch (token.type) {
    case 'space':
      return undefined
    case 'heading':
      return el(`h${Math.min(6, topHeading - 1 + token.depth)}`, {}, inlines(token))
    case 'paragraph':
      return el('p', {}, inlines(token))
    case 'list':
      return el(
        token.ordered ? 'ol' : 'ul',
        {},
        ...token.items.map((item) => el('li', {}, fragment(item.tokens, block))),
      )
    case 'blockquote':
      return el('blockquote', {}, fragment(token.tokens, block))
    case 'code':
      return el('pre', { tabindex: '0' }, el('code', {}, token.text))
    case 'hr':
      return el('hr')
    case 'table':
      return el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...token.header.map((cell) => el('th', { scope: 'col' }, inlines(cell))))),
        el('tbody', {}, ...token.rows.map((row) => el('tr', {}, ...row.map((cell) => el('td', {}, inlines(cell)))))),
      )
    case 'text':
      return inlines(token)
    default:
      return el('p', {}, token.raw)
  }
}

const inline = (token) => {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return el(token.type, {}, inlines(token))
    case 'codespan':
      return el('code', {}, token.text)
    case 'br':
      return el('br')
    case 'link':
      return link(token.href, inlines(token))
    case 'escape':
      return document.createTextNode(token.text)
    case 'text':
      return token.tokens === undefined ? document.createTextNode(decoded(token.text)) : inlines(token)
    default:
      return document.createTextNode(token.raw)
  }
}

const inlines = (token) => fragment(token.tokens ?? [], inline)

function fragment(tokens, render) {
  const nodes = document.createDocumentFragment()
  nodes.append(...tokens.map(render).filter((node) => node !== undefined))
  return nodes
}

const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** Character references in running text, as Markdown reads them. @param {string} text */
function decoded(text) {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named[name]
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}

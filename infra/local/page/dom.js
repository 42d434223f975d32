/** A small builder: everything becomes elements and text nodes, never markup. */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `class`, `aria-*` and so on; `on…` adds a listener; `undefined` and `false` are left out
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** @param {'critical' | 'warning' | 'info'} name */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `#icon-${name}`)
  svg.append(use)
  return svg
}

/** Says something to screen readers without moving the focus. @param {string} text */
export function announce(text) {
  const region = document.getElementById('announce')
  if (region !== null) region.textContent = text
}

/** A link only where it can do no harm: http, https and mailto; anything else stays text. @param {string} url */
export function isSafeUrl(url) {
  return /^(?:https?:\/\/|mailto:)/i.test(url) && URL.canParse(url)
}

/** @param {string} url @param {...(Node | string)} children */
export const link = (url, ...children) =>
  isSafeUrl(url)
    ? el('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, ...children)
    : el('span', {}, ...children)

import type { Citation } from '../../shared/classifier/assessment.ts'
import type { RuleBook, RuleBookChapter, RuleBookRule } from '../../shared/classifier/rule-book.ts'

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  )

const cite = ({ title, year, url, house }: Citation): string => {
  if (house === true) return 'house rule: no publication gives it'
  const words = `${escaped(title)}${year === undefined ? '' : ` (${year})`}`
  return url === undefined ? words : `<a href="${escaped(url)}" rel="noopener noreferrer">${words}</a>`
}

const points = (n: number): string => (n > 0 ? `+${n}` : `${n}`)

const rule = ({ id, kind, urgency, because, when, source, attributes }: RuleBookRule): string =>
  `<tr id="${escaped(id)}"><th scope="row">${escaped(id)}</th><td>${kind === 'silence' ? 'silence' : urgency}</td><td>${escaped(because)}<br><small>${escaped(when)}</small></td><td>${cite(source)}</td><td>${escaped(attributes.join(', ')) || 'none'}</td></tr>`

const chapter = ({ topic, display, rules, definitions, points: rows, scores }: RuleBookChapter): string => `
<section aria-labelledby="${topic}"><h2 id="${topic}">${escaped(display)}</h2>
<table><thead><tr><th scope="col">Rule</th><th scope="col">Urgency</th><th scope="col">Speaks when</th><th scope="col">Source</th><th scope="col">Patient attributes used</th></tr></thead>
<tbody>${rules.map(rule).join('\n')}</tbody></table>
<details><summary>Terms in «»</summary><dl>${definitions.map(({ name, when }) => `<dt>${escaped(name)}</dt><dd>${escaped(when)}</dd>`).join('\n')}</dl></details>
<details><summary>Points, which rank within one urgency</summary><ul>${rows.map(({ label, points: n }) => `<li>${points(n)} ${escaped(label)}</li>`).join('')}</ul></details>
${scores.map(({ label, source, items }) => `<details><summary>Score shown: ${escaped(label)}</summary><p>${cite(source)}</p><ul>${items.map((item) => `<li>${points(item.points)} ${escaped(item.label)}</li>`).join('')}</ul></details>`).join('\n')}
</section>`

/** The rule book as one page to read and print: no script, nothing loaded from elsewhere. */
export function rulesPage(book: RuleBook): string {
  const used = (yes: boolean) =>
    Object.entries(book.attributesUsed)
      .filter(([, is]) => is === yes)
      .map(([name]) => name)
      .join(', ')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Supine rule book ${escaped(book.ruleSet)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:0 auto;padding:1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}th,td{border:1px solid #8888;padding:.4rem;text-align:left;vertical-align:top}small{opacity:.85}section{overflow-x:auto}</style></head>
<body><main><h1>Rule book, rule set ${escaped(book.ruleSet)}</h1>
<p>${escaped(book.intendedUse)}</p>
<ul><li>Developer: ${escaped(book.developer)}</li><li>Funding of the technical implementation: ${escaped(book.fundingSource)}</li><li>Released ${book.released}, revised ${book.revised}</li><li>Patient attributes used: ${escaped(used(true))}</li><li>Patient attributes not used: ${escaped(used(false))}</li><li>The same for machines: <a href="source-attributes">source attributes</a> (JSON)</li></ul>
<nav aria-label="Topics"><ul>${book.chapters.map(({ topic, display }) => `<li><a href="#${topic}">${escaped(display)}</a></li>`).join('')}</ul></nav>
${book.chapters.map(chapter).join('\n')}
</main></body></html>`
}

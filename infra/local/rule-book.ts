/** `npm run rule-book`: writes docs/rule-book.md, docs/order-rules.md and docs/source-attributes.json from the rule tables, for review as text. */
import { writeFileSync } from 'node:fs'
import { ruleBook, sourceAttributes } from '../../shared/classifier/rule-book.ts'
import { ruleBookPage } from '../../shared/classifier/rule-book-page.ts'
import { orderRulesPage } from '../../shared/order-safety/order-rules-page.ts'

const book = ruleBook()
writeFileSync(new URL('../../docs/rule-book.md', import.meta.url), ruleBookPage(book))
writeFileSync(new URL('../../docs/order-rules.md', import.meta.url), orderRulesPage())
writeFileSync(
  new URL('../../docs/source-attributes.json', import.meta.url),
  `${JSON.stringify(sourceAttributes(book), null, 1)}\n`,
)

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { orderRulesPage } from '../../../shared/order-safety/order-rules-page.ts'
import { orderRules } from '../../../shared/order-safety/rules.ts'

it('the page in docs is the one the table makes: run `npm run rule-book` after a change of rules', () => {
  expect(readFileSync(new URL('../../../docs/order-rules.md', import.meta.url), 'utf8')).toBe(orderRulesPage())
})

it('the page has every rule, and explains every term it uses', () => {
  const page = orderRulesPage()
  for (const { id } of orderRules) expect(page).toContain(`**${id}**`)
  const terms = new Set([...page.matchAll(/^- «([^»]+)»:/gm)].map(([, name]) => name))
  expect([...page.matchAll(/«([^»]+)»/g)].filter(([, name]) => !terms.has(name))).toEqual([])
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ruleBook, sourceAttributes } from '../../../shared/classifier/rule-book.ts'
import { ruleBookPage } from '../../../shared/classifier/rule-book-page.ts'

const published = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')

describe('the rule book', () => {
  it('in docs is the one the tables make: run `npm run rule-book` after a change of rules', () => {
    expect(published('rule-book.md')).toBe(ruleBookPage(ruleBook()))
    expect(JSON.parse(published('source-attributes.json'))).toEqual(
      JSON.parse(JSON.stringify(sourceAttributes(ruleBook()))),
    )
  })

  it('says which patient attributes each rule uses', () => {
    const rules = ruleBook().chapters.flatMap((chapter) => chapter.rules)
    expect(rules.find(({ id }) => id === 'DVT-W4')?.attributes).toEqual(['sex'])
    expect(rules.find(({ id }) => id === 'CEL-W1')?.attributes).toEqual(['date of birth'])
    expect(rules.find(({ id }) => id === 'CLTI-C1')?.attributes).toEqual([])
  })

  it('explains every term it uses', () => {
    for (const { rules, definitions } of ruleBook().chapters) {
      const known = new Set(definitions.map(({ name }) => name))
      const used = [...rules, ...definitions].flatMap(({ when }) =>
        [...when.matchAll(/«([^»]+)»/g)].map(([, name]) => name),
      )
      expect(used.filter((name) => name !== undefined && !known.has(name))).toEqual([])
    }
  })
})

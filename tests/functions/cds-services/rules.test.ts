import { describe, expect, it } from 'vitest'
import { createApp } from '../../../functions/cds-services/app.ts'
import { ruleBook } from '../../../shared/classifier/rule-book.ts'
import { testDeps } from '../../support/test-deps.ts'

const ask = async (path: string, method = 'GET') => createApp(testDeps()).request(path, { method })

describe('the rules, for whoever must answer for them', () => {
  it('are served as a page that names every rule with its source, without script', async () => {
    const response = await ask('/rules')
    const html = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    for (const { rules } of ruleBook().chapters) for (const { id } of rules) expect(html).toContain(`id="${id}"`)
    expect(html).not.toContain('<script')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('are served for machines with citation and patient attributes of each rule', async () => {
    const { ruleSet, rules } = (await (await ask('/source-attributes')).json()) as {
      ruleSet: string
      rules: { id: string; citation: object; attributes: string[] }[]
    }
    expect(ruleSet).toBe(ruleBook().ruleSet)
    expect(rules.find(({ id }) => id === 'DVT-W4')?.attributes).toEqual(['sex'])
    expect(rules.every(({ citation }) => citation !== undefined)).toBe(true)
  })

  it('cannot be written to', async () => {
    const response = await ask('/rules', 'POST')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })
})

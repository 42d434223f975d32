/** The guide for integration teams: what it says of the service is what the service does. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { services } from '../../functions/cds-services/services.ts'
import { readClientRegistry, registrationFields } from '../../shared/cds-hooks/client-registry.ts'
import { refusals } from '../../shared/cds-hooks/refusal.ts'

const guide = readFileSync('docs/integrate.md', 'utf8')
const cells = guide.split('\n').filter((line) => line.startsWith('| '))

describe('docs/integrate.md', () => {
  it.each(services.map(({ id, hook }) => [id, hook] as const))('names the service %s and its hook', (id, hook) => {
    expect(cells).toContainEqual(expect.stringMatching(new RegExp(`^\\| \`${hook}\` \\| \`${id}\` \\|`)))
  })

  it('names every prefetch key with its query', () => {
    for (const [key, { query }] of services.flatMap(({ prefetch }) => Object.entries(prefetch)))
      expect(cells).toContainEqual(expect.stringContaining(`| \`${key}\` | \`${query}\` |`))
  })

  it('explains every status a refusal can have', () => {
    const explained = cells.join('\n')
    for (const { status } of Object.values(refusals)) expect(explained).toMatch(new RegExp(`\\b${status}\\b`))
  })

  it('explains every reason a caller is not trusted', () => {
    const source = readFileSync('shared/cds-hooks/client-trust.ts', 'utf8')
    const union = /export type Distrust =([\s\S]*?)\n\n/.exec(source)?.[1] ?? ''
    const reasons = [...union.matchAll(/'([a-z-]+)'/g)].map(([, reason]) => reason)
    expect(reasons.length).toBeGreaterThan(9)
    for (const reason of reasons) expect(guide).toContain(`\`${reason}\``)
  })

  it('explains every field of a client, and none that is not there', () => {
    const [table = ''] = /\| field \| meaning[\s\S]*?\n\n/.exec(guide) ?? []
    const explained = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, field]) => field ?? '')
    expect(explained.toSorted()).toEqual(registrationFields.toSorted())
  })

  it('shows a smallest registry that is one', () => {
    const [, json = ''] = /The least is:\n\n```json\n([\s\S]*?)```/.exec(guide) ?? []
    expect(readClientRegistry(JSON.parse(json))).toMatchObject({
      problems: [],
      registrations: [{ id: 'general-hospital' }],
    })
  })

  it('names only commands there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const [, name = ''] of guide.matchAll(/npm run (?:-s )?([\w:]+)/g))
      expect(Object.keys(scripts)).toContain(name)
  })
})

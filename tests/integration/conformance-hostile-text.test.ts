/** Text that a chart carries stays text, wherever in the chart it stands and wherever on a card it comes out. */
import { marked, type Token } from 'marked'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { livePipeline } from '../../functions/cds-services/pipeline.ts'
import { examples } from '../../infra/local/examples/examples.ts'
import { type Card, card } from '../../shared/cds-hooks/schema.ts'
import { inProcess, type Running } from '../support/engines.ts'
import { call, hookCall, jsonOf, searchset } from '../support/hook-calls.ts'
import { testDeps, testNow } from '../support/test-deps.ts'

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<iframe src="https://attacker.example"></iframe>',
  '</p><svg/onload=alert(1)>',
  '<a href="https://attacker.example">click</a>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '[click](https://attacker.example)',
  '[click](javascript:alert(1))',
  '![x](https://attacker.example/pixel.png)',
  '[x]: https://attacker.example\n\n[x]',
  '<https://attacker.example>',
  'https://attacker.example',
  'www.attacker.example',
  'doctor@attacker.example',
  '`code` ``` fence ```\n```html\n<b>\n```',
  '\n# heading\n\n| a | b |\n|---|---|\n| c | d |\n',
  '\n\n---\n\n> quote\n\n- [ ] task',
  '\\[click\\](https://attacker.example) \\<b\\>',
  '\u202Egnirts\u202C \u0000 \u200B \uFEFF',
  '{{context.patientId}} #{7*7} %s %n <%= 1 %>',
] as const

/** Fields of FHIR that hold words; codes, dates, numbers and references are left as they are. */
const wordFields = new Set(['text', 'display', 'valueString', 'family', 'given', 'title', 'conclusion', 'description'])

/** The same resource with the payload behind every piece of text. */
function poisoned(value: unknown, payload: string, field = ''): unknown {
  if (typeof value === 'string') return wordFields.has(field) ? `${value} ${payload}` : value
  if (Array.isArray(value)) return value.map((item) => poisoned(item, payload, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, poisoned(member, payload, name)]))
}

function* tokensOf(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token
    if ('tokens' in token && Array.isArray(token.tokens)) yield* tokensOf(token.tokens)
    if (token.type === 'list') for (const item of token.items) yield* tokensOf(item.tokens)
  }
}

/** What a GitHub-flavoured renderer would make of a detail that nobody meant. */
function unwanted(detail: string): readonly string[] {
  return [...tokensOf(marked.lexer(detail, { gfm: true }))].flatMap((token) => {
    if (token.type === 'html' || token.type === 'image' || token.type === 'table' || token.type === 'def')
      return [token.raw]
    if (token.type !== 'link') return []
    return /^https:\/\//.test(token.href) && !token.href.includes('attacker') ? [] : [token.raw]
  })
}

/** Every piece of text a client shows without Markdown. */
const plainTexts = ({ summary, source, suggestions = [], links = [], overrideReasons = [] }: Card) => [
  summary,
  source.label,
  ...suggestions.flatMap(({ label, actions = [] }) => [label, ...actions.map(({ description }) => description)]),
  ...links.map(({ label }) => label),
  ...overrideReasons.map(({ display }) => display),
]

describe('hostile text in a chart', () => {
  let service: Running
  beforeAll(async () => {
    service = await inProcess.start(testDeps({ pipeline: livePipeline }))
  })
  afterAll(() => service.stop())

  const cardsFor = async (resources: readonly { resourceType: string }[], id: string): Promise<readonly Card[]> => {
    const ofType = (type: string) => resources.filter(({ resourceType }) => resourceType === type)
    const prefetch = {
      patient: ofType('Patient')[0],
      conditions: searchset(...ofType('Condition')),
      observations: searchset(...ofType('Observation')),
      medications: searchset(...ofType('MedicationRequest')),
    }
    const received = await call(service, hookCall({ context: { userId: 'Practitioner/1', patientId: id }, prefetch }))
    expect(received.status).toBe(200)
    return jsonOf(received).cards
  }

  it.each(payloads)('CDS-055 CDS-104 stays text on every card: %j', async (payload) => {
    let seen = 0
    for (const { id, resources } of examples(testNow)) {
      const chart = resources.map((resource) => poisoned(resource, payload) as typeof resource)
      for (const one of await cardsFor(chart, id)) {
        seen += 1
        expect(card.safeParse(one).error?.issues ?? []).toEqual([])
        expect(unwanted(one.detail ?? '')).toEqual([])
        for (const text of plainTexts(one)) {
          expect(text).not.toMatch(/[<>]|javascript:|attacker/i)
          // Control, zero-width and direction characters can hide or turn what a clinician reads.
          expect(text).not.toMatch(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u)
        }
        for (const { url } of one.links ?? []) expect(url).not.toContain('attacker')
        expect(one.source.url ?? '').not.toContain('attacker')
      }
    }
    expect(seen).toBeGreaterThan(10)
  })
})

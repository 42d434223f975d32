import { describe, expect, it } from 'vitest'
import { shownBy } from '../../../shared/cards/shown-by.ts'
import type { Client } from '../../../shared/cds-hooks/client.ts'
import type { Card } from '../../../shared/cds-hooks/schema.ts'

const client = (shows: Partial<Client> = {}): Client => ({ id: 'c', suggestions: true, mutedRules: [], ...shows })

const card: Card = {
  uuid: '6b6c1c37-5a5b-4a3b-8a35-3b2b7ce7d901',
  summary: 'Consider peripheral artery disease',
  indicator: 'warning',
  source: { label: 'Supine' },
  detail: '- Seen 12 Nov 2026 ([ACC/AHA \\[PAD\\], 2024](https://doi.example/pad))\n- `[not](https://a.link)`',
  links: [{ label: 'ACC/AHA', url: 'https://doi.example/pad', type: 'absolute' }],
}

const shown = (shows: Partial<Client>) => shownBy(client(shows), [card])[0]

describe('a card for a client', () => {
  it('is the very same for one that shows everything', () => {
    const cards = [card]
    expect(shownBy(client(), cards)).toBe(cards)
  })

  it('has no links where the client takes none, and Markdown as before', () => {
    expect(shown({ links: false })).not.toHaveProperty('links')
    expect(shown({ links: false })?.detail).toBe(card.detail)
  })

  it('names its sources in words where Markdown links are not rendered; the address stands in its links', () => {
    expect(shown({ markdownLinks: false })?.detail).toContain('(ACC/AHA \\[PAD\\], 2024)')
    expect(shown({ markdownLinks: false })?.links).toEqual(card.links)
  })

  it('keeps the address in words where neither kind of link is shown', () => {
    expect(shown({ markdownLinks: false, links: false })?.detail).toContain('2024: https://doi.example/pad)')
  })

  it('has dates as its users write them', () => {
    expect(shown({ dateLocale: 'en-US' })?.detail).toContain('Seen Nov 12, 2026')
  })
})

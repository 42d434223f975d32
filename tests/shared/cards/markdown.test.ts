import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escaped, linked, linkedOnce, quoted, webAddress } from '../../../shared/cards/markdown.ts'
import { nastyText } from './arbitrary-assessment.ts'
import { rendered, visibleText } from './rendered.ts'

/** Link finders that run after rendering (as remark's and linkify's do) look at visible text, escapes gone. */
const address = /https?:\/\/|ftp:\/\/|www\.|[\w.+-]@[\w-]/i
const unseen = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u

describe('quoting words from a record', () => {
  it.each([
    ['a note', 'pain at night, hangs leg over bed', 'pain at night, hangs leg over bed'],
    ['a comparison', 'SpO2 <90%, ABI < 0.4 > 0.3', 'SpO2 <90%, ABI < 0.4 > 0.3'],
    ['a backtick', 'can`t sleep ```js', "can't sleep '''js"],
    ['a script', '<script>alert(1)</script>', '< script>alert(1)< /script>'],
    ['an image', '<img src=x onerror=alert(1)>', '< img src=x onerror=alert(1)>'],
    ['a comment', '<!-- hidden -->', '< !-- hidden -->'],
    ['a processing instruction', '<?xml version="1.0"?>', '< ?xml version="1.0"?>'],
    ['a Markdown link', '[click](http://evil.example)', '[click] (http://evil.example)'],
    ['a Markdown image', '![x](http://evil.example/p.png)', '![x] (http://evil.example/p.png)'],
    ['a reference definition', '[x]: http://evil.example', '[x]: http://evil.example'],
    ['a footnote', 'text[^1] [^1]: note', 'text[^1] [^1]: note'],
    ['a bare address', 'see http://evil.example now', 'see http://evil.example now'],
    ['a bare host', 'www.evil.example', 'www.evil.example'],
    ['an e-mail address', 'mail a@evil.example', 'mail a@evil.example'],
    ['an autolink', '<http://evil.example>', '< http://evil.example>'],
    ['a mention', 'cc @octocat #12', 'cc @octocat #12'],
    ['entities', '&lt;b&gt; &#60;', '&lt;b&gt; &#60;'],
    ['emphasis', '**bold** _it_ ~~gone~~', '**bold** _it_ ~~gone~~'],
    ['a heading on a new line', 'pain\n# Discharged', 'pain # Discharged'],
    ['a table', 'a | b\n--- | ---\n1 | 2', 'a | b --- | --- 1 | 2'],
    ['a setext heading', 'pain\n====', 'pain ===='],
    ['a fence', '~~~\ncode\n~~~', '~~~ code ~~~'],
    ['a trailing backslash', 'pain \\', 'pain \\'],
    ['a direction override', 'left\u202egel thgir', 'leftgel thgir'],
    ['isolates and zero-width characters', '\u2066a\u2069\u200bb\ufeff', 'ab'],
    ['a tag split by an invisible character', '<\u200bscript>', '< script>'],
    ['control characters', 'a\u0000b\u001b[31mc\u0007', 'a b [31mc'],
    ['line separators', 'a\u2028b\u2029c\r\nd', 'a b c d'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
  ])('shows %s as plain words', (_, words, seen) => {
    const { kinds, codes, html } = rendered(`- Leg pain (12 Nov 2026, note: ${quoted(words)})`)
    expect([...kinds].sort()).toEqual(['codespan', 'list', 'list_item'])
    expect(codes).toEqual([seen])
    expect(visibleText(html).trim()).toBe(`Leg pain (12 Nov 2026, note: ${seen})`)
  })

  it('never lets any text become more than one code span', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (a, b) => {
        const { kinds, codes, links } = rendered(`- Leg pain (note: ${quoted(a)}; note: ${quoted(b)})\n- next`)
        expect([...kinds].filter((kind) => !['codespan', 'list', 'list_item'].includes(kind))).toEqual([])
        expect(links).toEqual([])
        expect(codes.length).toBe([a, b].filter((text) => quoted(text) !== '').length)
        expect(codes.join('')).not.toMatch(unseen)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never writes anything a simple tag or link finder would take for one', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(quoted(text)).not.toMatch(/<[A-Za-z/!?]|\]\(/)
      }),
    )
  })

  it('keeps harmless words letter by letter', () => {
    const harmless = fc.string({ unit: fc.constantFrom(...'abcXYZ019 .,;:?!()/+-%éß疼'), minLength: 1, maxLength: 100 })
    fc.assert(
      fc.property(harmless, (text) => {
        const words = text.replace(/ +/g, ' ').trim()
        expect(quoted(text)).toBe(words === '' ? '' : `\`${words}\``)
      }),
    )
  })

  it('cuts a long quotation between words and says so', () => {
    const words = quoted('pain '.repeat(100))
    expect([...words].length).toBeLessThanOrEqual(162)
    expect(words).toMatch(/^`(pain )+pain…`$/)
  })

  it('shows nothing for nothing', () => {
    expect(quoted(' \u200b\n ')).toBe('')
  })
})

describe('escaping words inside a line', () => {
  it.each([
    ['ABI < 0.40 or > 1.40'],
    ['toe pressure 28 mm[Hg]'],
    ['Wells score of 2 or more: DVT likely'],
    ['calf-circumference difference (3 cm)'],
    ['10 g monofilament, 1.5 times'],
    ["Hallegraeff et al., criteria; it's 2026.11.0"],
  ])('leaves "%s" readable unrendered', (words) => {
    expect(escaped(words)).toBe(words)
    expect(visibleText(rendered(`- ${escaped(words)}`).html).trim()).toBe(words)
  })

  it.each([
    [
      'an entity that would spell an address',
      'http&#58;//evil.example &amp; more',
      'http&#58;//evil.example &amp; more',
    ],
    ['an address', 'https://evil.example', 'https: //evil.example'],
    ['a host after an underscore', '_www.evil.example_', '_www .evil.example_'],
    ['an e-mail address', 'a@evil.example', 'a @ evil.example'],
    ['emphasis and code', '**a** _b_ `c` ~~d~~', "**a** _b_ 'c' ~~d~~"],
    ['a heading', '# Discharged', '# Discharged'],
    ['a list in a list', '- a', '- a'],
    ['a numbered list', '1. a', '1. a'],
    ['a quotation', '> a', '> a'],
    ['a task', '[x] done', '[x] done'],
    ['a definition', '[a]: x', '[a]: x'],
    ['a rule', '---', '---'],
    ['a tag', '<b>a</b>', '< b>a< /b>'],
    ['a backslash', 'a\\<b', 'a\\< b'],
  ])('shows %s as words', (_, words, seen) => {
    const { kinds, links, html } = rendered(`- ${escaped(words)}`)
    expect([...kinds].sort()).toEqual(['list', 'list_item'])
    expect(links).toEqual([])
    expect(visibleText(html).trim()).toBe(seen)
  })

  it('never lets any text become Markdown, HTML or a link', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (a, b) => {
        const { kinds, links, html } = rendered(`- ${escaped(a)} (rule X; ${escaped(b)})\n- next`)
        expect([...kinds].filter((kind) => !['list', 'list_item'].includes(kind))).toEqual([])
        expect(links).toEqual([])
        expect(visibleText(html)).not.toMatch(address)
        expect(html).not.toMatch(unseen)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('links of our own', () => {
  it('accepts absolute web addresses only', () => {
    expect(webAddress('https://www.nice.org.uk/guidance/ng158')).toBe('https://www.nice.org.uk/guidance/ng158')
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'nice.org.uk',
      '//x.example',
      'https://user@x.example',
      '',
      undefined,
    ]) {
      expect(webAddress(url)).toBeUndefined()
    }
  })

  it('is exactly one link with exactly its label, whatever the two contain', () => {
    const url = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.constant('https://doi.org/10.1016/S0741-5214(97)70045-4'),
    )
    fc.assert(
      fc.property(nastyText, url, (label, target) => {
        const { kinds, links } = rendered(`- a (${linked(label, target)})\n- next`)
        expect([...kinds].filter((kind) => !['list', 'list_item', 'link'].includes(kind))).toEqual([])
        expect(links.map(({ href }) => href)).toEqual([webAddress(target)])
      }),
      { numRuns: 1_000 },
    )
  })

  it('keeps brackets and backslashes in a label from ending it', () => {
    for (const label of ['\\](', 'a]b', '[a][b]', '\\\\]', 'a\\']) {
      expect(rendered(`- ${linked(label, 'https://a.example/')}`).links.map(({ href }) => href)).toEqual([
        'https://a.example/',
      ])
    }
  })

  it('links an address where it comes first and names it after that', () => {
    const link = linked('NICE NG158, 2023', 'https://www.nice.org.uk/guidance/ng158')
    expect(linkedOnce(`- a (${link})\n- \`see [1\` (${link})`)).toBe(
      '- a ([NICE NG158, 2023](https://www.nice.org.uk/guidance/ng158))\n- `see [1` (NICE NG158, 2023)',
    )
  })
})

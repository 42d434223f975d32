import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChainProblem, linkOf, verifyChain, writeDraft } from '../../../shared/audit/chain.ts'
import type { AuditDraft, AuditRecord } from '../../../shared/audit/record.ts'
import { feedbackOn, hookCall, quoted, recordedAt } from './drafts.ts'

const now = Date.parse(recordedAt) + 60_000
const key = 'local|Patient/1'

function chainOf(drafts: readonly AuditDraft[], retentionDays?: number): readonly AuditRecord[] {
  const chain: AuditRecord[] = []
  for (const draft of drafts) chain.push(linkOf(writeDraft(draft), chain.at(-1), retentionDays))
  return chain
}

const calls = (count: number): readonly AuditDraft[] => Array.from({ length: count }, () => hookCall())

/** As the store gives it back: through JSON. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value))

const check = (links: readonly AuditRecord[]): readonly ChainProblem[] => verifyChain(key, links, now)

/** Every place in a value that holds a string, number or boolean. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]))
}

function withChangedLeaf<T>(value: T, [name, ...rest]: readonly string[]): T {
  if (name === undefined) {
    if (typeof value === 'number') return (value + 1) as T
    if (typeof value === 'boolean') return !value as T
    return `${String(value)}x` as T
  }
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  copy[name] = withChangedLeaf(copy[name], rest)
  return copy as T
}

const chains = fc.integer({ min: 1, max: 8 }).chain((length) =>
  fc.record({
    chain: fc.constant(length).map((n) => {
      const [first, ...rest] = [hookCall(), ...calls(n - 1)]
      return chainOf([first!, ...rest.map((draft, i) => (i % 3 === 1 ? feedbackOn(hookCall()) : draft))])
    }),
    place: fc.nat({ max: length - 1 }),
    other: fc.nat({ max: length - 1 }),
  }),
)

describe('a patient’s chain', () => {
  it('starts at 1 and counts without gaps, each record holding the hash of the one before', () => {
    const chain = chainOf(calls(4))
    expect(chain.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
    expect(chain[0]!.previous).toBe('0'.repeat(64))
    expect(chain.slice(1).map(({ previous }) => previous)).toEqual(chain.slice(0, -1).map(({ hash }) => hash))
    expect(new Set(chain.map(({ hash }) => hash)).size).toBe(4)
  })

  it('has nothing to report after its records went through JSON, whatever order their members come back in', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, member]) => [name, reversed(member)]),
            )
          : value
    fc.assert(
      fc.property(chains, ({ chain }) => {
        expect(check(stored(chain))).toEqual([])
        expect(check(reversed(chain) as readonly AuditRecord[])).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('keeps each record six years, leap days included, and none shorter than the one before', () => {
    const [record] = chainOf([hookCall({ recordedAt: '2026-11-05T00:00:00Z' })])
    expect(new Date(record!.expiresAt * 1000).toISOString()).toBe('2032-11-05T00:00:00.000Z')

    const long = linkOf(writeDraft(hookCall()), undefined, 1000)
    const short = linkOf(writeDraft(hookCall()), long, 10)
    expect(short.expiresAt).toBe(long.expiresAt)
    expect(short.previousExpiresAt).toBe(long.expiresAt)
  })

  it('keeps the words of a record that are not Unicode as U+FFFD, and still verifies', () => {
    const lone = 'leg \ud83d pain, \\ud83d typed by hand, \udc00\ud800'
    const draft = hookCall({ evidence: [quoted(lone)], summary: lone })
    const record = linkOf(writeDraft(draft), undefined)
    expect(check([stored(record)])).toEqual([])
    expect(record.entry).toHaveProperty('cards.0.summary', 'leg \ufffd pain, \\ud83d typed by hand, \ufffd\ufffd')
  })

  it('records any text a patient’s record can hold', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('\ud800', '\udfff', '\\', 'u', 'd8') }),
        (text, odd) => {
          const record = linkOf(writeDraft(hookCall({ evidence: [quoted(text), quoted(odd)] })), undefined)
          expect(check([stored(record)])).toEqual([])
          expect(record.entry).toHaveProperty('assessment.evidence.0.source.quote.text', text.toWellFormed())
        },
      ),
      { numRuns: 200 },
    )
  })

  it('hashes nothing that is not stored', () => {
    const draft = { ...hookCall(), scratch: 'left by the caller' }
    expect(linkOf(writeDraft(draft), undefined)).not.toHaveProperty('scratch')
    expect(check([stored(linkOf(writeDraft(draft), undefined))])).toEqual([])
  })
})

describe('examining a chain', () => {
  it('finds a change of any value in any record, and says which record', () => {
    fc.assert(
      fc.property(chains, fc.nat(), ({ chain, place }, pick) => {
        const leaves = leavesOf(chain[place]).filter(([name]) => name !== 'sequence')
        const changed = chain.with(place, withChangedLeaf(chain[place]!, leaves[pick % leaves.length]!))
        expect(check(changed)).toContainEqual({ kind: 'changed', sequence: place + 1 })
      }),
      { numRuns: 500 },
    )
  })

  it('finds a value added to or taken from a record', () => {
    const chain = chainOf(calls(3))
    const { answer: _, ...without } = chain[1]!
    expect(check(chain.with(1, without))).toEqual([{ kind: 'changed', sequence: 2 }])
    expect(check(chain.with(1, { ...chain[1]!, more: 1 } as AuditRecord))).toEqual([{ kind: 'changed', sequence: 2 }])
  })

  it('finds a record that has another number than it was written with', () => {
    fc.assert(
      fc.property(chains, fc.integer({ min: 1, max: 20 }), ({ chain, place }, sequence) => {
        fc.pre(sequence !== place + 1)
        expect(check(chain.with(place, { ...chain[place]!, sequence }))).not.toEqual([])
      }),
    )
  })

  it('finds records taken out of the beginning or the middle, and says from where to where', () => {
    fc.assert(
      fc.property(chains, ({ chain, place, other }) => {
        const [from, to] = [Math.min(place, other), Math.max(place, other)]
        fc.pre(to < chain.length - 1)
        expect(check(chain.toSpliced(from, to - from + 1))).toEqual([{ kind: 'missing', from: from + 1, to: to + 1 }])
      }),
    )
  })

  it('finds two records that changed places, and says where they belong', () => {
    const chain = chainOf(calls(5))
    const swapped = (i: number, j: number) =>
      chain.with(i, { ...chain[j]!, sequence: i + 1 }).with(j, { ...chain[i]!, sequence: j + 1 })
    expect(check(swapped(1, 2))).toEqual([
      { kind: 'out-of-place', sequence: 2, belongsAt: 3 },
      { kind: 'out-of-place', sequence: 3, belongsAt: 2 },
    ])
    expect(check(swapped(0, 3))).toEqual([
      { kind: 'out-of-place', sequence: 1, belongsAt: 4 },
      { kind: 'out-of-place', sequence: 4, belongsAt: 1 },
    ])
    fc.assert(
      fc.property(chains, ({ chain, place, other }) => {
        fc.pre(place !== other)
        const mixed = chain
          .with(place, { ...chain[other]!, sequence: place + 1 })
          .with(other, { ...chain[place]!, sequence: other + 1 })
        const found = check(mixed).flatMap((problem) => ('sequence' in problem ? [problem.sequence] : []))
        expect(found).toEqual(expect.arrayContaining([place + 1, other + 1]))
      }),
    )
  })

  it('finds a record listed twice, or listed in another order', () => {
    const chain = chainOf(calls(4))
    expect(check([...chain, chain[1]!])).toEqual([{ kind: 'out-of-place', sequence: 2 }])
    expect(check([chain[0]!, chain[2]!, chain[1]!, chain[3]!])).toContainEqual({ kind: 'out-of-place', sequence: 2 })
  })

  it('finds a record of another patient', () => {
    const stranger = chainOf([hookCall({ patient: 'Patient/2' })])
    expect(check(stranger)).toEqual([{ kind: 'out-of-place', sequence: 1 }])
  })

  it('finds a record written anew with a hash of its own', () => {
    fc.assert(
      fc.property(chains, ({ chain, place }) => {
        fc.pre(place < chain.length - 1)
        const forged = linkOf(writeDraft(hookCall({ summary: 'nothing to see' })), chain[place - 1])
        expect(check(chain.with(place, forged))).toEqual([{ kind: 'unlinked', sequence: place + 2 }])
      }),
    )
  })

  it('finds a forged first record', () => {
    const chain = chainOf(calls(2))
    const forged = linkOf(writeDraft(hookCall()), { sequence: 0, hash: 'f'.repeat(64), expiresAt: 0 })
    expect(check(chain.with(0, forged))).toContainEqual({ kind: 'unlinked', sequence: 1 })
  })

  it('reports an item that is not a record any more', () => {
    const chain = chainOf(calls(3))
    expect(verifyChain(key, [chain[0]!, { sequence: 2, unreadable: true }, chain[2]!], now)).toEqual([
      { kind: 'unreadable', sequence: 2 },
    ])
  })

  it('takes records whose time is over for expired, not for removed', () => {
    const days = (n: number) => new Date(Date.parse(recordedAt) + n * 86_400_000).toISOString()
    const chain = chainOf(
      [0, 1, 2, 3].map((n) => hookCall({ recordedAt: days(n) })),
      30,
    )
    const rest = chain.slice(2)
    const atDay = (n: number) => verifyChain(key, rest, Date.parse(days(n)) + 1_000)
    expect(atDay(30)).toEqual([{ kind: 'missing', from: 1, to: 2 }])
    expect(atDay(31)).toEqual([])
    // DynamoDB deletes in no order: an older record may outlive a younger one.
    expect(verifyChain(key, [chain[0]!, chain[2]!, chain[3]!], Date.parse(days(31)) + 1_000)).toEqual([])
  })
})

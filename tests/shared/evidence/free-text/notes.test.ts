import { describe, expect, it } from 'vitest'
import { readText } from '../../../../shared/evidence/free-text/read-text.ts'
import { development } from './notes/development.ts'
import { foreign } from './notes/foreign.ts'
import { foreignHeldOut } from './notes/foreign-held-out.ts'
import { heldOut } from './notes/held-out.ts'
import { marks } from './support/judge.ts'

describe('reading whole notes', () => {
  it('finds at least 97 % right and 95 % of what the development notes say', () => {
    const { precision, recall, sides } = marks(development)
    expect(precision).toBeGreaterThanOrEqual(0.97)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(sides).toBeGreaterThanOrEqual(0.97)
  })

  it('does not fall on notes it was never corrected with', () => {
    const { precision, recall, sides } = marks(heldOut)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.9)
    expect(sides).toBeGreaterThanOrEqual(0.95)
  })

  it('reads the styles of other houses, and does not fall on those it was never corrected with', () => {
    expect(marks(foreign).precision).toBeGreaterThanOrEqual(0.94)
    expect(marks(foreign).recall).toBeGreaterThanOrEqual(0.96)
    expect(marks(foreignHeldOut).precision).toBeGreaterThanOrEqual(0.88)
    expect(marks(foreignHeldOut).recall).toBeGreaterThanOrEqual(0.84)
  })

  it('quotes the very words it read', () => {
    for (const { text } of [...development, ...heldOut]) {
      for (const m of readText(text, { kind: 'narrative' })) {
        expect(m.start).toBeGreaterThanOrEqual(0)
        expect(m.end).toBeGreaterThan(m.start)
        expect(m.end).toBeLessThanOrEqual(text.length)
        expect(text.slice(m.start, m.end).trim()).not.toBe('')
      }
    }
  })
})

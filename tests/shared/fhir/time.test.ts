import { describe, expect, it } from 'vitest'
import { clinicalTime } from '../../../shared/fhir/time.ts'

describe('a FHIR date', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['2026-11', '2026-11-01T00:00:00.000Z'],
    ['2026-11-05', '2026-11-05T00:00:00.000Z'],
    ['2026-11-05T08:30:00+01:00', '2026-11-05T07:30:00.000Z'],
    ['2026-11-05T08:30', '2026-11-05T08:30:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s begins at %s', (text, instant) => {
    const time = clinicalTime(text)
    expect(time?.text).toBe(text)
    expect(new Date(time?.ms ?? 0).toISOString()).toBe(instant)
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13',
    '1823-01-01',
    '20261105',
    '05/11/2026',
    'yesterday',
    '',
    '2026-11-05T25:00:00Z',
    20261105,
    null,
    {},
  ])('%s is none', (value) => {
    expect(clinicalTime(value)).toBeUndefined()
  })
})

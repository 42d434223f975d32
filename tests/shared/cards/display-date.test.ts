import { expect, it } from 'vitest'
import { displayDate } from '../../../shared/cards/display-date.ts'

it.each([
  ['a day', '2026-11-05', '5 Nov 2026'],
  ['an instant, by the clock that wrote it', '2026-11-05T23:30:00-08:00', '5 Nov 2026'],
  ['a month', '2026-02', 'Feb 2026'],
  ['a year', '2026', '2026'],
  ['a month that does not exist, by its year', '2026-13', '2026'],
  ['what is no date', 'yesterday', 'date not readable'],
])('shows %s without ambiguity', (_, text, words) => {
  expect(displayDate({ text, ms: 0 })).toBe(words)
})

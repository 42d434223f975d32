import { expect, it } from 'vitest'
import { datesAs, displayDate } from '../../../shared/cards/display-date.ts'

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

it.each([
  [
    'en-US',
    '(12 Nov 2026, began Feb 2024, note: `seen 3 Mar 2020`) 2019',
    '(Nov 12, 2026, began Feb 2024, note: `seen 3 Mar 2020`) 2019',
  ],
  ['en-GB', '1 Dec 2026', '1 Dec 2026'],
  ['en-CA', 'in 5 May 1999; Mayor 2001; 13 July 2020', 'in May 5, 1999; Mayor 2001; 13 July 2020'],
])('writes dates as %s does, and leaves words of the record alone', (locale, text, words) => {
  expect(datesAs(text, locale)).toBe(words)
})

import { describe, expect, it } from 'vitest'
import { plain, sentenceCase, shorten } from '../../../shared/cards/plain-text.ts'

describe('text as one visible line', () => {
  it.each([
    ['  a \n\t b\r\n', 'a b'],
    ['a\u202eb\u2069c\u200dd', 'abcd'],
    ['a\u0000b', 'a b'],
    ['\ud83d', '\ufffd'],
    ['naïve 疼痛 😀', 'naïve 疼痛 😀'],
  ])('reads %j as %j', (text, line) => {
    expect(plain(text)).toBe(line)
  })
})

describe('shortening', () => {
  it.each([
    ['leaves what fits', 'one two', 7, 'one two'],
    ['cuts after a whole word', 'one two three', 9, 'one two…'],
    ['cuts a word that alone is too long', 'a'.repeat(20), 5, 'aaaa…'],
    ['leaves no mark of punctuation before the ellipsis', 'one two, three', 10, 'one two…'],
    ['keeps a word that ends at the cut', 'one two three', 8, 'one two…'],
    ['counts code points, not halves of them', '😀'.repeat(6), 4, '😀😀😀…'],
  ])('%s', (_, text, limit, short) => {
    expect(shorten(text, limit)).toBe(short)
    expect([...shorten(text, limit)].length).toBeLessThanOrEqual(limit)
  })
})

it('begins a sentence with a capital and leaves the rest alone', () => {
  expect(sentenceCase('aBI 0.38')).toBe('ABI 0.38')
  expect(sentenceCase('')).toBe('')
  expect(sentenceCase('école')).toBe('École')
})

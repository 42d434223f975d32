import { expect, it } from 'vitest'
import { withoutEmpty } from '../../../shared/cards/without-empty.ts'

it.each([
  ['empty members at any depth', { a: 1, b: '', c: [], d: {}, e: null, f: undefined, g: [{ h: [''] }] }, { a: 1 }],
  ['numbers JSON cannot write', { a: Number.NaN, b: Number.POSITIVE_INFINITY, c: 0 }, { c: 0 }],
  ['everything when nothing is left', { a: { b: [null] } }, undefined],
])('drops %s', (_, value, kept) => {
  expect(withoutEmpty(value)).toEqual(kept)
})

it('keeps false, zero and order', () => {
  expect(withoutEmpty([false, 0, '', 'x'])).toEqual([false, 0, 'x'])
})

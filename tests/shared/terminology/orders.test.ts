import { describe, expect, it } from 'vitest'
import { type OrderCode, orders } from '../../../shared/terminology/order-rows.ts'
import { isOrderId, orderRow } from '../../../shared/terminology/orders.ts'

const rows = Object.keys(orders)
  .filter(isOrderId)
  .map((id) => [id, orderRow(id)] as const)

const codesOf = (id: (typeof rows)[number][0]): readonly OrderCode[] =>
  orderRow(id).tests.flatMap(({ codes = [], sided }) => [
    ...codes,
    ...(sided === undefined ? [] : [sided.left, sided.right, sided.bilateral]),
  ])

/** LOINC: Luhn (modulus 10) over the number before the hyphen. */
function loincCheckDigit(number: string): number {
  const sum = [...number].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** SNOMED CT: Verhoeff, by the dihedral group of the pentagon. */
function verhoeffHolds(code: string): boolean {
  const multiply = (a: number, b: number) =>
    a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5
  const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
  const permuted = (digit: number, times: number): number =>
    times === 0 ? digit : permuted(permutation[digit]!, times - 1)
  return [...code].reverse().reduce((check, digit, i) => multiply(check, permuted(Number(digit), i % 8)), 0) === 0
}

describe('the table of orderable items', () => {
  it('knows its check digits', () => {
    expect(loincCheckDigit('39432')).toBe(0)
    expect(verhoeffHolds('233962007')).toBe(true)
    expect(verhoeffHolds('233962008')).toBe(false)
  })

  it.each(rows.map(([id]) => id))('%s has codes with a valid check digit and a display, and words of its own', (id) => {
    for (const { system, code, display } of codesOf(id)) {
      expect(display).not.toBe('')
      const [number = '', digit] = code.split('-')
      if (system === 'http://loinc.org') expect(Number(digit)).toBe(loincCheckDigit(number))
      else {
        expect(system).toBe('http://snomed.info/sct')
        expect(verhoeffHolds(code)).toBe(true)
      }
    }
    for (const { text } of orderRow(id).tests) expect(text).not.toBe('')
  })

  it('never uses a code that the clinical tables reject or could not verify', () => {
    const refused = ['39052-2', '24531-6', '306206005', '183891009', '16332841000119106', '39421-3']
    expect(
      rows.flatMap(([id]) => codesOf(id).map(({ code }) => code)).filter((code) => refused.includes(code)),
    ).toEqual([])
  })

  it('says a side in a code only where the order is about one leg', () => {
    for (const [, { site, tests }] of rows)
      for (const { sided } of tests) {
        if (sided === undefined) continue
        expect(site).toBe('leg')
        expect([sided.left.display, sided.right.display, sided.bilateral.display]).toEqual([
          expect.stringMatching(/ - left$/),
          expect.stringMatching(/ - right$/),
          expect.stringMatching(/ - bilateral$/),
        ])
      }
  })

  it('finds nothing under names that are not orders', () => {
    for (const name of ['__proto__', 'constructor', 'toString', '', 'ABI']) expect(isOrderId(name)).toBe(false)
  })
})

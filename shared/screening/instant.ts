import { clinicalTime, dayMs } from '../fhir/time.ts'

const text = new TextDecoder('latin1')

/** Days of each month of a common year. */
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const pair = (bytes: Uint8Array, at: number): number => {
  const tens = (bytes[at] ?? 0) - 0x30
  const ones = (bytes[at + 1] ?? 0) - 0x30
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Number.NaN : tens * 10 + ones
}

/**
 * The day a FHIR date written in bytes falls on, as epoch milliseconds to the day (UTC, as written); `NaN`
 * where `clinicalTime` would not read it. The usual spelling is read here, all others there.
 */
export function dayOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  if (length >= 10 && bytes[start + 4] === 0x2d && bytes[start + 7] === 0x2d) {
    const year = pair(bytes, start) * 100 + pair(bytes, start + 2)
    const month = pair(bytes, start + 5)
    const day = pair(bytes, start + 8)
    // The 29th to 31st are left to the one who knows leap years.
    const isPlainDay =
      year >= 1850 && month >= 1 && month <= 12 && day >= 1 && day <= Math.min(daysInMonth[month - 1] ?? 0, 28)
    if (isPlainDay && (length === 10 || isPlainTime(bytes, start + 10, end)))
      return daysSinceEpoch(year, month, day) * dayMs
  }
  return clinicalTime(text.decode(bytes.subarray(start, end)))?.ms ?? Number.NaN
}

/** Days before each month of a year that begins in March, so that the leap day comes last. */
const daysBeforeMonth = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275]

/** Days from 1970-01-01 in the Gregorian calendar, for years after 0. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return y * 365 + leapDays + (daysBeforeMonth[month - 1] ?? 0) + day - 719_469
}

/** `T08:30:00`, with seconds to any fraction, and `Z` or an offset. */
function isPlainTime(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 10 || bytes[start] !== 0x54 || bytes[start + 3] !== 0x3a || bytes[start + 6] !== 0x3a) return false
  if (!(pair(bytes, start + 1) < 24 && pair(bytes, start + 4) < 60 && pair(bytes, start + 7) < 60)) return false
  let at = start + 9
  if (bytes[at] === 0x2e) {
    const fraction = at + 1
    at = fraction
    while (at < end && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at += 1
    if (at === fraction || at - fraction > 9) return false
  }
  if (bytes[at] === 0x5a) return at === end - 1
  return (
    (bytes[at] === 0x2b || bytes[at] === 0x2d) &&
    at === end - 6 &&
    bytes[at + 3] === 0x3a &&
    pair(bytes, at + 1) < 24 &&
    pair(bytes, at + 4) < 60
  )
}

/**
 * A decimal number written in bytes, exact to 1e-9; `NaN` when it is too large for that.
 *
 * @param end behind its last digit; between `start` and it stands a JSON number without exponent
 */
export function decimalIn(bytes: Uint8Array, start: number, end: number): number {
  let at = bytes[start] === 0x2d ? start + 1 : start
  const sign = at === start ? 1 : -1
  let value = 0
  for (; at < end && bytes[at] !== 0x2e; at += 1) value = value * 10 + (bytes[at] ?? 0) - 0x30
  if (value > 1e6) return Number.NaN
  let unit = 1
  for (at += 1; at < end && unit < 1e9; at += 1) {
    value = value * 10 + (bytes[at] ?? 0) - 0x30
    unit *= 10
  }
  return (sign * value) / unit
}

/** Verhoeff's tables: the dihedral group of order ten, and the permutation of digits by position. */
const product = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permutation = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Whether a SNOMED CT identifier has its shape (6 to 18 digits, no leading zero) and its Verhoeff check digit. */
export const isSnomedId = (id: string): boolean =>
  /^[1-9]\d{5,17}$/.test(id) &&
  [...id].reverse().reduce((c, digit, i) => Number(product[c]![Number(permutation[i % 8]![Number(digit)])]), 0) === 0

/** Whether a LOINC code carries its mod-10 check digit (Luhn over the digits). */
export const isLoincCode = (code: string): boolean => {
  const [, digits, check] = /^(\d{1,6})-(\d)$/.exec(code) ?? []
  if (digits === undefined) return false
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = i % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10 === Number(check)
}

/** LOINC answers compute their check digit in a way that is not published: only their shape is checked. */
export const isLoincAnswer = (code: string): boolean => /^LA\d{1,6}-\d$/.test(code)

/** Whether a code has the shape of ICD-10-CM (three characters, dot, up to four more), prefixes of one letter and up included. */
export const isIcd10cmShape = (code: string): boolean => /^[A-TV-Z](?:\d(?:[0-9A-Z](?:\.[0-9A-Z]{1,4})?)?)?$/.test(code)

/** WHO ICD-10 has two characters after the dot at most. */
export const isIcd10Shape = (code: string): boolean => /^[A-Z](?:\d{2}(?:\.\d{1,2})?)?$/.test(code)

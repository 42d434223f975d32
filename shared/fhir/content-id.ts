import { createHash } from 'node:crypto'

/** Deeper than any FHIR resource; what lies below cannot tell two resources apart. */
const deepest = 64

/** The same content gives the same text, whatever the order of its keys. */
export function canonicalText(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (depth > deepest) return '"…"'
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member, depth + 1)}`).join(',')}}`
}

/** A stable id for a resource that came without one: made of its content, so that any order gives the same. */
export const contentId = (resource: object): string =>
  `no-id-${createHash('sha256').update(canonicalText(resource)).digest('hex').slice(0, 16)}`

/** Whether two values hold the same, whatever the order of their keys. */
export function isSameContent(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b || depth > deepest) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [members, others] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    members.length === others.size &&
    members.every(([key, member]) => others.has(key) && isSameContent(member, others.get(key), depth + 1))
  )
}

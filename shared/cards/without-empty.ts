/** Data that JSON can hold, with members that may be left open while it is built. */
export type Draft = string | number | boolean | null | undefined | readonly Draft[] | { readonly [key: string]: Draft }

/**
 * The data without `undefined`, `null`, empty strings, lists and objects, and numbers JSON cannot
 * write, at any depth. `undefined` when nothing is left.
 * Source: CDS Hooks 2.0, "Use of JSON".
 */
export function withoutEmpty(value: Draft): Draft {
  if (value === null || value === '' || (typeof value === 'number' && !Number.isFinite(value))) return undefined
  if (typeof value !== 'object') return value
  if (isList(value)) {
    const items = value.map(withoutEmpty).filter((item) => item !== undefined)
    return items.length === 0 ? undefined : items
  }
  const members: [string, Draft][] = []
  for (const key of Object.keys(value)) {
    const member = withoutEmpty(value[key])
    if (member !== undefined) members.push([key, member])
  }
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

const isList = (value: object): value is readonly Draft[] => Array.isArray(value)

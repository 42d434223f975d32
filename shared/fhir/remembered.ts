/**
 * Remembers what a pure function made of a short text. Titles, units and dates repeat thousands of times
 * in a chart. Only for such texts: a patient's narrative is not to be kept in memory.
 */
export function remembered<T>(read: (text: string) => T, most = 4000): (text: string) => T {
  const results = new Map<string, { readonly result: T }>()
  return (text) => {
    const known = results.get(text)
    if (known !== undefined) return known.result
    const result = read(text)
    // Forgetting all is rare and costs one chart's worth of reading.
    if (results.size >= most) results.clear()
    results.set(text, { result })
    return result
  }
}

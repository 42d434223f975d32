/** First characters by which a spreadsheet takes a cell for a formula. */
const formula = /^[=+\-@\t\r]/

/** A cell as RFC 4180 writes it; one that a spreadsheet would run as a formula gets an apostrophe before it. */
function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One record with its line end (CR LF). */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

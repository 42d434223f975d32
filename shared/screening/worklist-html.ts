import { urgencyWords } from '../cards/wording.ts'
import type { Urgency } from '../classifier/assessment.ts'
import type { WorklistRow } from './worklist.ts'

/** What the page says of the run as a whole. */
export interface WorklistSummary {
  /** Instant of the assessments, ISO 8601. */
  readonly evaluatedAt: string
  readonly ruleSet: string
  readonly source: string
  readonly patients: number
  readonly findings: number
  /** Sentences a reader must know: what could not be read. */
  readonly warnings: readonly string[]
}

/** A page that is still opened without delay; the rest is in the CSV. */
const mostRows = 3_000

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const style = `
:root { color-scheme: light dark; --line: #9aa5b1; --critical: #a3121f; --warning: #8a4b00; --info: #1f4f8f; font: 16px/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --critical: #ff8b90; --warning: #f5b55c; --info: #8fbcff; } }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; }
h2.critical { color: var(--critical); } h2.warning { color: var(--warning); } h2.info { color: var(--info); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .375rem .5rem; text-align: left; vertical-align: top; }
th[scope=row] { overflow-wrap: anywhere; font-weight: 600; }
ul { margin: 0; padding-left: 1.1rem; }
.check { width: 4rem; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } tr { break-inside: avoid; } thead { display: table-header-group; } .wide { overflow: visible; } }
`

const list = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`

const rowHtml = (row: WorklistRow): string =>
  `<tr><th scope="row">${escapeHtml(row.patient)}</th><td>${escapeHtml(row.topicWords)}${row.side === '' ? '' : `, ${row.side}`}` +
  `${row.change === '' || row.change === 'same' ? '' : `<br><strong>${row.change}</strong>`}</td>` +
  `<td>${escapeHtml(row.because)}<br><small>rule ${escapeHtml(row.rule)}</small>${list(row.evidence)}</td>` +
  `<td>${list(row.missing)}</td><td>${list(row.nextSteps)}</td><td class="check"></td></tr>`

const titles = ['Patient', 'Consider', 'Why, with dates and source', 'Not on record', 'Next steps to consider', 'Seen']

function section(urgency: Urgency, rows: readonly WorklistRow[]): string {
  const own = rows.filter((row) => row.urgency === urgency)
  if (own.length === 0) return ''
  const heading = `${urgencyWords[urgency]}: ${own.length}`
  return (
    `<section aria-labelledby="${urgency}"><h2 class="${urgency}" id="${urgency}">${escapeHtml(heading.charAt(0).toUpperCase() + heading.slice(1))}</h2>` +
    `<div class="wide" role="region" tabindex="0" aria-labelledby="${urgency}"><table><caption>Patients whose record suggests a look, ${urgencyWords[urgency]}</caption>` +
    `<thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>` +
    `<tbody>${own.map(rowHtml).join('\n')}</tbody></table></div></section>`
  )
}

/** The worklist as one page of its own: nothing is loaded from anywhere, no script runs. */
export function worklistHtml(rows: readonly WorklistRow[], summary: WorklistSummary): string {
  const shown = rows.slice(0, mostRows)
  const { evaluatedAt, ruleSet, source, patients, findings, warnings } = summary
  const rest = rows.length - shown.length
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>Worklist: leg pain lying down</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Worklist: leg pain lying down</h1>
<p>${findings} of ${patients} patients. Judged as of <time datetime="${escapeHtml(evaluatedAt)}">${escapeHtml(evaluatedAt)}</time>, rule set ${escapeHtml(ruleSet)}, source ${escapeHtml(source)}.</p>
<p>Supports a clinician; does not diagnose. A patient who is not listed is not thereby well: what no record says, no list can show.</p>
${warnings.length === 0 ? '' : `<h2>What could not be read</h2>${list(warnings)}`}
${(['critical', 'warning', 'info'] as const).map((urgency) => section(urgency, shown)).join('\n')}
${rows.length === 0 ? '<p>No finding.</p>' : ''}
${rest > 0 ? `<p>${rest} more rows are in worklist.csv.</p>` : ''}
</main>
</body>
</html>
`
}

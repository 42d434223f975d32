import type { DiagnosticReport } from 'fhir/r4.js'
import { element, items, statusCode, words } from '../fhir/lenient.ts'
import { type Entry, entryOf, type Findings, firstTime } from './entry.ts'
import { placeOf } from './site.ts'
import { titleOf } from './stated-concept.ts'
import { readPassage } from './text.ts'
import { readTitledConcept, sideBeside } from './titled-concept.ts'

const silent: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled', 'registered', 'unknown'])

const nowhere = placeOf([])

/** Reads what a report concludes, in codes and in words. Its title names what was looked for, and states nothing. */
export function readDiagnosticReport(report: DiagnosticReport, findings: Findings): void {
  if (silent.has(statusCode(report.status) ?? '')) return
  const basic = entryOf(report)
  const { effectiveDateTime, effectivePeriod, issued } = report
  const at = firstTime(basic, [effectiveDateTime, element(effectivePeriod)?.start, issued], findings)
  const entry: Entry = { ...basic, ...(at === undefined ? {} : { at }) }
  const title = titleOf(report.code)
  const side = sideBeside(report.code, 'code', nowhere)
  const place = { ...nowhere, side }
  items(report.conclusionCode).forEach((concept, i) => {
    readTitledConcept(entry, { concept, path: `conclusionCode[${i}]`, place }, findings)
  })
  const text = words(report.conclusion)
  if (text === undefined) return
  readPassage(
    entry,
    { text, path: 'conclusion', kind: 'narrative', side, ...(title === undefined ? {} : { question: title }) },
    findings,
  )
}

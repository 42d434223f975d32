import type { DiagnosticReport } from 'fhir/r4.js'
import { element, items, statusCode, words } from '../fhir/lenient.ts'
import { type Extraction, entryOf, firstTime, nothing, timed } from './entry.ts'
import { nowhere } from './site.ts'
import { titleOf } from './stated-concept.ts'
import { readPassage } from './text.ts'
import { readTitledConcept, sideBeside } from './titled-concept.ts'

const silent: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled', 'registered', 'unknown'])

/** Reads what a report concludes, in codes and in words. Its title names what was looked for, and states nothing. */
export function readDiagnosticReport(report: DiagnosticReport): Extraction {
  if (silent.has(statusCode(report.status) ?? '')) return nothing
  const basic = entryOf(report)
  const { code, effectiveDateTime, effectivePeriod, issued } = report
  const entry = timed(basic, { at: firstTime(basic, [effectiveDateTime, element(effectivePeriod)?.start, issued]) })
  const question = titleOf(code)
  const side = sideBeside(code, 'code', nowhere)
  items(report.conclusionCode).forEach((concept, i) => {
    readTitledConcept(entry, { concept, path: `conclusionCode[${i}]`, place: { ...nowhere, side } })
  })
  const text = words(report.conclusion)
  if (text !== undefined)
    readPassage(entry, {
      text,
      path: 'conclusion',
      kind: 'narrative',
      side,
      ...(question === undefined ? {} : { question }),
    })
  return entry.found
}

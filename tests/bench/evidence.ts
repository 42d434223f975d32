/**
 * What reading a chart costs: bundles of about 100 KB made of Synthea patients, p50 and p99 of each step.
 * Run with `node tests/bench/evidence.ts`.
 */
import type { FhirResource } from 'fhir/r4.js'
import { mergeEvidence } from '../../shared/evidence/evidence.ts'
import { evidenceOf, extractEvidence } from '../../shared/evidence/extract.ts'
import { readRecord } from '../../shared/fhir/resources.ts'
import { syntheaCharts } from '../support/synthea.ts'

const rounds = 2000
const targetBytes = 100_000

/** The chart whose bundle comes nearest to the target size. */
function chartOfSize(bytes: number): { readonly id: string; readonly body: string } {
  const charts = [...syntheaCharts()].map(([id, resources]) => ({ id, body: JSON.stringify(bundleOf(resources)) }))
  return charts.reduce((a, b) => (Math.abs(b.body.length - bytes) < Math.abs(a.body.length - bytes) ? b : a))
}

const bundleOf = (resources: readonly FhirResource[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
})

function measure(step: string, run: () => unknown): void {
  for (let i = 0; i < rounds / 4; i++) run()
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  }).sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(3).padStart(7)
  console.log(`${step.padEnd(16)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms`)
}

const { id, body } = chartOfSize(targetBytes)
const record = readRecord(id, [JSON.parse(body)])
const parts = record.resources.map((resource) => evidenceOf(resource).evidence)
console.log(`${body.length} bytes, ${record.resources.length} resources, ${parts.flat().length} pieces of evidence`)

const start = performance.now()
extractEvidence(readRecord(id, [JSON.parse(body)]))
console.log(`second reading, still cold: ${(performance.now() - start).toFixed(3)} ms`)

measure('JSON.parse', () => JSON.parse(body))
measure('readRecord', () => readRecord(id, [JSON.parse(body)]).resources.length)
measure('evidenceOf', () => record.resources.map((resource) => evidenceOf(resource)))
measure('mergeEvidence', () => mergeEvidence(...parts))
measure('extractEvidence', () => extractEvidence(record))

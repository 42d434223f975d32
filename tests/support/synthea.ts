import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { FhirResource } from 'fhir/r4.js'

const folder = new URL('../data/synthea-150/', import.meta.url)

/** 150 synthetic charts (see the NOTICE beside the data). None of them has positional leg pain. */
export const syntheaTypes = ['Patient', 'Condition', 'Observation', 'MedicationRequest'] as const

export function syntheaLines(type: (typeof syntheaTypes)[number]): readonly string[] {
  const text = gunzipSync(readFileSync(new URL(`${type}.ndjson.gz`, folder))).toString('utf8')
  return text.split('\n').filter((line) => line !== '')
}

interface Owned {
  readonly subject?: { readonly reference?: string }
}

/** Patient id -> all resources of that patient, the Patient first. */
export function syntheaCharts(): ReadonlyMap<string, readonly FhirResource[]> {
  const charts = new Map<string, FhirResource[]>()
  for (const type of syntheaTypes) {
    for (const line of syntheaLines(type)) {
      const resource: FhirResource & Owned = JSON.parse(line)
      const id = type === 'Patient' ? resource.id : resource.subject?.reference?.slice('Patient/'.length)
      if (id === undefined) continue
      const chart = charts.get(id)
      if (chart === undefined) charts.set(id, [resource])
      else chart.push(resource)
    }
  }
  return charts
}

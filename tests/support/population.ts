import type { FhirResource } from 'fhir/r4.js'
import { allCases } from '../clinical/cases/all-cases.ts'
import { syntheaCharts } from './synthea.ts'

/** Puts a clinical case under a patient id of its own, so that many of them make a population. */
export const casePatient = (id: string): string => `case-${id}`

/** All clinical cases as one population: the same resources, each chart about a patient of its own. */
export function casePopulation(): ReadonlyMap<string, readonly FhirResource[]> {
  return new Map(
    allCases.map(({ id, resources }) => {
      const patient = casePatient(id)
      const renamed = resources.map((resource): FhirResource => {
        const text = JSON.stringify(resource).replaceAll('"Patient/p1"', `"Patient/${patient}"`)
        const copy: FhirResource = JSON.parse(text)
        return copy.resourceType === 'Patient' && copy.id === 'p1' ? { ...copy, id: patient } : copy
      })
      return [patient, renamed]
    }),
  )
}

/** The Synthea charts and the clinical cases together. */
export const wholePopulation = (): ReadonlyMap<string, readonly FhirResource[]> =>
  new Map([...syntheaCharts(), ...casePopulation()])

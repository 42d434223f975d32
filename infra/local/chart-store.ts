import type { FhirResource } from 'fhir/r4.js'

/** Where the local FHIR server finds resources. Reading may be lazy, so everything is a promise. */
export interface ChartStore {
  read(type: string, id: string): Promise<FhirResource | undefined>
  /** Resources of one type in one patient's chart; the Patient itself for type `Patient`. */
  ofPatient(type: string, patientId: string): Promise<readonly FhirResource[]>
}

/** A store over resources held in memory, indexed once. */
export function storeOf(resources: Iterable<FhirResource>): ChartStore {
  const byId = new Map<string, FhirResource>()
  const byPatient = new Map<string, FhirResource[]>()
  for (const resource of resources) {
    byId.set(`${resource.resourceType}/${resource.id ?? ''}`, resource)
    const key = `${patientOf(resource)} ${resource.resourceType}`
    const chart = byPatient.get(key)
    if (chart === undefined) byPatient.set(key, [resource])
    else chart.push(resource)
  }
  return {
    read: async (type, id) => byId.get(`${type}/${id}`),
    ofPatient: async (type, patientId) => byPatient.get(`Patient/${patientId} ${type}`) ?? [],
  }
}

/** The first store that knows the patient or resource answers. */
export function firstOf(...stores: readonly ChartStore[]): ChartStore {
  return {
    async read(type, id) {
      for (const store of stores) {
        const found = await store.read(type, id)
        if (found !== undefined) return found
      }
      return undefined
    },
    async ofPatient(type, patientId) {
      for (const store of stores) {
        const found = await store.ofPatient(type, patientId)
        if (found.length > 0) return found
      }
      return []
    },
  }
}

function patientOf(resource: FhirResource): string {
  if (resource.resourceType === 'Patient') return `Patient/${resource.id ?? ''}`
  if ('subject' in resource && resource.subject !== undefined && 'reference' in resource.subject) {
    return resource.subject.reference ?? ''
  }
  return ''
}

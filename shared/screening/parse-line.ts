import type { FhirResource } from 'fhir/r4.js'
import { contentId } from '../fhir/content-id.ts'
import { patientIdOf } from '../fhir/subject.ts'
import { type ReadingPlan, readingPlans } from './reading-plan.ts'

/** A line of an export, parsed, as far as it is known what to do with it. */
export type ParsedLine =
  | { readonly kind: 'corrupt' | 'blank' }
  | { readonly kind: 'other-type' | 'no-patient'; readonly type: string }
  | {
      readonly kind: 'resource'
      /** With an id: that of its content, as `readRecord` gives it, where it came without one. */
      readonly resource: FhirResource
      readonly hasOwnId: boolean
      readonly plan: ReadingPlan
      /** Empty for a Medication, which belongs to nobody. */
      readonly patientId: string
    }

/** Parses one line. Never throws. */
export function parseLine(text: string): ParsedLine {
  const value = parsed(text)
  if (value === undefined) return { kind: text.trim() === '' ? 'blank' : 'corrupt' }
  const type = value.resourceType
  const plan = Object.hasOwn(readingPlans, type) ? readingPlans[type] : undefined
  if (plan === undefined) return { kind: 'other-type', type }
  const hasOwnId = typeof value.id === 'string' && value.id !== ''
  // In a call it can only be the patient the call is about; here it is nobody.
  if (!hasOwnId && type === 'Patient') return { kind: 'no-patient', type }
  const resource: FhirResource = hasOwnId ? value : { ...value, id: contentId(value) }
  const patientId = type === 'Medication' ? '' : patientIdOf(resource)
  return patientId === undefined
    ? { kind: 'no-patient', type }
    : { kind: 'resource', resource, hasOwnId, plan, patientId }
}

/** A line as a resource, as far as its type; `undefined` when it is none. */
function parsed(text: string): FhirResource | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isResource(value) ? value : undefined
  } catch {
    // The caller counts it as a corrupt line.
    return undefined
  }
}

const isResource = (value: unknown): value is FhirResource =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  'resourceType' in value &&
  typeof value.resourceType === 'string'

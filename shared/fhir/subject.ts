import type { FhirResource, Identifier, Patient, Reference } from 'fhir/r4.js'
import { element, items, words } from './lenient.ts'

/** Whom a call is about, as far as references need to be compared with it. */
export interface Subject {
  readonly patientId: string
  readonly identifiers: readonly Identifier[]
  /** `fullUrl`s under which bundles carried this Patient. */
  readonly urls: ReadonlySet<string>
}

/**
 * - `this`: the resource names this patient
 * - `unstated`: it names nobody, or only an identifier that the Patient does not contradict
 * - `other`: it names somebody or something else
 */
export type Belonging = 'this' | 'unstated' | 'other'

/** `Patient/1`, `https://ehr.example/fhir/Patient/1`, `Patient/1/_history/2`. */
const literal = /(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/

/** The literal reference of a resource: `patient` where it has one, else `subject`. */
function subjectOf(resource: FhirResource): Reference | undefined {
  if ('patient' in resource && isReference(resource.patient)) return resource.patient
  return 'subject' in resource && isReference(resource.subject) ? resource.subject : undefined
}

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a resource is about the patient of the call (policy 10). */
export function belongs(resource: FhirResource, subject: Subject): Belonging {
  if (resource.resourceType === 'Patient') return resource.id === subject.patientId ? 'this' : 'other'
  const reference = subjectOf(resource)
  if (reference === undefined) return 'unstated'
  const target = words(reference.reference)?.trim()
  if (target === undefined) return identified(items(identifiersOf(reference)), subject)
  if (target === `Patient/${subject.patientId}`) return 'this'
  if (target.startsWith('#')) return contained(resource, target.slice(1), subject)
  if (subject.urls.has(target) || target === `urn:uuid:${subject.patientId}`) return 'this'
  const parts = literal.exec(target)
  return parts?.[1] === 'Patient' && parts[2] === subject.patientId ? 'this' : 'other'
}

const identifiersOf = (reference: Reference): readonly Identifier[] => {
  const identifier = element(reference.identifier)
  return identifier === undefined ? [] : [identifier]
}

/** A contained Patient is known by its identifiers only: its id means nothing outside. */
function contained(resource: FhirResource, id: string, subject: Subject): Belonging {
  const inside = 'contained' in resource ? items(resource.contained) : []
  const patient = inside.find((part): part is Patient => part.resourceType === 'Patient' && part.id === id)
  return patient === undefined ? 'unstated' : identified(items(patient.identifier), subject)
}

/** One identifier in common is this patient; another value in the same system is another patient. */
function identified(stated: readonly Identifier[], { identifiers }: Subject): Belonging {
  const sameSystem = identifiers.flatMap((own) =>
    stated.filter(({ system }) => system === own.system).map((other) => own.value === other.value),
  )
  if (sameSystem.includes(true)) return 'this'
  return sameSystem.length > 0 ? 'other' : 'unstated'
}

/**
 * Id of the patient a resource names by a literal reference, wherever it was read: `belongs` answers `this` for
 * that patient. `undefined` when it names nobody, only an identifier, or something that is no patient.
 */
export function patientIdOf(resource: FhirResource): string | undefined {
  if (resource.resourceType === 'Patient') return words(resource.id)
  const target = words(subjectOf(resource)?.reference)?.trim()
  if (target === undefined) return undefined
  const uuid = /^urn:uuid:([A-Za-z0-9\-.]{1,64})$/.exec(target)
  if (uuid !== null) return uuid[1]
  const parts = literal.exec(target)
  return parts?.[1] === 'Patient' ? parts[2] : undefined
}

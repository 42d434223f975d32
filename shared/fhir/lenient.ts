import type { CodeableConcept, Coding } from 'fhir/r4.js'

/**
 * Resources are typed as FHIR says, but arrive as anyone wrote them. These functions read one element and
 * believe the value, not the type: what is not what it should be reads as not there.
 */

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

const noItems: readonly never[] = []

/** The objects of a repeating element; a single object in its place counts as a list of one. */
export function items<T extends object>(value: readonly T[] | undefined): readonly T[] {
  if (value === undefined || value === null) return noItems
  if (Array.isArray(value)) return value.every(isRecord) ? value : value.filter(isRecord)
  return isRecord(value) ? [value].flat() : noItems
}

/** One complex element. */
export const element = <T extends object>(value: T | undefined): T | undefined => (isRecord(value) ? value : undefined)

/** A string with something in it. */
export const words = (value: string | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

const decimal = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/

/** A finite number; some servers send decimals as strings. */
export function decimalOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' && decimal.test(value.trim()) ? Number(value) : undefined
}

const isCoding = ({ system, code, display }: Coding): boolean =>
  typeof code === 'string' &&
  (system === undefined || typeof system === 'string') &&
  (display === undefined || typeof display === 'string')

/** The codings of a concept that carry a code. */
export function codings(concept: CodeableConcept | undefined): readonly Coding[] {
  const all = items(element(concept)?.coding)
  return all.every(isCoding) ? all : all.filter(isCoding)
}

/** Where a coding stands in its concept as it was sent. */
export const codingIndex = (concept: CodeableConcept | undefined, coding: Coding): number =>
  Array.isArray(concept?.coding) ? concept.coding.indexOf(coding) : 0

/** The first code of a status-like concept, lower case; DSTU2 style plain strings and text count too. */
export function statusCode(status: CodeableConcept | string | undefined): string | undefined {
  if (typeof status === 'string') return status.trim().toLowerCase()
  const code = codings(status)[0]?.code ?? words(element(status)?.text)
  return code?.trim().toLowerCase()
}

import type { CodeableConcept, DeviceRequest, Reference, ServiceRequest } from 'fhir/r4.js'
import { element, items, statusCode } from '../fhir/lenient.ts'
import type { FeatureId } from '../terminology/features.ts'
import { type Entry, entryOf, type Findings, firstTime } from './entry.ts'
import { placeOf } from './site.ts'
import { readTitledConcept } from './titled-concept.ts'

const ordered: ReadonlySet<string> = new Set(['active', 'on-hold', 'completed'])
const notOrdered: ReadonlySet<string> = new Set(['proposal', 'plan'])

const isCompression = (feature: FeatureId): boolean => feature === 'compression-therapy'

/** Reads compression stockings and bandages out of a ServiceRequest. Other orders say what is asked, not what is so. */
export function readServiceRequest(request: ServiceRequest, findings: Findings): void {
  if (request.doNotPerform === true) return
  readOrder(request, request.code, items(request.bodySite), findings)
}

/** Reads compression stockings out of a DeviceRequest. */
export function readDeviceRequest(request: DeviceRequest, findings: Findings): void {
  const named = element<Reference>(request.codeReference)?.display
  const concept = element(request.codeCodeableConcept) ?? (typeof named === 'string' ? { text: named } : undefined)
  readOrder(request, concept, [], findings)
}

function readOrder(
  request: ServiceRequest | DeviceRequest,
  concept: CodeableConcept | undefined,
  sites: readonly CodeableConcept[],
  findings: Findings,
): void {
  if (!ordered.has(statusCode(request.status) ?? '') || notOrdered.has(statusCode(request.intent) ?? '')) return
  const basic = entryOf(request)
  const at = firstTime(
    basic,
    [request.authoredOn, request.occurrenceDateTime, element(request.occurrencePeriod)?.start],
    findings,
  )
  const entry: Entry = { ...basic, ...(at === undefined ? {} : { at }) }
  const path = request.resourceType === 'ServiceRequest' ? 'code' : 'codeCodeableConcept'
  readTitledConcept(entry, { concept, path, place: placeOf(sites), accepts: isCompression }, findings)
}

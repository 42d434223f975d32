import type { CodeableConcept, DeviceRequest, ServiceRequest } from 'fhir/r4.js'
import { element, items, statusCode, words } from '../fhir/lenient.ts'
import type { FeatureId } from '../terminology/features.ts'
import { type Extraction, entryOf, firstTime, nothing, timed } from './entry.ts'
import { placeOf } from './site.ts'
import { readTitledConcept } from './titled-concept.ts'

const ordered: ReadonlySet<string> = new Set(['active', 'on-hold', 'completed'])
const notOrdered: ReadonlySet<string> = new Set(['proposal', 'plan'])

const isCompression = (feature: FeatureId): boolean => feature === 'compression-therapy'

/** Reads compression stockings and bandages out of a ServiceRequest. Other orders say what is asked, not what is so. */
export const readServiceRequest = (request: ServiceRequest): Extraction =>
  request.doNotPerform === true ? nothing : readOrder(request, request.code, 'code', items(request.bodySite))

/** Reads compression stockings out of a DeviceRequest. */
export function readDeviceRequest(request: DeviceRequest): Extraction {
  const display = words(element(request.codeReference)?.display)
  return display === undefined
    ? readOrder(request, request.codeCodeableConcept, 'codeCodeableConcept', [])
    : readOrder(request, { text: display }, 'codeReference.display', [])
}

function readOrder(
  request: ServiceRequest | DeviceRequest,
  concept: CodeableConcept | undefined,
  path: string,
  sites: readonly CodeableConcept[],
): Extraction {
  if (!ordered.has(statusCode(request.status) ?? '') || notOrdered.has(statusCode(request.intent) ?? '')) return nothing
  const basic = entryOf(request)
  const at = firstTime(basic, [
    request.authoredOn,
    request.occurrenceDateTime,
    element(request.occurrencePeriod)?.start,
  ])
  const entry = timed(basic, { at })
  readTitledConcept(entry, { concept, path, place: placeOf(sites), accepts: isCompression })
  return entry.found
}

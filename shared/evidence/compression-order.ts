import type { CodeableConcept, DeviceRequest, ServiceRequest } from 'fhir/r4.js'
import { codings, element, items, statusCode, words } from '../fhir/lenient.ts'
import { isLegCompression } from '../terminology/compression.ts'
import { type Entry, type Extraction, entryOf, firstTime, nothing, state, timed } from './entry.ts'
import { placeOf } from './site.ts'
import { wordsOf } from './stated-concept.ts'
import { sideBeside } from './titled-concept.ts'

const ordered: ReadonlySet<string> = new Set(['active', 'on-hold', 'completed'])
const notOrdered: ReadonlySet<string> = new Set(['proposal', 'plan'])

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
  stateCompression(timed(basic, { at }), concept, path, sites)
  return basic.found
}

/** States compression of a leg where a concept names it. */
export function stateCompression(
  entry: Entry,
  concept: CodeableConcept | undefined,
  path: string,
  sites: readonly CodeableConcept[],
): void {
  const named = { codings: codings(concept), texts: wordsOf(concept), sites: sites.flatMap(wordsOf) }
  if (!isLegCompression(named)) return
  const side = sideBeside(concept, path, placeOf(sites))
  const [coding] = named.codings
  const fact = { feature: 'compression-therapy', status: 'present', kind: 'coded', path, side } as const
  state(entry, coding === undefined ? fact : { ...fact, coding })
}

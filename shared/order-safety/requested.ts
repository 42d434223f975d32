import type { ServiceRequest } from 'fhir/r4.js'
import { codings, element, words } from '../fhir/lenient.ts'
import { type OrderId, orderRow } from '../terminology/orders.ts'

/** Orders our steps suggest, by the words under which a clinician may have drafted them already. */
const wording: readonly (readonly [OrderId, RegExp])[] = [
  ['abi', /\bankle\W{0,3}brachial\b|\bABP?I\b/i],
  ['toe-pressure', /\btoe\W{0,3}(?:systolic )?(?:blood )?(?:pressure|brachial)/i],
  ['vascular-referral', /\bvascular (?:surg|specialist|clinic|medicine|referral|consult)/i],
  ['vascular-emergency', /\bvascular (?:surg|specialist|clinic|medicine|referral|consult)/i],
  ['drug-review', /\b(?:medication|drug) review\b/i],
]

/** What a request asks for already, so that nothing is suggested twice. */
export function requestedBy(request: ServiceRequest): readonly OrderId[] {
  const concept = element(request.code)
  const coded = new Set(codings(concept).map(({ code }) => code))
  const said = [words(concept?.text), ...codings(concept).map(({ display }) => words(display))]
  return wording.flatMap(([order, pattern]) => {
    const codes = orderRow(order).tests.flatMap(({ codes = [] }) => codes)
    const asked =
      codes.some(({ code }) => coded.has(code)) ||
      said.some((text) => text !== undefined && pattern.test(text.slice(0, 400)))
    return asked ? [order] : []
  })
}

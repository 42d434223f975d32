import type { CodeableConcept, Reference, ServiceRequest } from 'fhir/r4.js'
import type { Side } from '../terminology/features.ts'
import type { OrderCategory, OrderCode, OrderedTest, OrderRow } from '../terminology/order-rows.ts'
import { plain, sentenceCase } from './plain-text.ts'

const snomed = (code: string, display: string): OrderCode => ({ system: 'http://snomed.info/sct', code, display })

/** FHIR R4 service request categories; evaluation as in US Core, referral by SNOMED CT's general concept. */
const categories: Readonly<Record<OrderCategory, CodeableConcept>> = {
  imaging: { coding: [snomed('363679005', 'Imaging')], text: 'Imaging' },
  laboratory: { coding: [snomed('108252007', 'Laboratory procedure')], text: 'Laboratory' },
  evaluation: { coding: [snomed('386053000', 'Evaluation procedure')], text: 'Examination' },
  referral: { coding: [snomed('3457005', 'Patient referral')], text: 'Referral' },
}

const lumbarSpine: CodeableConcept = { coding: [snomed('122496007', 'Lumbar spine')], text: 'lumbar spine' }
const legs: Readonly<Record<Side, readonly CodeableConcept[]>> = {
  left: [{ coding: [snomed('32153003', 'Structure of left lower limb')], text: 'left leg' }],
  right: [{ coding: [snomed('62175007', 'Structure of right lower limb')], text: 'right leg' }],
  bilateral: [
    { coding: [snomed('32153003', 'Structure of left lower limb')], text: 'left leg' },
    { coding: [snomed('62175007', 'Structure of right lower limb')], text: 'right leg' },
  ],
  unknown: [],
}

function bodySite(site: OrderRow['site'], side: Side): readonly CodeableConcept[] {
  if (site === 'lumbar-spine') return [lumbarSpine]
  if (site === 'both-legs') return legs.bilateral
  return site === 'leg' ? legs[side] : []
}

const inQuestion: Readonly<Record<Side, string>> = {
  left: 'the left leg',
  right: 'the right leg',
  bilateral: 'both legs',
  unknown: 'the leg',
}

/** Words of the order table with the leg in question put in. */
export const forLeg = (words: string, side: Side): string => words.replace('{leg}', inQuestion[side])

/** How a client's own catalogue codes an orderable item. */
export interface CatalogueCode {
  readonly system: string
  readonly code: string
  readonly display: string
}

/** A client's orderable items by our order ids (`terminology/orders.ts`). */
export type OrderCatalogue = Readonly<Record<string, CatalogueCode>>

/**
 * What is requested for one item: its tests one by one, or, where the client's catalogue has a code for the
 * whole item, that one panel.
 */
export const testsOf = (row: OrderRow, local: CatalogueCode | undefined): readonly OrderedTest[] =>
  local === undefined || row.tests.length === 1 ? row.tests : [{ text: sentenceCase(row.label) }]

/** The client's own code first: it is the one its ordering system can act on. */
function codeOf({ text, codes, sided }: OrderedTest, side: Side, local: CatalogueCode | undefined): CodeableConcept {
  const general = sided !== undefined && side !== 'unknown' ? [sided[side]] : (codes ?? [])
  const coding = [...(local === undefined ? [] : [local]), ...general]
  return { ...(coding.length === 0 ? {} : { coding }), text: forLeg(text, side) }
}

export interface RequestReason {
  /** Relative reference, `Patient/123`. */
  readonly patient: string
  readonly side: Side
  readonly priority: NonNullable<ServiceRequest['priority']>
  /** What is being considered, in words. */
  readonly question: string
  /** Relative references of what speaks for it. */
  readonly evidence: readonly string[]
  readonly note: string
  /** Code of the item in the client's catalogue. */
  readonly local?: CatalogueCode
}

/** What `ServiceRequest.reasonReference` may point at in R4. */
const reasonReference = /^(?:Condition|Observation|DiagnosticReport|DocumentReference)\/[A-Za-z0-9\-._]{1,128}$/
const reasonsCited = 5

/**
 * An order a clinician can sign or drop: a draft proposal. It has no dates and no requester, which are
 * the signing system's to set. The reason is a question in words: a coded reason would read as a diagnosis.
 */
export function serviceRequest(row: OrderRow, test: OrderedTest, reason: RequestReason): ServiceRequest {
  const sites = bodySite(row.site, reason.side)
  const evidence: readonly Reference[] = [...new Set(reason.evidence)]
    .filter((reference) => reasonReference.test(reference))
    .slice(0, reasonsCited)
    .map((reference) => ({ reference }))
  return {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'proposal',
    category: [categories[row.category]],
    priority: reason.priority,
    code: codeOf(test, reason.side, reason.local),
    subject: { reference: reason.patient },
    reasonCode: [{ text: plain(reason.question) }],
    ...(evidence.length === 0 ? {} : { reasonReference: [...evidence] }),
    ...(sites.length === 0 ? {} : { bodySite: [...sites] }),
    note: [{ text: plain(reason.note) }],
    ...(row.instruction === undefined ? {} : { patientInstruction: row.instruction }),
  }
}

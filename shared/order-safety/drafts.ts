import type {
  CodeableConcept,
  Coding,
  DeviceRequest,
  Dosage,
  Medication,
  MedicationRequest,
  Reference,
  ServiceRequest,
  SupplyRequest,
} from 'fhir/r4.js'
import type { Evidence } from '../evidence/evidence.ts'
import { drugOf } from '../evidence/medication.ts'
import { placeOf } from '../evidence/site.ts'
import { titleOf } from '../evidence/stated-concept.ts'
import { codings, element, items, statusCode, words } from '../fhir/lenient.ts'
import { belongs, type Subject } from '../fhir/subject.ts'
import { isLegCompression } from '../terminology/compression.ts'
import { type DrugClass, drugClassesOf } from '../terminology/drugs.ts'
import type { Side } from '../terminology/features.ts'
import { combineSides, sideOfCoding, sideOfText } from '../terminology/laterality.ts'
import type { OrderId } from '../terminology/orders.ts'
import { reasonEvidence } from './reason.ts'
import { requestedBy } from './requested.ts'
import { watchedDrugs } from './rules.ts'

/** An unsigned order, as far as every kind of it is alike. */
interface Draft {
  /** `MedicationRequest/103`; left out where the draft has no id of FHIR's form. */
  readonly reference?: string
  /** What the EHR calls it. Text of a client: shown quoted, never kept. */
  readonly name?: string
  readonly codes: readonly { readonly system: string; readonly code: string }[]
}

export interface CompressionDraft extends Draft {
  readonly kind: 'leg-compression'
  /** Leg it is ordered for; `unknown` means it may go on either. */
  readonly side: Side
}

export interface DrugDraft extends Draft {
  readonly kind: 'drug'
  /** The classes we watch, promethazine in two of them. */
  readonly classes: readonly DrugClass[]
  /** What the order itself says it is for. */
  readonly reasons: readonly Evidence[]
}

/** A draft some rule may have something to say about. All others are not ours. */
export type ConcerningDraft = CompressionDraft | DrugDraft

/** What an order hook hands over. */
export interface OrderContext {
  readonly patientId: string
  /** `context.draftOrders`, still unread: a Bundle, by some clients without `type`. */
  readonly draftOrders: unknown
  /** `context.selections` of order-select: only these orders are being asked about. */
  readonly selections?: readonly string[]
}

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

type Order = ServiceRequest | DeviceRequest | SupplyRequest | MedicationRequest
const orderTypes: ReadonlySet<unknown> = new Set([
  'ServiceRequest',
  'DeviceRequest',
  'SupplyRequest',
  'MedicationRequest',
])
const isOrder = (value: Json): value is Json & Order => orderTypes.has(value.resourceType)
const isMedication = (value: unknown): value is Medication => isJson(value) && value.resourceType === 'Medication'

/** Orders that will not be carried out. */
const notCarriedOut: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled', 'revoked', 'stopped'])

const fhirId = /^[A-Za-z0-9\-._]{1,64}$/

interface Entry {
  readonly resource: Json
  readonly fullUrl?: string
}

/** The entries of a Bundle; a bare resource in its place counts as a Bundle of one. */
function entriesOf(draftOrders: unknown): readonly Entry[] {
  if (!isJson(draftOrders)) return []
  if (draftOrders.resourceType !== 'Bundle' && typeof draftOrders.resourceType === 'string')
    return [{ resource: draftOrders }]
  if (!Array.isArray(draftOrders.entry)) return []
  return draftOrders.entry.flatMap((entry: unknown) => {
    if (!isJson(entry) || !isJson(entry.resource)) return []
    return [
      { resource: entry.resource, ...(typeof entry.fullUrl === 'string' ? { fullUrl: entry.fullUrl } : {}) } as const,
    ]
  })
}

/** The id a reference ends in, and the type before it: clients write `Type/id`, an id alone, a URL or a urn. */
const tail = (reference: string): string =>
  reference
    .replace(/\/_history\/[^/]*$/, '')
    .split('/')
    .slice(-2)
    .join('/')

function isSelected({ resource, fullUrl }: Entry, selected: ReadonlySet<string>): boolean {
  const { resourceType, id } = resource
  if (fullUrl !== undefined && (selected.has(fullUrl) || selected.has(tail(fullUrl)))) return true
  if (typeof id !== 'string' || id === '') return false
  return selected.has(`${String(resourceType)}/${id}`) || selected.has(id) || selected.has(`urn:uuid:${id}`)
}

const labelled = (concept: CodeableConcept | undefined): readonly string[] =>
  [words(element(concept)?.text), ...codings(concept).map(({ display }) => words(display))].filter(
    (text) => text !== undefined,
  )

/** Codes are kept and sent back; what is longer than any code is something else. */
function codesOf(concept: CodeableConcept | undefined): Draft['codes'] {
  return codings(concept).flatMap(({ system, code }) =>
    system === undefined || code === undefined || system.length > 200 || code.length > 100 ? [] : [{ system, code }],
  )
}

function named(order: Order, concept: CodeableConcept | undefined): Draft {
  const name = titleOf(concept)
  return {
    ...(typeof order.id === 'string' && fhirId.test(order.id)
      ? { reference: `${order.resourceType}/${order.id}` }
      : {}),
    ...(name === undefined ? {} : { name }),
    codes: codesOf(concept),
  }
}

/** "Size L" is large and a lone letter may be anything: only letters beside a leg name a side here. */
const withoutLoneLetters = (text: string): string =>
  text.replace(/(?<![\w/])[LR](?![\w/])(?!\s*(?:legs?|lower|limb|calf|foot|ankle|knee|thigh|le\b))/gi, ' ')

function compressionDraft(
  order: Order,
  concept: CodeableConcept | undefined,
  sites: readonly CodeableConcept[],
  details: readonly CodeableConcept[],
): CompressionDraft | undefined {
  const texts = labelled(concept)
  const coded: readonly Coding[] = codings(concept)
  if (!isLegCompression({ codings: coded, texts, sites: sites.flatMap(labelled) })) return undefined
  const said = [...texts, ...details.flatMap(labelled)].map(withoutLoneLetters)
  const { side } = combineSides([...coded.map(sideOfCoding), placeOf(sites).side, ...said.map(sideOfText)])
  return { kind: 'leg-compression', ...named(order, concept), side }
}

const referenced = (reference: Reference | undefined): CodeableConcept | undefined => {
  const display = words(element(reference)?.display)
  return display === undefined ? undefined : { text: display }
}

/** How a drug is given: a route or form that stays where it is put makes it another drug for us. */
const routeWords = (dosages: readonly Dosage[] | undefined): readonly string[] =>
  items(dosages).flatMap((dosage) => labelled(dosage.route))

function drugDraft(request: MedicationRequest, find: (reference: string) => Medication | undefined) {
  const concept = drugOf(request, find)?.concept
  const forms = items(request.contained)
    .filter(isMedication)
    .flatMap(({ form }) => labelled(form))
  const beside = [...routeWords(request.dosageInstruction), ...forms]
  const text = [words(element(concept)?.text), ...beside].filter((part) => part !== undefined).join(' ')
  const found = drugClassesOf({ codings: codings(concept), ...(text === '' ? {} : { text }) })
  const classes = found.filter(({ feature }) => watchedDrugs.has(feature))
  if (classes.length === 0) return { concept }
  const basic = named(request, concept)
  const draft: DrugDraft = { kind: 'drug', ...basic, classes, reasons: reasonEvidence(request, basic.reference) }
  return { concept, draft }
}

function concerning(order: Order, find: (reference: string) => Medication | undefined): ConcerningDraft | undefined {
  switch (order.resourceType) {
    case 'MedicationRequest': {
      const { concept, draft } = drugDraft(order, find)
      // Where stockings are dispensed by pharmacies they are prescribed like a drug.
      return draft ?? compressionDraft(order, concept, [], [])
    }
    case 'ServiceRequest':
      return compressionDraft(order, order.code, items(order.bodySite), items(order.orderDetail))
    case 'DeviceRequest':
      return compressionDraft(order, referenced(order.codeReference) ?? order.codeCodeableConcept, [], [])
    case 'SupplyRequest':
      return compressionDraft(order, referenced(order.itemReference) ?? order.itemCodeableConcept, [], [])
  }
}

const forbids = (order: Order): boolean => 'doNotPerform' in order && order.doNotPerform === true

/** The drafts of an order hook as far as they concern us. */
export interface OrderReview {
  /** Empty for nearly every order: then there is nothing to judge. */
  readonly drafts: readonly ConcerningDraft[]
  /** What other drafts ask for already. */
  readonly requested: ReadonlySet<OrderId>
}

const nothing: OrderReview = { drafts: [], requested: new Set() }

/**
 * Finds the drafts that some rule may have something to say about. Looks at nothing but the drafts, since nearly
 * every order has nothing to do with us. Total: what is not an order of this patient is passed over.
 */
export function reviewOrders({ patientId, draftOrders, selections }: OrderContext): OrderReview {
  const entries = entriesOf(draftOrders)
  const selected = selections === undefined ? undefined : new Set(selections.flatMap((one) => [one, tail(one)]))
  const subject: Subject = { patientId, identifiers: [], urls: new Set() }
  const find = (reference: string): Medication | undefined =>
    entries
      .map(({ resource }) => resource)
      .find((one): one is Json & Medication => isMedication(one) && tail(reference) === `Medication/${one.id}`)
  const drafts = entries.flatMap((entry) => {
    const { resource } = entry
    if (!isOrder(resource) || (selected !== undefined && !isSelected(entry, selected))) return []
    if (notCarriedOut.has(statusCode(resource.status) ?? '') || forbids(resource)) return []
    const draft = concerning(resource, find)
    return draft === undefined || belongs(resource, subject) === 'other' ? [] : [draft]
  })
  if (drafts.length === 0) return nothing
  const requests = entries.flatMap(({ resource }) =>
    isOrder(resource) && resource.resourceType === 'ServiceRequest' ? [resource] : [],
  )
  return { drafts, requested: new Set(requests.flatMap(requestedBy)) }
}

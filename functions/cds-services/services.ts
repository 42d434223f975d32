import type { PrefetchTemplates } from '../../shared/cds-hooks/prefetch.ts'
import type { DiscoveredService } from '../../shared/cds-hooks/schema.ts'

/** A hook we answer. Adding one is adding an entry to `services`; discovery and dispatch read the same list. */
export interface Service {
  readonly hook: string
  /** Part of the URL; one id a hook, since some clients know a service by its URL alone. */
  readonly id: string
  readonly title: string
  /** Read in set-up screens: plain text that is also good Markdown. */
  readonly description: string
  readonly usageRequirements: string
  readonly prefetch: PrefetchTemplates
  /** What its cards are about: what the chart says, or what it says against orders about to be signed. */
  readonly about: 'chart' | 'orders'
}

/**
 * What judging positional leg pain takes. Searches stay in the subset every EHR understands (type search,
 * references, tokens); how old a fact may be is decided by the rules, so no date stands here.
 */
const chart: PrefetchTemplates = {
  patient: { query: 'Patient/{{context.patientId}}', types: ['Patient'], needed: false },
  conditions: { query: 'Condition?patient={{context.patientId}}', types: ['Condition'], needed: true },
  observations: {
    query: 'Observation?patient={{context.patientId}}&_sort=-date',
    types: ['Observation'],
    needed: true,
  },
  medications: {
    query: 'MedicationRequest?patient={{context.patientId}}&status=active',
    types: ['MedicationRequest', 'MedicationStatement', 'MedicationAdministration', 'MedicationDispense'],
    needed: false,
  },
}

const positionalLegPain = {
  description:
    'Reads the chart for leg pain that starts or worsens lying down, and names what may explain it: limb ischemia, ' +
    'venous thrombosis, spinal stenosis, radiculopathy, restless legs, cramps, neuropathy and others, each with the ' +
    'dated evidence for and against it, what is missing, and a next step to consider. Silent when the chart says ' +
    'nothing about such pain. For health care professionals; it does not replace their judgment.',
  usageRequirements:
    'Needs conditions and observations, by prefetch or from a FHIR R4 server given with the call. Where neither can ' +
    'be had the answer is 412 with an OperationOutcome that names what is missing.',
  prefetch: chart,
  about: 'chart',
} as const

const orderSafety = {
  description:
    'Reads draft orders and speaks up where the chart is against them: compression therapy of a leg with too little ' +
    'blood flow or whose pressures were never measured, drugs that worsen restless legs in a patient who has them, ' +
    'and quinine for leg cramps; each with a safer course. Silent for every other order. For health care ' +
    'professionals; it does not replace their judgment.',
  usageRequirements:
    'Reads conditions and observations, by prefetch or from a FHIR R4 server given with the call, and only where a ' +
    'draft order is of one of these kinds. Where neither can be had then, the answer is 412 with an OperationOutcome ' +
    'that names what is missing.',
  prefetch: chart,
  about: 'orders',
} as const

export const services: readonly Service[] = [
  { hook: 'patient-view', id: 'positional-leg-pain', title: 'Positional leg pain', ...positionalLegPain },
  {
    hook: 'encounter-start',
    id: 'positional-leg-pain-encounter-start',
    title: 'Positional leg pain, at admission or check-in',
    ...positionalLegPain,
  },
  {
    hook: 'encounter-discharge',
    id: 'positional-leg-pain-encounter-discharge',
    title: 'Positional leg pain, at discharge',
    ...positionalLegPain,
  },
  {
    hook: 'problem-list-item-create',
    id: 'positional-leg-pain-problem-list-item-create',
    title: 'Positional leg pain, after a new problem',
    ...positionalLegPain,
  },
  { hook: 'order-select', id: 'leg-pain-order-select', title: 'Leg order safety, while ordering', ...orderSafety },
  { hook: 'order-sign', id: 'leg-pain-order-sign', title: 'Leg order safety, before signing', ...orderSafety },
]

const byId: ReadonlyMap<string, Service> = new Map(services.map((service) => [service.id, service]))

/** A map, not an object: `__proto__` and `constructor` are ids like any other that nobody offers. */
export const serviceOf = (id: string): Service | undefined => byId.get(id)

/** A service as discovery shows it. */
export const discovered = ({ prefetch, about: _, ...service }: Service): DiscoveredService => ({
  ...service,
  prefetch: Object.fromEntries(Object.entries(prefetch).map(([key, { query }]) => [key, query])),
})

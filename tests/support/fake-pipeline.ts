import type { FhirResource } from 'fhir/r4.js'
import type { Pipeline } from '../../functions/cds-services/deps.ts'
import { memberId } from '../../shared/cds-hooks/answer-id.ts'
import type { Card } from '../../shared/cds-hooks/schema.ts'
import type { Assessment } from '../../shared/classifier/assessment.ts'
import { reviewOrders } from '../../shared/order-safety/drafts.ts'
import { orderCards } from '../../shared/order-safety/order-cards.ts'

const isResource = (value: unknown): value is FhirResource =>
  typeof value === 'object' && value !== null && 'resourceType' in value

function* resourcesIn(value: unknown): Generator<FhirResource> {
  if (!isResource(value)) return
  if (value.resourceType !== 'Bundle') yield value
  else
    for (const entry of Array.isArray(value.entry) ? value.entry : [])
      if (isResource(entry?.resource)) yield entry.resource
}

const cardFor = (answer: string, index: number, assessment: Assessment): Card => ({
  uuid: memberId(answer, index),
  summary: `Consider a cause of the leg pain (judged at ${assessment.evaluatedAt})`,
  indicator: 'warning',
  source: {
    label: 'Test',
    topic: { system: 'urn:supine:topic', code: 'positional-leg-pain', display: 'Positional leg pain' },
  },
})

/**
 * Stands in for the clinical part in tests of the protocol: one card for each resource whose id begins
 * with `pain`, none otherwise.
 */
export const fakePipeline: Pipeline = {
  readRecord: (patientId, values) => ({
    reference: `Patient/${patientId}`,
    resources: [...values].flatMap((value) => [...resourcesIn(value)]),
    problems: [],
  }),
  decide: (record, now) => ({
    format: 'supine-assessment/1',
    ruleSet: 'test',
    patient: record.reference,
    evaluatedAt: new Date(now).toISOString(),
    hypotheses: [],
    trace: record.resources
      .filter(({ id }) => id?.startsWith('pain'))
      .map(({ id }) => ({ id: id!, topic: 'positional-leg-pain', side: 'left', answer: 'met' })),
    evidence: [],
    problems: record.problems,
  }),
  cardsOf: (assessment, { answer }) => assessment.trace.map((_, index) => cardFor(answer, index + 1, assessment)),
  reviewOrders,
  orderCards,
  ruleSet: 'test',
}

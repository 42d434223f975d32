import type { CodeableConcept, MedicationRequest } from 'fhir/r4.js'
import type { Evidence } from '../evidence/evidence.ts'
import { statementsOf } from '../evidence/stated-concept.ts'
import { labelMentions } from '../evidence/text.ts'
import { codings, element, items, words } from '../fhir/lenient.ts'
import type { FeatureId } from '../terminology/features.ts'

/** What an order may be for, as far as a rule asks. */
const asked: ReadonlySet<FeatureId> = new Set(['malaria-or-babesiosis', 'cramping-quality', 'dx-nocturnal-leg-cramps'])

const fact = (feature: FeatureId, kind: Evidence['kind'], source: Evidence['source']): Evidence => ({
  feature,
  status: 'present',
  certainty: 'asserted',
  temporality: 'current',
  side: 'unknown',
  kind,
  source,
})

function* fromConcept(concept: CodeableConcept, path: string, reference: string): Generator<Evidence> {
  for (const { concept: stated, coding, path: place } of statementsOf(concept, path)) {
    const { system, code } = coding
    if (!asked.has(stated.feature) || stated.status === 'absent' || system === undefined || code === undefined) continue
    yield fact(stated.feature, 'coded', { reference, path: place, coding: { system, code } })
  }
  yield* fromWords(words(element(concept)?.text), `${path}.text`, reference)
  for (const { display } of codings(concept)) yield* fromWords(words(display), `${path}.coding.display`, reference)
}

function* fromWords(text: string | undefined, path: string, reference: string): Generator<Evidence> {
  if (text === undefined) return
  for (const { feature, status, temporality, certainty, start, end } of labelMentions(text)) {
    if (!asked.has(feature) || status !== 'present' || temporality !== 'current' || certainty !== 'asserted') continue
    yield fact(feature, 'text', { reference, path, quote: { text: text.slice(start, end), start, end } })
  }
}

/** What a prescription says it is for: its reason and the words of its dosage ("1 tablet at night for cramps"). */
export function reasonEvidence(request: MedicationRequest, reference = 'MedicationRequest'): readonly Evidence[] {
  return [
    ...items(request.reasonCode).flatMap((concept, i) => [...fromConcept(concept, `reasonCode[${i}]`, reference)]),
    ...items(request.reasonReference).flatMap(({ display }, i) => [
      ...fromWords(words(display), `reasonReference[${i}].display`, reference),
    ]),
    ...items(request.dosageInstruction).flatMap(({ text }, i) => [
      ...fromWords(words(text), `dosageInstruction[${i}].text`, reference),
    ]),
  ]
}

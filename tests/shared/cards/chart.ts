import type {
  AssessedHypothesis,
  Assessment,
  Citation,
  FiredRule,
  Reason,
} from '../../../shared/classifier/assessment.ts'
import type { Topic } from '../../../shared/classifier/topics.ts'
import type { Evidence } from '../../../shared/evidence/evidence.ts'
import type { FeatureId } from '../../../shared/terminology/features.ts'

/** Small assessments in the words of a chart, for the tests of cards. */

export const answer = '12345678-1234-4234-8234-123456789a00'

export const nice: Citation = {
  id: 'NICE_NG158',
  title: 'NICE NG158: venous thromboembolic diseases',
  year: 2023,
  url: 'https://www.nice.org.uk/guidance/ng158',
}
export const house: Citation = { id: 'HOUSE', title: 'Supine clinical specification', year: 2026, house: true }

const at = (text: string) => ({ text, ms: Date.parse(text) })

export const noted = (feature: FeatureId, words: string, date?: string): Evidence => ({
  feature,
  status: 'present',
  certainty: 'asserted',
  temporality: 'current',
  side: 'unknown',
  kind: 'text',
  ...(date === undefined ? {} : { at: at(date) }),
  source: { reference: 'Observation/n1', path: 'note[0].text', quote: { text: words, start: 0, end: words.length } },
})

export const measuredIn = (feature: FeatureId, reference: string, date: string): Evidence => ({
  ...noted(feature, '', date),
  kind: 'measured',
  source: { reference, path: 'valueQuantity' },
})

export const codedIn = (feature: FeatureId, reference: string, display: string, date?: string): Evidence => ({
  ...noted(feature, '', date),
  kind: 'coded',
  source: { reference, path: 'code.coding[0]', coding: { system: 'http://snomed.info/sct', code: '1', display } },
})

export const because = (
  feature: FeatureId,
  label: string,
  evidence: readonly Evidence[],
  more: Partial<Reason> = {},
): Reason => ({
  feature,
  label,
  status: 'present',
  certainty: 'asserted',
  side: 'unknown',
  points: 1,
  evidence,
  ...more,
})

export const fired = (
  id: string,
  urgency: FiredRule['urgency'],
  words: string,
  source: Citation = house,
): FiredRule => ({
  id,
  urgency,
  because: words,
  source,
})

export const hypothesis = (
  topic: Topic,
  rule: FiredRule,
  more: Partial<AssessedHypothesis> = {},
): AssessedHypothesis => ({
  topic,
  side: 'unknown',
  urgency: rule.urgency,
  rules: [rule],
  points: 5,
  for: [],
  against: [],
  missing: [],
  instruments: [],
  nextSteps: [],
  notes: [],
  ...more,
})

export const assessed = (...hypotheses: readonly AssessedHypothesis[]): Assessment => ({
  format: 'supine-assessment/1',
  ruleSet: '2026.11.0',
  patient: 'Patient/p1',
  evaluatedAt: '2026-11-13T10:00:00.000Z',
  hypotheses,
  trace: [],
  evidence: [],
  problems: [],
})

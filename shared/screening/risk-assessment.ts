import { createHash } from 'node:crypto'
import type { Reference, RiskAssessment, RiskAssessmentPrediction } from 'fhir/r4.js'
import { plain, sentenceCase } from '../cards/plain-text.ts'
import { legWords, urgencyWords } from '../cards/wording.ts'
import type { AssessedHypothesis, Assessment } from '../classifier/assessment.ts'
import { topicSystem, topics } from '../classifier/topics.ts'

const snomed = 'http://snomed.info/sct'

/** One id a run and patient: a run that was resumed writes the same resource. */
const idOf = (run: string, patient: string): string =>
  createHash('sha256')
    .update(JSON.stringify([run, patient]))
    .digest('hex')
    .slice(0, 32)

function predictionOf({ topic, side, urgency, rules: [rule] }: AssessedHypothesis): RiskAssessmentPrediction {
  const { display, snomed: code } = topics[topic]
  const leg = legWords[side]
  return {
    outcome: {
      coding: [
        ...(code === undefined ? [] : [{ system: snomed, code, display }]),
        { system: topicSystem, code: topic, display },
      ],
      text: leg === undefined ? display : `${display}, ${leg}`,
    },
    qualitativeRisk: { text: urgencyWords[urgency] },
    rationale: `${sentenceCase(plain(rule.because))} (rule ${rule.id}; ${plain(rule.source.title)})`,
  }
}

/** Everything the hypotheses rest on, each resource once. */
function basisOf(hypotheses: readonly AssessedHypothesis[]): Reference[] {
  const references = hypotheses.flatMap((hypothesis) =>
    [...hypothesis.for, ...hypothesis.against].flatMap(({ evidence }) =>
      evidence.map(({ source }) => source.reference),
    ),
  )
  return [...new Set(references)].sort().map((reference) => ({ reference }))
}

/** A finding as a FHIR R4 RiskAssessment: a prediction a hypothesis, in the order of the assessment. No probability. */
export function riskAssessmentOf(
  { patient, evaluatedAt, ruleSet, hypotheses }: Assessment,
  run: string,
): RiskAssessment {
  const standing = hypotheses.filter(({ explainedBy }) => explainedBy === undefined)
  const basis = basisOf(standing)
  const mitigation = [
    ...new Set(standing.flatMap(({ nextSteps }) => nextSteps.map(({ text }) => sentenceCase(plain(text))))),
  ]
  return {
    resourceType: 'RiskAssessment',
    id: idOf(run, patient),
    status: 'final',
    method: { text: `Supine rule set ${ruleSet}` },
    code: { text: 'Screening for leg pain that starts or worsens lying down' },
    subject: { reference: patient },
    occurrenceDateTime: evaluatedAt,
    ...(basis.length === 0 ? {} : { basis }),
    prediction: standing.map(predictionOf),
    ...(mitigation.length === 0 ? {} : { mitigation: mitigation.join('; ') }),
    note: [{ text: 'Supports a clinician; does not diagnose. Not a probability.' }],
  }
}

import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js'
import { type Problem, type Refusal, refusals } from './refusal.ts'

const issue = (
  severity: OperationOutcomeIssue['severity'],
  code: OperationOutcomeIssue['code'],
  { at, text }: Problem,
): OperationOutcomeIssue => ({
  severity,
  code,
  details: { text: at === undefined ? text : `${at}: ${text}` },
  ...(at === undefined ? {} : { expression: [at] }),
})

/** A refusal as FHIR says it: one issue for each thing that is wrong, with its place in the request. */
export const outcomeOf = ({ code, problems }: Refusal): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: problems.map((problem) => issue('error', refusals[code].issue, problem)),
})

/** Something failed on our side. Says nothing about what: that is for our own log. */
export const defectOutcome: OperationOutcome = {
  resourceType: 'OperationOutcome',
  issue: [issue('fatal', 'exception', { text: 'the service failed to answer this call' })],
}

/** What became of a feedback call: how many items were kept, and which cards nobody knows. */
export const feedbackOutcome = (kept: number, unknownCards: readonly Problem[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [
    issue('information', 'informational', { text: `feedback kept: ${kept}` }),
    ...unknownCards.map((problem) => issue('warning', 'not-found', problem)),
  ],
})

import type { Evidence, Measured } from '../evidence/evidence.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import type { FeatureId, Side } from '../terminology/features.ts'
import type { Topic } from './topics.ts'

/** Words of CDS Hooks: `critical` act now, `warning` within hours to days, `info` worth knowing at this visit. */
export type Urgency = 'info' | 'warning' | 'critical'

export type Answer = 'met' | 'not-met' | 'unknown'

/** A guideline or paper a rule rests on. `house` marks what no publication gives. */
export interface Citation {
  readonly id: string
  readonly title: string
  readonly year?: number
  readonly url?: string
  readonly house?: boolean
}

/** One fact for or against, ready to print and traceable to its place in the record. */
export interface Reason {
  readonly feature: FeatureId
  /** From the feature dictionary, or more specific: "ABI 0.38". */
  readonly label: string
  readonly status: 'present' | 'absent'
  readonly certainty: 'asserted' | 'possible'
  readonly side: Side
  readonly quantity?: Measured
  /** Points this fact adds to (positive) or takes from (negative) the hypothesis; 0 when only a rule uses it. */
  readonly points: number
  /** Decisive evidence, newest first. Never empty, save for features derived from others (age). */
  readonly evidence: readonly Evidence[]
  /** Evidence of the other status that lost against it: shown, not hidden. */
  readonly contradictedBy?: readonly Evidence[]
}

/** What is not on record and would help, most telling first. */
export interface Missing {
  readonly feature: FeatureId
  readonly label: string
  /** The question or measurement, in words for the card. */
  readonly ask: string
  /** The topics it would separate or settle. */
  readonly separates: readonly Topic[]
}

/** A published score. `min` = `max` when every item is known. */
export interface InstrumentResult {
  readonly id: string
  readonly label: string
  readonly min: number
  readonly max: number
  readonly items: readonly { readonly label: string; readonly points: number; readonly answer: Answer }[]
  /** What the published cut-offs say of this value, if they say one thing over the whole interval. */
  readonly reading?: string
  readonly source: Citation
}

/** A next step: advice in words, and an order where one follows from it. */
export interface NextStep {
  readonly text: string
  readonly source: Citation
  /** Id of the orderable item (`venous-duplex`, `abi`, ...) in `terminology/orders.ts`. */
  readonly order?: string
  readonly priority?: 'routine' | 'urgent' | 'asap' | 'stat'
}

export interface FiredRule {
  readonly id: string
  readonly urgency: Urgency
  readonly because: string
  readonly source: Citation
}

/** A hypothesis that speaks: on its own card, or on a line of a stronger one. */
export interface AssessedHypothesis {
  readonly topic: Topic
  readonly side: Side
  readonly urgency: Urgency
  /** The rule that decided the urgency, then every other rule that was met. */
  readonly rules: readonly [FiredRule, ...FiredRule[]]
  /** Ranks within one urgency, nothing else. Never a probability. */
  readonly points: number
  readonly confidence?: 'suggestive' | 'supported'
  /** Dated, strongest first. */
  readonly for: readonly Reason[]
  readonly against: readonly Reason[]
  readonly missing: readonly Missing[]
  readonly instruments: readonly InstrumentResult[]
  readonly nextSteps: readonly NextStep[]
  /** Notes that belong on the card: caveats, safety notes, "only uncertain text". */
  readonly notes: readonly string[]
  /** Set when a stronger hypothesis explains this one: it is named there and gets no card of its own. */
  readonly explainedBy?: Topic
}

/** Why a rule of a hypothesis did not fire, for the receipt. */
export interface RuleTrace {
  readonly id: string
  readonly topic: Topic
  readonly side: Side
  readonly answer: Answer
}

/**
 * The decision receipt: self-contained, versioned, JSON. Same evidence, same `evaluatedAt`, same
 * rule set give the same bytes.
 */
export interface Assessment {
  readonly format: 'supine-assessment/1'
  /** Version of the rule tables, `2026.11.0`. */
  readonly ruleSet: string
  readonly patient: string
  /** ISO 8601 instant, UTC. */
  readonly evaluatedAt: string
  /** Ranked: most urgent first. Empty means nothing to say. */
  readonly hypotheses: readonly AssessedHypothesis[]
  /** Every rule that was not ruled out: met or waiting for data. */
  readonly trace: readonly RuleTrace[]
  /** Every piece of evidence the rules could see, merged and sorted. */
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
}

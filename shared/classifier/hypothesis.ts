import type { FeatureId } from '../terminology/features.ts'
import type { OrderId } from '../terminology/orders.ts'
import type { Citation, Urgency } from './assessment.ts'
import { type Criterion, present, type Score } from './criterion.ts'
import { sources } from './sources.ts'
import type { Topic } from './topics.ts'

/** One reason to speak: when it is met, the hypothesis is raised with at least this urgency. */
export interface Rule {
  /** Stable and public: stands in audit records and feedback. Never reused. */
  readonly id: string
  readonly urgency: Urgency
  /** Words for the card: why this rule speaks. */
  readonly because: string
  readonly source: Citation
  readonly when: Criterion
  /** Lets this rule speak above `info` on uncertain statements (cauda equina only). */
  readonly onSuspicion?: true
}

/** A reason to keep quiet although a rule below `critical` is met; named in the receipt. */
export interface Silence {
  readonly id: string
  readonly because: string
  readonly source: Citation
  readonly when: Criterion
  /** Silences `critical` rules too. Only for "this is not the leg" and voided findings. */
  readonly evenCritical?: true
}

export interface Step {
  readonly text: string
  readonly source: Citation
  readonly order?: OrderId
  readonly priority?: 'routine' | 'urgent' | 'asap' | 'stat'
  /** Offered only when met; offered always when left out. */
  readonly when?: Criterion
}

export interface Note {
  readonly text: string
  readonly when: Criterion
}

/** A rule table: everything the engine knows about one explanation of the pain. */
export interface Hypothesis {
  readonly topic: Topic
  /** `each`: judged leg by leg. `whole`: judged once for the person. */
  readonly judged: 'each' | 'whole'
  readonly rules: readonly Rule[]
  readonly silences?: readonly Silence[]
  /** Signed points that rank the hypothesis within its urgency, and fill the lines for and against. */
  readonly weights: Score
  /** Published instruments shown on the card. */
  readonly instruments?: readonly { readonly score: Score; readonly when?: Criterion }[]
  /** Points from which the picture is called suggestive and supported. */
  readonly confidence?: { readonly suggestive: Criterion; readonly supported: Criterion }
  readonly steps: readonly Step[]
  readonly notes?: readonly Note[]
  /** Stronger explanations: when one of them speaks for the same leg, this one is a line on its card. */
  readonly yieldsTo?: readonly { readonly topic: Topic; readonly atLeast?: Urgency; readonly unless?: Criterion }[]
  /** Features worth asking for even where no rule is waiting for them (red-flag negatives). */
  readonly alsoAsk?: readonly FeatureId[]
}

/** Point rows of the project's own scale: +3 strongly discriminating, +2 useful, +1 weak; negative against. */
export function weigh(
  topic: Topic,
  rows: readonly (readonly [points: number, what: FeatureId | readonly [label: string, when: Criterion]])[],
): Score {
  return {
    id: `${topic}-points`,
    label: 'points',
    source: sources.HOUSE,
    readings: [],
    // What speaks against counts only once somebody recorded it; what speaks for stays open until then.
    items: rows.map(([points, what]) => ({
      ...(typeof what === 'string' ? { label: what, when: present(what) } : { label: what[0], when: what[1] }),
      points,
      unrecorded: points < 0 ? 'no' : 'unknown',
    })),
  }
}

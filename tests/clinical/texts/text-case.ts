import type { FeatureId, Side } from '../../../shared/terminology/features.ts'

/** A feature, where it matters with the leg it must be attached to: `pulse-absent@right`. */
export type Stated = FeatureId | `${FeatureId}@${Side}`

/** One text as a clinician or patient wrote it, and what it says of the patient. */
export interface TextCase {
  /** `<group>-<number>`; the number decides the part, as for charts. */
  readonly id: string
  readonly text: string
  /** The question the text answers, where it is an answer. */
  readonly question?: string
  readonly present: readonly Stated[]
  readonly absent: readonly Stated[]
  /** Stated with doubt: "r/o", "?", "possible". */
  readonly possible: readonly Stated[]
  /** Stated of the past. */
  readonly historical: readonly Stated[]
  /** May be read or not, in any way: the words leave it open. */
  readonly optional: readonly FeatureId[]
}

type Labels = Partial<Omit<TextCase, 'id' | 'text'>>

/** Gives the texts of a group their ids, in order. */
export const texts = (
  group: string,
  rows: readonly (readonly [text: string, labels?: Labels])[],
): readonly TextCase[] =>
  rows.map(([text, labels = {}], index) => ({
    id: `${group}-${index + 1}`,
    text,
    present: [],
    absent: [],
    possible: [],
    historical: [],
    optional: [],
    ...labels,
  }))

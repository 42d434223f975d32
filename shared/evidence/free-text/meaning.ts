import type { FeatureId, Side } from '../../terminology/features.ts'

/** Places of the body as notes name them. What is not a leg, the back or the saddle is `elsewhere`. */
export type Place =
  | 'leg'
  | 'calf'
  | 'foot'
  | 'toe'
  | 'ankle'
  | 'thigh'
  | 'buttock'
  | 'joint'
  | 'back'
  | 'thoracic'
  | 'saddle'
  | 'chest'
  | 'elsewhere'

/** Where a place belongs when a row does not name it itself: a toe is part of the foot, a foot of the leg. */
export const partOf: Readonly<Partial<Record<Place, Place>>> = {
  toe: 'foot',
  foot: 'leg',
  calf: 'leg',
  ankle: 'leg',
  thigh: 'leg',
  buttock: 'leg',
}

/** What brings the pain on or takes it away. */
export type Posture =
  | 'lying'
  | 'lying-flat'
  | 'prone'
  | 'elevated'
  | 'dependent'
  | 'sitting-up'
  | 'sitting'
  | 'sitting-still'
  | 'standing'
  | 'standing-still'
  | 'walking'
  | 'moving'
  | 'stretching'
  | 'bending-forward'
  | 'bending-back'
  | 'fetal'
  | 'knees-propped'
  | 'straining'
  | 'rest'
  | 'night'
  | 'evening'
  | 'morning'
  | 'end-of-day'
  | 'sheets'

/** What the words beside a posture say it does. `same`: it changes nothing. */
export type Effect = 'relief' | 'worse' | 'onset' | 'same'

/** A thing that is examined; its result stands beside it. */
export type Exam =
  | 'pedal-pulse'
  | 'proximal-pulse'
  | 'other-pulse'
  | 'doppler'
  | 'capillary-refill'
  | 'sensation'
  | 'saddle-sensation'
  | 'strength'
  | 'ankle-reflex'
  | 'knee-reflex'
  | 'reflexes'
  | 'anal-tone'
  | 'slr'
  | 'crossed-slr'
  | 'slump'
  | 'femoral-stretch'
  | 'romberg'
  | 'monofilament'
  | 'vibration'
  | 'pinprick'
  | 'neuro'
  | 'perfusion'
  | 'd-dimer'
  | 'buerger'
  | 'toe-movement'
  | 'leg-imaging'
  | 'bladder-function'
  | 'bowel-function'
  | 'calves'
  | 'gait'
  | 'nerve-conduction'
  | 'limb-temperature'
  | 'extension-test'
  | 'flexion-test'
  | 'ignored'

export type Result =
  | 'absent'
  | 'reduced'
  | 'normal'
  | 'positive'
  | 'negative'
  | 'monophasic'
  | 'multiphasic'
  | 'doppler-only'

/** What a phrase of the lexicon says. The reader puts such pieces together; a row never knows its neighbours. */
export type Meaning =
  | { readonly kind: 'site'; readonly place: Place; readonly side?: Side }
  | { readonly kind: 'side'; readonly side: Side }
  | {
      readonly kind: 'finding'
      readonly features: readonly FeatureId[]
      /** Other features where the place changes the meaning: pain of the foot, the back, the chest. `null`: says nothing there. */
      readonly at?: Readonly<Partial<Record<Place, readonly FeatureId[] | null>>>
      /** `leg`: only with a leg word, or where the text speaks of a leg. */
      readonly needs?: 'leg' | 'foot' | 'none'
      /** Features this phrase states to be absent: "warm and well perfused". */
      readonly denies?: readonly FeatureId[]
      /** `no` reaches over a list of nouns, `not` over adjectives. */
      readonly word?: 'noun' | 'adjective'
      /** It can be what a posture worsens or relieves. */
      readonly complaint?: boolean
      /** Chronic diseases stay true under "history of". */
      readonly chronic?: boolean
      /** Stated without a doubt by the phrase itself, never turned round by a negation around it. */
      readonly fixed?: boolean
    }
  | { readonly kind: 'effect'; readonly effect: Effect; readonly not?: boolean }
  | {
      readonly kind: 'posture'
      readonly posture: Posture /** The habit itself tells relief: "hangs foot off bed". */
      readonly habit?: boolean
    }
  | { readonly kind: 'exam'; readonly exam: Exam }
  | { readonly kind: 'result'; readonly result: Result }
  /** A complaint of another part of the body: what follows speaks about it. */
  | { readonly kind: 'elsewhere' }
  /** Words that only look like something: "saddle embolus", "left the room". */
  | { readonly kind: 'nothing' }

/** Rows that share one meaning, with the place their phrases come from. */
export interface LexiconRow {
  readonly means: Meaning
  /** Section of the clinical documents, or `notes`: the way clinicians write it, seen while building. */
  readonly source: string
  readonly phrases: readonly string[]
}

import type { FhirResource } from 'fhir/r4.js'
import type { Urgency } from '../../shared/classifier/assessment.ts'
import type { Topic } from '../../shared/classifier/topics.ts'
import type { DataProblem } from '../../shared/fhir/data-problem.ts'
import type { FeatureId, Side } from '../../shared/terminology/features.ts'

/** Every chart is judged at this instant; its dates are counted back from here. */
export const evaluatedAt = Date.parse('2026-11-23T12:00:00Z')

/** `aside` is never looked at while rules and phrases are written. */
export type Part = 'develop' | 'aside'

/** Which difficulty a chart probes. Each must be probed by at least one chart. */
export const probes = [
  // reading words
  'abbreviations',
  'typos',
  'spelling',
  'headings',
  'list-under-one-negation',
  'pseudo-negation',
  'double-negation',
  'history',
  'safety-netting',
  'experiencer',
  'side-attachment',
  'onset-duration',
  'body-site-words',
  'word-senses',
  'copied-forward',
  'other-language',
  'possible',
  // reading measurements
  'abi-ratio',
  'abi-percent',
  'kpa',
  'd-dimer-basis',
  'age-adjusted',
  'electrolytes',
  'iron',
  'interpretation-only',
  'implausible',
  'us-units',
  // resolution
  'freshness',
  'contradiction',
  'same-day-imaging',
  'provisional',
  'differential',
  'refuted',
  'recurrence',
  'resolved',
  'entered-in-error',
  'future-date',
  'other-patient',
  'undated',
  'duplicates',
  // people
  'amputation',
  'pregnancy',
  'puerperium',
  'anticoagulated',
  'recent-surgery',
  'cancer',
  'children',
  // shapes of a record
  'coded-with-body-site',
  'icd-with-notes',
  'questions-and-answers',
  'progress-note',
  'panel',
  'local-codes',
  'portal-message',
  'drugs',
  // pictures
  'typical',
  'atypical',
  'minimal',
  'threshold',
  'mixture',
  'mimic',
  'treated',
  'outside-our-topics',
  'compression-safety',
] as const

export type Probe = (typeof probes)[number]

export interface Expected {
  /** Topic of the first card a careful clinician would want. */
  readonly top: Topic | 'silence'
  /** What the documents leave open beside `top`. */
  readonly orTop?: readonly (Topic | 'silence')[]
  /** Urgency of the first card, where the documents fix it. */
  readonly urgency?: Urgency
  readonly side?: Side
  /** Further topics that must have a card. */
  readonly also?: readonly Topic[]
  /** Topics whose card is neither asked for nor wrong. */
  readonly may?: readonly Topic[]
  /** Features that must be read as present. */
  readonly must?: readonly FeatureId[]
  /** Topics that must have no card, features that must not be read as present now. */
  readonly mustNot?: readonly (Topic | FeatureId)[]
  /** A data problem that must be reported. */
  readonly problem?: DataProblem['kind']
}

/** One chart: what the record of patient `p1` holds, and what a careful clinician would want to be told. */
export interface ClinicalCase {
  /** `<group>-<number>`; the number decides the part. */
  readonly id: string
  /** A sentence. */
  readonly title: string
  readonly resources: readonly FhirResource[]
  readonly expected: Expected
  /** Life, limb or lasting harm: missing this card is the error that counts most. */
  readonly redFlag: boolean
  readonly probes: readonly Probe[]
  /** Why this is expected: the section of the clinical documents, or the published pattern it retells. */
  readonly reason: string
}

/**
 * Fixed before the first chart was written: every third number of a group is kept aside, so that both
 * parts have the same mix of topics, habits and difficulties.
 */
export const partOf = ({ id }: { readonly id: string }): Part =>
  Number(/\d+$/.exec(id)?.[0]) % 3 === 0 ? 'aside' : 'develop'

export const groupOf = ({ id }: { readonly id: string }): string => id.replace(/-\d+$/, '')

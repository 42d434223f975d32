import type { CodeableConcept } from 'fhir/r4.js'
import { type FeatureId, featureRow, type Side } from '../terminology/features.ts'
import { combineSides } from '../terminology/laterality.ts'
import { type Entry, reportSideConflict, state, weaker } from './entry.ts'
import type { Evidence } from './evidence.ts'
import type { Mention } from './free-text/read-text.ts'
import { type Place, siteFits } from './site.ts'
import { labelsOf, type Statement, statementsOf, titleOf } from './stated-concept.ts'
import { labelMentions, labelSide, type Passage, stateMention } from './text.ts'

/** A concept that is asserted by standing in its element: a diagnosis, a procedure, a reason. */
export interface TitledConcept {
  readonly concept: CodeableConcept | undefined
  readonly path: string
  readonly place: Place
  /** The side that the resource's own words give a feature where neither code nor site does. */
  readonly sideInNotes?: (feature: FeatureId) => Side
  /** Which features the element may state; all of them if not given. */
  readonly accepts?: (feature: FeatureId) => boolean
  /** Of a refuted diagnosis, what it would have stated is absent. */
  readonly refuted?: boolean
}

interface Said {
  readonly passage: Passage
  readonly mention: Mention
}

const anything = (): boolean => true

/**
 * Reads a concept's codes and words. A feature that code and words both state is one fact, the code's:
 * the words may add a side, doubt or pastness to it. What only the words state is a fact of its own.
 */
export function readTitledConcept(entry: Entry, titled: TitledConcept): void {
  const { concept, path, place, accepts = anything, refuted = false } = titled
  const statements = statementsOf(concept, path)
  const said = labelsOf(concept, path).flatMap((label): readonly Said[] =>
    labelMentions(label.text).map((mention) => ({ passage: { ...label, kind: 'label' }, mention })),
  )
  if (statements.length === 0 && said.length === 0) return

  const stated = new Set<FeatureId>()
  for (const statement of statements) {
    const { feature } = statement.concept
    const status = turned(statement.concept.status, refuted)
    if (status === undefined || !accepts(feature) || !siteFits(statement, place, titleOf(concept) ?? '')) continue
    const own = said.find(({ mention }) => mention.feature === feature)?.mention
    stated.add(feature)
    state(entry, {
      feature,
      status,
      kind: 'coded',
      path: statement.path,
      coding: statement.coding,
      side: codedSide(entry, titled, statement, own),
      certainty: weaker(statement.concept.certainty, doubt(own, statement.concept.status)),
      temporality: own?.temporality ?? 'current',
    })
  }
  const beside = said.length > 0 ? sideBeside(concept, path, place) : 'unknown'
  for (const { passage, mention } of said) {
    const { feature, side } = mention
    const status = turned(mention.status, refuted)
    if (status === undefined || !accepts(feature) || (stated.has(feature) && mention.status === 'present')) continue
    if (place.elsewhere && featureRow(feature).sided) continue
    stateMention(entry, passage, { ...mention, side: side === 'unknown' ? beside : side }, { status })
  }
}

/** Words that doubt or deny what the code states make it a possibility: a contradiction is shown, not decided here. */
const doubt = (said: Mention | undefined, status: Evidence['status']): Evidence['certainty'] =>
  said === undefined || (said.certainty === 'asserted' && said.status === status) ? 'asserted' : 'possible'

function turned(status: Evidence['status'], refuted: boolean): Evidence['status'] | undefined {
  if (!refuted) return status
  return status === 'present' ? 'absent' : undefined
}

/** Side by code, site and title, for words beside it that name none. */
export function sideBeside(concept: CodeableConcept | undefined, path: string, place: Place): Side {
  const coded = statementsOf(concept, path).flatMap(({ sides }) => sides)
  const { side, conflict } = combineSides([...coded, place.side, labelSide(titleOf(concept))])
  return conflict ? 'unknown' : side
}

function codedSide(
  entry: Entry,
  { concept, place, sideInNotes }: TitledConcept,
  { concept: { feature }, sides }: Statement,
  said: Mention | undefined,
): Side {
  if (!featureRow(feature).sided) return 'unknown'
  const { side, conflict } = combineSides([...sides, place.side, said?.side ?? 'unknown', labelSide(titleOf(concept))])
  if (conflict) reportSideConflict(entry)
  return side === 'unknown' && !conflict ? (sideInNotes?.(feature) ?? 'unknown') : side
}

import type { CodeableConcept } from 'fhir/r4.js'
import { type FeatureId, featureRow, type Side } from '../terminology/features.ts'
import { combineSides } from '../terminology/laterality.ts'
import { type Entry, evidence, type Findings, report, weaker } from './entry.ts'
import type { Evidence } from './evidence.ts'
import type { Mention } from './free-text/read-text.ts'
import { namesDeepVein, namesLeg, type Place } from './site.ts'
import { labelsOf, type Statement, statementsOf, titleOf } from './stated-concept.ts'
import { labelMentions, labelSide, mentioned } from './text.ts'

/** A concept that is asserted by standing in its element: a diagnosis, a procedure, a reason. */
export interface TitledConcept {
  readonly concept: CodeableConcept | undefined
  readonly path: string
  readonly place: Place
  /** Sides that the resource's own words give where neither code nor site does, by feature. */
  readonly sideInNotes?: (feature: FeatureId) => Side
  /** Which features the element may state; all of them if not given. */
  readonly accepts?: (feature: FeatureId) => boolean
  /** Of a refuted diagnosis, what it would have stated is absent. */
  readonly refuted?: boolean
}

const anything = (): boolean => true

/**
 * Reads a concept's codes and words. A feature that code and words both state is one fact, the code's:
 * the words may add a side, doubt or pastness to it. What only the words state is a fact of its own.
 */
export function readTitledConcept(entry: Entry, titled: TitledConcept, findings: Findings): void {
  const { concept, path, place, accepts = anything, refuted = false } = titled
  const statements = statementsOf(concept, path)
  const said = labelsOf(concept, path).flatMap(({ text, path }) =>
    labelMentions(text).map((mention) => ({ passage: { text, path, kind: 'label' } as const, mention })),
  )
  if (statements.length === 0 && said.length === 0) return
  const title = titleOf(concept)
  const side = sideBeside(concept, path, place)
  const mentions = said.map(({ passage, mention }) => ({
    passage,
    mention: mention.side === 'unknown' ? { ...mention, side } : mention,
  }))
  const stated = new Set<FeatureId>()
  for (const statement of statements) {
    const { feature } = statement.concept
    if (!accepts(feature) || !siteFits(statement, place, title ?? '')) continue
    const said = mentions.find(({ mention }) => mention.feature === feature)?.mention
    const status = turned(statement.concept.status, refuted)
    if (status === undefined) continue
    stated.add(feature)
    findings.evidence.push(
      evidence(entry, {
        feature,
        status,
        kind: 'coded',
        path: statement.path,
        coding: statement.coding,
        side: codedSide(entry, titled, statement, title, said, findings),
        certainty: weaker(statement.concept.certainty, doubt(said, statement.concept.status)),
        temporality: said?.temporality ?? 'current',
      }),
    )
  }
  for (const { passage, mention } of mentions) {
    if (!accepts(mention.feature) || (stated.has(mention.feature) && mention.status === 'present')) continue
    if (place.elsewhere && featureRow(mention.feature).sided) continue
    const status = turned(mention.status, refuted)
    if (status === undefined) continue
    const found = mentioned(entry, passage, mention, { status }, findings)
    if (found !== undefined) findings.evidence.push(found)
  }
}

/** Words that doubt or deny what the code states make it a possibility: a contradiction is shown, not decided here. */
const doubt = (said: Mention | undefined, status: Evidence['status']): Evidence['certainty'] =>
  said === undefined || (said.certainty === 'asserted' && said.status === status) ? 'asserted' : 'possible'

function turned(status: Evidence['status'], refuted: boolean): Evidence['status'] | undefined {
  if (!refuted) return status
  return status === 'present' ? 'absent' : undefined
}

/** Side by code and site, for words beside it that name none. */
export function sideBeside(concept: CodeableConcept | undefined, path: string, place: Place): Side {
  const coded = statementsOf(concept, path).flatMap(({ sides }) => sides)
  const { side, conflict } = combineSides([...coded, place.side, labelSide(titleOf(concept))])
  return conflict ? 'unknown' : side
}

function codedSide(
  entry: Entry,
  { place, sideInNotes }: TitledConcept,
  statement: Statement,
  title: string | undefined,
  said: Mention | undefined,
  findings: Findings,
): Side {
  const { feature } = statement.concept
  if (!featureRow(feature).sided) return 'unknown'
  const { side, conflict } = combineSides([...statement.sides, place.side, said?.side ?? 'unknown', labelSide(title)])
  if (conflict)
    report(findings, entry, 'side-conflict', 'different sides are stated for one fact; it counts for neither leg alone')
  return side === 'unknown' && !conflict ? (sideInNotes?.(feature) ?? 'unknown') : side
}

/** Whether a code that names no site may count: it needs the leg beside it, and no other site. */
function siteFits({ concept }: Statement, place: Place, title: string): boolean {
  if (place.elsewhere && featureRow(concept.feature).sided) return false
  if (concept.needsDeepVeinSite) return place.deepVein || namesDeepVein(title)
  return !concept.needsLegSite || place.leg || namesLeg(title)
}

import type { CodeableConcept, ObservationReferenceRange } from 'fhir/r4.js'
import { codings } from '../fhir/lenient.ts'
import type { StatedQuantity } from '../fhir/quantity.ts'
import { interpretationOf } from '../terminology/answers.ts'
import type { FeatureId, Side } from '../terminology/features.ts'
import { featureRow } from '../terminology/features.ts'
import { combineSides } from '../terminology/laterality.ts'
import { type Measurement, measurementOf } from '../terminology/measurements.ts'
import { codeSystemOf } from '../terminology/systems.ts'
import { saysNormal } from './answer-words.ts'
import { type Entry, evidence, type Findings, report } from './entry.ts'
import type { Evidence } from './evidence.ts'
import type { Mention } from './free-text/read-text.ts'
import { answeredResult, measuredResult } from './measurement.ts'
import { measurementByLabel } from './measurement-labels.ts'
import type { ObservedValue } from './observed-value.ts'
import { namesCalf, namesDeepVein, namesLeg, type Place } from './site.ts'
import { isElsewhere, type Label, labelsOf, type Statement, statementsOf, titleOf } from './stated-concept.ts'
import { labelMentions, labelSide, mentioned, mentionsIn, type Passage, readPassage } from './text.ts'

/** An Observation, or one component of it: what was asked, and the answer. */
export interface Part {
  readonly code: CodeableConcept | undefined
  /** `code`, `component[0].code` */
  readonly codePath: string
  /** `''`, `component[0].` */
  readonly prefix: string
  readonly value: ObservedValue
  readonly place: Place
  /** Side of the component's code, or of the heading it stands under. */
  readonly side: Side
  /** The title stands over components and states nothing itself. */
  readonly isHeading: boolean
  /** Title of the Observation a component belongs to. */
  readonly heading?: string
  readonly interpretation: readonly CodeableConcept[] | undefined
  readonly referenceRange: readonly ObservationReferenceRange[] | undefined
}

/** Reads one question and its answer. */
export function readPart(entry: Entry, part: Part, findings: Findings): void {
  if (part.value.kind === 'withheld') return
  const labels = labelsOf(part.code, part.codePath)
  const title = titleOf(part.code)
  const measurement = measurementIn(part, title)
  if (measurement !== undefined) {
    readMeasurement(entry, part, measurement, title, findings)
    return
  }
  const statements = statementsOf(part.code, part.codePath)
  if (statements.length > 0) readFinding(entry, part, statements, labels, title, findings)
  else if (!isElsewhere(part.code)) readQuestion(entry, part, labels, title, findings)
}

// --- side and site

/**
 * The side of a fact: code, component, body site, words, in that order of precedence; places that
 * contradict each other leave it unknown, and the contradiction is listed.
 */
function sideOf(entry: Entry, part: Part, coded: readonly Side[], said: readonly Side[], findings: Findings): Side {
  const { side, conflict } = combineSides([...coded, part.side, part.place.side, ...said])
  if (conflict)
    report(findings, entry, 'side-conflict', 'different sides are stated for one fact; it counts for neither leg alone')
  return side
}

/** The side as it stands beside words: never a problem of its own. */
const sideBeside = (part: Part, title: string | undefined): Side => {
  const { side, conflict } = combineSides([part.side, part.place.side, labelSide(title)])
  return conflict ? 'unknown' : side
}

const wordsAround = (part: Part, title: string | undefined): string =>
  [title, part.heading, part.value.kind === 'text' ? part.value.text : undefined]
    .filter((text) => text !== undefined)
    .join(', ')

/** Whether a code that names no site may count: it needs the leg beside it. */
function siteFits({ concept }: Statement, { place }: Part, around: string): boolean {
  if (place.elsewhere && featureRow(concept.feature).sided) return false
  if (concept.needsDeepVeinSite) return place.deepVein || namesDeepVein(around)
  return !concept.needsLegSite || place.leg || namesLeg(around)
}

// --- measurements

function measurementIn(
  part: Part,
  title: string | undefined,
): (Measurement & { readonly coding?: Statement['coding'] }) | undefined {
  let hasLoinc = false
  for (const coding of codings(part.code)) {
    const known = measurementOf(coding)
    if (known !== undefined) return { ...known, coding }
    hasLoinc ||= codeSystemOf(coding.system) === 'loinc'
  }
  const feature = title === undefined ? undefined : measurementByLabel(title, hasLoinc)
  return feature === undefined || title === undefined ? undefined : { feature, display: title }
}

function readMeasurement(
  entry: Entry,
  part: Part,
  measurement: Measurement & { readonly coding?: Statement['coding'] },
  title: string | undefined,
  findings: Findings,
): void {
  const { value, place, prefix } = part
  const around = wordsAround(part, title)
  if (measurement.needsSite === 'calf' && !place.calf && !namesCalf(around)) return
  const result = {
    feature: measurement.feature,
    side: 'unknown' as Side,
    ...(measurement.coding === undefined ? {} : { coding: measurement.coding }),
    label: around,
    ...(measurement.basis === undefined ? {} : { basis: measurement.basis }),
    prefix,
    interpretation: part.interpretation,
    referenceRange: part.referenceRange,
  }
  if (value.kind === 'quantity') {
    const side = featureRow(measurement.feature).sided
      ? sideOf(entry, part, [], [labelSide(title)], findings)
      : 'unknown'
    measuredResult(entry, { ...result, side, quantity: value.quantity, path: `${prefix}${value.path}` }, findings)
    if (measurement.feature === 'pain-severity') painWhere(entry, part, value.quantity, title, findings)
  } else if (value.kind === 'answer') {
    if (value.says !== 'unknown')
      answeredResult(entry, { ...result, path: `${prefix}${value.path}` }, value.says, findings)
  } else if (value.kind === 'none') {
    if (!part.isHeading) measuredResult(entry, { ...result, path: `${prefix}interpretation` }, findings)
  } else {
    for (const passage of answerPassages(part, title ?? measurement.display)) readPassage(entry, passage, findings)
  }
}

/** "Left calf pain severity: 7" states the pain too; 0 denies it. */
function painWhere(
  entry: Entry,
  part: Part,
  quantity: StatedQuantity,
  title: string | undefined,
  findings: Findings,
): void {
  const namesPlace = part.place.leg || namesLeg(wordsAround(part, title))
  if (!namesPlace || part.place.elsewhere || quantity.comparator !== undefined) return
  findings.evidence.push(
    evidence(entry, {
      feature: 'leg-pain',
      status: quantity.value > 0 ? 'present' : 'absent',
      kind: 'coded',
      path: `${part.prefix}valueQuantity`,
      side: sideBeside(part, title),
    }),
  )
}

// --- findings

function readFinding(
  entry: Entry,
  part: Part,
  statements: readonly Statement[],
  labels: readonly Label[],
  title: string | undefined,
  findings: Findings,
): void {
  const { value } = part
  const around = wordsAround(part, title)
  const answers = value.kind === 'concept' || value.kind === 'text' ? answersIn(entry, part, title, findings) : []
  const stated = new Set<FeatureId>()
  for (const statement of statements) {
    const { feature } = statement.concept
    if (part.isHeading || !siteFits(statement, part, around)) continue
    const own = answers.find(({ mention }) => mention.feature === feature)?.mention
    const says = own?.status ?? presenceOf(part)
    if (says === undefined) continue
    const status = combined(statement.concept.status, says)
    if (status === undefined) continue
    stated.add(feature)
    const side = sideOf(entry, part, statement.sides, [own?.side ?? labelSide(title)], findings)
    findings.evidence.push(
      evidence(entry, {
        feature,
        status,
        kind: 'coded',
        path: statement.path,
        coding: statement.coding,
        side,
        certainty: own?.certainty === 'possible' ? 'possible' : statement.concept.certainty,
        temporality: own?.temporality ?? 'current',
      }),
    )
    if (feature === 'leg-pain' && value.kind === 'quantity') readScore(entry, part, value.quantity, findings)
  }
  for (const { passage, mention } of answers) {
    if (!stated.has(mention.feature)) push(mentioned(entry, passage, mention, {}, findings), findings)
  }
  readValueCodes(entry, part, stated, findings)
  readTitle(entry, part, labels, stated, presenceOf(part), 'asserted', findings)
}

/** Whether the answer says that the finding is there; `undefined` for "asked, not known". */
function presenceOf({ value, interpretation }: Part): 'present' | 'absent' | undefined {
  switch (value.kind) {
    case 'answer':
      return value.says === 'unknown' ? undefined : value.says
    case 'quantity':
      return value.quantity.value === 0 && value.quantity.comparator === undefined ? 'absent' : 'present'
    case 'text':
      return saysNormal(value.text) ? 'absent' : 'present'
    case 'concept':
      return saysNormal(titleOf(value.concept) ?? '') ? 'absent' : 'present'
    case 'withheld':
      return undefined
    case 'none':
      // A finding code with nothing beside it states the finding (vascular 2, shape a).
      return flagOf(interpretation) ?? 'present'
  }
}

/** A test's result given as a flag alone. */
function flagOf(interpretation: Part['interpretation']): 'present' | 'absent' | undefined {
  if (!Array.isArray(interpretation)) return undefined
  const flags = interpretation.flatMap((concept: CodeableConcept) => codings(concept).map(interpretationOf))
  return flags.includes('positive') ? 'present' : flags.includes('negative') ? 'absent' : undefined
}

/** A denied denial states nothing: "no swelling: no" is not swelling. */
function combined(stated: Evidence['status'], answer: Evidence['status']): Evidence['status'] | undefined {
  if (answer === 'present') return stated
  return stated === 'present' ? 'absent' : undefined
}

/** A pain code with a 0-10 number is a pain score. */
function readScore(entry: Entry, part: Part, quantity: StatedQuantity, findings: Findings): void {
  const { value, original, unit } = quantity
  if (quantity.comparator !== undefined || value < 0 || value > 10 || (unit?.code !== 'score' && unit?.code !== '1'))
    return
  findings.evidence.push(
    evidence(entry, {
      feature: 'pain-severity',
      status: 'present',
      kind: 'measured',
      path: `${part.prefix}valueQuantity`,
      quantity: { value, unit: '{score}', original },
    }),
  )
}

// --- questions

/** A code nobody knows: its words are the question, the value answers it. */
function readQuestion(
  entry: Entry,
  part: Part,
  labels: readonly Label[],
  title: string | undefined,
  findings: Findings,
): void {
  const { value } = part
  const stated = new Set<FeatureId>()
  readValueCodes(entry, part, stated, findings)
  switch (value.kind) {
    case 'withheld':
      return
    case 'none':
      if (!part.isHeading)
        readTitle(
          entry,
          part,
          labels,
          stated,
          flagOf(part.interpretation) ?? 'present',
          flagOf(part.interpretation) === undefined ? 'possible' : 'asserted',
          findings,
        )
      return
    case 'quantity':
      readCounted(entry, part, labels, title, value.quantity, findings)
      return
    case 'answer': {
      if (value.says === 'unknown') return
      const titled = readTitle(entry, part, labels, stated, value.says, 'asserted', findings)
      if (titled === 0) readBareAnswer(entry, part, title, value.says, findings)
      return
    }
    case 'text':
    case 'concept':
      for (const { passage, mention } of answersIn(entry, part, title, findings)) {
        if (!stated.has(mention.feature) && belongsHere(mention, part))
          push(mentioned(entry, passage, mention, {}, findings), findings)
      }
  }
}

/** Questions whose answer may be a bare number: "DP pulse: 0", "SLR right: 40 deg". */
const askedInNumbers =
  /\bpulses?\b|\breflex|\bjerk\b|\bslr\b|\bstraight[\s-]leg|\bstrength\b|\bpower\b|\bedema\b|\boedema\b/i

function readCounted(
  entry: Entry,
  part: Part,
  labels: readonly Label[],
  title: string | undefined,
  quantity: StatedQuantity,
  findings: Findings,
): void {
  if (title === undefined) return
  if (askedInNumbers.test(title)) {
    const passage: Passage = {
      text: quantity.original,
      path: `${part.prefix}${part.value.kind === 'quantity' ? part.value.path : ''}`,
      kind: 'narrative',
      question: question(part, title),
      side: sideBeside(part, title),
    }
    const answers = mentionsIn(entry, passage, findings)
    for (const mention of answers) push(withoutQuote(mentioned(entry, passage, mention, {}, findings)), findings)
    if (answers.length > 0) return
  }
  const says = quantity.value === 0 && quantity.comparator === undefined ? 'absent' : 'present'
  readTitle(entry, part, labels, new Set(), says, 'asserted', findings)
}

/** "DP pulse: absent": title and answer each say nothing alone. */
function readBareAnswer(
  entry: Entry,
  part: Part,
  title: string | undefined,
  says: 'present' | 'absent',
  findings: Findings,
): void {
  if (title === undefined || part.value.kind !== 'answer') return
  const written = part.value.words
  const passage: Passage = {
    text: written ?? says,
    path: `${part.prefix}${part.value.path}`,
    kind: 'narrative',
    question: question(part, title),
    side: sideBeside(part, title),
  }
  for (const mention of mentionsIn(entry, passage, findings)) {
    if (!belongsHere(mention, part)) continue
    const found = mentioned(entry, passage, mention, {}, findings)
    push(written === undefined ? withoutQuote(found) : found, findings)
  }
}

/** A word the record never wrote is no quotation. */
function withoutQuote(found: Evidence | undefined): Evidence | undefined {
  if (found === undefined) return undefined
  const { quote: _, ...source } = found.source
  return { ...found, source }
}

const question = (part: Part, title: string): string =>
  [part.heading, title, part.place.text].filter((text) => text !== undefined && text !== '').join(' ')

/** The words of a value, as answers to the title. */
function answerPassages(part: Part, title: string | undefined): readonly Passage[] {
  const { value } = part
  const beside = {
    kind: 'narrative',
    side: sideBeside(part, title),
    ...(title === undefined ? {} : { question: question(part, title) }),
  } as const
  if (value.kind === 'text') return [{ ...beside, text: value.text, path: `${part.prefix}${value.path}` }]
  if (value.kind !== 'concept') return []
  return labelsOf(value.concept, `${part.prefix}${value.path}`).map(({ text, path }) => ({ ...beside, text, path }))
}

interface Answer {
  readonly passage: Passage
  readonly mention: Mention
}

const answersIn = (entry: Entry, part: Part, title: string | undefined, findings: Findings): readonly Answer[] =>
  answerPassages(part, title).flatMap((passage) =>
    mentionsIn(entry, passage, findings).map((mention) => ({ passage, mention })),
  )

/** Findings that stand as the value: "Pain character: burning". */
function readValueCodes(entry: Entry, part: Part, stated: Set<FeatureId>, findings: Findings): void {
  if (part.value.kind !== 'concept') return
  const { concept, path } = part.value
  const said = titleOf(concept)
  const around = wordsAround(part, titleOf(part.code))
  for (const statement of statementsOf(concept, `${part.prefix}${path}`)) {
    const { feature, status, certainty } = statement.concept
    if (stated.has(feature) || !siteFits(statement, part, `${around}, ${said ?? ''}`)) continue
    stated.add(feature)
    const side = sideOf(entry, part, statement.sides, [labelSide(said), labelSide(titleOf(part.code))], findings)
    findings.evidence.push(
      evidence(entry, {
        feature,
        status,
        certainty,
        kind: 'coded',
        path: statement.path,
        coding: statement.coding,
        side,
      }),
    )
  }
}

/** Words of the title that state something themselves, confirmed or denied by the answer. Gives how many there are. */
function readTitle(
  entry: Entry,
  part: Part,
  labels: readonly Label[],
  stated: ReadonlySet<FeatureId>,
  says: 'present' | 'absent' | undefined,
  certainty: Evidence['certainty'],
  findings: Findings,
): number {
  if (says === undefined) return 0
  let count = 0
  for (const { text, path } of labels) {
    for (const mention of labelMentions(text)) {
      if (stated.has(mention.feature) || !belongsHere(mention, part)) continue
      const status = combined(mention.status, says)
      if (status === undefined) continue
      count += 1
      const side = sideOf(entry, part, [], [mention.side], findings)
      push(
        mentioned(entry, { text, path, kind: 'label' }, { ...mention, side }, { status, certainty }, findings),
        findings,
      )
    }
  }
  return count
}

/** Words beside a site that is not the leg do not speak of the leg. */
const belongsHere = ({ feature }: Mention, { place }: Part): boolean => !(place.elsewhere && featureRow(feature).sided)

const push = (found: Evidence | undefined, findings: Findings): void => {
  if (found !== undefined) findings.evidence.push(found)
}

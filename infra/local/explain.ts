/**
 * `npm run explain -- FILE [--at INSTANT]`: prints a decision for a person. FILE holds a decision receipt, an
 * audit record's entry, a hook request, or FHIR (a Bundle or an array of resources). A receipt is also
 * replayed against today's rules, and what changed is shown.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { assess } from '../../shared/classifier/assess.ts'
import type { AssessedHypothesis, Assessment, Reason } from '../../shared/classifier/assessment.ts'
import { compare, type Difference } from '../../shared/classifier/compare.ts'
import { ruleSet } from '../../shared/classifier/rule-set.ts'
import { topics } from '../../shared/classifier/topics.ts'
import { decide } from '../../shared/decide.ts'
import { readRecord } from '../../shared/fhir/resources.ts'
import { clinicalTime } from '../../shared/fhir/time.ts'

const format = 'supine-assessment/1'

class CannotExplain extends Error {}

const receipt = z.looseObject({
  format: z.literal(format),
  ruleSet: z.string(),
  patient: z.string(),
  evaluatedAt: z.string(),
  hypotheses: z.array(z.looseObject({ topic: z.string(), rules: z.array(z.looseObject({ id: z.string() })).min(1) })),
  evidence: z.array(
    z.looseObject({ feature: z.string(), source: z.looseObject({ reference: z.string(), path: z.string() }) }),
  ),
  problems: z.array(z.looseObject({ kind: z.string() })),
})

const isReceipt = (value: unknown): value is Assessment => receipt.safeParse(value).success

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new CannotExplain(error instanceof SyntaxError ? `${file} is not JSON` : `${file} cannot be read`)
  }
}

const patientIn = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return value.map(patientIn).find((id) => id !== undefined)
  const shape = z
    .looseObject({
      resourceType: z.string().optional(),
      id: z.string().optional(),
      context: z.looseObject({ patientId: z.string() }).optional(),
      subject: z.looseObject({ reference: z.string() }).optional(),
      entry: z.array(z.looseObject({ resource: z.unknown() })).optional(),
    })
    .safeParse(value)
  if (!shape.success) return undefined
  const { resourceType, id, context, subject, entry } = shape.data
  if (context !== undefined) return context.patientId
  if (resourceType === 'Patient') return id
  return (
    entry?.map(({ resource }) => patientIn(resource)).find((found) => found !== undefined) ??
    subject?.reference.replace(/^.*Patient\//, '')
  )
}

/** The assessment a file holds or leads to, and whether it was kept from earlier. */
function assessmentIn(value: unknown, now: number): { readonly assessment: Assessment; readonly kept: boolean } {
  const held = z.looseObject({ assessment: z.unknown() }).safeParse(value)
  const entry = z.looseObject({ entry: z.looseObject({ assessment: z.unknown() }) }).safeParse(value)
  const candidate = entry.success ? entry.data.entry.assessment : held.success ? held.data.assessment : value
  if (isReceipt(candidate)) return { assessment: candidate, kept: true }
  const patient = patientIn(value)
  if (patient === undefined)
    throw new CannotExplain('no decision receipt, hook request or FHIR with a patient was found in the file')
  const prefetch = z.looseObject({ prefetch: z.record(z.string(), z.unknown()) }).safeParse(value)
  const values = prefetch.success ? Object.values(prefetch.data.prefetch) : [value]
  return { assessment: decide(readRecord(patient, values), now), kept: false }
}

const sideWords = { left: ', left leg', right: ', right leg', bilateral: ', both legs', unknown: '' } as const

const reasonWords = ({ label, status, certainty, side, quantity, points, evidence }: Reason): string => {
  const [first] = evidence
  const value = quantity === undefined ? '' : ` ${quantity.comparator ?? ''}${quantity.value} ${quantity.unit}`
  const quoted =
    first?.source.quote === undefined
      ? ''
      : ` "${first.source.quote.text}" [${first.source.quote.start}-${first.source.quote.end}]`
  const where =
    first === undefined
      ? ''
      : ` (${first.at?.text ?? 'undated'}, ${first.source.reference} ${first.source.path}${first.source.coding === undefined ? '' : ` ${first.source.coding.code}`}${quoted})`
  return `${status === 'absent' ? 'no ' : certainty === 'possible' ? 'possibly ' : ''}${label}${value}${sideWords[side]}${points === 0 ? '' : ` [${points > 0 ? '+' : ''}${points}]`}${where}`
}

function* hypothesisLines(h: AssessedHypothesis): Generator<string> {
  yield `${h.urgency.toUpperCase()}  ${topics[h.topic].display}${sideWords[h.side]}${h.explainedBy === undefined ? '' : `  (explained by ${topics[h.explainedBy].display})`}  ${h.points} points${h.confidence === undefined ? '' : `, ${h.confidence}`}`
  for (const { id, urgency, because, source } of h.rules)
    yield `  rule ${id} (${urgency}): ${because} [${source.title}]`
  for (const reason of h.for) yield `  + ${reasonWords(reason)}`
  for (const reason of h.against) yield `  - ${reasonWords(reason)}`
  for (const { label, min, max, reading } of h.instruments)
    yield `  = ${label}: ${min === max ? min : `${min} to ${max}`}${reading === undefined ? '' : ` (${reading})`}`
  for (const { ask, separates } of h.missing) yield `  ? ${ask}  -> ${separates.join(', ')}`
  for (const { text } of h.nextSteps) yield `  > ${text}`
  for (const note of h.notes) yield `  ! ${note}`
}

function* lines(assessment: Assessment): Generator<string> {
  yield `${assessment.patient} at ${assessment.evaluatedAt}, rule set ${assessment.ruleSet}`
  if (assessment.hypotheses.length === 0) yield 'Nothing to say.'
  for (const hypothesis of assessment.hypotheses) {
    yield ''
    yield* hypothesisLines(hypothesis)
  }
  const waiting = assessment.trace.filter(({ answer }) => answer === 'unknown')
  if (waiting.length > 0) yield `\nRules waiting for data: ${[...new Set(waiting.map(({ id }) => id))].join(', ')}`
  for (const { kind, reference, message } of assessment.problems)
    yield `Not used: ${kind}${reference === undefined ? '' : ` in ${reference}`}: ${message}`
  yield `${assessment.evidence.length} pieces of evidence in the receipt`
}

const differenceWords = ({ topic, side, change, before, after }: Difference): string => {
  const state = (s: Difference['before']) => (s === undefined ? 'silent' : `${s.urgency} by ${s.rule}`)
  return `${topics[topic].display}${sideWords[side]}: ${change} (${state(before)} -> ${state(after)})`
}

function run(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { at: { type: 'string' }, json: { type: 'boolean' } },
  })
  const [file] = positionals
  if (file === undefined) throw new CannotExplain('usage: npm run explain -- FILE [--at INSTANT] [--json]')
  const at = values.at === undefined ? Date.now() : clinicalTime(values.at)?.ms
  if (at === undefined) throw new CannotExplain('--at wants an instant such as 2026-11-23T08:00:00Z')

  const { assessment, kept } = assessmentIn(jsonIn(file), at)
  if (values.json === true) {
    console.log(JSON.stringify(assessment, null, 2))
    return
  }
  for (const line of lines(assessment)) console.log(line)
  if (!kept) return
  const today = assess({
    patient: assessment.patient,
    evidence: assessment.evidence,
    problems: assessment.problems,
    now: Date.parse(assessment.evaluatedAt),
  })
  const differences = compare(assessment, today)
  console.log(`\nReplayed against rule set ${ruleSet}:`)
  console.log(
    differences.length > 0
      ? differences.map(differenceWords).join('\n')
      : JSON.stringify(today) === JSON.stringify(assessment)
        ? 'the same bytes'
        : 'the same decision',
  )
}

try {
  run()
} catch (error) {
  console.error(
    error instanceof Error && (error instanceof CannotExplain || error.name === 'TypeError')
      ? error.message
      : 'could not explain this file',
  )
  process.exitCode = 1
}

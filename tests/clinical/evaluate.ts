/**
 * `npm run evaluate`: the project's charts and texts through the pipeline. Without options it writes
 * EVALUATION.md and the baseline that the tests hold the engine to; with `--part develop` it only prints.
 * `--show` lists what fails, of the part that rule writers may look at.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { partOf } from './case.ts'
import { type Evaluation, evaluate, type Portion, portions } from './evaluation.ts'
import type { Judged } from './judge-case.ts'
import { shown } from './proportion.ts'
import { type Barred, bars, failure, reportOf } from './report.ts'

const { values } = parseArgs({
  options: { part: { type: 'string' }, show: { type: 'boolean' }, case: { type: 'string' } },
})

const isPortion = (text: string): text is Portion => portions.some((portion) => portion === text)
if (values.part !== undefined && !isPortion(values.part)) {
  console.error(`--part is one of ${portions.join(', ')}`)
  process.exit(2)
}

const evaluation = evaluate()
for (const portion of values.part === undefined ? portions : [values.part]) printFigures(evaluation, portion)

if (values.show === true || values.case !== undefined) {
  if (values.part === 'aside') console.log('The part kept aside is not shown: rules must not be fitted to it.')
  else showDevelop(evaluation, values.case)
}

if (values.part === undefined && values.show !== true && values.case === undefined) {
  writeFileSync(new URL('../../EVALUATION.md', import.meta.url), reportOf(evaluation))
  writeFileSync(new URL('evaluation.json', import.meta.url), `${JSON.stringify(evaluation.figures, null, 2)}\n`)
  console.log('Written: EVALUATION.md, tests/clinical/evaluation.json')
}

function printFigures({ figures }: Evaluation, portion: Portion): void {
  const { charts, texts, urgency, side, byTopic, ...rest } = figures[portion]
  console.log(`\n${portion}: ${charts} charts, ${texts} texts`)
  for (const name of Object.keys(bars) as Barred[]) console.log(`  ${bars[name].label.padEnd(28)} ${shown(rest[name])}`)
  console.log(`  ${'Urgency'.padEnd(28)} ${shown(urgency)}\n  ${'Side'.padEnd(28)} ${shown(side)}`)
  for (const [topic, { sensitivity, ppv }] of Object.entries(byTopic))
    console.log(`    ${topic.padEnd(34)} sensitivity ${shown(sensitivity)}, PPV ${shown(ppv)}`)
}

function showDevelop({ charts, texts }: Evaluation, only: string | undefined): void {
  const wanted = (id: string) => partOf({ id }) === 'develop' && (only === undefined || id === only)
  for (const judged of charts) {
    if (!wanted(judged.chart.id) || (only === undefined && judged.failures.length === 0)) continue
    console.log(`\n${failure(judged)}\n    expected because: ${judged.chart.reason}`)
    showAssessment(judged)
  }
  for (const { text, missed, invented } of texts) {
    if (!wanted(text.id) || missed.length + invented.length === 0) continue
    console.log(
      `\n${text.id} ${JSON.stringify(text.text)}${text.question === undefined ? '' : ` (asked: ${text.question})`}`,
    )
    if (missed.length > 0) console.log(`    missed: ${missed.join(', ')}`)
    if (invented.length > 0) console.log(`    invented: ${invented.join(', ')}`)
  }
}

function showAssessment({ assessment }: Judged): void {
  for (const { topic, side, urgency, points, rules, explainedBy } of assessment.hypotheses)
    console.log(
      `    -> ${topic} ${side} ${urgency} ${points} by ${rules.map(({ id }) => id).join(', ')}${explainedBy === undefined ? '' : ` (explained by ${explainedBy})`}`,
    )
  const facts = assessment.evidence.map(
    ({ feature, status, certainty, temporality, side, quantity, source }) =>
      `${status === 'absent' ? '-' : ''}${certainty === 'possible' ? '?' : ''}${temporality === 'historical' ? '~' : ''}${feature}` +
      `${side === 'unknown' ? '' : `@${side}`}${quantity === undefined ? '' : `=${quantity.value}`}${source.quote === undefined ? '' : ` "${source.quote.text}"`}`,
  )
  console.log(`    evidence: ${facts.join('; ')}`)
  for (const { kind, message } of assessment.problems) console.log(`    problem: ${kind}: ${message}`)
}

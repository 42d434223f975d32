import { createHash } from 'node:crypto'
import { chainKey, screeningRunIdentity } from '../../shared/audit/identity.ts'
import type { AuditStore } from '../../shared/audit/record.ts'
import type { Assessment, Urgency } from '../../shared/classifier/assessment.ts'
import type { Difference } from '../../shared/classifier/compare.ts'
import { ruleSet } from '../../shared/classifier/rule-set.ts'
import type { DataProblem } from '../../shared/fhir/data-problem.ts'
import { riskAssessmentOf } from '../../shared/screening/risk-assessment.ts'
import { changeBetween, changesCsv, changesCsvHeader, comparable } from '../../shared/screening/run-comparison.ts'
import { byUrgency, type WorklistRow, worklistRows } from '../../shared/screening/worklist.ts'
import { worklistCsvHeader, worklistCsvLine } from '../../shared/screening/worklist-csv.ts'
import { worklistHtml } from '../../shared/screening/worklist-html.ts'
import type { PartitionResult, PartResult, Run, TaskResult } from './results.ts'
import type { ScreeningStore } from './store.ts'

/** Where something could not be read; never what stood there. */
export interface ReadingError {
  readonly file: string
  /** Line of the unpacked file; absent where the file itself broke off. */
  readonly line?: number
  readonly error: string
}

/** What a run was, did and found: `run.json`. */
export interface RunReport {
  readonly format: 'supine-screening/1'
  readonly run: string
  /** False where part of the source could not be read. */
  readonly complete: boolean
  readonly source: string
  /** Instant of the assessments. */
  readonly evaluatedAt: string
  readonly ruleSet: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly durationMs: number
  readonly files: number
  readonly bytes: number
  readonly lines: number
  readonly resources: number
  readonly types: Readonly<Record<string, number>>
  readonly patients: number
  readonly findings: number
  readonly urgencies: Readonly<Record<Urgency, number>>
  readonly topics: Readonly<Record<string, number>>
  readonly corruptLines: number
  readonly problems: Readonly<Partial<Record<DataProblem['kind'], number>>>
  readonly errors: readonly ReadingError[]
  readonly silentDigest: string
  readonly comparison?: {
    readonly with: string
    readonly new: number
    readonly worse: number
    readonly milder: number
    readonly gone: number
  }
}

export interface Reporting {
  readonly run: Run
  readonly store: ScreeningStore
  readonly audit: Pick<AuditStore, 'append'>
  /** For people: folder or address. */
  readonly source: string
  readonly startedAt: string
  readonly clock: () => number
  /** Findings of an earlier run, to say what is new, worse and gone. */
  readonly previous?: { readonly run: string; readonly findings: AsyncIterable<string> }
}

/** Errors listed in run.json; more are counted. */
const mostErrors = 10_000

/** The last step: writes what people and programs read, and the run's own audit record. */
export async function report(reporting: Reporting): Promise<RunReport> {
  const { run, store, previous } = reporting
  const tasks = await store.finishedTasks()
  const partitions = [...(await store.finishedPartitions())].sort((a, b) => a.partition - b.partition)

  const before = new Map<string, Assessment>()
  for await (const line of previous?.findings ?? []) {
    const assessment = comparable(JSON.parse(line))
    before.set(assessment.patient, assessment)
  }

  const rows: WorklistRow[] = []
  const changed: string[] = []
  const changes = { new: 0, worse: 0, milder: 0, gone: 0 }
  const count = (differences: readonly Difference[]) => {
    for (const { change } of differences) {
      if (change === 'new') changes.new += 1
      else if (change === 'gone') changes.gone += 1
      else if (change === 'more-urgent' || change === 'no-longer-explained') changes.worse += 1
      else if (change === 'less-urgent' || change === 'now-explained') changes.milder += 1
    }
  }
  async function* riskAssessments(): AsyncGenerator<string> {
    for (const { partition } of partitions) {
      for await (const line of store.findings(partition)) {
        const assessment: Assessment = JSON.parse(line)
        const change = previous === undefined ? undefined : changeBetween(before.get(assessment.patient), assessment)
        before.delete(assessment.patient)
        rows.push(...worklistRows(assessment, change?.differences))
        if (change !== undefined && change.differences.length > 0) {
          count(change.differences)
          changed.push(changesCsv(change))
        }
        yield `${JSON.stringify(riskAssessmentOf(assessment, run.id))}\n`
      }
    }
  }
  await store.writeOutput('RiskAssessment.ndjson', riskAssessments())
  for (const gone of before.values()) {
    const change = changeBetween(gone, undefined)
    if (change === undefined) continue
    count(change.differences)
    changed.push(changesCsv(change))
  }
  rows.sort(byUrgency)

  const summary = summarize(reporting, tasks, partitions, rows)
  const result: RunReport =
    previous === undefined ? summary : { ...summary, comparison: { with: previous.run, ...changes } }
  await store.writeOutput('worklist.csv', csvOf(rows))
  await store.writeOutput('worklist.html', [worklistHtml(rows, { ...result, warnings: warningsOf(result) })])
  if (previous !== undefined) await store.writeOutput('changes.csv', [changesCsvHeader, ...changed.sort()])
  await recordRun(result, reporting)
  await store.writeOutput('run.json', [`${JSON.stringify(result, null, 2)}\n`])
  return result
}

function* csvOf(rows: readonly WorklistRow[]): Generator<string> {
  yield worklistCsvHeader
  for (const row of rows) yield worklistCsvLine(row)
}

function summarize(
  { run, source, startedAt, clock }: Reporting,
  tasks: readonly TaskResult[],
  partitions: readonly PartitionResult[],
  rows: readonly WorklistRow[],
): RunReport {
  const parts = tasks.flatMap((task) => task.parts)
  const types = summed(tasks.map((task) => task.types))
  const corruptLines = total(parts.map(({ corrupt }) => corrupt))
  const withoutPatient = total(tasks.map((task) => task.withoutPatient))
  const errors = errorsOf(parts)
  const finishedAt = clock()
  return {
    format: 'supine-screening/1',
    run: run.id,
    complete: errors.length === 0,
    source,
    evaluatedAt: new Date(run.now).toISOString(),
    ruleSet,
    startedAt,
    finishedAt: new Date(finishedAt).toISOString(),
    durationMs: finishedAt - Date.parse(startedAt),
    files: new Set(parts.map(({ name }) => name)).size,
    bytes: total(parts.map(({ bytes }) => bytes)),
    lines: total(parts.map(({ lines }) => lines)),
    resources: total(Object.values(types)),
    types,
    patients: total(partitions.map(({ patients }) => patients)),
    findings: total(partitions.map(({ findings }) => findings)),
    urgencies: {
      critical: total(partitions.map(({ urgencies }) => urgencies.critical)),
      warning: total(partitions.map(({ urgencies }) => urgencies.warning)),
      info: total(partitions.map(({ urgencies }) => urgencies.info)),
    },
    topics: summed(rows.map(({ topic }) => ({ [topic]: 1 }))),
    corruptLines,
    problems: summed([
      ...partitions.map(({ problems }) => problems),
      ...(corruptLines === 0 ? [] : [{ 'malformed-resource': corruptLines }]),
      ...(withoutPatient === 0 ? [] : [{ 'subject-not-stated': withoutPatient }]),
    ]),
    errors: errors.slice(0, mostErrors),
    silentDigest: createHash('sha256')
      .update(partitions.map(({ silentDigest }) => silentDigest).join('\n'))
      .digest('hex'),
  }
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

function summed(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const one of counts) for (const [key, count] of Object.entries(one)) sums.set(key, (sums.get(key) ?? 0) + count)
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A large file is read in stretches, each of which counts its lines from its own beginning. */
function errorsOf(parts: readonly PartResult[]): readonly ReadingError[] {
  return [...Map.groupBy(parts, ({ name }) => name)].flatMap(([file, stretches]) => {
    let linesBefore = 0
    return stretches
      .toSorted((a, b) => a.start - b.start)
      .flatMap(({ corruptLines, lines, error }): readonly ReadingError[] => {
        const first = linesBefore
        linesBefore += lines
        return [
          ...corruptLines.map((line) => ({ file, line: first + line, error: 'not a FHIR resource in JSON' })),
          ...(error === undefined ? [] : [{ file, error }]),
        ]
      })
  })
}

function warningsOf({ corruptLines, errors }: RunReport): readonly string[] {
  const broken = errors.filter(({ line }) => line === undefined)
  return [
    ...(corruptLines === 0
      ? []
      : [`${corruptLines} lines could not be read as FHIR resources; run.json names file and line.`]),
    ...broken.map(({ file, error }) => `${file} broke off (${error}); what came before was used.`),
  ]
}

async function recordRun(result: RunReport, { run, audit, clock }: Reporting): Promise<void> {
  const { client, tenant, id } = run
  const of = { client, ...(tenant === undefined ? {} : { tenant }) }
  const { evaluatedAt, startedAt, finishedAt, resources, patients, findings, silentDigest } = result
  await audit.append({
    patient: chainKey({ ...of, patient: `ScreeningRun/${id}` }),
    recordedAt: new Date(clock()).toISOString(),
    call: screeningRunIdentity(client, id),
    entry: {
      kind: 'screening-run',
      ...of,
      run: id,
      evaluatedAt,
      ruleSet: result.ruleSet,
      startedAt,
      finishedAt,
      resources,
      patients,
      findings,
      silentDigest,
    },
  })
}

import { describe, expect, it } from 'vitest'
import { assess } from '../../../shared/classifier/assess.ts'
import { decide } from '../../../shared/decide.ts'
import { readRecord } from '../../../shared/fhir/resources.ts'
import { PartitionEvidence } from '../../../shared/screening/partition-evidence.ts'
import { evaluatedAt } from '../../clinical/case.ts'
import { casePopulation, wholePopulation } from '../../support/population.ts'
import { fileOf, keptIn, recordOf, screenFiles } from '../../support/screening.ts'

const population = wholePopulation()
const everything = [...population.values()].flat()

/** What the hook decides for each patient, as the bytes of its receipt. */
const byHook = (now: number): ReadonlyMap<string, string> =>
  new Map(
    [...population].map(([id, resources]) => [
      `Patient/${id}`,
      JSON.stringify(decide(readRecord(id, recordOf(id, resources)), now)),
    ]),
  )

/** One file a type, as Bulk Data servers write them: every chart is scattered over all files. */
const files = [...Map.groupBy(everything, ({ resourceType }) => resourceType)].map(([type, resources]) =>
  fileOf(
    `${type}.ndjson`,
    resources.map((resource) => JSON.stringify(resource)),
  ),
)

describe('the screen and the hook', () => {
  it.each([
    ['the instant of the clinical cases', evaluatedAt],
    ['a day on which the Synthea charts were current', Date.parse('2019-06-01T00:00:00Z')],
  ])('assess every Synthea patient and every clinical case to the same bytes, at %s', async (_, now) => {
    const { store } = await screenFiles(files, { now, taskOfEach: true })
    const evidence = new PartitionEvidence(now)
    for (const { kind, segment } of store.kept)
      if (kind === 'evidence') evidence.add(segment.task, readWhole(segment.bytes))
    const find = evidence.medications(evidence.medicationsNeeded())
    const byScreen = new Map<string, string>()
    for (const patient of evidence.patients()) {
      const input = evidence.evidenceOf(patient, find)
      if (input !== undefined) byScreen.set(patient, JSON.stringify(assess({ ...input, now })))
    }

    const hook = byHook(now)
    expect(byScreen.size).toBeGreaterThan(320)
    for (const [patient, receipt] of byScreen) expect(receipt).toBe(hook.get(patient) ?? receipt)
    expect(new Set([...hook.keys()].filter((patient) => !byScreen.has(patient)))).toEqual(
      new Set(saysNothing(hook, byScreen)),
    )
  })

  it('find the same patients, and the screen keeps exactly the receipts the hook would give', async () => {
    const { findings, results } = await screenFiles(files, { now: evaluatedAt })
    const hook = byHook(evaluatedAt)
    const found = [...hook].filter(([, receipt]) => JSON.parse(receipt).hypotheses.length > 0)
    expect(found.length).toBeGreaterThan(100)
    // Charts of another patient inside a case are a patient of their own here, and no case of the hook.
    const own = findings.filter(({ patient }) => hook.has(patient))
    expect(new Map(own.map((a) => [a.patient, JSON.stringify(a)]))).toEqual(new Map(found))
    expect(results.reduce((sum, { findings: count }) => sum + count, 0)).toBe(findings.length)
  })

  it('differ by no byte whether lines are filtered or all of them parsed', async () => {
    for (const now of [evaluatedAt, Date.parse('2019-06-01T00:00:00Z')]) {
      const filtered = await screenFiles(files, { now, filters: true })
      const parsed = await screenFiles(files, { now, filters: false })
      expect(keptIn(filtered.store)).toEqual(keptIn(parsed.store))
      expect(filtered.results).toEqual(parsed.results)
      expect(filtered.findings).toEqual(parsed.findings)
      const recognized = filtered.store.tasks.reduce((sum, task) => sum + task.recognized, 0)
      expect(recognized).toBeGreaterThan(everything.length / 2)
    }
  })
})

/** Every statement marked as one that could decide, so that none is left unread. */
const readWhole = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('utf8').replaceAll('{"decides":false,', '{"decides":true,'))

/** Patients the screen never heard of must be those of whom the hook says nothing at all. */
const saysNothing = (hook: ReadonlyMap<string, string>, screened: ReadonlyMap<string, string>): readonly string[] =>
  [...hook].flatMap(([patient, receipt]) => {
    const { evidence, problems, hypotheses } = JSON.parse(receipt)
    return !screened.has(patient) && [evidence, problems, hypotheses].every((list) => list.length === 0)
      ? [patient]
      : []
  })

it('has clinical cases to compare', () => {
  expect(casePopulation().size).toBeGreaterThan(150)
})

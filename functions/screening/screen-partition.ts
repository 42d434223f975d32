import { createHash } from 'node:crypto'
import { chainKey, screeningIdentity } from '../../shared/audit/identity.ts'
import type { AuditStore } from '../../shared/audit/record.ts'
import { assess } from '../../shared/classifier/assess.ts'
import type { Assessment } from '../../shared/classifier/assessment.ts'
import type { FindMedication } from '../../shared/evidence/medication.ts'
import type { DataProblem } from '../../shared/fhir/data-problem.ts'
import { PartitionEvidence, type Settlement } from '../../shared/screening/partition-evidence.ts'
import { silentLines } from './kept-lines.ts'
import type { PartitionResult, Run } from './results.ts'
import type { ReadAgain, ScreeningStore } from './store.ts'

export interface ScreeningPartition {
  readonly run: Run
  readonly store: ScreeningStore
  readonly audit: Pick<AuditStore, 'append'>
  readonly readAgain: ReadAgain
  /** Of an earlier reading of the same evidence: saves reading the source again. */
  readonly settled?: readonly Settlement[]
  /** Clock of the audit records. */
  readonly clock: () => number
  readonly onProgress?: (patients: number) => void
  readonly signal?: AbortSignal
}

/** How many findings may be on their way to the audit store at once. */
const auditsAtOnce = 32

/**
 * The reduce step: puts one partition's evidence together, assesses each patient exactly as the hook does, and
 * records every finding before it is kept. Doing it twice finds the same and records nothing twice.
 */
export async function screenPartition(partition: number, screening: ScreeningPartition): Promise<PartitionResult> {
  const { run, store, signal } = screening
  const { evidence, settlements } = await evidenceOf(partition, screening)
  const find = await medicationsFor(evidence, screening)

  const silent = createHash('sha256')
  const problems: Partial<Record<DataProblem['kind'], number>> = {}
  const urgencies = { critical: 0, warning: 0, info: 0 }
  const findings: string[] = []
  const underWay = new Set<Promise<void>>()
  const all = evidence.patients()
  for (const patient of all) {
    signal?.throwIfAborted()
    const input = evidence.evidenceOf(patient, find)
    const assessment = input === undefined ? undefined : assess({ ...input, now: run.now })
    for (const { kind } of assessment?.problems ?? []) problems[kind] = (problems[kind] ?? 0) + 1
    const first = assessment?.hypotheses[0]
    if (assessment === undefined || first === undefined) {
      silent.update(`${patient}\n`)
      for (const said of evidence.saidOf(patient)) silent.update(said)
      continue
    }
    urgencies[first.urgency] += 1
    findings.push(`${JSON.stringify(assessment)}\n`)
    if (underWay.size >= auditsAtOnce) await Promise.race(underWay)
    const recorded = record(assessment, screening)
    underWay.add(recorded)
    void recorded.finally(() => underWay.delete(recorded)).catch(() => {}) // awaited below
  }
  await Promise.all(underWay)
  const result: PartitionResult = {
    partition,
    patients: all.length,
    findings: findings.length,
    urgencies,
    problems,
    silentDigest: silent.digest('hex'),
    settlements,
  }
  await store.finishPartition(result, Buffer.from(findings.join('')))
  screening.onProgress?.(all.length)
  return result
}

/** Reads a partition, and settles which copies count. */
async function evidenceOf(
  partition: number,
  { run, store, readAgain, settled = [], signal }: ScreeningPartition,
): Promise<{ readonly evidence: PartitionEvidence; readonly settlements: readonly Settlement[] }> {
  const evidence = new PartitionEvidence(run.now)
  for await (const { task, bytes } of store.segments('evidence', partition)) {
    signal?.throwIfAborted()
    evidence.add(task, bytes)
  }
  for await (const { task, bytes } of store.segments('silent', partition)) {
    signal?.throwIfAborted()
    for (const { idHash, idCheck, part, offset } of silentLines(bytes, (hash) => evidence.knows(hash)))
      evidence.passedOver(idHash, idCheck, { task, part, offset })
  }
  const known = new Map(settled.map((settlement) => [`${settlement.patient} ${settlement.resource}`, settlement]))
  const settlements: Settlement[] = []
  for (const contest of evidence.contests()) {
    const before = known.get(`${contest.patient} ${contest.resource}`)
    const settlement = before ?? evidence.decide(contest, await Promise.all(contest.places.map(readAgain)))
    if (settlement === undefined) continue
    evidence.settle(settlement)
    settlements.push(settlement)
  }
  return { evidence, settlements }
}

/** The Medications this partition's resources refer to, wherever they were exported. */
async function medicationsFor(evidence: PartitionEvidence, screening: ScreeningPartition): Promise<FindMedication> {
  const needed = evidence.medicationsNeeded()
  if (needed.size === 0) return () => undefined
  const { evidence: all } = await evidenceOf(screening.run.partitions, screening)
  return all.medications(needed)
}

async function record(assessment: Assessment, { run, audit, clock }: ScreeningPartition): Promise<void> {
  const { client, tenant } = run
  const of = { client, ...(tenant === undefined ? {} : { tenant }) }
  const { patient } = assessment
  const sources = new Map(
    assessment.evidence.map(({ source }) => [`${source.reference} ${source.version ?? ''}`, source]),
  )
  await audit.append({
    patient: chainKey({ ...of, patient }),
    recordedAt: new Date(clock()).toISOString(),
    call: screeningIdentity(client, run.id, patient),
    entry: {
      kind: 'screening-finding',
      ...of,
      run: run.id,
      patient,
      resources: [...sources.values()].map(({ reference, version }) => ({
        reference,
        ...(version === undefined ? {} : { version }),
      })),
      assessment,
    },
  })
}

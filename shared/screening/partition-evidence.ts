import type { FhirResource, Medication } from 'fhir/r4.js'
import type { Evidence } from '../evidence/evidence.ts'
import { evidenceOf, medicationFinder } from '../evidence/extract.ts'
import type { FindMedication } from '../evidence/medication.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import { isNewer } from '../fhir/resources.ts'
import { hashOfText, idSeeds } from './hash.ts'
import { parseLine } from './parse-line.ts'
import { endOfSaid, type Stated, type Statement, statedBy, statementAt, usable } from './statement.ts'

/** Where one copy of a resource stands. */
export interface CopyPlace {
  readonly task: string
  readonly part: number
  readonly offset: number
}

/** Copies of one resource of which it is not known which counts, until they are read again. */
export interface Contest {
  readonly patient: string
  readonly resource: string
  readonly places: readonly CopyPlace[]
}

/** What the copy states that counts. Kept with the evidence, which may outlive the source. */
export interface Settlement {
  readonly patient: string
  readonly resource: string
  readonly stated: Stated
}

/** What one patient's record says, as `assess` takes it. */
export interface PatientEvidence {
  /** `Patient/123` */
  readonly patient: string
  /** In any order: `assess` merges it. */
  readonly evidence: readonly Evidence[]
  readonly problems: readonly DataProblem[]
}

interface Copy {
  readonly statement: Statement
  readonly task: string
}

/** One patient's lines, as they were kept. */
interface Kept {
  decides: boolean
  readonly lines: { readonly task: string; readonly bytes: Buffer; readonly from: number; readonly end: number }[]
}

const noBytes = Buffer.alloc(0)

const fewBits = 0xffff

/** One patient's resources, each in the copy that counts so far. */
type Copies = Map<string, Copy>

/**
 * One partition's statements, put together as `readRecord` puts a record together: of each resource the newest
 * copy counts, whatever the order in which files and lines came, and however often they came.
 *
 * A line that states nothing leaves only its mark. Where such a mark meets a resource that has a statement, or
 * two copies of one version differ, the copies are a contest: read again, the same rule as in `readRecord`
 * decides.
 */
export class PartitionEvidence {
  readonly #now: number
  readonly #kept = new Map<string, Kept>()
  /** Of the patients of whom something could decide. */
  readonly #patients = new Map<string, Copies>()
  readonly #contests = new Map<string, { patient: string; resource: string; places: Map<string, CopyPlace> }>()
  #byIdHash: Map<number, Hashed[]> | undefined
  /** 1 where some hash ends so: most questions end here. */
  readonly #someIdHash = new Uint8Array(fewBits + 1)

  constructor(now: number) {
    this.#now = now
  }

  /** Adds kept lines of one task. All of them before anything is asked. */
  add(task: string, bytes: Buffer): void {
    for (let from = 0; from < bytes.length; ) {
      const lineBreak = bytes.indexOf(0x0a, from)
      const end = lineBreak < 0 ? bytes.length : lineBreak
      const seen = statementAt(bytes, from)
      const kept = this.#kept.get(seen.patient)
      if (kept === undefined)
        this.#kept.set(seen.patient, { decides: seen.decides, lines: [{ task, bytes, from, end }] })
      else {
        kept.decides ||= seen.decides
        kept.lines.push({ task, bytes, from, end })
      }
      from = end + 1
    }
  }

  /** Parses the statements of the patients of whom something could decide. */
  #copiesOf(): ReadonlyMap<string, Copies> {
    if (this.#patients.size > 0) return this.#patients
    for (const [patient, { decides, lines }] of this.#kept) {
      if (!decides) continue
      const copies: Copies = new Map()
      this.#patients.set(patient, copies)
      for (const { task, bytes, from, end } of lines) {
        const statement: Statement = JSON.parse(bytes.toString('utf8', from, end))
        this.#keepNewer(copies, { statement, task })
      }
    }
    return this.#patients
  }

  #keepNewer(copies: Copies, copy: Copy): void {
    const { statement } = copy
    const other = copies.get(statement.resource)
    if (other === undefined) {
      copies.set(statement.resource, copy)
      return
    }
    const difference = statement.updated - other.statement.updated || statement.version - other.statement.version
    if (difference > 0) copies.set(statement.resource, copy)
    else if (difference === 0 && !saysTheSame(statement, other.statement))
      this.#contest(statement.patient, statement.resource, placeOf(copy), placeOf(other))
  }

  /** Whether a resource that could decide may have an id of this hash. */
  knows(idHash: number): boolean {
    this.#byIdHash ??= this.#hashes()
    return this.#someIdHash[idHash & fewBits] === 1 && this.#byIdHash.has(idHash)
  }

  /** A line that states nothing: it may be a newer copy of a resource that once did. */
  passedOver(idHash: number, idCheck: number, place: CopyPlace): void {
    this.#byIdHash ??= this.#hashes()
    for (const { patient, copy } of this.#byIdHash.get(idHash) ?? []) {
      const { resource } = copy.statement
      if (hashOfText(idIn(resource), idSeeds[1]) === idCheck) this.#contest(patient, resource, placeOf(copy), place)
    }
  }

  contests(): readonly Contest[] {
    const all = this.#copiesOf()
    return [...this.#contests.values()].map(({ patient, resource, places }) => {
      const standing = all.get(patient)?.get(resource)
      if (standing !== undefined) addPlace(places, placeOf(standing))
      return { patient, resource, places: [...places.values()] }
    })
  }

  /** Which copy counts. `lines` are the lines at the places of the contest, in their order. */
  decide({ patient, resource, places }: Contest, lines: readonly string[]): Settlement | undefined {
    let best: { readonly resource: FhirResource; readonly place: CopyPlace } | undefined
    for (const [i, place] of places.entries()) {
      const parsed = parseLine(lines[i] ?? '')
      if (parsed.kind !== 'resource') continue
      const { resource: copy, patientId } = parsed
      // Equal hashes of different ids.
      if (`${copy.resourceType}/${copy.id ?? ''}` !== resource) continue
      if (patient !== (patientId === '' ? '' : `Patient/${patientId}`)) continue
      if (best === undefined || isNewer(copy, best.resource)) best = { resource: copy, place }
    }
    return best === undefined ? undefined : { patient, resource, stated: statedBy(best.resource, this.#now) }
  }

  /** Lets the copy count that a contest found. */
  settle({ patient, resource, stated }: Settlement): void {
    const copies = this.#copiesOf().get(patient)
    const standing = copies?.get(resource)
    if (copies === undefined || standing === undefined) return
    copies.set(resource, { ...standing, statement: { ...withoutStated(standing.statement), ...stated } })
  }

  /** The Medications of the partition that holds them. */
  medications(needed: ReadonlySet<string>): FindMedication {
    const medications: Medication[] = []
    for (const { statement } of this.#copiesOf().get('')?.values() ?? []) {
      if (statement.open?.resourceType === 'Medication' && needed.has(statement.resource))
        medications.push(statement.open)
    }
    return medicationFinder(medications)
  }

  /** References of the Medications that this partition's resources refer to. */
  medicationsNeeded(): ReadonlySet<string> {
    const needed = new Set<string>()
    for (const copies of this.#copiesOf().values()) {
      for (const { statement } of copies.values()) {
        const { open } = statement
        if (open === undefined || !('medicationReference' in open)) continue
        const reference: unknown = open.medicationReference?.reference
        const found = typeof reference === 'string' ? medicationReference.exec(reference)?.[0] : undefined
        if (found !== undefined) needed.add(found)
      }
    }
    return needed
  }

  /** Every patient with anything stated, in order. */
  patients(): readonly string[] {
    return [...this.#kept.keys()].filter((patient) => patient !== '').sort()
  }

  /** What a patient's record says; `undefined` where nothing in it could make a hypothesis speak. */
  evidenceOf(patient: string, find: FindMedication): PatientEvidence | undefined {
    const copies = this.#copiesOf().get(patient)
    if (copies === undefined) return undefined
    const evidence: Evidence[] = []
    const problems: DataProblem[] = []
    for (const { statement } of copies.values()) {
      const { open } = statement
      const stated = open === undefined ? statement : usable(evidenceOf(open, find), this.#now)
      evidence.push(...stated.evidence)
      problems.push(...stated.problems)
    }
    return { patient, evidence, problems }
  }

  /** The bytes of all that was read of a patient, the same whatever the order of files and lines, and however often they came. */
  saidOf(patient: string): readonly Uint8Array[] {
    const said = (this.#kept.get(patient)?.lines ?? [])
      .map(({ bytes, from, end }) => bytes.subarray(from, endOfSaid(bytes, from, end)))
      .sort(Buffer.compare)
    return said.filter((line, i) => i === 0 || !line.equals(said[i - 1] ?? noBytes))
  }

  #contest(patient: string, resource: string, ...places: readonly CopyPlace[]): void {
    const key = `${patient} ${resource}`
    const contest = this.#contests.get(key) ?? { patient, resource, places: new Map<string, CopyPlace>() }
    this.#contests.set(key, contest)
    for (const place of places) addPlace(contest.places, place)
  }

  #hashes(): Map<number, Hashed[]> {
    const byHash = new Map<number, Hashed[]>()
    for (const [patient, copies] of this.#copiesOf()) {
      for (const copy of copies.values()) {
        const hash = hashOfText(idIn(copy.statement.resource), idSeeds[0])
        this.#someIdHash[hash & fewBits] = 1
        const same = byHash.get(hash)
        if (same === undefined) byHash.set(hash, [{ patient, copy }])
        else same.push({ patient, copy })
      }
    }
    return byHash
  }
}

interface Hashed {
  readonly patient: string
  readonly copy: Copy
}

const idIn = (reference: string): string => reference.slice(reference.indexOf('/') + 1)

function addPlace(places: Map<string, CopyPlace>, place: CopyPlace): void {
  places.set(`${place.task} ${place.part} ${place.offset}`, place)
}

const medicationReference = /Medication\/[A-Za-z0-9\-.]{1,64}/

const placeOf = ({ task, statement }: Copy): CopyPlace => ({
  task,
  part: statement.place[0],
  offset: statement.place[1],
})

const said = ({ evidence, problems, open }: Statement): string => JSON.stringify([evidence, problems, open])

const saysTheSame = (a: Statement, b: Statement): boolean => said(a) === said(b)

function withoutStated({
  evidence: _,
  problems: __,
  open: ___,
  ...rest
}: Statement): Omit<Statement, 'evidence' | 'problems' | 'open'> {
  return rest
}

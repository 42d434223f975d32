import type {
  CodeableConcept,
  Dosage,
  Medication,
  MedicationAdministration,
  MedicationRequest,
  MedicationStatement,
  Period,
  Reference,
  Resource,
} from 'fhir/r4.js'
import { codings, element, items, statusCode, words } from '../fhir/lenient.ts'
import { type ClinicalTime, clinicalTime } from '../fhir/time.ts'
import { drugClassesOf } from '../terminology/drugs.ts'
import { type Entry, type Extraction, entryOf, firstTime, nothing, state, timed, withoutCourse } from './entry.ts'
import type { Evidence } from './evidence.ts'
import { readNotes } from './notes.ts'
import { wordsOf } from './stated-concept.ts'

/** Finds a Medication another resource refers to: in the same record, where there is one. */
export type FindMedication = (reference: string) => Medication | undefined

/** What a status says of the exposure; a status not listed says nothing. */
type Statuses = Readonly<Partial<Record<string, Evidence['temporality']>>>

const requestStatus: Statuses = {
  active: 'current',
  'on-hold': 'current',
  completed: 'historical',
  stopped: 'historical',
  cancelled: 'historical',
}

/** `not-taken` says nothing of the class: another drug of it may be taken. */
const statementStatus: Statuses = {
  active: 'current',
  'on-hold': 'current',
  completed: 'historical',
  stopped: 'historical',
}

/** A dose that was given is an exposure then; how long it counts, the window says. */
const administrationStatus: Statuses = { 'in-progress': 'current', completed: 'current', stopped: 'current' }

const temporalityOf = (statuses: Statuses, status: string): Evidence['temporality'] | undefined =>
  Object.hasOwn(statuses, status) ? statuses[status] : undefined

/** A proposal or plan is not yet a drug. */
const notOrdered: ReadonlySet<string> = new Set(['proposal', 'plan'])

/** Reads a MedicationRequest. Source: clinical specification, neuromuscular 1.2 and 5. */
export function readMedicationRequest(request: MedicationRequest, find: FindMedication): Extraction {
  const temporality = temporalityOf(requestStatus, statusCode(request.status) ?? 'active')
  if (temporality === undefined || notOrdered.has(statusCode(request.intent) ?? '') || request.doNotPerform === true)
    return nothing
  const basic = entryOf(request)
  const { authoredOn, dosageInstruction, reasonCode, note } = request
  const times = { at: firstTime(basic, [authoredOn]), ...courseOf(items(dosageInstruction).flatMap(boundsOf)) }
  return readDrug({ ...timed(basic, times), temporality }, request, find, {
    dosage: items(dosageInstruction),
    reasonCode,
    note,
  })
}

/** Reads a MedicationStatement. */
export function readMedicationStatement(statement: MedicationStatement, find: FindMedication): Extraction {
  const temporality = temporalityOf(statementStatus, statusCode(statement.status) ?? 'active')
  if (temporality === undefined) return nothing
  const basic = entryOf(statement)
  const { dateAsserted, effectiveDateTime, dosage, reasonCode, note } = statement
  const period = element(statement.effectivePeriod)
  const times = {
    at: firstTime(basic, [dateAsserted, effectiveDateTime, period?.start]),
    ...courseOf(period === undefined ? [] : [period]),
  }
  return readDrug({ ...timed(basic, times), temporality }, statement, find, { dosage: items(dosage), reasonCode, note })
}

/** Reads a MedicationAdministration: exposure on the day it was given. */
export function readMedicationAdministration(given: MedicationAdministration, find: FindMedication): Extraction {
  const temporality = temporalityOf(administrationStatus, statusCode(given.status) ?? 'completed')
  if (temporality === undefined) return nothing
  const basic = entryOf(given)
  const { effectiveDateTime, reasonCode, note } = given
  const period = element(given.effectivePeriod)
  const at = firstTime(basic, [effectiveDateTime, period?.start])
  const { text, route } = element(given.dosage) ?? {}
  const dosage = [{ ...(text === undefined ? {} : { text }), ...(route === undefined ? {} : { route }) }]
  const entry: Entry = { ...timed(basic, { at, ended: clinicalTime(period?.end) ?? at }), temporality }
  return readDrug(entry, given, find, { dosage, reasonCode, note })
}

const boundsOf = (dosage: Dosage): readonly Period[] => {
  const bounds = element(element(element(dosage.timing)?.repeat)?.boundsPeriod)
  return bounds === undefined ? [] : [bounds]
}

/** From the earliest beginning to the latest end. */
function courseOf(periods: readonly Period[]): {
  readonly onset: ClinicalTime | undefined
  readonly ended: ClinicalTime | undefined
} {
  const sorted = (ends: readonly unknown[]) =>
    ends
      .map(clinicalTime)
      .filter((time) => time !== undefined)
      .toSorted((a, b) => a.ms - b.ms)
  return { onset: sorted(periods.map(({ start }) => start))[0], ended: sorted(periods.map(({ end }) => end)).at(-1) }
}

/** What stands beside a drug: how it is taken and what for. */
interface Use {
  readonly dosage: readonly Dosage[]
  readonly reasonCode: readonly CodeableConcept[] | undefined
  readonly note: MedicationRequest['note']
}

type DrugResource = MedicationRequest | MedicationStatement | MedicationAdministration

function readDrug(
  entry: Entry,
  resource: DrugResource,
  find: FindMedication,
  { dosage, reasonCode, note }: Use,
): Extraction {
  const drug = drugOf(resource, find)
  if (drug !== undefined) {
    const codes = codings(drug.concept)
    const text = words(drug.concept.text)
    // A local form or a preventive dose is another thing.
    const use = [...dosage.flatMap(dosageWords), ...items(reasonCode).flatMap(wordsOf)].join('; ')
    const coding = codes.find(({ system }) => system !== undefined)
    for (const { feature } of drugClassesOf({ codings: codes, text, ...(use === '' ? {} : { dosage: use }) }))
      state(entry, {
        feature,
        status: 'present',
        kind: 'coded',
        path: drug.path,
        ...(coding === undefined ? {} : { coding }),
      })
  }
  if (note !== undefined) readNotes({ ...withoutCourse(entry), temporality: 'current' }, note, 'unknown')
  return entry.found
}

const dosageWords = (dosage: Dosage): readonly string[] =>
  [words(dosage.text), words(dosage.patientInstruction), ...wordsOf(element(dosage.route))].filter(
    (text) => text !== undefined,
  )

interface NamedDrug {
  readonly concept: CodeableConcept
  readonly path: string
}

/** The drug a resource names: itself, in a contained Medication, in one of the record, or by the words beside the reference. */
export function drugOf(resource: DrugResource, find: FindMedication): NamedDrug | undefined {
  const concept = element(resource.medicationCodeableConcept)
  if (concept !== undefined) return { concept, path: 'medicationCodeableConcept' }
  const reference = element(resource.medicationReference)
  if (reference === undefined) return undefined
  const code = element(medicationOf(resource.contained, reference, find)?.code)
  if (code !== undefined) return { concept: code, path: 'medicationReference' }
  const display = words(reference.display)
  return display === undefined ? undefined : { concept: { text: display }, path: 'medicationReference.display' }
}

function medicationOf(
  contained: readonly Resource[] | undefined,
  reference: Reference,
  find: FindMedication,
): Medication | undefined {
  const target = words(reference.reference)
  if (target === undefined) return undefined
  if (!target.startsWith('#')) return find(target)
  return items(contained).find(
    (part): part is Medication => part.resourceType === 'Medication' && part.id === target.slice(1),
  )
}

import type {
  Annotation,
  CodeableConcept,
  Dosage,
  Medication,
  MedicationAdministration,
  MedicationRequest,
  MedicationStatement,
  Reference,
  Resource,
} from 'fhir/r4.js'
import { codings, element, items, statusCode, words } from '../fhir/lenient.ts'
import { type ClinicalTime, clinicalTime } from '../fhir/time.ts'
import { drugClassesOf } from '../terminology/drugs.ts'
import { type Entry, entryOf, evidence, type Findings, firstTime } from './entry.ts'
import type { Evidence } from './evidence.ts'
import { readNotes } from './notes.ts'
import { labelsOf } from './stated-concept.ts'

/** Finds a Medication another resource refers to: in the same record, where there is one. */
export type FindMedication = (reference: string) => Medication | undefined

type DrugResource = MedicationRequest | MedicationStatement | MedicationAdministration

/** What a status says of the exposure; a status not listed says nothing. */
const requestStatus: Readonly<Record<string, Evidence['temporality']>> = {
  active: 'current',
  'on-hold': 'current',
  completed: 'historical',
  stopped: 'historical',
  cancelled: 'historical',
}

const statementStatus: Readonly<Record<string, Evidence['temporality']>> = {
  active: 'current',
  'on-hold': 'current',
  completed: 'historical',
  stopped: 'historical',
}

/** A dose that was given is an exposure then; how long it counts, the window says. */
const administrationStatus: Readonly<Record<string, Evidence['temporality']>> = {
  'in-progress': 'current',
  completed: 'current',
  stopped: 'current',
}

/** A proposal or plan is not yet a drug. */
const notOrdered: ReadonlySet<string> = new Set(['proposal', 'plan'])

/** Reads a MedicationRequest. Source: clinical specification, neuromuscular 1.2 and 5. */
export function readMedicationRequest(request: MedicationRequest, find: FindMedication, findings: Findings): void {
  const temporality = requestStatus[statusCode(request.status) ?? 'active']
  if (temporality === undefined || notOrdered.has(statusCode(request.intent) ?? '') || request.doNotPerform === true)
    return
  const basic = entryOf(request)
  const bounds = items(request.dosageInstruction).flatMap(
    (dosage) => element(element(element(dosage.timing)?.repeat)?.boundsPeriod) ?? [],
  )
  const entry: Entry = {
    ...basic,
    temporality,
    ...exposure({
      at: firstTime(basic, [request.authoredOn], findings),
      onset: earliest(bounds.map(({ start }) => clinicalTime(start))),
      ended: latest(bounds.map(({ end }) => clinicalTime(end))),
    }),
  }
  readDrug(entry, request, request.dosageInstruction, request.reasonCode, find, findings)
}

/** Reads a MedicationStatement. "Not taken" says nothing of the class: another drug of it may be taken. */
export function readMedicationStatement(
  statement: MedicationStatement,
  find: FindMedication,
  findings: Findings,
): void {
  const temporality = statementStatus[statusCode(statement.status) ?? 'active']
  if (temporality === undefined) return
  const basic = entryOf(statement)
  const { effectivePeriod, effectiveDateTime, dateAsserted } = statement
  const entry: Entry = {
    ...basic,
    temporality,
    ...exposure({
      at: firstTime(basic, [dateAsserted, effectiveDateTime, element(effectivePeriod)?.start], findings),
      onset: clinicalTime(element(effectivePeriod)?.start),
      ended: clinicalTime(element(effectivePeriod)?.end),
    }),
  }
  readDrug(entry, statement, statement.dosage, statement.reasonCode, find, findings)
}

/** Reads a MedicationAdministration: exposure on the day it was given. */
export function readMedicationAdministration(
  given: MedicationAdministration,
  find: FindMedication,
  findings: Findings,
): void {
  const temporality = administrationStatus[statusCode(given.status) ?? 'completed']
  if (temporality === undefined) return
  const basic = entryOf(given)
  const { effectivePeriod, effectiveDateTime } = given
  const at = firstTime(basic, [effectiveDateTime, element(effectivePeriod)?.start], findings)
  const entry: Entry = {
    ...basic,
    temporality,
    ...exposure({ at, ended: clinicalTime(element(effectivePeriod)?.end) ?? at }),
  }
  const dosage = element(given.dosage)
  const instructions: readonly Dosage[] =
    dosage === undefined
      ? []
      : [
          {
            ...(dosage.text === undefined ? {} : { text: dosage.text }),
            ...(dosage.route === undefined ? {} : { route: dosage.route }),
          },
        ]
  readDrug(entry, given, instructions, given.reasonCode, find, findings)
}

/** The times of an exposure that the record gives. */
const exposure = (
  times: {
    readonly [when in 'at' | 'onset' | 'ended']?: ClinicalTime | undefined
  },
): Pick<Entry, 'at' | 'onset' | 'ended'> => ({
  ...(times.at === undefined ? {} : { at: times.at }),
  ...(times.onset === undefined ? {} : { onset: times.onset }),
  ...(times.ended === undefined ? {} : { ended: times.ended }),
})

const earliest = (times: readonly (ClinicalTime | undefined)[]): ClinicalTime | undefined =>
  times.reduce((a, b) => (a === undefined || (b !== undefined && b.ms < a.ms) ? b : a), undefined)

const latest = (times: readonly (ClinicalTime | undefined)[]): ClinicalTime | undefined =>
  times.reduce((a, b) => (a === undefined || (b !== undefined && b.ms > a.ms) ? b : a), undefined)

interface NamedDrug {
  readonly concept: CodeableConcept
  readonly path: string
}

function readDrug(
  entry: Entry,
  resource: DrugResource,
  dosages: readonly Dosage[] | undefined,
  reasons: readonly CodeableConcept[] | undefined,
  find: FindMedication,
  findings: Findings,
): void {
  const drug = drugOf(resource, find)
  if (drug !== undefined) {
    const codes = codings(drug.concept)
    const named = words(drug.concept.text)
    const dosage = [...items(dosages).flatMap(dosageWords), ...items(reasons).flatMap(wordsOf)].join('; ')
    const coding = codes.find(({ system }) => system !== undefined)
    for (const { feature } of drugClassesOf({
      codings: codes,
      ...(named === undefined ? {} : { text: named }),
      ...(dosage === '' ? {} : { dosage }),
    })) {
      findings.evidence.push(
        evidence(entry, {
          feature,
          status: 'present',
          kind: 'coded',
          path: drug.path,
          ...(coding === undefined ? {} : { coding }),
        }),
      )
    }
  }
  const notes: readonly Annotation[] | undefined = resource.note
  const { ended: _, onset: __, ...stated } = entry
  readNotes({ ...stated, temporality: 'current' }, notes, 'unknown', findings)
}

/** How it is taken and what for: a local form or a preventive dose is another thing. */
const dosageWords = (dosage: Dosage): readonly string[] =>
  [words(dosage.text), words(dosage.patientInstruction), ...wordsOf(element(dosage.route))].filter(
    (text) => text !== undefined,
  )

const wordsOf = (concept: CodeableConcept | undefined): readonly string[] =>
  labelsOf(concept, '').map(({ text }) => text)

/** The drug a resource names: itself, in a contained Medication, in one of the record, or by the words beside the reference. */
function drugOf(resource: DrugResource, find: FindMedication): NamedDrug | undefined {
  const concept = element(resource.medicationCodeableConcept)
  if (concept !== undefined) return { concept, path: 'medicationCodeableConcept' }
  const reference = element(resource.medicationReference)
  if (reference === undefined) return undefined
  const code = element(medicationOf(resource.contained, reference, find)?.code)
  const display = words(reference.display)
  if (code !== undefined) return { concept: code, path: 'medicationReference' }
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

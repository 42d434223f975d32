import type { FhirResource, Patient } from 'fhir/r4.js'
import { canonicalText, contentId, isSameContent } from './content-id.ts'
import type { DataProblem } from './data-problem.ts'
import { items } from './lenient.ts'
import { type Belonging, belongs, type Subject } from './subject.ts'

/** One patient's resources, read leniently: what could be used, and what could not. */
export interface PatientRecord {
  /** `Patient/123` */
  readonly reference: string
  readonly patient?: Patient
  /** This patient's own resources, each (type, id) once, sorted by it. Not validated beyond type, id and subject. */
  readonly resources: readonly FhirResource[]
  readonly problems: readonly DataProblem[]
}

/** The types that can say something about the patient's legs; all others are left out unread. */
const kept: ReadonlySet<string> = new Set([
  'Patient',
  'Condition',
  'Observation',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationAdministration',
  'Medication',
  'DiagnosticReport',
  'Procedure',
  'ServiceRequest',
  'DeviceRequest',
  'Encounter',
  'FamilyMemberHistory',
])

/** Types that belong to no patient: they speak only through the resource that refers to them. */
const shared: ReadonlySet<string> = new Set(['Medication'])

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const isKept = (value: Json): boolean => typeof value.resourceType === 'string' && kept.has(value.resourceType)

/** Type and id are checked here; every other element is checked by who reads it (`lenient.ts`). */
const isResource = (value: unknown): value is FhirResource & { readonly id: string } =>
  isJson(value) && isKept(value) && typeof value.id === 'string'

/** What was found in the values, before it is known whose it is. */
interface Collected {
  readonly resources: (FhirResource & { readonly id: string })[]
  /** `fullUrl` of each entry that carried a Patient, and that Patient's id. */
  readonly patientUrls: (readonly [url: string, id: string])[]
  readonly selfLinks: Set<string>
  readonly nextLinks: Set<string>
  unreadable: number
  failures: number
}

/**
 * Collects a patient's resources from anything a client may send: bundles, bare resources, null.
 * Never throws. Resources of another patient are left out and listed as a problem.
 *
 * @param patientId id of the patient the call is about
 * @param values prefetch values, in any order
 */
export function readRecord(patientId: string, values: Iterable<unknown>): PatientRecord {
  const id = patientId.startsWith('Patient/') ? patientId.slice('Patient/'.length) : patientId
  const collected = collect(values, id)
  const patients = collected.resources.filter((resource) => resource.resourceType === 'Patient' && resource.id === id)
  const subject: Subject = {
    patientId: id,
    identifiers: patients.flatMap((patient) => (patient.resourceType === 'Patient' ? items(patient.identifier) : [])),
    urls: new Set(collected.patientUrls.filter(([, owner]) => owner === id).map(([url]) => url)),
  }
  const found: Record<Belonging, FhirResource[]> = { this: [], unstated: [], other: [] }
  const unique = newestOfEach(collected.resources)
  for (const resource of unique)
    found[shared.has(resource.resourceType) ? 'this' : belongs(resource, subject)].push(resource)

  const foreign = new Set(found.other)
  const resources = unique.filter((resource) => !foreign.has(resource))
  const patient = resources.find((resource) => resource.resourceType === 'Patient')
  return {
    reference: `Patient/${id}`,
    ...(patient === undefined ? {} : { patient }),
    resources,
    problems: [
      ...countedProblem('malformed-resource', collected.unreadable, 'could not be read as FHIR resources'),
      ...countedProblem('incomplete-bundle', collected.failures, 'queries of the client failed'),
      ...countedProblem('incomplete-bundle', unreadPages(collected), 'further pages of search results were not read'),
      ...resourceProblem('other-patient', found.other, 'left out: about another patient'),
      ...resourceProblem(
        'subject-not-stated',
        found.unstated,
        'counted as this patient although the patient is not named',
      ),
    ],
  }
}

/** Walks bundles and lists without recursion: depth is the client's choice, our stack is not. */
function collect(values: Iterable<unknown>, patientId: string): Collected {
  const collected: Collected = {
    resources: [],
    patientUrls: [],
    selfLinks: new Set(),
    nextLinks: new Set(),
    unreadable: 0,
    failures: 0,
  }
  const open: unknown[] = [...values]
  while (open.length > 0) {
    const value = open.pop()
    // `null` is the protocol's way to say "asked, nothing there".
    if (value === null || value === undefined) continue
    if (Array.isArray(value)) for (const item of value) open.push(item)
    else if (!isJson(value) || typeof value.resourceType !== 'string') collected.unreadable += 1
    else if (value.resourceType === 'Bundle') readBundle(value, collected, open)
    else if (value.resourceType === 'OperationOutcome') collected.failures += 1
    else readResource(value, collected, patientId)
  }
  return collected
}

function readBundle(bundle: Json, collected: Collected, open: unknown[]): void {
  for (const link of Array.isArray(bundle.link) ? bundle.link : []) {
    if (!isJson(link) || typeof link.url !== 'string') continue
    if (link.relation === 'self') collected.selfLinks.add(link.url)
    if (link.relation === 'next') collected.nextLinks.add(link.url)
  }
  if (bundle.entry === undefined || bundle.entry === null) return
  if (!Array.isArray(bundle.entry)) {
    collected.unreadable += 1
    return
  }
  for (const entry of bundle.entry) {
    if (!isJson(entry)) {
      collected.unreadable += 1
      continue
    }
    // Entries of a batch response may hold a status and nothing else.
    const { resource, fullUrl } = entry
    if (resource === undefined || resource === null) continue
    if (isJson(resource) && resource.resourceType === 'OperationOutcome') {
      if (isError(resource)) collected.failures += 1
      continue
    }
    if (
      typeof fullUrl === 'string' &&
      isJson(resource) &&
      resource.resourceType === 'Patient' &&
      typeof resource.id === 'string'
    )
      collected.patientUrls.push([fullUrl, resource.id])
    open.push(resource)
  }
}

/** A server may remark on a search without having failed. */
const isError = (outcome: Json): boolean =>
  Array.isArray(outcome.issue) &&
  outcome.issue.some((issue) => isJson(issue) && (issue.severity === 'error' || issue.severity === 'fatal'))

function readResource(value: Json, collected: Collected, patientId: string): void {
  if (!isKept(value)) return
  // A Patient sent without its id can only be the one the call is about.
  const idOf = () => (value.resourceType === 'Patient' ? patientId : contentId(value))
  const resource = typeof value.id === 'string' && value.id !== '' ? value : { ...value, id: idOf() }
  if (isResource(resource)) collected.resources.push(resource)
}

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`

/** Each (type, id) once, in its newest version, sorted. */
function newestOfEach<R extends FhirResource>(resources: readonly R[]): readonly R[] {
  const byKey = new Map<string, R>()
  for (const resource of resources) {
    const key = keyOf(resource)
    const other = byKey.get(key)
    byKey.set(key, other === undefined || isNewer(resource, other) ? resource : other)
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, resource]) => resource)
}

/** By `lastUpdated`, then version, then the fuller copy; equal copies fall to their text, so that order never decides. */
export function isNewer(a: FhirResource, b: FhirResource): boolean {
  const difference = updated(a) - updated(b) || version(a) - version(b)
  if (difference !== 0) return difference > 0
  if (isSameContent(a, b)) return false
  const [textA, textB] = [canonicalText(a), canonicalText(b)]
  return textA.length === textB.length ? textA > textB : textA.length > textB.length
}

/** `meta.lastUpdated`, epoch milliseconds; -1 when the server sent none. */
export function updated({ meta }: FhirResource): number {
  const ms = typeof meta?.lastUpdated === 'string' ? Date.parse(meta.lastUpdated) : Number.NaN
  return Number.isNaN(ms) ? -1 : ms
}

/** `meta.versionId` as a number; -1 when there is none or it is no number. */
export function version({ meta }: FhirResource): number {
  const number = Number(meta?.versionId)
  return Number.isFinite(number) ? number : -1
}

/** Pages that a bundle announces and no bundle is. */
const unreadPages = ({ selfLinks, nextLinks }: Collected): number =>
  [...nextLinks].filter((url) => !selfLinks.has(url)).length

const countedProblem = (kind: DataProblem['kind'], count: number, message: string): readonly DataProblem[] =>
  count === 0 ? [] : [{ kind, message: `${count} ${message}` }]

/** One problem a kind, so that a bundle full of strangers does not bury the rest. */
function resourceProblem(
  kind: DataProblem['kind'],
  resources: readonly FhirResource[],
  message: string,
): readonly DataProblem[] {
  const [only] = resources
  if (only === undefined) return []
  return [
    resources.length === 1
      ? { kind, reference: keyOf(only), message: `1 resource ${message}` }
      : { kind, message: `${resources.length} resources ${message}` },
  ]
}

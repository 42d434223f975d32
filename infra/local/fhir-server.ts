import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4.js'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import type { ChartStore } from './chart-store.ts'

/** Resource types the charts hold, each with the element `_sort=date` means. */
const served = {
  Patient: 'birthDate',
  Condition: 'recordedDate',
  Observation: 'effectiveDateTime',
  MedicationRequest: 'authoredOn',
} as const

const isServed = (type: string): type is keyof typeof served => Object.hasOwn(served, type)

const pageLimit = 1000
const fhirJson = { 'content-type': 'application/fhir+json; charset=utf-8' }

/**
 * A small read-only FHIR R4 server: read, and search by `patient`, `subject` or `_id` with `status`, `_count`,
 * `_sort` by date and `next` links. Other parameters are ignored and left out of the `self` link, as
 * FHIR asks of a lenient server.
 *
 * Why not a library: Medplum's in-memory repository filters every stored resource with FHIRPath, which
 * took about 0.8 ms a resource (18 s a search over the Synthea observations), and it gives no paging links.
 *
 * @param base path the server is mounted at, `/fhir`
 */
export function fhirServer(charts: ChartStore, base: string): Hono {
  const app = new Hono().basePath(base)
  // Browser EHRs, the CDS Hooks sandbox among them, read charts from another origin.
  app.use(cors())

  app.get('/metadata', (c) => c.json(capabilities, 200, fhirJson))

  app.get('/:type/:id', async (c) => {
    const { type, id } = c.req.param()
    const resource = await charts.read(type, id)
    return resource === undefined ? outcome(c, 404, 'not-found', 'No such resource.') : c.json(resource, 200, fhirJson)
  })

  app.get('/:type', (c) => search(c, charts, base, new URL(c.req.url).searchParams))
  app.post('/:type/_search', async (c) => search(c, charts, base, new URLSearchParams(await c.req.text())))

  app.notFound((c) =>
    outcome(
      c,
      404,
      'not-found',
      'This server answers read and search of Patient, Condition, Observation and MedicationRequest.',
    ),
  )
  return app
}

async function search(c: Context, charts: ChartStore, base: string, asked: URLSearchParams): Promise<Response> {
  const type = c.req.param('type') ?? ''
  if (!isServed(type)) return outcome(c, 404, 'not-supported', 'This resource type is not served here.')

  const patient = asked.get('patient') ?? asked.get('subject')
  const id = asked.get('_id')
  if (patient === null && id === null) {
    return outcome(c, 400, 'required', 'Search by patient, subject or _id: this server lists no other way.')
  }

  const found =
    patient === null
      ? [await charts.read(type, id ?? '')].filter((resource) => resource !== undefined)
      : await charts.ofPatient(type, patient.replace(/^Patient\//, ''))
  const status = asked.get('status')?.split(',')
  const wanted = found.filter(
    (resource) =>
      (id === null || resource.id === id) &&
      (status === undefined || ('status' in resource && status.includes(String(resource.status)))),
  )

  const sort = asked.get('_sort')
  const sorted = sort === 'date' || sort === '-date' ? byDate(wanted, served[type], sort) : wanted
  const count = wholeNumber(asked.get('_count'), pageLimit, pageLimit)
  const offset = wholeNumber(asked.get('_offset'), 0, sorted.length)
  const page = sorted.slice(offset, offset + count)

  const origin = new URL(c.req.url).origin
  const used = new URLSearchParams(
    [...asked].filter(([name]) => ['patient', 'subject', '_id', 'status', '_count', '_sort'].includes(name)),
  )
  const link = (at: number) => {
    const query = new URLSearchParams(used)
    if (at > 0) query.set('_offset', String(at))
    return `${origin}${base}/${type}?${query.toString()}`
  }
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: sorted.length,
    link: [
      { relation: 'self', url: link(offset) },
      ...(count > 0 && offset + count < sorted.length ? [{ relation: 'next', url: link(offset + count) }] : []),
    ],
    ...(page.length === 0
      ? {}
      : {
          entry: page.map((resource) => ({
            fullUrl: `${origin}${base}/${type}/${resource.id ?? ''}`,
            resource,
            search: { mode: 'match' },
          })),
        }),
  }
  return c.json(bundle, 200, fhirJson)
}

function byDate(resources: readonly FhirResource[], element: string, order: 'date' | '-date'): FhirResource[] {
  const dateOf = (resource: FhirResource) => {
    const value: unknown = Object.entries(resource).find(([name]) => name === element)?.[1]
    return typeof value === 'string' ? value : ''
  }
  const oldestFirst = resources.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)))
  return order === 'date' ? oldestFirst : oldestFirst.reverse()
}

function wholeNumber(text: string | null, otherwise: number, most: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Math.min(Number(text), most) : otherwise
}

function outcome(
  c: Context,
  status: 400 | 404,
  code: OperationOutcome['issue'][number]['code'],
  text: string,
): Response {
  return c.json(
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text } }] },
    status,
    fhirJson,
  )
}

const capabilities = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-11-01',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  implementation: { description: 'Example charts for Supine on one machine' },
  rest: [
    {
      mode: 'server',
      resource: Object.keys(served).map((type) => ({
        type,
        interaction: [{ code: 'read' }, { code: 'search-type' }],
        searchParam: [
          { name: '_id', type: 'token' },
          ...(type === 'Patient'
            ? []
            : [
                { name: 'patient', type: 'reference' },
                { name: 'subject', type: 'reference' },
              ]),
        ],
      })),
    },
  ],
}

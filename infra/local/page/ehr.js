/** What an EHR does around a CDS Hooks service, in the smallest form that is complete. */

const user = 'Practitioner/example'

/** @param {string} url @param {RequestInit} [init] */
async function json(url, init) {
  const response = await fetch(url, { ...init, headers: { accept: 'application/json', ...init?.headers } })
  const text = await response.text()
  const body = text === '' ? undefined : JSON.parse(text)
  if (!response.ok)
    throw new Error(body?.issue?.[0]?.details?.text ?? body?.issue?.[0]?.diagnostics ?? `HTTP ${response.status}`)
  return body
}

const post = (url, body) =>
  json(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export const patients = () => json('/local/patients')

/** @param {string} id */
export const auditOf = (id) => json(`/local/audit?patient=${encodeURIComponent(id)}`)

/** The patient-view service as discovery offers it. */
export async function service() {
  const { services } = await json('/cds-services')
  const found = services.find(({ hook }) => hook === 'patient-view')
  if (found === undefined) throw new Error('No patient-view service is offered')
  return found
}

/** Runs the service's prefetch templates against the FHIR server, page by page. @param {string} patientId */
export async function prefetch(template, patientId) {
  const context = { patientId, userId: user }
  const filled = await Promise.all(
    Object.entries(template ?? {}).map(async ([key, query]) => {
      const url = query.replace(/\{\{context\.(\w+)\}\}/g, (_, name) => encodeURIComponent(context[name] ?? ''))
      return [key, await allPages(await json(`/fhir/${url}`))]
    }),
  )
  return Object.fromEntries(filled)
}

async function allPages(first) {
  let page = first
  while (page.resourceType === 'Bundle') {
    const next = page.link?.find(({ relation }) => relation === 'next')
    if (next === undefined) break
    page = await json(next.url)
    first.entry.push(...(page.entry ?? []))
    first.link = first.link.filter(({ relation }) => relation !== 'next')
  }
  return first
}

/** Opens a chart: one hook call, with the record as prefetch. Gives the cards and how long the answer took. */
export async function openChart({ id, hook }, patientId, record) {
  const started = performance.now()
  const answer = await post(`/cds-services/${id}`, {
    hook,
    hookInstance: crypto.randomUUID(),
    fhirServer: `${location.origin}/fhir`,
    context: { userId: user, patientId },
    prefetch: record,
  })
  return { cards: answer.cards, milliseconds: performance.now() - started }
}

const feedback = ({ id }, item) =>
  post(`/cds-services/${id}/feedback`, { feedback: [{ ...item, outcomeTimestamp: new Date().toISOString() }] })

/** @param {string} card @param {string} suggestion uuids of both */
export const accept = (of, card, suggestion) =>
  feedback(of, { card, outcome: 'accepted', acceptedSuggestions: [{ id: suggestion }] })

/** @param {string} card uuid; @param {object | undefined} reason Coding; @param {string} comment */
export const override = (of, card, reason, comment) =>
  feedback(of, {
    card,
    outcome: 'overridden',
    ...(reason === undefined && comment === ''
      ? {}
      : {
          overrideReason: {
            ...(reason === undefined ? {} : { reason }),
            ...(comment === '' ? {} : { userComment: comment }),
          },
        }),
  })

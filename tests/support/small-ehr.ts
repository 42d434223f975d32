import { randomUUID } from 'node:crypto'
import type { AuditRecord, HookCallEntry } from '../../shared/audit/record.ts'
import type { Card, DiscoveredService } from '../../shared/cds-hooks/schema.ts'

/** Calls a running service the way an EHR does. */

export async function postJson(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

/** A patient's record from the service's own FHIR server, by the prefetch templates it publishes. */
export async function prefetchOf(url: string, patientId: string): Promise<Record<string, unknown>> {
  const { services } = (await (await fetch(`${url}/cds-services`)).json()) as { services: DiscoveredService[] }
  const templates = services[0]?.prefetch ?? {}
  const values = await Promise.all(
    Object.entries(templates).map(async ([key, query]) => {
      const response = await fetch(`${url}/fhir/${query.replace('{{context.patientId}}', patientId)}`)
      return [key, await response.json()]
    }),
  )
  return Object.fromEntries(values)
}

export const patientView = (patientId: string, prefetch: unknown, hookInstance: string = randomUUID()) => ({
  hook: 'patient-view',
  hookInstance,
  context: { userId: 'Practitioner/example', patientId },
  prefetch,
})

/** Opens a chart and gives the cards; throws when the answer is not 200. */
export async function cardsFor(url: string, patientId: string): Promise<readonly Card[]> {
  const { status, body } = await postJson(
    `${url}/cds-services/positional-leg-pain`,
    patientView(patientId, await prefetchOf(url, patientId)),
  )
  if (status !== 200) throw new Error(`${patientId}: ${status} ${JSON.stringify(body)}`)
  return body.cards
}

export const topicsOf = (cards: readonly Card[]): readonly (string | undefined)[] =>
  cards.map(({ source }) => source.topic?.code)

/** What the service recorded about a patient, oldest first. */
export async function auditOf(url: string, patientId: string): Promise<readonly AuditRecord[]> {
  const { records } = (await (await fetch(`${url}/local/audit?patient=${patientId}`)).json()) as {
    records: AuditRecord[]
  }
  return records
}

export const hookCallsOf = (records: readonly AuditRecord[]): readonly HookCallEntry[] =>
  records.map(({ entry }) => entry).filter((entry) => entry.kind === 'hook-call')

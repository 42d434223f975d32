import { baseUrl, isLoopback } from '../cds-hooks/base-url.ts'
import type { Client } from '../cds-hooks/client.ts'

/**
 * The FHIR server of a call, if its client registered exactly this one. A name only ever comes from the
 * registry, so no call can make us look one up; over https an address that a registered name was bent to has
 * no certificate for it.
 *
 * @returns the base URL to read from, without a closing slash
 */
export function allowedServer(fhirServer: string, { fhirServers = [] }: Client): string | undefined {
  const base = baseUrl(fhirServer)
  if (base === undefined) return undefined
  if (fhirServers === 'loopback') return isLoopback(base) ? base : undefined
  return fhirServers.includes(base) ? base : undefined
}

/** A page of a search, or a resource, of this server and of no other. */
export function isBelow(base: string, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { username, password, origin, pathname } = new URL(url)
  const place = origin + pathname
  return username === '' && password === '' && (place === base || place.startsWith(`${base}/`))
}

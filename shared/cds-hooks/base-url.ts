/**
 * URLs that a registry names and calls repeat. They are compared as the URL standard reads them, whole and
 * exactly: `https://ehr.example/fhir@evil.example`, `.../fhir/../admin` and `https://2130706433/` are what
 * they resolve to, not what they look like.
 */

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

/**
 * The one spelling of a base URL: scheme, host, port and path, without a closing slash. `undefined` for
 * anything else than http(s) and for URLs with user name, password, query or fragment.
 */
export function baseUrl(text: string): string | undefined {
  const url = parsed(text)
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined
  return url.origin + url.pathname.replace(/\/+$/, '')
}

const ofThisMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The server is on the machine that asks. */
export const isLoopback = (url: string): boolean => ofThisMachine.test(parsed(url)?.hostname ?? '')

/**
 * Addresses that name no server of a hospital: this very host, link-local (where clouds keep the credentials
 * of a machine), multicast, and all of these written as IPv6. Source: IANA special-purpose address registries.
 */
const ofNobody =
  /^(?:0\.\d+\.\d+\.\d+|169\.254\.\d+\.\d+|2(?:2[4-9]|[34]\d|5[0-5])\.\d+\.\d+\.\d+|\[(?:::|fe[89ab][0-9a-f]:.*|fd00:ec2:.*|ff[0-9a-f]{2}:.*|::ffff:.*|64:ff9b:.*)\])$/

/** What speaks against a URL in a registry, as a sentence; `undefined` when nothing does. */
export function unfit(text: string, insecureLocal: boolean): string | undefined {
  const url = parsed(text)
  if (url === undefined) return 'is not an absolute URL'
  if (url.username !== '' || url.password !== '') return 'holds a user name or password; leave them out'
  if (baseUrl(text) === undefined) return 'must be an http(s) URL without "?" and "#"'
  if (ofNobody.test(url.hostname)) return `names an address (${url.hostname}) that cannot be a server of yours`
  if (isLoopback(text)) return insecureLocal ? undefined : 'is on this machine; that takes "allowInsecureLocal": true'
  return url.protocol === 'https:' ? undefined : 'must begin with https://'
}

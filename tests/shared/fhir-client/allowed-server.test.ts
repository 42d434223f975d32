import { describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/cds-hooks/client.ts'
import { allowedServer, isBelow } from '../../../shared/fhir-client/allowed-server.ts'

const client = (fhirServers: Client['fhirServers']): Client => ({
  id: 'c',
  suggestions: true,
  mutedRules: [],
  ...(fhirServers === undefined ? {} : { fhirServers }),
})
const registered = client(['https://ehr.example/fhir/r4', 'https://10.1.2.3:8443/fhir'])

describe('the FHIR server of a call', () => {
  it.each([
    'https://ehr.example/fhir/r4',
    'https://ehr.example/fhir/r4/',
    'HTTPS://EHR.example:443/fhir/r4',
    'https://ehr.example/fhir/x/../r4',
    'https://10.1.2.3:8443/fhir',
  ])('may be %s, which is registered', (server) => {
    expect(allowedServer(server, registered)).toMatch(/^https:\/\/(ehr\.example\/fhir\/r4|10\.1\.2\.3:8443\/fhir)$/)
  })

  it.each([
    ['another host', 'https://evil.example/fhir/r4'],
    ['a host that ends like it', 'https://notehr.example/fhir/r4'],
    ['a host that begins like it', 'https://ehr.example.evil.example/fhir/r4'],
    ['a host below it', 'https://a.ehr.example/fhir/r4'],
    ['the same name with a dot', 'https://ehr.example./fhir/r4'],
    ['its name as user name', 'https://ehr.example@evil.example/fhir/r4'],
    ['its name as user name and password', 'https://ehr.example:443@evil.example/fhir/r4'],
    ['a user name before it', 'https://user@ehr.example/fhir/r4'],
    ['a backslash', 'https://evil.example\\@ehr.example/fhir/r4'],
    ['plain http', 'http://ehr.example/fhir/r4'],
    ['another port', 'https://ehr.example:8443/fhir/r4'],
    ['another path', 'https://ehr.example/fhir/r5'],
    ['a path below it', 'https://ehr.example/fhir/r4/other-tenant'],
    ['a path above it', 'https://ehr.example/fhir'],
    ['a path out of it', 'https://ehr.example/fhir/r4/../../admin'],
    ['an encoded path out of it', 'https://ehr.example/fhir/r4/%2e%2e/%2e%2e/admin'],
    ['a path with an encoded slash', 'https://ehr.example/fhir%2Fr4'],
    ['a query', 'https://ehr.example/fhir/r4?x=1'],
    ['a fragment', 'https://ehr.example/fhir/r4#x'],
    ['another scheme', 'ftp://ehr.example/fhir/r4'],
    ['a file', 'file:///etc/passwd'],
    ['no URL', 'ehr.example/fhir/r4'],
    ['the metadata address of a cloud', 'http://169.254.169.254/latest/meta-data'],
    ['this machine', 'http://localhost/'],
    ['this machine by number', 'http://2130706433/'],
    ['this machine in hex', 'http://0x7f.1/'],
    ['this machine as IPv6', 'http://[::1]/'],
    ['this machine as IPv4 in IPv6', 'http://[::ffff:127.0.0.1]/'],
    ['another private address', 'https://10.1.2.4:8443/fhir'],
    ['an empty host', 'https:///fhir/r4'],
  ])('may not be %s', (_, server) => {
    expect(allowedServer(server, registered)).toBeUndefined()
    expect(allowedServer(server, client([]))).toBeUndefined()
    expect(allowedServer(server, client(undefined))).toBeUndefined()
  })

  it.each([
    'http://127.0.0.1:3000/fhir',
    'http://localhost:8080/r4',
    'http://[::1]:8080/',
    'http://2130706433:3000/fhir',
  ])('of a service that is open to its own machine may be %s', (server) => {
    expect(allowedServer(server, client('loopback'))).toBeDefined()
  })

  it.each([
    'https://ehr.example/fhir',
    'http://192.168.1.10/fhir',
    'http://localhost.evil.example/',
    'http://localhost@evil.example/',
    'http://0.0.0.0/',
  ])('of a service that is open to its own machine may not be %s', (server) => {
    expect(allowedServer(server, client('loopback'))).toBeUndefined()
  })
})

describe('the next page of a search', () => {
  const base = 'https://ehr.example/fhir/r4'
  it.each([`${base}?_getpages=1`, `${base}/Observation?page=2`, `${base}/_search/2`])('may be %s', (url) => {
    expect(isBelow(base, url)).toBe(true)
  })
  it.each([
    'https://evil.example/fhir/r4/Observation?page=2',
    'https://ehr.example/fhir/r4x/Observation',
    'https://ehr.example/fhir/r4/../r5/Observation',
    'https://ehr.example:444/fhir/r4/Observation',
    'http://ehr.example/fhir/r4/Observation',
    'https://user@ehr.example/fhir/r4/Observation',
    '//evil.example/x',
    'Observation?page=2',
    '',
  ])('may not be %j', (url) => {
    expect(isBelow(base, url)).toBe(false)
  })
})

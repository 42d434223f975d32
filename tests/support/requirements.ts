/**
 * The requirements on a CDS Hooks service, by id. Conformance tests carry the ids in their names; what is
 * tested in another file, or cannot be tested by calls, stands here with that file or the reason.
 */
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `CDS-${String(from + i).padStart(3, '0')}`)

/** Every id of the requirements document. */
export const requirementIds: readonly string[] = [
  ...range(1, 8), // discovery
  ...range(10, 19), // calling a service
  ...range(20, 28), // prefetch
  ...range(30, 35), // FHIR server access
  ...range(40, 44), // response and status codes
  ...range(50, 59), // cards
  ...range(60, 63), // status codes of HTTP
  ...range(65, 68), // transport and CORS
  ...range(70, 76), // feedback
  'CDS-080', // JSON
  'CDS-085', // language
  ...range(90, 91), // extensions
  ...range(100, 107), // operation
  ...range(110, 120), // client trust
]

/** Tested in another file, which must carry the id too. */
export const testedElsewhere: Readonly<Record<string, string>> = {}

/** Not tested by calls, and why. */
export const explained: Readonly<Record<string, string>> = {
  'CDS-008': 'documentation: the README says what each service reads, needs and answers without data',
  'CDS-023': 'a duty of clients; ours to ask for the minimum, which the templates of CDS-020 are reviewed for',
  'CDS-032': 'no FHIR server is read yet: what prefetch lacks is answered with 412',
  'CDS-034': 'no FHIR server is read yet, so no token is ever used',
  'CDS-035': 'a duty of clients and their authorization servers',
  'CDS-065':
    'TLS ends at API Gateway; the stack demands TLS 1.2 or newer, and the local server binds to 127.0.0.1 alone',
  'CDS-085': 'one language, English: no request names a language',
  'CDS-107': 'latency is measured by the benchmark, not asserted by tests',
  'CDS-111': 'tokens are not verified yet; a deployed service trusts nobody until they are',
  'CDS-112': 'as CDS-111',
  'CDS-113': 'as CDS-111',
  'CDS-114': 'as CDS-111',
  'CDS-115': 'as CDS-111',
  'CDS-116': 'as CDS-111',
  'CDS-117': 'as CDS-111',
  'CDS-118': 'as CDS-111',
  'CDS-119': 'as CDS-111',
}

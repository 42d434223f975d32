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
export const testedElsewhere: Readonly<Record<string, string>> = {
  'CDS-032': 'tests/integration/fallback.test.ts',
  'CDS-034': 'tests/integration/fallback.test.ts',
  'CDS-111': 'tests/integration/trust.test.ts',
  'CDS-112': 'tests/integration/trust.test.ts',
  'CDS-113': 'tests/integration/trust.test.ts',
  'CDS-114': 'tests/integration/trust.test.ts',
  'CDS-115': 'tests/integration/trust.test.ts',
  'CDS-116': 'tests/integration/trust.test.ts',
  'CDS-117': 'tests/integration/trust.test.ts',
  'CDS-118': 'tests/integration/trust.test.ts',
  'CDS-119': 'tests/integration/trust.test.ts',
}

/** Not tested by calls, and why. */
export const explained: Readonly<Record<string, string>> = {
  'CDS-008': 'documentation: the README says what each service reads, needs and answers without data',
  'CDS-023': 'a duty of clients; ours to ask for the minimum, which the templates of CDS-020 are reviewed for',
  'CDS-035': 'a duty of clients and their authorization servers',
  'CDS-065':
    'TLS ends at API Gateway; the stack demands TLS 1.2 or newer, and the local server binds to 127.0.0.1 alone',
  'CDS-085': 'one language, English: no request names a language',
  'CDS-107': 'latency is measured by the benchmark, not asserted by tests',
}

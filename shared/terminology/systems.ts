/** The code systems we read, by our own short names. */
export type CodeSystem = 'snomed' | 'loinc' | 'icd10cm' | 'icd10' | 'rxnorm' | 'interpretation' | 'yes-no'

/** Every spelling under which records name a code system. */
const spellings: readonly (readonly [CodeSystem, readonly string[]])[] = [
  ['snomed',         ['http://snomed.info/sct', 'https://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96']],
  ['loinc',          ['http://loinc.org', 'https://loinc.org', 'urn:oid:2.16.840.1.113883.6.1']],
  ['icd10cm',        ['http://hl7.org/fhir/sid/icd-10-cm', 'https://hl7.org/fhir/sid/icd-10-cm', 'urn:oid:2.16.840.1.113883.6.90']],
  ['icd10',          ['http://hl7.org/fhir/sid/icd-10', 'https://hl7.org/fhir/sid/icd-10', 'urn:oid:2.16.840.1.113883.6.3']],
  ['rxnorm',         ['http://www.nlm.nih.gov/research/umls/rxnorm', 'https://www.nlm.nih.gov/research/umls/rxnorm', 'urn:oid:2.16.840.1.113883.6.88']],
  ['interpretation', ['http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', 'http://terminology.hl7.org/CodeSystem/v2-0078',
                      'http://hl7.org/fhir/v3/ObservationInterpretation', 'http://hl7.org/fhir/v2/0078', 'urn:oid:2.16.840.1.113883.5.83']],
  ['yes-no',         ['http://terminology.hl7.org/CodeSystem/v2-0136', 'http://hl7.org/fhir/v2/0136', 'urn:oid:2.16.840.1.113883.12.136']],
]

const bySpelling = new Map(spellings.flatMap(([system, names]) => names.map((name) => [name, system] as const)))

/** The code system a `Coding.system` names: FHIR URI or OID, with or without a trailing slash. */
export function codeSystemOf(system: unknown): CodeSystem | undefined {
  if (typeof system !== 'string') return undefined
  const known = bySpelling.get(system)
  if (known !== undefined) return known
  const trimmed = system.trim()
  return bySpelling.get(trimmed.endsWith('/') ? trimmed.slice(0, -1) : trimmed)
}

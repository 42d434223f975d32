import type {
  CodeableConcept,
  Coding,
  Condition,
  FhirResource,
  MedicationRequest,
  Observation,
  Patient,
} from 'fhir/r4.js'
import type { Topic } from '../../../shared/classifier/topics.ts'

/** One example patient: what the list on the page says of it, and how its chart is written. */
export interface Example {
  /** FHIR id of the patient. */
  readonly id: string
  /** What the chart shows, as the page lists it. */
  readonly shows: string
  /** Topic of the first card this chart must raise; `undefined` for charts that must stay silent. */
  readonly firstTopic: Topic | undefined
  /** Resources, with every date counted back from the moment the chart is written. */
  readonly write: (chart: Chart) => readonly FhirResource[]
}

const systems = {
  snomed: 'http://snomed.info/sct',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  category: 'http://terminology.hl7.org/CodeSystem/observation-category',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
} as const

type Coded = readonly [code: string, display: string]

export const snomed = (code: string, display: string): Coding => ({ system: systems.snomed, code, display })
export const icd10cm = (code: string, display: string): Coding => ({ system: systems.icd10cm, code, display })
export const loinc = (code: string, display: string): Coding => ({ system: systems.loinc, code, display })
export const rxnorm = (code: string, display: string): Coding => ({ system: systems.rxnorm, code, display })

/** Body sites as the examples use them. */
export const sites = {
  leftLeg: { coding: [snomed('61685007', 'Lower limb structure (body structure)')], text: 'left leg' },
  rightLeg: { coding: [snomed('61685007', 'Lower limb structure (body structure)')], text: 'right leg' },
} as const satisfies Record<string, CodeableConcept>

interface Quantity {
  readonly value: number
  readonly unit: string
  /** UCUM code where it differs from what the chart shows. */
  readonly ucum?: string
}

interface ObservationDetails {
  readonly daysAgo: number
  readonly site?: CodeableConcept
  readonly note?: string
  readonly flag?: 'H' | 'L'
}

/** Writes the resources of one patient. Ids and dates follow from the patient's id and `now` alone. */
export interface Chart {
  patient(details: { given: string; family: string; gender: 'female' | 'male'; age: number }): Patient
  condition(details: {
    coding?: readonly Coding[]
    text: string
    recordedDaysAgo: number
    onsetDaysAgo?: number
    status?: 'active' | 'resolved' | 'inactive'
    abatedDaysAgo?: number
    verification?: 'confirmed' | 'provisional' | 'refuted' | 'entered-in-error'
    note?: string
  }): Condition
  /** Words of a clinician: history (LOINC 10164-2) or examination (LOINC 29545-1). */
  note(kind: 'history' | 'examination', daysAgo: number, text: string): Observation
  vital(code: Coded, quantity: Quantity, details: ObservationDetails): Observation
  lab(code: Coded, quantity: Quantity, details: ObservationDetails): Observation
  exam(code: Coded | string, value: Quantity | boolean | string, details: ObservationDetails): Observation
  smoking(code: Coded, daysAgo: number): Observation
  medication(
    coding: Coding | undefined,
    text: string,
    startedDaysAgo: number,
    status?: 'active' | 'stopped',
  ): MedicationRequest
}

const dayMs = 86_400_000

/** Birthdays spread over the year, the same for one id at every start. */
const daysSinceBirthday = (id: string): number => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 300

/** @param now epoch milliseconds */
export function chartOf(id: string, now: number): Chart {
  let count = 0
  const instant = (daysAgo: number) => new Date(now - daysAgo * dayMs).toISOString()
  const day = (daysAgo: number) => instant(daysAgo).slice(0, 10)
  const subject = { reference: `Patient/${id}` }
  const identity = () => ({ id: `${id}-${String(++count)}`, meta: { versionId: '1', lastUpdated: instant(0) } })

  const quantityOf = ({ value, unit, ucum = unit }: Quantity) => ({
    value,
    unit,
    system: 'http://unitsofmeasure.org',
    code: ucum,
  })
  const observed = (
    category: string,
    code: Coded | string,
    value: Quantity | boolean | string,
    { daysAgo, site, note, flag }: ObservationDetails,
  ): Observation => ({
    resourceType: 'Observation',
    ...identity(),
    status: 'final',
    category: [{ coding: [{ system: systems.category, code: category }] }],
    code: typeof code === 'string' ? { text: code } : { coding: [loinc(...code)], text: code[1] },
    subject,
    effectiveDateTime: instant(daysAgo),
    ...(typeof value === 'boolean' ? { valueBoolean: value } : {}),
    ...(typeof value === 'string' ? { valueString: value } : {}),
    ...(typeof value === 'object' ? { valueQuantity: quantityOf(value) } : {}),
    ...(site === undefined ? {} : { bodySite: site }),
    ...(note === undefined ? {} : { note: [{ text: note }] }),
    ...(flag === undefined ? {} : { interpretation: [{ coding: [{ system: systems.interpretation, code: flag }] }] }),
  })

  return {
    patient: ({ given, family, gender, age }) => ({
      resourceType: 'Patient',
      id,
      meta: { versionId: '1', lastUpdated: instant(0) },
      name: [{ use: 'official', family, given: [given] }],
      gender,
      birthDate: day(age * 365.2425 + daysSinceBirthday(id)),
    }),

    condition: ({
      coding,
      text,
      recordedDaysAgo,
      onsetDaysAgo,
      status = 'active',
      abatedDaysAgo,
      verification = 'confirmed',
      note,
    }) => ({
      resourceType: 'Condition',
      ...identity(),
      // FHIR con-5: an entry made in error has no clinical status.
      ...(verification === 'entered-in-error'
        ? {}
        : { clinicalStatus: { coding: [{ system: systems.conditionClinical, code: status }] } }),
      verificationStatus: { coding: [{ system: systems.conditionVerification, code: verification }] },
      code: { ...(coding === undefined ? {} : { coding: [...coding] }), text },
      subject,
      recordedDate: instant(recordedDaysAgo),
      ...(onsetDaysAgo === undefined ? {} : { onsetDateTime: day(onsetDaysAgo) }),
      ...(abatedDaysAgo === undefined ? {} : { abatementDateTime: day(abatedDaysAgo) }),
      ...(note === undefined ? {} : { note: [{ text: note }] }),
    }),

    note: (kind, daysAgo, text) =>
      observed(
        'exam',
        kind === 'history'
          ? ['10164-2', 'History of Present illness Narrative']
          : ['29545-1', 'Physical findings Narrative'],
        text,
        { daysAgo },
      ),
    vital: (code, quantity, details) => observed('vital-signs', code, quantity, details),
    lab: (code, quantity, details) => observed('laboratory', code, quantity, details),
    exam: (code, value, details) => observed('exam', code, value, details),

    smoking: ([code, display], daysAgo) => ({
      resourceType: 'Observation',
      ...identity(),
      status: 'final',
      category: [{ coding: [{ system: systems.category, code: 'social-history' }] }],
      code: { coding: [loinc('72166-2', 'Tobacco smoking status')], text: 'Tobacco smoking status' },
      subject,
      effectiveDateTime: instant(daysAgo),
      valueCodeableConcept: { coding: [snomed(code, display)], text: display },
    }),

    medication: (coding, text, startedDaysAgo, status = 'active') => ({
      resourceType: 'MedicationRequest',
      ...identity(),
      status,
      intent: 'order',
      medicationCodeableConcept: { ...(coding === undefined ? {} : { coding: [coding] }), text },
      subject,
      authoredOn: instant(startedDaysAgo),
    }),
  }
}

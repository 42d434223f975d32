import type {
  CodeableConcept,
  Coding,
  Condition,
  FamilyMemberHistory,
  FhirResource,
  MedicationRequest,
  Observation,
  ObservationComponent,
  Patient,
  Procedure,
  Quantity,
} from 'fhir/r4.js'
import { concept } from '../support/fhir.ts'
import { evaluatedAt } from './case.ts'

/**
 * A chart in a few lines, in the habits of different EHRs: coded findings with a body site, ICD-10-CM
 * problems with notes, questions and answers, one progress note, panels with components, local codes.
 */

const dayMs = 86_400_000

/** Instant so many days before the evaluation; negative lies in the future. */
export const at = (days: number): string => new Date(evaluatedAt - days * dayMs).toISOString()

/** The same as a date without a time. */
export const on = (days: number): string => at(days).slice(0, 10)

const subject = { reference: 'Patient/p1' }

type Said = string | Coding | CodeableConcept

/** Numbers the resources of one chart, so that a case need not invent ids. */
export const chart = (...resources: readonly FhirResource[]): readonly FhirResource[] =>
  resources.map((resource, index) => (resource.id === undefined ? { ...resource, id: `r${index}` } : resource))

export const person = (age: number, gender: 'male' | 'female', rest: Partial<Patient> = {}): Patient => ({
  resourceType: 'Patient',
  id: 'p1',
  gender,
  birthDate: `${2026 - age}-03-15`,
  ...rest,
})

const loincCoding = (code: string, display: string): Coding => ({ system: 'http://loinc.org', code, display })

const written =
  (code: CodeableConcept) =>
  (days: number, text: string, rest: Partial<Observation> = {}): Observation => ({
    resourceType: 'Observation',
    status: 'final',
    subject,
    code,
    effectiveDateTime: at(days),
    valueString: text,
    ...rest,
  })

export const note = written({ coding: [loincCoding('11506-3', 'Progress note')], text: 'Progress note' })
export const complaint = written({ coding: [loincCoding('10154-3', 'Chief complaint')], text: 'Chief complaint' })
export const hpi = written({
  coding: [loincCoding('10164-2', 'History of present illness')],
  text: 'History of present illness',
})
export const exam = written({ coding: [loincCoding('29545-1', 'Physical findings')], text: 'Physical findings' })
export const message = written({ text: 'Patient portal message' })

export type LegWord = 'left' | 'right' | 'both'

/** A body site as most EHRs write it: the part coded, the side in its words. */
export const site = (side: LegWord, part: keyof typeof parts = 'leg'): CodeableConcept => ({
  coding: [{ system: 'http://snomed.info/sct', code: parts[part] }],
  text: side === 'both' ? `both ${part}s`.replace('foots', 'feet') : `${side} ${part}`,
})

const parts = { leg: '61685007', 'lower leg': '30021000', foot: '56459004', thigh: '68367000' } as const

interface ProblemDetails {
  readonly text?: string
  readonly note?: string
  readonly site?: CodeableConcept
  readonly clinical?: 'active' | 'recurrence' | 'relapse' | 'inactive' | 'remission' | 'resolved'
  readonly verification?: 'confirmed' | 'provisional' | 'differential' | 'unconfirmed' | 'refuted' | 'entered-in-error'
  /** Days before the evaluation it began, where that differs from the day it was recorded. */
  readonly onset?: number
  readonly abated?: number
}

/** A problem-list entry recorded so many days ago; `null` gives it no date at all. */
export const problem = (said: Said, days: number | null, details: ProblemDetails = {}): Condition => ({
  resourceType: 'Condition',
  subject,
  code: { ...concept(said), ...(details.text === undefined ? {} : { text: details.text }) },
  clinicalStatus: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
        code: details.clinical ?? 'active',
      },
    ],
  },
  verificationStatus: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
        code: details.verification ?? 'confirmed',
      },
    ],
  },
  ...(days === null ? {} : { recordedDate: at(days) }),
  ...(details.onset === undefined ? {} : { onsetDateTime: at(details.onset) }),
  ...(details.abated === undefined ? {} : { abatementDateTime: at(details.abated) }),
  ...(details.site === undefined ? {} : { bodySite: [details.site] }),
  ...(details.note === undefined ? {} : { note: [{ text: details.note }] }),
})

/** A coded finding, or a question with any kind of value in `rest`. */
export const finding = (said: Said, days: number, rest: Partial<Observation> = {}): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  subject,
  code: concept(said),
  effectiveDateTime: at(days),
  ...rest,
})

/** A questionnaire row: the question is the code's text. */
export const ask = (days: number, question: string, answer: string | boolean): Observation =>
  finding(question, days, typeof answer === 'boolean' ? { valueBoolean: answer } : { valueString: answer })

/** The same, answered from a pick list. */
export const pick = (days: number, question: string, answer: string): Observation =>
  finding(question, days, { valueCodeableConcept: { text: answer } })

const ucum = (value: number, unit: string): Quantity => ({
  value,
  unit,
  system: 'http://unitsofmeasure.org',
  code: unit,
})

/** A number in a UCUM unit. */
export const measure = (
  said: Said,
  days: number,
  value: number,
  unit: string,
  rest: Partial<Observation> = {},
): Observation => finding(said, days, { valueQuantity: ucum(value, unit), ...rest })

/** A number whose unit is only words, as local interfaces send it. */
export const loose = (
  said: Said,
  days: number,
  value: number,
  unit: string,
  rest: Partial<Observation> = {},
): Observation => finding(said, days, { valueQuantity: { value, ...(unit === '' ? {} : { unit }) }, ...rest })

export const part = (said: Said, value: number | string, unit = ''): ObservationComponent => ({
  code: concept(said),
  ...(typeof value === 'string'
    ? { valueString: value }
    : { valueQuantity: unit === '' ? { value } : ucum(value, unit) }),
})

export const panel = (said: Said, days: number, ...component: ObservationComponent[]): Observation =>
  finding(said, days, { component })

export const flagged = (code: 'H' | 'HH' | 'L' | 'LL' | 'N' | 'A' | 'POS' | 'NEG'): Partial<Observation> => ({
  interpretation: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code }] },
  ],
})

/** A prescription written so many days ago. */
export const drug = (
  name: string,
  days: number,
  status: MedicationRequest['status'] = 'active',
  rest: Partial<MedicationRequest> = {},
): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  status,
  intent: 'order',
  subject,
  authoredOn: at(days),
  medicationCodeableConcept: { text: name },
  ...rest,
})

export const operation = (said: Said, days: number, rest: Partial<Procedure> = {}): Procedure => ({
  resourceType: 'Procedure',
  status: 'completed',
  subject,
  code: concept(said),
  performedDateTime: at(days),
  ...rest,
})

export const relative = (who: string, said: Said): FamilyMemberHistory => ({
  resourceType: 'FamilyMemberHistory',
  status: 'completed',
  patient: subject,
  relationship: { text: who },
  condition: [{ code: concept(said) }],
})

/** Codes the charts use, each seen in the project's code tables or LOINC's common vital signs. */
const sct = (code: string, display: string): Coding => ({ system: 'http://snomed.info/sct', code, display })
export const icd = (code: string, display?: string): Coding => ({
  system: 'http://hl7.org/fhir/sid/icd-10-cm',
  code,
  ...(display === undefined ? {} : { display }),
})

export const code = {
  abi: loincCoding('77194-9', 'Ankle-brachial index'),
  abiSnomed: sct('446841001', 'Ankle brachial pressure index'),
  dDimerFeu: loincCoding('48065-7', 'Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma'),
  dDimerDdu: loincCoding('48066-5', 'Fibrin D-dimer DDU [Mass/volume] in Platelet poor plasma'),
  heartRate: loincCoding('8867-4', 'Heart rate'),
  oxygen: loincCoding('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry'),
  breathing: loincCoding('9279-1', 'Respiratory rate'),
  systolic: loincCoding('8480-6', 'Systolic blood pressure'),
  diastolic: loincCoding('8462-4', 'Diastolic blood pressure'),
  bloodPressure: loincCoding('85354-9', 'Blood pressure panel with all children optional'),
  temperature: loincCoding('8310-5', 'Body temperature'),
  whiteCells: loincCoding('6690-2', 'Leukocytes [#/volume] in Blood by Automated count'),
  painScore: loincCoding('72514-3', 'Pain severity - 0-10 verbal numeric rating [Score] - Reported'),
  ferritin: loincCoding('2276-4', 'Ferritin [Mass/volume] in Serum or Plasma'),
  ironSaturation: loincCoding('2502-3', 'Iron saturation [Mass Fraction] in Serum or Plasma'),
  potassium: loincCoding('2823-3', 'Potassium [Moles/volume] in Serum or Plasma'),
  magnesium: loincCoding('19123-9', 'Magnesium [Mass/volume] in Serum or Plasma'),
  calcium: loincCoding('17861-6', 'Calcium [Mass/volume] in Serum or Plasma'),
  a1c: loincCoding('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'),
  a1cIfcc: loincCoding('59261-8', 'Hemoglobin A1c/Hemoglobin.total in Blood by IFCC protocol'),
  b12: loincCoding('2132-9', 'Cobalamin (Vitamin B12) [Mass/volume] in Serum or Plasma'),
  egfr: loincCoding('98979-8', 'Glomerular filtration rate/1.73 sq M.predicted'),
  calf: sct('413171006', 'Lower limb circumference'),
  acuteLimbIschemia: sct('1230182004', 'Acute lower limb ischemia'),
  paroxysmalAf: icd('I48.0', 'Paroxysmal atrial fibrillation'),
  pulseAbsent: sct('301161008', 'Peripheral pulse absent'),
  painfulCold: sct('771545003', 'Painful and cold lower limb'),
  monoplegia: sct('80420005', 'Monoplegia of lower limb'),
  criticalIschemia: sct('233962007', 'Critical lower limb ischemia'),
  restPain: sct('713412006', 'Ischemic foot pain at rest'),
  pad: sct('840580004', 'Peripheral arterial disease'),
  claudication: sct('63491006', 'Intermittent claudication'),
  footUlcer: sct('95345008', 'Ulcer of foot'),
  dvt: sct('128053003', 'Deep venous thrombosis'),
  legDvt: sct('404223003', 'Deep venous thrombosis of lower extremity'),
  pe: sct('59282003', 'Pulmonary embolism'),
  swelling: sct('449614009', 'Swelling of lower limb'),
  calfSwelling: sct('449615005', 'Swelling of lower leg'),
  tenderness: sct('247348008', 'Tenderness'),
  redness: sct('247441003', 'Erythema'),
  hotSkin: sct('707793005', 'Hot skin'),
  legPain: sct('10601006', 'Pain in lower limb'),
  leftLegPain: sct('287047008', 'Pain in left lower limb'),
  rightLegPain: sct('287048003', 'Pain in right lower limb'),
  footPain: sct('47933007', 'Foot pain'),
  calfPain: sct('300954003', 'Calf pain'),
  cancer: sct('363346000', 'Malignant neoplastic disease'),
  pregnant: sct('77386006', 'Pregnant'),
  diabetes: sct('44054006', 'Diabetes mellitus type 2'),
  venousInsufficiency: sct('20696009', 'Peripheral venous insufficiency'),
  varicose: sct('72866009', 'Varicose veins of lower extremity'),
  cellulitis: sct('449711005', 'Cellulitis of lower leg'),
  caudaEquina: sct('192970008', 'Cauda equina syndrome'),
  saddle: sct('449813001', 'Numbness of saddle area'),
  retention: sct('267064002', 'Retention of urine'),
  sciatica: sct('23056005', 'Sciatica'),
  lumbarRadiculopathy: sct('128196005', 'Lumbar radiculopathy'),
  backPain: sct('279039007', 'Low back pain'),
  stenosis: sct('18347007', 'Spinal stenosis of lumbar region'),
  restlessLegs: sct('32914008', 'Restless legs'),
  legCramp: sct('449917004', 'Cramp in lower limb'),
  neuropathy: sct('302226006', 'Peripheral neuropathy'),
  diabeticNeuropathy: sct('424736006', 'Diabetic peripheral neuropathy'),
  numbSkin: sct('102603008', 'Numbness of skin'),
  tingling: sct('91019004', 'Paresthesia'),
  dyspnea: sct('267036007', 'Dyspnea'),
  chestPain: sct('29857009', 'Chest pain'),
  hemoptysis: sct('66857006', 'Hemoptysis'),
  syncope: sct('271594007', 'Syncope'),
  fever: sct('386661006', 'Fever'),
} as const

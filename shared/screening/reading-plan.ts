/**
 * What the readers of `evidence/` look at, by resource type, so that the rest of a line need not be looked at.
 *
 * Safe by default: a member that is not listed here counts as read. A test watches the readers over every
 * chart we have and fails when one of them touches a member listed as ignored.
 */
export interface ReadingPlan {
  /** Members no reader looks at: whatever they hold, the line says the same. */
  readonly ignored: ReadonlySet<string>
  /** Dates in the order the reader asks for them; it takes the first that is there. */
  readonly dates: readonly string[]
  /** Members that only say since when or until when something holds; they never decide whether it is stated. */
  readonly bounds: ReadonlySet<string>
  /** Members that can only take a statement away, never add one: they do not matter where nothing is stated. */
  readonly weakening: ReadonlySet<string>
  /**
   * Where a fact's times come from, besides the date it was stated: one reading then serves every date. Absent
   * where dates do more than that.
   */
  readonly course?: { readonly onset?: string; readonly ended?: string }
}

/** Members that every resource may have and no reader looks at. */
const common = ['text', 'implicitRules', 'language', 'identifier', 'encounter', 'context', 'basedOn', 'partOf']

const plan = (
  ignored: readonly string[],
  dates: readonly string[],
  {
    bounds = [],
    weakening = [],
    course = bounds.length === 0 ? {} : undefined,
  }: {
    readonly bounds?: readonly string[]
    readonly weakening?: readonly string[]
    readonly course?: ReadingPlan['course']
  } = {},
): ReadingPlan => ({
  ignored: new Set([...common, ...ignored]),
  dates,
  bounds: new Set(bounds),
  weakening: new Set(weakening),
  ...(course === undefined ? {} : { course }),
})

const orderActors = [
  'requester',
  'performer',
  'performerType',
  'recorder',
  'reasonReference',
  'insurance',
  'supportingInfo',
  'supportingInformation',
  'relevantHistory',
  'instantiatesCanonical',
  'instantiatesUri',
  'groupIdentifier',
  'category',
  'priority',
  'replaces',
  'priorRequest',
]

export const readingPlans: Readonly<Record<string, ReadingPlan>> = {
  Observation: plan(
    ['category', 'performer', 'method', 'specimen', 'device', 'hasMember', 'derivedFrom'],
    ['effectiveDateTime', 'effectivePeriod.start', 'effectiveInstant', 'issued'],
  ),
  Condition: plan(
    ['category', 'severity', 'recorder', 'asserter'],
    ['recordedDate', 'extension.valueDateTime', 'onsetDateTime', 'onsetPeriod.start'],
    {
      bounds: ['abatementPeriod', 'onsetPeriod'],
      course: { onset: 'onsetDateTime', ended: 'abatementDateTime' },
    },
  ),
  MedicationRequest: plan(
    [
      ...orderActors,
      'reported',
      'dispenseRequest',
      'substitution',
      'eventHistory',
      'courseOfTherapyType',
      'detectedIssue',
      'statusReason',
    ],
    ['authoredOn'],
    { weakening: ['dosageInstruction', 'reasonCode'] },
  ),
  MedicationStatement: plan(
    ['category', 'informationSource', 'derivedFrom', 'reasonReference', 'statusReason'],
    ['dateAsserted', 'effectiveDateTime', 'effectivePeriod.start'],
    { bounds: ['effectivePeriod'], weakening: ['dosage', 'reasonCode'] },
  ),
  MedicationAdministration: plan(
    [
      'category',
      'performer',
      'reasonReference',
      'request',
      'device',
      'eventHistory',
      'supportingInformation',
      'statusReason',
      'instantiates',
    ],
    ['effectiveDateTime', 'effectivePeriod.start'],
    { bounds: ['effectivePeriod'], weakening: ['dosage', 'reasonCode'] },
  ),
  Medication: plan(['manufacturer', 'amount', 'batch'], []),
  Procedure: plan(
    [
      'category',
      'recorder',
      'asserter',
      'performer',
      'location',
      'reasonReference',
      'statusReason',
      'outcome',
      'report',
      'complicationDetail',
      'focalDevice',
      'usedReference',
      'instantiatesCanonical',
      'instantiatesUri',
    ],
    ['performedDateTime', 'performedPeriod.end', 'performedPeriod.start'],
  ),
  DiagnosticReport: plan(
    ['category', 'performer', 'resultsInterpreter', 'specimen', 'result', 'imagingStudy', 'media', 'presentedForm'],
    ['effectiveDateTime', 'effectivePeriod.start', 'issued'],
  ),
  ServiceRequest: plan(
    [...orderActors, 'requisition', 'specimen', 'locationCode', 'locationReference', 'patientInstruction'],
    ['authoredOn', 'occurrenceDateTime', 'occurrencePeriod.start'],
  ),
  DeviceRequest: plan([...orderActors, 'parameter'], ['authoredOn', 'occurrenceDateTime', 'occurrencePeriod.start']),
  Encounter: plan(
    [
      'statusHistory',
      'classHistory',
      'type',
      'serviceType',
      'priority',
      'episodeOfCare',
      'participant',
      'appointment',
      'length',
      'reasonReference',
      'diagnosis',
      'account',
      'hospitalization',
      'location',
      'serviceProvider',
    ],
    ['period.start'],
    { bounds: ['period'] },
  ),
  FamilyMemberHistory: plan(
    ['name', 'sex', 'instantiatesCanonical', 'instantiatesUri', 'reasonReference', 'dataAbsentReason'],
    ['date'],
  ),
  Patient: plan(
    [
      'active',
      'name',
      'telecom',
      'address',
      'maritalStatus',
      'photo',
      'contact',
      'communication',
      'generalPractitioner',
      'managingOrganization',
      'link',
      'multipleBirthBoolean',
      'multipleBirthInteger',
      'extension',
      '_birthDate',
    ],
    ['birthDate'],
  ),
}

/** The large and frequent types of FHIR R4 that never say anything of ours. A type in neither list is parsed and passed over. */
export const typesNobodyReads: ReadonlySet<string> = new Set([
  'Account',
  'AllergyIntolerance',
  'Appointment',
  'AuditEvent',
  'Binary',
  'CarePlan',
  'CareTeam',
  'ChargeItem',
  'Claim',
  'ClaimResponse',
  'Communication',
  'Composition',
  'Consent',
  'Coverage',
  'Device',
  'DocumentReference',
  'EpisodeOfCare',
  'ExplanationOfBenefit',
  'Flag',
  'Goal',
  'Group',
  'ImagingStudy',
  'Immunization',
  'Invoice',
  'List',
  'Location',
  'Media',
  'MedicationDispense',
  'NutritionOrder',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Provenance',
  'QuestionnaireResponse',
  'RelatedPerson',
  'Schedule',
  'Slot',
  'Specimen',
  'SupplyDelivery',
  'SupplyRequest',
  'Task',
])

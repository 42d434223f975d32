import type { CodeSystem } from '../systems.ts'
import type { CodeSourceId } from './sources.ts'

/** `unknown` is an answer too ("asked, not known"): it is no evidence, and not an absence. */
export type Presence = 'present' | 'absent' | 'unknown'

export interface AnswerRow {
  readonly system: CodeSystem
  readonly code: string
  readonly says: Presence
  readonly display: string
  readonly source: CodeSourceId
}

/** Value codes that answer "is it there?". */
export const answerRows: readonly AnswerRow[] = [
  { system: 'snomed', code: '52101004',  says: 'present', display: 'Present',          source: 'oifm' },
  { system: 'snomed', code: '2667000',   says: 'absent',  display: 'Absent',           source: 'oifm' },
  { system: 'snomed', code: '261665006', says: 'unknown', display: 'Unknown',          source: 'oifm' },
  { system: 'snomed', code: '373066001', says: 'present', display: 'Yes',              source: 'dicom-in-fhir' },
  { system: 'snomed', code: '373067005', says: 'absent',  display: 'No',               source: 'dicom-in-fhir' },
  { system: 'snomed', code: '10828004',  says: 'present', display: 'Positive',         source: 'public-files' },
  { system: 'snomed', code: '260385009', says: 'absent',  display: 'Negative',         source: 'public-files' },
  { system: 'snomed', code: '260373001', says: 'present', display: 'Detected',         source: 'public-files' },
  { system: 'snomed', code: '260415000', says: 'absent',  display: 'Not detected',     source: 'public-files' },

  { system: 'loinc',  code: 'LA33-6',    says: 'present', display: 'Yes',              source: 'public-files' },
  { system: 'loinc',  code: 'LA32-8',    says: 'absent',  display: 'No',               source: 'public-files' },
  { system: 'loinc',  code: 'LA9633-4',  says: 'present', display: 'Present',          source: 'public-files' },
  { system: 'loinc',  code: 'LA9634-2',  says: 'absent',  display: 'Absent',           source: 'public-files' },
  { system: 'loinc',  code: 'LA4489-6',  says: 'unknown', display: 'Unknown',          source: 'public-files' },

  { system: 'yes-no', code: 'Y',         says: 'present', display: 'Yes',              source: 'fhir-r4' },
  { system: 'yes-no', code: 'N',         says: 'absent',  display: 'No',               source: 'fhir-r4' },

  { system: 'interpretation', code: 'POS', says: 'present', display: 'Positive',       source: 'fhir-r4' },
  { system: 'interpretation', code: 'NEG', says: 'absent',  display: 'Negative',       source: 'fhir-r4' },
  { system: 'interpretation', code: 'DET', says: 'present', display: 'Detected',       source: 'fhir-r4' },
  { system: 'interpretation', code: 'ND',  says: 'absent',  display: 'Not detected',   source: 'fhir-r4' },
  { system: 'interpretation', code: 'IND', says: 'unknown', display: 'Indeterminate',  source: 'fhir-r4' },
  { system: 'interpretation', code: 'E',   says: 'unknown', display: 'Equivocal',      source: 'fhir-r4' },
]

/** How a laboratory flags a result against its own limits. */
export type Interpretation = 'high' | 'low' | 'normal' | 'abnormal' | 'positive' | 'negative' | 'indeterminate'

export interface InterpretationRow {
  readonly code: string
  readonly says: Interpretation
  readonly display: string
  readonly source: CodeSourceId
}

/** HL7 v2 table 0078 and v3 ObservationInterpretation; the two agree where both have a code. */
export const interpretationRows: readonly InterpretationRow[] = [
  { code: 'H',   says: 'high',          display: 'High',                source: 'fhir-r4' },
  { code: 'HH',  says: 'high',          display: 'Critical high',       source: 'fhir-r4' },
  { code: 'HU',  says: 'high',          display: 'Significantly high',  source: 'fhir-r4' },
  { code: 'H>',  says: 'high',          display: 'Significantly high',  source: 'fhir-r4' },
  { code: 'HX',  says: 'high',          display: 'Above high threshold', source: 'fhir-r4' },
  { code: '>',   says: 'high',          display: 'Off scale high',      source: 'fhir-r4' },
  { code: 'L',   says: 'low',           display: 'Low',                 source: 'fhir-r4' },
  { code: 'LL',  says: 'low',           display: 'Critical low',        source: 'fhir-r4' },
  { code: 'LU',  says: 'low',           display: 'Significantly low',   source: 'fhir-r4' },
  { code: 'L<',  says: 'low',           display: 'Significantly low',   source: 'fhir-r4' },
  { code: 'LX',  says: 'low',           display: 'Below low threshold', source: 'fhir-r4' },
  { code: '<',   says: 'low',           display: 'Off scale low',       source: 'fhir-r4' },
  { code: 'N',   says: 'normal',        display: 'Normal',              source: 'fhir-r4' },
  { code: 'A',   says: 'abnormal',      display: 'Abnormal',            source: 'fhir-r4' },
  { code: 'AA',  says: 'abnormal',      display: 'Critical abnormal',   source: 'fhir-r4' },
  { code: 'POS', says: 'positive',      display: 'Positive',            source: 'fhir-r4' },
  { code: 'DET', says: 'positive',      display: 'Detected',            source: 'fhir-r4' },
  { code: 'NEG', says: 'negative',      display: 'Negative',            source: 'fhir-r4' },
  { code: 'ND',  says: 'negative',      display: 'Not detected',        source: 'fhir-r4' },
  { code: 'IND', says: 'indeterminate', display: 'Indeterminate',       source: 'fhir-r4' },
  { code: 'E',   says: 'indeterminate', display: 'Equivocal',           source: 'fhir-r4' },
]

/**
 * Where each code was seen together with its display. None of these is a terminology release:
 * check the tables against one (SNOMED CT, LOINC, ICD-10-CM, RxNorm) before clinical use.
 */
export const codeSources = {
  'american-medical-coding': 'americanmedicalcoding.com, sciatica ICD-10 codes',
  'caliber':                 'HDR UK CALIBER phenotype library (spiros/hdr-caliber-phenotype-library), code lists',
  'cpic':                    'CPIC drug table (cpicpgx/cpic-schema, drug.sql)',
  'cramp-corpus':            'public concept-normalization corpus: code seen with the phrase "leg cramps"',
  'dicom-in-fhir':           'DICOM context groups in FHIR (bvdh/dicom-terminology-in-fhir)',
  'diseasedb':               'diseasedb.com, ICD-10 pages',
  'ecqm-2021':               'US eCQM value sets (cqframework/ecqm-content-r4-2021)',
  'ecqm-2024':               'US eCQM value sets (cqframework/ecqm-content-qicore-2024)',
  'ehdsi':                   'eHealth Digital Service Infrastructure value sets 8.1.0 (hl7-eu/EHDSI-Terminology-package)',
  'ehealth-belgium':         'eHealth Belgium referral guide 1.0.0, diagnostic imaging value sets',
  'exeter-diabetes':         'Exeter-Diabetes CPRD code lists, SNOMED CT',
  'fhir-examples':           'FHIR specification examples (google/fhir)',
  'fhir-r4':                 'FHIR R4 specification: HL7 v2 tables and v3 code systems',
  'gecco':                   'German Corona Consensus FHIR code listing, LOINC D-dimer',
  'hl7-eu-hdr':              'HL7 Europe hospital discharge report guide, circumference value set',
  'hl7-lithuania':           'HL7 Lithuania cardiovascular guide, ankle-brachial index profile',
  'icd-10-csv':              'ICD-10-CM category table (kamillamagna/ICD-10-CSV)',
  'icd-code':                'complete ICD-10-CM table of about 2017 (medtrack-io/icd_code)',
  'loinc-india':             'LOINC alias table (kiranma72/loinc-india)',
  'ohdsi':                   'OHDSI PhenotypeLibrary cohort definitions',
  'oifm':                    'Open Imaging Finding Model definitions (hoodcm/oifm-definitions)',
  'public-files':            'code and display together in public source files, repository not named; weaker than a value set',
  'snomed-docs':             'SNOMED International documentation pages',
  'snomed-finding-extractor': 'Goonerjon123/snomed-finding-extractor',
  'specification':           'clinical specification, by name; no code was verified',
  'synthea':                 'Synthea synthetic patients: code and display as the generator writes them',
  'vista':                   'VistA clinic encounter forms (FileMan file 358.3)',
  'vte-reports':             'public FHIR value set "VTEReports", LOINC imaging codes',
} as const satisfies Record<string, string>

export type CodeSourceId = keyof typeof codeSources

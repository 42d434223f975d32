import type { FeatureId } from '../features.ts'
import type { CodeSourceId } from './sources.ts'

export interface LoincRow {
  readonly code: string
  readonly feature: FeatureId
  /** D-dimer only. */
  readonly basis?: 'FEU' | 'DDU' | 'unknown'
  readonly display: string
  readonly source: CodeSourceId
  readonly note?: string
}

/** LOINC measurements. The unit is always read from the value: [Mass/volume] codes arrive in mmol/L too. */
export const loincRows: readonly LoincRow[] = [
  { code: '77194-9', feature: 'abi',                     display: 'Ankle-brachial index', source: 'public-files', note: 'carries no side: bodySite, component or text does' },
  { code: '8581-1',  feature: 'abi',                     display: 'Tibial/brachial index', source: 'dicom-in-fhir', note: 'tibial over brachial pressure: read as an ankle-brachial index' },
  { code: '48065-7', feature: 'd-dimer',                 basis: 'FEU', display: 'Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma', source: 'gecco' },
  { code: '48067-3', feature: 'd-dimer',                 basis: 'FEU', display: 'Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma by Immunoassay', source: 'gecco' },
  { code: '71427-9', feature: 'd-dimer',                 basis: 'FEU', display: 'Fibrin D-dimer FEU [Mass/volume] in Blood by Immunoassay', source: 'gecco' },
  { code: '48066-5', feature: 'd-dimer',                 basis: 'DDU', display: 'Fibrin D-dimer DDU [Mass/volume] in Platelet poor plasma', source: 'gecco' },
  { code: '48058-2', feature: 'd-dimer',                 basis: 'DDU', display: 'Fibrin D-dimer DDU [Mass/volume] in Platelet poor plasma by Immunoassay', source: 'gecco' },
  { code: '91556-1', feature: 'd-dimer',                 basis: 'DDU', display: 'Fibrin D-dimer DDU [Mass/volume] in Blood by Immunoassay', source: 'gecco' },
  { code: '7799-0',  feature: 'd-dimer',                 basis: 'unknown', display: 'Fibrin D-dimer [Units/volume] in Platelet poor plasma', source: 'gecco', note: 'arbitrary units: never compared with a mass cut-off' },
  { code: '3246-6',  feature: 'd-dimer',                 basis: 'unknown', display: 'Fibrin D-dimer [Units/volume] in Platelet poor plasma by Immunoassay', source: 'gecco', note: 'arbitrary units' },
  { code: '38898-3', feature: 'd-dimer',                 basis: 'unknown', display: 'Fibrin D-dimer [Titer] in Platelet poor plasma', source: 'gecco', note: 'titre' },
  { code: '55398-2', feature: 'd-dimer',                 basis: 'unknown', display: 'Short Fibrin D-dimer FEU and DDU panel - Platelet poor plasma', source: 'gecco', note: 'panel: its components carry the basis' },
  { code: '72514-3', feature: 'pain-severity',           display: 'Pain severity - 0-10 verbal numeric rating [Score] - Reported', source: 'ecqm-2021' },
  { code: '38208-5', feature: 'pain-severity',           display: 'Pain severity - Reported', source: 'ecqm-2021' },
  { code: '38214-3', feature: 'pain-severity',           display: 'Pain severity [Score] Visual analog score', source: 'ecqm-2021' },
  { code: '8867-4',  feature: 'heart-rate',              display: 'Heart rate', source: 'ecqm-2021' },
  { code: '8310-5',  feature: 'body-temperature',        display: 'Body temperature', source: 'ohdsi' },
  { code: '59408-5', feature: 'oxygen-saturation',       display: 'Oxygen saturation in Arterial blood by Pulse oximetry', source: 'fhir-examples' },
  { code: '2708-6',  feature: 'oxygen-saturation',       display: 'Oxygen saturation in Arterial blood', source: 'dicom-in-fhir' },
  { code: '9279-1',  feature: 'respiratory-rate',        display: 'Respiratory rate', source: 'fhir-examples' },
  { code: '8480-6',  feature: 'systolic-blood-pressure', display: 'Systolic blood pressure', source: 'fhir-examples' },
  { code: '6690-2',  feature: 'white-cell-count',        display: 'Leukocytes [#/volume] in Blood by Automated count', source: 'ecqm-2021' },
  { code: '26464-8', feature: 'white-cell-count',        display: 'Leukocytes [#/volume] in Blood', source: 'ecqm-2021' },
  { code: '2160-0',  feature: 'creatinine',              display: 'Creatinine [Mass/volume] in Serum or Plasma', source: 'ecqm-2021' },
  { code: '2276-4',  feature: 'ferritin',                display: 'Ferritin [Mass/volume] in Serum or Plasma', source: 'loinc-india', note: 'ng/mL = ug/L' },
  { code: '2502-3',  feature: 'transferrin-saturation',  display: 'Iron saturation [Mass Fraction] in Serum or Plasma', source: 'loinc-india', note: 'may be sent as a fraction' },
  { code: '2498-4',  feature: 'iron',                    display: 'Iron [Mass/volume] in Serum or Plasma', source: 'loinc-india', note: 'ug/dL' },
  { code: '2500-7',  feature: 'tibc',                    display: 'Iron binding capacity [Mass/volume] in Serum or Plasma', source: 'loinc-india', note: 'ug/dL; TSAT % = iron / TIBC * 100' },
  { code: '2823-3',  feature: 'potassium',               display: 'Potassium [Moles/volume] in Serum or Plasma', source: 'ecqm-2024', note: 'mmol/L' },
  { code: '6298-4',  feature: 'potassium',               display: 'Potassium [Moles/volume] in Blood', source: 'ecqm-2024', note: 'whole blood' },
  { code: '19123-9', feature: 'magnesium',               display: 'Magnesium [Mass/volume] in Serum or Plasma', source: 'loinc-india', note: 'mg/dL' },
  { code: '17861-6', feature: 'calcium',                 display: 'Calcium [Mass/volume] in Serum or Plasma', source: 'loinc-india', note: 'mg/dL total' },
  { code: '4548-4',  feature: 'hba1c',                   display: 'Hemoglobin A1c/Hemoglobin.total in Blood', source: 'ecqm-2024', note: '%' },
  { code: '17856-6', feature: 'hba1c',                   display: 'Hemoglobin A1c/Hemoglobin.total in Blood by HPLC', source: 'ecqm-2024', note: 'HPLC' },
  { code: '59261-8', feature: 'hba1c',                   display: 'Hemoglobin A1c/Hemoglobin.total in Blood by IFCC protocol', source: 'ohdsi', note: 'mmol/mol' },
  { code: '2132-9',  feature: 'vitamin-b12',             display: 'Cobalamin (Vitamin B12) [Mass/volume] in Serum or Plasma', source: 'loinc-india', note: 'pg/mL' },
  { code: '2157-6',  feature: 'creatine-kinase',         display: 'Creatine kinase [Enzymatic activity/volume] in Serum or Plasma', source: 'loinc-india', note: 'U/L' },
  { code: '3016-3',  feature: 'tsh',                     display: 'Thyrotropin [Units/volume] in Serum or Plasma', source: 'loinc-india', note: 'mIU/L = m[IU]/L' },
  { code: '98979-8', feature: 'egfr',                    display: 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)', source: 'ecqm-2024', note: 'CKD-EPI 2021' },
  { code: '62238-1', feature: 'egfr',                    display: 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI)', source: 'ecqm-2024', note: 'CKD-EPI 2009' },
  { code: '69405-9', feature: 'egfr',                    display: 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood', source: 'ecqm-2024' },
  { code: '77147-7', feature: 'egfr',                    display: 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (MDRD)', source: 'ecqm-2024', note: 'MDRD' },
  { code: '48642-3', feature: 'egfr',                    display: 'Glomerular filtration rate/1.73 sq M.predicted among non-blacks [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (MDRD)', source: 'ecqm-2024', note: 'MDRD non-black' },
  { code: '1988-5',  feature: 'crp',                     display: 'C reactive protein [Mass/volume] in Serum or Plasma', source: 'loinc-india' },
  { code: '718-7',   feature: 'hemoglobin',              display: 'Hemoglobin [Mass/volume] in Blood', source: 'ecqm-2024' },
  { code: '2345-7',  feature: 'glucose',                 display: 'Glucose [Mass/volume] in Serum or Plasma', source: 'ecqm-2024' },
  { code: '2601-3',  feature: 'magnesium',               display: 'Magnesium [Moles/volume] in Serum or Plasma', source: 'public-files', note: 'mmol/L' },
  { code: '2000-8',  feature: 'calcium',                 display: 'Calcium [Moles/volume] in Serum or Plasma', source: 'public-files', note: 'mmol/L total' },
  { code: '1995-0',  feature: 'calcium-ionized',         display: 'Calcium.ionized [Moles/volume] in Serum or Plasma', source: 'public-files', note: 'mmol/L' },
  { code: '33914-3', feature: 'egfr',                    display: 'Glomerular filtration rate/1.73 sq M.predicted (MDRD)', source: 'public-files', note: 'MDRD; still sent by older systems' },
  { code: '8331-1',  feature: 'body-temperature',        display: 'Oral temperature', source: 'synthea' },
  { code: '38483-4', feature: 'creatinine',              display: 'Creatinine [Mass/volume] in Blood', source: 'synthea' },
  { code: '49765-1', feature: 'calcium',                 display: 'Calcium [Mass/volume] in Blood', source: 'synthea' },
  { code: '2339-0',  feature: 'glucose',                 display: 'Glucose [Mass/volume] in Blood', source: 'synthea' },
  { code: '1751-7',  feature: 'albumin',                 display: 'Albumin [Mass/volume] in Serum or Plasma', source: 'synthea', note: 'corrects calcium' },
]

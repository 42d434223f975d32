import type { CodeRow } from './code-row.ts'

/** ICD-10-CM: history, risks and conditions that change the weight of others. The longest matching row wins. */
export const icd10cmHistory: readonly CodeRow[] = [
  // --- Earlier events
  { code: 'Z86.718',                  states: ['hx-dvt'],                                   source: 'icd-code', display: 'Personal history of other venous thrombosis and embolism', note: 'other than pulmonary embolism; the leg is not named' },
  { code: 'I27.82',                   states: ['hx-pe'],                                    source: 'icd-code', display: 'Chronic pulmonary embolism', note: 'not an acute embolism' },
  { code: 'Z86.711',                  states: ['hx-pe'],                                    source: 'icd-code', display: 'Personal history of pulmonary embolism' },
  { code: 'Z95.820',                  states: ['hx-limb-revascularization'],                source: 'icd-code', display: 'Peripheral vascular angioplasty status with implants and grafts', note: 'Z95.828 (other vascular implants) can be any vessel: not mapped' },
  { code: 'Z98.62',                   states: ['hx-limb-revascularization'],                source: 'icd-code', display: 'Peripheral vascular angioplasty status' },
  { code: 'Z89.4',   match: 'prefix', states: ['hx-leg-amputation'],         side: 'sixth', source: 'icd-code', display: 'Acquired absence of toe(s), foot, ankle' },
  { code: 'Z89.5',   match: 'prefix', states: ['hx-leg-amputation'],         side: 'sixth', source: 'icd-code', display: 'Acquired absence of leg below knee / knee' },
  { code: 'Z89.6',   match: 'prefix', states: ['hx-leg-amputation'],         side: 'sixth', source: 'icd-code', display: 'Acquired absence of leg above knee / hip' },

  // --- Cancer, bone and spine
  { code: 'C',      match: 'prefix', states: ['risk-active-cancer', 'history-of-malignancy'],                      source: 'icd-code',   display: 'Malignant neoplasms (C00-C96)', except: ['C44'], note: 'C44: non-melanoma skin cancer does not count; activity within 6 months is judged from status and dates' },
  { code: 'Z85',    match: 'prefix', states: ['history-of-malignancy'],                                            source: 'icd-10-csv', display: 'Personal history of malignant neoplasm' },
  { code: 'C79.49',                  states: ['spinal-malignancy', 'risk-active-cancer', 'history-of-malignancy'], source: 'ecqm-2024',  display: 'Secondary malignant neoplasm of other parts of nervous system' },
  { code: 'C79.51',                  states: ['spinal-malignancy', 'risk-active-cancer', 'history-of-malignancy'], source: 'ecqm-2024',  display: 'Secondary malignant neoplasm of bone' },
  { code: 'C79.52',                  states: ['spinal-malignancy', 'risk-active-cancer', 'history-of-malignancy'], source: 'ecqm-2024',  display: 'Secondary malignant neoplasm of bone marrow' },
  { code: 'M46.2',  match: 'prefix', states: ['spinal-infection'],                                                 source: 'icd-10-csv', display: 'Osteomyelitis of vertebra' },
  { code: 'M46.3',  match: 'prefix', states: ['spinal-infection'],                                                 source: 'icd-10-csv', display: 'Infection of intervertebral disc (pyogenic)' },
  { code: 'M46.4',  match: 'prefix', states: ['spinal-infection'],                                                 source: 'icd-10-csv', display: 'Discitis, unspecified' },
  { code: 'M48.5',  match: 'prefix', states: ['vertebral-fracture'],                                               source: 'icd-10-csv', display: 'Collapsed vertebra, not elsewhere classified' },
  { code: 'M80.08', match: 'prefix', states: ['vertebral-fracture', 'fragility-risk'],                             source: 'icd-code',   display: 'Age-related osteoporosis with current pathological fracture, vertebra(e)' },
  { code: 'M80.88', match: 'prefix', states: ['vertebral-fracture', 'fragility-risk'],                             source: 'icd-code',   display: 'Other osteoporosis with current pathological fracture, vertebra(e)' },
  { code: 'S32.0',  match: 'prefix', states: ['vertebral-fracture'],                                               source: 'icd-10-csv', display: 'Fracture of lumbar vertebra' },
  { code: 'M80',    match: 'prefix', states: ['fragility-risk'],                                                   source: 'icd-10-csv', display: 'Osteoporosis with current pathological fracture', note: 'any bone: only M80.08 and M80.88 are vertebrae' },
  { code: 'M81',    match: 'prefix', states: ['fragility-risk'],                                                   source: 'icd-code',   display: 'Osteoporosis without current pathological fracture' },

  // --- Heart, vessels, smoking
  { code: 'I48',     match: 'prefix', states: ['risk-atrial-fibrillation'], source: 'ecqm-2021', display: 'Atrial fibrillation and flutter' },
  { code: 'I10',                      states: ['risk-hypertension'],        source: 'icd-code',  display: 'Essential (primary) hypertension' },
  { code: 'E78.0',   match: 'prefix', states: ['risk-dyslipidemia'],        source: 'icd-code',  display: 'Pure hypercholesterolemia' },
  { code: 'E78.2',                    states: ['risk-dyslipidemia'],        source: 'icd-code',  display: 'Mixed hyperlipidemia' },
  { code: 'E78.4',   match: 'prefix', states: ['risk-dyslipidemia'],        source: 'icd-code',  display: 'Other hyperlipidemia' },
  { code: 'E78.5',                    states: ['risk-dyslipidemia'],        source: 'icd-code',  display: 'Hyperlipidemia, unspecified' },
  { code: 'I50',     match: 'prefix', states: ['heart-failure'],            source: 'icd-code',  display: 'Heart failure' },
  { code: 'D68.5',   match: 'prefix', states: ['risk-thrombophilia'],       source: 'icd-code',  display: 'Primary thrombophilia' },
  { code: 'D68.6',   match: 'prefix', states: ['risk-thrombophilia'],       source: 'icd-code',  display: 'Other thrombophilia' },
  { code: 'F17.20',  match: 'prefix', states: ['risk-smoker-current'],      source: 'icd-code',  display: 'Nicotine dependence, unspecified', except: ['F17.201'], note: 'F17.201: in remission' },
  { code: 'F17.21',  match: 'prefix', states: ['risk-smoker-current'],      source: 'icd-code',  display: 'Nicotine dependence, cigarettes', except: ['F17.211'], note: 'F17.211: in remission' },
  { code: 'Z87.891',                  states: ['risk-smoker-former'],       source: 'icd-code',  display: 'Personal history of nicotine dependence' },
  { code: 'Z74.01',                   states: ['risk-bedridden-3d'],        source: 'icd-code',  display: 'Bed confinement status', note: 'bed confinement; its date decides' },

  // --- Diabetes and kidney
  { code: 'E08',   match: 'prefix', states: ['diabetes'],             source: 'icd-10-csv', display: 'Diabetes mellitus due to underlying condition' },
  { code: 'E09',   match: 'prefix', states: ['diabetes'],             source: 'icd-10-csv', display: 'Drug or chemical induced diabetes mellitus' },
  { code: 'E10',   match: 'prefix', states: ['diabetes'],             source: 'icd-code',   display: 'Type 1 diabetes mellitus' },
  { code: 'E11',   match: 'prefix', states: ['diabetes'],             source: 'icd-code',   display: 'Type 2 diabetes mellitus' },
  { code: 'E13',   match: 'prefix', states: ['diabetes'],             source: 'icd-10-csv', display: 'Other specified diabetes mellitus' },
  { code: 'N18',   match: 'prefix', states: ['ckd'],                  source: 'icd-10-csv', display: 'Chronic kidney disease (CKD)', note: 'restless legs and cramps from stage 4' },
  { code: 'N18.4',                  states: ['ckd', 'ckd-stage-4-5'], source: 'ecqm-2024',  display: 'Chronic kidney disease, stage 4 (severe)' },
  { code: 'N18.5',                  states: ['ckd', 'ckd-stage-4-5'], source: 'ecqm-2024',  display: 'Chronic kidney disease, stage 5' },
  { code: 'N18.6',                  states: ['ckd', 'ckd-stage-4-5'], source: 'ecqm-2024',  display: 'End stage renal disease' },
  { code: 'Z99.2', match: 'prefix', states: ['dialysis'],             source: 'icd-10-csv', display: 'Dependence on renal dialysis' },

  // --- Pregnancy
  { code: 'O09',   match: 'prefix', states: ['pregnancy'], source: 'icd-code',  display: 'Supervision of high risk pregnancy' },
  { code: 'Z33.1',                  states: ['pregnancy'], source: 'ecqm-2024', display: 'Pregnant state, incidental' },
  { code: 'Z34',   match: 'prefix', states: ['pregnancy'], source: 'icd-code',  display: 'Encounter for supervision of normal pregnancy' },
  { code: 'Z3A',   match: 'prefix', states: ['pregnancy'], source: 'icd-code',  display: 'Weeks of gestation' },

  // --- Iron, vitamins, hormones, salts, alcohol, other
  { code: 'D50',    match: 'prefix', states: ['iron-deficiency'],      source: 'icd-10-csv', display: 'Iron deficiency anemia' },
  { code: 'D51',    match: 'prefix', states: ['b12-deficiency'],       source: 'icd-10-csv', display: 'Vitamin B12 deficiency anemia' },
  { code: 'E53.8',                   states: ['b12-deficiency'],       source: 'icd-code',   display: 'Deficiency of other specified B group vitamins', note: 'E53.0 and E53.1 are other vitamins' },
  { code: 'E03',    match: 'prefix', states: ['hypothyroidism'],       source: 'icd-10-csv', display: 'Other hypothyroidism' },
  { code: 'E87.6',                   states: ['hypokalemia'],          source: 'vista',      display: 'Hypokalemia' },
  { code: 'E83.42',                  states: ['hypomagnesemia'],       source: 'icd-code',   display: 'Hypomagnesemia' },
  { code: 'E83.51',                  states: ['hypocalcemia'],         source: 'icd-code',   display: 'Hypocalcemia' },
  { code: 'F10.2',  match: 'prefix', states: ['alcohol-use-disorder'], source: 'icd-10-csv', display: 'Alcohol dependence', except: ['F10.21'], note: 'F10.21: in remission' },
  { code: 'G20',    match: 'prefix', states: ['parkinson-disease'],    source: 'ecqm-2024',  display: 'Parkinson\'s disease', note: 'FY2024: split into G20.A1, A2, B1, B2, C' },
  { code: 'B50',    match: 'prefix', states: ['malaria-or-babesiosis'], source: 'icd-code',  display: 'Plasmodium falciparum malaria', note: 'what quinine is for' },
  { code: 'B51',    match: 'prefix', states: ['malaria-or-babesiosis'], source: 'icd-code',  display: 'Plasmodium vivax malaria' },
  { code: 'B52',    match: 'prefix', states: ['malaria-or-babesiosis'], source: 'icd-code',  display: 'Plasmodium malariae malaria' },
  { code: 'B53',    match: 'prefix', states: ['malaria-or-babesiosis'], source: 'icd-code',  display: 'Other specified malaria' },
  { code: 'B54',                     states: ['malaria-or-babesiosis'], source: 'icd-code',  display: 'Unspecified malaria' },
  { code: 'B60.0',  match: 'prefix', states: ['malaria-or-babesiosis'], source: 'icd-code',  display: 'Babesiosis' },
  { code: 'Z98.84',                  states: ['bariatric-surgery'],    source: 'icd-code',   display: 'Bariatric surgery status' },
]

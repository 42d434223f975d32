/**
 * What a next step can ask for, by id: one row an orderable item, with the codes it is ordered by.
 * Codes are the verified rows of the clinical code tables (orders sections) and nothing else; an item
 * without one is ordered by its text. Billing codes are left out on purpose.
 * Source of items, categories and priorities: clinical specification, vascular section 6 and
 * neuromuscular section 8.
 */

export type OrderCategory = 'imaging' | 'laboratory' | 'evaluation' | 'referral'

export interface OrderCode {
  readonly system: string
  readonly code: string
  readonly display: string
}

/** One request. Several belong together only where they are one blood sample or one visit. */
export interface OrderedTest {
  /** `{leg}` stands for the leg in question. */
  readonly text: string
  /** Codes that do not name a side. */
  readonly codes?: readonly OrderCode[]
  /** Codes that name the side; used instead of `codes` when the side is known. */
  readonly sided?: { readonly left: OrderCode; readonly right: OrderCode; readonly bilateral: OrderCode }
}

export interface OrderRow {
  /** Words for the suggestion: "Order" or "Refer" and this. `{leg}` stands for the leg in question. */
  readonly label: string
  readonly category: OrderCategory
  /** FHIR request-priority when the next step names none. */
  readonly priority: 'routine' | 'urgent' | 'stat'
  /** What the request is about: the affected leg, both legs for comparison, the lower back, or nothing in particular. */
  readonly site: 'leg' | 'both-legs' | 'lumbar-spine' | 'none'
  readonly tests: readonly [OrderedTest, ...OrderedTest[]]
  /** What the patient or the laboratory has to know. */
  readonly instruction?: string
}

const loinc = (code: string, display: string): OrderCode => ({ system: 'http://loinc.org', code, display })
const snomed = (code: string, display: string): OrderCode => ({ system: 'http://snomed.info/sct', code, display })

const veins = {
  codes: [loinc('30881-7', 'US.doppler Lower extremity vein')],
  sided: {
    left: loinc('39432-0', 'US.doppler Lower extremity vein - left'),
    right: loinc('39443-7', 'US.doppler Lower extremity vein - right'),
    bilateral: loinc('39420-5', 'US.doppler Lower extremity vein - bilateral'),
  },
} as const
const vessels = {
  codes: [loinc('44174-1', 'US.doppler Lower extremity vessels')],
  sided: {
    left: loinc('39431-2', 'US.doppler Lower extremity vessels - left'),
    right: loinc('39442-9', 'US.doppler Lower extremity vessels - right'),
    bilateral: loinc('39422-1', 'US.doppler Lower extremity vessels - bilateral'),
  },
} as const
const creatinine: OrderedTest = { text: 'Creatinine', codes: [loinc('2160-0', 'Creatinine [Mass/volume] in Serum or Plasma')] }
const egfr: OrderedTest = {
  text: 'eGFR (CKD-EPI 2021)',
  codes: [loinc('98979-8', 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)')],
}

export const orders = {
  // --- arteries
  'abi': {
    label: 'resting ankle-brachial index (ABI)', category: 'evaluation', priority: 'routine', site: 'both-legs',
    tests: [{ text: 'Resting ankle-brachial index, both legs', codes: [snomed('401221002', 'Ankle brachial pressure index (procedure)'), loinc('77194-9', 'Ankle-brachial index')] }],
  },
  'exercise-abi': {
    label: 'exercise ankle-brachial index', category: 'evaluation', priority: 'routine', site: 'both-legs',
    tests: [{ text: 'Ankle-brachial index before and after exercise' }],
  },
  'toe-pressure': {
    label: 'toe pressure and toe-brachial index of {leg}', category: 'evaluation', priority: 'urgent', site: 'leg',
    tests: [{ text: 'Toe pressure and toe-brachial index of {leg}' }],
  },
  'arterial-duplex': {
    label: 'arterial duplex ultrasound of {leg}', category: 'imaging', priority: 'routine', site: 'leg',
    tests: [{ text: 'Arterial duplex ultrasound of {leg}', ...vessels }],
  },
  'cta-leg': {
    label: 'CT angiography of {leg}', category: 'imaging', priority: 'urgent', site: 'leg',
    tests: [{ text: 'CT angiography of {leg} with contrast', codes: [snomed('712809006', 'Computed tomography angiography of lower limb with contrast (procedure)')] }],
  },

  // --- veins and lungs
  'venous-duplex': {
    label: 'venous duplex ultrasound of {leg}', category: 'imaging', priority: 'stat', site: 'leg',
    tests: [{ text: 'Venous duplex ultrasound of {leg}, proximal veins at least', ...veins }],
  },
  'venous-reflux-duplex': {
    label: 'venous duplex ultrasound of {leg} for reflux', category: 'imaging', priority: 'routine', site: 'leg',
    tests: [{ text: 'Venous duplex ultrasound of {leg} for reflux', ...veins }],
  },
  'd-dimer': {
    label: 'D-dimer', category: 'laboratory', priority: 'stat', site: 'none',
    tests: [{ text: 'D-dimer (report the unit basis, FEU or DDU)', codes: [loinc('48065-7', 'Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma')] }],
  },
  'ctpa': {
    label: 'CT pulmonary angiography', category: 'imaging', priority: 'stat', site: 'none',
    tests: [{ text: 'CT pulmonary angiography', codes: [snomed('411251000119104', 'Computed tomography angiography of chest with contrast (procedure)')] }],
  },
  'vq-scan': {
    label: 'V/Q scan', category: 'imaging', priority: 'stat', site: 'none',
    tests: [{ text: 'Ventilation/perfusion (V/Q) scan', codes: [loinc('39942-8', 'NM Lung Ventilation and Perfusion')] }],
  },

  // --- spine and nerves
  'mri-lumbar': {
    label: 'MRI of the lumbar spine', category: 'imaging', priority: 'routine', site: 'lumbar-spine',
    tests: [{ text: 'MRI of the lumbar spine without contrast', codes: [loinc('30679-5', 'MR Lumbar spine WO contrast')] }],
  },
  'mri-whole-spine': {
    label: 'MRI of the whole spine', category: 'imaging', priority: 'stat', site: 'none',
    tests: [{ text: 'MRI of the whole spine without contrast', codes: [loinc('30854-4', 'MR Cervical and thoracic and lumbar spine WO contrast')] }],
  },
  'mri-whole-spine-contrast': {
    label: 'MRI of the whole spine with contrast', category: 'imaging', priority: 'stat', site: 'none',
    tests: [{ text: 'MRI of the whole spine without and with contrast', codes: [loinc('30855-1', 'MR Cervical and thoracic and lumbar spine WO and W contrast IV')] }],
  },
  'bladder-scan': {
    label: 'bladder scan (post-void residual)', category: 'evaluation', priority: 'stat', site: 'none',
    tests: [{ text: 'Bladder scan: post-void residual volume' }],
  },
  'neuro-exam': {
    label: 'neurological examination of the legs', category: 'evaluation', priority: 'routine', site: 'none',
    tests: [{ text: 'Neurological examination of both legs: straight-leg raise with side and angle, strength, reflexes, sensation' }],
  },
  'emg-ncs': {
    label: 'nerve conduction study and EMG of {leg}', category: 'evaluation', priority: 'routine', site: 'leg',
    tests: [{ text: 'Nerve conduction study and electromyography of {leg}' }],
  },
  'foot-exam': {
    label: 'foot examination with pulses and monofilament', category: 'evaluation', priority: 'routine', site: 'none',
    tests: [{ text: 'Foot examination: pulses, skin, 10 g monofilament, pinprick or temperature, vibration' }],
  },
  'polysomnography': {
    label: 'polysomnography', category: 'evaluation', priority: 'routine', site: 'none',
    tests: [{ text: 'Polysomnography' }],
  },

  // --- laboratory
  'wbc': {
    label: 'white cell count', category: 'laboratory', priority: 'routine', site: 'none',
    tests: [{ text: 'White cell count', codes: [loinc('6690-2', 'Leukocytes [#/volume] in Blood by Automated count')] }],
  },
  'creatinine': { label: 'creatinine', category: 'laboratory', priority: 'routine', site: 'none', tests: [creatinine] },
  'egfr': { label: 'eGFR', category: 'laboratory', priority: 'routine', site: 'none', tests: [egfr] },
  'ferritin-iron': {
    label: 'ferritin, iron, TIBC and transferrin saturation', category: 'laboratory', priority: 'routine', site: 'none',
    instruction: 'Morning sample; no iron supplement or iron-rich food for 24 hours before.',
    tests: [
      { text: 'Ferritin', codes: [loinc('2276-4', 'Ferritin [Mass/volume] in Serum or Plasma')] },
      { text: 'Iron', codes: [loinc('2498-4', 'Iron [Mass/volume] in Serum or Plasma')] },
      { text: 'Total iron-binding capacity (TIBC)', codes: [loinc('2500-7', 'Iron binding capacity [Mass/volume] in Serum or Plasma')] },
      { text: 'Transferrin saturation', codes: [loinc('2502-3', 'Iron saturation [Mass Fraction] in Serum or Plasma')] },
    ],
  },
  'electrolytes': {
    label: 'potassium, magnesium, calcium and eGFR', category: 'laboratory', priority: 'routine', site: 'none',
    tests: [
      { text: 'Potassium', codes: [loinc('2823-3', 'Potassium [Moles/volume] in Serum or Plasma')] },
      { text: 'Magnesium', codes: [loinc('19123-9', 'Magnesium [Mass/volume] in Serum or Plasma')] },
      { text: 'Calcium', codes: [loinc('17861-6', 'Calcium [Mass/volume] in Serum or Plasma')] },
      egfr,
    ],
  },
  'hba1c': {
    label: 'HbA1c', category: 'laboratory', priority: 'routine', site: 'none',
    tests: [{ text: 'HbA1c', codes: [loinc('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood')] }],
  },
  'glucose': {
    label: 'glucose', category: 'laboratory', priority: 'routine', site: 'none',
    tests: [{ text: 'Glucose', codes: [loinc('2345-7', 'Glucose [Mass/volume] in Serum or Plasma')] }],
  },
  'b12': {
    label: 'vitamin B12', category: 'laboratory', priority: 'routine', site: 'none',
    tests: [{ text: 'Vitamin B12', codes: [loinc('2132-9', 'Cobalamin (Vitamin B12) [Mass/volume] in Serum or Plasma')] }],
  },
  'tsh': {
    label: 'TSH', category: 'laboratory', priority: 'routine', site: 'none',
    tests: [{ text: 'TSH', codes: [loinc('3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma')] }],
  },
  'ck': {
    label: 'creatine kinase', category: 'laboratory', priority: 'routine', site: 'none',
    tests: [{ text: 'Creatine kinase (CK)', codes: [loinc('2157-6', 'Creatine kinase [Enzymatic activity/volume] in Serum or Plasma')] }],
  },

  // --- people: by text, since no referral code of the tables is verified
  'drug-review': {
    label: 'medication review', category: 'evaluation', priority: 'routine', site: 'none',
    tests: [{ text: 'Medication review' }],
  },
  'vascular-emergency': {
    label: 'vascular surgery, emergency', category: 'referral', priority: 'stat', site: 'leg',
    tests: [{ text: 'Emergency referral to vascular surgery for {leg}' }],
  },
  'vascular-referral': {
    label: 'vascular specialist', category: 'referral', priority: 'urgent', site: 'leg',
    tests: [{ text: 'Referral to a vascular specialist for {leg}' }],
  },
  'spinal-emergency': {
    label: 'spinal surgery or neurosurgery, emergency', category: 'referral', priority: 'stat', site: 'lumbar-spine',
    tests: [{ text: 'Emergency referral to spinal surgery or neurosurgery' }],
  },
  'emergency-department': {
    label: 'emergency department', category: 'referral', priority: 'stat', site: 'none',
    tests: [{ text: 'Referral to the emergency department' }],
  },
} as const satisfies Record<string, OrderRow>

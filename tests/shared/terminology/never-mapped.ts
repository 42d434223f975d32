/** Codes that must never become evidence: the do-not-map and exclusion rows of the clinical code tables, and siblings like them. */
export interface NeverMapped {
  readonly system: string
  readonly code: string
  readonly why: string
}

const sct = 'http://snomed.info/sct'
const cm = 'http://hl7.org/fhir/sid/icd-10-cm'
const loinc = 'http://loinc.org'

export const neverMapped: readonly NeverMapped[] = [
  { system: sct, code: '16973004', why: 'Limping; some public tables label it claudication' },
  { system: sct, code: '420101004', why: 'invented: check digit fails (claimed: venous ulcer)' },
  { system: sct, code: '238759005', why: 'invented: check digit fails (claimed: lipodermatosclerosis)' },
  { system: sct, code: '28695004', why: 'invented: check digit fails (claimed: chronic venous insufficiency)' },
  { system: sct, code: '402863000', why: 'invented: check digit fails (claimed: venous ulcer of lower limb)' },
  { system: sct, code: '128054009', why: 'deep vein thrombosis of the arm' },
  { system: sct, code: '55300003', why: 'unverified: recalled as cramp, seen as abdominal pain' },
  { system: sct, code: '449918009', why: 'unverified: preferred term never seen' },
  { system: sct, code: '95344007', why: 'unverified: code and name from memory' },
  { system: sct, code: '6077001', why: 'unverified: no public file found' },
  { system: sct, code: '2237002', why: 'unverified: from memory' },
  { system: loinc, code: '76497-9', why: 'invented: check digit fails (claimed: ankle-brachial index)' },
  { system: loinc, code: '44974-4', why: 'pulse intensity, used by mistake for the ankle-brachial index' },
  { system: loinc, code: '44975-1', why: 'not an ankle-brachial index either' },
  { system: loinc, code: '39052-2', why: 'invented: check digit fails (claimed: venous duplex right)' },
  { system: loinc, code: '14685-0', why: 'unverified: display never seen' },
  { system: loinc, code: '24531-6', why: 'not an MRI of the lumbar spine, though public code says so' },
  { system: cm, code: 'I82.601', why: 'thrombosis of an arm vein' },
  { system: cm, code: 'I82.721', why: 'chronic thrombosis of an arm vein' },
  { system: cm, code: 'L03.111', why: 'cellulitis of the axilla' },
  { system: cm, code: 'L03.113', why: 'cellulitis of the arm' },
  { system: cm, code: 'I70.228', why: 'rest pain of another extremity: an arm' },
  { system: cm, code: 'I70.268', why: 'gangrene of another extremity' },
  { system: cm, code: 'I70.208', why: 'atherosclerosis of another extremity' },
  { system: cm, code: 'I70.25', why: 'ulceration of another extremity' },
  { system: cm, code: 'I70.328', why: 'bypass graft of another extremity, rest pain' },
  { system: cm, code: 'I70.35', why: 'bypass graft of another extremity, ulcer' },
  { system: cm, code: 'M54.12', why: 'cervical radiculopathy' },
  { system: cm, code: 'M54.14', why: 'thoracic radiculopathy' },
  { system: cm, code: 'M47.22', why: 'cervical spondylosis with radiculopathy' },
  { system: cm, code: 'M51.14', why: 'thoracic disc' },
  { system: cm, code: 'M43.12', why: 'cervical spondylolisthesis' },
  { system: cm, code: 'M48.02', why: 'cervical stenosis' },
  { system: cm, code: 'M79.601', why: 'pain in the arm' },
  { system: cm, code: 'M79.641', why: 'pain in the hand' },
  { system: cm, code: 'C44.91', why: 'non-melanoma skin cancer is no active cancer of the Wells score' },
  { system: cm, code: 'F10.21', why: 'alcohol dependence in remission' },
  { system: cm, code: 'F17.211', why: 'nicotine dependence in remission' },
  { system: cm, code: 'E53.0', why: 'riboflavin, not vitamin B12' },
  { system: cm, code: 'R15.0', why: 'incomplete defecation, not incontinence' },
  { system: cm, code: 'R39.15', why: 'urgency, not difficulty passing urine' },
  { system: cm, code: 'R20.3', why: 'hyperesthesia, not numbness' },
  { system: cm, code: 'I74.2', why: 'embolism of arm arteries' },
]

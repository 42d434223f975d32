/**
 * The dictionary: every feature rules may speak about. One id for one thing, spelled the same in
 * code tables, lexicon, rules, cards and audit records. Adding a feature is one row here.
 *
 * Windows say how long a stated fact still speaks about the patient today; outside it the fact is
 * history and scores nothing. Rules may narrow a window, never widen it.
 * Source of windows: clinical specification, vascular section 4 and neuromuscular section 1.5
 * (project choices, to be signed off by a clinician).
 */


export type FeatureKind =
  | 'symptom' // what the patient feels or tells
  | 'sign' // what an examiner sees or finds
  | 'measurement' // a number with a UCUM unit
  | 'diagnosis' // a named disease, current
  | 'history' // an earlier event that stays true
  | 'risk' // raises the prior, never fires a rule by itself
  | 'drug' // a drug class the patient takes
  | 'demographic'

export interface FeatureRow {
  /** Words for a card: what the clinician reads. */
  readonly label: string
  readonly kind: FeatureKind
  /** True when the fact belongs to one leg or both. */
  readonly sided: boolean
  /** Days a fact stays relevant; `null` has no limit. */
  readonly windowDays: number | null
  /** Canonical UCUM unit of a measurement. */
  readonly unit?: string
  /** Plausible range in the canonical unit; outside it the value is a data problem. */
  readonly plausible?: readonly [number, number]
}

const row =
  (kind: FeatureKind, sided: boolean, windowDays: number | null) =>
  (label: string): FeatureRow => ({ label, kind, sided, windowDays })

const measured = (label: string, unit: string, plausible: readonly [number, number], windowDays: number | null, sided = false): FeatureRow =>
  ({ label, kind: 'measurement', sided, windowDays, unit, plausible })

const legSymptom = row('symptom', true, 90)
const posture = row('symptom', true, 90) // timing, posture and relief of the leg pain
const legSign = row('sign', true, 90)
const acuteSign = row('sign', true, 30)
const bodySymptom = row('symptom', false, 30)
const diagnosis = row('diagnosis', true, null)
const spinalDiagnosis = row('diagnosis', true, null)
const history = row('history', false, null)
const legHistory = row('history', true, null)
const risk = row('risk', false, null)
const drug = row('drug', false, 30)

export const features = {
  // --- demographics
  'birth-date':                { label: 'date of birth', kind: 'demographic', sided: false, windowDays: null },
  'female':                    { label: 'female sex', kind: 'demographic', sided: false, windowDays: null },
  'male':                      { label: 'male sex', kind: 'demographic', sided: false, windowDays: null },
  'age':                       measured('age', 'a', [0, 125], null),

  // --- the complaint: timing, posture, relief
  'leg-pain':                  legSymptom('leg pain'),
  'leg-pain-acute-onset':      row('symptom', true, 14)('sudden onset of leg pain'),
  'foot-or-toe-site':          legSymptom('pain in the forefoot or toes'),
  'calf-site':                 legSymptom('calf or lower-leg site'),
  'thigh-location':            legSymptom('thigh or hamstring site'),
  'pain-at-rest':              posture('leg pain at rest'),
  'pain-worse-supine':         posture('leg pain starting or worsening lying down'),
  'pain-worse-elevation':      posture('leg pain worse with the leg raised'),
  'pain-nocturnal':            posture('leg pain at night'),
  'wakes-from-sleep':          posture('leg symptoms breaking sleep'),
  'evening-predominance':      posture('worse in the evening, better by morning'),
  'rest-onset':                posture('symptoms beginning at rest or sitting still'),
  'relief-by-dependency':      posture('relief by hanging the leg down'),
  'no-relief-by-dependency':   posture('no relief by hanging the leg down'),
  'relief-by-elevation':       posture('relief by raising the leg'),
  'relief-by-movement':        posture('relief by moving'),
  'relief-by-walking':         posture('relief by walking'),
  'no-relief-by-movement':     posture('no relief by moving'),
  'relief-by-standing':        posture('relief by standing'),
  'relief-by-standing-still':  posture('relief within minutes of standing still'),
  'relief-by-muscle-stretch':  posture('relief by stretching the muscle'),
  'relief-by-sitting':         posture('relief by sitting'),
  'relief-by-forward-bending': posture('relief by bending forward'),
  'relief-by-fetal-position':  posture('relief curled up'),
  'relief-by-pillow-under-knees': posture('relief with the knees supported'),
  'pain-worse-standing':       posture('worse with standing or at the end of the day'),
  'worse-walking':             posture('worse with walking'),
  'worse-sitting':             posture('worse with sitting'),
  'worse-forward-bending':     posture('worse bending forward'),
  'worse-backward-bending':    posture('worse bending backward'),
  'worse-prone':               posture('worse lying on the stomach'),
  'worse-lying-flat':          posture('worse lying flat on the back'),
  'worse-cough-sneeze':        posture('worse with cough or strain'),
  'pain-persistent-not-posture-dependent': posture('constant pain that no position eases'),
  'sudden-onset':              posture('sudden onset of each episode'),
  'claudication':              legSymptom('pain on walking that stops with rest (claudication)'),
  'claudication-neurogenic':   legSymptom('neurogenic claudication'),
  'pain-out-of-proportion':    row('symptom', true, 14)('pain out of proportion'),
  'rest-pain-duration':        measured('duration of the leg pain', 'd', [0, 36_500], 90, true),
  'episode-duration':          measured('length of one episode', 'min', [0, 10_080], 90),
  'episode-frequency':         measured('episodes per week', '/wk', [0, 500], 90),
  'pain-severity':             measured('pain score (0-10)', '{score}', [0, 10], 90),
  'distress':                  posture('distress from the symptoms'),

  // --- quality
  'urge-to-move-legs':         posture('urge to move the legs'),
  'crawling-sensation':        posture('crawling or odd sensations in the legs'),
  'cramping-quality':          legSymptom('leg cramp'),
  'muscle-hardening':          legSymptom('palpably hard muscle during the pain'),
  'residual-soreness':         legSymptom('soreness after the episode'),
  'burning-quality':           legSymptom('burning pain'),
  'shooting-quality':          legSymptom('shooting or electric pain'),
  'deep-ache-quality':         legSymptom('deep ache'),
  'heaviness':                 legSymptom('heavy or tired legs'),
  'paraesthesia':              legSymptom('tingling'),
  'numbness':                  legSymptom('numbness or loss of sensation in the leg'),
  'allodynia':                 legSymptom('pain from touch of bedclothes'),
  'stocking-distribution':     legSymptom('stocking distribution'),
  'radiating-below-knee':      legSymptom('pain radiating from the back or buttock below the knee'),
  'dermatomal-distribution':   legSymptom('pain along one nerve root'),
  'low-back-pain':             row('symptom', false, 90)('low back pain'),

  // --- perfusion
  'pulse-absent':              legSign('absent foot pulse'),
  'pulse-diminished':          legSign('weak foot pulse'),
  'pulse-normal':              legSign('palpable foot pulses'),
  'doppler-arterial-absent':   legSign('no arterial Doppler signal'),
  'doppler-arterial-monophasic': legSign('monophasic Doppler signal'),
  'cold-limb':                 legSign('cold leg or foot'),
  'skin-pallor':               legSign('pale leg or foot'),
  'skin-cyanosis-or-mottling': legSign('blue, dusky or mottled skin'),
  'blue-or-black-toes':        legSign('blue or black toes'),
  'fixed-staining':            legSign('fixed mottling'),
  'dependent-rubor':           legSign('redness when the leg hangs down'),
  'capillary-refill':          measured('capillary refill', 's', [0, 60], 14, true),
  'capillary-refill-delayed':  row('sign', true, 14)('slow capillary refill'),
  'capillary-refill-normal':   row('sign', true, 14)('normal capillary refill'),
  'shiny-hairless-skin':       legSign('shiny, hairless skin'),
  'limb-weakness':             legSign('new weakness of the leg or foot'),
  'limb-paralysis':            legSign('paralysis of the leg or foot'),
  'abi':                       measured('ankle-brachial index', '{ratio}', [0, 3], 365, true),
  'abi-noncompressible':       legSign('non-compressible ankle arteries (ABI not interpretable)'),
  'tbi':                       measured('toe-brachial index', '{ratio}', [0, 2], 365, true),
  'ankle-pressure':            measured('ankle pressure', 'mm[Hg]', [0, 300], 365, true),
  'toe-pressure':              measured('toe pressure', 'mm[Hg]', [0, 250], 365, true),
  'tcpo2':                     measured('transcutaneous oxygen pressure of the foot', 'mm[Hg]', [0, 150], 365, true),
  'tissue-loss-ischemic-ulcer': legSign('ischemic ulcer'),
  'foot-or-leg-ulcer':         legSign('foot or leg ulcer'),
  'gangrene':                  legSign('gangrene of the foot or toes'),
  'rest-pain-ischemic':        row('diagnosis', true, 90)('ischemic rest pain on record'),
  'ischemia-stage-text':       legSign('recorded ischemia stage'),
  'limb-infection-systemic':   row('sign', true, 14)('foot infection with systemic signs'),
  'ulcer-duration':            measured('duration of the ulcer', 'd', [0, 36_500], 90, true),

  // --- swelling, vein, skin
  'leg-swelling':              legSign('leg swelling'),
  'calf-swelling':             acuteSign('calf swelling'),
  'entire-leg-swollen':        acuteSign('entire leg swollen'),
  'calf-circumference':        measured('calf circumference', 'cm', [15, 90], 30, true),
  'calf-circumference-difference': measured('calf circumference difference', 'cm', [0, 40], 30, true),
  'pitting-edema-unilateral':  acuteSign('pitting edema of one leg'),
  'edema-bilateral':           row('sign', false, 90)('edema of both legs'),
  'deep-vein-tenderness':      acuteSign('tenderness along the deep veins'),
  'leg-warmth':                acuteSign('warm leg'),
  'leg-erythema':              acuteSign('red leg'),
  'collateral-superficial-veins': acuteSign('collateral superficial veins'),
  'varicose-veins-leg':        row('sign', true, null)('varicose veins'),
  'stasis-skin-changes':       row('sign', true, null)('venous skin changes'),
  'venous-ulcer':              legSign('venous ulcer'),
  'lymphedema':                row('diagnosis', true, null)('lymphedema'),
  'bullae-crepitus-necrosis':  row('sign', true, 14)('blisters, crepitus or skin necrosis'),
  'superficial-vein-thrombosis': row('diagnosis', true, 90)('superficial vein thrombosis'),
  'baker-cyst':                row('diagnosis', true, 90)('Baker cyst'),
  'muscle-injury':             row('diagnosis', true, 30)('calf muscle injury'),
  'dvt-excluded':              row('sign', true, 7)('imaging without deep vein thrombosis'),
  'compression-therapy':       row('sign', true, 90)('compression therapy ordered or worn'),

  // --- chest and general
  'dyspnea':                   row('symptom', false, 7)('breathlessness'),
  'chest-pain':                row('symptom', false, 7)('chest pain'),
  'hemoptysis':                row('symptom', false, 7)('hemoptysis'),
  'syncope':                   row('symptom', false, 7)('syncope'),
  'fever':                     row('sign', false, 14)('fever'),
  'tachycardia':               row('sign', false, 3)('tachycardia'),
  'heart-rate':                measured('heart rate', '/min', [10, 350], 3),
  'oxygen-saturation':         measured('oxygen saturation', '%', [30, 100], 3),
  'respiratory-rate':          measured('respiratory rate', '/min', [2, 100], 3),
  'systolic-blood-pressure':   measured('systolic blood pressure', 'mm[Hg]', [30, 320], 3),
  'body-temperature':          measured('temperature', 'Cel', [25, 45], 14),
  'weight-loss-unexplained':   row('symptom', false, 180)('unexplained weight loss'),
  'chronic-dyspnea':           history('long-standing breathlessness'),

  // --- neurological and spinal signs
  'slr-positive':              legSign('positive straight-leg raise'),
  'crossed-slr-positive':      legSign('positive crossed straight-leg raise'),
  'slump-positive':            legSign('positive slump test'),
  'femoral-stretch-positive':  legSign('positive femoral stretch test'),
  'motor-deficit':             row('sign', true, 30)('muscle weakness in a root or nerve pattern'),
  'muscle-strength':           measured('muscle strength (MRC)', '{score}', [0, 5], 30, true),
  'foot-drop':                 row('sign', true, 30)('foot drop'),
  'progressive-motor-deficit': row('sign', true, 60)('weakness getting worse'),
  'ankle-reflex-reduced':      legSign('reduced ankle reflex'),
  'knee-reflex-reduced':       legSign('reduced knee reflex'),
  'abnormal-reflex':          legSign('abnormal reflex'),
  'dermatomal-sensory-loss':   legSign('sensory loss of one nerve root'),
  'extension-symptoms':        legSign('leg symptoms on lumbar extension'),
  'flexion-symptoms':          legSign('leg symptoms on lumbar flexion'),
  'wide-based-gait':           row('sign', false, 365)('wide-based gait'),
  'romberg-abnormal':          row('sign', false, 365)('abnormal Romberg test'),
  'gait-problem':             row('sign', false, 365)('difficulty walking'),
  'monofilament-abnormal':     row('sign', true, 365)('abnormal monofilament test'),
  'vibration-reduced':         row('sign', true, 365)('reduced vibration sense'),
  'pinprick-or-temperature-reduced': row('sign', true, 365)('reduced pinprick or temperature sense'),
  'protective-sensation-lost': row('sign', true, 365)('loss of protective sensation'),
  'normal-neuro-exam':         row('sign', false, 90)('normal neurological examination'),
  'nerve-conduction-abnormal': row('sign', false, null)('abnormal nerve conduction'),
  'mri-root-compression':      row('sign', true, 365)('root compression on imaging'),
  'mri-central-stenosis':      row('sign', false, null)('central stenosis on imaging'),
  'mri-no-compression':        row('sign', false, 30)('lumbar imaging without compression'),
  'monofilament-sites':        measured('monofilament sites felt of 10', '{count}', [0, 10], 365, true),
  'mnsi-score':                measured('MNSI score', '{score}', [0, 15], 365),

  // --- cauda equina and serious spinal pathology
  'saddle-anaesthesia':        row('symptom', false, 30)('saddle numbness'),
  'urinary-retention':         row('symptom', false, 30)('urinary retention'),
  'micturition-difficulty':    row('symptom', false, 30)('new difficulty passing urine'),
  'urinary-incontinence-new':  row('symptom', false, 30)('new urinary incontinence'),
  'faecal-incontinence-new':   row('symptom', false, 30)('new fecal incontinence'),
  'loss-rectal-fullness':      row('symptom', false, 30)('loss of the sensation of rectal fullness'),
  'anal-tone-reduced':         row('sign', false, 30)('reduced anal tone'),
  'sexual-dysfunction-new':    row('symptom', false, 30)('new sexual dysfunction'),
  'bilateral-radiculopathy':   row('symptom', false, 30)('nerve-root pain in both legs'),
  'bilateral-leg-weakness':    row('symptom', false, 30)('weakness of both legs'),
  'post-void-residual':        measured('post-void residual', 'mL', [0, 5000], 14),
  'urinary-retention-postprocedural': row('diagnosis', false, 30)('postprocedural urinary retention'),
  'urinary-retention-drug-induced': row('diagnosis', false, 30)('drug-induced urinary retention'),
  'neurogenic-bladder':        history('long-standing neurogenic bladder'),
  'neurogenic-bowel':          history('neurogenic bowel'),
  'spinal-cord-injury':        history('spinal cord injury or multiple sclerosis'),
  'spinal-intervention-recent': row('history', false, 30)('recent spinal surgery, epidural or injection'),
  'history-of-malignancy':     history('history of malignancy'),
  'spinal-malignancy':         row('diagnosis', false, null)('spinal tumor or metastasis'),
  'spinal-infection':          row('diagnosis', false, 180)('spinal infection'),
  'vertebral-fracture':        row('diagnosis', false, 180)('vertebral fracture'),
  'immunosuppression-or-ivdu': risk('immunosuppression or intravenous drug use'),
  'severe-trauma':             row('history', false, 90)('severe trauma'),
  'fragility-risk':            risk('fragile bone'),
  'thoracic-pain':             bodySymptom('thoracic pain'),
  'guillain-barre':            row('diagnosis', false, 90)('Guillain-Barré syndrome'),
  'ascending-weakness':        row('sign', false, 30)('ascending weakness'),

  // --- coded diagnoses of the hypotheses
  'dx-acute-limb-ischemia':    row('diagnosis', true, 14)('acute limb ischemia on record'),
  'dx-limb-ischemia-unspecified-acuity': diagnosis('limb ischemia (acuity not stated) on record'),
  'dx-aortic-embolism':       row('diagnosis', false, 14)('embolism of the abdominal aorta on record'),
  'dx-chronic-limb-threatening-ischemia': diagnosis('chronic limb-threatening ischemia on record'),
  'dx-peripheral-artery-disease': diagnosis('peripheral artery disease on record'),
  'dx-deep-vein-thrombosis':   diagnosis('deep vein thrombosis on record'),
  'dx-dvt-chronic':            diagnosis('chronic deep vein thrombosis on record'),
  'dx-post-thrombotic-syndrome': diagnosis('post-thrombotic syndrome on record'),
  'dx-venous-thrombosis-unspecified': diagnosis('venous thrombosis (depth not stated) on record'),
  'dx-pulmonary-embolism':     row('diagnosis', false, 90)('pulmonary embolism on record'),
  'dx-chronic-venous-insufficiency': diagnosis('chronic venous insufficiency on record'),
  'dx-cellulitis':             row('diagnosis', true, 14)('cellulitis of the leg on record'),
  'dx-cauda-equina-syndrome':  row('diagnosis', false, 30)('cauda equina syndrome on record'),
  'dx-lumbar-radiculopathy':   spinalDiagnosis('lumbar radiculopathy on record'),
  'dx-lumbar-spinal-stenosis': row('diagnosis', false, null)('lumbar spinal stenosis on record'),
  'dx-nocturnal-leg-cramps':   row('diagnosis', true, null)('sleep-related leg cramps on record'),
  'dx-restless-legs-syndrome': row('diagnosis', false, null)('restless legs syndrome on record'),
  'dx-peripheral-neuropathy':  row('diagnosis', true, null)('peripheral neuropathy on record'),

  // --- neighbouring diagnoses (context, alternatives)
  'lumbar-disc-displacement':  row('diagnosis', false, null)('lumbar disc displacement'),
  'lumbar-disc-degeneration':  row('diagnosis', false, null)('lumbar disc degeneration'),
  'spondylolisthesis':         row('diagnosis', false, null)('spondylolisthesis'),
  'sciatic-nerve-lesion':      diagnosis('sciatic nerve lesion'),
  'peroneal-neuropathy':       diagnosis('common peroneal nerve palsy'),
  'leg-mononeuropathy':        diagnosis('mononeuropathy of the leg'),
  'tarsal-tunnel':             diagnosis('tarsal tunnel syndrome'),
  'diabetic-amyotrophy':       row('diagnosis', true, 365)('diabetic amyotrophy'),
  'drug-induced-akathisia':    row('diagnosis', false, 180)('drug-induced akathisia'),
  'plms':                      history('periodic limb movements in sleep'),
  'raynaud':                   history('Raynaud phenomenon'),

  // --- history and risk
  'hx-dvt':                    legHistory('earlier deep vein thrombosis'),
  'hx-pe':                     history('earlier pulmonary embolism'),
  'hx-pad':                    legHistory('known peripheral artery disease'),
  'hx-limb-revascularization': legHistory('earlier revascularization of the leg'),
  'hx-leg-amputation':         legHistory('amputation of the leg or foot'),
  'risk-active-cancer':        row('risk', false, 180)('active cancer'),
  'risk-bedridden-3d':         row('risk', false, 28)('recently bedridden for 3 days or more'),
  'risk-major-surgery-12w':    row('risk', false, 84)('major surgery within 12 weeks'),
  'risk-leg-paralysis-or-cast': row('risk', true, 84)('paralysis or plaster cast of the leg'),
  'risk-atrial-fibrillation':  risk('atrial fibrillation'),
  'risk-recent-vascular-catheter': row('risk', false, 30)('recent vascular catheter procedure'),
  'risk-smoker-current':       row('risk', false, 730)('current smoker'),
  'risk-smoker-former':        risk('former smoker'),
  'risk-thrombophilia':        risk('thrombophilia'),
  'risk-hypertension':         risk('hypertension'),
  'risk-dyslipidemia':         risk('dyslipidemia'),
  'diabetes':                  risk('diabetes'),
  'ckd':                       risk('chronic kidney disease'),
  'ckd-stage-4-5':             risk('chronic kidney disease stage 4 or 5'),
  'dialysis':                  row('risk', false, 365)('dialysis'),
  'pregnancy':                 row('risk', false, 300)('pregnancy'),
  'puerperium':                row('risk', false, 42)('puerperium'),
  'heart-failure':             risk('heart failure'),
  'heart-failure-nyha-iv':     row('risk', false, 365)('heart failure, NYHA class IV'),
  'iron-deficiency':           row('risk', false, 365)('iron deficiency'),
  'b12-deficiency':            row('risk', false, 730)('vitamin B12 deficiency'),
  'alcohol-use-disorder':      risk('alcohol use disorder'),
  'hypothyroidism':            risk('hypothyroidism'),
  'hypokalemia':               row('risk', false, 90)('hypokalemia'),
  'hypomagnesemia':            row('risk', false, 90)('hypomagnesemia'),
  'hypocalcemia':              row('risk', false, 90)('hypocalcemia'),
  'parkinson-disease':         risk('Parkinson disease'),
  'bariatric-surgery':         risk('earlier bariatric surgery'),
  'family-history-rls':        risk('a first-degree relative with restless legs'),
  'dopaminergic-response':     history('relief by a dopaminergic drug'),
  'malaria-or-babesiosis':     row('diagnosis', false, 60)('malaria or babesiosis'),
  'clinician-alternative-dx-likely': row('sign', true, 2)('clinician: another diagnosis at least as likely'),
  'wells-dvt-recorded':        measured('recorded Wells DVT score', '{score}', [-2, 9], 2),

  // --- laboratory
  'd-dimer':                   measured('D-dimer (FEU)', 'ug/L{FEU}', [0, 1_000_000], 30),
  'd-dimer-positive':          row('sign', false, 30)('D-dimer above the laboratory cut-off'),
  'd-dimer-negative':          row('sign', false, 30)('D-dimer below the laboratory cut-off'),
  'white-cell-count':          measured('white cell count', '10*3/uL', [0, 500], 14),
  'leukocytosis':              row('sign', false, 14)('raised white cell count'),
  'ferritin':                  measured('ferritin', 'ng/mL', [0, 100_000], 365),
  'transferrin-saturation':    measured('transferrin saturation', '%', [0, 100], 365),
  'iron':                      measured('serum iron', 'ug/dL', [0, 2000], 365),
  'tibc':                      measured('total iron-binding capacity', 'ug/dL', [0, 2000], 365),
  'potassium':                 measured('potassium', 'mmol/L', [1, 12], 90),
  'magnesium':                 measured('magnesium', 'mmol/L', [0.1, 5], 90),
  'calcium':                   measured('calcium', 'mmol/L', [0.5, 5], 90),
  'calcium-ionized':           measured('ionized calcium', 'mmol/L', [0.2, 3], 90),
  'albumin':                   measured('albumin', 'g/L', [5, 80], 90),
  'hba1c':                     measured('HbA1c', '%', [2, 25], 365),
  'vitamin-b12':               measured('vitamin B12', 'pg/mL', [10, 50_000], 730),
  'egfr':                      measured('eGFR', 'mL/min/{1.73_m2}', [0, 250], 365),
  'creatine-kinase':           measured('creatine kinase', 'U/L', [0, 1_000_000], 90),
  'creatine-kinase-high':      row('sign', false, 90)('raised creatine kinase'),
  'tsh':                       measured('TSH', 'm[IU]/L', [0, 500], 730),
  'tsh-high':                  row('sign', false, 730)('raised TSH'),
  'crp':                       measured('C-reactive protein', 'mg/L', [0, 1000], 14),
  'crp-high':                  row('sign', false, 14)('raised C-reactive protein'),
  'glucose':                   measured('glucose', 'mg/dL', [5, 2000], 365),
  'hemoglobin':                measured('hemoglobin', 'g/dL', [1, 30], 365),
  'creatinine':                measured('creatinine', 'mg/dL', [0, 40], 365),

  // --- drugs
  'on-anticoagulant':          drug('anticoagulant'),
  'rls-antihistamine':         drug('sedating antihistamine'),
  'rls-dopamine-antagonist':   drug('dopamine antagonist'),
  'rls-antidepressant':        drug('antidepressant that can worsen restless legs'),
  'rls-other':                 drug('lithium or another drug that can worsen restless legs'),
  'rls-treatment':             drug('drug used for restless legs'),
  'cramp-laba':                drug('long-acting beta agonist'),
  'cramp-k-sparing':           drug('potassium-sparing diuretic'),
  'cramp-thiazide':            drug('thiazide diuretic'),
  'cramp-loop':                drug('loop diuretic'),
  'cramp-statin':              drug('statin'),
  'cramp-other':               drug('another drug associated with cramps'),
  'quinine':                   drug('quinine'),
  'neurotoxic-drug':           drug('neurotoxic drug'),
  'metformin':                 drug('metformin'),
  'b12-lowering':              drug('drug that lowers vitamin B12'),
  'retention-causing-drug':    drug('drug that can cause urinary retention'),
  'opioid':                    drug('opioid'),
} as const satisfies Record<string, FeatureRow>

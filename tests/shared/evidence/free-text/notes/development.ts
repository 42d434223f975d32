import type { AnnotatedNote } from './note.ts'

/** Notes the reader was built with: clinical documents' vectors first, then the styles of real charts. */
export const development: readonly AnnotatedNote[] = [
  // --- vectors of vascular 7 and neuromuscular 10
  {
    text: 'R forefoot pain x4 wks, worse lying flat, hangs foot off bed. DP/PT 0. DM2',
    must: '+leg-pain@right +foot-or-toe-site@right +pain-worse-supine@right +relief-by-dependency@right +rest-pain-duration@right +pulse-absent +diabetes',
    may: '+worse-lying-flat -pulse-normal',
  },
  {
    text: "sudden L leg pain 3h, cold, pale, absent pulses, can't wiggle toes. AF",
    must: '+leg-pain@left +sudden-onset@left +cold-limb@left +skin-pallor@left +pulse-absent@left +limb-weakness@left +risk-atrial-fibrillation +rest-pain-duration',
    may: '+leg-pain-acute-onset -pulse-normal',
  },
  { text: 'no leg swelling; return if leg swells or turns cold', must: '-leg-swelling' },
  {
    text: 'R calf 39 cm, L 35 cm, calf tender, prior DVT',
    must: '+calf-circumference@right +calf-circumference@left +calf-circumference-difference@right +deep-vein-tenderness ~hx-dvt',
  },
  { text: 'on DVT ppx, calves NT, no edema', must: '-deep-vein-tenderness -leg-swelling' },
  {
    text: 'aching legs, worse standing, better elevated, varicose veins, pulses 2+',
    must: '+leg-pain@bilateral +pain-worse-standing +relief-by-elevation +varicose-veins-leg +pulse-normal',
    may: '-pulse-absent',
  },
  {
    text: 'burning both feet at night, stocking loss, DP 2+',
    must: '+burning-quality@bilateral +foot-or-toe-site@bilateral +pain-nocturnal +stocking-distribution +pulse-normal',
    may: '-pulse-absent',
  },
  { text: 'neurogenic claudication, shopping cart sign', must: '+claudication-neurogenic +relief-by-forward-bending' },
  {
    text: 'Creepy crawly legs when sitting in evening, has to move legs, better walking. Ferritin 42 ng/mL',
    must: '+crawling-sensation +evening-predominance +urge-to-move-legs +relief-by-walking +relief-by-movement +ferritin +rest-onset',
    may: '+worse-sitting',
  },
  {
    text: 'Denies restless legs. Charley horse R calf at 3am lasting 2 min, stretches it out, sore next day',
    must: '-urge-to-move-legs +cramping-quality@right +calf-site@right +pain-nocturnal +episode-duration +relief-by-muscle-stretch +residual-soreness',
  },
  {
    text: 'LBP with pain shooting L buttock to big toe, SLR + 40 deg L, EHL 4/5 L. No saddle anesthesia, no bowel or bladder changes.',
    must: '+low-back-pain +radiating-below-knee@left +shooting-quality +dermatomal-distribution +slr-positive@left +motor-deficit@left +limb-weakness@left -saddle-anaesthesia -urinary-incontinence-new -faecal-incontinence-new',
    may: '+leg-pain +thigh-location',
  },
  { text: 'foot drop, 2/5 DF', must: '+foot-drop +motor-deficit +limb-weakness' },
  {
    text: 'Bilateral sciatica, numb when wiping, difficulty starting to void since yesterday',
    must: '+bilateral-radiculopathy +dx-lumbar-radiculopathy +saddle-anaesthesia +micturition-difficulty',
  },
  { text: 'Return to ED if numbness in groin or loss of bladder control', must: '' },
  {
    text: 'LBP, r/o cauda equina. Saddle sensation intact. PVR 40 mL, good rectal tone',
    must: '+low-back-pain ?dx-cauda-equina-syndrome -saddle-anaesthesia +post-void-residual -anal-tone-reduced',
  },
  {
    text: '72 yo, leg pain after 2 blocks, relieved by sitting or leaning on shopping cart, DP 2+, worse standing',
    must: '+leg-pain +worse-walking +relief-by-sitting +relief-by-forward-bending +pulse-normal +pain-worse-standing',
    may: '-pulse-absent',
  },
  {
    text: 'Burning both feet worse at night, stocking numbness, HbA1c 8.4 %, monofilament 3/10 R 4/10 L',
    must: '+burning-quality@bilateral +foot-or-toe-site +pain-nocturnal +stocking-distribution +numbness +hba1c +monofilament-sites@right +monofilament-sites@left +monofilament-abnormal',
  },
  {
    text: 'Foot pain at night, hangs leg off bed, relieved',
    must: '+leg-pain +foot-or-toe-site +pain-nocturnal +relief-by-dependency',
  },
  { text: 'FHx: mother with RLS', must: '+family-history-rls' },
  { text: 'Hx of RLS on ropinirole', must: '+dx-restless-legs-syndrome +rls-treatment' },
  { text: 'No relief with walking', must: '+no-relief-by-movement', may: '-relief-by-walking' },
  { text: 'SLR negative bilaterally', must: '-slr-positive@bilateral' },
  { text: 'No saddle anesthesia but reports new urinary retention', must: '-saddle-anaesthesia +urinary-retention' },
  { text: 'Saddle embolus on CT', must: '', may: '+dx-pulmonary-embolism' },
  { text: 'Abdominal cramps', must: '' },
  { text: 'SLR to 90', must: '-slr-positive' },
  { text: 'no c/c/e', must: '-skin-cyanosis-or-mottling -leg-swelling', may: '-edema-bilateral' },
  { text: 'ABI 42% on the right', must: '+abi@right' },
  { text: 'ABIs 0.42/0.95', must: '+abi@right +abi@left' },
  { text: 'No concern for CES', must: '-dx-cauda-equina-syndrome' },
  { text: 'DVT ppx ordered, SCDs, TED hose for DVT', must: '', may: '+compression-therapy' },
  { text: 'ALI in ICU with ARDS. CVI in 2012 (stroke). PVD in left eye.', must: '' },
  // --- relief and worsening, told freely
  { text: 'gets relief from hanging it down', must: '+relief-by-dependency' },
  { text: 'Sleeps in the recliner because of the leg', must: '+relief-by-dependency' },
  { text: 'only comfortable with foot on the floor', must: '+relief-by-dependency' },
  {
    text: 'leg pain comes on about an hour after going to bed',
    must: '+leg-pain +pain-worse-supine',
    may: '+pain-nocturnal',
  },
  { text: 'aching calf as soon as I lie down', must: '+leg-pain +calf-site +pain-worse-supine' },
  {
    text: 'Foot pain not eased by hanging the leg down',
    must: '+leg-pain +foot-or-toe-site +no-relief-by-dependency -relief-by-dependency',
  },
  { text: 'Dangling the leg does not help', must: '+no-relief-by-dependency -relief-by-dependency' },
  { text: 'Leg pain is not worse lying down', must: '+leg-pain -pain-worse-supine' },
  { text: 'Pain in the legs is no longer relieved by elevation', must: '+leg-pain@bilateral -relief-by-elevation' },
  {
    text: 'Lying flat makes the foot worse, sitting up helps.',
    must: '+pain-worse-supine +worse-lying-flat +relief-by-dependency',
  },
  {
    text: 'When she lies down the pain in her foot starts; if he hangs the leg over the side it eases',
    must: '+leg-pain +foot-or-toe-site +pain-worse-supine +relief-by-dependency',
  },
  {
    text: 'My legs ache terribly when I am in bed, I have to get up and walk the floor.',
    must: '+leg-pain@bilateral +pain-worse-supine +relief-by-walking +relief-by-movement',
  },
  {
    text: 'He swings his legs out of bed and lets them hang which settles the pain in his toes',
    must: '+relief-by-dependency +leg-pain +foot-or-toe-site',
  },
  { text: 'Orthopnea, SOB worse lying flat, sleeps in recliner due to CHF', must: '+dyspnea +heart-failure' },
  { text: 'GERD worse when supine. Shoulder pain worse lying on it.', must: '' },
  { text: 'leg pain improves when she props her leg on a pillow', must: '+leg-pain +relief-by-elevation' },
  { text: 'Legs up makes foot pain worse, hates elevating', must: '+pain-worse-elevation +leg-pain +foot-or-toe-site' },
  {
    text: 'Calf cramps at night several times a week, relieved by stretching or standing on it, lasting 30 seconds',
    must: '+cramping-quality +calf-site +pain-nocturnal +relief-by-muscle-stretch +episode-duration +episode-frequency',
    may: '+relief-by-standing',
  },
  {
    text: 'Back and leg pain worse lying on stomach, better with a pillow under the knees',
    must: '+low-back-pain +leg-pain +worse-prone +relief-by-pillow-under-knees',
  },
  {
    text: 'Constant unrelenting leg pain, no position is comfortable',
    must: '+leg-pain +pain-persistent-not-posture-dependent',
  },
  { text: 'Not only is the left foot cold, it is also numb', must: '+cold-limb@left +numbness@left' },
  // --- negation, context
  { text: 'Denies leg pain, swelling, or numbness.', must: '-leg-pain -leg-swelling -numbness' },
  {
    text: 'Pt denies fever, chills, chest pain, SOB. Reports L calf pain.',
    must: '-fever -chest-pain -dyspnea +leg-pain@left +calf-site@left',
  },
  { text: 'No trauma, R calf swollen and tender', must: '+calf-swelling@right +deep-vein-tenderness@right' },
  {
    text: 'No swelling, redness, warmth or tenderness of the left leg',
    must: '-leg-swelling@left -leg-erythema@left -leg-warmth@left',
    may: '-deep-vein-tenderness',
  },
  {
    text: 'Denies claudication but has rest pain in the right foot',
    must: '-claudication +pain-at-rest@right',
    may: '+leg-pain +foot-or-toe-site',
  },
  { text: 'Father had DVT and PE. Sister with varicose veins.', must: '' },
  { text: 'Family history: restless legs in mother and sister.', must: '+family-history-rls' },
  { text: 'No family history of RLS.', must: '-family-history-rls' },
  {
    text: 'Wife says he kicks his legs all night and hangs his foot out of the bed',
    must: '+relief-by-dependency',
    may: '+relief-by-movement +urge-to-move-legs',
  },
  { text: 'Suspected DVT left leg, awaiting duplex.', must: '?dx-deep-vein-thrombosis@left' },
  { text: 'Concern for acute limb ischemia RLE', must: '?dx-acute-limb-ischemia@right' },
  {
    text: 'PMH: PAD, DVT 2014, CKD stage 4, RLS\nPSH: L fem-pop bypass 2018\nFHx: father DVT\nSocial: former smoker',
    must: '+dx-peripheral-artery-disease ~hx-dvt +ckd-stage-4-5 +ckd +dx-restless-legs-syndrome +hx-limb-revascularization@left +risk-smoker-former',
  },
  {
    text: 'A/P: L leg DVT. Plan: start apixaban, watch for leg swelling, compression stockings.',
    must: '+dx-deep-vein-thrombosis@left +compression-therapy',
  },
  { text: 'Patient advised to seek help if numbness in saddle area, incontinence or leg weakness develop.', must: '' },
  { text: 'Safety netting: red flags discussed - saddle numbness, urinary retention, leg weakness.', must: '' },
  // --- sides
  { text: 'L foot cold, R foot warm', must: '+cold-limb@left', may: '-cold-limb@right' },
  { text: 'swelling of the left but not the right calf', must: '+calf-swelling@left', may: '-calf-swelling@right' },
  { text: 'Edema R>L legs', must: '+leg-swelling@bilateral +edema-bilateral' },
  {
    text: 'He left the room. Right away noted pain in both feet.',
    must: '+leg-pain@bilateral +foot-or-toe-site@bilateral',
  },
  { text: 'Legs ache', must: '+leg-pain@bilateral' },
  {
    text: 'RLE: cool, mottled, pulses absent. LLE: warm, DP 2+',
    must: '+cold-limb@right +skin-cyanosis-or-mottling@right +pulse-absent@right +pulse-normal@left',
    may: '-pulse-normal -pulse-absent -cold-limb',
  },
  {
    text: 'DP R 0 L 2+, PT R 0, L 1+',
    must: '+pulse-absent@right +pulse-normal@left +pulse-diminished@left',
    may: '-pulse-normal -pulse-absent',
  },
  {
    text: 'Pedal pulses dopplerable but not palpable on R',
    must: '+pulse-absent@right -doppler-arterial-absent',
    may: '-pulse-normal',
  },
  {
    text: 'femoral 2+ b/l, popliteal 1+ L, DP 0 L, PT monophasic signal L',
    must: '+pulse-diminished@left +pulse-absent@left +doppler-arterial-monophasic@left',
    may: '-pulse-normal',
  },
  // --- senses
  { text: 'Cold symptoms x 3 days, cold hands, arm claudication, swollen finger. Optic neuropathy.', must: '' },
  { text: 'PE: lungs clear. PT eval tomorrow. TP 6.8, AP view of chest normal.', must: '' },
  { text: 'Fell from a 6 foot ladder onto left arm, arm numb', must: '+severe-trauma' },
  { text: 'Heartburn at night, worse lying flat, relieved by sitting up', must: '' },
  { text: 'Got cold feet about surgery', must: '' },
  { text: 'Works night shift, standing all day, walks to work. No complaints.', must: '' },
  // --- numbers
  {
    text: 'Vitals: BP 88/52 HR 118 RR 26 SpO2 88% RA T 38.4',
    must: '+systolic-blood-pressure +heart-rate +respiratory-rate +oxygen-saturation +body-temperature',
  },
  { text: 'ABI R 1.52 (non-compressible), L 0.88', must: '+abi@right +abi@left', may: '+abi-noncompressible' },
  {
    text: 'ABI noncompressible bilaterally, TBI R 0.31 L 0.45, TcPO2 18 mmHg left foot',
    must: '+abi-noncompressible +tbi@right +tbi@left +tcpo2@left',
  },
  {
    text: 'L calf 4 cm larger than R, 10 cm below tibial tuberosity',
    must: '+calf-circumference-difference@left',
    may: '+calf-swelling@left',
  },
  { text: 'Wells DVT score 3. D-dimer 1200 ng/mL FEU', must: '+wells-dvt-recorded +d-dimer' },
  { text: 'CRT < 2 s both feet', must: '+capillary-refill +capillary-refill-normal -capillary-refill-delayed' },
  { text: 'Fontaine III, Rutherford 4', must: '+rest-pain-ischemic +ischemia-stage-text' },
  { text: 'Leg pain 3/52, gradual onset', must: '+leg-pain +rest-pain-duration' },
  { text: 'Calf pain 9/10 since this morning', must: '+leg-pain +calf-site +pain-severity +rest-pain-duration' },
  {
    text: 'MRC 3/5 EHL R, AJ absent R, KJ 2+ b/l',
    must: '+motor-deficit@right +limb-weakness@right +ankle-reflex-reduced@right -knee-reflex-reduced',
    may: '',
  },
  // --- forms
  {
    text: 'Leg swelling: no. Rest pain? Y. Claudication - none. Leg pain [x] yes [ ] no',
    must: '-leg-swelling +pain-at-rest -claudication +leg-pain',
  },
  {
    text: 'Numbness of feet ........ denies\nCalf pain ........ yes',
    must: '-numbness +leg-pain +calf-site',
    may: '-foot-or-toe-site',
  },
  // --- styles, typos
  {
    text: 'Nursing: pt found sitting on edge of bed at 0300 with R foot dangling, states "its the only way I can stand it". Foot dusky, toes cool.',
    must: '+relief-by-dependency@right +skin-cyanosis-or-mottling +cold-limb',
  },
  {
    text: 'c/o claudicaton R calf and swelilng of the ankel, numness in toes',
    must: '+claudication@right +leg-swelling +numbness',
  },
  {
    text: 'Hi doctor, my left foot has been killing me at night for about 3 weeks. I end up sleeping in my chair with the foot on the floor.',
    must: '+leg-pain@left +foot-or-toe-site@left +pain-nocturnal +relief-by-dependency@left +rest-pain-duration@left',
  },
  {
    text: '68M vasculopath, 2/12 nocturnal R foot pain relieved by dependency, ulcer R hallux not healing 6/52, ABPI 0.34',
    must: '+leg-pain@right +foot-or-toe-site@right +pain-nocturnal@right +relief-by-dependency@right +foot-or-leg-ulcer@right +abi +rest-pain-duration',
    may: '+tissue-loss-ischemic-ulcer@right +ulcer-duration',
  },
  {
    text: 'The patient reports an irresistible urge to move her legs every evening, worse when resting, partially relieved by walking. Ferritin 18. On amitriptyline.',
    must: '+urge-to-move-legs +evening-predominance +rest-onset +relief-by-walking +relief-by-movement +ferritin',
    may: '+episode-frequency',
  },
  {
    text: 'Pt fell asleep on couch, woke with dead leg, resolved with rubbing in 5 min.',
    must: '',
    may: '+sudden-onset +relief-by-muscle-stretch +relief-by-movement +wakes-from-sleep +pain-nocturnal +numbness +episode-duration',
  },
  {
    text: 'LLE edema 2+ pitting to knee, RLE none. Calf ttp L. SOB on exertion, pleuritic CP. Started 2 days post op hip replacement.',
    must: '+leg-swelling@left +pitting-edema-unilateral@left +deep-vein-tenderness@left +dyspnea +chest-pain',
    may: '+risk-major-surgery-12w',
  },
  {
    text: 'numbness between legs and cant feel when i pee. legs feel weak both of them',
    must: '+saddle-anaesthesia +micturition-difficulty +bilateral-leg-weakness +limb-weakness',
    may: '+motor-deficit',
  },
  {
    text: 'Known peripheral neuropathy. Foot exam: LOPS, vibration reduced both halluces, ankle reflexes absent bilaterally, pulses palpable.',
    must: '+dx-peripheral-neuropathy +protective-sensation-lost +vibration-reduced +ankle-reflex-reduced +pulse-normal',
    may: '+numbness +monofilament-abnormal -pulse-absent',
  },
  {
    text: 'MRI L-spine: L5-S1 disc herniation compressing the left S1 nerve root. No cauda equina compression.',
    must: '+mri-root-compression@left +lumbar-disc-displacement +mri-no-compression',
    may: '-dx-cauda-equina-syndrome',
  },
  {
    text: 'Ropinirole helps. RLS well controlled.',
    must: '+dopaminergic-response +dx-restless-legs-syndrome',
    may: '+rls-treatment',
  },
  // --- second batch: charts of many hands
  {
    text: 'Woke at 4am with excruciating pain L leg. Leg cold to mid calf, no palpable popliteal or pedal pulses. Motor 2/5 ankle DF. Sensation decreased over dorsum of foot. Hx AFib, stopped warfarin last month.',
    must: '+leg-pain@left +cold-limb +pulse-absent +motor-deficit +limb-weakness +foot-drop +numbness +risk-atrial-fibrillation',
    may: '+calf-site +wakes-from-sleep +pain-nocturnal +sudden-onset +leg-pain-acute-onset -pulse-normal +muscle-strength',
  },
  {
    text: 'She reports her right foot hurts when she puts it up on the ottoman and feels better once it is back on the floor.',
    must: '+leg-pain@right +foot-or-toe-site@right +pain-worse-elevation +relief-by-dependency',
  },
  {
    text: 'Nocturnal rest pain R foot, relieved by standing or dangling. Skin shiny and hairless, dependent rubor present. Pulses: fem 2+, pop 0, DP/PT 0 on right.',
    must: '+pain-at-rest@right +pain-nocturnal +relief-by-standing +relief-by-dependency +shiny-hairless-skin +dependent-rubor +pulse-absent@right +foot-or-toe-site@right',
    may: '-pulse-normal +rest-onset +leg-pain',
  },
  {
    text: 'I have been waking up every night around 2 with my calf in a tight knot. It takes about 3 minutes of pulling my toes up before it lets go. My calf is sore all the next day.',
    must: '+wakes-from-sleep +muscle-hardening +relief-by-muscle-stretch +residual-soreness +pain-nocturnal',
    may: '+calf-site +leg-pain +episode-duration +episode-frequency',
  },
  {
    text: 'c/o jumpy legs in bed, urge to move, kicks off covers, better if she gets up and paces. Happens 5 nights per week. Mother had same. On diphenhydramine nightly.',
    must: '+urge-to-move-legs +pain-worse-supine +relief-by-walking +relief-by-movement +episode-frequency',
    may: '+rest-onset +episode-frequency +rls-antihistamine',
  },
  {
    text: 'Tingling and burning in the soles of both feet x 2 yrs, constant, worse at night, not relieved by walking. A1c 9.1. Ankle jerks absent b/l, vibration decreased to ankles. DP 2+ bilat.',
    must: '+paraesthesia@bilateral +burning-quality@bilateral +foot-or-toe-site +pain-nocturnal +no-relief-by-movement -relief-by-walking +hba1c +ankle-reflex-reduced@bilateral +vibration-reduced +pulse-normal@bilateral',
    may: '-pulse-absent',
  },
  {
    text: 'L sided sciatica x 6/52, pain from buttock down back of thigh to lateral foot, a/w pins and needles. Worse bending and sitting. SLR L 40, R 80. AJ diminished L. Power 5/5. No red flags.',
    must: '+dx-lumbar-radiculopathy@left +radiating-below-knee +paraesthesia +worse-forward-bending +worse-sitting +slr-positive@left +ankle-reflex-reduced@left -motor-deficit -limb-weakness',
    may: '-slr-positive@right +rest-pain-duration +leg-pain +thigh-location +foot-or-toe-site +dermatomal-distribution',
  },
  {
    text: 'Bilat thigh and calf aching with walking > 10 min, relieved immediately by sitting down. Walks further leaning on trolley. Pulses full. MRI: severe central canal stenosis L4-5.',
    must: '+leg-pain@bilateral +worse-walking +relief-by-sitting +relief-by-forward-bending +pulse-normal +mri-central-stenosis +calf-site +thigh-location',
    may: '-pulse-absent',
  },
  {
    text: 'Heavy tired legs after standing all day at work, ankles puffy by evening, settles overnight with legs elevated. Wears support stockings.',
    must: '+heaviness@bilateral +pain-worse-standing +leg-swelling@bilateral +edema-bilateral +relief-by-elevation +compression-therapy',
    may: '+evening-predominance -pain-nocturnal',
  },
  {
    text: 'Right leg: erythema to mid shin, warm, tender, 38.7C. Portal of entry: tinea between toes. Rx flucloxacillin for cellulitis.',
    must: '+leg-erythema@right +leg-warmth@right',
    may: '+dx-cellulitis +body-temperature',
  },
  {
    text: 'Unilateral L leg swelling 1 week post partum, thigh and calf, L calf 43 R calf 38. Prev PE 2016.',
    must: '+leg-swelling@left +puerperium +calf-circumference@left +calf-circumference@right +calf-circumference-difference@left ~hx-pe',
    may: '+calf-swelling@left +entire-leg-swollen',
  },
  {
    text: 'No calf pain, no swelling, no chest pain, no SOB, no hemoptysis.',
    must: '-leg-pain -calf-site -chest-pain -dyspnea -hemoptysis',
    may: '-calf-swelling -leg-swelling',
  },
  {
    text: 'Pt is a 54 yo F with hx of breast cancer on chemo, presents with 2 days of left calf pain and swelling, also dyspneic. HR 112, SpO2 91% on RA.',
    must: '+risk-active-cancer +history-of-malignancy +leg-pain@left +calf-site@left +calf-swelling@left +dyspnea +heart-rate +oxygen-saturation +rest-pain-duration',
    may: '~history-of-malignancy',
  },
  {
    text: 'Feet go numb when sitting on the toilet, resolves on standing.',
    must: '+numbness@bilateral',
    may: '+relief-by-standing +worse-sitting',
  },
  {
    text: 'Unable to void since last night, catheter drained 900 mL. Perianal sensation reduced to pinprick. Bilateral leg weakness, cannot stand.',
    must: '+urinary-retention +saddle-anaesthesia +bilateral-leg-weakness +limb-weakness@bilateral',
    may: '+motor-deficit +pinprick-or-temperature-reduced',
  },
  {
    text: 'Bowels and bladder normal. No perianal numbness. Legs strong.',
    must: '-urinary-incontinence-new -faecal-incontinence-new -saddle-anaesthesia',
    may: '-urinary-retention -micturition-difficulty -limb-weakness',
  },
  {
    text: 'BPH with hesitancy and poor stream for years. No back pain.',
    must: '+micturition-difficulty -low-back-pain',
  },
  {
    text: 'Stress incontinence since childbirth. Venous valve incompetence.',
    must: '',
    may: '+dx-chronic-venous-insufficiency ~urinary-incontinence-new',
  },
  {
    text: 'Pain L foot started suddenly yesterday evening while watching TV; toes purple and mottled, pulses palpable. Recent cardiac cath.',
    must: '+leg-pain@left +foot-or-toe-site@left +sudden-onset +blue-or-black-toes +skin-cyanosis-or-mottling +pulse-normal +risk-recent-vascular-catheter +leg-pain-acute-onset',
    may: '-pulse-absent +evening-predominance +rest-onset +rest-pain-duration',
  },
  {
    text: 'The 4th toe on the R is black and dry. Known DM and ESRD on HD.',
    must: '+gangrene@right +blue-or-black-toes@right +diabetes +ckd-stage-4-5 +ckd +dialysis',
  },
  {
    text: 'Ulcer on tip of left great toe for 3 months, painful at night, hangs leg out of bed. ABI 1.6, toe pressure 22.',
    must: '+foot-or-leg-ulcer@left +pain-nocturnal +relief-by-dependency +abi +toe-pressure',
    may: '+leg-pain@left +foot-or-toe-site@left +tissue-loss-ischemic-ulcer +ulcer-duration',
  },
  {
    text: 'pt unable to tolerate legs flat in bed d/t foot pain, prefers bed in reverse trendelenburg',
    must: '+leg-pain +foot-or-toe-site +pain-worse-supine',
    may: '+worse-lying-flat',
  },
  {
    text: 'Leg pain unchanged with position, constant day and night, wt loss 10 kg, hx prostate ca.',
    must: '+leg-pain +pain-persistent-not-posture-dependent +weight-loss-unexplained +history-of-malignancy',
  },
  {
    text: 'Exam: LE warm, no edema, DP/PT 2+ symmetric, no ulcers. Neuro: strength 5/5 LE, sensation intact to LT and monofilament, reflexes symmetric.',
    must: '-leg-swelling +pulse-normal -foot-or-leg-ulcer -limb-weakness -motor-deficit -numbness -monofilament-abnormal',
    may: '-pulse-absent -ankle-reflex-reduced -knee-reflex-reduced -cold-limb',
  },
  {
    text: 'Impression: likely vascular claudication vs spinal stenosis. Plan ABI, MRI if normal.',
    must: '?claudication ?dx-lumbar-spinal-stenosis',
  },
  {
    text: 'Doppler US of the left leg: occlusive thrombus in the popliteal and femoral veins.',
    must: '+dx-deep-vein-thrombosis@left',
  },
  {
    text: 'Venous duplex today: no evidence of DVT in either leg.',
    must: '+dvt-excluded',
    may: '-dx-deep-vein-thrombosis',
  },
  {
    text: 'Hx: DVT R leg 2015, treated with 6 months warfarin. Now presents with L calf tightness.',
    must: '~hx-dvt@right +calf-swelling@left',
    may: '~on-anticoagulant +leg-pain@left',
  },
  {
    text: 'Legs restless in evening; ropinirole 0.5 mg nightly for RLS with good effect',
    must: '+urge-to-move-legs +evening-predominance +dx-restless-legs-syndrome +rls-treatment',
    may: '+episode-frequency',
  },
  {
    text: 'Denies: urge to move legs, creepy crawly sensations, cramps. Endorses: burning feet.',
    must: '-urge-to-move-legs -crawling-sensation -cramping-quality +burning-quality@bilateral',
    may: '+foot-or-toe-site@bilateral -foot-or-toe-site',
  },
  {
    text: "Right foot pallor on elevation, rubor on dependency, Buerger's positive. CRT 6s.",
    must: '+skin-pallor@right +dependent-rubor@right +capillary-refill +capillary-refill-delayed',
  },
  {
    text: 'wound on heel, necrotic, foul smelling, fever 39.1, foot red and hot',
    must: '+fever +body-temperature +leg-erythema +leg-warmth',
    may: '+foot-or-leg-ulcer +gangrene',
  },
  {
    text: 'Has trouble falling asleep because his legs feel like electricity is running through them; must keep moving them.',
    must: '+wakes-from-sleep +urge-to-move-legs',
    may: '+crawling-sensation +shooting-quality +relief-by-movement +pain-nocturnal',
  },
  {
    text: 'Pain shoots down both legs when coughing. Numb bottom. Accidentally wet himself twice.',
    must: '+bilateral-radiculopathy +worse-cough-sneeze +saddle-anaesthesia +urinary-incontinence-new +shooting-quality',
    may: '+radiating-below-knee',
  },
  {
    text: 'Leg symptoms better bending forward and worse leaning back or walking downhill',
    must: '+relief-by-forward-bending +worse-backward-bending',
  },
  {
    text: 'Lying flat on his back brings on pain in the left leg; lying on his side with knees drawn up settles it.',
    must: '+pain-worse-supine +worse-lying-flat +leg-pain@left +relief-by-fetal-position',
  },
  { text: 'standing makes it worse, sitting makes it better', must: '+pain-worse-standing +relief-by-sitting' },
  {
    text: 'Pain is worse at night and on elevation of the leg, improved with dependency.',
    must: '+pain-nocturnal +pain-worse-elevation +relief-by-dependency',
  },
  {
    text: 'Elevation worsens and dependency improves the foot pain.',
    must: '+pain-worse-elevation +relief-by-dependency +leg-pain +foot-or-toe-site',
  },
  { text: 'Has not had any leg swelling or pain since discharge.', must: '-leg-swelling -leg-pain' },
  {
    text: 'Leg swelling resolved. Previously had left leg cellulitis in 2015.',
    must: '-leg-swelling ~dx-cellulitis@left',
  },
  { text: 'Cannot rule out DVT. Low suspicion for compartment syndrome.', must: '?dx-deep-vein-thrombosis' },
  {
    text: 'Both calves cramp on walking 100 yards, gone after 2 minutes standing still',
    must: '+claudication@bilateral +worse-walking +relief-by-standing-still',
    may: '+cramping-quality +calf-site',
  },
  {
    text: 'Pt reports foot falls asleep when sitting cross legged.',
    must: '+paraesthesia',
    may: '+worse-sitting +rest-onset',
  },
  {
    text: 'Leg feels better when walking about, worse when sat still in the evenings',
    must: '+relief-by-walking +relief-by-movement +rest-onset +evening-predominance',
  },
  {
    text: 'Rt 1st toe blue, painful, cool. Pulses 1+ bilat.',
    must: '+blue-or-black-toes@right +skin-cyanosis-or-mottling@right +leg-pain@right +foot-or-toe-site@right +cold-limb@right +pulse-diminished@bilateral',
    may: '-pulse-normal',
  },
  { text: 'Left arm swelling and pain after PICC, arm DVT on US.', must: '' },
  { text: 'Knee pain, swollen knee after twist. No locking.', must: '' },
  { text: 'Groin pull playing soccer. Hip pain worse lying on that side at night.', must: '' },
  {
    text: 'Pain both lower legs ant shins after running, better with rest. Teen athlete.',
    must: '+leg-pain@bilateral +calf-site@bilateral +worse-walking',
    may: '+claudication +relief-by-standing-still',
  },
  {
    text: 'Patient states: "My foot feels dead and looks white as a sheet since lunchtime"',
    must: '+numbness +skin-pallor',
  },
  {
    text: 'No numbness/tingling/weakness. No loss of bowel or bladder control. No saddle paresthesias.',
    must: '-urinary-incontinence-new -faecal-incontinence-new -saddle-anaesthesia',
    may: '-motor-deficit -numbness -paraesthesia -limb-weakness',
  },
  { text: 'Neurovascularly intact distally. Compartments soft.', must: '-numbness -limb-weakness' },
  {
    text: 'Denies CP, palpitations, orthopnea, PND, LE edema, claudication.',
    must: '-chest-pain -leg-swelling -claudication',
  },
  {
    text: 'Extremities: no cyanosis, clubbing or edema. Pulses 2+ and equal.',
    must: '-skin-cyanosis-or-mottling -leg-swelling +pulse-normal',
    may: '-pulse-absent -edema-bilateral',
  },
]

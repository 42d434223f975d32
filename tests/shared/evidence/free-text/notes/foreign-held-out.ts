import type { AnnotatedNote } from './note.ts'

/** Notes in the styles of other houses, written before the second round of corrections and never used to correct. */
export const foreignHeldOut: readonly AnnotatedNote[] = [
  {
    text: 'TRIAGE CAT 2. 71 YO M BIBA. L LEG WENT DEAD AND WHITE 2 HRS AGO. UNABLE TO MOVE TOES. NO PULSES FELT BELOW GROIN. COLD TO MID CALF. KNOWN AF, NOT ON WARFARIN. PAIN 10/10.',
    must: '+skin-pallor@left +limb-weakness@left +pulse-absent@left +cold-limb@left +risk-atrial-fibrillation +pain-severity',
    may: '-pulse-normal +numbness +leg-pain +leg-pain-acute-onset +limb-paralysis +motor-deficit +rest-pain-duration +sudden-onset +calf-site -on-anticoagulant',
  },
  {
    text: 'Dear colleague, thank you for referring this 68 year old smoker who gets a tight pain in the right calf at 150 yards, which settles within two minutes of stopping. He has no pain at rest or overnight. Femoral pulses are palpable but nothing is palpable below this on the right. ABPI 0.62 right, 0.94 left.',
    must: '+calf-site@right +leg-pain@right +worse-walking +claudication@right +relief-by-standing-still -pain-at-rest +pulse-absent@right +abi@right +abi@left',
    may: '+risk-smoker-current -pain-nocturnal -rest-onset -pulse-normal +pulse-normal -pulse-absent -rest-pain-ischemic',
  },
  {
    text: 'Hi doctor, for about two months now my feet burn like they are on fire once I get into bed, I even kick the covers off because I cant stand the sheets touching them. During the day it is not so bad. My sugars have been high. No sores on my feet.',
    must: '+burning-quality@bilateral +allodynia -foot-or-leg-ulcer',
    may: '+foot-or-toe-site +leg-pain +pain-nocturnal +pain-worse-supine +rest-pain-duration +diabetes',
  },
  {
    text: 'c/o LBA 2/52 rad to (L) leg till ankle, a/w numbness L great toe. SLRT +ve L 45°, -ve R. EHL power 4/5 L. No bladder/bowel involvement. No saddle hypoaesthesia.',
    must: '+low-back-pain +radiating-below-knee@left +numbness@left +slr-positive@left -slr-positive@right +limb-weakness@left +motor-deficit@left -saddle-anaesthesia -urinary-incontinence-new -faecal-incontinence-new',
    may: '+leg-pain +dermatomal-distribution +foot-or-toe-site +rest-pain-duration +muscle-strength',
  },
  {
    text: 'Nil calf swelling or tenderness. Nil ankle oedema. Foot pulses easily felt both sides. Power 5/5, reflexes symmetrical. Nil red flags.',
    must: '-calf-swelling -deep-vein-tenderness -leg-swelling -pulse-absent@bilateral +pulse-normal@bilateral -limb-weakness',
    may: '-motor-deficit -edema-bilateral -bilateral-leg-weakness -ankle-reflex-reduced -knee-reflex-reduced',
  },
  {
    text: '- R calf: swollen, tense, tender on squeeze\n- L calf: soft, non tender\n- measurement 10 cm below tib tub: R 42 cm, L 38 cm\n- no SOB, no haemoptysis\n- TKR R 3/52 ago',
    must: '+calf-swelling@right +deep-vein-tenderness@right -deep-vein-tenderness@left +calf-circumference-difference@right -dyspnea +risk-major-surgery-12w',
    may: '+calf-circumference +leg-swelling -hemoptysis',
  },
  {
    text: "I've been waking up at 3 in the morning with a terrible cramp in the back of my leg. It goes rock solid and I have to jump out of bed and push my heel down until it eases. It is sore all the next day.",
    must: '+wakes-from-sleep +cramping-quality +muscle-hardening +relief-by-muscle-stretch +residual-soreness',
    may: '+pain-nocturnal +calf-site +leg-pain +relief-by-standing',
  },
  {
    text: 'PODIATRY: DP and TP pulses biphasic on Doppler bilaterally. 10g monofilament 4/10 R, 5/10 L. Vibration absent to the ankles. Skin intact, no ulceration, no maceration. CRT <3s. Advised daily foot checks and to report any redness or swelling.',
    must: '+monofilament-sites@right +monofilament-sites@left +monofilament-abnormal +vibration-reduced -foot-or-leg-ulcer +capillary-refill',
    may: '+pulse-normal -pulse-absent -capillary-refill-delayed +capillary-refill-normal',
  },
  {
    text: 'pt says for 3 days cant feel himself wiping after the toilet and has wet himself twice back pain is going down both legs no power in the ankles rectal exam lax tone bladder scan 720',
    must: '+saddle-anaesthesia +urinary-incontinence-new +low-back-pain +anal-tone-reduced +post-void-residual',
    may: '+leg-pain +bilateral-radiculopathy +limb-weakness +bilateral-leg-weakness +motor-deficit +radiating-below-knee +rest-pain-duration',
  },
  {
    text: 'S: Pt reports legs fidgety of an evening, esp watching telly, must get up and pace, settles while pacing, back as soon as he sits. Mum had same. O: Neuro NAD. Ferritin 22.',
    must: '+urge-to-move-legs +rest-onset +relief-by-walking +relief-by-movement +ferritin +evening-predominance',
    may: '+worse-sitting +family-history-rls +normal-neuro-exam +relief-by-standing -limb-weakness -motor-deficit -numbness',
  },
  {
    text: 'Post op day 1 R fem-pop. Graft pulse lost, foot mottled, cannot get a doppler signal at DP or PT. Sensation reduced over dorsum, toes still moving. Back to theatre.',
    must: '+hx-limb-revascularization +skin-cyanosis-or-mottling +doppler-arterial-absent +numbness',
    may: '+pulse-absent -limb-weakness -limb-paralysis +risk-major-surgery-12w -motor-deficit -pulse-normal',
  },
  {
    text: 'Ankles swell by evening, heavy achy legs after a day on her feet, better with feet up. Brown staining both gaiter areas, varicosities L>R. Pulses present. No ulcer at present, healed ulcer 2019 L medial malleolus.',
    must: '+leg-swelling +leg-pain +pain-worse-standing +relief-by-elevation +varicose-veins-leg +pulse-normal -foot-or-leg-ulcer',
    may: '+heaviness +edema-bilateral -pulse-absent +stasis-skin-changes +evening-predominance ~foot-or-leg-ulcer ~venous-ulcer',
  },
  {
    text: 'Discharge summary. Diagnosis: R leg cellulitis. Presented with a hot red swollen right shin and T 38.6. Doppler negative for DVT. Treated with IV flucloxacillin. On discharge erythema receding. To return if fever, spreading redness or severe pain.',
    must: '+dx-cellulitis@right +leg-warmth@right +leg-erythema@right +leg-swelling@right +body-temperature +dvt-excluded',
    may: '+dvt-excluded -dx-deep-vein-thrombosis +fever',
  },
  {
    text: 'Walks dog 5 km/day without trouble. No leg pain, no cramps, sleeps well. Feet warm, good pulses. Came for flu jab.',
    must: '-leg-pain -cramping-quality +pulse-normal',
    may: '-pulse-absent -cold-limb -worse-walking -wakes-from-sleep -claudication',
  },
  {
    text: 'Buttock and thigh ache after 10 min upright, must sit or bend over the trolley, then fine within minutes. Can cycle for an hour. Legs go heavy and tingly if she carries on. Pulses full.',
    must: '+leg-pain +pain-worse-standing +relief-by-sitting +relief-by-forward-bending +paraesthesia +pulse-normal',
    may: '+worse-walking -pulse-absent +heaviness +thigh-location +claudication-neurogenic',
  },
]

import type { AnnotatedNote } from './note.ts'

/** Notes in the styles of other houses: triage, letters, forms, messages, dictation. The reader was corrected with these. */
export const foreign: readonly AnnotatedNote[] = [
  {
    text: 'ED TRIAGE: 66M SUDDEN ONSET R LEG PAIN 1 HR, LEG MOTTLED TO THE KNEE, COLD, NO PEDAL PULSES FELT. CANNOT MOVE FOOT. IRREG PULSE.',
    must: '+leg-pain@right +sudden-onset +skin-cyanosis-or-mottling@right +cold-limb@right +pulse-absent +limb-weakness',
    may: '+leg-pain-acute-onset +rest-pain-duration +limb-paralysis +motor-deficit -pulse-normal',
  },
  {
    text: 'Saddle embolus at aortic bifurcation on CTA, both legs cold and pulseless, insensate below the knees, no movement of the feet.',
    must: '+dx-aortic-embolism +cold-limb@bilateral +pulse-absent@bilateral +numbness@bilateral +limb-paralysis',
    may: '+dx-acute-limb-ischemia +limb-weakness +motor-deficit +bilateral-leg-weakness -pulse-normal',
  },
  {
    text: "Fem-distal graft occluded this am, L foot dusky and cold, can't get a doppler. Sensory loss over the toes, calf tender, ankle movement weak.",
    must: '+hx-limb-revascularization +skin-cyanosis-or-mottling@left +cold-limb@left +doppler-arterial-absent +numbness +deep-vein-tenderness +limb-weakness',
    may: '+pulse-absent +foot-or-toe-site +motor-deficit +blue-or-black-toes +dx-acute-limb-ischemia +rest-pain-duration',
  },
  {
    text: 'Thrombosed popliteal aneurysm R. Foot white, lost signals on handheld doppler, toes numb, able to wiggle toes.',
    must: '+dx-acute-limb-ischemia@right +skin-pallor +doppler-arterial-absent +numbness',
    may: '-limb-paralysis -limb-weakness -motor-deficit +pulse-absent +foot-or-toe-site',
  },
  {
    text: 'Trash foot after EVAR yesterday, patchy blue toes both feet, palpable pedal pulses.',
    must: '+blue-or-black-toes@bilateral +pulse-normal',
    may: '+skin-cyanosis-or-mottling +dx-acute-limb-ischemia -pulse-absent +dx-aortic-embolism',
  },
  {
    text: 'my leg has gone dead and white since this morning and I cant feel my foot at all, it is freezing cold',
    must: '+skin-pallor +numbness +cold-limb',
    may: '+sudden-onset +limb-weakness +rest-pain-duration +leg-pain',
  },
  {
    text: 'Unable to palpate DP or PT on the left, right 2+. L foot pale on elevation.',
    must: '+pulse-absent@left +pulse-normal@right',
    may: '-pulse-absent +skin-pallor',
  },
  {
    text: 'Impalpable pulses L leg below femoral. Non palpable DP/TP. R leg: pulses present.',
    must: '+pulse-absent@left +pulse-normal@right',
    may: '-pulse-absent',
  },
  {
    text: "can't pee since last night, numb round my bottom and between my legs, both legs weak and my back is agony",
    must: '+urinary-retention +saddle-anaesthesia +bilateral-leg-weakness +low-back-pain',
    may: '+limb-weakness +motor-deficit +numbness',
  },
  {
    text: "Don't know when I need to go anymore, lost the feeling when I go to the toilet, leaking without knowing. Bad sciatica both legs.",
    must: '+urinary-incontinence-new +bilateral-radiculopathy',
    may: '+dx-lumbar-radiculopathy +saddle-anaesthesia +loss-rectal-fullness +micturition-difficulty',
  },
  {
    text: 'PR: reduced anal squeeze. Perianal sensation diminished to pinprick. PVR 450 ml. B/L SLR 30 deg.',
    must: '+anal-tone-reduced +saddle-anaesthesia +post-void-residual +slr-positive@bilateral',
    may: '+bilateral-radiculopathy +pinprick-or-temperature-reduced',
  },
  {
    text: 'CES screen: bladder - normal, bowel - normal, saddle sensation - intact, sexual function - no change.',
    must: '-saddle-anaesthesia',
    may: '-urinary-retention -urinary-incontinence-new -faecal-incontinence-new -sexual-dysfunction-new -micturition-difficulty -dx-cauda-equina-syndrome',
  },
  {
    text: 'CVS: nil chest pain, nil palpitations. Resp: nil SOB. Legs: nil swelling. Neuro: nil weakness, nil numbness. GU: nil incontinence.',
    must: '-chest-pain -dyspnea -leg-swelling -limb-weakness -numbness -urinary-incontinence-new',
    may: '-motor-deficit -edema-bilateral -calf-swelling -faecal-incontinence-new',
  },
  {
    text: '- no leg swelling\n- no calf tenderness\n- no chest pain\n- leg pain R at night x 2/12',
    must: '-leg-swelling -deep-vein-tenderness -chest-pain +leg-pain@right +pain-nocturnal +rest-pain-duration',
    may: '',
  },
  {
    text: 'Return precautions reviewed: worsening pain, cold foot, numbness. Seek care for chest pain or leg swelling. Report any foot ulcers.',
    must: '',
    may: '',
  },
  {
    text: 'Told to watch for calf swelling and breathlessness. Warned re saddle numbness, bladder or bowel change. Advised to elevate leg for swelling.',
    must: '',
    may: '',
  },
  {
    text: '45/F k/c/o T2DM on OHA c/o burning sensation B/L soles x 6/12, more at night. B/L DP+ PT+. Vibration decreased till ankle. AJ absent b/l.',
    must: '+diabetes +burning-quality@bilateral +pain-nocturnal +pulse-normal +vibration-reduced +ankle-reflex-reduced@bilateral +rest-pain-duration',
    may: '-pulse-absent +foot-or-toe-site +leg-pain',
  },
  {
    text: 'C/O B/L leg pains & tingling x 1 yr, ↑ on standing. O/E DTRs N, power 5/5 all groups, SLR -ve B/L. Peripheral pulses well felt. No pedal oedema.',
    must: '+leg-pain@bilateral +paraesthesia +pain-worse-standing -limb-weakness -slr-positive +pulse-normal -leg-swelling',
    may: '-motor-deficit -pulse-absent -edema-bilateral +rest-pain-duration -ankle-reflex-reduced -knee-reflex-reduced -bilateral-leg-weakness',
  },
  {
    text: 'Dear Dr Byrne, This lady has a six week history of pain in her left foot which wakes her most nights; she gets up and walks about the kitchen or hangs the leg out of bed for ease. On examination the foot is hairless and red on dependency. There is a small punched-out ulcer on the tip of the second toe. ABPI on the left is 0.35.',
    must: '+leg-pain@left +wakes-from-sleep +relief-by-dependency +dependent-rubor +foot-or-leg-ulcer +abi@left +rest-pain-duration',
    may: '+foot-or-toe-site +pain-nocturnal +episode-frequency +relief-by-walking +relief-by-movement +shiny-hairless-skin +tissue-loss-ischemic-ulcer',
  },
  {
    text: 'GP note: intermittent claudication L>R, 200 m, eases on standing 3 mins. No rest pain or tissue loss. Smoker 20/d. Plan: ABPI, atorva, exercise prog.',
    must: '+claudication +relief-by-standing-still -pain-at-rest -foot-or-leg-ulcer +risk-smoker-current',
    may: '-rest-pain-ischemic -tissue-loss-ischemic-ulcer -gangrene +worse-walking',
  },
  {
    text: 'Calf pain starts after walking 2 blocks, gone within 5 mins of standing still. No pain at night or when sitting.',
    must: '+calf-site +leg-pain +worse-walking +claudication +relief-by-standing-still -pain-nocturnal',
    may: '-worse-sitting -rest-onset',
  },
  {
    text: 'L calf swollen x 5/7, on OCP, DVT? Wells 2. D dimer 1800 ng/mL FEU. No SOB/CP. Obs stable.',
    must: '+calf-swelling@left ?dx-deep-vein-thrombosis +wells-dvt-recorded +d-dimer -dyspnea -chest-pain',
    may: '+leg-swelling +rest-pain-duration',
  },
  {
    text: 'Whole R leg swollen and tight since c section 10 days ago, thigh 6 cm bigger than left. Not breathless.',
    must: '+entire-leg-swollen@right +leg-swelling@right -dyspnea',
    may: '+risk-major-surgery-12w +puerperium +calf-circumference-difference',
  },
  {
    text: 'Not oedematous. Not swollen. Calves not tender. No warmth. No varices.',
    must: '-leg-swelling -deep-vein-tenderness -leg-warmth -varicose-veins-leg',
    may: '-edema-bilateral -calf-swelling',
  },
  {
    text: 'Ext: no c/c/e, no calf tend, DP 2+ b/l, no ulcers, no pitting edema, no varicosities.',
    must: '-leg-swelling -deep-vein-tenderness +pulse-normal@bilateral -foot-or-leg-ulcer -varicose-veins-leg',
    may: '-pulse-absent -edema-bilateral -skin-cyanosis-or-mottling -pitting-edema-unilateral',
  },
  {
    text: 'Skin: thin, shiny, hairless; nails thickened. Toes: no gangrene. Gangrene: nil. Ulcers: none.',
    must: '+shiny-hairless-skin -gangrene -foot-or-leg-ulcer',
    may: '',
  },
  {
    text: 'SLR: R neg, L pos at 50. Crossed SLR neg. DTRs: AJ R 2+, L 0. Power: EHL R 5/5, L 4/5.',
    must: '-slr-positive@right +slr-positive@left -crossed-slr-positive +ankle-reflex-reduced@left +limb-weakness@left +motor-deficit@left',
    may: '-ankle-reflex-reduced -limb-weakness -motor-deficit +muscle-strength',
  },
  {
    text: 'DP/PT 1+ R, 2+ L. Femorals strong bilaterally.',
    must: '+pulse-diminished@right +pulse-normal@left',
    may: '-pulse-absent',
  },
  {
    text: 'Reflexes: ankle jerk absent left, present right. Sensation reduced L lateral foot, normal R.',
    must: '+ankle-reflex-reduced@left -ankle-reflex-reduced@right +numbness@left',
    may: '-numbness +dermatomal-sensory-loss',
  },
  {
    text: 'Physio SOAP S: pt reports constant LBP with R leg pain past knee to lateral foot, agg: sitting 10 mins, bending, coughing. Ease: lying on side with knees bent. 24hr: wakes x2. O: SLR R 40, L 80. Slump +ve R.',
    must: '+low-back-pain +radiating-below-knee@right +worse-sitting +worse-forward-bending +worse-cough-sneeze +relief-by-fetal-position +slr-positive@right +slump-positive@right',
    may: '+leg-pain +wakes-from-sleep -slr-positive +foot-or-toe-site +dermatomal-distribution',
  },
  {
    text: 'At night, lying in bed, legs get the jitters and I have to walk the floor. When sitting in a movie or on a plane it is the worst. Dad has restless legs too. Iron low last year.',
    must: '+urge-to-move-legs +rest-onset',
    may: '+family-history-rls +pain-nocturnal +relief-by-walking +relief-by-movement +evening-predominance +pain-worse-supine +worse-sitting ~iron-deficiency +iron-deficiency',
  },
  {
    text: 'Charlie horses in both calves 4 nights/wk, wakes her up, lasts 2-3 min, walking it off helps, calf sore after. No claudication.',
    must: '+cramping-quality@bilateral +wakes-from-sleep +episode-duration +episode-frequency +residual-soreness -claudication',
    may: '+pain-nocturnal +calf-site +relief-by-walking +relief-by-movement',
  },
  {
    text: 'Pain wakes him around 4 am, 8/10 at rest, must sit up and put the foot on the floor. Forefoot purple when down, white when up.',
    must: '+wakes-from-sleep +pain-at-rest +pain-severity +relief-by-dependency +dependent-rubor',
    may: '+pain-nocturnal +skin-pallor +foot-or-toe-site +leg-pain +skin-cyanosis-or-mottling',
  },
  {
    text: 'both legs ache and feel heavy standing at the till all day, ankles puffy by night, goes away with feet up. Compression stockings help. O/E varicose veins both calves, eczema, no ulcer.',
    must: '+leg-pain@bilateral +heaviness +pain-worse-standing +leg-swelling +relief-by-elevation +varicose-veins-leg +stasis-skin-changes -foot-or-leg-ulcer',
    may: '+edema-bilateral +compression-therapy +evening-predominance',
  },
  {
    text: '[2018-05-11] L calf swollen, DVT on US, started rivaroxaban.\n[2024-02-03] Review: well, legs fine. No swelling.',
    must: '-leg-swelling',
    may: '~hx-dvt ~calf-swelling ~leg-swelling ~dx-deep-vein-thrombosis ~on-anticoagulant +on-anticoagulant -calf-swelling',
  },
  {
    text: '>> copied from 4/2021: severe rest pain right foot, foot hung out of bed.\nToday: no rest pain since bypass. Foot warm. Graft pulse palpable.',
    must: '-pain-at-rest',
    may: '+hx-limb-revascularization ~pain-at-rest ~relief-by-dependency ~foot-or-toe-site ~leg-pain ~rest-pain-ischemic -rest-pain-ischemic -cold-limb +pulse-normal -pulse-absent',
  },
  {
    text: 'Reason for scan: rule out PAD. Exclude DVT. CP angles clear. CP clear. Lungs clear.',
    must: '?dx-peripheral-artery-disease ?dx-deep-vein-thrombosis',
    may: '',
  },
  {
    text: 'WELL WOMAN CHECK. NIL COMPLAINTS. NO LEG CRAMPS OR SWELLING. PULSES GOOD BOTH FEET. BP 118/70. CALL IF LEG BECOMES SWOLLEN OR PAINFUL.',
    must: '-cramping-quality -leg-swelling +pulse-normal@bilateral',
    may: '-pulse-absent +systolic-blood-pressure',
  },
  {
    text: 'L lower leg hot, red, spreading from a cut on the shin, temp 38.9, groin nodes up. No calf pain, no DVT risk factors.',
    must: '+leg-warmth@left +leg-erythema@left +body-temperature',
    may: '+fever -leg-pain -dx-deep-vein-thrombosis -calf-site',
  },
  {
    text: "patient's left foot fell asleep then went stone cold and blue, pain out of proportion, foot drop on the left, no sensation in the first web space",
    must: '+cold-limb@left +skin-cyanosis-or-mottling@left +pain-out-of-proportion +foot-drop@left +numbness@left',
    may: '+paraesthesia +limb-weakness +motor-deficit +blue-or-black-toes +leg-pain +foot-or-toe-site',
  },
]

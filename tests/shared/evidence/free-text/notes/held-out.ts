import type { AnnotatedNote } from './note.ts'

/** Written before the reader was corrected for the first time and never used to correct it. */
export const heldOut: readonly AnnotatedNote[] = [
  {
    text: '74F with known PAD, ex-smoker. 5 week history of burning pain in left toes, comes on within the hour of going to bed. She has to dangle her foot over the edge of the bed to get any relief, now spends most nights in the armchair. O/E left foot cool, absent DP and PT pulses, cap refill 5 sec. ABPI L 0.31 R 0.78.',
    must: '+dx-peripheral-artery-disease +risk-smoker-former +leg-pain@left +burning-quality@left +foot-or-toe-site@left +pain-worse-supine +relief-by-dependency@left +cold-limb@left +pulse-absent@left +capillary-refill +capillary-refill-delayed +abi@left +abi@right +rest-pain-duration',
    may: '-pulse-normal +sitting',
  },
  {
    text: 'pt c/o R calf pain and swelling x3d after long haul flight. Denies CP/SOB. No hx DVT. R calf 41cm, L 37cm. Calf TTP. No erythema.',
    must: '+leg-pain@right +calf-site@right +calf-swelling@right -chest-pain -dyspnea -hx-dvt +calf-circumference@right +calf-circumference@left +calf-circumference-difference@right +deep-vein-tenderness -leg-erythema +rest-pain-duration',
    may: '+leg-swelling -dx-deep-vein-thrombosis',
  },
  {
    text: 'Legs feel like they have ants crawling inside when I sit down to watch TV in the evening. I cant keep them still and have to get up and walk around, which makes it go away for a bit.',
    must: '+crawling-sensation +urge-to-move-legs +rest-onset +evening-predominance +relief-by-walking +relief-by-movement',
    may: '+worse-sitting',
  },
  {
    text: 'Wakes 2-3 nights a week with cramp in the left calf, muscle goes rock hard, lasts a couple of minutes until he stretches it out. Sore the next morning. Otherwise well.',
    must: '+wakes-from-sleep +cramping-quality@left +calf-site@left +muscle-hardening +episode-duration +relief-by-muscle-stretch +residual-soreness +episode-frequency',
    may: '+pain-nocturnal',
  },
  {
    text: 'Low back pain radiating down the right leg to the big toe for 6 weeks, worse with sitting and coughing, eased by lying curled up on his side. SLR positive on right at 35 degrees. EHL 4/5 R. Ankle jerks intact. No saddle anaesthesia, bladder or bowel disturbance.',
    must: '+low-back-pain +radiating-below-knee@right +worse-sitting +worse-cough-sneeze +relief-by-fetal-position +slr-positive@right +motor-deficit@right +limb-weakness@right -ankle-reflex-reduced -saddle-anaesthesia -urinary-incontinence-new -faecal-incontinence-new +dermatomal-distribution',
    may: '+rest-pain-duration +leg-pain +muscle-strength',
  },
  {
    text: 'Bilateral leg ache and heaviness by the end of the day, better with feet up. Varicose veins both legs with brown skin staining at the ankles. Pulses 2+ throughout.',
    must: '+leg-pain@bilateral +heaviness@bilateral +pain-worse-standing +relief-by-elevation +varicose-veins-leg@bilateral +stasis-skin-changes +pulse-normal',
    may: '-pulse-absent',
  },
  {
    text: 'Diabetic. Feet burn at night, cannot bear the bedclothes on them. Numb up to the ankles in a stocking distribution. 10g monofilament 3/10 bilaterally, vibration absent at great toes. DP palpable both sides.',
    must: '+diabetes +burning-quality@bilateral +foot-or-toe-site +pain-nocturnal +allodynia +numbness +stocking-distribution +monofilament-abnormal@bilateral +vibration-reduced +pulse-normal@bilateral +monofilament-sites',
    may: '-pulse-absent',
  },
  {
    text: 'Saddle numbness since yesterday, cannot pass urine, pain down both legs. Reduced anal tone on PR. PVR 650 ml.',
    must: '+saddle-anaesthesia +urinary-retention +bilateral-radiculopathy +anal-tone-reduced +post-void-residual',
    may: '+radiating-below-knee +leg-pain',
  },
  {
    text: 'Sudden onset severe pain L leg 4 hours ago, foot is white and ice cold with no sensation, unable to move toes. AF, not on anticoagulation. No doppler signals at ankle.',
    must: '+sudden-onset +leg-pain@left +skin-pallor@left +cold-limb@left +numbness@left +limb-weakness@left +risk-atrial-fibrillation +doppler-arterial-absent',
    may: '+leg-pain-acute-onset +rest-pain-duration',
  },
  {
    text: 'Left lower leg red, hot and swollen x 2 days with fever and rigors. T 38.9 HR 104 WCC 16.2. Impression: cellulitis L leg, DVT less likely.',
    must: '+leg-erythema@left +leg-warmth@left +calf-swelling@left +fever +body-temperature +heart-rate +white-cell-count +dx-cellulitis@left',
    may: '-dx-deep-vein-thrombosis ?dx-deep-vein-thrombosis +leg-swelling@left',
  },
  {
    text: 'PMH: HTN, T2DM, DVT 2011. FHx: father had PAD and lost a leg. Social: smokes 20/day. HPI: no leg pain today, here for BP check.',
    must: '+risk-hypertension +diabetes ~hx-dvt -leg-pain +risk-smoker-current',
  },
  {
    text: 'Advised to return if the foot becomes cold, pale or numb, or if calf swelling develops. Discussed risk of DVT with long travel.',
    must: '',
  },
  {
    text: 'Walks 150 m then gets tightness and pain in right calf, has to stop, goes within 3 minutes of standing still. Not present at rest. Femoral pulses 2+, popliteal and pedal pulses absent on the right.',
    must: '+claudication@right +leg-pain@right +calf-site@right +relief-by-standing-still +pulse-absent@right',
    may: '+worse-walking +calf-swelling -pain-at-rest -rest-onset -pulse-normal',
  },
  {
    text: 'Leg pain and numbness after walking 10 minutes, must sit or lean over the shopping trolley for relief. Pain free when seated. Worse standing in line. Both buttocks and thighs.',
    must: '+leg-pain +numbness +worse-walking +relief-by-sitting +relief-by-forward-bending +pain-worse-standing',
    may: '+thigh-location',
  },
  {
    text: 'No relief from hanging the leg down. Walking does not help either. Elevating the leg helps a lot.',
    must: '+no-relief-by-dependency -relief-by-dependency +no-relief-by-movement -relief-by-walking +relief-by-elevation',
  },
  {
    text: 'Mother has restless legs. Patient denies any urge to move legs or crawling sensations.',
    must: '+family-history-rls -urge-to-move-legs -crawling-sensation',
  },
  {
    text: 'Duplex right leg negative for DVT. On Xarelto for afib. D-dimer normal.',
    must: '+dvt-excluded +on-anticoagulant +risk-atrial-fibrillation +d-dimer-negative',
    may: '-d-dimer-positive',
  },
  {
    text: 'S/p L TKA 3 weeks ago. Whole left leg swollen from groin to ankle with pitting edema, R leg normal. ?DVT.',
    must: '+risk-major-surgery-12w +entire-leg-swollen@left +pitting-edema-unilateral@left ?dx-deep-vein-thrombosis',
    may: '+leg-swelling@left',
  },
  {
    text: "Menstrual cramps, hands cold in winter, jaw claudication ruled out, writer's cramp. Restless and agitated overnight.",
    must: '',
  },
  {
    text: 'ROS: negative for fever, chest pain, dyspnea, leg swelling, numbness or weakness.',
    must: '-fever -chest-pain -dyspnea -leg-swelling',
    may: '-numbness -limb-weakness -motor-deficit',
  },
  {
    text: 'Rest pain in the right forefoot, worse with the leg elevated. Rubor on dependency. Dry gangrene of the right 2nd toe. TBI 0.22, toe pressure 24 mmHg.',
    must: '+pain-at-rest@right +foot-or-toe-site@right +pain-worse-elevation +dependent-rubor +gangrene@right +tbi +toe-pressure',
    may: '+leg-pain@right',
  },
  {
    text: 'Foot pulses easily palpable bilaterally, feet warm and well perfused, no ulceration. Sensation intact, power 5/5.',
    must: '+pulse-normal@bilateral -cold-limb -foot-or-leg-ulcer -numbness -limb-weakness',
    may: '-pulse-absent -motor-deficit',
  },
  {
    text: 'Mum says her left leg was bad last week but it is her right leg that aches now, mostly at night.',
    must: '+leg-pain@right +pain-nocturnal',
    may: '~leg-pain@left +leg-pain@left',
  },
  {
    text: 'Ulcer over medial malleolus L, shallow, exudating. In 4-layer compression. ABPI not done.',
    must: '+foot-or-leg-ulcer@left +compression-therapy',
    may: '+venous-ulcer@left',
  },
  {
    text: 'Pain in feet keeps her up at night. She gets out of bed and stands on the cold floor which eases it.',
    must: '+leg-pain@bilateral +foot-or-toe-site@bilateral +wakes-from-sleep +pain-nocturnal +relief-by-standing',
  },
  {
    text: 'Swelling of the left but not the right ankle. Tender along the deep veins of the left thigh.',
    must: '+leg-swelling@left +deep-vein-tenderness@left',
    may: '-leg-swelling@right',
  },
  {
    text: 'Foot drop on the left, worse over 2 weeks, 2/5 dorsiflexion. Numbness L5. No bowel or bladder symptoms.',
    must: '+foot-drop@left +motor-deficit@left +limb-weakness@left +dermatomal-sensory-loss -urinary-incontinence-new -faecal-incontinence-new',
    may: '+numbness +progressive-motor-deficit@left',
  },
  { text: 'Schmerzen im linken Bein seit 3 Wochen, schlimmer beim Liegen, kein Fieber.', must: '' },
  {
    text: 'R toes dusky and painful since last night. Known AF. Popliteal pulse palpable, DP not felt.',
    must: '+skin-cyanosis-or-mottling@right +blue-or-black-toes@right +leg-pain@right +foot-or-toe-site@right +risk-atrial-fibrillation +pulse-absent',
    may: '-pulse-normal',
  },
  {
    text: 'Calves soft non tender, no pitting oedema, no calor. Homans negative.',
    must: '-deep-vein-tenderness -leg-swelling',
    may: '-calf-swelling -leg-warmth -pitting-edema-unilateral',
  },
]

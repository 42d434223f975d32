import type { ClinicalCase } from '../case.ts'
import { ask, chart, code, hpi, icd, measure, message, note, person, problem, site } from '../chart.ts'

export const chronicVenousInsufficiency: readonly ClinicalCase[] = [
  {
    id: 'cvi-01',
    title: 'aching legs at the end of the day that rising feet relieve',
    resources: chart(
      person(51, 'female'),
      note(
        9,
        'Heavy aching legs, worse with prolonged standing and at the end of the day, better with elevation. Varicose veins both legs, ankle edema by evening. DP/PT 2+.',
      ),
    ),
    expected: {
      top: 'chronic-venous-insufficiency',
      urgency: 'info',
      must: ['pain-worse-standing', 'relief-by-elevation', 'varicose-veins-leg', 'heaviness'],
      mustNot: ['chronic-limb-threatening-ischemia', 'deep-vein-thrombosis', 'lumbar-spinal-stenosis'],
    },
    redFlag: false,
    probes: ['typical'],
    reason: 'vascular 5.6 CVI-I2 and test vector 14.',
  },
  {
    id: 'cvi-02',
    title: 'venous insufficiency coded with leg pain this month',
    resources: chart(
      person(62, 'male'),
      problem(icd('I87.2', 'Venous insufficiency (chronic) (peripheral)'), 700),
      problem(code.legPain, 8, { site: site('both') }),
    ),
    expected: { top: 'chronic-venous-insufficiency', urgency: 'info' },
    redFlag: false,
    probes: ['icd-with-notes', 'coded-with-body-site'],
    reason: 'vascular 5.6 CVI-I1.',
  },
  {
    id: 'cvi-03',
    title: 'compression stockings on a leg with an ABI of 0.52',
    resources: chart(
      person(73, 'female'),
      note(
        5,
        'Legs ache after standing, better with legs elevated; varicose veins, hemosiderin at both ankles. Wears compression stockings 20-30 mmHg daily.',
      ),
      measure(code.abi, 30, 0.52, '{ratio}', { bodySite: site('right') }),
    ),
    expected: {
      top: 'chronic-venous-insufficiency',
      urgency: 'warning',
      must: ['compression-therapy', 'stasis-skin-changes', 'abi'],
      may: ['peripheral-artery-disease'],
    },
    redFlag: false,
    probes: ['compression-safety', 'threshold', 'mixture'],
    reason: 'vascular 5.6 CVI-W1 and test vector 15: ABI under 0.6 with compression worn.',
  },
  {
    id: 'cvi-04',
    title: 'the same stockings with a normal ABI',
    resources: chart(
      person(73, 'female'),
      note(
        5,
        'Legs ache after standing, better with legs elevated; varicose veins, hemosiderin at both ankles. Wears compression stockings 20-30 mmHg daily.',
      ),
      measure(code.abi, 30, 1.02, '{ratio}', { bodySite: site('right') }),
    ),
    expected: { top: 'chronic-venous-insufficiency', urgency: 'info', mustNot: ['peripheral-artery-disease'] },
    redFlag: false,
    probes: ['compression-safety', 'threshold'],
    reason: 'vascular 1.8: compression is contraindicated below 0.6 only; CVI-I2.',
  },
  {
    id: 'cvi-05',
    title: 'an active venous ulcer without any ABI',
    resources: chart(
      person(68, 'female'),
      note(
        4,
        'Shallow weeping venous ulcer over the left medial malleolus for 5 weeks, varicose veins, lipodermatosclerosis. Leg aches on standing, eases with feet up. Pedal pulses palpable.',
      ),
    ),
    expected: {
      top: 'chronic-venous-insufficiency',
      side: 'left',
      must: ['venous-ulcer'],
      may: ['chronic-limb-threatening-ischemia'],
    },
    redFlag: false,
    probes: ['compression-safety'],
    reason: 'vascular 5.6 CVI-W2: venous ulcer with no ABI in twelve months, info or warning.',
  },
  {
    id: 'cvi-06',
    title: 'a questionnaire of a vein clinic',
    resources: chart(
      person(47, 'female'),
      ask(3, 'When are your legs worst?', 'End of the day, after standing at work'),
      ask(3, 'What helps?', 'Putting my feet up'),
      ask(3, 'Visible varicose veins', true),
      ask(3, 'Leg ulcer', false),
    ),
    expected: {
      top: 'chronic-venous-insufficiency',
      urgency: 'info',
      must: ['relief-by-elevation', 'varicose-veins-leg'],
      mustNot: ['foot-or-leg-ulcer', 'venous-ulcer'],
    },
    redFlag: false,
    probes: ['questions-and-answers'],
    reason: 'vascular 5.6 CVI-I2.',
  },
  {
    id: 'cvi-07',
    title: 'a letter with oedema spelled the British way',
    resources: chart(
      person(66, 'male'),
      note(
        11,
        'Bilateral ankle oedema and heaviness, worse at the end of the day and in hot weather, settles overnight with the legs up. Haemosiderin staining and varicose eczema. ABPI 1.05 both sides.',
      ),
    ),
    expected: {
      top: 'chronic-venous-insufficiency',
      urgency: 'info',
      must: ['stasis-skin-changes', 'abi'],
      mustNot: ['peripheral-artery-disease', 'deep-vein-thrombosis'],
    },
    redFlag: false,
    probes: ['spelling'],
    reason: 'vascular 5.6 CVI-I2; 2.3 stasis skin.',
  },
  {
    id: 'cvi-08',
    title: 'a waiter writes about his veins',
    resources: chart(
      person(44, 'male'),
      message(
        5,
        'After a long shift on my feet my legs feel heavy and ache, and the bulging veins throb. When I put my feet up for half an hour it gets much better. Ankles are puffy in the evening.',
      ),
    ),
    expected: {
      top: 'chronic-venous-insufficiency',
      urgency: 'info',
      must: ['relief-by-elevation'],
      mustNot: ['restless-legs-syndrome'],
    },
    redFlag: false,
    probes: ['portal-message'],
    reason: 'vascular 5.6 CVI-I2 in lay words.',
  },
  {
    id: 'cvi-09',
    title: 'post-thrombotic leg, years after the clot',
    resources: chart(
      person(58, 'female'),
      problem(icd('I87.002', 'Postthrombotic syndrome without complications of left lower extremity'), 1500),
      hpi(
        7,
        'Chronic left leg heaviness and swelling since DVT in 2015, worse standing, better when elevated. Unchanged for years. Brawny skin at the ankle.',
      ),
    ),
    expected: {
      top: 'chronic-venous-insufficiency',
      urgency: 'info',
      side: 'left',
      may: ['deep-vein-thrombosis'],
      must: ['hx-dvt', 'relief-by-elevation'],
    },
    redFlag: false,
    probes: ['history', 'onset-duration'],
    reason: 'vascular 5.6 CVI-I2; 5.4 counts relief by elevation over years against DVT.',
  },
]

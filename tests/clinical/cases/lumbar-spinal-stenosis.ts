import type { ClinicalCase } from '../case.ts'
import { ask, chart, code, hpi, icd, measure, message, note, person, problem, site } from '../chart.ts'

export const lumbarSpinalStenosis: readonly ClinicalCase[] = [
  {
    id: 'lss-01',
    title: 'legs that fail after two blocks and recover over a shopping cart',
    resources: chart(
      person(74, 'male'),
      note(
        7,
        'Bilateral buttock and leg pain after walking 2 blocks, relieved by sitting or leaning on a shopping cart, not by standing still. Worse standing in line. DP 2+ bilaterally.',
      ),
    ),
    expected: {
      top: 'lumbar-spinal-stenosis',
      urgency: 'info',
      must: ['relief-by-forward-bending', 'relief-by-sitting', 'pain-worse-standing', 'pulse-normal'],
      mustNot: ['peripheral-artery-disease', 'chronic-venous-insufficiency'],
    },
    redFlag: false,
    probes: ['typical', 'pseudo-negation'],
    reason: 'neuromuscular 3.5 threshold B; vascular test vector 19.',
  },
  {
    id: 'lss-02',
    title: 'stenosis with neurogenic claudication, recorded a month ago',
    resources: chart(
      person(70, 'female'),
      problem(icd('M48.062', 'Spinal stenosis, lumbar region with neurogenic claudication'), 28),
      hpi(28, 'Both legs heavy and numb when she walks, has to sit down.'),
    ),
    expected: { top: 'lumbar-spinal-stenosis', urgency: 'info', mustNot: ['peripheral-artery-disease'] },
    redFlag: false,
    probes: ['icd-with-notes'],
    reason: 'neuromuscular 3.5: code with current symptoms; silence policy 2 allows 90 days.',
  },
  {
    id: 'lss-03',
    title: 'better on a bicycle, worse going downhill',
    resources: chart(
      person(68, 'male'),
      hpi(
        10,
        'Thighs and calves ache on both sides when walking and standing, worse walking downhill and leaning back. Fine on the bicycle, bending forward relieves it, sitting takes it away completely.',
      ),
    ),
    expected: {
      top: 'lumbar-spinal-stenosis',
      urgency: 'info',
      must: ['worse-backward-bending', 'relief-by-forward-bending', 'relief-by-sitting'],
    },
    redFlag: false,
    probes: ['atypical', 'body-site-words'],
    reason: 'neuromuscular 3.5: extension provokes, flexion relieves.',
  },
  {
    id: 'lss-04',
    title: 'a stenosis questionnaire',
    resources: chart(
      person(77, 'female'),
      ask(5, 'Leg pain or numbness when walking', true),
      ask(5, 'Pain worse with standing', true),
      ask(5, 'Which legs?', 'Both legs'),
      ask(5, 'What relieves the leg pain?', 'Sitting down, leaning forward on my walker'),
      ask(5, 'Loss of bladder control', false),
    ),
    expected: {
      top: 'lumbar-spinal-stenosis',
      urgency: 'info',
      must: ['relief-by-forward-bending'],
      mustNot: ['cauda-equina-syndrome', 'urinary-incontinence-new'],
    },
    redFlag: false,
    probes: ['questions-and-answers'],
    reason: 'neuromuscular 3.5: relief by sitting and bending forward at over 70.',
  },
  {
    id: 'lss-05',
    title: 'neurogenic claudication with a normal ABI',
    resources: chart(
      person(72, 'male'),
      hpi(
        9,
        'Neurogenic claudication: bilateral calf pain and tingling with walking and standing, eases when he sits or bends forward.',
      ),
      measure(code.abi, 8, 1.08, '{ratio}', { bodySite: site('left') }),
      measure(code.abi, 8, 1.1, '{ratio}', { bodySite: site('right') }),
    ),
    expected: {
      top: 'lumbar-spinal-stenosis',
      urgency: 'info',
      mustNot: ['peripheral-artery-disease', 'claudication'],
    },
    redFlag: false,
    probes: ['mimic', 'word-senses'],
    reason: 'neuromuscular 3.5 and vascular 2.1: "neurogenic claudication" is not arterial.',
  },
  {
    id: 'lss-06',
    title: 'central stenosis on MRI with a wide-based gait',
    resources: chart(
      person(79, 'female'),
      note(
        6,
        'Leg pain b/l on standing > 5 min, relieved by sitting. Wide-based gait, Romberg positive. MRI: severe central canal stenosis L4-5.',
      ),
    ),
    expected: {
      top: 'lumbar-spinal-stenosis',
      urgency: 'info',
      must: ['wide-based-gait', 'mri-central-stenosis', 'relief-by-sitting'],
    },
    redFlag: false,
    probes: ['abbreviations'],
    reason: 'neuromuscular 3.5: standing, sitting relief, gait, imaging.',
  },
  {
    id: 'lss-07',
    title: 'stenosis whose weakness progresses is a warning',
    resources: chart(
      person(71, 'male'),
      problem(code.stenosis, 200),
      note(
        3,
        'Known lumbar stenosis. Leg pain with walking relieved by leaning forward. Progressive weakness of the right leg over 4 weeks, worsening foot drop. Bladder and bowels normal, no saddle numbness.',
      ),
    ),
    expected: {
      top: 'lumbar-spinal-stenosis',
      orTop: ['lumbar-radiculopathy'],
      urgency: 'warning',
      may: ['lumbar-radiculopathy'],
      mustNot: ['cauda-equina-syndrome', 'saddle-anaesthesia'],
    },
    redFlag: false,
    probes: ['threshold'],
    reason: 'neuromuscular 3.5 indicator: warning with progressive weakness.',
  },
  {
    id: 'lss-08',
    title: 'a woman writes about pushing a trolley',
    resources: chart(
      person(69, 'female'),
      message(
        2,
        'My legs ache and go numb if I stand or walk more than ten minutes. I am fine when I sit, and strangely fine in the supermarket if I lean on the trolley.',
      ),
    ),
    expected: { top: 'lumbar-spinal-stenosis', urgency: 'info', must: ['relief-by-forward-bending'] },
    redFlag: false,
    probes: ['portal-message', 'spelling'],
    reason: 'neuromuscular 2.1: shopping trolley sign; 3.5 threshold A.',
  },
  {
    id: 'lss-09',
    title: 'pain on the back at night and on walking by day',
    resources: chart(
      person(76, 'male'),
      note(
        12,
        'Aching in both thighs and calves on walking, stops to sit and bend forward. At night pain comes when lying flat on the back with legs straight and settles curled up. Pedal pulses palpable. SLR negative.',
      ),
    ),
    expected: {
      top: 'lumbar-spinal-stenosis',
      urgency: 'info',
      must: ['relief-by-fetal-position', 'pulse-normal'],
      mustNot: ['chronic-limb-threatening-ischemia', 'slr-positive'],
    },
    redFlag: false,
    probes: ['atypical'],
    reason: 'neuromuscular 3.5 positional note: lying flat extends the spine, curled helps.',
  },
]

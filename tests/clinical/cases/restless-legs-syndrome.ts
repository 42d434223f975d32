import type { ClinicalCase } from '../case.ts'
import { ask, chart, code, drug, hpi, icd, measure, message, note, person, problem, relative } from '../chart.ts'

export const restlessLegsSyndrome: readonly ClinicalCase[] = [
  {
    id: 'rls-01',
    title: 'creepy crawly legs in the evening that must move',
    resources: chart(
      person(47, 'female'),
      note(
        6,
        'Creepy crawly legs when sitting in the evening, has to move her legs, better walking around. Mornings are fine. Ferritin 38 ng/mL.',
      ),
      measure(code.ferritin, 6, 38, 'ng/mL'),
    ),
    expected: {
      top: 'restless-legs-syndrome',
      urgency: 'info',
      must: ['urge-to-move-legs', 'crawling-sensation', 'relief-by-walking', 'evening-predominance', 'ferritin'],
    },
    redFlag: false,
    probes: ['typical', 'iron'],
    reason: 'neuromuscular 3.1: criteria 1 to 4; ferritin up to 75.',
  },
  {
    id: 'rls-02',
    title: 'restless legs coded with present leg symptoms',
    resources: chart(
      person(55, 'male'),
      problem(icd('G25.81', 'Restless legs syndrome'), 400),
      hpi(8, 'Jumpy legs every night, cannot keep legs still in bed, gets up and paces for relief.'),
    ),
    expected: { top: 'restless-legs-syndrome', urgency: 'info', must: ['urge-to-move-legs'] },
    redFlag: false,
    probes: ['icd-with-notes'],
    reason: 'neuromuscular 3.1: coded with a present leg symptom and no ferritin in 365 days.',
  },
  {
    id: 'rls-03',
    title: 'a questionnaire after the four criteria',
    resources: chart(
      person(41, 'female'),
      ask(4, 'Do you have an urge to move your legs?', true),
      ask(4, 'Does it start or get worse when sitting or lying down?', true),
      ask(4, 'Is it relieved by moving or walking?', true),
      ask(4, 'Is it worse in the evening or at night?', true),
    ),
    expected: { top: 'restless-legs-syndrome', urgency: 'info' },
    redFlag: false,
    probes: ['questions-and-answers'],
    reason: 'neuromuscular 3.1: all four criteria affirmed.',
  },
  {
    id: 'rls-04',
    title: 'an antihistamine bought for sleep makes it worse',
    resources: chart(
      person(63, 'female'),
      drug('Diphenhydramine 50 mg capsule', 20),
      hpi(5, 'Irresistible urge to move both legs when she lies down at night, eased by walking. Mother had the same.'),
      relative('Mother', icd('G25.81', 'Restless legs syndrome')),
    ),
    expected: {
      top: 'restless-legs-syndrome',
      urgency: 'info',
      must: ['urge-to-move-legs', 'rls-antihistamine', 'family-history-rls'],
    },
    redFlag: false,
    probes: ['drugs', 'experiencer'],
    reason: 'neuromuscular 3.1 and 5: criteria with a worsening drug and a first-degree relative.',
  },
  {
    id: 'rls-05',
    title: 'kidney failure and iron saturation as a fraction',
    resources: chart(
      person(58, 'male'),
      problem(icd('N18.6', 'End stage renal disease'), 700),
      hpi(
        7,
        'During evening dialysis his legs feel restless with an urge to move, pulling feeling deep in the calves, relieved while he moves.',
      ),
      measure(code.ironSaturation, 15, 0.16, '1'),
    ),
    expected: {
      top: 'restless-legs-syndrome',
      urgency: 'info',
      must: ['urge-to-move-legs', 'transferrin-saturation'],
    },
    redFlag: false,
    probes: ['iron'],
    reason: 'neuromuscular 3.1 and test vector 17: saturation 16 % is low; CKD supports.',
  },
  {
    id: 'rls-06',
    title: 'painful restless legs are still restless legs',
    resources: chart(
      person(52, 'female'),
      note(
        9,
        'Deep ache in both calves when sitting still watching TV and in bed, with a need to move the legs. Walking takes it away within a minute. Worse toward bedtime. DP/PT 2+, sensation normal.',
      ),
    ),
    expected: {
      top: 'restless-legs-syndrome',
      urgency: 'info',
      mustNot: ['chronic-limb-threatening-ischemia', 'peripheral-neuropathy'],
    },
    redFlag: false,
    probes: ['atypical', 'mimic'],
    reason: 'neuromuscular 3.1: sensations are painful in about one third.',
  },
  {
    id: 'rls-07',
    title: 'restless legs in pregnancy',
    resources: chart(
      person(30, 'female'),
      problem(code.pregnant, 190),
      message(
        2,
        'Every evening my legs get fidgety, like ants crawling inside, I just have to move them. As soon as I get up and walk around it stops. I can hardly sleep.',
      ),
    ),
    expected: { top: 'restless-legs-syndrome', urgency: 'info', must: ['urge-to-move-legs'] },
    redFlag: false,
    probes: ['pregnancy', 'portal-message'],
    reason: 'neuromuscular 3.1: criteria in lay words, pregnancy +1.',
  },
  {
    id: 'rls-08',
    title: 'spelling and shorthand of a busy clinic',
    resources: chart(
      person(49, 'male'),
      note(
        3,
        'C/o urge to move legs qhs & when sitting in movie/plane, creepy-crawling, better w/ walking, worse evenings. No numbness/burning. FHx: father RLS.',
      ),
    ),
    expected: {
      top: 'restless-legs-syndrome',
      urgency: 'info',
      must: ['urge-to-move-legs', 'rest-onset', 'crawling-sensation'],
      mustNot: ['numbness', 'burning-quality', 'peripheral-neuropathy'],
    },
    redFlag: false,
    probes: ['abbreviations', 'headings', 'experiencer'],
    reason: 'neuromuscular 3.1: all criteria; family history supports only.',
  },
  {
    id: 'rls-09',
    title: 'ferritin exactly at 75 is still low',
    resources: chart(
      person(44, 'female'),
      problem(code.restlessLegs, 30),
      hpi(10, 'Restless legs most nights, urge to move, relieved by walking, only in the evening.'),
      measure(code.ferritin, 9, 75, 'ug/L'),
      measure(code.ironSaturation, 9, 26, '%'),
    ),
    expected: { top: 'restless-legs-syndrome', urgency: 'info', must: ['ferritin'] },
    redFlag: false,
    probes: ['iron', 'threshold'],
    reason: 'neuromuscular 3.1 iron thresholds and test vector 18.',
  },
]

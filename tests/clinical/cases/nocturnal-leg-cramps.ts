import type { ClinicalCase } from '../case.ts'
import { ask, chart, code, drug, hpi, icd, measure, message, note, person, problem, site } from '../chart.ts'

export const nocturnalLegCramps: readonly ClinicalCase[] = [
  {
    id: 'cramp-01',
    title: 'a charley horse at three in the morning',
    resources: chart(
      person(66, 'female'),
      note(
        4,
        'Charley horse R calf at 3 am, lasts 2 min, muscle hard as a rock, stretches it out by pulling the toes up, sore next day. Denies restless legs, denies swelling.',
      ),
    ),
    expected: {
      top: 'nocturnal-leg-cramps',
      urgency: 'info',
      must: ['cramping-quality', 'muscle-hardening', 'relief-by-muscle-stretch', 'residual-soreness'],
      mustNot: ['restless-legs-syndrome', 'dx-restless-legs-syndrome', 'leg-swelling', 'deep-vein-thrombosis'],
    },
    redFlag: false,
    probes: ['typical', 'list-under-one-negation'],
    reason: 'neuromuscular 3.2 thresholds A and B; test vector 2 pattern.',
  },
  {
    id: 'cramp-02',
    title: 'sleep related leg cramps coded with a thiazide',
    resources: chart(
      person(72, 'male'),
      problem(icd('G47.62', 'Sleep related leg cramps'), 12, {
        note: 'Calf seizes up at night for a few minutes, rubs it out. Woken by it three times a week.',
      }),
      drug('Hydrochlorothiazide 25 mg oral tablet', 60),
    ),
    expected: { top: 'nocturnal-leg-cramps', urgency: 'info' },
    redFlag: false,
    probes: ['icd-with-notes', 'drugs'],
    reason: 'neuromuscular 3.2: code opens the gate, site, stretch and a cramp-associated drug.',
  },
  {
    id: 'cramp-03',
    title: 'quinine for cramps without malaria is a safety warning',
    resources: chart(
      person(70, 'female'),
      drug('Quinine sulfate 324 mg capsule', 30),
      hpi(
        5,
        'Nightly cramps in the left calf, last 3 minutes, sudden, relieved by stretching, calf tender afterwards.',
      ),
    ),
    expected: { top: 'nocturnal-leg-cramps', urgency: 'warning', must: ['quinine', 'cramping-quality'] },
    redFlag: false,
    probes: ['drugs', 'threshold'],
    reason: 'neuromuscular 3.2 quinine logic and test vector 3.',
  },
  {
    id: 'cramp-04',
    title: 'cramps with a potassium of 2.3',
    resources: chart(
      person(61, 'female'),
      hpi(2, 'Painful calf cramps waking her at night, lasting about 5 minutes, knots up, walks and stretches it out.'),
      measure(code.potassium, 1, 2.3, 'mmol/L'),
      drug('Furosemide 40 mg tablet', 90),
    ),
    expected: { top: 'nocturnal-leg-cramps', urgency: 'warning', must: ['potassium'] },
    redFlag: false,
    probes: ['electrolytes', 'threshold'],
    reason: 'neuromuscular 3.2: potassium under 2.5 raises to warning.',
  },
  {
    id: 'cramp-05',
    title: 'cramps with a potassium of 3.2 stay information',
    resources: chart(
      person(61, 'female'),
      hpi(2, 'Painful calf cramps waking her at night, lasting about 5 minutes, knots up, walks and stretches it out.'),
      measure(code.potassium, 1, 3.2, 'meq/L'),
    ),
    expected: { top: 'nocturnal-leg-cramps', urgency: 'info' },
    redFlag: false,
    probes: ['electrolytes', 'threshold', 'us-units'],
    reason: 'neuromuscular 3.2 and 6: low but not severe; meq/L equals mmol/L.',
  },
  {
    id: 'cramp-06',
    title: 'a low magnesium in milligrams per deciliter',
    resources: chart(
      person(58, 'male'),
      hpi(3, 'Foot and calf cramps in bed, toes curl, 1-2 minutes, gets out of bed and stands on it.'),
      measure(code.magnesium, 2, 1.1, 'mg/dL'),
    ),
    expected: { top: 'nocturnal-leg-cramps', urgency: 'warning', must: ['magnesium'] },
    redFlag: false,
    probes: ['electrolytes', 'us-units', 'threshold'],
    reason: 'neuromuscular 6: 1.1 mg/dL is 0.45 mmol/L, below 0.50.',
  },
  {
    id: 'cramp-07',
    title: 'pregnancy and calf spasms',
    resources: chart(
      person(29, 'female'),
      problem(code.pregnant, 150),
      message(
        1,
        'I keep waking up at night with a horrible cramp in my calf. It lasts maybe a minute and goes if I pull my toes towards me. The muscle feels like a ball.',
      ),
    ),
    expected: {
      top: 'nocturnal-leg-cramps',
      urgency: 'info',
      must: ['cramping-quality'],
      mustNot: ['deep-vein-thrombosis'],
    },
    redFlag: false,
    probes: ['pregnancy', 'portal-message'],
    reason: 'neuromuscular 3.2: gate, short duration, stretch, pregnancy +1.',
  },
  {
    id: 'cramp-08',
    title: 'a sleep questionnaire about cramps',
    resources: chart(
      person(75, 'male'),
      ask(6, 'Leg cramps at night', true),
      ask(6, 'Which muscle?', 'Calf'),
      ask(6, 'How long does a cramp last?', '4 minutes'),
      ask(6, 'What ends the cramp?', 'Stretching the calf'),
      ask(6, 'Urge to move the legs', false),
    ),
    expected: {
      top: 'nocturnal-leg-cramps',
      urgency: 'info',
      mustNot: ['urge-to-move-legs', 'restless-legs-syndrome'],
    },
    redFlag: false,
    probes: ['questions-and-answers'],
    reason: 'neuromuscular 3.2: gate with short duration, site and stretch.',
  },
  {
    id: 'cramp-09',
    title: 'coded leg cramp with a long-acting inhaler',
    resources: chart(
      person(68, 'female'),
      problem(code.legCramp, 10, {
        site: site('both'),
        note: 'Nocturnal, calves, seconds to a few minutes, better with stretching.',
      }),
      drug('Salmeterol 50 mcg inhaler', 100, 'active'),
    ),
    expected: { top: 'nocturnal-leg-cramps', urgency: 'info' },
    redFlag: false,
    probes: ['coded-with-body-site', 'drugs'],
    reason: 'neuromuscular 3.2 and 5: cramp code with night, stretch and a long-acting beta agonist.',
  },
]

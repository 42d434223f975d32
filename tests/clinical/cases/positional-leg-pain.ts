import type { ClinicalCase } from '../case.ts'
import { ask, chart, code, complaint, hpi, icd, message, note, person, problem } from '../chart.ts'

export const positionalLegPain: readonly ClinicalCase[] = [
  {
    id: 'pos-01',
    title: 'leg pain on lying down and nothing else',
    resources: chart(person(44, 'female'), complaint(5, 'Leg pain that starts when she lies down at night')),
    expected: { top: 'positional-leg-pain', urgency: 'info', must: ['pain-worse-supine'] },
    redFlag: false,
    probes: ['minimal'],
    reason: 'silence policy 6: positional pain that fits no hypothesis gives one card.',
  },
  {
    id: 'pos-02',
    title: 'legs that hurt in bed, a portal message',
    resources: chart(
      person(37, 'male'),
      message(
        2,
        'Both my legs ache as soon as I lie down in bed, been going on for a few weeks. During the day I am fine.',
      ),
    ),
    expected: { top: 'positional-leg-pain', urgency: 'info' },
    redFlag: false,
    probes: ['portal-message', 'minimal'],
    reason: 'silence policy 6.',
  },
  {
    id: 'pos-03',
    title: 'rest, night and relief by moving, but nobody asked about the urge',
    resources: chart(
      person(46, 'female'),
      note(6, 'Aching in both legs when sitting in the evening and in bed, better when she moves them. Normal exam.'),
    ),
    expected: {
      top: 'positional-leg-pain',
      urgency: 'info',
      mustNot: ['restless-legs-syndrome', 'urge-to-move-legs'],
    },
    redFlag: false,
    probes: ['threshold', 'mimic'],
    reason: 'neuromuscular 3.1: urge missing, do not show RLS; the question remains (test vector 1b, policy 6).',
  },
  {
    id: 'pos-04',
    title: 'a symptom form with posture only',
    resources: chart(
      person(41, 'male'),
      ask(4, 'Do you have leg pain?', true),
      ask(4, 'When is the leg pain worst?', 'At night, lying in bed'),
      ask(4, 'Swelling or redness', false),
    ),
    expected: { top: 'positional-leg-pain', urgency: 'info', mustNot: ['leg-swelling', 'leg-erythema'] },
    redFlag: false,
    probes: ['questions-and-answers'],
    reason: 'silence policy 6.',
  },
  {
    id: 'pos-05',
    title: 'pain in the legs that wakes, with a normal examination',
    resources: chart(
      person(48, 'female'),
      note(
        8,
        'Leg pain wakes her from sleep 2-3 nights a week. Denies cramps, urge to move, numbness or back pain. Pulses 2+ and symmetric, no edema, neuro intact.',
      ),
    ),
    expected: {
      top: 'positional-leg-pain',
      urgency: 'info',
      must: ['wakes-from-sleep'],
      mustNot: ['cramping-quality', 'urge-to-move-legs', 'numbness', 'low-back-pain'],
    },
    redFlag: false,
    probes: ['list-under-one-negation'],
    reason: 'silence policy 6: night-time leg pain that fits no hypothesis.',
  },
  {
    id: 'pos-06',
    title: 'an elderly man whose leg pain worsens lying flat',
    resources: chart(
      person(70, 'male'),
      problem(icd('I10', 'Essential (primary) hypertension'), 3000),
      hpi(3, 'Right leg pain worse when lying flat, started about two months ago.'),
    ),
    expected: {
      top: 'positional-leg-pain',
      orTop: ['chronic-limb-threatening-ischemia', 'peripheral-artery-disease'],
      urgency: 'info',
    },
    redFlag: false,
    probes: ['atypical'],
    reason: 'silence policy 6; vascular 5.3 PAD-I5 would ask for an ABI in the batch.',
  },
  {
    id: 'pos-07',
    title: 'lower leg pain coded, with a note on posture',
    resources: chart(
      person(43, 'male'),
      problem(icd('M79.662', 'Pain in left lower leg'), 6, { note: 'Worse when supine. No trauma.' }),
    ),
    expected: { top: 'positional-leg-pain', urgency: 'info', side: 'left', must: ['pain-worse-supine', 'leg-pain'] },
    redFlag: false,
    probes: ['icd-with-notes'],
    reason: 'silence policy 6.',
  },
  {
    id: 'pos-08',
    title: 'pain when the legs are raised, cause open',
    resources: chart(
      person(49, 'female'),
      problem(code.legPain, 3, { note: 'Legs hurt more when elevated on the couch and overnight.' }),
    ),
    expected: {
      top: 'positional-leg-pain',
      orTop: ['chronic-limb-threatening-ischemia'],
      urgency: 'info',
      mustNot: ['chronic-venous-insufficiency', 'relief-by-elevation'],
    },
    redFlag: false,
    probes: ['atypical', 'icd-with-notes'],
    reason: 'silence policy 6; pain worse raised points away from the veins.',
  },
  {
    id: 'pos-09',
    title: 'thigh pain in bed on one side',
    resources: chart(
      person(52, 'male'),
      hpi(2, 'Left thigh ache in bed at night for three weeks, gone when he is up and about. No back pain.'),
    ),
    expected: { top: 'positional-leg-pain', urgency: 'info', mustNot: ['low-back-pain', 'lumbar-radiculopathy'] },
    redFlag: false,
    probes: ['minimal', 'body-site-words'],
    reason: 'silence policy 6.',
  },
]

import { present, reaches, type Score } from '../criterion.ts'
import { sources } from '../sources.ts'

/**
 * Two-level Wells score for deep vein thrombosis as adopted by NICE NG158. Two or more points: likely.
 * The item "alternative diagnosis at least as likely" (-2) is a clinician's judgement: only a recorded
 * statement of it counts. History items nobody mentions count as no; examination items stay open.
 */
export const wellsDvt: Score = {
  id: 'wells-dvt',
  label: 'Wells DVT',
  source: sources.WELLS_DVT,
  readings: [
    { atLeast: 2, text: 'DVT likely' },
    { atLeast: -2, text: 'DVT unlikely' },
  ],
  items: [
    { label: 'active cancer',                              points: 1,  unrecorded: 'no',      when: present('risk-active-cancer') },
    { label: 'paralysis or recent plaster of the leg',     points: 1,  unrecorded: 'no',      when: present('risk-leg-paralysis-or-cast') },
    { label: 'bedridden 3 days or major surgery within 12 weeks', points: 1, unrecorded: 'no', when: { kind: 'at-least', count: 1, of: [present('risk-bedridden-3d'), present('risk-major-surgery-12w')] } },
    { label: 'tenderness along the deep veins',            points: 1,  unrecorded: 'unknown', when: present('deep-vein-tenderness') },
    { label: 'entire leg swollen',                         points: 1,  unrecorded: 'unknown', when: present('entire-leg-swollen') },
    { label: 'calf 3 cm larger than the other',            points: 1,  unrecorded: 'unknown', when: reaches('calf-circumference-difference', 3, 'cm') },
    { label: 'pitting edema of the symptomatic leg only',  points: 1,  unrecorded: 'unknown', when: present('pitting-edema-unilateral', { legs: 'one' }) },
    { label: 'collateral superficial veins',               points: 1,  unrecorded: 'unknown', when: present('collateral-superficial-veins') },
    { label: 'earlier DVT',                                points: 1,  unrecorded: 'no',      when: present('hx-dvt') },
    { label: 'alternative diagnosis at least as likely (recorded judgement)', points: -2, unrecorded: 'no', when: present('clinician-alternative-dx-likely') },
  ],
}

import { above, any, oneSided, present, type Score } from '../criterion.ts'
import { sources } from '../sources.ts'

/** Two-level Wells score for pulmonary embolism: above 4 likely. Shown as information; no rule waits for it. */
export const wellsPe: Score = {
  id: 'wells-pe',
  label: 'Wells PE (without the judgement item)',
  source: sources.WELLS_PE,
  readings: [{ atLeast: 4.5, text: 'PE likely' }],
  items: [
    { label: 'signs of DVT',                               points: 3,   unrecorded: 'unknown', when: any(oneSided('leg-swelling'), present('deep-vein-tenderness'), present('dx-deep-vein-thrombosis')) },
    { label: 'heart rate above 100/min',                   points: 1.5, unrecorded: 'unknown', when: any(above('heart-rate', 100, '/min'), present('tachycardia')) },
    { label: 'immobilized 3 days or surgery within 4 weeks', points: 1.5, unrecorded: 'no',    when: any(present('risk-bedridden-3d'), present('risk-major-surgery-12w', { withinDays: 28 })) },
    { label: 'earlier DVT or PE',                          points: 1.5, unrecorded: 'no',      when: any(present('hx-dvt'), present('hx-pe')) },
    { label: 'hemoptysis',                                 points: 1,   unrecorded: 'unknown', when: present('hemoptysis') },
    { label: 'malignancy',                                 points: 1,   unrecorded: 'no',      when: present('risk-active-cancer') },
  ],
}

import { above, all, any, atMost, present, reaches, type Score } from '../criterion.ts'

/** Patient-reported stenosis score (Sugioka 2008). Sources disagree on its cut-off: the sum is shown without a verdict. */
export const sugioka2008: Score = {
  id: 'sugioka-2008',
  label: 'Sugioka stenosis score',
  source: { id: 'SUGIOKA_2008', title: 'Sugioka et al., Fam Pract 2008;25:237', year: 2008 },
  readings: [],
  items: [
    { label: 'age 60-70',                  points: 2,  unrecorded: 'unknown', when: all(reaches('age', 60, 'a'), atMost('age', 70, 'a')) },
    { label: 'age above 70',               points: 3,  unrecorded: 'unknown', when: above('age', 70, 'a') },
    { label: 'onset over 6 months ago',    points: 1,  unrecorded: 'unknown', when: present('leg-pain', { beganBeforeDays: 183 }) },
    { label: 'better bending forward',     points: 2,  unrecorded: 'unknown', when: present('relief-by-forward-bending') },
    { label: 'worse standing',             points: 2,  unrecorded: 'unknown', when: present('pain-worse-standing') },
    { label: 'intermittent claudication',  points: 1,  unrecorded: 'unknown', when: any(present('claudication'), present('claudication-neurogenic')) },
    { label: 'urinary incontinence',       points: 1,  unrecorded: 'no',      when: present('urinary-incontinence-new') },
  ],
}

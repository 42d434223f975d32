import { any, called, present, type Score } from '../criterion.ts'
import { sources } from '../sources.ts'

/** When the pain comes: lying, at night or at rest. */
export const worseLyingOrAtNight = called('worse lying, at night, at rest or raised', any(present('pain-worse-supine'), present('pain-nocturnal'), present('pain-at-rest'), present('pain-worse-elevation')))

/** A sign of poor perfusion that is not yet a number. */
export const perfusionSign = called('perfusion sign', any(
  present('pulse-absent'), present('pulse-diminished'), present('doppler-arterial-monophasic'), present('cold-limb'),
  present('dependent-rubor'), present('skin-pallor'), present('shiny-hairless-skin'), present('capillary-refill-delayed'),
))

/** Ischemic rest-pain pattern, one point each (project choice; description: vascular section 1.1). */
export const restPainPattern: Score = {
  id: 'rest-pain-pattern',
  label: 'Rest-pain pattern',
  source: sources.HOUSE,
  readings: [],
  items: [
    { label: 'forefoot or toe site',               points: 1, unrecorded: 'unknown', when: present('foot-or-toe-site') },
    { label: 'worse lying down, at night or at rest', points: 1, unrecorded: 'unknown', when: worseLyingOrAtNight },
    { label: 'relieved by hanging the leg down',   points: 1, unrecorded: 'unknown', when: present('relief-by-dependency') },
    { label: 'perfusion sign',                     points: 1, unrecorded: 'unknown', when: perfusionSign },
    { label: 'longer than 14 days',                points: 1, unrecorded: 'unknown', when: any(present('leg-pain', { beganBeforeDays: 14 }), { kind: 'measured', feature: 'rest-pain-duration', compare: '>', value: 14, unit: 'd' }) },
  ],
}

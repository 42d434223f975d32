import { absent, all, any, below, lacks, present, reaches, type Score } from '../criterion.ts'
import { sources } from '../sources.ts'

/** Lumbar spinal stenosis support tool (Konno 2007): 7 or more suggests stenosis; range -2 to 16. */
export const konno2007: Score = {
  id: 'konno-2007',
  label: 'Konno stenosis score',
  source: sources.KONNO_2007,
  readings: [
    { atLeast: 7, text: 'suggests lumbar spinal stenosis' },
    { atLeast: -3, text: 'below the cut-off of 7' },
  ],
  items: [
    { label: 'age 60-69',                     points: 1,  unrecorded: 'unknown', when: all(reaches('age', 60, 'a'), below('age', 70, 'a')) },
    { label: 'age 70 or more',                points: 2,  unrecorded: 'unknown', when: reaches('age', 70, 'a') },
    { label: 'no diabetes on record',         points: 1,  unrecorded: 'no',      when: lacks(present('diabetes')) },
    { label: 'intermittent claudication',     points: 3,  unrecorded: 'unknown', when: any(present('claudication'), present('claudication-neurogenic'), present('worse-walking')) },
    { label: 'worse standing',                points: 2,  unrecorded: 'unknown', when: present('pain-worse-standing') },
    { label: 'better bending forward',        points: 3,  unrecorded: 'unknown', when: present('relief-by-forward-bending') },
    { label: 'brought on bending forward',    points: -1, unrecorded: 'no',      when: any(present('worse-forward-bending'), present('flexion-symptoms')) },
    { label: 'brought on bending backward',   points: 1,  unrecorded: 'unknown', when: any(present('worse-backward-bending'), present('extension-symptoms')) },
    { label: 'ABI 0.9 or more, or foot pulses palpable', points: 3, unrecorded: 'unknown', when: any(reaches('abi', 0.9, '{ratio}'), all(present('pulse-normal'), lacks(below('abi', 0.9, '{ratio}')))) },
    { label: 'ankle reflex reduced',          points: 1,  unrecorded: 'unknown', when: present('ankle-reflex-reduced') },
    { label: 'straight-leg raise positive',   points: -2, unrecorded: 'no',      when: all(present('slr-positive'), lacks(absent('slr-positive'))) },
  ],
}

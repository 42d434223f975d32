import { any, oneSided, present, reaches, type Score } from '../criterion.ts'
import { sources } from '../sources.ts'

/** ALT-70 for a red lower leg: 0-2 reassess, 3-4 uncertain, 5-7 cellulitis likely (Raff 2017). */
export const alt70: Score = {
  id: 'alt-70',
  label: 'ALT-70',
  source: sources.ALT_70,
  readings: [
    { atLeast: 5, text: 'cellulitis likely' },
    { atLeast: 3, text: 'uncertain' },
    { atLeast: 0, text: 'reassess: pseudocellulitis more likely' },
  ],
  items: [
    { label: 'one leg only',               points: 3, unrecorded: 'unknown', when: any(oneSided('leg-erythema'), oneSided('dx-cellulitis')) },
    { label: 'white cells 10 or more',     points: 1, unrecorded: 'unknown', when: present('leukocytosis') },
    { label: 'heart rate 90/min or more',  points: 1, unrecorded: 'unknown', when: reaches('heart-rate', 90, '/min') },
    { label: 'age 70 or more',             points: 2, unrecorded: 'unknown', when: reaches('age', 70, 'a') },
  ],
}

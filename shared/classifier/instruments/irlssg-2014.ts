import { any, present, type Score } from '../criterion.ts'
import { sources } from '../sources.ts'

/** The four patient-reported IRLSSG criteria (2014). All are required; the fifth (no better explanation) is the ranking itself. */
export const irlssg2014: Score = {
  id: 'irlssg-2014',
  label: 'IRLSSG criteria 1-4',
  source: sources.IRLSSG_2014,
  readings: [{ atLeast: 4, text: 'criteria 1-4 recorded; criterion 5 asks for no better explanation' }],
  items: [
    { label: 'urge to move the legs',          points: 1, unrecorded: 'unknown', when: present('urge-to-move-legs') },
    { label: 'begins or worsens at rest',      points: 1, unrecorded: 'unknown', when: any(present('rest-onset'), present('pain-worse-supine'), present('pain-at-rest')) },
    { label: 'relieved by movement',           points: 1, unrecorded: 'unknown', when: any(present('relief-by-movement'), present('relief-by-walking')) },
    { label: 'worse in the evening or night',  points: 1, unrecorded: 'unknown', when: any(present('evening-predominance'), present('pain-nocturnal')) },
  ],
}

import { all, any, atMost, below, type Criterion, lacks, present, reaches, type Score } from '../criterion.ts'
import { sources } from '../sources.ts'

const toeKnown: Criterion = any(reaches('toe-pressure', 0, 'mm[Hg]'), reaches('tcpo2', 0, 'mm[Hg]'))

/** Toe pressure wins where it and the ABI disagree (WIfI; vascular 1.3). */
const grade = (toe: Criterion, ankle: Criterion): Criterion => any(toe, all(lacks(toeKnown), ankle))

/** Ischemia grade of WIfI, 0 to 3, one leg. The other two grades need an examiner; no stage is computed. */
export const wifiIschemia: Score = {
  id: 'wifi-ischemia',
  label: 'WIfI ischemia grade',
  source: sources.WIFI,
  readings: [
    { atLeast: 3, text: 'severe ischemia' },
    { atLeast: 2, text: 'moderate to severe ischemia' },
    { atLeast: 1, text: 'mild ischemia' },
    { atLeast: 0, text: 'no ischemia by these measurements' },
  ],
  items: [
    { label: 'grade 1 or worse', points: 1, unrecorded: 'unknown', when: grade(any(below('toe-pressure', 60, 'mm[Hg]'), below('tcpo2', 60, 'mm[Hg]')), any(below('abi', 0.8, '{ratio}'), atMost('ankle-pressure', 100, 'mm[Hg]'))) },
    { label: 'grade 2 or worse', points: 1, unrecorded: 'unknown', when: grade(any(below('toe-pressure', 40, 'mm[Hg]'), below('tcpo2', 40, 'mm[Hg]')), any(below('abi', 0.6, '{ratio}'), below('ankle-pressure', 70, 'mm[Hg]'))) },
    { label: 'grade 3',          points: 1, unrecorded: 'unknown', when: grade(any(below('toe-pressure', 30, 'mm[Hg]'), below('tcpo2', 30, 'mm[Hg]')), any(below('abi', 0.4, '{ratio}'), below('ankle-pressure', 50, 'mm[Hg]'))) },
  ],
}

/** Tissue loss recorded: shows the wound side of WIfI is open. */
export const tissueLoss: Criterion = any(present('gangrene'), present('tissue-loss-ischemic-ulcer'), present('foot-or-leg-ulcer'))

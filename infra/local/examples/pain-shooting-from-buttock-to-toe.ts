import { type Example, icd10cm } from './chart.ts'

/** One nerve root, told in posture: worse flat and sitting, better curled up; the examination agrees. */
export const painShootingFromButtockToToe: Example = {
  id: 'tomas-rivera',
  shows: 'Pain shooting from buttock to big toe',
  firstTopic: 'lumbar-radiculopathy',
  write: (chart) => [
    chart.patient({ given: 'Tomas', family: 'Rivera', gender: 'male', age: 46 }),
    chart.condition({
      coding: [icd10cm('M54.42', 'Lumbago with sciatica, left side')],
      text: 'Lumbago with sciatica, left side',
      recordedDaysAgo: 9,
      onsetDaysAgo: 24,
    }),
    chart.note(
      'history',
      9,
      'Low back pain with pain shooting from the left buttock down to the big toe. Worse sitting, with cough, and lying flat on his back; ' +
        'better curled on his side with a pillow under the knees. No saddle anesthesia, no bowel or bladder changes.',
    ),
    chart.note(
      'examination',
      9,
      'SLR positive at 40 degrees on the left, crossed SLR negative. EHL 4/5 left. Ankle jerks symmetric. DP 2+ bilaterally.',
    ),
    chart.exam(
      ['72514-3', 'Pain severity - 0-10 verbal numeric rating [Score] - Reported'],
      { value: 6, unit: '{score}' },
      { daysAgo: 9 },
    ),
  ],
}

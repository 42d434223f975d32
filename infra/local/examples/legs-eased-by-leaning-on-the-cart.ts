import type { Example } from './chart.ts'

/** Neurogenic claudication: sitting and bending forward help, the pulses are good, lying flat hurts at night. */
export const legsEasedByLeaningOnTheCart: Example = {
  id: 'eleanor-park',
  shows: 'Both legs heavy walking, eased by leaning on the cart',
  firstTopic: 'lumbar-spinal-stenosis',
  write: (chart) => [
    chart.patient({ given: 'Eleanor', family: 'Park', gender: 'female', age: 74 }),
    chart.note(
      'history',
      12,
      'Pain and heaviness in both legs after two blocks and with prolonged standing, relieved by sitting or leaning on the shopping cart. ' +
        'At night worse lying flat on her back, better curled up on her side. Low back pain for years. ' +
        'No saddle anesthesia, no bladder or bowel change.',
    ),
    chart.note(
      'examination',
      12,
      'DP and PT pulses 2+ bilaterally. SLR negative bilaterally. Leg symptoms reproduced by lumbar extension. Wide based gait.',
    ),
    chart.exam('Lumbar MRI report', 'Severe central canal stenosis L4-5.', { daysAgo: 60 }),
  ],
}

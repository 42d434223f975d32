import type { Example } from './chart.ts'

/** The complaint and nothing else: the card says what would tell the candidates apart. */
export const legPainLyingDownUnexplained: Example = {
  id: 'nadia-rahman',
  shows: 'Leg pain on lying down, nothing else recorded',
  firstTopic: 'positional-leg-pain',
  write: (chart) => [
    chart.patient({ given: 'Nadia', family: 'Rahman', gender: 'female', age: 43 }),
    chart.note(
      'history',
      4,
      'Right leg pain for two weeks that gets worse when she lies down. Cannot describe it further.',
    ),
    chart.vital(['8480-6', 'Systolic blood pressure'], { value: 124, unit: 'mm[Hg]' }, { daysAgo: 4 }),
  ],
}

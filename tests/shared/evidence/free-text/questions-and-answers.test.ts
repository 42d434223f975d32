import { describe, expect, it } from 'vitest'
import { readText } from '../../../../shared/evidence/free-text/read-text.ts'
import { read } from './support/summarize.ts'

const ask = (question: string, answer: string): readonly string[] => read(answer, { kind: 'narrative', question })

describe('an answer with its question', () => {
  it.each([
    ['Leg swelling', 'yes', ['+leg-swelling']],
    ['Leg swelling [Presence]', 'absent', ['-leg-swelling']],
    ['Pedal pulses', '0/4', ['+pulse-absent', '-pulse-normal']],
    ['DP pulse', 'absent', ['+pulse-absent', '-pulse-normal']],
    ['Pedal pulse left', '2+', ['+pulse-normal@left', '-pulse-absent@left']],
    ['Claudication', 'none', ['-claudication']],
    ['LE edema', '2+ pitting RLE', ['+leg-swelling@right', '+pitting-edema-unilateral@right']],
    ['Leg swelling', 'unknown', []],
    ['Leg swelling', 'not assessed', []],
    ['Straight leg raise', 'positive left', ['+slr-positive@left']],
  ])('%s: %s', (question, answer, expected) => {
    expect(ask(question, answer)).toEqual([...expected].sort())
  })

  it('takes the whole answer as the span when only the question names the finding', () => {
    const [mention] = readText(' yes ', { kind: 'narrative', question: 'Calf pain' })
    expect(mention).toMatchObject({ start: 1, end: 4 })
  })

  it('concludes nothing from a title that asks', () => {
    expect(read('Leg swelling [Presence]', { kind: 'label' })).toEqual([])
    expect(read('Peripheral pulse finding', { kind: 'label' })).toEqual([])
  })

  it('reads a title that states', () => {
    expect(read('Pain in right foot', { kind: 'label' })).toEqual(['+foot-or-toe-site@right', '+leg-pain@right'])
  })
})

describe('forms inside a text', () => {
  it.each([
    ['Leg swelling: no', ['-leg-swelling']],
    ['Claudication - none', ['-claudication']],
    ['Rest pain? Y', ['+pain-at-rest']],
    ['Leg pain [x] yes [ ] no', ['+leg-pain']],
    ['Calf pain [ ] yes [x] no', ['-calf-site', '-leg-pain']],
  ])('reads "%s"', (text, expected) => {
    expect(read(text)).toEqual([...expected].sort())
  })
})

import { describe, expect, it } from 'vitest'
import { readText } from '../../../../shared/evidence/free-text/read-text.ts'
import { read } from './support/summarize.ts'

describe('sides', () => {
  it.each([
    ['L foot cold, R foot pale', ['+cold-limb@left', '+skin-pallor@right']],
    ['swelling of the left but not the right calf', ['+calf-swelling@left', '-calf-swelling@right']],
    ['DP R 0 L 2+', ['+pulse-absent@right', '+pulse-normal@left', '-pulse-absent@left', '-pulse-normal@right']],
    ['legs ache', ['+leg-pain@bilateral']],
    ['edema RLE', ['+leg-swelling@right']],
    ['SLR negative bilaterally', ['-slr-positive@bilateral']],
  ])('reads "%s"', (text, expected) => {
    expect(read(text)).toEqual([...expected].sort())
  })

  it('takes the side beside the text only where the text names none', () => {
    expect(read('foot is cold', { kind: 'narrative', side: 'left' })).toEqual(['+cold-limb@left'])
    expect(read('right foot is cold', { kind: 'narrative', side: 'left' })).toEqual(['+cold-limb@right'])
  })
})

describe('numbers', () => {
  it.each([
    ['ABI R 0.42 L 0.95', ['+abi@left=0.95', '+abi@right=0.42']],
    ['ABIs 0.42/0.95', ['+abi@left=0.95', '+abi@right=0.42']],
    ['ABPI .6 on the left', ['+abi@left=0.6']],
    ['ABI 42% right', ['+abi@right=0.42']],
    ['toe pressure 25 mmHg R', ['+toe-pressure@right=25']],
    ['TcPO2 2.4 kPa left foot', ['+tcpo2@left=18']],
    ['PVR 350 mL', ['+post-void-residual=350']],
    [
      'right calf 39 cm, left 35 cm',
      ['+calf-circumference-difference@right=4', '+calf-circumference@left=35', '+calf-circumference@right=39'],
    ],
  ])('reads "%s"', (text, expected) => {
    expect(read(text)).toEqual([...expected].sort())
  })

  it.each([
    ['leg pain x3d', 3],
    ['leg pain for 4 weeks', 28],
    ['leg pain 2/52 history', 14],
    ['3 week history of calf pain', 21],
    ['sudden leg pain 3 h ago', 0.125],
  ])('knows since when: "%s"', (text, days) => {
    expect(readText(text, { kind: 'narrative' }).find((m) => m.feature === 'leg-pain')?.beganDaysAgo).toBeCloseTo(
      days,
      3,
    )
  })

  it('tells the length of an episode from the length of the illness', () => {
    const cramp = readText('calf cramps at night lasting 2 min for 3 months', { kind: 'narrative' })
    expect(cramp.find((m) => m.feature === 'episode-duration')?.value).toBe(2)
  })
})

describe('examinations one side after the other', () => {
  it.each([
    ['no palpable femoral, popliteal, DP or PT pulse', ['+pulse-absent', '-pulse-normal']],
    ['cannot feel pulses in the right foot', ['+pulse-absent@right', '-pulse-normal@right']],
    ['no pedal pulses felt', ['+pulse-absent', '-pulse-normal']],
    ['unable to palpate pulses R leg', ['+pulse-absent@right', '-pulse-normal@right']],
    ['no edema, pulses palpable', ['+pulse-normal', '-leg-swelling', '-pulse-absent']],
    [
      'DP/PT 2+ L, absent R',
      ['+pulse-absent@right', '+pulse-normal@left', '-pulse-absent@left', '-pulse-normal@right'],
    ],
    ['SLR + at 40 deg on the left, negative right', ['+slr-positive@left', '-slr-positive@right']],
    ['ankle jerk 0 L, 2+ R', ['+ankle-reflex-reduced@left', '-ankle-reflex-reduced@right']],
  ])('reads "%s"', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

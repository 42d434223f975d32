import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Side } from '../../../shared/terminology/features.ts'
import {
  combineSides,
  mergeSides,
  sideOfConcept,
  sideOfText,
  sideWords,
} from '../../../shared/terminology/laterality.ts'

const anySide = fc.constantFrom<Side>('left', 'right', 'bilateral', 'unknown')

describe('the side in a short text', () => {
  it.each([
    ['R', 'right'],
    ['Rt leg', 'right'],
    ['RLE', 'right'],
    ['R. foot', 'right'],
    ['right-sided sciatica', 'right'],
    ['RIGHT LEG', 'right'],
    ['(L) foot', 'left'],
    ['Lt.', 'left'],
    ['LLE', 'left'],
    ['L lower leg', 'left'],
    ['left-leg pain', 'left'],
    ['L leg 2/4', 'left'],
    ['b/l', 'bilateral'],
    ['bilat LE', 'bilateral'],
    ['bilateral', 'bilateral'],
    ['both legs', 'bilateral'],
    ['BLE', 'bilateral'],
    ['L and R leg', 'bilateral'],
    ['right and left', 'bilateral'],
    ['R/L', 'bilateral'],
    ['R>L', 'bilateral'],
    ['each leg', 'bilateral'],
  ])('"%s" is %s', (text, side) => {
    expect(sideOfText(text)).toBe(side)
  })

  it.each([
    ['a vertebra', 'L5 radiculopathy'],
    ['a vertebral level', 'L4-5'],
    ['the lumbar spine', 'L-spine'],
    ['a lobe of the lung', 'left lower lobe'],
    ['a quadrant of the belly', 'R lower quadrant'],
    ['"rule out"', 'r/o DVT'],
    ['letters inside a word', 'cellulitis'],
    ['an article', "L'Hermitte"],
    ['nothing', ''],
  ])('takes %s for no side', (_, text) => {
    expect(sideOfText(text)).toBe('unknown')
  })

  it('knows every word of its table', () => {
    for (const { word, side } of sideWords) expect(sideOfText(`${word} leg`), word).toBe(side)
  })

  it('gives one of four answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(['left', 'right', 'bilateral', 'unknown']).toContain(sideOfText(text))
      }),
    )
  })
})

describe('the side of a body site', () => {
  const sct = 'http://snomed.info/sct'

  it('believes the code before the text', () => {
    expect(sideOfConcept({ coding: [{ system: sct, code: '62175007' }], text: 'left leg' })).toBe('right')
  })

  it('reads the text where the code names no side', () => {
    expect(sideOfConcept({ coding: [{ system: sct, code: '61685007' }], text: 'L leg' })).toBe('left')
  })

  it('takes a qualifier beside a site', () => {
    expect(
      sideOfConcept({
        coding: [
          { system: sct, code: '56459004' },
          { system: sct, code: '24028007' },
        ],
      }),
    ).toBe('right')
  })

  it('is unknown for nothing', () => {
    expect(sideOfConcept(undefined)).toBe('unknown')
    expect(sideOfConcept({})).toBe('unknown')
  })
})

describe('two facts of one feature', () => {
  it('make both legs of left and right', () => {
    expect(mergeSides('left', 'right')).toBe('bilateral')
  })

  it('lose nothing by a fact without a side', () => {
    expect(mergeSides('unknown', 'left')).toBe('left')
  })

  it('merge in any order and any number of times', () => {
    fc.assert(
      fc.property(anySide, anySide, anySide, (a, b, c) => {
        expect(mergeSides(a, b)).toBe(mergeSides(b, a))
        expect(mergeSides(mergeSides(a, b), c)).toBe(mergeSides(a, mergeSides(b, c)))
        expect(mergeSides(a, a)).toBe(a)
      }),
    )
  })
})

describe('one fact whose side is said in several places', () => {
  it.each<[string, readonly Side[], Side, boolean]>([
    ['takes the first that knows', ['unknown', 'left', 'unknown'], 'left', false],
    ['is content when all agree', ['right', 'right', 'right'], 'right', false],
    ['does not choose between left and right', ['left', 'right'], 'unknown', true],
    ['does not choose between one side and both', ['bilateral', 'left'], 'unknown', true],
    ['knows nothing from nothing', [], 'unknown', false],
  ])('%s', (_, sides, side, conflict) => {
    expect(combineSides(sides)).toEqual({ side, conflict })
  })

  it('never invents a side that no place named', () => {
    fc.assert(
      fc.property(fc.array(anySide), (sides) => {
        const { side } = combineSides(sides)
        expect(side === 'unknown' || sides.includes(side)).toBe(true)
      }),
    )
  })
})

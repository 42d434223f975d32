import { describe, expect, it } from 'vitest'
import { answerRows, interpretationRows } from '../../../shared/terminology/codes/answers.ts'
import { bodySiteRows } from '../../../shared/terminology/codes/body-sites.ts'
import type { CodeRow } from '../../../shared/terminology/codes/code-row.ts'
import { loincRows } from '../../../shared/terminology/codes/loinc.ts'
import { drugRows } from '../../../shared/terminology/codes/rxnorm.ts'
import { snomedObservables } from '../../../shared/terminology/codes/snomed-observables.ts'
import { codeSources } from '../../../shared/terminology/codes/sources.ts'
import { icd10cmRows, icd10Rows, snomedRows } from '../../../shared/terminology/concepts.ts'
import { features } from '../../../shared/terminology/feature-rows.ts'
import { featureRow, isFeatureId } from '../../../shared/terminology/features.ts'
import { isIcd10cmShape, isIcd10Shape, isLoincAnswer, isLoincCode, isSnomedId } from './check-digits.ts'

const repeated = (keys: readonly string[]): readonly string[] => keys.filter((key, i) => keys.indexOf(key) !== i)

const tables: readonly (readonly [string, readonly CodeRow[], (code: string) => boolean])[] = [
  ['SNOMED CT', snomedRows, isSnomedId],
  ['ICD-10-CM', icd10cmRows, isIcd10cmShape],
  ['WHO ICD-10', icd10Rows, isIcd10Shape],
]

describe('the check digits themselves', () => {
  it('know a right SNOMED CT id from one digit off and from two digits swapped', () => {
    expect(['128053003', '16018431000119109', '836711000000108'].map(isSnomedId)).toEqual([true, true, true])
    expect(['128053004', '128035003', '28695004', '402863000', '238759005', '420101004'].some(isSnomedId)).toBe(false)
  })

  it('know a right LOINC code from an invented one', () => {
    expect(['48065-7', '8867-4', '6690-2'].map(isLoincCode)).toEqual([true, true, true])
    expect(['76497-9', '39052-2'].some(isLoincCode)).toBe(false)
  })
})

describe.each(tables)('%s rows', (_, rows, isCode) => {
  it('name each code once for each way of matching', () => {
    expect(repeated(rows.map(({ code, match }) => `${match === 'prefix' ? 'prefix' : 'exact'} ${code}`))).toEqual([])
  })

  it('carry codes of the right shape and check digit', () => {
    expect(rows.filter(({ code }) => !isCode(code)).map(({ code }) => code)).toEqual([])
  })

  it('state features the dictionary knows, each once, and have a display and a source', () => {
    for (const { code, states, display, source, except } of rows) {
      expect(
        states.filter((feature) => !isFeatureId(feature)),
        code,
      ).toEqual([])
      expect(repeated(states), code).toEqual([])
      expect(display.trim(), code).not.toBe('')
      expect(Object.hasOwn(codeSources, source), code).toBe(true)
      expect(
        (except ?? []).filter((other) => !other.startsWith(code)),
        code,
      ).toEqual([])
    }
  })

  it('never state a measurement: a number is read from its value, not from a code', () => {
    expect(
      rows
        .filter(({ states }) => states.some((feature) => featureRow(feature).kind === 'measurement'))
        .map(({ code }) => code),
    ).toEqual([])
  })

  it('state nothing only where a note says why', () => {
    expect(
      rows.filter(({ states, note }) => states.length === 0 && note === undefined).map(({ code }) => code),
    ).toEqual([])
  })

  it('name a side only for features that have one', () => {
    const odd = rows.filter(
      ({ side, states }) => side !== undefined && !states.some((feature) => featureRow(feature).sided),
    )
    expect(odd.map(({ code }) => code)).toEqual([])
  })
})

it('reads sides from characters in ICD-10-CM only', () => {
  const odd = [...snomedRows, ...icd10Rows].filter(({ side }) => side === 'fifth' || side === 'sixth')
  expect(odd).toEqual([])
})

it('matches by prefix in ICD tables only', () => {
  expect(snomedRows.filter(({ match }) => match === 'prefix')).toEqual([])
})

describe('LOINC and SNOMED CT measurements', () => {
  it('have valid codes, each once', () => {
    expect(loincRows.filter(({ code }) => !isLoincCode(code))).toEqual([])
    expect(snomedObservables.filter(({ code }) => !isSnomedId(code))).toEqual([])
    expect(repeated([...loincRows, ...snomedObservables].map(({ code }) => code))).toEqual([])
  })

  it('measure features that have a unit and a plausible range', () => {
    for (const { code, feature } of [...loincRows, ...snomedObservables]) {
      const { kind, unit, plausible } = featureRow(feature)
      expect([kind, typeof unit, plausible?.length], code).toEqual(['measurement', 'string', 2])
    }
  })

  it('give a basis to every D-dimer code and to nothing else', () => {
    expect(loincRows.filter(({ feature, basis }) => (feature === 'd-dimer') !== (basis !== undefined))).toEqual([])
  })
})

describe('answers, flags and body sites', () => {
  it('name each code once for its system, with valid codes', () => {
    expect(repeated(answerRows.map(({ system, code }) => `${system} ${code}`))).toEqual([])
    expect(repeated(interpretationRows.map(({ code }) => code))).toEqual([])
    expect(repeated(bodySiteRows.map(({ code }) => code))).toEqual([])
    expect(
      answerRows.filter(
        ({ system, code }) =>
          (system === 'snomed' && !isSnomedId(code)) || (system === 'loinc' && !isLoincAnswer(code)),
      ),
    ).toEqual([])
    expect(bodySiteRows.filter(({ code }) => !isSnomedId(code))).toEqual([])
  })

  it('name a site or a side, or both', () => {
    expect(bodySiteRows.filter(({ site, side }) => site === undefined && side === 'unknown')).toEqual([])
  })
})

describe('drug rows', () => {
  it('belong to drug features, and name each ingredient, brand and code once', () => {
    expect(
      drugRows.filter(
        ({ classes }) => classes.length === 0 || classes.some((feature) => featureRow(feature).kind !== 'drug'),
      ),
    ).toEqual([])
    expect(repeated(drugRows.flatMap(({ ingredient, also }) => [ingredient, ...(also ?? [])]))).toEqual([])
    expect(repeated(drugRows.flatMap(({ rxnorm }) => rxnorm ?? []))).toEqual([])
  })

  it('are written as they are searched: lower case, one or two words', () => {
    const names = drugRows.flatMap(({ ingredient, also }) => [ingredient, ...(also ?? [])])
    expect(names.filter((name) => !/^[\p{Ll}\p{N}]+(?: [\p{Ll}\p{N}]+)?$/u.test(name))).toEqual([])
    expect(drugRows.flatMap(({ rxnorm }) => rxnorm ?? []).filter((code) => !/^[1-9]\d{1,7}$/.test(code))).toEqual([])
  })

  it('cover every drug feature of the dictionary', () => {
    const classes = new Set(drugRows.flatMap((row) => row.classes))
    const drugs = Object.keys(features).filter((feature) => isFeatureId(feature) && featureRow(feature).kind === 'drug')
    expect(drugs.filter((feature) => isFeatureId(feature) && !classes.has(feature))).toEqual([])
  })
})

describe('the dictionary of features', () => {
  it('gives each feature words for a card, and each measurement a unit and a range', () => {
    for (const [id, row] of Object.entries<ReturnType<typeof featureRow>>(features)) {
      expect(id, id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      expect(row.label.trim(), id).not.toBe('')
      expect((row.kind === 'measurement') === (row.unit !== undefined && row.plausible !== undefined), id).toBe(true)
      if (row.plausible !== undefined) expect(row.plausible[0], id).toBeLessThan(row.plausible[1])
      if (row.windowDays !== null) expect(row.windowDays, id).toBeGreaterThan(0)
    }
  })

  it('knows no inherited names', () => {
    expect(['__proto__', 'constructor', 'toString', ''].some(isFeatureId)).toBe(false)
  })
})

import type { Coding } from 'fhir/r4.js'
import { localForms, notTreatment, prophylacticRegimens, strokePrevention, swallowedForms } from './codes/drug-forms.ts'
import { type DrugRow, drugRows } from './codes/rxnorm.ts'
import type { FeatureId } from './features.ts'
import { codeSystemOf } from './systems.ts'

/** A drug class found in a medication, and how. */
export interface DrugClass {
  readonly feature: FeatureId
  /** Ingredient, lower case, for the card: `apixaban`. */
  readonly ingredient: string
  readonly by: 'code' | 'name' | 'brand'
}

/** A medication as a resource names it. `dosage` is the text beside it (`dosageInstruction[].text`), if any. */
export interface NamedMedication {
  readonly codings: readonly Coding[]
  readonly text?: string | undefined
  readonly dosage?: string | undefined
}

interface Found {
  readonly row: DrugRow
  readonly by: DrugClass['by']
}

const byCode: ReadonlyMap<string, DrugRow> = new Map(drugRows.flatMap((row) => (row.rxnorm ?? []).map((code) => [code, row] as const)))

const byName: ReadonlyMap<string, Found> = new Map<string, Found>([
  ...drugRows.flatMap((row) => (row.also ?? []).map((name): [string, Found] => [name, { row, by: 'brand' }])),
  ...drugRows.map((row): [string, Found] => [row.ingredient, { row, by: 'name' }]),
])

const localWords = new Set(localForms)
const swallowedWords = new Set(swallowedForms)

/** Longest name or dosage that is read: a product name is short, anything longer is not one. */
const longestText = 1000

const wordsOf = (text: string): readonly string[] => text.slice(0, longestText).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const namedIn = (words: readonly string[]): readonly Found[] =>
  words.flatMap((word, i) => [byName.get(word), byName.get(`${word} ${words[i + 1] ?? ''}`)].filter((found) => found !== undefined))

const codedIn = (codings: readonly Coding[]): readonly Found[] =>
  codings.flatMap((coding) => {
    const code: unknown = coding?.code
    const row = typeof code === 'string' && codeSystemOf(coding.system) === 'rxnorm' ? byCode.get(code.trim()) : undefined
    return row === undefined ? [] : [{ row, by: 'code' } as const]
  })

/** Local only when a word says so and none says it is swallowed. */
const actsLocally = (words: readonly string[]): boolean =>
  words.some((word) => localWords.has(word)) && !words.some((word) => swallowedWords.has(word))

const preventsOnly = (ingredient: string, said: string): boolean =>
  (notTreatment.some((pattern) => pattern.test(said)) && !strokePrevention.test(said)) ||
  prophylacticRegimens.some((regimen) => regimen.ingredient === ingredient && regimen.matches.every((pattern) => pattern.test(said)))

/**
 * The classes a medication belongs to: RxNorm ingredient code, else ingredient name as a whole word in
 * text or displays, else brand name. One drug may be in several classes (promethazine), one product may
 * hold several drugs. Topical, ophthalmic and similar local forms, and prophylactic doses of
 * anticoagulants, give nothing. Source: clinical specification, neuromuscular section 5, vascular section 2.4.
 */
export function drugClassesOf({ codings, text, dosage }: NamedMedication): readonly DrugClass[] {
  const names = [text, ...codings.map((coding): unknown => coding?.display)].filter((name) => typeof name === 'string')
  const words = names.map(wordsOf)
  if (words.some(actsLocally)) return []
  const said = [...names, ...(typeof dosage === 'string' ? [dosage] : [])].map((name) => name.slice(0, longestText)).join('\n')

  const classes = new Map<string, DrugClass>()
  for (const { row, by } of [...codedIn(codings), ...words.flatMap(namedIn)]) {
    for (const feature of row.classes) {
      if (feature === 'on-anticoagulant' && preventsOnly(row.ingredient, said)) continue
      const key = `${feature} ${row.ingredient}`
      if (!classes.has(key)) classes.set(key, { feature, ingredient: row.ingredient, by })
    }
  }
  return [...classes.values()]
}

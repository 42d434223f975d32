import type { Coding } from 'fhir/r4.js'
import type { CodeRow } from './codes/code-row.ts'
import { icd10cmElsewhere, snomedElsewhere } from './codes/elsewhere.ts'
import { icd10 } from './codes/icd10.ts'
import { icd10cmHistory } from './codes/icd10cm-history.ts'
import { icd10cmNeuromuscular } from './codes/icd10cm-neuromuscular.ts'
import { icd10cmVascular } from './codes/icd10cm-vascular.ts'
import { snomedHistory } from './codes/snomed-history.ts'
import { snomedNeuromuscular } from './codes/snomed-neuromuscular.ts'
import { snomedVascular } from './codes/snomed-vascular.ts'
import type { FeatureId, Side } from './features.ts'
import { codeSystemOf } from './systems.ts'

/** What one code of one code system says, as a row of `codes/<system>.ts`. */
export interface Concept {
  readonly feature: FeatureId
  /** Side inside the code (I70.221 = right); `unknown` when the code has none. */
  readonly side: Side
  /** Normal findings ("Normal capillary filling") state a feature of their own; `absent` is for codes that deny one. */
  readonly status: 'present' | 'absent'
  /** `possible`: the code is vaguer than the feature ("Neuropathy" of any kind) and counts half. */
  readonly certainty: 'asserted' | 'possible'
  /** Site-less codes ("Muscle weakness") count only beside a leg body site or leg words. */
  readonly needsLegSite: boolean
  /** Stricter than `needsLegSite`: the site must lie over the deep veins (calf, lower leg, thigh). */
  readonly needsDeepVeinSite: boolean
  /** Display as verified, for the card. */
  readonly display: string
}

type Sided = Readonly<Record<Side, readonly Concept[]>>

interface Entry {
  readonly row: CodeRow
  readonly concepts: Sided
}

export const snomedRows: readonly CodeRow[] = [...snomedVascular, ...snomedNeuromuscular, ...snomedHistory, ...snomedElsewhere]
export const icd10cmRows: readonly CodeRow[] = [...icd10cmVascular, ...icd10cmNeuromuscular, ...icd10cmHistory, ...icd10cmElsewhere]
export const icd10Rows: readonly CodeRow[] = icd10

const noConcepts: readonly Concept[] = []

/** Built once, so that a look-up allocates nothing. */
const entryOf = (row: CodeRow): Entry => {
  const on = (side: Side): readonly Concept[] =>
    row.states.map((feature) => ({
      feature,
      side,
      status: row.status ?? 'present',
      certainty: row.certainty ?? 'asserted',
      needsLegSite: row.needs !== undefined,
      needsDeepVeinSite: row.needs === 'deep-vein',
      display: row.display,
    }))
  return { row, concepts: { left: on('left'), right: on('right'), bilateral: on('bilateral'), unknown: on('unknown') } }
}

const index = (rows: readonly CodeRow[], key: (code: string) => string): ReadonlyMap<string, Entry> =>
  new Map(rows.map((row) => [key(row.code), entryOf(row)]))

const undotted = (code: string): string => code.replace('.', '')

const snomed = index(snomedRows, (code) => code)

interface IcdIndex {
  readonly exact: ReadonlyMap<string, Entry>
  readonly prefix: ReadonlyMap<string, Entry>
}

const icdIndex = (rows: readonly CodeRow[]): IcdIndex => ({
  exact: index(rows.filter((row) => row.match !== 'prefix'), undotted),
  prefix: index(rows.filter((row) => row.match === 'prefix'), undotted),
})

const icd10cmIndex = icdIndex(icd10cmRows)
const icd10Index = icdIndex(icd10Rows)

const icdShape = /^[A-Z][0-9][0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/

/** EHRs send `I70.221`, `I70221`, `i70.221` and `E11.42 `. */
const icdKey = (code: string): string | undefined => {
  const upper = code.trim().toUpperCase()
  return icdShape.test(upper) ? undotted(upper) : undefined
}

/** The row for a code, `silent` when a row says the code is not one of ours, `undefined` when no row knows it. */
const longestMatch = (key: string, { exact, prefix }: IcdIndex): Entry | 'silent' | undefined => {
  const whole = exact.get(key)
  if (whole !== undefined) return whole
  for (let length = key.length; length > 0; length--) {
    const entry = prefix.get(key.slice(0, length))
    if (entry !== undefined) return entry.row.except?.some((code) => key.startsWith(undotted(code))) ? 'silent' : entry
  }
  return undefined
}

/** The side an ICD-10-CM character stands for; `undefined` for "other extremity", which is not a leg. */
const sideOfCharacter = (character: string | undefined): Side | undefined => {
  switch (character) {
    case '1': return 'right'
    case '2': return 'left'
    case '3': return 'bilateral'
    case '8': return undefined
    default: return 'unknown'
  }
}

const lookUpIcd = (code: string, indexOf: (key: string) => IcdIndex): readonly Concept[] | undefined => {
  const key = icdKey(code)
  if (key === undefined) return undefined
  const entry = longestMatch(key, indexOf(key))
  if (entry === undefined) return undefined
  if (entry === 'silent') return noConcepts
  const rule = entry.row.side ?? 'unknown'
  const side = rule === 'fifth' ? sideOfCharacter(key[4]) : rule === 'sixth' ? sideOfCharacter(key[5]) : rule
  return side === undefined ? noConcepts : entry.concepts[side]
}

const lookUpSnomed = (code: string): readonly Concept[] | undefined => {
  const entry = snomed.get(code) ?? snomed.get(code.trim())
  const side = entry?.row.side ?? 'unknown'
  return entry === undefined || side === 'fifth' || side === 'sixth' ? undefined : entry.concepts[side]
}

const americanIndex = (): IcdIndex => icd10cmIndex

/** WHO codes have five characters at most: a longer one under their name is an ICD-10-CM code with the wrong label. */
const worldIndex = (key: string): IcdIndex => (key.length > 5 ? icd10cmIndex : icd10Index)

/** What a code states; an empty list when the tables know it to state nothing of ours, `undefined` when they do not know it. */
const lookUp = (coding: Coding): readonly Concept[] | undefined => {
  const code: unknown = coding?.code
  if (typeof code !== 'string') return undefined
  switch (codeSystemOf(coding.system)) {
    case 'snomed': return lookUpSnomed(code)
    case 'icd10cm': return lookUpIcd(code, americanIndex)
    case 'icd10': return lookUpIcd(code, worldIndex)
    default: return undefined
  }
}

/**
 * The features a code states; several when one code says several things ("Painful and cold lower limb").
 * Matches by (system, code), ICD-10-CM by prefix where the row says so; never by display.
 * An unknown or do-not-map code gives an empty list. Constant time, and nothing is allocated.
 */
export const conceptsOf = (coding: Coding): readonly Concept[] => lookUp(coding) ?? noConcepts

/**
 * Whether the tables know a code and know that it states nothing of ours: an arm, an excluded sibling, a
 * trap. Its display and the text beside it must not be read either ("... with gangrene, other extremity").
 */
export const saysNothing = (coding: Coding): boolean => lookUp(coding)?.length === 0

import type { StatedQuantity, Unit } from '../../fhir/quantity.ts'
import { convert } from '../../fhir/quantity.ts'

/** What a D-dimer result counts: fibrinogen equivalent units or D-dimer units. */
export type Basis = 'FEU' | 'DDU'

export interface BasisClues {
  /** What the code says. `unknown` is a code for arbitrary units; it says nothing about mass. */
  readonly code?: Basis | 'unknown'
  /** Title of the result, where laboratories write the basis too. */
  readonly label?: string
  /** Upper limit of the laboratory's reference range. */
  readonly upperLimit?: StatedQuantity
}

/** `conflict`: code and annotation name different ones. */
export type BasisFound = Basis | 'unknown' | 'conflict'

const inWords = (text: string | undefined): Basis | undefined => {
  const feu = /\bFEU\b/i.test(text ?? '')
  const ddu = /\bD-?DU\b/i.test(text ?? '')
  return feu === ddu ? undefined : feu ? 'FEU' : 'DDU'
}

/**
 * The basis of a D-dimer result: LOINC code, then the unit's annotation, then the laboratory's own limit.
 * Source: clinical specification, vascular 1.6, "Basis order".
 */
export function dDimerBasis(unit: Unit | undefined, { code, label, upperLimit }: BasisClues): BasisFound {
  const annotated = inWords(unit?.annotation) ?? inWords(upperLimit?.unit?.annotation) ?? inWords(label)
  const coded = code === 'unknown' ? undefined : code
  if (coded !== undefined && annotated !== undefined && coded !== annotated) return 'conflict'
  return coded ?? annotated ?? byLimit(upperLimit, unit)
}

/** 400 to 600 ug/L is a limit in FEU, 200 to 300 ug/L one in DDU. */
function byLimit(limit: StatedQuantity | undefined, unit: Unit | undefined): Basis | 'unknown' {
  const from = limit?.unitMissing === false ? limit.unit : unit
  const value = limit === undefined || from === undefined ? undefined : convert(limit.value, from.code, 'ug/L')
  if (value === undefined) return 'unknown'
  if (value >= 400 && value <= 600) return 'FEU'
  return value >= 200 && value <= 300 ? 'DDU' : 'unknown'
}

/**
 * D-dimer in ug/L FEU: one unit DDU is two units FEU (cut-offs 250 and 500).
 *
 * @param value in ug/L of its basis
 * @see clinical specification, vascular 1.6; public pages state the factor both ways round, only this one agrees with the cut-offs
 */
export const inFeu = (value: number, basis: Basis): number => (basis === 'DDU' ? 2 * value : value)

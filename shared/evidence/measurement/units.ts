import { convert, type StatedQuantity } from '../../fhir/quantity.ts'
import { type FeatureId, featureRow } from '../../terminology/features.ts'

/** Units between which only the substance itself converts: amount or charge to mass, and HbA1c's two scales. */
interface SubstanceRow {
  readonly feature: FeatureId
  /** A unit of the other dimension; every unit convertible to it is accepted. */
  readonly from: string
  /** Canonical value = value in `from` x factor + offset. */
  readonly factor: number
  readonly offset?: number
  readonly source: string
}

const N6 = 'clinical specification, neuromuscular section 6'

export const substanceConversions: readonly SubstanceRow[] = [
  { feature: 'ferritin', from: 'pmol/L', factor: 0.445, source: N6 },
  { feature: 'vitamin-b12', from: 'pmol/L', factor: 1.355, source: N6 },
  { feature: 'potassium', from: 'meq/L', factor: 1, source: N6 },
  { feature: 'magnesium', from: 'mg/dL', factor: 0.4114, source: `${N6}: 24.305 g/mol` },
  { feature: 'magnesium', from: 'meq/L', factor: 0.5, source: 'charge 2+' },
  { feature: 'calcium', from: 'mg/dL', factor: 0.2495, source: N6 },
  { feature: 'calcium', from: 'meq/L', factor: 0.5, source: 'charge 2+' },
  { feature: 'calcium-ionized', from: 'mg/dL', factor: 0.2495, source: N6 },
  { feature: 'calcium-ionized', from: 'meq/L', factor: 0.5, source: 'charge 2+' },
  { feature: 'hba1c', from: 'mmol/mol', factor: 1 / 10.93, offset: 2.15, source: N6 },
  { feature: 'iron', from: 'umol/L', factor: 5.5845, source: 'molar mass of iron, 55.845 g/mol' },
  { feature: 'tibc', from: 'umol/L', factor: 5.5845, source: 'molar mass of iron, 55.845 g/mol' },
  { feature: 'glucose', from: 'mmol/L', factor: 18.016, source: 'molar mass of glucose, 180.16 g/mol' },
  { feature: 'creatinine', from: 'umol/L', factor: 1 / 88.42, source: 'molar mass of creatinine, 113.12 g/mol' },
  { feature: 'hemoglobin', from: 'mmol/L', factor: 1.6114, source: 'molar mass of the monomer, 16,114 g/mol' },
]

const bySubstance = Map.groupBy(substanceConversions, ({ feature }) => feature)

/** Measurements whose number has one reading when the record gives no unit. Laboratory results are not among them. */
const bareUnit: ReadonlyMap<FeatureId, string> = new Map([
  ['heart-rate', '/min'],
  ['respiratory-rate', '/min'],
  ['oxygen-saturation', '%'],
  ['capillary-refill', 's'],
  ['systolic-blood-pressure', 'mm[Hg]'],
])

/** Indices of two pressures: some write them in percent without a sign. Source: vascular section 3. */
const indices: ReadonlySet<FeatureId> = new Set(['abi', 'tbi'] as const)

/** A stated number in the canonical unit of its feature; `undefined` when its unit is missing or does not fit. */
export function canonicalValue(feature: FeatureId, stated: StatedQuantity): number | undefined {
  const canonical = featureRow(feature).unit
  if (canonical === undefined || stated.unit === undefined) return undefined
  const from = stated.unitMissing ? (bareUnit.get(feature) ?? stated.unit.code) : stated.unit.code
  if (indices.has(feature)) return twoDecimals(index(stated.value, from))
  // A score is a bare number, whichever of the two ways it is written; any other result needs a unit.
  if (canonical === '{score}' || canonical === '{count}')
    return from === '1' || from === 'score' ? stated.value : undefined
  if (stated.unitMissing && !bareUnit.has(feature)) return undefined
  const plain = convert(stated.value, from, canonical)
  if (plain !== undefined) return sixDigits(plain)
  for (const row of bySubstance.get(feature) ?? []) {
    const value = convert(stated.value, from, row.from)
    if (value !== undefined) return sixDigits(value * row.factor + (row.offset ?? 0))
  }
  return undefined
}

/** "ABI 42" is a percentage: no index lies between 3 and 150. */
function index(value: number, unit: string): number | undefined {
  if (unit === '1' && value > 3 && value <= 150) return value / 100
  return convert(value, unit, '1')
}

/** Thresholds are given to two decimals: round, then compare. Source: vascular 1.4. */
const twoDecimals = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 100) / 100

/** Conversion leaves binary dust behind (38.00000000000001 Cel). */
const sixDigits = (value: number): number => Number(value.toPrecision(6))

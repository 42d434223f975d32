import type { Evidence } from '../evidence/evidence.ts'
import { dayMs } from '../fhir/time.ts'
import type { FeatureId, Side } from '../terminology/features.ts'

/** Facts that need two others: a difference, an age, both legs, a cut-off that depends on age. */
export function derived(facts: readonly Evidence[], now: number): readonly Evidence[] {
  const asserted = Map.groupBy(facts, ({ feature, certainty, status }) =>
    certainty === 'asserted' && status === 'present' ? feature : undefined,
  )
  const of = (feature: FeatureId): readonly Evidence[] => asserted.get(feature) ?? []
  const ofAny = (...list: readonly FeatureId[]): readonly Evidence[] => list.flatMap(of)
  const age = ageOf(of('birth-date'), now)
  return [
    ...age,
    ...dDimer(of('d-dimer'), age[0]?.quantity?.value),
    ...calfDifference(of('calf-circumference')),
    ...saturation(of('iron'), of('tibc')),
    ...correctedCalcium(of('calcium'), of('albumin')),
    ...bothLegs(
      ofAny('radiating-below-knee', 'dx-lumbar-radiculopathy', 'dermatomal-distribution'),
      'bilateral-radiculopathy',
      now,
    ),
    ...bothLegs(ofAny('limb-weakness', 'motor-deficit'), 'bilateral-leg-weakness', now),
    ...fallingStrength(of('muscle-strength')),
    ...bilateralSwelling(of('leg-swelling')),
    ...protectiveSensation(
      of('monofilament-abnormal'),
      ofAny('vibration-reduced', 'pinprick-or-temperature-reduced', 'ankle-reflex-reduced'),
    ),
  ]
}

/** Whole years, counted on the UTC calendar. */
function ageOf(births: readonly Evidence[], now: number): readonly Evidence[] {
  return births.flatMap((birth) => {
    if (birth.at === undefined) return []
    const born = new Date(birth.at.ms)
    const today = new Date(now)
    const hadBirthday =
      [today.getUTCMonth() - born.getUTCMonth(), today.getUTCDate() - born.getUTCDate()].find((d) => d !== 0) ?? 0
    const value = today.getUTCFullYear() - born.getUTCFullYear() - (hadBirthday < 0 ? 1 : 0)
    const { at: _, ...rest } = birth
    return value < 0 || value > 125
      ? []
      : [{ ...rest, feature: 'age' as const, kind: 'measured' as const, quantity: { value, unit: 'a' } }]
  })
}

/**
 * Positive or negative against the age-adjusted cut-off: age x 10 ug/L FEU above 50 years, else 500.
 * Source: Righini 2014 (ADJUST-PE), Douma 2010; vascular specification 1.6.
 */
function dDimer(results: readonly Evidence[], age: number | undefined): readonly Evidence[] {
  const cutOff = age !== undefined && age > 50 ? age * 10 : 500
  return results.flatMap((e): Evidence[] => {
    const { quantity, ...rest } = e
    if (quantity === undefined) return []
    const bounded = quantity.comparator === '<' || quantity.comparator === '<='
    if (bounded && quantity.value > cutOff) return []
    // "Negative" is below the cut-off; a result printed as "< cut-off" is below it too.
    const negative = bounded ? quantity.value <= cutOff : quantity.value < cutOff
    return [
      { ...rest, feature: 'd-dimer-negative', status: negative ? 'present' : 'absent' },
      { ...rest, feature: 'd-dimer-positive', status: negative ? 'absent' : 'present' },
    ]
  })
}

/** Larger minus smaller calf, cm, both measured within 24 h; stated of the larger leg. Source: vascular 2.3. */
function calfDifference(calves: readonly Evidence[]): readonly Evidence[] {
  const lefts = calves.filter(({ side }) => side === 'left')
  const rights = calves.filter(({ side }) => side === 'right')
  return lefts.flatMap((left) =>
    rights.flatMap((right): Evidence[] => {
      if (left.quantity === undefined || right.quantity === undefined) return []
      if (left.at !== undefined && right.at !== undefined && Math.abs(left.at.ms - right.at.ms) > dayMs) return []
      const difference = Math.round((left.quantity.value - right.quantity.value) * 10) / 10
      const larger = difference >= 0 ? left : right
      const quantity = {
        value: Math.abs(difference),
        unit: 'cm',
        original: `${left.quantity.value} cm left, ${right.quantity.value} cm right`,
      }
      return [
        { ...larger, feature: 'calf-circumference-difference', quantity },
        ...(quantity.value >= 3
          ? [
              withoutQuantity({ ...larger, feature: 'calf-swelling' as const }),
              withoutQuantity({ ...larger, feature: 'leg-swelling' as const }),
            ]
          : []),
      ]
    }),
  )
}

function withoutQuantity({ quantity: _, ...rest }: Evidence): Evidence {
  return rest
}

/** Transferrin saturation, %, from iron and TIBC of one day. Source: neuromuscular section 6. */
function saturation(irons: readonly Evidence[], tibcs: readonly Evidence[]): readonly Evidence[] {
  return irons.flatMap((iron) =>
    tibcs.flatMap((tibc): Evidence[] => {
      if (iron.quantity === undefined || tibc.quantity === undefined || tibc.quantity.value <= 0) return []
      if (iron.at === undefined || tibc.at === undefined || Math.abs(iron.at.ms - tibc.at.ms) > dayMs) return []
      const value = Math.round((iron.quantity.value / tibc.quantity.value) * 1000) / 10
      return value > 100
        ? []
        : [{ ...iron, feature: 'transferrin-saturation', quantity: { value, unit: '%', original: 'iron / TIBC' } }]
    }),
  )
}

/** Total calcium corrected for albumin: + 0.02 x (40 - albumin g/L). Source: neuromuscular section 6. */
function correctedCalcium(calciums: readonly Evidence[], albumins: readonly Evidence[]): readonly Evidence[] {
  return calciums.flatMap((calcium) => {
    const albumin = albumins.find(
      ({ at }) => at !== undefined && calcium.at !== undefined && Math.abs(at.ms - calcium.at.ms) <= dayMs,
    )
    if (calcium.quantity === undefined || albumin?.quantity === undefined) return []
    const value = Math.round((calcium.quantity.value + 0.02 * (40 - albumin.quantity.value)) * 100) / 100
    // Measured an instant later, so that the corrected value is the one that counts.
    const at = calcium.at === undefined ? {} : { at: { ...calcium.at, ms: calcium.at.ms + 1 } }
    return [
      {
        ...calcium,
        ...at,
        quantity: { value, unit: 'mmol/L', original: `${calcium.quantity.value} mmol/L, corrected for albumin` },
      },
    ]
  })
}

const recent = (e: Evidence, now: number, days: number): boolean =>
  e.at === undefined || (now - e.at.ms) / dayMs <= days

/** The same root sign or weakness in both legs within 14 days. Source: neuromuscular 1.4 rule 4. */
function bothLegs(signs: readonly Evidence[], to: FeatureId, now: number): readonly Evidence[] {
  const near = (a: Evidence, b: Evidence) =>
    a.at === undefined || b.at === undefined || Math.abs(a.at.ms - b.at.ms) <= 14 * dayMs
  const found = signs.filter((e) => {
    if (!recent(e, now, 30)) return false
    if (e.side === 'bilateral') return true
    const other: Side | undefined = e.side === 'left' ? 'right' : e.side === 'right' ? 'left' : undefined
    return other !== undefined && signs.some((o) => o.side === other && near(e, o))
  })
  return found.map((e) => withoutQuantity({ ...e, feature: to, side: 'bilateral' }))
}

/** Two strength readings of one leg, the later one lower, within 60 days. Source: neuromuscular 1.5. */
function fallingStrength(readings: readonly Evidence[]): readonly Evidence[] {
  return readings.flatMap((later) => {
    const worse = readings.some(
      (earlier) =>
        earlier.side === later.side &&
        earlier.at !== undefined &&
        later.at !== undefined &&
        later.at.ms - earlier.at.ms >= dayMs &&
        later.at.ms - earlier.at.ms <= 60 * dayMs &&
        (later.quantity?.value ?? 5) < (earlier.quantity?.value ?? 0),
    )
    return worse ? [withoutQuantity({ ...later, feature: 'progressive-motor-deficit' })] : []
  })
}

/** Swelling stated of both legs. */
function bilateralSwelling(swellings: readonly Evidence[]): readonly Evidence[] {
  return swellings.filter(({ side }) => side === 'bilateral').map((e) => ({ ...e, feature: 'edema-bilateral' }))
}

/** Monofilament not felt and one more abnormal test. Source: neuromuscular 2.3. */
function protectiveSensation(monofilament: readonly Evidence[], others: readonly Evidence[]): readonly Evidence[] {
  return others.length === 0 ? [] : monofilament.map((e) => ({ ...e, feature: 'protective-sensation-lost' }))
}

import type { Evidence } from '../../shared/evidence/evidence.ts'
import { clinicalTime } from '../../shared/fhir/time.ts'
import { type FeatureId, featureRow, type Side } from '../../shared/terminology/features.ts'

/** The instant every classifier test is judged at. */
export const now = Date.parse('2026-11-23T12:00:00Z')

const dayMs = 86_400_000

export const daysAgo = (days: number) => clinicalTime(new Date(now - days * dayMs).toISOString())!

export interface FactOptions {
  readonly side?: Side
  /** Days before `now`; `null` for an undated fact. */
  readonly days?: number | null
  readonly onset?: number
  readonly status?: 'present' | 'absent'
  readonly certainty?: 'asserted' | 'possible'
  readonly historical?: true
  readonly kind?: Evidence['kind']
  readonly condition?: true
  readonly value?: number
  readonly comparator?: '<' | '>'
  readonly ended?: number
}

let counter = 0

/** One fact: `has('leg-swelling', { side: 'left' })`. */
export function has(feature: FeatureId, options: FactOptions = {}): Evidence {
  const {
    side = 'unknown',
    days = 1,
    onset,
    status = 'present',
    certainty = 'asserted',
    historical,
    kind = 'coded',
    condition,
    value,
    comparator,
    ended,
  } = options
  counter += 1
  const unit = featureRow(feature).unit
  return {
    feature,
    status,
    certainty,
    temporality: historical === true ? 'historical' : 'current',
    side,
    kind: value === undefined ? kind : 'measured',
    ...(days === null ? {} : { at: daysAgo(days) }),
    ...(onset === undefined ? {} : { onset: daysAgo(onset) }),
    ...(ended === undefined ? {} : { ended: daysAgo(ended) }),
    ...(value === undefined || unit === undefined
      ? {}
      : { quantity: { value, unit, ...(comparator === undefined ? {} : { comparator }) } }),
    source: { reference: `${condition === true ? 'Condition' : 'Observation'}/${counter}`, path: 'code' },
  }
}

export const denies = (feature: FeatureId, options: FactOptions = {}): Evidence =>
  has(feature, { ...options, status: 'absent' })
export const measures = (feature: FeatureId, value: number, options: FactOptions = {}): Evidence =>
  has(feature, { ...options, value })
export const bornYearsAgo = (years: number): Evidence => ({
  feature: 'birth-date',
  status: 'present',
  certainty: 'asserted',
  temporality: 'current',
  side: 'unknown',
  kind: 'coded',
  at: clinicalTime(`${2026 - years}-01-15`)!,
  source: { reference: 'Patient/p', path: 'birthDate' },
})

import { describe, expect, it } from 'vitest'
import { asks, probes } from '../../../shared/classifier/asks.ts'
import { assess } from '../../../shared/classifier/assess.ts'
import type { Citation } from '../../../shared/classifier/assessment.ts'
import { answer, type Criterion } from '../../../shared/classifier/criterion.ts'
import { patientNow } from '../../../shared/classifier/features.ts'
import { positionalLegPain } from '../../../shared/classifier/hypotheses/positional-leg-pain.ts'
import { hypotheses } from '../../../shared/classifier/hypotheses.ts'
import { implications } from '../../../shared/classifier/implications.ts'
import { sources } from '../../../shared/classifier/sources.ts'
import { topics } from '../../../shared/classifier/topics.ts'
import type { Evidence } from '../../../shared/evidence/evidence.ts'
import { type FeatureId, featureRow, isFeatureId } from '../../../shared/terminology/features.ts'
import { orders } from '../../../shared/terminology/order-rows.ts'
import { has, measures, now } from '../../support/facts.ts'

const tables = [...hypotheses, positionalLegPain]
const rules = tables.flatMap((h) => h.rules.map((rule) => ({ h, rule, id: rule.id })))

function* nodes(criterion: Criterion): Generator<Criterion> {
  yield criterion
  if (criterion.kind === 'at-least') for (const part of criterion.of) yield* nodes(part)
  else if (criterion.kind === 'score') for (const { when } of criterion.score.items) yield* nodes(when)
  else if (criterion.kind === 'lacks' || criterion.kind === 'together' || criterion.kind === 'called')
    yield* nodes(criterion.of)
}

const criteria = tables.flatMap((h) => [
  ...h.rules.map(({ when }) => when),
  ...(h.silences ?? []).map(({ when }) => when),
  ...h.weights.items.map(({ when }) => when),
  ...h.steps.flatMap(({ when }) => (when === undefined ? [] : [when])),
  ...(h.notes ?? []).map(({ when }) => when),
  ...(h.instruments ?? []).flatMap(({ score, when }) => [
    ...score.items.map((item) => item.when),
    ...(when === undefined ? [] : [when]),
  ]),
])

describe('the rule tables', () => {
  it('have one table a topic', () => {
    expect(tables.map(({ topic }) => topic).toSorted()).toEqual(Object.keys(topics).toSorted())
  })

  it('give every rule an id of its own', () => {
    const ids = [...rules.map(({ id }) => id), ...tables.flatMap((h) => (h.silences ?? []).map(({ id }) => id))]
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    for (const id of ids) expect(id).toMatch(/^[A-Z]+-[A-Z0-9]+$/)
  })

  it('compare every measurement in the unit the dictionary gives it, inside its plausible range', () => {
    for (const criterion of criteria)
      for (const node of nodes(criterion)) {
        if (node.kind !== 'measured') continue
        const { unit, plausible } = featureRow(node.feature)
        expect([node.feature, node.unit]).toEqual([node.feature, unit])
        expect(node.value).toBeGreaterThanOrEqual(
          node.feature === 'wells-dvt-recorded' ? -2 : Math.min(0, plausible![0]),
        )
        expect(node.value).toBeLessThanOrEqual(plausible![1])
      }
  })

  it('never ask for more parts than a group has', () => {
    for (const criterion of criteria)
      for (const node of nodes(criterion))
        if (node.kind === 'at-least') {
          expect(node.count).toBeLessThanOrEqual(node.of.length)
          expect(node.count).toBeGreaterThan(0)
        }
  })

  it('name a source for every rule, silence and step, and mark what no publication gives', () => {
    const known = new Set<Citation>(Object.values(sources))
    for (const h of tables) {
      for (const { source } of [...h.rules, ...(h.silences ?? []), ...h.steps]) expect(known.has(source)).toBe(true)
    }
    for (const citation of known) if (citation.house !== true) expect(citation.year).toBeGreaterThan(1980)
  })

  it('order only what the table of orders holds', () => {
    for (const { steps } of tables)
      for (const { order } of steps) if (order !== undefined) expect(Object.keys(orders)).toContain(order)
  })

  it('imply only between known features, each with a source', () => {
    for (const { from, to, source } of implications) {
      expect(isFeatureId(from) && isFeatureId(to)).toBe(true)
      expect(source.length).toBeGreaterThan(3)
    }
  })

  it('have words for everything a table wants asked', () => {
    for (const { alsoAsk = [] } of tables)
      for (const feature of alsoAsk) expect([feature, typeof asks[feature]]).toEqual([feature, 'string'])
    for (const feature of Object.keys(asks) as FeatureId[]) {
      expect([feature, featureRow(feature).unit === undefined || probes[feature] !== undefined]).toEqual([
        feature,
        true,
      ])
    }
  })
})

const isLack = (criterion: Criterion): boolean =>
  criterion.kind === 'lacks' || (criterion.kind === 'called' && isLack(criterion.of))

/** A smallest chart that should meet a criterion: found from the table, so that a dead rule cannot hide. */
function chartFor(criterion: Criterion): Evidence[] {
  switch (criterion.kind) {
    case 'feature': {
      const onset =
        criterion.beganBeforeDays !== undefined
          ? criterion.beganBeforeDays + 1
          : criterion.beganWithinDays !== undefined
            ? 0.2
            : undefined
      return [
        has(criterion.feature, {
          days: 0.1,
          status: criterion.is,
          side: featureRow(criterion.feature).sided ? (criterion.legs === 'both' ? 'bilateral' : 'right') : 'unknown',
          ...(onset === undefined ? {} : { onset }),
          ...(criterion.certainty === 'possible' ? { certainty: 'possible' as const } : {}),
        }),
      ]
    }
    case 'measured': {
      const step = Math.max(Math.abs(criterion.value) * 0.01, 0.01)
      const value =
        criterion.compare === '<'
          ? criterion.value - step
          : criterion.compare === '>'
            ? criterion.value + step
            : criterion.value
      return [
        measures(criterion.feature, value, {
          days: 0.1,
          side: featureRow(criterion.feature).sided ? 'right' : 'unknown',
        }),
      ]
    }
    case 'at-least': {
      const useful = criterion.of.map((part) => chartFor(part))
      const needed = criterion.of.filter(isLack).length
      return useful
        .filter((_, i) => !isLack(criterion.of[i]!))
        .slice(0, Math.max(0, criterion.count - needed))
        .flat()
    }
    case 'lacks':
      return []
    case 'together':
    case 'called':
      return chartFor(criterion.of)
    case 'score': {
      const chart: Evidence[] = []
      let points = 0
      for (const item of criterion.score.items.toSorted((a, b) => b.points - a.points)) {
        if (criterion.atLeast === undefined || points >= criterion.atLeast || item.points <= 0 || isLack(item.when))
          continue
        chart.push(...chartFor(item.when))
        points += item.points
      }
      return chart
    }
  }
}

describe('every rule', () => {
  it.each(rules)('$id can be met by a chart', ({ h, rule }) => {
    const patient = patientNow(chartFor(rule.when), now)
    const views = h.judged === 'whole' ? [patient.whole] : patient.limbs
    expect(views.map((view) => answer(rule.when, { view, now }).answer)).toContain('met')
  })

  it.each(rules)('$id is looked at whenever its chart is assessed', ({ rule }) => {
    const { trace } = assess({ patient: 'Patient/p', evidence: chartFor(rule.when), problems: [], now })
    // The open question of positional pain is asked only when every other rule is silent.
    if (!rule.id.startsWith('POS-'))
      expect(trace.filter(({ id, answer: a }) => id === rule.id && a === 'met')).not.toEqual([])
  })

  it.each(rules)('$id is not met by an empty chart', ({ rule }) => {
    expect(answer(rule.when, { view: patientNow([], now).whole, now }).answer).not.toBe('met')
  })
})

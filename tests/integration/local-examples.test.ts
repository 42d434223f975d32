import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examples } from '../../infra/local/examples/examples.ts'
import type { Card } from '../../shared/cds-hooks/schema.ts'
import { dataFolder, type RunningService, startService } from '../support/running-service.ts'
import { auditOf, cardsFor, hookCallsOf, topicsOf } from '../support/small-ehr.ts'

const charts = examples(Date.now())

describe('the example patients, through the running service', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>
  let service: RunningService
  const answers = new Map<string, readonly Card[]>()
  beforeAll(async () => {
    data = await dataFolder()
    service = await startService({ SUPINE_DATA_DIR: data.path })
    for (const { id } of charts) answers.set(id, await cardsFor(service.url, id))
  })
  afterAll(async () => {
    await service.stop()
    await data.remove()
  })
  const cardsOf = (id: string) => answers.get(id) ?? []

  it.each(charts.filter(({ firstTopic }) => firstTopic !== undefined))(
    '$shows ($id): $firstTopic comes first',
    ({ id, firstTopic }) => {
      expect(topicsOf(cardsOf(id))[0]).toBe(firstTopic)
    },
  )

  it.each(charts.filter(({ firstTopic }) => firstTopic === undefined))('$shows ($id): no card', ({ id }) => {
    expect(topicsOf(cardsOf(id))).toEqual([])
  })

  it.each([
    ['rosa-marchetti', 'critical', 'left'],
    ['ingrid-solheim', 'critical', undefined],
    ['denise-oduya', 'critical', undefined],
    ['walter-hensley', 'warning', 'right'],
    ['marcus-feld', 'warning', 'right'],
    ['bernard-kolbe', 'warning', 'left'],
    ['gerald-whitcombe', 'info', 'left'],
    ['tomas-rivera', 'info', 'left'],
    ['nadia-rahman', 'info', undefined],
  ])('%s is told as %s, side %s', (id, indicator, side) => {
    const [card] = cardsOf(id)
    expect(card?.indicator).toBe(indicator)
    if (side !== undefined) expect(card?.summary.toLowerCase()).toContain(side)
  })

  it('names dated evidence, where it was read, and a source on every card', () => {
    const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
    for (const card of [...answers.values()].flat()) {
      expect(card.detail, card.summary).toMatch(
        new RegExp(`\\b\\d{1,2} (?:${months})|(?:${months})\\w* \\d{1,2}|\\d{4}-\\d{2}-\\d{2}`),
      )
      expect(card.detail, card.summary).toMatch(/Observation|Condition|MedicationRequest/)
      expect(card.source.label).not.toBe('')
      expect([...card.summary].length).toBeLessThan(140)
    }
  })

  it('records every decision with its evidence, rule set and cards', async () => {
    const calls = hookCallsOf(await auditOf(service.url, 'walter-hensley'))
    expect(calls).toHaveLength(1)
    expect(calls[0]?.cards).toEqual(cardsOf('walter-hensley'))
    expect(calls[0]?.assessment.ruleSet).toMatch(/^\d{4}\.\d+\.\d+$/)
    const features = new Set(calls[0]?.assessment.evidence.map(({ feature }) => feature))
    for (const feature of ['foot-or-toe-site', 'pain-worse-supine', 'relief-by-dependency', 'abi']) {
      expect(features).toContain(feature)
    }
  })

  it('never lets words of a chart become HTML, a link or an image in a card', () => {
    for (const { summary, detail = '' } of cardsOf('robert-tables')) {
      expect(summary + detail).not.toMatch(/<\/?[a-z!]/i)
      expect(detail.match(/\]\((?!https:\/\/)/)).toBeNull()
      expect(detail.match(/!\[/)).toBeNull()
      expect(detail.match(/\]\([^)]*attacker/)).toBeNull()
    }
  })
})

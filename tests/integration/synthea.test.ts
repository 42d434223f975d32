import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheaCharts } from '../../infra/local/synthea.ts'
import type { Card } from '../../shared/cds-hooks/schema.ts'
import { dataFolder, type RunningService, startService } from '../support/running-service.ts'
import { cardsFor, topicsOf } from '../support/small-ehr.ts'

/**
 * Every card the 150 Synthea charts raise, with why it is right. None of them has positional leg pain,
 * so this list is meant to be short; a change of it is a change of clinical behavior to be reviewed.
 */
const reviewed: Readonly<Record<string, { readonly topics: readonly string[]; readonly because: string }>> = {}

describe('the 150 Synthea patients, through the running service', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>
  let service: RunningService
  const answers = new Map<string, readonly Card[]>()
  beforeAll(async () => {
    data = await dataFolder()
    service = await startService({ SUPINE_DATA_DIR: data.path })
    const ids = await syntheaCharts(new URL('../data/synthea-150/', import.meta.url).pathname).patientIds()
    // cardsFor throws on any answer but 200.
    for (const id of ids) answers.set(id, await cardsFor(service.url, id))
  })
  afterAll(async () => {
    await service.stop()
    await data.remove()
  })

  it('all get an answer', () => {
    expect(answers.size).toBe(150)
  })

  it('raise the cards a clinician has reviewed, and no other', () => {
    const raised = [...answers].filter(([, cards]) => cards.length > 0).map(([id, cards]) => [id, topicsOf(cards)])
    expect(Object.fromEntries(raised)).toEqual(
      Object.fromEntries(Object.entries(reviewed).map(([id, { topics }]) => [id, topics])),
    )
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/cds-hooks/client.ts'
import { inProcess, type Running } from '../../support/engines.ts'
import { call, complaints, feedbackPath, hookCall, jsonOf, painfulChart, post } from '../../support/hook-calls.ts'
import { testDeps } from '../../support/test-deps.ts'

const start = async (overrides: Parameters<typeof testDeps>[0] = {}) => {
  const deps = testDeps(overrides)
  return { deps, service: await inProcess.start(deps) }
}

const aCard = async (service: Running, patientId = 'p1', headers: Record<string, string> = {}): Promise<string> => {
  const body = hookCall({ context: { patientId }, prefetch: painfulChart(patientId) })
  return jsonOf(await call(service, body, headers)).cards[0].uuid
}

const overridden = (card: string) => ({
  card,
  outcome: 'overridden',
  outcomeTimestamp: '2026-11-20T09:05:00Z',
  overrideReason: { reason: { code: 'not-applicable' }, userComment: 'seen by vascular surgery' },
})

const send = (service: Running, items: readonly unknown[], headers: Record<string, string> = {}) =>
  service.send(post(feedbackPath, { feedback: items }, headers))

describe('feedback', () => {
  it('is kept beside the decision it is about, in the same chain', async () => {
    const { deps, service } = await start()
    const card = await aCard(service)
    const answer = await send(service, [overridden(card)])
    expect(answer.status).toBe(200)
    const [decision, feedback] = deps.audit.records
    expect(feedback).toMatchObject({
      patient: decision!.patient,
      entry: {
        kind: 'feedback',
        client: 'local',
        patient: 'Patient/p1',
        answer: decision!.answer,
        feedback: overridden(card),
      },
    })
  })

  it('keeps which suggestion was accepted', async () => {
    const { deps, service } = await start()
    const card = await aCard(service)
    const accepted = {
      card,
      outcome: 'accepted',
      outcomeTimestamp: '2026-11-20T09:05:00.5Z',
      acceptedSuggestions: [{ id: randomUUID() }],
    }
    await send(service, [accepted])
    expect(deps.audit.records[1]!.entry).toMatchObject({ feedback: accepted })
  })

  it('is kept once, however often it is sent', async () => {
    const { deps, service } = await start()
    const card = await aCard(service)
    const first = await send(service, [overridden(card), overridden(card)])
    const again = await send(service, [overridden(card)])
    expect([first.status, again.status]).toEqual([200, 200])
    expect(deps.audit.records).toHaveLength(2)
  })

  it('reaches its card whatever the case of the uuid', async () => {
    const { deps, service } = await start()
    const card = await aCard(service)
    await send(service, [overridden(card.toUpperCase())])
    expect(deps.audit.records).toHaveLength(2)
  })

  it('takes several cards of several patients in one call', async () => {
    const { deps, service } = await start()
    const cards = [await aCard(service, 'p1'), await aCard(service, 'p2'), await aCard(service, 'p1')]
    expect(complaints(await send(service, cards.map(overridden)))).toEqual(['feedback kept: 3'])
    expect(deps.audit.records.map(({ patient }) => patient).sort()).toEqual([
      ...Array.from({ length: 4 }, () => 'local|Patient/p1'),
      ...Array.from({ length: 2 }, () => 'local|Patient/p2'),
    ])
  })

  it('names cards nobody knows and keeps the rest', async () => {
    const { deps, service } = await start()
    const card = await aCard(service)
    const answer = await send(service, [overridden(randomUUID()), overridden(card)])
    expect(answer.status).toBe(200)
    expect(complaints(answer)).toEqual([
      'feedback kept: 1',
      'feedback[0].card: no card with this uuid was given to this client',
    ])
    expect(deps.audit.records).toHaveLength(2)
    expect(deps.counted.get('UnknownFeedbackCards')).toBe(1)
  })

  it('cannot be about a suggestion, or about a card of the same answer that was never given', async () => {
    const { deps, service } = await start()
    const card = await aCard(service)
    await send(service, [overridden(`${card.slice(0, -2)}ff`), overridden(`${card.slice(0, -2)}00`)])
    expect(deps.audit.records).toHaveLength(1)
  })

  it.each([
    ['another client', { id: 'other', suggestions: true, mutedRules: [] }],
    ['another tenant of the same client', { id: 'ehr', tenant: 'south', suggestions: true, mutedRules: [] }],
  ])('of %s does not reach a card', async (_, stranger: Client) => {
    const owner: Client = { id: 'ehr', tenant: 'north', suggestions: true, mutedRules: [] }
    const { deps, service } = await start({
      verifyClient: async (authorization) => (authorization === 'owner' ? owner : stranger),
    })
    const card = await aCard(service, 'p1', { authorization: 'owner' })
    expect(complaints(await send(service, [overridden(card)], { authorization: 'stranger' }))[0]).toBe(
      'feedback kept: 0',
    )
    expect(complaints(await send(service, [overridden(card)], { authorization: 'owner' }))[0]).toBe('feedback kept: 1')
    expect(deps.audit.records).toHaveLength(2)
  })

  it('with one malformed item is refused, and nothing of it is kept', async () => {
    const { deps, service } = await start()
    const card = await aCard(service)
    const answer = await send(service, [overridden(card), { ...overridden(card), outcome: 'ignored' }, null])
    expect(answer.status).toBe(400)
    expect(complaints(answer)).toEqual([
      'feedback[1].outcome: expected accepted or overridden',
      'feedback[2]: expected an object',
    ])
    expect(deps.audit.records).toHaveLength(1)
  })

  it('can be sent again when the audit store is down: 503, and nothing is lost silently', async () => {
    const { deps, service } = await start()
    const card = await aCard(service)
    deps.audit.down = true
    const answer = await send(service, [overridden(card)])
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('1')
    deps.audit.down = false
    expect((await send(service, [overridden(card)])).status).toBe(200)
    expect(deps.audit.records).toHaveLength(2)
  })
})

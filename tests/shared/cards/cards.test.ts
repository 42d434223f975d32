import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardsOf } from '../../../shared/cards/cards.ts'
import { answerOf } from '../../../shared/cds-hooks/answer-id.ts'
import { hookResponse } from '../../../shared/cds-hooks/schema.ts'
import type { Assessment } from '../../../shared/classifier/assessment.ts'
import { anyRuleId, assessment } from './arbitrary-assessment.ts'
import { answer, assessed, because, fired, hypothesis, nice, noted } from './chart.ts'
import { isTopic } from './topic.ts'

const urgencies = ['critical', 'warning', 'info']
const cards = (a: Assessment, mutedRules: readonly string[] = []) =>
  cardsOf(a, { answer, suggestions: true, mutedRules })
const topicsOf = (a: Assessment, muted?: readonly string[]) => cards(a, muted).map(({ source }) => source.topic?.code)

const ali = hypothesis('acute-limb-ischemia', fired('ALI-C2', 'critical', 'sudden leg pain with ischemic signs'), {
  side: 'left',
})
const clti = hypothesis('chronic-limb-threatening-ischemia', fired('CLTI-W3', 'warning', 'rest-pain story'), {
  side: 'right',
})
const dvt = hypothesis('deep-vein-thrombosis', fired('DVT-W2', 'warning', 'Wells score of 2 or more', nice), {
  side: 'left',
})
const cramps = hypothesis('nocturnal-leg-cramps', fired('NLC-I1', 'info', 'sudden painful cramps at night'))
const stenosis = hypothesis('lumbar-spinal-stenosis', fired('LSS-I1', 'info', 'eased by bending forward'))
const pad = hypothesis('peripheral-artery-disease', fired('PAD-I1', 'info', 'abnormal index with leg symptoms'), {
  side: 'right',
  explainedBy: 'chronic-limb-threatening-ischemia',
})

describe('which cards an assessment gives', () => {
  it('is none when there is nothing to say', () => {
    expect(cards(assessed())).toEqual([])
  })

  it('puts the most urgent first and keeps the order of the assessment within one urgency', () => {
    expect(topicsOf(assessed(dvt, ali, clti))).toEqual([
      'acute-limb-ischemia',
      'deep-vein-thrombosis',
      'chronic-limb-threatening-ischemia',
    ])
  })

  it('stops at three and names the rest on the last one', () => {
    const all = cards(assessed(ali, dvt, clti, cramps, stenosis))
    expect(all).toHaveLength(3)
    expect(all[2]!.detail).toContain(
      '- Also found, without a card of their own: nocturnal leg cramps (for information); lumbar spinal stenosis (for information)',
    )
    expect(all[0]!.detail).not.toContain('nocturnal leg cramps')
  })

  it('names an explained mimic on the card that explains it and gives it none', () => {
    const [card, ...more] = cards(assessed(clti, pad))
    expect(more).toEqual([])
    expect(card!.detail).toContain(
      '- Peripheral artery disease, right leg: abnormal index with leg symptoms; explained by the above',
    )
  })

  it('follows a chain of explanations to the card at its end', () => {
    const venous = hypothesis('chronic-venous-insufficiency', fired('CVI-I1', 'info', 'venous disease on record'), {
      explainedBy: 'peripheral-artery-disease',
    })
    const [card, ...more] = cards(assessed(clti, pad, venous))
    expect(more).toEqual([])
    expect(card!.detail).toContain('Chronic venous insufficiency')
  })

  it('makes one card of one topic on two legs, the more urgent leg leading', () => {
    const right = hypothesis('deep-vein-thrombosis', fired('DVT-I1', 'info', 'one swollen or tender leg'), {
      side: 'right',
    })
    const [card, ...more] = cards(assessed(right, dvt))
    expect(more).toEqual([])
    expect(card!.indicator).toBe('warning')
    expect(card!.summary).toContain('left leg')
    expect(card!.summary).not.toContain('right leg')
    expect(card!.detail).toContain('- Right leg (for information): one swollen or tender leg')
  })

  it('speaks of both legs when both are equally urgent', () => {
    const right = hypothesis('deep-vein-thrombosis', fired('DVT-W3', 'warning', 'D-dimer positive'), { side: 'right' })
    const [card] = cards(assessed(dvt, right))
    expect(card!.summary).toContain('both legs')
    expect(card!.detail).toContain('- Right leg as well (warning): D-dimer positive')
  })
})

describe('rules switched off for a client', () => {
  const twoRules = hypothesis('chronic-limb-threatening-ischemia', fired('CLTI-C4', 'critical', 'blue or black toes'), {
    side: 'right',
    rules: [fired('CLTI-C4', 'critical', 'blue or black toes'), fired('CLTI-W3', 'warning', 'rest-pain story')],
  })

  it('let the hypothesis fall back to its next rule, with its urgency and its rank', () => {
    const all = cards(assessed(twoRules, dvt), ['CLTI-C4'])
    expect(all.map(({ indicator }) => indicator)).toEqual(['warning', 'warning'])
    expect(all[0]!.summary).toBe('Consider chronic limb-threatening ischemia, right leg: rest-pain story')
    expect(all[0]!.extension).toMatchObject({
      'org.supine.assessment': { rules: [{ id: 'CLTI-W3' }], mutedRules: ['CLTI-C4'] },
    })
  })

  it('silence a hypothesis with no other rule, and every card left says which rule was muted', () => {
    const all = cards(assessed(ali, dvt), ['ALI-C2', 'PE-C1'])
    expect(all.map(({ source }) => source.topic?.code)).toEqual(['deep-vein-thrombosis'])
    expect(all[0]!.extension).toMatchObject({ 'org.supine.assessment': { mutedRules: ['ALI-C2'] } })
  })

  it('never put a mild card in the place of a muted urgent one that explained it', () => {
    expect(topicsOf(assessed(clti, pad), ['CLTI-W3'])).toEqual([])
  })
})

describe('a card', () => {
  const [card] = cards(
    assessed({ ...dvt, nextSteps: [{ text: 'Leg vein ultrasound', source: nice, order: 'venous-duplex' }] }),
  )

  it('carries the guideline behind its decisive rule, and its topic', () => {
    expect(card!.source).toEqual({
      label: 'NICE NG158: venous thromboembolic diseases, 2023',
      url: 'https://www.nice.org.uk/guidance/ng158',
      topic: { system: 'urn:supine:topic', code: 'deep-vein-thrombosis', display: 'Deep vein thrombosis of the leg' },
    })
    expect(card!.links).toEqual([
      {
        label: 'NICE NG158: venous thromboembolic diseases, 2023',
        url: 'https://www.nice.org.uk/guidance/ng158',
        type: 'absolute',
      },
    ])
  })

  it('says Supine where no publication stands behind the rule', () => {
    expect(cards(assessed(clti))[0]!.source).toMatchObject({ label: 'Supine' })
    expect(cards(assessed(clti))[0]!.source.url).toBeUndefined()
  })

  it('offers the reasons of the published code system to put it aside', () => {
    expect(card!.overrideReasons!.length).toBeGreaterThan(5)
    for (const { system, code } of card!.overrideReasons!) {
      expect(system).toBe('http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes')
      expect(code).toMatch(/^[a-z-]+$/)
    }
    expect(new Set(card!.overrideReasons!.map(({ code }) => code)).size).toBe(card!.overrideReasons!.length)
  })

  it('tells a machine the topic, rules and where the evidence is, and no words of the record', () => {
    const swollen = because('calf-swelling', 'calf swelling', [noted('calf-swelling', 'calf swollen ++', '2026-11-12')])
    const [first] = cards(assessed({ ...dvt, for: [swollen] }))
    expect(first!.extension).toEqual({
      'org.supine.assessment': {
        topic: 'deep-vein-thrombosis',
        side: 'left',
        urgency: 'warning',
        rules: [{ id: 'DVT-W2', urgency: 'warning', source: 'NICE_NG158' }],
        for: [
          {
            feature: 'calf-swelling',
            label: 'calf swelling',
            status: 'present',
            certainty: 'asserted',
            side: 'unknown',
            evidence: [
              { reference: 'Observation/n1', path: 'note[0].text', start: 0, end: 15, kind: 'text', at: '2026-11-12' },
            ],
          },
        ],
        ruleSet: '2026.11.0',
        evaluatedAt: '2026-11-13T10:00:00.000Z',
      },
    })
  })
})

describe('cards of any assessment', () => {
  const muted = fc.array(anyRuleId, { maxLength: 3 })

  it('are valid CDS Hooks cards without a null or an empty value at any depth', () => {
    const empties = (value: unknown): boolean =>
      value === null ||
      value === undefined ||
      value === '' ||
      (typeof value === 'object' && (Object.keys(value).length === 0 || Object.values(value).some(empties)))
    fc.assert(
      fc.property(assessment, muted, fc.boolean(), (any, mutedRules, suggestions) => {
        const all = cardsOf(any, { answer, suggestions, mutedRules })
        expect(hookResponse.safeParse({ cards: all }).error).toBeUndefined()
        expect(all.some(empties)).toBe(false)
        expect(JSON.parse(JSON.stringify(all))).toEqual(all)
      }),
      { numRuns: 500 },
    )
  })

  it('are at most three, one a topic, most urgent first, none of a muted rule or an explained hypothesis', () => {
    fc.assert(
      fc.property(assessment, muted, (any, mutedRules) => {
        const all = cards(any, mutedRules)
        const ranks = all.map(({ indicator }) => urgencies.indexOf(indicator))
        expect(all.length).toBeLessThanOrEqual(3)
        expect(ranks).toEqual([...ranks].sort())
        const topics = all.map(({ source }) => source.topic!.code)
        expect(new Set(topics).size).toBe(topics.length)
        for (const topic of topics) {
          expect(isTopic(topic)).toBe(true)
          const speaks = any.hypotheses.some(
            (h) =>
              h.topic === topic && h.explainedBy === undefined && h.rules.some(({ id }) => !mutedRules.includes(id)),
          )
          expect(speaks).toBe(true)
        }
        for (const id of mutedRules) expect(all.map(({ detail }) => detail).join('\n')).not.toContain(`(rule ${id};`)
      }),
      { numRuns: 500 },
    )
  })

  it('carry ids that differ and all lead back to their answer', () => {
    fc.assert(
      fc.property(assessment, (any) => {
        const ids = cards(any).flatMap(({ uuid, suggestions = [] }) => [uuid, ...suggestions.map((s) => s.uuid!)])
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.map(answerOf)).toEqual(ids.map(() => answer))
      }),
    )
  })

  it('are the same for the same assessment, which they leave as it was', () => {
    fc.assert(
      fc.property(assessment, (any) => {
        const before = structuredClone(any)
        expect(cards(any)).toEqual(cards(any))
        expect(any).toEqual(before)
      }),
    )
  })
})

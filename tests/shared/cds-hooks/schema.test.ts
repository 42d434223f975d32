import { describe, expect, it } from 'vitest'
import { card, hookResponse } from '../../../shared/cds-hooks/schema.ts'

const uuid = '9e7a7f3c-5d2a-4d0e-8a43-7d6c1b7a2f01'
const topic = { system: 'urn:supine:topic', code: 'cellulitis', display: 'Cellulitis of the leg' }
const plain = {
  uuid,
  summary: 'Consider cellulitis of the left leg',
  indicator: 'warning',
  source: { label: 'Supine', topic },
}
const suggestion = { label: 'Order a duplex', uuid }
const order = { resourceType: 'ServiceRequest', status: 'draft', intent: 'proposal' }
const valid = (changes: object) => card.safeParse({ ...plain, ...changes }).success

describe('a card', () => {
  it('needs a uuid, a summary, an indicator and a source', () => {
    expect(card.safeParse(plain).success).toBe(true)
    for (const field of ['uuid', 'summary', 'indicator', 'source']) expect(valid({ [field]: undefined })).toBe(false)
  })

  it('has a summary of 139 code points at most, on one line', () => {
    expect(valid({ summary: 'x'.repeat(139) })).toBe(true)
    expect(valid({ summary: '😀'.repeat(139) })).toBe(true)
    expect(valid({ summary: 'x'.repeat(140) })).toBe(false)
    expect(valid({ summary: 'two\nlines' })).toBe(false)
  })

  it('has one Coding as its topic', () => {
    expect(valid({ source: { label: 'Supine', topic: [topic] } })).toBe(false)
    expect(valid({ source: { label: 'Supine', topic: { coding: [topic] } } })).toBe(false)
  })

  it('names how to choose wherever it suggests, and only there', () => {
    expect(valid({ suggestions: [suggestion], selectionBehavior: 'at-most-one' })).toBe(true)
    expect(valid({ suggestions: [suggestion] })).toBe(false)
    expect(valid({ selectionBehavior: 'at-most-one' })).toBe(false)
  })

  it('recommends at most one suggestion where one may be chosen', () => {
    const recommended = { ...suggestion, isRecommended: true }
    expect(valid({ suggestions: [recommended, recommended], selectionBehavior: 'at-most-one' })).toBe(false)
    expect(valid({ suggestions: [recommended, suggestion], selectionBehavior: 'at-most-one' })).toBe(true)
  })

  it('has actions with what each kind needs', () => {
    const with_ = (action: object) =>
      valid({ suggestions: [{ ...suggestion, actions: [action] }], selectionBehavior: 'any' })
    expect(with_({ type: 'create', description: 'Order', resource: order })).toBe(true)
    expect(with_({ type: 'create', description: 'Order' })).toBe(false)
    expect(with_({ type: 'update', description: 'Order', resource: { status: 'draft' } })).toBe(false)
    expect(with_({ type: 'delete', description: 'Stop', resourceId: 'ServiceRequest/1' })).toBe(true)
    expect(with_({ type: 'delete', description: 'Stop', resource: order })).toBe(false)
  })

  it('links to absolute URLs, with app context for SMART apps alone', () => {
    const link = { label: 'Guideline', url: 'https://example.org/g', type: 'absolute' }
    expect(valid({ links: [link] })).toBe(true)
    expect(valid({ links: [{ ...link, url: '/g' }] })).toBe(false)
    expect(valid({ links: [{ ...link, url: 'javascript:alert(1)' }] })).toBe(false)
    expect(valid({ links: [{ ...link, appContext: 'x' }] })).toBe(false)
    expect(valid({ links: [{ ...link, type: 'smart', appContext: 'x' }] })).toBe(true)
  })

  it.each([
    ['null', { detail: null }],
    ['empty text', { detail: '' }],
    ['an empty list', { links: [] }],
    ['an empty object', { extension: {} }],
    ['a field nobody agreed on', { rank: 1 }],
    ['an override reason without display', { overrideReasons: [{ system: 's', code: 'c' }] }],
  ])('holds no %s', (_, changes) => {
    expect(valid(changes)).toBe(false)
  })
})

describe('a response', () => {
  it('may have no cards, and then is an object with an empty list', () => {
    expect(hookResponse.safeParse({ cards: [] }).success).toBe(true)
    expect(hookResponse.safeParse({}).success).toBe(false)
  })
})

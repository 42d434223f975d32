import fc from 'fast-check'
import type {
  AssessedHypothesis,
  Assessment,
  Citation,
  FiredRule,
  InstrumentResult,
  Missing,
  NextStep,
  Reason,
  Urgency,
} from '../../../shared/classifier/assessment.ts'
import { type Topic, topics } from '../../../shared/classifier/topics.ts'
import type { Evidence, Measured } from '../../../shared/evidence/evidence.ts'
import type { DataProblem } from '../../../shared/fhir/data-problem.ts'
import type { ClinicalTime } from '../../../shared/fhir/time.ts'
import { features } from '../../../shared/terminology/feature-rows.ts'
import { type FeatureId, isFeatureId } from '../../../shared/terminology/features.ts'
import { orders } from '../../../shared/terminology/order-rows.ts'
import { isOrderId, type OrderId } from '../../../shared/terminology/orders.ts'
import { isTopic } from './topic.ts'

/** Pieces that mean something to Markdown, HTML, terminals or link finders, to be strung together. */
const nasty = [
  '`',
  '``',
  '```',
  '~~~',
  '*',
  '**',
  '_',
  '__',
  '~~',
  '|',
  '\\',
  '[',
  ']',
  '](',
  '![',
  '(',
  ')',
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  '<script>',
  '</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">',
  '<svg/onload=alert(1)>',
  '<?php',
  '<details>',
  '&lt;',
  '&#60;',
  '&#x3c;',
  '&amp;',
  'http://evil.example',
  'https://evil.example/?q=',
  'www.evil.example',
  '_www.evil.example',
  'ftp://evil.example',
  'mailto:a@evil.example',
  'a@evil.example',
  '@octocat',
  'javascript:alert(1)',
  '[x](http://evil.example)',
  '[x]: http://evil.example',
  '[^1]',
  '[ ] ',
  '# ',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '> ',
  '---',
  '===',
  '| a | b |',
  ':---',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  '    ',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u202a',
  '\u2066',
  '\u2069',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u{e0041}',
  '\ud800',
  '\udfff',
  '😀',
  'é',
  '疼痛',
  ' ',
] as const

/** Text as records and attackers write it. */
export const nastyText = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 6 })), { maxLength: 12 })
    .map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.lorem(),
)

const text = fc.oneof(fc.lorem({ maxCount: 12 }), nastyText)
const featureId: fc.Arbitrary<FeatureId> = fc.constantFrom(...Object.keys(features).filter(isFeatureId))
const topic: fc.Arbitrary<Topic> = fc.constantFrom(...Object.keys(topics).filter(isTopic))
const side = fc.constantFrom('left' as const, 'right' as const, 'bilateral' as const, 'unknown' as const)
const urgency: fc.Arbitrary<Urgency> = fc.constantFrom('info', 'warning', 'critical')
const orderId: fc.Arbitrary<OrderId> = fc.constantFrom(...Object.keys(orders).filter(isOrderId))

/** Leaves optional members out now and then, never present as `undefined`. */
const record = fc.record

const time: fc.Arbitrary<ClinicalTime> = record({
  text: fc.oneof(
    fc.constantFrom('2026', '2026-11', '2026-11-05', '2026-11-05T08:30:00+01:00', '2026-13', 'yesterday'),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }).map((date) => date.toISOString()),
  ),
  ms: fc.integer(),
})

const measured: fc.Arbitrary<Measured> = record(
  {
    // JSON knows no negative zero.
    value: fc.double().map((value) => value + 0),
    unit: fc.constantFrom('{ratio}', 'mm[Hg]', 'cm'),
    comparator: fc.constantFrom('<' as const, '>' as const),
    original: text,
  },
  { requiredKeys: ['value', 'unit'] },
)

const evidence: fc.Arbitrary<Evidence> = record(
  {
    feature: featureId,
    status: fc.constantFrom('present' as const, 'absent' as const),
    certainty: fc.constantFrom('asserted' as const, 'possible' as const),
    temporality: fc.constantFrom('current' as const, 'historical' as const),
    side,
    kind: fc.constantFrom('coded' as const, 'measured' as const, 'text' as const),
    at: time,
    onset: time,
    quantity: measured,
    source: record(
      {
        reference: fc.oneof(
          fc.constantFrom('Observation/1', 'Condition/c-1', 'MedicationRequest/m', 'DocumentReference/d', 'urn:uuid:x'),
          text,
        ),
        version: fc.string(),
        path: fc.constantFrom('note[0].text', 'code.coding[0]', 'valueString'),
        coding: record({ system: fc.webUrl(), code: fc.string(), display: text }, { requiredKeys: ['system', 'code'] }),
        quote: record({ text: nastyText, start: fc.nat(), end: fc.nat() }),
      },
      { requiredKeys: ['reference', 'path'] },
    ),
  },
  { requiredKeys: ['feature', 'status', 'certainty', 'temporality', 'side', 'kind', 'source'] },
)

const reason: fc.Arbitrary<Reason> = record(
  {
    feature: featureId,
    label: text,
    status: fc.constantFrom('present' as const, 'absent' as const),
    certainty: fc.constantFrom('asserted' as const, 'possible' as const),
    side,
    quantity: measured,
    points: fc.integer({ min: -3, max: 3 }),
    evidence: fc.array(evidence, { maxLength: 4 }),
    contradictedBy: fc.array(evidence, { maxLength: 2 }),
  },
  { requiredKeys: ['feature', 'label', 'status', 'certainty', 'side', 'points', 'evidence'] },
)

const citation: fc.Arbitrary<Citation> = record(
  {
    id: fc.constantFrom('A', 'B', 'C'),
    title: text,
    year: fc.integer({ min: 1990, max: 2026 }),
    url: fc.oneof(
      fc.webUrl(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constantFrom('javascript:alert(1)', 'nice.org.uk', 'https://a.example/x)y(z"<b>`'),
    ),
    house: fc.boolean(),
  },
  { requiredKeys: ['id', 'title'] },
)

const ruleIds: readonly string[] = ['ALI-C1', 'CLTI-W3', 'DVT-W2', 'PAD-I1', 'CVI-I2']

const rule: fc.Arbitrary<FiredRule> = record({
  id: fc.constantFrom(...ruleIds),
  urgency,
  because: text,
  source: citation,
})

const missing: fc.Arbitrary<Missing> = record({
  feature: featureId,
  label: text,
  ask: text,
  separates: fc.array(topic, { maxLength: 3 }),
})

const instrument: fc.Arbitrary<InstrumentResult> = record(
  {
    id: fc.constantFrom('wells-dvt', 'wifi'),
    label: text,
    min: fc.integer({ min: -3, max: 5 }),
    max: fc.integer({ min: 5, max: 9 }),
    items: fc.array(
      record({
        label: text,
        points: fc.integer(),
        answer: fc.constantFrom('met' as const, 'not-met' as const, 'unknown' as const),
      }),
      { maxLength: 5 },
    ),
    reading: text,
    source: citation,
  },
  { requiredKeys: ['id', 'label', 'min', 'max', 'items', 'source'] },
)

const nextStep: fc.Arbitrary<NextStep> = record(
  {
    text,
    source: citation,
    order: fc.oneof(orderId, fc.constantFrom('no-such-order', '__proto__')),
    priority: fc.constantFrom('routine' as const, 'urgent' as const, 'asap' as const, 'stat' as const),
  },
  { requiredKeys: ['text', 'source'] },
)

const problem: fc.Arbitrary<DataProblem> = record(
  {
    kind: fc.constantFrom('unit-not-understood' as const, 'other-patient' as const, 'unavailable' as const),
    message: fc.constant('a problem'),
  },
  { requiredKeys: ['kind', 'message'] },
)

const hypothesis: fc.Arbitrary<AssessedHypothesis> = fc
  .record(
    {
      topic,
      side,
      rules: fc.tuple(rule, rule, fc.boolean()),
      points: fc.integer({ min: -10, max: 30 }),
      confidence: fc.constantFrom('suggestive' as const, 'supported' as const),
      for: fc.array(reason, { maxLength: 9 }),
      against: fc.array(reason, { maxLength: 3 }),
      missing: fc.array(missing, { maxLength: 6 }),
      instruments: fc.array(instrument, { maxLength: 2 }),
      nextSteps: fc.array(nextStep, { maxLength: 6 }),
      notes: fc.array(text, { maxLength: 3 }),
      explainedBy: topic,
    },
    {
      requiredKeys: [
        'topic',
        'side',
        'rules',
        'points',
        'for',
        'against',
        'missing',
        'instruments',
        'nextSteps',
        'notes',
      ],
    },
  )
  .map(({ rules: [first, second, both], ...rest }) => ({
    ...rest,
    urgency: first.urgency,
    rules: both ? [first, second] : [first],
  }))

/** Any assessment the types allow, likely or not. */
export const assessment: fc.Arbitrary<Assessment> = fc.record({
  format: fc.constant('supine-assessment/1' as const),
  ruleSet: fc.constant('2026.11.0'),
  patient: fc.constant('Patient/p1'),
  evaluatedAt: fc.constant('2026-11-13T10:00:00.000Z'),
  hypotheses: fc.array(hypothesis, { maxLength: 6 }),
  trace: fc.constant([]),
  evidence: fc.constant([]),
  problems: fc.array(problem, { maxLength: 3 }),
})

export const anyRuleId = fc.constantFrom(...ruleIds)

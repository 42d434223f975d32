import type { Mute } from '../../../shared/alert-memory/memory.ts'
import type { Occasion } from '../../../shared/alert-memory/recall.ts'
import type { Opening } from '../../../shared/alert-memory/remember.ts'
import type { ShownCard, Subject } from '../../../shared/alert-memory/subject.ts'
import { memberId } from '../../../shared/cds-hooks/answer-id.ts'
import type { Card, Feedback } from '../../../shared/cds-hooks/schema.ts'
import type { Urgency } from '../../../shared/classifier/assessment.ts'

export const dayMs = 86_400_000
/** The first of January 2026. */
export const start = Date.parse('2026-01-01T08:00:00Z')
export const at = (day: number): number => start + day * dayMs
export const iso = (ms: number): string => new Date(ms).toISOString()

export const subject = (
  facts: readonly string[],
  urgency: Urgency = 'warning',
  about = 'deep-vein-thrombosis',
): Subject => ({
  about,
  side: 'left',
  urgency,
  rules: ['DVT-W2'],
  facts,
  levels: { left: urgency },
})

export const occasion = (day: number, more: Partial<Occasion> = {}): Occasion => ({
  now: at(day),
  service: 'positional-leg-pain',
  acrossHooks: 'repeat',
  evidence: [],
  ...more,
})

export const answerId = '00000000-0000-4000-8000-000000000100'

export const shownCard = (of: Subject): ShownCard => ({ card: memberId(answerId, 1), ...of })

export const opening = (day: number, more: Partial<Opening> = {}): Opening => ({
  kind: 'hook-call',
  service: 'positional-leg-pain',
  assessment: { evaluatedAt: iso(at(day)), problems: [] },
  ...more,
})

export const card = (of: Subject, more: Partial<Card> = {}): Card => ({
  uuid: memberId(answerId, 1),
  summary: 'A card',
  indicator: of.urgency,
  source: { label: 'Test' },
  extension: { 'org.supine.assessment': { topic: of.about } },
  ...more,
})

export const overridden = (day: number, code?: string): Feedback => ({
  card: memberId(answerId, 1),
  outcome: 'overridden',
  outcomeTimestamp: iso(at(day)),
  ...(code === undefined ? {} : { overrideReason: { reason: { code } } }),
})

export const muteOn = (of: Subject, day: number, days: number, more: Partial<Mute> = {}): Mute => ({
  facts: of.facts,
  levels: of.levels,
  reason: 'none',
  since: at(day),
  until: at(day + days),
  ...more,
})

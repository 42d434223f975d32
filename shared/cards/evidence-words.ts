import type { Reason } from '../classifier/assessment.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { displayDate } from './display-date.ts'
import { escaped, quoted } from './markdown.ts'
import { measuredWords } from './measured-words.ts'
import { sentenceCase } from './plain-text.ts'
import { legWords } from './wording.ts'

const typeOf = ({ source }: Evidence): string => /^[A-Z][A-Za-z]*(?=\/)/.exec(source.reference)?.[0] ?? 'record'

/** Where a fact was read, as a clinician would look for it. */
function placeOf(evidence: Evidence): string {
  const type = typeOf(evidence)
  if (evidence.kind !== 'text') return type
  if (type === 'DocumentReference') return 'document'
  return evidence.source.path.includes('note') ? 'note' : `${type} text`
}

/** "101 [degF]" where the record used another unit, so that the number can be found again. */
function asRecorded({ quantity, source }: Evidence): string {
  const original = quantity?.original
  if (quantity === undefined || original === undefined || Number.parseFloat(original) === quantity.value) return ''
  if (source.quote?.text.includes(original) === true) return '' // the quote beside it says it
  return `, recorded as ${quoted(original, 40)}`
}

/** "12 Nov 2026, note: `pain at night`", "3 Nov 2026, Observation", "undated, Condition: `Sciatica`". */
export function evidenceWords(evidence: Evidence): string {
  const { at, onset, source, temporality } = evidence
  const dated = at === undefined ? 'undated' : displayDate(at)
  const since = onset === undefined || onset.text === at?.text ? '' : `, began ${displayDate(onset)}`
  const earlier = temporality === 'historical' ? ', in the past' : ''
  const words = quoted(source.quote?.text ?? source.coding?.display ?? '')
  return `${dated}${since}${earlier}, ${placeOf(evidence)}${asRecorded(evidence)}${words === '' ? '' : `: ${words}`}`
}

const saysSide = /\b(left|right|both|bilateral)\b/i

/** "Relief by hanging the leg down, right leg", "Ankle-brachial index 0.38, left leg", "No calf swelling", "Uncertain: gangrene". */
export function reasonName({ label, status, certainty, side, quantity }: Reason): string {
  const negated = status === 'absent' && !/^(no|not|without)\b/i.test(label) ? `no ${label}` : label
  const valued = quantity === undefined ? negated : `${negated} ${measuredWords(quantity)}`
  const leg = saysSide.test(label) ? undefined : legWords[side]
  const words = leg === undefined ? escaped(valued) : `${escaped(valued)}, ${leg}`
  return certainty === 'possible' ? `Uncertain: ${words}` : sentenceCase(words)
}

/** A reason with its decisive evidence, and how many more entries say the same. */
export function reasonLine(reason: Reason): string {
  const [decisive, ...more] = reason.evidence
  const name = reasonName(reason)
  if (decisive === undefined) return name
  const rest = more.length === 0 ? '' : `; ${more.length} more ${more.length === 1 ? 'entry' : 'entries'}`
  return `${name} (${evidenceWords(decisive)}${rest})`
}

/** A fact the hypothesis counts on that another entry contradicts. */
export function contradictionLine(reason: Reason): string | undefined {
  const [newest] = reason.contradictedBy ?? []
  if (newest === undefined) return undefined
  return `Contradicted by another entry: ${reasonName(reason)} (${evidenceWords(newest)})`
}

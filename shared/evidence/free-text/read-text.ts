import type { FeatureId, Side } from '../../terminology/features.ts'
import { findAtoms, touchesLexicon } from './atoms.ts'
import { isEnglish } from './language.ts'
import type { Mention, TextContext } from './mention.ts'
import { readSentence } from './read-sentence.ts'
import { splitSentences } from './sentences.ts'
import { correctSlips } from './spelling.ts'
import { tokenize } from './tokens.ts'
import type { Topic } from './view.ts'

export type { Mention, TextContext } from './mention.ts'

/** Reads the statements of one text. Pure, total, linear in its length. English only: other languages give nothing. */
export function readText(text: string, context: TextContext): readonly Mention[] {
  if (context.kind !== 'label' || text.length > rememberedLength) return read(text, context)
  const key = [context.kind, context.side ?? '', context.question ?? '', text].join('\u0000')
  const known = remembered.get(key)
  if (known !== undefined) return known
  const mentions = read(text, context)
  if (remembered.size >= rememberedMost) remembered.clear()
  remembered.set(key, mentions)
  return mentions
}

/**
 * Titles of codes repeat thousands of times in a record. Only these short labels are remembered, and not many: the
 * answer is the same without. What was written about a patient (`narrative`) is never kept beyond its call.
 */
const remembered = new Map<string, readonly Mention[]>()
const rememberedLength = 120
const rememberedMost = 5_000

function read(text: string, context: TextContext): readonly Mention[] {
  if (context.question !== undefined && context.question.trim() !== '') return answerOf(context.question, text, context)
  if (context.kind === 'label' && asksOnly(text)) return []
  return statementsOf(text, context)
}

function statementsOf(text: string, context: TextContext): readonly Mention[] {
  const tokens = correctSlips(tokenize(text))
  if (tokens.length === 0 || !touchesLexicon(tokens) || !isEnglish(tokens)) return []
  const mentions: Mention[] = []
  let topic: Topic = { about: 'none', leg: false, side: context.side ?? 'unknown', sides: [], walking: false }
  for (const sentence of splitSentences(tokens)) {
    if (sentence.section === 'allergies') continue
    const atoms = findAtoms(tokens, sentence.from, sentence.to)
    const read = readSentence(text, tokens, sentence, atoms, topic, context)
    mentions.push(...read.mentions)
    topic = read.topic
  }
  return tidy(mentions)
}

/** One fact said twice in the same words is one mention; the longer span stays. */
function tidy(mentions: readonly Mention[]): readonly Mention[] {
  const kept = new Map<string, Mention>()
  for (const mention of mentions) {
    const key = [mention.feature, mention.status, mention.side, mention.start, mention.value ?? ''].join('|')
    const known = kept.get(key)
    if (known === undefined || known.end - known.start < mention.end - mention.start) kept.set(key, mention)
  }
  return [...kept.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.feature < b.feature ? -1 : 1))
}

/** A title that asks instead of stating: "Leg swelling [Presence]", "Peripheral pulse finding". */
const asksOnly = (label: string): boolean =>
  /\[(?:presence|type|identifier|interpretation|finding|score|ratio|volume|pressure|length)\]|\?\s*$|\b(?:presence of|finding|status|assessment|evaluation|observable|measurement|score|panel|scale|questionnaire|screening|present\?|yes\/no|rating|history of present)\s*$/i.test(
    label.trim(),
  )

const yes =
  /^[\s"'(]*(?:yes|y|yeah|yep|present|positive|pos|true|\+{1,4}|\(\+\)|affirmative|confirmed|reported|endorse[sd]|observed|noted|abnormal|checked|x|\[x\])\b|^[\s"'(]*(?:\+{1,4}|\(\+\)|\[x\])\s*(?:$|[,;.])/i
const no =
  /^[\s"'(]*(?:no|n|none|absent|negative|neg|nil|false|denie[sd]|never|not present|not reported|not noted|not observed|not detected|-|\(-\)|nope|without|unremarkable|normal|wnl|0)\s*(?:[,.;)]|$)/i
const strength =
  /^[\s"'(]*(?:mild|moderate|severe|marked|slight|some|occasional|frequent|constant|intermittent|significant|trace|minimal|[1-4]\s?\+|\+[1-4]|sometimes|often|always|daily|nightly|every|mostly|worse|bilateral\w*|left|right|both|unilateral|b\/l|[RL]\b|rle|lle|ble|r\s?>\s?l|l\s?>\s?r|since|x\s?\d|for|acute|chronic|sudden|pitting|at night|in the|when|new)\b/i
const empty =
  /^[\s"'(]*(?:unknown|not (?:assessed|tested|done|examined|known|asked|recorded|documented|applicable|available)|n\/a|na|unable to (?:assess|answer|obtain)|declined|deferred|pending|see (?:note|below|above)|refused|\?+|unsure|nkda|uta)\b/i

/** Reads an answer together with its question. Offsets refer to the answer; if only the question names the finding, to all of it. */
function answerOf(question: string, answer: string, context: TextContext): readonly Mention[] {
  if (answer.trim() === '' || empty.test(answer)) return []
  const asked = question
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/\b(?:presence of|finding|status|assessment|observable entity|\(finding\)|present)\b/gi, ' ')
    .replace(/[?:\s]+$/g, '')
    .trim()
  const start = answer.length - answer.trimStart().length
  const end = answer.trimEnd().length
  const whole = { start, end } as const
  const { question: _question, ...plain } = context
  const own = statementsOf(answer, plain)
  if (no.test(answer) || yes.test(answer)) {
    const side = own.find((m) => m.side !== 'unknown')?.side ?? sideIn(answer)
    const denied = no.test(answer)
    const normal = /^[\s"'(]*(?:normal|wnl|unremarkable|absent|0|present|abnormal|-|positive|negative|neg|pos)\b/i.test(
      answer,
    )
    // results of examinations keep their own words: "Pedal pulses" - "absent"
    if (normal) {
      const read = joined(asked, answer, plain, whole)
      if (read.some((m) => ruledByResult.has(m.feature))) return read
    }
    const statements = statementsOf(asked, { ...plain, kind: 'label' })
    const answered = statements
      .filter((m) => m.value === undefined)
      .map(
        (m): Mention => ({
          ...m,
          ...whole,
          status: denied ? (m.status === 'present' ? 'absent' : 'present') : m.status,
          certainty: 'asserted',
          side: side === 'unknown' ? m.side : side,
        }),
      )
    return tidy([...answered, ...own.filter((m) => !answered.some((a) => a.feature === m.feature))])
  }
  const read = joined(asked, answer, plain, whole)
  const strong = strength.test(answer) || answer.trim().length <= 12
  const spoken = read.filter(
    (m) =>
      strong ||
      m.start !== whole.start ||
      m.end !== whole.end ||
      own.some((o) => o.feature === m.feature) ||
      m.value !== undefined ||
      ruledByResult.has(m.feature),
  )
  return tidy(spoken)
}

const ruledByResult: ReadonlySet<FeatureId> = new Set<FeatureId>([
  'pulse-absent',
  'pulse-diminished',
  'pulse-normal',
  'slr-positive',
  'crossed-slr-positive',
  'capillary-refill-delayed',
  'capillary-refill-normal',
  'ankle-reflex-reduced',
  'knee-reflex-reduced',
  'numbness',
  'anal-tone-reduced',
  'romberg-abnormal',
  'monofilament-abnormal',
  'vibration-reduced',
  'pinprick-or-temperature-reduced',
  'd-dimer-positive',
  'd-dimer-negative',
  'doppler-arterial-absent',
  'saddle-anaesthesia',
  'limb-weakness',
  'motor-deficit',
  'slump-positive',
  'femoral-stretch-positive',
  'dvt-excluded',
  'dependent-rubor',
])

function joined(
  asked: string,
  answer: string,
  context: TextContext,
  whole: { readonly start: number; readonly end: number },
): readonly Mention[] {
  const shift = asked.length + 2
  return statementsOf(`${asked}: ${answer}`, context).map((m) =>
    m.end <= shift ? { ...m, ...whole } : { ...m, start: Math.max(m.start - shift, 0), end: m.end - shift },
  )
}

const sideIn = (answer: string): Side =>
  /\bboth\b|\bbilat|b\/l|\bble\b|r\s?>\s?l|l\s?>\s?r/i.test(answer)
    ? 'bilateral'
    : /\bleft\b|\bL\b|\blle\b|\blt\b/i.test(answer)
      ? /\bright\b|\bR\b/i.test(answer)
        ? 'bilateral'
        : 'left'
      : /\bright\b|\bR\b|\brle\b|\brt\b/i.test(answer)
        ? 'right'
        : 'unknown'

import type { Atom } from './atoms.ts'
import { type ContextRule, contextRules } from './context-rules.ts'
import { compilePhrases, findPhrases, keyReader, type Match } from './patterns.ts'
import type { Token } from './tokens.ts'

/** What the words around a place make of it. */
export interface Standing {
  readonly negated: boolean
  readonly possible: boolean
  readonly historical: boolean
  readonly hypothetical: boolean
  readonly otherPerson: boolean
}

const rules = compilePhrases(contextRules.flatMap((rule) => rule.phrases.map((phrase) => [phrase, rule] as const)))
const ruleKeys = keyReader(rules)

interface Trigger {
  readonly rule: ContextRule
  readonly first: number
  readonly last: number
}

interface Scope {
  readonly category: ContextRule['category']
  readonly from: number
  readonly to: number
}

/** Words after a comma that begin a new statement, so that a "no" before the comma ends there. */
const newStatement = new Set([
  'is',
  'are',
  'was',
  'were',
  'has',
  'have',
  'had',
  'feels',
  'felt',
  'feel',
  'remains',
  'since',
  'started',
  'began',
  'severe',
  'mild',
  'moderate',
  'constant',
  'intermittent',
  'persistent',
  'ongoing',
  'positive',
  'marked',
  'worsening',
  'increasing',
  'x',
  'for',
  'with',
  'pain',
  'still',
  'some',
  'bad',
  'wakes',
  'hangs',
  'sleeps',
  'worse',
  'better',
  'relieved',
  'does',
  'gets',
  'can',
  'when',
  'only',
  'feet',
  '+',
])
const listWord = new Set(['or', 'nor', 'and', '/', '&'])
const negationCap = 15

/** Boundaries inside a sentence: `segment[i]` counts them up to token i. */
export function segmentsOf(tokens: readonly Token[], from: number, to: number): readonly number[] {
  const segments: number[] = []
  let segment = 0
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (token === undefined) break
    const dash =
      (token.word === '-' || token.word === '–' || token.word === '—') &&
      token.spaced &&
      (tokens[i + 1]?.spaced ?? true)
    if (
      token.word === ',' ||
      token.word === ':' ||
      token.word === ';' ||
      token.word === '.' ||
      dash ||
      ['and', 'or', 'but', 'however', 'although', 'though', 'whereas', 'then', 'nor', '&'].includes(token.word)
    )
      segment++
    segments.push(segment)
  }
  return segments
}

function findTriggers(tokens: readonly Token[], from: number, to: number, atoms: readonly Atom[]): readonly Trigger[] {
  const taken = new Set<number>()
  for (const atom of atoms) {
    const { kind } = atom.meaning
    // "no pain at rest": the "no" belongs to the finding when both share words
    if (
      kind === 'effect' &&
      atoms.some((a) => a.meaning.kind === 'finding' && a.first > atom.first && a.first <= atom.last)
    )
      continue
    if (atom.at.length > 1 || kind === 'finding' || kind === 'nothing') for (const i of atom.at) taken.add(i)
  }
  const matches: Match<ContextRule>[] = []
  findPhrases(rules, tokens, ruleKeys, from, to, (match) => matches.push(match))
  const pseudoFirst = (m: Match<ContextRule>): number => (m.meaning.category === 'pseudo' ? 0 : 1)
  matches.sort(
    (a, b) => b.at.length - a.at.length || pseudoFirst(a) - pseudoFirst(b) || (a.at[0] ?? 0) - (b.at[0] ?? 0),
  )
  const owner = new Map<number, string>()
  const triggers: Trigger[] = []
  for (const { meaning, at } of matches) {
    const key = at.join(',')
    if (at.some((i) => owner.has(i) && owner.get(i) !== key)) continue
    // a pseudo-trigger wins over a trigger of the same words
    if (
      meaning.category !== 'pseudo' &&
      triggers.some((t) => t.rule.category === 'pseudo' && at.every((i) => i >= t.first && i <= t.last))
    )
      continue
    if (meaning.category !== 'pseudo' && at.every((i) => taken.has(i))) continue
    // ": no" answers what stands before it only if nothing follows: "CV: no chest pain" denies the pain
    const next = tokens[(at.at(-1) ?? 0) + 1]
    if (
      meaning.direction === 'backward' &&
      tokens[at[0] ?? 0]?.kind === 'mark' &&
      /^(?:no|n|denies|denied|not|-|never|nil)$/.test(tokens[at.at(-1) ?? 0]?.word ?? '') &&
      next?.kind === 'word' &&
      next.line === 'no' &&
      (!next.capital || !asksBefore(tokens, from, at[0] ?? from, atoms)) &&
      (at.at(-1) ?? 0) + 1 < to
    )
      continue
    for (const i of at) owner.set(i, key)
    triggers.push({ rule: meaning, first: at[0] ?? from, last: at.at(-1) ?? from })
  }
  return triggers.sort((a, b) => a.first - b.first)
}

/** Whether a finding or an examination stands right before a colon or dash: "chest pain: no" answers, "CV: no CP" does not. */
function asksBefore(tokens: readonly Token[], from: number, at: number, atoms: readonly Atom[]): boolean {
  let start = at
  while (start > from && !/^[,;:.]$/.test(tokens[start - 1]?.word ?? '')) start--
  return atoms.some(
    (a) => a.first >= start && a.last < at && (a.meaning.kind === 'finding' || a.meaning.kind === 'posture'),
  )
}

/**
 * Where a negation ends: its clause, or the list it opens. Source: neuromuscular 7.1 (sentence end and terminators,
 * at most 15 words), with the end of lists read from grammar.
 */
function negationEnd(tokens: readonly Token[], trigger: Trigger, limit: number, atoms: readonly Atom[]): number {
  let words = 0
  const startsAdjective = atoms.find((a) => a.first > trigger.last && a.meaning.kind === 'finding')?.meaning
  const adjectives = startsAdjective?.kind === 'finding' && startsAdjective.word === 'adjective'
  for (let i = trigger.last + 1; i < limit; i++) {
    const token = tokens[i]
    if (token === undefined) return i
    if (token.kind === 'word') words++
    if (words > negationCap * 2) return i
    if (token.word === ':' && i > trigger.last + 1) return i
    const dash = (token.word === '-' || token.word === '–') && token.spaced
    if (token.word === '.' && i > trigger.last + 1) return i
    if (token.word !== ',' && token.word !== 'and' && token.word !== '+' && token.word !== '(' && !dash) continue
    if (dash) return i
    if (token.word === '(') continue
    // what follows: the next item of the list, or a statement of its own?
    let next = i + 1
    const linked = listWord.has(tokens[next]?.word ?? '') || token.word === 'and'
    const orItem = tokens[next]?.word === 'or' || tokens[next]?.word === 'nor'
    while (listWord.has(tokens[next]?.word ?? '') || tokens[next]?.word === 'any') next++
    if (orItem) continue
    // "no ulcers, no movement of the foot": the next item has its own
    if (/^(?:no|nil|not|without|denies|never)$/.test(tokens[next]?.word ?? '')) return i
    let end = next
    while (end < limit && !(tokens[end]?.word === ',' || tokens[end]?.word === 'and' || tokens[end]?.word === 'or'))
      end++
    const inItem = atoms.filter((a) => a.first >= next && a.first < end)
    const item = inItem.find((a) => a.meaning.kind === 'finding')
    if (trigger.rule.reach === 'verb' && !linked && !laterOr(tokens, end, limit)) return i
    for (let k = next; k < end; k++) {
      const word = tokens[k]?.word ?? ''
      if (newStatement.has(word) && !(word === 'pain' && k > next)) {
        if (word === 'with' && k > next) return i
        if (word === 'pain' || word === 'with' || word === 'for') {
          if (word === 'pain' && !linked && /^(?:in|of|at|on|with|or)$/.test(tokens[k + 1]?.word ?? '') === false)
            continue
          if (word === 'pain') continue
          if (k === next || word === 'for') return i
          continue
        }
        return i
      }
      if (tokens[k]?.kind === 'number' && !/^(?:l|s|type)$/.test(tokens[k - 1]?.word ?? '')) return i
    }
    if (item === undefined) {
      if (inItem.some((a) => a.meaning.kind === 'posture' || a.meaning.kind === 'effect' || a.meaning.kind === 'exam'))
        return i
      continue
    }
    const adjective = item.meaning.kind === 'finding' && item.meaning.word === 'adjective'
    if (adjective && !adjectives && inItem.some((a) => a.meaning.kind === 'site' && a.first < item.first)) return i
    if (adjective && !adjectives && token.word === ',' && trigger.rule.reach === 'list' && !laterOr(tokens, end, limit))
      return i
  }
  return limit
}

function laterOr(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let i = from; i < Math.min(limit, from + 12); i++)
    if (tokens[i]?.word === 'or' || tokens[i]?.word === 'nor') return true
  return false
}

/** Reads the triggers of one sentence and answers for any of its tokens. */
export function readContext(
  tokens: readonly Token[],
  from: number,
  to: number,
  atoms: readonly Atom[],
  segments: readonly number[],
): (first: number, last?: number) => Standing {
  const triggers = findTriggers(tokens, from, to, atoms)
  const scopes: Scope[] = []
  for (const [k, trigger] of triggers.entries()) {
    const { rule } = trigger
    if (rule.category === 'stop' || rule.category === 'pseudo' || rule.category === 'affirmed') continue
    if (rule.direction !== 'backward') {
      let limit = to
      for (const later of triggers.slice(k + 1)) {
        if (later.first <= trigger.last) continue
        const sameCategory =
          later.rule.category === rule.category && rule.category !== 'negated' && rule.category !== 'historical'
        if (
          later.rule.category === 'stop' &&
          rule.category !== 'hypothetical' &&
          rule.category !== 'other-person' &&
          rule.category !== 'possible'
        ) {
          limit = later.first
          break
        }
        if (
          later.rule.category === 'stop' &&
          (rule.category === 'other-person' || rule.category === 'possible') &&
          /^(?:but|however|presents|presented|c\/o|reports|now|complains|who)$/.test(tokens[later.first]?.word ?? '')
        ) {
          limit = later.first
          break
        }
        if (sameCategory) continue
      }
      if (rule.category === 'negated') limit = negationEnd(tokens, trigger, limit, atoms)
      else if (rule.category === 'other-person')
        limit = until(tokens, trigger.last + 1, limit, /^(?:patient|pt|he|she|i)$/)
      else if (rule.category === 'hypothetical') limit = until(tokens, trigger.last + 1, limit, /^(?:because|since)$/)
      else if (rule.category === 'possible') limit = possibleEnd(tokens, trigger, limit)
      else limit = historicalEnd(tokens, trigger, limit)
      // the verb of the advice is part of it: "advised to stretch"
      const start = rule.category === 'hypothetical' ? trigger.first + 1 : trigger.last + 1
      scopes.push({ category: rule.category, from: start, to: limit })
    }
    if (rule.direction !== 'forward') {
      const mark = tokens[trigger.first]?.kind === 'mark'
      let start = from
      for (const earlier of triggers.slice(0, k)) {
        if (earlier.rule.direction === 'backward' && tokens[earlier.first]?.kind === 'mark')
          start = Math.max(start, earlier.last + 1)
        if (earlier.rule.category === 'stop') start = Math.max(start, earlier.last + 1)
      }
      if (
        !mark ||
        tokens[trigger.first]?.word === '(' ||
        (tokens[trigger.first]?.word === '?' && rule.category === 'possible')
      )
        start = Math.max(start, clauseStart(tokens, segments, from, trigger.first, start))
      scopes.push({ category: rule.category, from: start, to: trigger.first })
    }
  }
  return (first, last = first) => {
    const covered = (category: Scope['category']): boolean =>
      scopes.some((s) => s.category === category && s.from <= last && s.to > first && s.from <= first)
    return {
      negated: covered('negated'),
      possible: covered('possible'),
      historical: covered('historical'),
      hypothetical: covered('hypothetical'),
      otherPerson: covered('other-person'),
    }
  }
}

function until(tokens: readonly Token[], from: number, to: number, words: RegExp): number {
  for (let i = from; i < to; i++) if (words.test(tokens[i]?.word ?? '')) return i
  return to
}

/** A doubt reaches over its own list, not over a statement that follows a comma and has a verb. */
function possibleEnd(tokens: readonly Token[], trigger: Trigger, limit: number): number {
  const query = tokens[trigger.first]?.word === '?'
  for (let i = trigger.last + 1; i < limit; i++) {
    const word = tokens[i]?.word ?? ''
    if (word === 'given' && i > trigger.last + 1) return i
    if (word === ',' || (query && (word === 'and' || word === '-'))) {
      if (query) return i
      for (let k = i + 1; k < Math.min(limit, i + 5); k++)
        if (/^(?:is|are|has|have|had|was|were|no|denies|with|x|positive|dp|pt|abi|exam)$/.test(tokens[k]?.word ?? ''))
          return i
    }
  }
  return limit
}

function historicalEnd(tokens: readonly Token[], trigger: Trigger, limit: number): number {
  for (let i = trigger.last + 1; i < limit; i++) {
    const word = tokens[i]?.word ?? ''
    if (word === 'with' && i > trigger.last + 1 && tokens[i + 1]?.word !== 'a') return i
    if (/^(?:here|p\/w|today|now|presenting|who|for|since|has|is|c\/o)$/.test(word) && i > trigger.last + 1) return i
    if (trigger.first === trigger.last && tokens[trigger.first]?.word === 'old' && word === ',') return i
    if (
      /^(?:prior|previous|old|past|remote|former|post|s\/p|earlier|healed|used|had|previously)$/.test(
        tokens[trigger.first]?.word ?? '',
      ) &&
      (word === ',' || word === 'and')
    )
      return i
  }
  return limit
}

function clauseStart(
  tokens: readonly Token[],
  segments: readonly number[],
  from: number,
  at: number,
  start: number,
): number {
  let i = at
  while (i > start) {
    const here = segments[i - from]
    const before = segments[i - 1 - from]
    if (here !== before) {
      const word = tokens[i]?.word ?? ''
      if (word !== 'and' && word !== 'or' && word !== '&') return i
    }
    i--
  }
  return start
}

import type { Side } from '../../terminology/features.ts'
import { needLeg, readings } from './lexicon/exams.ts'
import type { Exam, Result } from './meaning.ts'
import { isLeg, joinSides, type SideMark } from './sides.ts'
import type { Draft, View } from './view.ts'

interface Item {
  readonly first: number
  readonly last: number
  readonly exam?: Exam
  readonly result?: Result
}

const pulse: ReadonlySet<Exam> = new Set(['pedal-pulse', 'proximal-pulse'])
const joints = new Set([
  'and',
  ',',
  '/',
  '&',
  'or',
  '+',
  '-',
  '(',
  ')',
  ':',
  'the',
  'in',
  'on',
  'of',
  'is',
  'are',
  'was',
  'were',
  'at',
  'both',
  'pulses',
  'pulse',
  'to',
  'reflex',
  'reflexes',
  'test',
  'testing',
  'bilaterally',
  'l',
  'r',
  'left',
  'right',
  'lateral',
  'medial',
  'dorsal',
  'plantar',
  'deg',
  'degrees',
  'foot',
  'leg',
  'side',
])

/** A pulse or reflex grade, a strength of five, an angle: numbers that are results. Source: vascular 3, neuromuscular 2.3. */
function grade(view: View, exam: Exam, i: number): { readonly result: Result; readonly last: number } | undefined {
  const token = view.tokens[i]
  if (token?.kind !== 'number' || token.value === undefined) return undefined
  // "4-/5", "3+/5"
  const shift =
    exam === 'strength' && /^[+-]$/.test(view.tokens[i + 1]?.word ?? '') && view.tokens[i + 2]?.word === '/' ? 1 : 0
  const slash = view.tokens[i + 1 + shift]?.word === '/' && view.tokens[i + 2 + shift]?.kind === 'number'
  const of = slash ? view.tokens[i + 2 + shift]?.value : undefined
  const plus = view.tokens[i + 1]?.word === '+' && !view.tokens[i + 1]?.spaced
  const last = slash ? i + 2 + shift : plus ? i + 1 : i
  const minus =
    shift === 1
      ? (view.tokens[i + 1]?.word ?? '')
      : slash && view.tokens[i + 3]?.spaced === false
        ? (view.tokens[i + 3]?.word ?? '')
        : ''
  if (pulse.has(exam) || exam === 'ankle-reflex' || exam === 'knee-reflex') {
    if (token.value > 4 || !Number.isInteger(token.value) || (of !== undefined && of > 4)) return undefined
    return { result: token.value === 0 ? 'absent' : token.value === 1 ? 'reduced' : 'normal', last }
  }
  if (exam === 'strength') {
    if (of !== 5 || token.value > 5) return undefined
    return { result: token.value === 0 ? 'absent' : token.value < 5 || minus === '-' ? 'reduced' : 'normal', last }
  }
  if (exam === 'slr' || exam === 'crossed-slr') {
    if (token.value < 10 || token.value > 120) return undefined
    return { result: token.value >= 75 ? 'negative' : 'positive', last }
  }
  if (exam === 'monofilament' && of === 10) return undefined
  return undefined
}

const flip: Readonly<Record<Result, Result>> = {
  absent: 'normal',
  reduced: 'normal',
  normal: 'absent',
  positive: 'negative',
  negative: 'positive',
  monophasic: 'multiphasic',
  multiphasic: 'monophasic',
  'doppler-only': 'absent',
}
const sideStops = new Set([',', ';', '.', 'but', 'while', 'whereas', 'and'])

/** Pairs what was examined with its result, on each side: "R DP 0, PT 1+; L 2+", "sensation, power and reflexes intact". */
export function readExams(view: View): readonly Draft[] {
  const { tokens, atoms, to } = view
  const named = atoms.filter((a) => a.meaning.kind === 'exam')
  // "pt" and "at" are arteries only in the company of another pulse
  const graded = (i: number): boolean => {
    const next = tokens[i + 1]
    const mark = tokens[i + 2]?.word
    return next?.kind === 'number' && (next.value ?? 9) <= 4 && (mark === '+' || mark === '/')
  }
  const exams = named.filter(
    (a) =>
      graded(a.last) ||
      !(a.at.length === 1 && /^(?:pts?|at)$/.test(tokens[a.first]?.word ?? '')) ||
      named.some(
        (b) =>
          b !== a &&
          b.meaning.kind === 'exam' &&
          pulse.has(b.meaning.exam) &&
          !/^(?:pts?|at)$/.test(tokens[b.first]?.word ?? '') &&
          Math.abs(b.first - a.first) <= 14 &&
          tokens[a.first]?.capital === true,
      ),
  )
  if (exams.length === 0) return []
  const drafts: Draft[] = []
  const results = atoms.filter((a) => a.meaning.kind === 'result')
  const examAt = new Map<number, Item>()
  for (const a of exams)
    if (a.meaning.kind === 'exam') examAt.set(a.first, { first: a.first, last: a.last, exam: a.meaning.exam })
  const resultAt = new Map<number, Item>()
  for (const a of results)
    if (a.meaning.kind === 'result') resultAt.set(a.first, { first: a.first, last: a.last, result: a.meaning.result })
  const firstExam = exams[0]
  const lastExam = exams.at(-1)
  const firstResult = results[0]
  const leading =
    firstResult !== undefined &&
    firstExam !== undefined &&
    firstResult.first < firstExam.first &&
    (results.at(-1)?.first ?? 0) < (lastExam?.first ?? 0)

  const emit = (exam: Exam, result: Result, side: Side, first: number, last: number, anchor: number): void => {
    for (const { feature, status } of readings[exam]?.[result] ?? []) {
      if (feature === 'dx-deep-vein-thrombosis' && status === 'present' && result !== 'positive') continue
      drafts.push({ feature, status, side, anchor, first, last, fixed: true })
      if (feature === 'limb-weakness' && status === 'present' && side === 'bilateral')
        drafts.push({ feature: 'bilateral-leg-weakness', status, side, anchor, first, last, fixed: true })
    }
  }

  const order = [...examAt.values()]
  const found = new Map<number, { readonly result: Result; readonly first: number; readonly last: number }>()
  const used = new Set<number>()
  for (const item of order) {
    const exam = item.exam
    if (exam === undefined) continue
    const legNear =
      view.sites.some((s) => isLeg(s.place)) ||
      atoms.some((a) => a.meaning.kind === 'finding' && a.meaning.features.includes('stocking-distribution')) ||
      view.topic.leg ||
      (view.context.side ?? 'unknown') !== 'unknown'
    if (
      needLeg.has(exam) &&
      !legNear &&
      !(
        exam === 'strength' &&
        /^(?:ehl|df|pf|dorsiflexion|plantarflexion|adf|apf)$/.test(tokens[item.first]?.word ?? '')
      ) &&
      exam !== 'doppler' &&
      exam !== 'capillary-refill'
    )
      continue
    if (
      view.sites.some(
        (s) =>
          !isLeg(s.place) &&
          s.place !== 'back' &&
          s.place !== 'joint' &&
          s.place !== 'saddle' &&
          Math.min(Math.abs(s.last - item.first), Math.abs(item.last - s.first)) <= 2,
      )
    )
      continue
    if (exam === 'sensation' && view.sites.some((s) => s.place === 'saddle' && Math.abs(s.first - item.first) <= 4))
      continue
    // to the left: "absent DP pulse", "2+ DP"
    const left = leftResult(view, item, resultAt, exam)
    let paired = 0
    if (left !== undefined && (leading || !rightOf(view, item, resultAt, examAt, exam)) && !used.has(left.first)) {
      used.add(left.first)
      const inverted = negatedAt(view, left.first, item.first) || deniedBefore(view, left.first)
      found.set(item.first, inverted ? { ...left, result: flip[left.result] } : left)
      const side = sideFor(view, item.first, item.last, left)
      emit(
        exam,
        inverted ? flip[left.result] : left.result,
        side,
        Math.min(left.first, item.first),
        Math.max(item.last, left.last),
        item.first,
      )
      paired++
      if (side === 'left' || side === 'right') readOtherSide(view, item, exam, side, resultAt, examAt, emit)
    } else {
      // to the right, several sides one after the other: "DP: R 0, L 2+"
      let cursor = item.last + 1
      let afterFirst = false
      let crossed = false
      let spent = item.last
      for (let steps = 0; steps < 14 && cursor < to; steps++, cursor++) {
        if (cursor !== item.last + 1 && examAt.has(cursor)) {
          const other = examAt.get(cursor)
          if (paired > 0 || other?.exam === undefined) break
          crossed = !(pulse.has(exam) && exam === other.exam)
          // "Pulses: fem 2+, DP 0": a heading has no result of its own
          if (
            ((pulse.has(exam) && pulse.has(other.exam) && /^puls/.test(tokens[item.last]?.word ?? '')) ||
              exam === 'reflexes') &&
            item.first === item.last &&
            tokens[item.last + 1]?.word === ':'
          )
            break
          cursor = other.last
          continue
        }
        if (
          atoms.some(
            (a) => a.first === cursor && (a.meaning.kind === 'finding' || a.meaning.kind === 'posture') && paired > 0,
          )
        )
          break
        const word = resultAt.get(cursor)
        const number = grade(view, exam, cursor)
        const hit =
          number !== undefined
            ? { result: number.result, first: cursor, last: number.last }
            : word?.result !== undefined
              ? { result: word.result, first: word.first, last: word.last }
              : undefined
        if (hit === undefined) {
          const at = tokens[cursor]
          if (at === undefined || at.word === ';' || (at.word === '.' && cursor > item.last + 1)) break
          if (
            afterFirst &&
            at.kind === 'word' &&
            !joints.has(at.word) &&
            !view.marks.some((m) => m.first === cursor) &&
            !view.sites.some((s) => s.first <= cursor && s.last >= cursor)
          )
            break
          if (
            !afterFirst &&
            at.word === ',' &&
            !examAt.has(cursor + 1) &&
            !examAt.has(cursor + 2) &&
            !view.marks.some((m) => m.first === cursor + 1)
          )
            break
          if (!afterFirst && atoms.some((a) => a.first === cursor && a.meaning.kind === 'finding')) break
          continue
        }
        if (crossed && hit.result !== 'normal') break
        // "present but weak"
        const but = view.tokens[hit.last + 1]?.word === 'but' ? resultAt.get(hit.last + 2) : undefined
        if (hit.result === 'normal' && but?.result === 'reduced') {
          cursor = hit.last + 1
          continue
        }
        if (afterFirst && !view.marks.some((m) => m.first > item.last)) break
        const side = afterFirst ? nextSide(view, spent, hit) : sideFor(view, item.first, item.last, hit)
        if (afterFirst && side === 'unknown') break
        spent = Math.max(hit.last, ownMark(view, hit.last)?.last ?? 0)
        const inverted =
          negatedAt(view, hit.first, item.first) ||
          (hit.result === 'normal' && !afterFirst && deniedBefore(view, item.first))
        if (paired === 0) found.set(item.first, hit)
        emit(exam, inverted ? flip[hit.result] : hit.result, side, item.first, hit.last, item.first)
        if (exam === 'strength') strengthDrafts(view, item, hit, side, drafts)
        if (pulse.has(exam) && hit.result === 'doppler-only') paired++
        paired++
        afterFirst = true
        cursor = hit.last
      }
    }
    if (paired === 0) {
      // the result of the list before it, or a bare "no pulses"
      const previous = order.findLast((o) => o.first < item.first && found.has(o.first))
      const shared = previous === undefined ? undefined : found.get(previous.first)
      if (
        view.standing(item.first).negated &&
        (pulse.has(exam) ||
          exam === 'doppler' ||
          exam === 'sensation' ||
          exam === 'ankle-reflex' ||
          exam === 'knee-reflex' ||
          exam === 'capillary-refill')
      ) {
        emit(exam, 'absent', sideFor(view, item.first, item.last, item), item.first, item.last, item.first)
      } else if (
        previous !== undefined &&
        shared !== undefined &&
        exam !== 'toe-movement' &&
        shared.first < previous.first &&
        linkedTo(view, previous.last + 1, item.first)
      ) {
        emit(exam, shared.result, sideFor(view, item.first, item.last, shared), shared.first, item.last, item.first)
        found.set(item.first, shared)
      } else if (/^pulseless/.test(tokens[item.first]?.word ?? '')) {
        emit('pedal-pulse', 'absent', sideFor(view, item.first, item.last, item), item.first, item.last, item.first)
      }
    }
  }
  return drafts
}

/** "no palpable pulse", "no femoral or DP pulse felt": the "no" stands right before what was looked for. */
function deniedBefore(view: View, at: number): boolean {
  for (let i = at - 1, steps = 0; i >= view.from && steps < 10; i--, steps++) {
    const word = view.tokens[i]?.word ?? ''
    if (/^(?:no|nil|without|zero)$/.test(word)) return true
    const inList =
      joints.has(word) ||
      /^(?:distal|pedal|peripheral|foot|easily|definite|clearly|either|any|lower|limb|dorsalis|posterior)$/.test(
        word,
      ) ||
      view.atoms.some(
        (a) =>
          ((a.meaning.kind === 'exam' && (pulse.has(a.meaning.exam) || a.meaning.exam === 'doppler')) ||
            (a.meaning.kind === 'result' && a.meaning.result === 'normal')) &&
          a.first <= i &&
          a.last >= i,
      )
    if (!inList) return false
  }
  return false
}

/** The side word that follows a result and belongs to it: "2+ L", "positive on the left". */
function ownMark(view: View, last: number): SideMark | undefined {
  const after = view.marks.find((m) => m.first > last && m.first - last <= 6)
  if (after === undefined) return undefined
  for (let i = last + 1; i < after.first; i++) if (sideStops.has(view.tokens[i]?.word ?? '')) return undefined
  const next = view.tokens[after.last + 1]
  const ownsNext =
    next?.kind === 'number' ||
    view.atoms.some((a) => (a.meaning.kind === 'exam' || a.meaning.kind === 'result') && a.first === after.last + 1)
  return ownsNext ? undefined : after
}

/** Side of a further result: a side word since the result before it ("L 2+"), else the one behind it ("absent R"). */
function nextSide(view: View, spent: number, hit: { readonly first: number; readonly last: number }): Side {
  const before = view.marks.findLast((m) => m.first > spent && m.last < hit.first)
  return before?.side ?? ownMark(view, hit.last)?.side ?? 'unknown'
}

/** "unable to palpate DP on the left, right 2+": the other side follows with a result of its own. */
function readOtherSide(
  view: View,
  item: Item,
  exam: Exam,
  side: Side,
  resultAt: ReadonlyMap<number, Item>,
  examAt: ReadonlyMap<number, Item>,
  emit: (exam: Exam, result: Result, side: Side, first: number, last: number, anchor: number) => void,
): void {
  const spent = Math.max(item.last, ownMark(view, item.last)?.last ?? 0)
  for (let i = item.last + 1; i < Math.min(view.to, item.last + 12); i++) {
    if (examAt.has(i) || /^(?:;|\.)$/.test(view.tokens[i]?.word ?? '')) return
    const number = grade(view, exam, i)
    const word = resultAt.get(i)
    const hit =
      number !== undefined
        ? { result: number.result, first: i, last: number.last }
        : word?.result !== undefined
          ? { result: word.result, first: word.first, last: word.last }
          : undefined
    if (hit === undefined) {
      const token = view.tokens[i]
      if (
        token?.kind === 'word' &&
        !joints.has(token.word) &&
        !view.marks.some((m) => m.first <= i && m.last >= i) &&
        !view.sites.some((s) => s.first <= i && s.last >= i)
      )
        return
      continue
    }
    const other = nextSide(view, spent, hit)
    if (examAt.has(hit.last + 1) || (other !== 'left' && other !== 'right') || other === side) return
    emit(exam, hit.result, other, item.first, hit.last, item.first)
    return
  }
}

function strengthDrafts(
  view: View,
  item: Item,
  hit: { readonly first: number; readonly last: number },
  side: Side,
  drafts: Draft[],
): void {
  const value = view.tokens[hit.first]?.value
  const near = view.tokens.slice(Math.max(view.from, item.first - 3), hit.last + 5).map((t) => t.word)
  const dorsiflexion =
    near.some((w) => /^(?:df|dorsiflexion|adf)$/.test(w)) ||
    /^(?:df|dorsiflexion|adf|ta|tibialis|tib)$/.test(view.tokens[item.first]?.word ?? '') ||
    view.tokens[item.last]?.word === 'dorsiflexion'
  if (value !== undefined && value <= 3 && dorsiflexion)
    drafts.push({
      feature: 'foot-drop',
      status: 'present',
      side,
      anchor: item.first,
      first: item.first,
      last: hit.last,
      fixed: true,
    })
}

function linkedTo(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!joints.has(view.tokens[i]?.word ?? '')) return false
  return true
}

function leftResult(
  view: View,
  item: Item,
  resultAt: ReadonlyMap<number, Item>,
  exam: Exam,
): { readonly result: Result; readonly first: number; readonly last: number } | undefined {
  for (let i = item.first - 1, steps = 0; i >= view.from && steps < 6; i--, steps++) {
    const word = view.tokens[i]?.word ?? ''
    if (word === ',' || word === ';' || word === '.' || word === ':' || word === 'and' || word === 'but')
      return undefined
    const hit = [...resultAt.values()].find((r) => r.last === i)
    if (hit?.result !== undefined) {
      const takenByExam = view.atoms.some(
        (a) =>
          a.meaning.kind === 'exam' &&
          a.last < hit.first &&
          hit.first - a.last <= 2 &&
          segmentOf(view, a.last) === segmentOf(view, hit.first),
      )
      return takenByExam ? undefined : { result: hit.result, first: hit.first, last: hit.last }
    }
    if (view.tokens[i]?.kind === 'number') {
      const start = view.tokens[i - 1]?.word === '/' ? i - 2 : i
      const number = grade(view, exam, start)
      if (
        number !== undefined &&
        exam !== 'slr' &&
        !view.atoms.some((a) => a.meaning.kind === 'exam' && a.last === start - 1)
      )
        return { result: number.result, first: start, last: i }
      return undefined
    }
    if (view.atoms.some((a) => (a.meaning.kind === 'exam' || a.meaning.kind === 'finding') && a.last === i))
      return undefined
  }
  return undefined
}

const segmentOf = (view: View, i: number): number => view.segments[i - view.from] ?? 0

/** A result of its own within the same clause. */
function rightOf(
  view: View,
  item: Item,
  resultAt: ReadonlyMap<number, Item>,
  examAt: ReadonlyMap<number, Item>,
  exam: Exam,
): boolean {
  for (let i = item.last + 1; i < Math.min(view.to, item.last + 7); i++) {
    const word = view.tokens[i]?.word ?? ''
    if (word === ',' || word === ';' || word === '.' || word === 'and' || word === 'but' || examAt.has(i)) return false
    if (resultAt.has(i) || grade(view, exam, i) !== undefined) return true
  }
  return false
}

function negatedAt(view: View, at: number, exam: number): boolean {
  const previous = view.tokens[at - 1]?.word
  if (previous === 'not' || (previous === 'no' && at > exam)) return true
  return at > exam && view.tokens[at - 2]?.word === 'not' && !/^[,;.]$/.test(previous ?? '')
}

function sideFor(
  view: View,
  first: number,
  last: number,
  hit: { readonly first: number; readonly last: number },
): Side {
  const low = Math.min(first, hit.first)
  const high = Math.max(last, hit.last)
  const { marks } = view
  // between exam and result, or right after the pair
  const inner = marks.filter((m) => m.first > last && m.last < hit.first)
  if (inner.length > 0) return inner.at(-1)?.side ?? 'unknown'
  const after = ownMark(view, high)
  if (after !== undefined) return after.side
  const before = marks.findLast((m) => m.last < low && low - m.last <= 12)
  if (before !== undefined) {
    let free = true
    for (let i = before.last + 1; i < low; i++)
      if (/^(?:but|while|whereas|;|\.)$/.test(view.tokens[i]?.word ?? '')) free = false
    if (
      free &&
      (low - before.last <= 3 ||
        marks.length === 1 ||
        joinSides(marks.map((m) => m.side)) !== 'bilateral' ||
        before.side === 'bilateral')
    )
      return before.side
    if (free) return before.side
  }
  const site = view.sites.findLast((s) => isLeg(s.place) && s.side !== 'unknown')
  if (site !== undefined) return site.side
  const sides = joinSides(marks.map((m) => m.side))
  return new Set(marks.map((m) => m.side)).size === 1 ? sides : 'unknown'
}

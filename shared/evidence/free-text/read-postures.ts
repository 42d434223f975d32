import type { FeatureId, Side } from '../../terminology/features.ts'
import type { Atom } from './atoms.ts'
import type { Effect, Posture } from './meaning.ts'
import { isLeg } from './sides.ts'
import { type Draft, sideNear, type View } from './view.ts'

type Stated = readonly (readonly [FeatureId, 'present' | 'absent'])[]

/** What a posture with an effect means. Source: neuromuscular 2.1 and 7.2, vascular 2.1. */
interface PostureRow {
  readonly worse?: Stated
  readonly relief?: Stated
  /** "no relief with ...": a statement of its own, never only a negation. */
  readonly noRelief?: Stated
}

const is = (...features: readonly FeatureId[]): Stated => features.map((f) => [f, 'present'])
const isNot = (...features: readonly FeatureId[]): Stated => features.map((f) => [f, 'absent'])

export const postureRows: Readonly<Record<Posture, PostureRow>> = {
  lying: { worse: is('pain-worse-supine'), relief: isNot('pain-worse-supine') },
  'lying-flat': {
    worse: is('pain-worse-supine', 'worse-lying-flat'),
    relief: isNot('pain-worse-supine', 'worse-lying-flat'),
  },
  prone: { worse: is('worse-prone'), relief: isNot('worse-prone') },
  elevated: {
    worse: is('pain-worse-elevation'),
    relief: is('relief-by-elevation'),
    noRelief: isNot('relief-by-elevation'),
  },
  dependent: {
    worse: isNot('relief-by-dependency'),
    relief: is('relief-by-dependency'),
    noRelief: [...is('no-relief-by-dependency'), ...isNot('relief-by-dependency')],
  },
  'sitting-up': {
    relief: is('relief-by-dependency'),
    noRelief: [...is('no-relief-by-dependency'), ...isNot('relief-by-dependency')],
  },
  sitting: { worse: is('worse-sitting'), relief: is('relief-by-sitting'), noRelief: isNot('relief-by-sitting') },
  'sitting-still': { worse: is('rest-onset') },
  standing: {
    worse: is('pain-worse-standing'),
    relief: is('relief-by-standing'),
    noRelief: isNot('relief-by-standing'),
  },
  'standing-still': {
    worse: is('pain-worse-standing'),
    relief: is('relief-by-standing-still'),
    noRelief: isNot('relief-by-standing-still'),
  },
  walking: {
    worse: is('worse-walking'),
    relief: is('relief-by-walking', 'relief-by-movement'),
    noRelief: [...is('no-relief-by-movement'), ...isNot('relief-by-walking')],
  },
  moving: {
    relief: is('relief-by-movement'),
    noRelief: [...is('no-relief-by-movement'), ...isNot('relief-by-movement')],
  },
  stretching: {
    relief: is('relief-by-muscle-stretch'),
    noRelief: [...is('no-relief-by-movement'), ...isNot('relief-by-muscle-stretch')],
  },
  'bending-forward': {
    worse: is('worse-forward-bending'),
    relief: is('relief-by-forward-bending'),
    noRelief: isNot('relief-by-forward-bending'),
  },
  'bending-back': { worse: is('worse-backward-bending') },
  fetal: { relief: is('relief-by-fetal-position'), noRelief: isNot('relief-by-fetal-position') },
  'knees-propped': { relief: is('relief-by-pillow-under-knees'), noRelief: isNot('relief-by-pillow-under-knees') },
  straining: { worse: is('worse-cough-sneeze') },
  rest: { worse: is('rest-onset') },
  night: { worse: is('pain-nocturnal'), relief: isNot('pain-nocturnal') },
  evening: { worse: is('evening-predominance') },
  morning: { relief: is('evening-predominance') },
  'end-of-day': { worse: is('pain-worse-standing'), relief: [] },
  sheets: { worse: is('allodynia') },
}

/** Times need no effect word when a complaint stands beside them: "cramps at night". */
const times: ReadonlySet<Posture> = new Set(['night', 'evening'])
const links = new Set([
  'when',
  'on',
  'while',
  'with',
  'at',
  'in',
  'after',
  'during',
  'upon',
  'if',
  'as',
  'once',
  'whenever',
  'by',
  'whilst',
  'every',
  'to',
  'the',
  'lying',
  'and',
  'or',
])
const reclining: ReadonlySet<Posture> = new Set([
  'lying',
  'lying-flat',
  'elevated',
  'night',
  'rest',
  'sitting-up',
  'dependent',
])

export interface PostureReading {
  readonly drafts: readonly Draft[]
  /** Pain comes with walking: "relieved by rest" in the next sentence then means claudication. */
  readonly walking: boolean
}

/** Puts postures and their effects together, clause by clause. */
export function readPostures(view: View, findings: readonly Draft[]): PostureReading {
  const { atoms, standing, topic } = view
  const segment = (i: number): number => view.segments[i - view.from] ?? 0
  const postures = atoms.filter((a) => a.meaning.kind === 'posture')
  const effects = atoms.filter((a) => a.meaning.kind === 'effect')
  const drafts: Draft[] = []
  let walking = topic.walking && topic.leg
  if (postures.length === 0) return { drafts, walking }

  const complaints = atoms.filter((a) => a.meaning.kind === 'finding' && a.meaning.complaint === true)
  const backwards = new Set<Atom>()
  for (const atom of postures) {
    if (atom.meaning.kind !== 'posture') continue
    const { posture, habit } = atom.meaning
    const rivals = postures.filter((p) => p !== atom && segment(p.first) === segment(atom.first))
    if (
      habit !== true &&
      rivals.some(
        (p) =>
          p.meaning.kind === 'posture' &&
          p.meaning.habit === true &&
          (p.meaning.posture === posture || (posture === 'walking' && p.meaning.posture === 'moving')),
      )
    )
      continue
    if (
      (posture === 'lying' || posture === 'lying-flat') &&
      rivals.some(
        (p) =>
          p.meaning.kind === 'posture' &&
          (p.meaning.posture === 'fetal' || p.meaning.posture === 'knees-propped' || p.meaning.posture === 'prone'),
      )
    )
      continue
    const about = subjectOf(view, atom)
    if (about === 'elsewhere') continue
    const row = postureRows[posture]
    const close = complaintFor(view, atom, complaints, segment, true)
    const governing = effectFor(
      view,
      atom,
      effects,
      backwards,
      habit === true,
      close !== undefined && (times.has(posture) || reachable(view, close, atom)),
      segment,
    )
    let effect: Effect | undefined
    let negated = false
    let anchor = atom.first
    let at = { first: atom.first, last: atom.last }
    if (governing !== undefined && governing.meaning.kind === 'effect') {
      effect = governing.meaning.effect
      const own = standing(governing.first).negated
      const posed = governing.first < atom.first && standing(atom.first).negated
      negated = governing.meaning.not === true || own || posed
      anchor = governing.first
      at = { first: Math.min(governing.first, atom.first), last: Math.max(governing.last, atom.last) }
    } else if (habit === true) {
      effect = 'relief'
      if (standing(atom.first).negated) negated = true
    } else if (posture === 'fetal' || posture === 'knees-propped') {
      effect = 'relief'
      negated = standing(atom.first).negated
    } else {
      const near = complaintFor(view, atom, complaints, segment)
      if (near === undefined) continue
      const painless = standing(near.first).negated
      if (!times.has(posture) && !reachable(view, near, atom)) continue
      if (posture === 'dependent' || posture === 'sitting-up' || posture === 'morning' || posture === 'moving') continue
      effect = 'worse'
      negated = painless
      anchor = near.first
      at = { first: Math.min(near.first, atom.first), last: Math.max(near.last, atom.last) }
    }
    if (effect === undefined) continue
    if (
      governing !== undefined &&
      effect === 'relief' &&
      !negated &&
      /^(?:no|pain)$/.test(view.tokens[governing.first]?.word ?? '') &&
      governing.at.length > 1 &&
      !restful.has(posture)
    ) {
      effect = 'worse'
      negated = true
    }
    if (
      about === 'back' &&
      (posture === 'lying' ||
        posture === 'night' ||
        posture === 'evening' ||
        posture === 'elevated' ||
        posture === 'dependent' ||
        posture === 'rest')
    )
      continue
    if (view.sentence.section === 'exam' && governing === undefined && habit !== true && !times.has(posture)) continue
    // the side of the complaint, not of the legs that are put up
    const owner = findings.findLast(
      (d) => (d.side === 'left' || d.side === 'right') && d.first < atom.first && complaintsOf.has(d.feature),
    )
    const side: Side = owner?.side ?? sideNear(view, at.first, at.last, undefined)
    const base = { side, anchor, ...at, fixed: true }
    const unspoken = habit === true && governing === undefined
    const stated: Stated | undefined =
      unspoken && negated
        ? isNot(...(row.relief ?? []).map(([feature]) => feature))
        : effect === 'same'
          ? (row.noRelief ?? [])
          : effect === 'relief'
            ? negated
              ? row.noRelief
              : row.relief
            : row.worse
    if (stated === undefined) continue
    const turned = effect !== 'relief' && effect !== 'same' && negated
    for (const [named, status] of stated) {
      // sitting brings on restlessness by rest, not by its strain on the back
      const feature =
        named === 'worse-sitting' && findings.some((d) => restless.has(d.feature) && d.status === 'present')
          ? 'rest-onset'
          : named
      drafts.push({ feature, status: turned ? (status === 'present' ? 'absent' : 'present') : status, ...base })
    }
    if (posture === 'rest' && effect !== 'relief' && effect !== 'same' && painNear(findings))
      drafts.push({ feature: 'pain-at-rest', status: negated ? 'absent' : 'present', ...base })
    if (posture === 'walking' && (effect === 'worse' || effect === 'onset') && !negated) walking = true
    if (
      (posture === 'rest' || posture === 'standing-still') &&
      effect === 'relief' &&
      !negated &&
      (walking || drafts.some((d) => d.feature === 'worse-walking' && d.status === 'present'))
    ) {
      if (posture === 'rest') drafts.push({ feature: 'relief-by-standing-still', status: 'present', ...base })
      if (!findings.some((d) => d.feature === 'claudication' || d.feature === 'claudication-neurogenic'))
        drafts.push({ feature: 'claudication', status: 'present', ...base })
    }
  }
  // a calf that walking hurts, with nothing that points to the spine. Source: vascular 1.4
  const walk = drafts.find((d) => d.feature === 'worse-walking' && d.status === 'present')
  const calf = findings.some((d) => d.status === 'present' && d.feature === 'calf-site')
  const spinal =
    drafts.some(
      (d) =>
        d.feature === 'relief-by-sitting' ||
        d.feature === 'relief-by-forward-bending' ||
        d.feature === 'no-relief-by-dependency',
    ) || findings.some((d) => d.feature === 'low-back-pain' || d.feature === 'claudication-neurogenic')
  if (
    walk !== undefined &&
    calf &&
    !spinal &&
    !drafts.some((d) => d.feature === 'claudication') &&
    !findings.some((d) => d.feature === 'claudication')
  )
    drafts.push({ ...walk, feature: 'claudication' })
  return { drafts, walking }
}

const complaintsOf: ReadonlySet<FeatureId> = new Set([
  'leg-pain',
  'burning-quality',
  'cramping-quality',
  'pain-at-rest',
  'radiating-below-knee',
  'numbness',
  'paraesthesia',
  'foot-or-toe-site',
])
/** Positions a pain-free patient finds; "no pain on walking" only says that walking does no harm. */
const restful: ReadonlySet<Posture> = new Set([
  'sitting',
  'sitting-up',
  'dependent',
  'fetal',
  'knees-propped',
  'elevated',
  'bending-forward',
  'morning',
])
const restless: ReadonlySet<FeatureId> = new Set(['urge-to-move-legs', 'crawling-sensation'])
const painNear = (findings: readonly Draft[]): boolean =>
  findings.some((d) => d.feature === 'leg-pain' && d.status === 'present')

/** Whose posture it is: the last complaint before it in the sentence, else what the text speaks about. */
function subjectOf(view: View, atom: Atom): 'leg' | 'back' | 'elsewhere' | 'open' {
  const { atoms, sites, topic } = view
  let subject: 'leg' | 'back' | 'elsewhere' | undefined
  let position = -1
  for (const a of atoms) {
    if (a.first >= atom.first) break
    if (a.meaning.kind === 'elsewhere') {
      subject = 'elsewhere'
      position = a.first
    }
    if (a.meaning.kind === 'finding') {
      const site = sites.findLast((s) => s.first <= a.last + 4 && s.last >= a.first - 4)
      if (a.meaning.features.some((f) => f === 'low-back-pain')) {
        subject = 'back'
        position = a.first
      } else if (a.meaning.features.some((f) => f === 'dyspnea' || f === 'chest-pain')) {
        subject = 'elsewhere'
        position = a.first
      } else if (a.meaning.complaint === true && site !== undefined && a.meaning.needs === 'leg') {
        subject = isLeg(site.place)
          ? 'leg'
          : site.place === 'back'
            ? 'back'
            : site.place === 'saddle'
              ? 'leg'
              : 'elsewhere'
        position = a.first
      } else if (a.meaning.complaint === true && a.meaning.needs === 'none') {
        subject = 'leg'
        position = a.first
      }
    }
  }
  const leg = sites.findLast((s) => isLeg(s.place) && s.first < atom.last + 8)
  if (subject === undefined && leg !== undefined) return 'leg'
  if (subject === 'elsewhere' && leg !== undefined && leg.first > position) return 'leg'
  if (subject === 'back' && sites.some((s) => isLeg(s.place))) return 'leg'
  if (subject !== undefined) return subject
  if (sites.some((s) => isLeg(s.place))) return 'leg'
  return topic.about === 'none'
    ? 'open'
    : topic.about === 'elsewhere' && reclining.has(postureOf(atom))
      ? 'elsewhere'
      : topic.about
}

const postureOf = (atom: Atom): Posture => (atom.meaning.kind === 'posture' ? atom.meaning.posture : 'lying')

function effectFor(
  view: View,
  atom: Atom,
  effects: readonly Atom[],
  backwards: Set<Atom>,
  habit: boolean,
  complained: boolean,
  segment: (i: number) => number,
): Atom | undefined {
  const here = segment(atom.first)
  const same = effects.filter((e) => segment(e.first) === here || segment(e.last) === here)
  const isWorse = (e: Atom): boolean =>
    e.meaning.kind === 'effect' && e.meaning.effect !== 'relief' && e.meaning.effect !== 'same'
  const before = same.findLast((e) => e.last < atom.first && !backwards.has(e))
  // "keeps the foot lowered at night for comfort": the time of day is not what helps
  const posed = view.atoms.some(
    (p) => p.meaning.kind === 'posture' && p !== atom && !times.has(p.meaning.posture) && segment(p.first) === here,
  )
  const incidental = before !== undefined && times.has(postureOf(atom)) && !isWorse(before) && posed
  if (before !== undefined && !incidental && !(habit && isWorse(before) && atom.first - before.last > 4)) return before
  const after = same.find((e) => e.last > atom.last)
  const timed = times.has(postureOf(atom))
  if (
    after !== undefined &&
    !(habit && isWorse(after)) &&
    !(timed && !isWorse(after)) &&
    !same.some(
      (e) =>
        e === after &&
        view.atoms.some(
          (p) => p.meaning.kind === 'posture' && p.first > after.last && segment(p.first) === here && complained,
        ),
    )
  ) {
    backwards.add(after)
    return after
  }
  if (habit) {
    const next = effects.find((e) => segment(e.first) === here + 1 && !isWorse(e))
    return next !== undefined && !view.atoms.some((a) => a.meaning.kind === 'posture' && segment(a.first) === here + 1)
      ? next
      : undefined
  }
  if (complained) return undefined
  if (timed) {
    const list = effects.findLast((e) => segment(e.first) < here && !backwards.has(e))
    return list !== undefined && isWorse(list) && here - segment(list.first) <= 4 && sameStatement(view, list, atom)
      ? list
      : undefined
  }
  // a list goes on: "relieved by sitting, leaning or lying"
  const earlier = effects.findLast((e) => segment(e.first) < here && !backwards.has(e))
  const later = effects.find((e) => segment(e.first) > here)
  if (earlier !== undefined && here - segment(earlier.first) <= 6) {
    const introduced = view.atoms.some(
      (a) => a.meaning.kind === 'posture' && segment(a.first) < here && a.first > earlier.first,
    )
    const comma =
      view.tokens.slice(view.from, atom.first).findLast((t) => t.word === ',' || t.word === 'and' || t.word === 'or')
        ?.word !== 'and'
    const fresh =
      comma &&
      later !== undefined &&
      segment(later.first) === here + 1 &&
      /^(?:when|if|once|after|as|whenever)$/.test(view.tokens[firstOf(view, here, segment)]?.word ?? '') &&
      !postureIn(view, here + 1, segment, later)
    if (introduced && !fresh && sameStatement(view, earlier, atom)) return earlier
    if (!introduced && !fresh && sameStatement(view, earlier, atom)) return earlier
  }
  if (
    later !== undefined &&
    segment(later.first) - here <= 2 &&
    !ownPosture(view, later, segment) &&
    !view.atoms.some(
      (a) =>
        a.meaning.kind === 'posture' &&
        a.first > atom.last &&
        a.last < later.first &&
        segment(a.first) === segment(later.first),
    )
  )
    return later
  return undefined
}

/** "gone within minutes of standing still", "better with walking": an effect followed by its own posture is about no other. */
function ownPosture(view: View, effect: Atom, segment: (i: number) => number): boolean {
  const next = view.atoms.find((a) => a.meaning.kind === 'posture' && a.first > effect.last)
  return next !== undefined && segment(next.first) === segment(effect.last) && next.first - effect.last <= 8
}

function postureIn(view: View, number: number, segment: (i: number) => number, effect: Atom): boolean {
  return view.atoms.some((a) => a.meaning.kind === 'posture' && segment(a.first) === number && a.first < effect.first)
}

function firstOf(view: View, number: number, segment: (i: number) => number): number {
  for (let i = view.from; i < view.to; i++) {
    const word = view.tokens[i]?.word ?? ''
    if (segment(i) === number && word !== ',' && word !== 'and' && word !== 'or' && word !== 'but') return i
  }
  return view.from
}

/** Between an effect and a later posture there is no new complaint with a life of its own. */
function sameStatement(view: View, effect: Atom, posture: Atom): boolean {
  return !view.atoms.some(
    (a) =>
      a.first > effect.last &&
      a.last < posture.first &&
      (a.meaning.kind === 'exam' ||
        a.meaning.kind === 'elsewhere' ||
        (a.meaning.kind === 'finding' && a.meaning.complaint !== true)),
  )
}

function complaintFor(
  view: View,
  atom: Atom,
  complaints: readonly Atom[],
  segment: (i: number) => number,
  closeOnly = false,
): Atom | undefined {
  const here = segment(atom.first)
  const same = complaints.filter((c) => segment(c.first) === here)
  const near = same.findLast((c) => c.last < atom.first) ?? same.find((c) => c.first > atom.last)
  if (near !== undefined || closeOnly) return near
  const before = complaints.findLast((c) => c.last < atom.first && here - segment(c.first) <= 3)
  return before !== undefined && sameStatement(view, before, atom) ? before : undefined
}

/** "pain when lying", "hurts in bed": close, or tied by a preposition. */
function reachable(view: View, complaint: Atom, posture: Atom): boolean {
  if (complaint.first > posture.first) return complaint.first - posture.last <= 6
  const gap = posture.first - complaint.last
  if (gap <= 1) return true
  // "ache 7/10 at rest": the preposition is part of the posture
  if (gap <= 8 && /^(?:at|on|in|when|while)$/.test(view.tokens[posture.first]?.word ?? '') && posture.at.length > 1)
    return true
  const before = view.tokens[posture.first - 1]?.word ?? ''
  const before2 = view.tokens[posture.first - 2]?.word ?? ''
  const before3 = view.tokens[posture.first - 3]?.word ?? ''
  return gap <= 12 && (links.has(before) || links.has(before2) || links.has(before3))
}

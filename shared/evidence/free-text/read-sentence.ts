import type { FeatureId, Side } from '../../terminology/features.ts'
import { featureRow } from '../../terminology/features.ts'
import type { Atom } from './atoms.ts'
import { readContext, segmentsOf } from './context.ts'
import { type Meaning, type Place, partOf } from './meaning.ts'
import type { Mention, TextContext } from './mention.ts'
import { readDurations, readNumbers } from './numbers.ts'
import { readExams } from './read-exams.ts'
import { readPostures } from './read-postures.ts'
import type { Sentence } from './sentences.ts'
import { findSides, findSites, isLeg, joinSides, type Site } from './sides.ts'
import type { Token } from './tokens.ts'
import { type Draft, segmentAt, sideNear, type Topic, type View } from './view.ts'

type Finding = Extract<Meaning, { kind: 'finding' }>

const linkWords = new Set(['and', 'or', ',', '/', '&', 'nor', '+'])

/** The place a finding speaks of: in its clause, shared by a list, or carried on from the subject before. */
function siteOf(view: View, atom: Atom): Site | undefined {
  const inside = view.sites.find((s) => s.first >= atom.first && s.last <= atom.last)
  const sites = view.sites.filter((s) => !(s.place === 'joint' && reaches(view, s)))
  const segment = segmentAt(view, atom.first)
  const same = sites.filter((s) => segmentAt(view, s.first) === segment)
  if (inside !== undefined && same.length <= 1) return inside
  const distance = (s: Site): number => (s.first > atom.last ? s.first - atom.last : atom.first - s.last)
  const nearest = [...same].sort((a, b) => distance(a) - distance(b) || a.first - b.first)[0]
  if (nearest !== undefined) return orLeg(view, nearest)
  const shared = sharedSite(view, atom)
  if (shared !== undefined) return orLeg(view, shared)
  const before = sites.filter((s) => s.last < atom.first)
  const carried = before.findLast((s) => isLeg(s.place) || !compound(view, s))
  return carried
}

/** "edema to the knees" tells how far it reaches, not where it is. */
function reaches(view: View, site: Site): boolean {
  const before = view.tokens[site.first - 1]?.word
  const word = before === 'the' ? view.tokens[site.first - 2]?.word : before
  return /^(?:to|below|above|past|mid|until)$/.test(word ?? '')
}

/** "both hands and feet": of two places joined, the leg is ours. */
function orLeg(view: View, site: Site): Site {
  if (isLeg(site.place)) return site
  const next = view.sites.find((s) => s.first > site.last && s.first - site.last <= 3 && isLeg(s.place))
  return next !== undefined &&
    /^(?:and|&|\/|or)$/.test(view.tokens[site.last + 1]?.word ?? '') &&
    !view.atoms.some((a) => a.meaning.kind === 'finding' && a.first === next.last + 1)
    ? next
    : site
}

/** "chest pain": the place belongs to that word alone and is no subject of what follows. */
function compound(view: View, site: Site): boolean {
  return view.atoms.some((a) => a.meaning.kind === 'finding' && a.first === site.last + 1)
}

/** The place after the last item of a list belongs to all of it: "numbness and tingling of the left foot". */
function sharedSite(view: View, atom: Atom): Site | undefined {
  let cursor = atom.last + 1
  for (let guard = 0; guard < 12; guard++) {
    const token = view.tokens[cursor]
    if (token === undefined || cursor >= view.to) return undefined
    if (linkWords.has(token.word)) {
      cursor++
      continue
    }
    const item = view.atoms.find(
      (a) => a.first === cursor && (a.meaning.kind === 'finding' || a.meaning.kind === 'side'),
    )
    if (item !== undefined) {
      cursor = item.last + 1
      continue
    }
    const site = view.sites.find((s) => s.first === cursor)
    if (site !== undefined) {
      const own = view.atoms.some(
        (a) => a.meaning.kind === 'finding' && a.first === site.last + 1 && a.meaning.word !== 'adjective',
      )
      return own ? undefined : site
    }
    if (
      token.kind === 'word' &&
      /^(?:of|in|to|at|over|from|the|his|her|my|both|left|right|l|r|lt|rt|lower|around|on|mild|any|significant|new|but|not)$/.test(
        token.word,
      )
    ) {
      cursor++
      continue
    }
    return undefined
  }
  return undefined
}

/** Features of a finding at a place; `undefined` where it says nothing. */
function featuresAt(finding: Finding, place: Place | undefined): readonly FeatureId[] | undefined {
  if (place === undefined) return finding.features
  for (let at: Place | undefined = place; at !== undefined; at = partOf[at]) {
    const own = finding.at?.[at]
    if (own === null) return undefined
    if (own !== undefined) return own
  }
  if (finding.needs === 'none') return finding.features
  return isLeg(place) ? finding.features : undefined
}

function readFindings(view: View): readonly Draft[] {
  const drafts: Draft[] = []
  for (const atom of view.atoms) {
    if (atom.meaning.kind !== 'finding') continue
    const finding = atom.meaning
    const site = siteOf(view, atom)
    const near = site !== undefined && segmentAt(view, site.first) === segmentAt(view, atom.first)
    let place: Place | undefined = site?.place
    if (finding.needs === 'none' && place !== undefined && !near) place = undefined
    if (
      finding.needs === 'none' &&
      near &&
      place !== undefined &&
      !isLeg(place) &&
      site !== undefined &&
      Math.min(Math.abs(site.first - atom.last), Math.abs(atom.first - site.last)) > 4
    )
      place = undefined
    const features = featuresAt(finding, place)
    if (features === undefined) continue
    if (
      place === undefined &&
      finding.needs !== 'none' &&
      !aboutLeg(view) &&
      !legsOnly(view) &&
      !unplaced(view, atom, finding)
    )
      continue
    const stated = sideNear(view, atom.first, atom.last, near || finding.needs !== 'none' ? site : undefined)
    const side =
      stated === 'unknown' && atom.at.some((i) => /^(?:legs|feet|calves|both|bilat\w*|ble)$/.test(wordOf(view, i)))
        ? 'bilateral'
        : stated
    const partner = coordinated(view, atom, site)
    for (const feature of partner === undefined ? [] : (featuresAt(finding, partner.place) ?? []))
      drafts.push({
        feature,
        status: 'present',
        side: partner?.side ?? 'unknown',
        anchor: atom.first,
        first: partner?.first ?? atom.first,
        last: atom.last,
        fixed: false,
        noun: finding.word === 'noun',
      })
    const plainPain = features[0] === 'leg-pain' && place === undefined
    if (plainPain && view.context.kind !== 'label') continue
    const first =
      near && site !== undefined && Math.abs(site.first - atom.first) <= 6
        ? Math.min(atom.first, site.first)
        : atom.first
    const last =
      near && site !== undefined && Math.abs(site.last - atom.last) <= 6 ? Math.max(atom.last, site.last) : atom.last
    const base = {
      side,
      anchor: atom.first,
      first,
      last,
      fixed: finding.fixed === true,
      ...(finding.chronic === true ? { chronic: true } : {}),
      noun: finding.word === 'noun',
    }
    const contrast = contrasted(view, side, atom)
    for (const feature of refine(view, atom, features, side, place, site)) {
      if (contrast === undefined)
        drafts.push({
          feature,
          status: 'present',
          ...base,
          ...(features.includes(feature) || feature === 'leg-swelling' ? {} : { derived: true }),
        })
      else
        drafts.push(
          { feature, status: 'present', ...base, side: contrast, fixed: true },
          { feature, status: 'absent', ...base, fixed: true },
        )
    }
    for (const feature of finding.denies ?? []) drafts.push({ feature, status: 'absent', ...base, fixed: true })
  }
  return drafts
}

/** "back and leg pain": the place before the conjunction has the pain too. */
function coordinated(view: View, atom: Atom, site: Site | undefined): Site | undefined {
  if (site === undefined || site.last >= atom.first || site.last < atom.first - 2) return undefined
  let i = site.first - 1
  while (view.marks.some((m) => m.first <= i && m.last >= i)) i--
  if (!/^(?:and|\/|&|\+)$/.test(view.tokens[i]?.word ?? '')) return undefined
  return view.sites.find((s) => s.last === i - 1)
}

/** "of the left but not the right": the side that has it, if `side` is the one that has not. */
function contrasted(view: View, side: Side, atom: Atom): Side | undefined {
  const index = view.marks.findIndex((m) => m.side === side && m.first > atom.last)
  const other = view.marks[index - 1]
  const denied = view.marks[index]
  if (other === undefined || denied === undefined || other.first < atom.last || other.side === side) return undefined
  const link = view.tokens
    .slice(other.last + 1, denied.first)
    .map((t) => t.word)
    .filter((w) => !/^(?:the|on|in|leg|foot|calf|ankle|side|,)$/.test(w))
    .join(' ')
  return link === 'but not' || link === 'not' ? other.side : undefined
}

const aboutLeg = (view: View): boolean =>
  view.topic.about === 'leg' ||
  (view.topic.leg && view.topic.about !== 'elsewhere') ||
  (view.context.side !== undefined && view.context.side !== 'unknown')

/** Told without a place: "not edematous", "gangrene: none", "no rest pain, no ulcers", "pain wakes him". Nothing else is spoken of. */
function unplaced(view: View, atom: Atom, finding: Finding): boolean {
  const elsewhere =
    view.topic.about === 'elsewhere' ||
    view.sites.some((s) => !isLeg(s.place)) ||
    view.atoms.some((a) => a.meaning.kind === 'elsewhere')
  if (elsewhere) return false
  if (finding.features.includes('wakes-from-sleep'))
    return (
      view.topic.about === 'none' &&
      view.atoms.some((a) => a !== atom && a.meaning.kind === 'finding' && a.meaning.complaint === true)
    )
  if (!view.standing(atom.first).negated) return false
  const company = view.atoms.some(
    (a) => a.meaning.kind === 'finding' && a.meaning.features.some((f) => legFeatures.has(f)),
  )
  return company || finding.features.some((f) => neverElsewhere.has(f))
}

const neverElsewhere: ReadonlySet<FeatureId> = new Set(['leg-swelling', 'gangrene', 'pitting-edema-unilateral'])

/** The sentence names a leg and no other part. */
const legsOnly = (view: View): boolean =>
  view.sites.some((s) => isLeg(s.place)) && view.sites.every((s) => isLeg(s.place))

const wordOf = (view: View, i: number): string => view.tokens[i]?.word ?? ''

/** Meanings that depend on side or company: warmth of one leg, oedema of both. */
function refine(
  view: View,
  atom: Atom,
  features: readonly FeatureId[],
  side: Side,
  place: Place | undefined,
  site: Site | undefined,
): readonly FeatureId[] {
  const [feature] = features
  // "cannot feel pedal pulses": it is the examiner who does not feel
  if (
    feature === 'numbness' &&
    /^(?:can|could|unable)$/.test(wordOf(view, atom.first)) &&
    view.atoms.some((a) => a.meaning.kind === 'exam' && a.first > atom.last && a.first - atom.last <= 5)
  )
    return []
  if (
    feature === 'deep-vein-tenderness' &&
    atom.at.length === 1 &&
    !(site !== undefined && /^(?:calf|calves|gastroc\w*|popliteal)$/.test(wordOf(view, site.first)))
  )
    return []
  if (feature === 'leg-warmth' && /^warm$/.test(wordOf(view, atom.first)) && atom.at.length === 1) {
    const company = view.atoms.some(
      (a) =>
        a.meaning.kind === 'finding' &&
        a.meaning.features.some(
          (f) => f === 'leg-erythema' || f === 'leg-swelling' || f === 'calf-swelling' || f === 'deep-vein-tenderness',
        ) &&
        !view.standing(a.first).negated,
    )
    if (side === 'bilateral' || !company) return []
  }
  if (feature === 'skin-cyanosis-or-mottling' && place === 'toe') return [...features, 'blue-or-black-toes']
  if (feature === 'leg-swelling' && side === 'bilateral') return ['leg-swelling', 'edema-bilateral']
  if (feature === 'pitting-edema-unilateral') {
    const edema = atom.at.length > 1 ? (['leg-swelling'] as const) : []
    // "no pitting edema" beside a swelling denies the pitting only
    if (view.standing(atom.first).negated && side !== 'left' && side !== 'right') {
      const swollen = view.atoms.some(
        (a) =>
          a.meaning.kind === 'finding' &&
          a.meaning.features.includes('leg-swelling') &&
          !view.standing(a.first).negated,
      )
      return swollen || view.topic.leg ? [feature] : [feature, 'leg-swelling']
    }
    if (side === 'bilateral') return ['edema-bilateral', 'leg-swelling']
    return side === 'unknown' ? ['leg-swelling'] : ['pitting-edema-unilateral', ...edema]
  }
  if (feature === 'edema-bilateral' && (side === 'left' || side === 'right')) return ['leg-swelling']
  if (feature === 'limb-weakness' && side === 'bilateral') return [...features, 'bilateral-leg-weakness']
  if ((feature === 'radiating-below-knee' || feature === 'dx-lumbar-radiculopathy') && side === 'bilateral')
    return [...features, 'bilateral-radiculopathy']
  return features
}

const events: ReadonlySet<FeatureId> = new Set([
  'dx-deep-vein-thrombosis',
  'dx-pulmonary-embolism',
  'dx-cellulitis',
  'dx-acute-limb-ischemia',
  'dx-cauda-equina-syndrome',
])

/** "no history of DVT" denies an earlier one. */
function pastWord(view: View, anchor: number): boolean {
  for (let i = view.from; i < anchor; i++)
    if (/^(?:h\/o|hx|history|prior|previous|past)$/.test(wordOf(view, i))) return true
  return false
}

const timeKinds = new Set(['symptom', 'sign', 'diagnosis'])
/** Statements that stay a fact whatever section they stand in. */
const standingFacts: ReadonlySet<FeatureId> = new Set([
  'compression-therapy',
  'on-anticoagulant',
  'quinine',
  'rls-treatment',
])
const personal: ReadonlySet<FeatureId> = new Set(['family-history-rls'])

/** Reads one sentence. */
export function readSentence(
  text: string,
  tokens: readonly Token[],
  sentence: Sentence,
  atoms: readonly Atom[],
  topic: Topic,
  context: TextContext,
): { readonly mentions: readonly Mention[]; readonly topic: Topic } {
  const { from, to, section } = sentence
  const segments = segmentsOf(tokens, from, to)
  const marks = findSides(tokens, from, to, atoms)
  const sites = findSites(tokens, atoms, marks)
  const standing = readContext(tokens, from, to, atoms, segments)
  const view: View = { tokens, from, to, atoms, segments, sites, marks, standing, topic, context, sentence }
  const begin = tokens[from]?.start ?? 0
  const words = text.slice(begin, tokens[to - 1]?.end ?? begin)

  const legSites = sites.filter((s) => isLeg(s.place))
  const sentenceSide = joinSides(legSites.length > 0 ? legSites.map((s) => s.side) : marks.map((m) => m.side))
  const drafts = [...readFindings(view), ...readExams(view)]
  const postures = readPostures(view, drafts)
  // a cramp that walking brings on is claudication
  const walked =
    postures.drafts.some((d) => d.feature === 'claudication' && d.status === 'present') &&
    !postures.drafts.some((d) => d.feature === 'pain-nocturnal' || d.feature === 'pain-worse-supine')
  const all = [...(walked ? drafts.filter((d) => d.feature !== 'cramping-quality') : drafts), ...postures.drafts]

  // a sudden pain of the leg as a whole, not the suddenness of each cramp
  const suddenly = drafts.find((d) => d.feature === 'sudden-onset')
  if (
    suddenly !== undefined &&
    drafts.some((d) => d.feature === 'leg-pain') &&
    !drafts.some((d) => cramps.has(d.feature))
  )
    all.push({ ...suddenly, feature: 'leg-pain-acute-onset' })

  const durations = readDurations(words)
  const onset = durations.find((d) => d.kind === 'onset')
  const legTalk = legSites.length > 0 || topic.leg || all.some((d) => legSided(d.feature))
  const fallback: Side = context.side ?? 'unknown'
  const mentions: Mention[] = []
  const push = (draft: Draft): void => {
    const state = standing(draft.anchor, draft.anchor)
    const chronic = draft.chronic === true
    const familyRls = personal.has(draft.feature)
    if (!familyRls && (state.otherPerson || section === 'family')) {
      if (draft.feature === 'dx-restless-legs-syndrome') push({ ...draft, feature: 'family-history-rls' })
      return
    }
    if ((state.hypothetical && !(section === 'plan' && standingFacts.has(draft.feature))) || section === 'advice')
      return
    if (section === 'plan' && !standingFacts.has(draft.feature)) return
    if (section === 'drugs' && !(featureRow(draft.feature).kind === 'drug' || chronic)) return
    if (draft.feature === 'risk-major-surgery-12w') {
      const operated = operatedDaysAgo(words, onset)
      const negated = state.negated
      if (operated === undefined || operated > 84 || negated) return
      mentions.push({
        feature: draft.feature,
        status: 'present',
        certainty: state.possible ? 'possible' : 'asserted',
        temporality: 'current',
        side: 'unknown',
        start: tokens[draft.first]?.start ?? begin,
        end: tokens[draft.last]?.end ?? begin + 1,
        beganDaysAgo: operated,
      })
      return
    }
    let { status } = draft
    if (!draft.fixed && state.negated) status = status === 'present' ? 'absent' : 'present'
    if (draft.noun === true && status === 'present' && draft.status === 'absent') return
    if (draft.derived === true && status === 'absent') return
    const past =
      (state.historical || section === 'past') && !(chronic && state.historical === false) && status === 'present'
    const kind = featureRow(draft.feature).kind
    // "DVT 2009": an event with its year is over
    const dated =
      events.has(draft.feature) &&
      /^(?:19|20)\d\d$/.test(tokens[draft.last + (wordOf(view, draft.last + 1) === 'in' ? 2 : 1)]?.word ?? '')
    const historical =
      (past || dated) &&
      !(
        chronic &&
        (kind === 'diagnosis' || kind === 'risk' || kind === 'history' || kind === 'sign' || kind === 'drug')
      )
    const start = tokens[draft.first]?.start ?? begin
    const end = tokens[draft.last]?.end ?? start
    const complaint = kind === 'symptom'
    const side = !featureRow(draft.feature).sided
      ? 'unknown'
      : draft.side !== 'unknown'
        ? draft.side
        : fallback !== 'unknown'
          ? fallback
          : complaint && (topic.about === 'leg' || topic.about === 'none')
            ? topic.side
            : sentence.soft
              ? topic.side
              : singular(view, draft, topic)
    mentions.push({
      feature:
        (historical || (status === 'absent' && pastWord(view, draft.anchor))) &&
        draft.feature === 'dx-deep-vein-thrombosis'
          ? 'hx-dvt'
          : (historical || (status === 'absent' && pastWord(view, draft.anchor))) &&
              draft.feature === 'dx-pulmonary-embolism'
            ? 'hx-pe'
            : draft.feature,
      status,
      certainty: state.possible && !draft.fixed ? 'possible' : 'asserted',
      temporality: historical ? 'historical' : 'current',
      side,
      start,
      end,
      ...(onset !== undefined &&
      status === 'present' &&
      !historical &&
      timeKinds.has(kind) &&
      (kind !== 'diagnosis' || !chronic)
        ? { beganDaysAgo: onset.days }
        : {}),
    })
  }
  for (const draft of all) if (!(draft.feature === 'leg-pain-acute-onset' && (onset?.days ?? 0) > 14)) push(draft)

  const numberSide: Side =
    sentenceSide === 'bilateral' && marks.length > 1 ? 'unknown' : sentenceSide !== 'unknown' ? sentenceSide : fallback
  if (section !== 'plan' && section !== 'advice' && section !== 'family') {
    for (const reading of readNumbers(words, numberSide, legTalk)) {
      const at = tokenAt(tokens, from, to, begin + reading.start)
      const state = standing(at)
      if (state.hypothetical || state.otherPerson) continue
      const sided = featureRow(reading.feature).sided
      if (reading.feature === 'pain-severity' && elsewhereTalk(view)) continue
      mentions.push({
        feature: reading.feature,
        status: reading.status ?? 'present',
        certainty: 'asserted',
        temporality: state.historical ? 'historical' : 'current',
        side: sided ? (reading.side === 'unknown' ? fallback : reading.side) : 'unknown',
        start: begin + reading.start,
        end: begin + reading.end,
        ...(reading.value === undefined ? {} : { value: reading.value }),
        ...(reading.original === undefined ? {} : { original: reading.original }),
      })
    }
    mentions.push(...timing(mentions, durations, begin, words, topic))
  }
  return { mentions, topic: nextTopic(view, mentions, topic, sentenceSide, postures.walking) }
}

/** Days since an operation the sentence dates: "TKA 3 weeks ago", "POD 5", "recent". `undefined` where it gives no date. */
function operatedDaysAgo(words: string, onset: { readonly days: number } | undefined): number | undefined {
  const pod = /\b(?:POD|post-?\s?op(?:erative)? day)\s?#?\s?(\d{1,2})\b/i.exec(words)
  if (pod !== null) return Number(pod[1])
  const weeks =
    /(\d{1,2}|a|one|two|three|four|five|six|seven|eight|ten|twelve)\s?(day|d|week|wk|month|mo)s?\s?(?:post|s\/p|after|following|out from|since)/i.exec(
      words,
    )
  const named: Readonly<Record<string, number>> = {
    a: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    ten: 10,
    twelve: 12,
  }
  if (weeks !== null)
    return (
      (named[(weeks[1] ?? '').toLowerCase()] ?? Number(weeks[1])) *
      (/^d/i.test(weeks[2] ?? '') ? 1 : /^w/i.test(weeks[2] ?? '') ? 7 : 30)
    )
  if (onset !== undefined) return onset.days
  return /\b(?:recent(?:ly)?|post-?\s?op(?:erative)?(?:ly)?|yesterday|last week)\b/i.test(words) ? 14 : undefined
}

/** A singular place without a side is the one leg the text has spoken of. */
function singular(view: View, draft: Draft, topic: Topic): Side {
  const site = view.sites.find((s) => s.first >= draft.first && s.last <= draft.last)
  const only = [...new Set(topic.sides)]
  return site !== undefined && !site.plural && only.length === 1 ? (only[0] ?? 'unknown') : 'unknown'
}

const elsewhereTalk = (view: View): boolean =>
  view.sites.some((s) => !isLeg(s.place) && s.place !== 'back') && !view.sites.some((s) => isLeg(s.place))

function tokenAt(tokens: readonly Token[], from: number, to: number, offset: number): number {
  for (let i = from; i < to; i++) if ((tokens[i]?.end ?? 0) > offset) return i
  return from
}

const ulcers: ReadonlySet<FeatureId> = new Set([
  'foot-or-leg-ulcer',
  'tissue-loss-ischemic-ulcer',
  'venous-ulcer',
  'gangrene',
])
const cramps: ReadonlySet<FeatureId> = new Set(['cramping-quality', 'muscle-hardening'])

/** Durations and frequencies: of the pain as a whole, of one episode. */
function timing(
  mentions: readonly Mention[],
  durations: ReturnType<typeof readDurations>,
  begin: number,
  words: string,
  topic: Topic,
): readonly Mention[] {
  const out: Mention[] = []
  const spoken = mentions.filter((m) => m.status === 'present' && m.temporality === 'current')
  const episodic =
    spoken.some((m) => cramps.has(m.feature) || m.feature === 'urge-to-move-legs' || m.feature === 'pain-nocturnal') ||
    topic.about === 'leg'
  const pain = spoken.find(
    (m) =>
      m.feature === 'leg-pain' ||
      m.feature === 'pain-at-rest' ||
      m.feature === 'rest-pain-ischemic' ||
      m.feature === 'leg-pain-acute-onset',
  )
  for (const d of durations) {
    const place = { start: begin + d.start, end: begin + d.end }
    const base = {
      status: 'present',
      certainty: 'asserted',
      temporality: 'current',
      ...place,
      original: words.slice(d.start, d.end),
    } as const
    if (
      d.kind === 'episode' &&
      (spoken.some(
        (m) =>
          m.feature === 'leg-pain' ||
          m.feature === 'crawling-sensation' ||
          cramps.has(m.feature) ||
          m.feature === 'urge-to-move-legs' ||
          m.feature === 'relief-by-muscle-stretch',
      ) ||
        (episodic && /\blast(?:s|ing|ed)?\b/i.test(words))) &&
      !spoken.some((m) => m.feature === 'capillary-refill')
    )
      out.push({ feature: 'episode-duration', side: 'unknown', value: Math.round(d.days * 1440 * 100) / 100, ...base })
    const before = mentions
      .filter((m) => m.start <= begin + d.start && (ulcers.has(m.feature) || m.feature === 'leg-pain'))
      .sort((a, b) => a.start - b.start)
      .at(-1)
    if (d.kind === 'onset' && before !== undefined && ulcers.has(before.feature))
      out.push({ feature: 'ulcer-duration', side: before.side, value: Math.round(d.days * 1000) / 1000, ...base })
    else if (
      d.kind === 'onset' &&
      pain === undefined &&
      topic.about === 'leg' &&
      mentions.length === 0 &&
      /\b(?:it|this|symptoms?|onset|pain)\b[^.]{0,20}\b(?:start|began|begun|onset|ongoing|present|for)/i.test(words)
    )
      out.push({ feature: 'rest-pain-duration', side: topic.side, value: Math.round(d.days * 1000) / 1000, ...base })
    else if (d.kind === 'onset' && pain !== undefined)
      out.push({ feature: 'rest-pain-duration', side: pain.side, value: Math.round(d.days * 1000) / 1000, ...base })
  }
  const often =
    /\b(?:(\d{1,2}|once|twice|one|two|three|four|five|six|several|few)(?:\s?-\s?(\d))?\s?(?:x|times?|nights?|episodes?|\/)?\s?(?:\/|a|per|each|every|out of the)\s?(week|wk|night|day|month)\b|(nightly|every night|each night|most nights|every evening)|(\d)(?:\s?-\s?(\d))? nights (?:a|per|\/) ?(?:week|wk)|(\d)x\/(?:week|wk))/gi
  if (episodic && (spoken.length > 0 || topic.leg)) {
    for (let m = often.exec(words); m !== null; m = often.exec(words)) {
      const count = Number(m[1] ?? m[5] ?? m[7] ?? Number.NaN)
      const named: Readonly<Record<string, number>> = {
        once: 1,
        twice: 2,
        one: 1,
        two: 2,
        three: 3,
        four: 4,
        five: 5,
        six: 6,
        several: 4,
        few: 3,
      }
      const n = Number.isNaN(count) ? (named[(m[1] ?? '').toLowerCase()] ?? 1) : count
      const unit = (m[3] ?? 'week').toLowerCase()
      const perWeek =
        m[4] !== undefined ? 7 : unit === 'night' || unit === 'day' ? n * 7 : unit === 'month' ? n / 4.3 : n
      if (
        /\b(?:mg|tab|tablet|dose|drink|unit|beer|cigar|pack|exercise|gym|shower|physio)/i.test(
          words.slice(Math.max(0, m.index - 25), m.index + m[0].length + 12),
        )
      )
        continue
      out.push({
        feature: 'episode-frequency',
        status: 'present',
        certainty: 'asserted',
        temporality: 'current',
        side: 'unknown',
        start: begin + m.index,
        end: begin + m.index + m[0].length,
        value: Math.round(perWeek * 10) / 10,
        original: m[0],
      })
    }
  }
  return out
}

function nextTopic(
  view: View,
  mentions: readonly Mention[],
  topic: Topic,
  sentenceSide: Side,
  walking: boolean,
): Topic {
  const { section } = view.sentence
  if (
    section === 'family' ||
    section === 'advice' ||
    section === 'past' ||
    section === 'allergies' ||
    section === 'drugs'
  )
    return topic
  const leg =
    view.sites.some((s) => isLeg(s.place)) ||
    mentions.some((m) => legFeatures.has(m.feature) || (legSided(m.feature) && m.temporality === 'current'))
  const back = view.sites.some((s) => s.place === 'back') || mentions.some((m) => m.feature === 'low-back-pain')
  const other =
    !leg &&
    !back &&
    view.atoms.some(
      (a) =>
        (a.meaning.kind === 'elsewhere' ||
          (a.meaning.kind === 'finding' &&
            a.meaning.complaint !== true &&
            a.meaning.features.some((f) => chestFeatures.has(f)))) &&
        !view.standing(a.first).negated,
    )
  const about = leg ? 'leg' : back ? 'back' : other && section !== 'review' ? 'elsewhere' : topic.about
  const complaint = mentions.some((m) => m.status === 'present' && m.temporality === 'current')
  const sides = sentenceSide === 'unknown' ? topic.sides : [...topic.sides, sentenceSide]
  const side = leg && complaint && sentenceSide !== 'unknown' && section !== 'exam' ? sentenceSide : topic.side
  return {
    about,
    leg:
      topic.leg ||
      leg ||
      mentions.some((m) => m.feature === 'dx-lumbar-radiculopathy' || m.feature === 'radiating-below-knee'),
    side,
    sides: sides.length > 8 ? [...new Set(sides)] : sides,
    walking,
  }
}

const legFeatures: ReadonlySet<FeatureId> = new Set([
  'claudication',
  'pain-at-rest',
  'urge-to-move-legs',
  'radiating-below-knee',
  'dx-lumbar-radiculopathy',
  'dx-peripheral-artery-disease',
  'dx-chronic-limb-threatening-ischemia',
  'rest-pain-ischemic',
  'cramping-quality',
  'dx-restless-legs-syndrome',
  'dx-deep-vein-thrombosis',
  'foot-drop',
  'relief-by-dependency',
])
const legSided = (feature: FeatureId): boolean => featureRow(feature).sided && featureRow(feature).kind === 'sign'
const chestFeatures: ReadonlySet<FeatureId> = new Set(['dyspnea', 'chest-pain'])

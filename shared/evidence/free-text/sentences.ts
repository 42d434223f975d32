import { compilePhrases, findPhrases, keyReader } from './patterns.ts'
import type { Token } from './tokens.ts'

/** What a heading makes of the words under it. `none` is a narrative. */
export type Section =
  | 'none'
  | 'past'
  | 'family'
  | 'review'
  | 'exam'
  | 'plan'
  | 'advice'
  | 'drugs'
  | 'allergies'
  | 'tests'

/** Tokens `[from, to)` that belong together. `soft`: it goes on from the sentence before it (a semicolon). */
export interface Sentence {
  readonly from: number
  readonly to: number
  readonly section: Section
  readonly soft: boolean
}

const headingRows: readonly (readonly [Section, readonly string[]])[] = [
  [
    'none',
    [
      'hpi',
      'history of present* {illness|complaint|problem}',
      'hx of present* {illness|complaint}',
      'subjective',
      's',
      'cc',
      'chief complaint',
      'presenting complaint',
      'pc',
      'hpc',
      'reason for visit',
      'reason for {consult|referral}',
      'interval history',
      'history',
      'assessment',
      'impression',
      'dx',
      'diagnosis',
      'diagnoses',
      'a',
      'imp',
      'note',
      'symptoms',
      'comment',
      'comments',
      'summary',
      'problem',
      'complaint',
      'nursing note',
      'triage',
      'triage note',
      'a/p',
      'assessment and plan',
      'assessment / plan',
      'assessment & plan',
      'a & p',
      'story',
      'background and complaint',
      'subj',
      'patient message',
      'message',
    ],
  ],
  [
    'past',
    [
      'pmh',
      'pmhx',
      'past medical history',
      'past medical hx',
      'psh',
      'pshx',
      'past surgical history',
      'surgical history',
      'medical history',
      'past history',
      'phx',
      'past medical',
      'medical problems',
      'history of',
      'background',
      'bg',
      'past hx',
      'problem list',
      'comorbidities',
      'hx',
      'pmhx / pshx',
      'pmh / psh',
    ],
  ],
  ['family', ['fhx', 'fh', 'f/h', 'family history', 'family hx', 'famhx', 'fam hx', 'family hist']],
  ['review', ['ros', 'review of systems', 'review of symptoms', 'systems review']],
  [
    'exam',
    [
      'exam',
      'examination',
      'pe',
      'physical exam',
      'physical examination',
      'o',
      'objective',
      'oe',
      'o/e',
      'on exam',
      'on examination',
      'ext',
      'exts',
      'extremities',
      'extremity',
      'vascular',
      'vasc',
      'neuro',
      'msk',
      'skin',
      'le',
      'les',
      'lower extremities',
      'lower limbs',
      'legs',
      'vitals',
      'vs',
      'obs',
      'cv',
      'cvs',
      'resp',
      'chest',
      'abdomen',
      'abd',
      'gen',
      'general',
      'heent',
      'back',
      'spine',
      'musculoskeletal',
      'neurological',
      'pulses',
      'gait',
      'foot exam',
      'vascular exam',
      'neuro exam',
      'neurologic',
      'observations',
      'lungs',
      'cardiac',
      'heart',
      'motor',
      'sensory',
      'reflexes',
      'right leg',
      'left leg',
      'r leg',
      'l leg',
      'right foot',
      'left foot',
      'r foot',
      'l foot',
      'rle',
      'lle',
      'psych',
      'constitutional',
      'cardiovascular',
      'respiratory',
      'gi',
      'gu',
      'gastrointestinal',
      'genitourinary',
      'pulm',
      'peripheral vascular',
      'integument*',
      'endo',
      'heme',
      'r',
      'l',
      'right',
      'left',
    ],
  ],
  [
    'plan',
    [
      'plan',
      'p',
      'recommendations',
      'rx',
      'tx',
      'treatment',
      'treatment plan',
      'orders',
      'to do',
      'management',
      'follow up',
      'follow - up',
      'f/u',
      'next steps',
      'goals',
      'disposition',
      'dispo',
    ],
  ],
  [
    'advice',
    [
      'return precautions',
      'safety net',
      'safety netting',
      'safety - netting',
      'safetynet',
      'advice',
      'patient education',
      'education',
      'patient instructions',
      'instructions',
      'discharge instructions',
      'red flags',
      'red flag advice',
      'return to ed',
      'when to seek help',
      'warning signs',
      'precautions',
      'patient information',
      'counselling',
      'counseling',
      'discharge advice',
      'aftercare',
      'worsening advice',
    ],
  ],
  [
    'drugs',
    [
      'meds',
      'medications',
      'medication',
      'current medications',
      'current meds',
      'home meds',
      'dhx',
      'dh',
      'drugs',
      'home medications',
      'prescriptions',
      'drug history',
      'medication list',
      'rx list',
      'discharge medications',
    ],
  ],
  ['allergies', ['allergies', 'allergy', 'allergic to', 'all', 'nkda', 'adr', 'adverse reactions', 'intolerances']],
  ['past', ['social', 'social history', 'social hx', 'sh', 'shx', 'sochx', 'soc hx', 'habits']],
  [
    'tests',
    [
      'labs',
      'lab',
      'imaging',
      'results',
      'studies',
      'investigations',
      'ix',
      'bloods',
      'data',
      'diagnostics',
      'radiology',
      'us',
      'mri',
      'ct',
      'duplex',
      'vascular lab',
      'lab results',
      'findings',
      'report',
    ],
  ],
]
const headings = compilePhrases(
  headingRows.flatMap(([section, phrases]) => phrases.map((phrase) => [phrase, section] as const)),
)
const headingKeys = keyReader(headings)

/** A colon after a body part may be a heading of the examination or a question of a form: only real section words stand inside a line. */
const inlineSections = new Set([
  'pmh',
  'pmhx',
  'psh',
  'pshx',
  'fhx',
  'fh',
  'f/h',
  'ros',
  'hpi',
  'plan',
  'meds',
  'medications',
  'allergies',
  'social',
  'shx',
  'exam',
  'examination',
  'o/e',
  'oe',
  'a/p',
  'assessment',
  'impression',
  'imp',
  'cc',
  'labs',
  'imaging',
  'pe',
  'dhx',
  'history',
  'precautions',
  'hx',
  'netting',
  'net',
  'advice',
  'education',
  'instructions',
  'sh',
  'vitals',
  'objective',
  'subjective',
  'systems',
  'illness',
  'results',
  'ix',
  'flags',
  'bloods',
])

const abbreviations = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'vs',
  'approx',
  'pt',
  'pts',
  'hx',
  'lt',
  'rt',
  'wk',
  'wks',
  'min',
  'mins',
  'hr',
  'hrs',
  'sec',
  'secs',
  'yr',
  'yrs',
  'temp',
  'ext',
  'exts',
  'neg',
  'pos',
  'bilat',
  'mos',
  'mo',
  'no',
  'st',
  'i',
  'e',
  'g',
  'a',
  'm',
  'p',
  'l',
  'r',
  'd',
  'esp',
  'inc',
  'dec',
  'wt',
  'ht',
  'poss',
  'prob',
  'incl',
  'lb',
  'lbs',
  'in',
  'cm',
  'mm',
  'prev',
  'cap',
  'abd',
  'resp',
  'dx',
  'tx',
  'rx',
  'sx',
  'fig',
  'jr',
  'sr',
  'prof',
  'sens',
  'dim',
  'asp',
  'med',
  'lat',
  'eg',
  'ie',
  'etc',
  'cf',
  'ca',
  'dist',
  'prox',
  'occ',
  'c',
  's',
  'b',
  'o',
  'f',
  'n',
  'w',
])
const answers = new Set([
  'yes',
  'no',
  'y',
  'n',
  'none',
  'nil',
  'denies',
  'denied',
  'never',
  'neg',
  'negative',
  'positive',
  'absent',
  'present',
  'not',
  'nope',
  'yeah',
  'yep',
  'unsure',
  '+',
  '-',
])
const bullets = new Set(['-', '*', '•', '·', '–', '—', '>', '●', '○', '▪', '‣', '◦', '+', '#', '[', '☒', '☐', '☑'])
const starters = new Set([
  'pt',
  'patient',
  'he',
  'she',
  'presents',
  'presented',
  'reports',
  'complains',
  'c/o',
  'today',
  'now',
  'here',
  'they',
  'denies',
  'exam',
  'on',
  'o/e',
  'i',
  'my',
  'currently',
])
const lineBound: ReadonlySet<Section> = new Set(['past', 'family', 'allergies', 'drugs'])
const longestSentence = 150

function endsSentence(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]
  const next = tokens[i + 1]
  if (token === undefined || next === undefined) return true
  const before = tokens[i - 1]
  switch (token.word) {
    case ';':
    case '!':
    case '|':
      return true
    case '?':
      return next.spaced && !answers.has(next.word) && !(before?.word === '?') && token.start === (before?.end ?? -1)
    case '.':
      if (next.word === '.' || before?.word === '.') return next.word !== '.' && next.capital
      if (!next.spaced) return next.capital && before?.kind === 'word' && before.word.length > 3 && next.kind === 'word'
      return !(before?.kind === 'word' && abbreviations.has(before.word) && !next.capital)
    default:
      return false
  }
}

function beginsAtLine(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]
  const before = tokens[i - 1]
  if (token === undefined || token.line === 'no') return false
  if (token.line === 'blank' || token.capital || before === undefined) return true
  if (bullets.has(token.word) || before.kind === 'mark') return before.word !== ',' && before.word !== '/'
  return token.kind === 'number' && (tokens[i + 1]?.word === '.' || tokens[i + 1]?.word === ')')
}

/** Headings that stand before a colon, by the position where their words begin. */
function findHeadings(
  tokens: readonly Token[],
): ReadonlyMap<number, { readonly end: number; readonly section: Section }> {
  const found = new Map<number, { readonly end: number; readonly section: Section }>()
  findPhrases(headings, tokens, headingKeys, 0, tokens.length, ({ meaning, at }) => {
    const start = at[0] ?? 0
    const last = at.at(-1) ?? start
    if (last - start + 1 !== at.length || tokens[last + 1]?.word !== ':') return
    const first = tokens[start]
    if (first === undefined) return
    const atLine =
      first.line !== 'no' || (bullets.has(tokens[start - 1]?.word ?? '') && tokens[start - 1]?.line !== 'no')
    const afterStop = tokens[start - 1]?.word === '.' || tokens[start - 1]?.word === ';'
    if (
      !atLine &&
      !inlineSections.has(tokens[last]?.word ?? '') &&
      !(afterStop && meaning !== 'past' && at.length > 0 && first.capital)
    )
      return
    const known = found.get(start)
    if (known === undefined || known.end < last + 2) found.set(start, { end: last + 2, section: meaning })
  })
  return found
}

/** Splits tokens into sentences and list items, each under its heading. */
export function splitSentences(tokens: readonly Token[]): readonly Sentence[] {
  const sentences: Sentence[] = []
  const headingAt = findHeadings(tokens)
  let section: Section = 'none'
  let headingLine = false
  let from = 0
  let soft = false
  const close = (to: number, nextSoft: boolean): void => {
    if (to > from) sentences.push({ from, to, section, soft })
    from = to
    soft = nextSoft
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) break
    const heading = headingAt.get(i)
    if (i > from && beginsAtLine(tokens, i)) close(i, false)
    if (i > from && i - from >= longestSentence) close(i, true)
    if (heading !== undefined) {
      if (i > from) close(i, false)
      section = heading.section
      headingLine = tokens[heading.end]?.line === 'no'
      // body parts stay in their sentence ("Right foot: cold"), words of sections do not
      if (heading.section !== 'exam' && heading.section !== 'tests') {
        i = heading.end - 1
        from = heading.end
      } else i = heading.end - 1
      soft = false
      continue
    }
    if (i === from && lineBound.has(section) && sentences.length > 0) {
      const newLine = token.line === 'blank' || (headingLine && token.line === 'line' && !bullets.has(token.word))
      if (newLine || (token.line === 'no' && headingLine && starters.has(token.word))) section = 'none'
    }
    if (i === from && (section === 'plan' || section === 'advice') && token.line !== 'no' && labelled(tokens, i))
      section = 'none'
    if (endsSentence(tokens, i)) close(i + 1, token.word === ';')
  }
  close(tokens.length, false)
  return sentences
}

/** An unknown heading of up to four words at the beginning of a line ends the section before it. */
function labelled(tokens: readonly Token[], i: number): boolean {
  if (bullets.has(tokens[i]?.word ?? '') || tokens[i]?.kind === 'number') return false
  for (let k = 1; k <= 4; k++) {
    const token = tokens[i + k]
    if (token === undefined || token.line !== 'no') return false
    if (token.word === ':') return true
  }
  return false
}

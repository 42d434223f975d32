/**
 * Words of a text, brought to one spelling: lower case, American, without inflection. Offsets always point
 * into the text as it was written.
 */
export interface Token {
  /** Lower case, American spelling: `edema`. */
  readonly word: string
  /** The word without inflection: `hanging`, `hangs`, `hung` are all `hang`. */
  readonly stem: string
  readonly kind: 'word' | 'number' | 'mark'
  /** Value of a number token. */
  readonly value?: number
  readonly start: number
  readonly end: number
  /** White space before it. */
  readonly spaced: boolean
  /** A line begins with it; `blank` after an empty line. */
  readonly line: 'no' | 'line' | 'blank'
  /** Written with a capital first letter, or in capitals only. */
  readonly capital: boolean
}

/** Shorthands with a slash that are one word. `2/2` is left out: it may be a grade. */
const slashed: Readonly<Record<string, string>> = {
  'c/o': 'c/o',
  'r/o': 'r/o',
  'w/o': 'without',
  'w/': 'with',
  'h/o': 'h/o',
  's/p': 's/p',
  'b/l': 'bilateral',
  'd/t': 'due',
  'b/c': 'because',
  'y/o': 'y/o',
  'a/p': 'a/p',
  'o/e': 'o/e',
  'n/v': 'n/v',
  'n/t': 'n/t',
  'c/c/e': 'c/c/e',
  'p/w': 'p/w',
  'c/w': 'consistent',
  'f/u': 'f/u',
  'n/a': 'n/a',
  'b/b': 'b/b',
  'i/o': 'i/o',
  'f/c': 'f/c',
  'h/x': 'hx',
  'a/w': 'with',
  'd/c': 'd/c',
  'n/c': 'n/c',
  'r/l': 'r/l',
  'l/r': 'l/r',
  't/t/p': 'ttp',
  'f/h': 'f/h',
  'w/d': 'w/d',
  'f/n/v': 'f/n/v',
}

const contractions: Readonly<Record<string, readonly string[]>> = {
  cannot: ['can', 'not'],
  cant: ['can', 'not'],
  "can't": ['can', 'not'],
  wont: ['will', 'not'],
  "won't": ['will', 'not'],
  dont: ['do', 'not'],
  doesnt: ['does', 'not'],
  didnt: ['did', 'not'],
  isnt: ['is', 'not'],
  wasnt: ['was', 'not'],
  hasnt: ['has', 'not'],
  havent: ['have', 'not'],
  "shan't": ['shall', 'not'],
  couldnt: ['could', 'not'],
  arent: ['are', 'not'],
  werent: ['were', 'not'],
  wouldnt: ['would', 'not'],
  hadnt: ['had', 'not'],
}

/** Forms that the rules of `stemOf` do not reach, or must not touch. */
const irregular: Readonly<Record<string, string>> = {
  hung: 'hang',
  feet: 'foot',
  calves: 'calf',
  toes: 'toe',
  lying: 'lie',
  lies: 'lie',
  laying: 'lie',
  laid: 'lie',
  lain: 'lie',
  lays: 'lie',
  lay: 'lie',
  layed: 'lie',
  lieing: 'lie',
  lye: 'lie',
  lyes: 'lie',
  sat: 'sit',
  stood: 'stand',
  slept: 'sleep',
  woke: 'wake',
  woken: 'wake',
  waken: 'wake',
  wakens: 'wake',
  awakes: 'wake',
  awake: 'awake',
  awoke: 'wake',
  awoken: 'wake',
  awaken: 'wake',
  awakens: 'wake',
  awakened: 'wake',
  awakening: 'wake',
  wakened: 'wake',
  wakening: 'wake',
  awakenings: 'wake',
  began: 'begin',
  begun: 'begin',
  came: 'come',
  went: 'go',
  gone: 'go',
  got: 'get',
  gotten: 'get',
  felt: 'feel',
  kept: 'keep',
  bent: 'bend',
  leant: 'lean',
  knelt: 'kneel',
  rose: 'rise',
  risen: 'rise',
  evening: 'evening',
  evenings: 'evening',
  morning: 'morning',
  mornings: 'morning',
  nothing: 'nothing',
  something: 'something',
  anything: 'anything',
  everything: 'everything',
  during: 'during',
  shins: 'shin',
  thighs: 'thigh',
  tender: 'tender',
  less: 'less',
  pes: 'pes',
  red: 'red',
  bed: 'bed',
  beds: 'bed',
  need: 'need',
  fed: 'fed',
  gave: 'give',
  given: 'give',
  took: 'take',
  taken: 'take',
  made: 'make',
  said: 'say',
  told: 'tell',
  ran: 'run',
  was: 'be',
  were: 'be',
  is: 'be',
  are: 'be',
  been: 'be',
  being: 'be',
  am: 'be',
  has: 'have',
  had: 'have',
  does: 'do',
  did: 'do',
  done: 'do',
  diabetes: 'diabetes',
  varices: 'varix',
  dying: 'die',
  tying: 'tie',
  died: 'die',
  swollen: 'swollen',
  worse: 'worse',
  worst: 'worst',
  worsen: 'worsen',
  wound: 'wound',
  foot: 'foot',
  this: 'this',
  its: 'it',
  his: 'his',
  hers: 'her',
  yes: 'yes',
  bowels: 'bowel',
  axes: 'axis',
  diagnoses: 'diagnosis',
  stenoses: 'stenosis',
  pelvis: 'pelvis',
  rls: 'rls',
  plms: 'plms',
  ms: 'ms',
  us: 'us',
  vs: 'vs',
  gets: 'get',
  arises: 'arise',
  loses: 'lose',
  lost: 'lose',
  losing: 'lose',
  metastases: 'metastasis',
  mets: 'mets',
  // agreement with the British "-ise" rule is by table: both spellings meet in `americanize`
  leaned: 'lean',
  broke: 'break',
  broken: 'break',
  shot: 'shoot',
  stung: 'sting',
  bothering: 'bother',
  hurts: 'hurt',
  hurting: 'hurt',
  propped: 'prop',
  propping: 'prop',
  lessens: 'lessen',
  sheets: 'sheet',
  stockings: 'stocking',
  stocking: 'stocking',
  socks: 'sock',
  tights: 'tights',
  string: 'string',
  bring: 'bring',
  brings: 'bring',
  brought: 'bring',
  numbing: 'numb',
  wakeing: 'wake',
  ing: 'ing',
  nothin: 'nothing',
  hosiery: 'hosiery',
  warning: 'warning',
  warnings: 'warning',
  meeting: 'meeting',
  wedding: 'wedding',
  hearing: 'hearing',
  spring: 'spring',
  building: 'building',
  reading: 'reading',
  saying: 'say',
  says: 'say',
  sudden: 'sudden',
  suddenly: 'suddenly',
}

/** Words that would meet another word if their last letter fell: "site" is not "sit". */
const whole: Readonly<Record<string, string>> = {
  note: 'note',
  notes: 'note',
  noted: 'note',
  noting: 'note',
  site: 'site',
  sites: 'site',
  none: 'none',
  here: 'here',
  care: 'care',
  tone: 'tone',
  rate: 'rate',
  rates: 'rate',
  bone: 'bone',
  bones: 'bone',
  pale: 'pale',
  bare: 'bare',
  mane: 'mane',
  type: 'type',
  state: 'state',
  states: 'state',
  stated: 'state',
  ride: 'ride',
  rides: 'ride',
  use: 'use',
  used: 'used',
  using: 'use',
  due: 'due',
  like: 'like',
  likely: 'likely',
  over: 'over',
  fine: 'fine',
  fire: 'fire',
  time: 'time',
  hole: 'hole',
  line: 'line',
  prone: 'prone',
  please: 'please',
}

const vowel = /[aeiouy]/

/** The word without inflection. Not a linguist's stem: only equal where the lexicon should see one word. */
export function stemOf(word: string): string {
  if (Object.hasOwn(whole, word)) return whole[word] ?? word
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined
  if (known !== undefined) return withoutE(known)
  let stem = word
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (stem.length > 4 && /(?:x|ch|sh|ss|zz)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (stem.length > 3 && stem.endsWith('s') && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1)
  const suffix =
    stem.length > 5 && stem.endsWith('ing')
      ? 3
      : stem.length > 4 && stem.endsWith('ed') && !stem.endsWith('eed')
        ? 2
        : 0
  if (suffix > 0) {
    const base = stem.slice(0, -suffix)
    if (vowel.test(base)) {
      const doubled = base.length > 3 && base.at(-1) === base.at(-2) && !'lsz'.includes(base.at(-1) ?? '')
      stem = doubled ? base.slice(0, -1) : base
    }
  }
  return withoutE(stem)
}

const withoutE = (stem: string): string => (stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem)

const british: readonly (readonly [RegExp, string])[] = [
  [/colour/, 'color'],
  [/tumour/, 'tumor'],
  [/odour/, 'odor'],
  [/behaviour/, 'behavior'],
  [/leuco/, 'leuko'],
  [/^grey/, 'gray'],
  [/metre/, 'meter'],
  [/litre/, 'liter'],
  [/centre/, 'center'],
  [/fibre/, 'fiber'],
  [/yse([ds]?)$/, 'yze$1'],
]

/** American spelling of a lower-case word. `ae` and `oe` shrink only in long words: `toes`, `does` stay. */
export function americanize(word: string): string {
  if (word.length < 4) return word
  let spelled = word
  if (word.length >= 6 && !word.startsWith('tiptoe')) spelled = spelled.replace('ae', 'e').replace('oe', 'e')
  for (const [from, to] of british) if (from.test(spelled)) spelled = spelled.replace(from, to)
  return word.length >= 7 ? spelled.replace(/is(e|ed|es|ing|ation)$/, 'iz$1') : spelled
}

const piece =
  /(\d+(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?|(?<![\d.])\.\d+)|([cC]\/[cC]\/[eE]\b|[tT]\/[tT]\/[pP]\b|[wW]\/(?![oOdD]\b)|[a-zA-Z]\/[a-zA-Z]\b(?!\/))|([\p{L}\p{M}]+(?:['’][\p{L}]+)*)|(\S)/gu

/** Whether a piece has a letter that lower case changes; plain lower-case letters and digits need no copy to tell. */
const isCapital = (raw: string): boolean => !plainLower.test(raw) && raw !== raw.toLowerCase()
const plainLower = /^[a-z0-9.]+$/

interface Form {
  readonly word: string
  readonly stem: string
}

const remembered = new Map<string, readonly Form[]>()
const rememberedMost = 20_000

/** The words behind one written word: "can't" is two. Remembered by word; the memory is bounded and holds no record. */
function formsOf(raw: string): readonly Form[] {
  const known = remembered.get(raw)
  if (known !== undefined) return known
  const lower = raw.toLowerCase().replaceAll('’', "'").normalize('NFKC')
  const parts = Object.hasOwn(contractions, lower)
    ? (contractions[lower] ?? [])
    : lower.endsWith("n't")
      ? [lower.slice(0, -3), 'not']
      : [americanize(lower.replace(/'.*$/, ''))]
  const forms = parts.map((word) => ({ word, stem: stemOf(word) }))
  if (remembered.size >= rememberedMost) remembered.clear()
  if (raw.length <= 40) remembered.set(raw, forms)
  return forms
}

/** Splits a text into words, numbers and marks. Linear; letters and digits written together are parted (`x3d` is `x`, `3`, `d`). */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let previousEnd = 0
  piece.lastIndex = 0
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    const [raw, number, slash, letters] = match
    const start = match.index
    const end = start + raw.length
    let spaced = false
    let lines = 0
    for (let i = previousEnd; i < start; i++) {
      spaced = true
      if (text.charCodeAt(i) === 10 || (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) !== 10)) lines++
    }
    if (tokens.length === 0) lines = Math.max(lines, 1)
    const line = lines === 0 ? 'no' : lines === 1 ? 'line' : 'blank'
    const place = { start, end, spaced: spaced || start === 0, line, capital: isCapital(raw) } as const
    previousEnd = end
    if (number !== undefined) {
      tokens.push({ word: raw, stem: '#', kind: 'number', value: Number(raw.replaceAll(',', '')), ...place })
      continue
    }
    if (slash !== undefined) {
      const word = Object.hasOwn(slashed, raw.toLowerCase()) ? slashed[raw.toLowerCase()] : undefined
      if (word !== undefined) {
        tokens.push({ word, stem: stemOf(word), kind: 'word', ...place })
        continue
      }
      // not a shorthand we know ("L/S"): its letters, with the slash between
      tokens.push({
        word: raw.slice(0, 1).toLowerCase(),
        stem: raw.slice(0, 1).toLowerCase(),
        kind: 'word',
        ...place,
        end: start + 1,
      })
      piece.lastIndex = previousEnd = start + 1
      continue
    }
    if (letters !== undefined) {
      const forms = formsOf(raw)
      for (let i = 0; i < forms.length; i++) {
        const form = forms[i]
        if (form === undefined) continue
        tokens.push({
          word: form.word,
          stem: form.stem,
          kind: 'word',
          start,
          end,
          spaced: place.spaced,
          line: i > 0 ? 'no' : line,
          capital: place.capital,
        })
      }
      continue
    }
    tokens.push({ word: raw, stem: raw, kind: 'mark', ...place })
  }
  return tokens
}

import type { FeatureId, Side } from '../../terminology/features.ts'

/** A number with its feature, read from the words of one sentence. Offsets lie in that sentence. */
export interface Reading {
  readonly feature: FeatureId
  readonly start: number
  readonly end: number
  readonly side: Side
  readonly value?: number
  readonly original?: string
  readonly status?: 'present' | 'absent'
}

/** How long something has been going on, in days. */
export interface Duration {
  readonly start: number
  readonly end: number
  readonly days: number
  readonly kind: 'onset' | 'episode'
}

const sideOf = (word: string | undefined): Side => {
  const w = (word ?? '').toLowerCase()
  if (/^\(?(?:r|rt|right|rle)\b/.test(w)) return 'right'
  if (/^\(?(?:l|lt|left|lle)\b/.test(w)) return 'left'
  if (/^(?:b\/l|bilat|both|ble)/.test(w)) return 'bilateral'
  return 'unknown'
}

const sideWord = String.raw`(?:\(?\b(?:[RL]|Rt|Lt|[Rr]ight|[Ll]eft|RLE|LLE|RIGHT|LEFT|b\/l|[Bb]ilat(?:eral(?:ly)?)?)\b\)?)`
const num = String.raw`(?:\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})`

interface SidedMeasure {
  readonly feature: FeatureId
  readonly name: RegExp
  /** Canonical value, or nothing when the number cannot be one. */
  readonly accept: (value: number, unit: string) => number | undefined
}

const ratio =
  (most: number) =>
  (value: number, unit: string): number | undefined => {
    const v = unit === '%' || (value > 3 && value <= 150) ? value / 100 : value
    return v >= 0 && v <= most ? Math.round(v * 1000) / 1000 : undefined
  }
const mmHg =
  (most: number) =>
  (value: number, unit: string): number | undefined => {
    const v = /kpa/i.test(unit) ? value * 7.5006 : value
    return v >= 0 && v <= most && !/g\/d|g\/l/i.test(unit) ? Math.round(v * 10) / 10 : undefined
  }

/** Source: vascular 2.2, 3 (ABI in percent; TcPO2 in kPa times 7.5006). `TP` and `AP` need mmHg: they are also total protein and a view. */
const sidedMeasures: readonly SidedMeasure[] = [
  {
    feature: 'abi',
    name: /\b(?:resting |rest )?(?:ABP?Is?|ankle[- ]brachial(?: pressure)? (?:index|indices|indexes|ratio)|ankle\/brachial index)\b(?: ?\(?[RL] ?\/ ?[RL]\)?)?/gi,
    accept: ratio(3),
  },
  {
    feature: 'tbi',
    name: /\b(?:TBIs?|toe[- ]brachial (?:index|indices|ratio))\b(?: ?\(?[RL] ?\/ ?[RL]\)?)?/gi,
    accept: ratio(2),
  },
  {
    feature: 'toe-pressure',
    name: /\b(?:(?:great |big )?toe (?:systolic )?pressures?|TP(?= ?\d{1,3} ?mm))/gi,
    accept: mmHg(250),
  },
  { feature: 'ankle-pressure', name: /\b(?:ankle (?:systolic )?pressures?|AP(?= ?\d{1,3} ?mm))/gi, accept: mmHg(300) },
  {
    feature: 'tcpo2',
    name: /\b(?:TcPO2|TCOM|tcp02|transcutaneous (?:oxygen|o2|po2)(?: pressure| tension)?)\b/gi,
    accept: mmHg(150),
  },
  {
    feature: 'calf-circumference',
    name: /\b(?:calf|calves)(?: (?:circumferences?|measures|measurements?|girths?|circ|diameter))?\b/gi,
    accept: (v, unit) => (/^(?:in|inch|inches|")$/i.test(unit) ? v * 2.54 : v),
  },
]

/** "Calf L 40.5 R 37": a bare figure for each side can only be centimeters. */
const bothSides =
  /^[\s:=,]*(?:[LR]|left|right|lt|rt)[\s:=]*\d{2}(?:\.\d)?[\s,;/]*(?:[LR]|left|right|lt|rt)[\s:=]*\d{2}/i

function readSided(text: string, out: Reading[], outer: Side): void {
  for (const { feature, name, accept } of sidedMeasures) {
    name.lastIndex = 0
    for (let found = name.exec(text); found !== null; found = name.exec(text)) {
      const from = found.index + found[0].length
      const before = new RegExp(String.raw`(${sideWord})[ ,:]*(?:resting )?$`).exec(
        text.slice(Math.max(0, found.index - 14), found.index),
      )
      let side = sideOf(before?.[1])
      const lead = side
      const item = new RegExp(
        String.raw`[\s,;:=/&|()]{0,6}(?:(?:is|was|of|are|and|were|at|on|the|in|today|measured|index|foot|leg|calf|ankle|toe|side|ratio|now|only|about|measures|vs|versus|compared|with|to|~|approx|-|–)[\s,:=]{0,3}){0,4}(${sideWord})?[\s:=)]{0,4}(?:(?:is|was|of|foot|leg|calf|side)[\s:=]{0,3}){0,3}([<>]?)\s?(${num}|[nN]\/?[cC]\b|[nN]on-?\s?compress\w*|incompressible)?\s?([mM][mM] ?[hH][gG]|[kK][pP][aA]|%|cm|inches|inch|in\b|")?(?:\s?\(?(${sideWord}|on (?:the )?${sideWord})\)?(?![ :=]*\(?[<>]?(?:\d|\.\d|calf|leg|foot|ankle|toe|DP|PT)))?`,
        'y',
      )
      let at = from
      const values: { value: number; start: number; end: number; side: Side }[] = []
      for (let k = 0; k < 4; k++) {
        item.lastIndex = at
        const part = item.exec(text)
        if (part === null || (part[1] === undefined && part[3] === undefined)) break
        const [whole, pre, , figure, unit = '', post] = part
        if (figure === undefined) {
          if (pre !== undefined) {
            side = sideOf(pre)
          }
          break
        }
        const stated = sideOf(pre ?? post?.replace(/^on (?:the )?/, ''))
        const end = at + whole.length
        if (/^n|^incomp/i.test(figure)) {
          if (feature === 'abi')
            out.push({
              feature: 'abi-noncompressible',
              start: found.index,
              end,
              side: stated !== 'unknown' ? stated : side !== 'unknown' ? side : outer,
            })
          at = end
          continue
        }
        const value = accept(Number(figure), unit)
        const next = text.slice(end, end + 3)
        if (
          value === undefined ||
          (/^\s?(?:\/|-)\s?\d{2,4}\b/.test(next) && feature !== 'calf-circumference' && Number(figure) > 3)
        )
          break
        if (/^\s?(?:days?|wks?|weeks?|months?|yrs?|years?|blocks?|yards?|\/10)/i.test(text.slice(end, end + 8))) break
        if (
          feature === 'calf-circumference' &&
          (value < 15 ||
            value > 90 ||
            (unit === '' &&
              k === 0 &&
              !(lead !== 'unknown' && value >= 25 && value <= 65) &&
              !(stated !== 'unknown' && value >= 25 && value <= 65 && bothSides.test(text.slice(from, from + 24))) &&
              !/circ|measure|girth|diam|\d{2}(?:\.\d)?\s?\//i.test(text.slice(found.index, end + 2))))
        )
          break
        values.push({ value, start: found.index, end, side: stated })
        at = end
      }
      const [a, b] = values
      if (values.length === 2 && a !== undefined && b !== undefined && a.side === 'unknown' && b.side === 'unknown') {
        const swapped = /left\s?\/\s?right|\bL\s?\/\s?R\b/.test(text.slice(found.index, from + 20))
        out.push(
          {
            feature,
            start: a.start,
            end: a.end,
            value: a.value,
            original: text.slice(a.start, a.end),
            side: swapped ? 'left' : 'right',
          },
          {
            feature,
            start: b.start,
            end: b.end,
            value: b.value,
            original: text.slice(b.start, b.end),
            side: swapped ? 'right' : 'left',
          },
        )
      } else {
        for (const v of values)
          out.push({
            feature,
            start: v.start,
            end: v.end,
            value: v.value,
            original: text.slice(v.start, v.end),
            side: v.side !== 'unknown' ? v.side : lead !== 'unknown' ? lead : side !== 'unknown' ? side : outer,
          })
      }
      name.lastIndex = Math.max(name.lastIndex, at)
    }
  }
}

interface Plain {
  readonly feature: FeatureId
  readonly pattern: RegExp
  readonly accept?: (value: number, rest: string) => number | undefined
  readonly also?: (value: number, less: boolean) => readonly (readonly [FeatureId, 'present' | 'absent'])[]
  readonly leg?: boolean
}

const plain: readonly Plain[] = [
  {
    feature: 'heart-rate',
    pattern:
      /\b(?:HR|heart rate|pulse rate|pulse|P|HR:)[ :=]{0,3}(?:is |of |was )?(\d{2,3})\b(?!\s?(?:\/|%|mm|cm|kg|mg|days|wks|week|y))/g,
    accept: (v) => (v >= 30 && v <= 250 ? v : undefined),
  },
  {
    feature: 'oxygen-saturation',
    pattern:
      /\b(?:SpO2|SaO2|O2 ?sats?|sats?|sat|oxygen saturation|O2 saturation|saturating|satting|spo₂)[ :=]{0,3}(?:is |of |was |at |on (?:RA|room air)[: ]*)?(\d{2,3})\s?%?/gi,
    accept: (v) => (v >= 50 && v <= 100 ? v : undefined),
  },
  {
    feature: 'respiratory-rate',
    pattern: /\b(?:RR|resp(?:iratory)?\.? rate|resps?)[ :=]{0,3}(?:is |of |was )?(\d{1,2})\b/gi,
    accept: (v) => (v >= 4 && v <= 80 ? v : undefined),
  },
  {
    feature: 'systolic-blood-pressure',
    pattern: /\b(?:BP|blood pressure)[ :=]{0,3}(?:is |of |was )?(\d{2,3})\s?\/\s?\d{2,3}/gi,
    accept: (v) => (v >= 40 && v <= 300 ? v : undefined),
  },
  {
    feature: 'body-temperature',
    pattern:
      /\b(?:T|temp|temperature|Tmax|febrile(?: to| at)?|fever(?: of| to)?)[ :=]{0,3}(?:is |of |was |to |at )?(\d{2,3}(?:\.\d{1,2})?)\s?(?:°|deg|degrees)?\s?[CF]?\b(?!\s?(?:\/|kg|lbs|mg))/gi,
    accept: (v) => (v >= 34 && v <= 43 ? v : v >= 93 && v <= 109 ? Math.round(((v - 32) / 1.8) * 10) / 10 : undefined),
  },
  {
    feature: 'white-cell-count',
    pattern:
      /\b(?:WBC|WCC|white (?:cell |blood )?(?:cell )?count|white count)[ :=]{0,3}(?:is |of |was )?(\d{1,3}(?:\.\d{1,2})?)\b/gi,
    accept: (v) => (v >= 0.1 && v <= 150 ? v : undefined),
  },
  {
    feature: 'ferritin',
    pattern: /\bferritin(?: level)?[ :=]{0,3}(?:is |of |was |only |low at |low |[<>]\s?)?(\d{1,5}(?:\.\d)?)\b/gi,
  },
  {
    feature: 'transferrin-saturation',
    pattern:
      /\b(?:TSAT|transferrin sat(?:uration|s)?|iron sat(?:uration)?)[ :=]{0,3}(?:is |of |was )?(\d{1,2}(?:\.\d)?)\s?%/gi,
  },
  {
    feature: 'potassium',
    pattern: /\b(?:K\+?|potassium)[ :=]{0,3}(?:is |of |was |low at )?(\d\.\d{1,2})\b/g,
    accept: (v) => (v >= 1.2 && v <= 9.9 ? v : undefined),
  },
  {
    feature: 'hba1c',
    pattern:
      /\b(?:Hb ?A1c|A1C|A1c|hba1c|glycated hemoglobin)[ :=]{0,3}(?:is |of |was )?(\d{1,2}(?:\.\d{1,2})?)\s?%?(?!\s?mmol|\d)/gi,
    accept: (v) => (v >= 3 && v <= 20 ? v : undefined),
  },
  { feature: 'crp', pattern: /\bCRP[ :=]{0,3}(?:is |of |was )?(\d{1,3}(?:\.\d)?)\b/gi },
  { feature: 'creatine-kinase', pattern: /\b(?:CK|CPK|creatine kinase)[ :=]{0,3}(?:is |of |was )?(\d{2,6})\b/g },
  { feature: 'egfr', pattern: /\beGFR[ :=]{0,3}(?:is |of |was )?(\d{1,3})\b/gi },
  {
    feature: 'post-void-residual',
    pattern:
      /\b(?:PVR|post[- ]?void(?:ing)?(?: residual)?(?: volume)?|bladder scan(?: residual| shows| showed|ned)?(?: for)?|residual(?: volume| urine)?)[ :=]{0,3}(?:is |of |was |post void |residual |volume |shows |showed |approx |about |~|[<>]\s?)?(\d{1,4})\s?(?:mls?|cc|ccs)?\b(?!\s?(?:weeks|days|months|mm))/gi,
  },
  {
    feature: 'mnsi-score',
    pattern: /\bMNSI(?: score| questionnaire| exam)?[ :=]{0,3}(?:is |of |was )?(\d{1,2}(?:\.\d)?)\b/gi,
  },
  {
    feature: 'wells-dvt-recorded',
    pattern:
      /\bwells(?:'s?)?(?: DVT)?(?: criteria)?(?: score)?(?: for DVT| \(DVT\))?[ :=]{0,3}(?:is |of |was |score )?(-?\d)\b(?! ?PE)/gi,
  },
  {
    feature: 'd-dimer',
    pattern:
      /\bd-?\s?dimer[ :=]{0,3}(?:is |of |was |elevated at |raised at |high at )?[<>]?\s?(\d{1,6}(?:\.\d{1,3})?)\s?(ng\/ml|ug\/l|mcg\/l|mg\/l|ug\/ml|mcg\/ml)?\s?\{?(FEU|DDU|D-DU)/gi,
    accept: (v, rest) => {
      const scale = /mg\/l|[um]c?g\/ml/i.test(rest) && !/ng\/ml/i.test(rest) ? 1000 : 1
      return Math.round(v * scale * (/DDU|D-DU/i.test(rest) ? 2 : 1))
    },
  },
  { feature: 'pain-severity', pattern: /\b(10|\d)(?:\s?-\s?\d{1,2})?\s?(?:\/|out of|of)\s?10\b/g, leg: true },
  {
    feature: 'pain-severity',
    pattern:
      /\bpain (?:score |level |rating |severity |scale )?(?:is |of |at |rated |: ?)?(10|\d)(?=\s*(?:$|[.,;)]|now|at rest|currently))/gi,
    leg: true,
  },
  {
    feature: 'monofilament-sites',
    pattern:
      /\b(?:monofilament|SWMF?E?|MF|10 ?g(?: MF| monofilament)?|filament)[ :=]{0,3}(?:felt at |felt |sensation |test |testing |at )?(?:R |L |right |left )?(10|\d)\s?(?:\/|of|out of)\s?10\b/gi,
    also: (v) =>
      v <= 7 ? [['monofilament-abnormal', 'present']] : v >= 9 ? [['monofilament-abnormal', 'absent']] : [],
  },
  {
    feature: 'capillary-refill',
    pattern:
      /\b(?:cap(?:illary)?\.? (?:re)?fill(?:ing)?(?: time)?|CRT|CFT|CR|cap ref)[ :=]{0,3}(?:is |of |was |at |approx |about |time |delayed (?:at |to )?|sluggish (?:at )?|prolonged (?:at )?|in (?:the )?(?:toes|foot) )?([<>=]{0,2}\s?\d{1,2}(?:\.\d)?)\s?(?:-\s?\d\s?)?(?:s|sec|secs|seconds?)\b/gi,
    also: (v, less) =>
      (less && v <= 3) || (!less && v <= 2)
        ? [
            ['capillary-refill-normal', 'present'],
            ['capillary-refill-delayed', 'absent'],
          ]
        : v >= 3 && !less
          ? [['capillary-refill-delayed', 'present']]
          : [],
  },
  {
    feature: 'calf-circumference-difference',
    pattern:
      /\b(\d{1,2}(?:\.\d)?)\s?cm (?:larger|bigger|greater|wider|difference|discrepancy|asymmetry|more than|increase|>|swelling)/gi,
    leg: true,
  },
  {
    feature: 'calf-circumference-difference',
    pattern:
      /\b(?:asymmetry|discrepancy|difference|larger|bigger|greater)(?: of| by|:)? (?:about |approx )?(\d{1,2}(?:\.\d)?)\s?cm\b/gi,
    leg: true,
  },
]

const wordNumbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  few: 3,
  'a few': 3,
  several: 4,
  couple: 2,
  'a couple': 2,
  'a couple of': 2,
  'couple of': 2,
  half: 0.5,
}
const unitDays = (unit: string): number => {
  const u = unit.toLowerCase()
  if (/^s/.test(u)) return 1 / 86_400
  if (/^min/.test(u)) return 1 / 1440
  if (/^h/.test(u)) return 1 / 24
  if (/^(?:d|night)/.test(u)) return 1
  if (/^w/.test(u)) return 7
  if (/^m/.test(u)) return 30
  return 365
}

const durationPattern =
  /(?:(>|\bx|\bfor|\bover|past|last|lasts?|lasting|lasted|within|these|since|around|about|after|approximately|~)\s?(?:about |approx |the |approximately |around |~ ?|past |last |only )*)?(?<![\d./]|[a-wyz]|\bx[a-z])(\d{1,3}(?:\.\d)?|a few|a couple of|a couple|couple of|few|several|couple|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|an?|half))(?:\s?(?:-|–|to)\s?(\d{1,3}))?\s?-?\s?(seconds?|secs?|sec|s|minutes?|mins?|hours?|hrs?|hr|h|days?|d|nights?|weeks?|wks?|wk|w|months?|mos?|mths?|mth|years?|yrs?|yr|y)\b(?!\/)\s?(ago|hx|history|h\/o|duration|now|onset|prior|course|of)?/gi
const ukPattern =
  /\b(?:(x|for|past|last|since)\s?)?(\d{1,2})\/(7|52|12)\b(?!\/)(?:\s?(ago|hx|history|h\/o|of|duration))?/gi

/** Durations of a sentence: since when, or how long an episode lasts. */
export function readDurations(text: string): readonly Duration[] {
  const out: Duration[] = []
  durationPattern.lastIndex = 0
  for (let m = durationPattern.exec(text); m !== null; m = durationPattern.exec(text)) {
    const [whole, prefix = '', count = '', upper, unit = '', suffix = ''] = m
    const p = prefix.toLowerCase()
    const before = text.slice(Math.max(0, m.index - 12), m.index).toLowerCase()
    const n = Number.isNaN(Number(count)) ? (wordNumbers[count.toLowerCase()] ?? 1) : Number(count)
    const days = (upper === undefined ? n : (n + Number(upper)) / 2) * unitDays(unit)
    if (/^y/i.test(unit) && /^\s?-?\s?(?:old|o\b|\/o)/i.test(text.slice(m.index + whole.length))) continue
    if (/^(?:s|w|y)$/i.test(unit) && p === '' && suffix === '') continue
    const lasts = /^last(?:s|ing|ed)$/.test(p) || /last(?:s|ing|ed)\s*$/.test(before)
    const onset =
      suffix !== '' ||
      p === 'x' ||
      (p === '>' && unitDays(unit) >= 1) ||
      p === 'over' ||
      p === 'past' ||
      p === 'last' ||
      p === 'since' ||
      p === 'these' ||
      (p === 'for' && unitDays(unit) >= 1 / 24)
    // "sitting 10 mins": how long a position is borne
    if (unitDays(unit) < 1 / 24 && /\b(?:sit|stand|walk|driv|lying|bend)[a-z]*\s*(?:for\s*)?$/.test(before)) continue
    if (
      /\b(?:in|within|after|every|per|each|than|next)\s*$/.test(before) ||
      p === 'within' ||
      (p === 'after' && suffix === '')
    )
      continue
    if (lasts && !(p === 'last'))
      out.push({
        start: m.index,
        end: m.index + whole.trimEnd().length,
        days,
        kind: unitDays(unit) >= 1 ? 'onset' : 'episode',
      })
    else if (
      onset ||
      (/^(?:h|hrs?|d|wks?|mo)$/i.test(unit) && p === '' && suffix === '' && !Number.isNaN(Number(count)))
    )
      out.push({ start: m.index, end: m.index + whole.trimEnd().length, days, kind: 'onset' })
    else if (unitDays(unit) < 1 / 24 && p !== 'about')
      out.push({ start: m.index, end: m.index + whole.trimEnd().length, days, kind: 'episode' })
  }
  // "lasts seconds", "for a few minutes": no figure, but the scale is what tells a cramp from hours of restlessness
  const vague =
    /\b(?:last(?:s|ing|ed)?|for)(?: only| just| for)?(?: a few| few| several| some| many)? (seconds|minutes|hours)\b(?: to (?:a few |several )?(seconds|minutes|hours)\b)?/gi
  for (let m = vague.exec(text); m !== null; m = vague.exec(text)) {
    if (out.some((d) => d.start <= (m?.index ?? 0) + (m?.[0].length ?? 0) && d.end >= (m?.index ?? 0))) continue
    out.push({
      start: m.index,
      end: m.index + m[0].length,
      days: 3 * unitDays(m[2] ?? m[1] ?? 'minutes'),
      kind: 'episode',
    })
  }
  ukPattern.lastIndex = 0
  for (let m = ukPattern.exec(text); m !== null; m = ukPattern.exec(text)) {
    const [whole, prefix, count = '0', base, suffix] = m
    if (base === '7' && prefix === undefined && suffix === undefined) continue
    if (base === '12' && prefix === undefined && suffix === undefined) continue
    out.push({
      start: m.index,
      end: m.index + whole.length,
      days: Number(count) * (base === '7' ? 1 : base === '52' ? 7 : 30),
      kind: 'onset',
    })
  }
  const since =
    /\b(?:since|from|starting|started|began|onset) (?:early |late )?(this morning|this am|yesterday|today|last night|overnight|last week|last month|this afternoon|this evening)\b|\b(this morning|this am)\b/gi
  for (let m = since.exec(text); m !== null; m = since.exec(text)) {
    const when = (m[1] ?? m[2] ?? '').toLowerCase()
    const days = /yesterday/.test(when)
      ? 1
      : /last week/.test(when)
        ? 7
        : /last month/.test(when)
          ? 30
          : /night/.test(when)
            ? 0.5
            : 0.25
    out.push({ start: m.index, end: m.index + m[0].length, days, kind: 'onset' })
  }
  return out
}

/** Recorded stages. Source: vascular 1.3; a Roman Rutherford numeral is the acute class, a digit the chronic category. */
const stages: readonly (readonly [RegExp, readonly FeatureId[]])[] = [
  [/\bfontaine(?:'s)?(?: stage| class| grade)?:? ?(?:III|3)\b/gi, ['ischemia-stage-text', 'rest-pain-ischemic']],
  [/\bfontaine(?:'s)?(?: stage| class| grade)?:? ?(?:IV|4)\b/gi, ['ischemia-stage-text', 'foot-or-leg-ulcer']],
  [/\bfontaine(?:'s)?(?: stage| class| grade)?:? ?(?:II|2) ?[ab]?\b/gi, ['ischemia-stage-text', 'claudication']],
  [
    /\brutherford(?:'s)?(?: category| cat| class| stage| grade)?:? ?4\b/gi,
    ['ischemia-stage-text', 'rest-pain-ischemic'],
  ],
  [
    /\brutherford(?:'s)?(?: category| cat| class| stage| grade)?:? ?[56]\b/gi,
    ['ischemia-stage-text', 'foot-or-leg-ulcer'],
  ],
  [/\brutherford(?:'s)?(?: category| cat| class| stage| grade)?:? ?[123]\b/gi, ['ischemia-stage-text', 'claudication']],
  [
    /\b(?:(?:acute|ALI)\b[^.;\n]{0,30}\brutherford|rutherford(?: class)? (?=I{1,3}[ab]?\b[^.;\n]{0,20}\b(?:acute|ALI)\b))(?: category| class| stage| grade)?:? ?(?:I{1,3}|II ?[ab])\b/gi,
    ['ischemia-stage-text', 'dx-acute-limb-ischemia'],
  ],
  [/\brutherford(?:'s)?(?: class| stage)?:? ?II ?[ab]\b/g, ['ischemia-stage-text', 'dx-acute-limb-ischemia']],
  [/\b(?:WIfI\b[^.;\n]{0,12}|W ?[0-3] ?I ?[0-3] ?fI ?[0-3])/gi, ['ischemia-stage-text']],
]

/** Every number of a sentence that a feature is measured in. */
export function readNumbers(text: string, outer: Side, aboutLeg: boolean): readonly Reading[] {
  const out: Reading[] = []
  for (const [pattern, features] of stages) {
    pattern.lastIndex = 0
    for (let m = pattern.exec(text); m !== null; m = pattern.exec(text)) {
      for (const feature of features)
        out.push({
          feature,
          start: m.index,
          end: m.index + m[0].trimEnd().length,
          side: outer,
          ...(feature === 'ischemia-stage-text' ? { original: m[0].trim() } : {}),
        })
    }
  }
  if (!/\d/.test(text)) return out
  readSided(text, out, outer)
  calfDifference(out)
  for (const { feature, pattern, accept, also, leg } of plain) {
    if (leg === true && !aboutLeg) continue
    pattern.lastIndex = 0
    for (let m = pattern.exec(text); m !== null; m = pattern.exec(text)) {
      const figure = (m[1] ?? '').replace(/[<>=\s]/g, '')
      if (
        feature === 'pain-severity' &&
        /monofilament|filament|\bMF\b|\bSWM|10 ?g\b|power|strength/i.test(
          text.slice(Math.max(0, m.index - 40), m.index),
        )
      )
        continue
      if (
        feature === 'pain-severity' &&
        !/pain|ache|hurt|sever|score|rated|rates|sore|cramp|burn|VAS|NRS|discomfort/i.test(text)
      )
        continue
      const value = accept === undefined ? Number(figure) : accept(Number(figure), m[0])
      if (value === undefined || Number.isNaN(value)) continue
      const around = sideOf(new RegExp(`${sideWord}`).exec(m[0].slice(2))?.[0])
      const after = sideOf(new RegExp(String.raw`^\s?\(?(${sideWord})`).exec(text.slice(m.index + m[0].length))?.[1])
      const side =
        feature === 'calf-circumference-difference'
          ? differenceSide(text, m.index, outer)
          : around !== 'unknown'
            ? around
            : after !== 'unknown'
              ? after
              : outer
      const place = { start: m.index, end: m.index + m[0].length, side } as const
      out.push({ feature, value, original: m[0], ...place })
      for (const [other, status] of also?.(value, /</.test(m[1] ?? '')) ?? [])
        out.push({ feature: other, status, ...place })
      if (feature === 'monofilament-sites') {
        const rest = text
          .slice(m.index + m[0].length)
          .replace(new RegExp(`^ ?(${sideWord})`), (own) => ' '.repeat(own.length))
        const more = new RegExp(String.raw`^[ ,;]*(?:and )?(${sideWord})?[ :]*(10|\d)\/10[ ]?(${sideWord})?`).exec(
          after === 'unknown' ? text.slice(m.index + m[0].length) : rest,
        )
        if (more !== null)
          out.push({
            feature,
            value: Number(more[2]),
            original: more[0].trim(),
            start: m.index,
            end: m.index + m[0].length + more[0].length,
            side: sideOf(more[1] ?? more[3]),
          })
      }
    }
  }
  return out
}

/** Calves measured one after the other: their difference, for the larger side. */
function calfDifference(out: Reading[]): void {
  if (out.some((r) => r.feature === 'calf-circumference-difference')) return
  const left = out.find((r) => r.feature === 'calf-circumference' && r.side === 'left')
  const right = out.find((r) => r.feature === 'calf-circumference' && r.side === 'right')
  if (left?.value === undefined || right?.value === undefined || left.value === right.value) return
  out.push({
    feature: 'calf-circumference-difference',
    start: Math.min(left.start, right.start),
    end: Math.max(left.end, right.end),
    value: Math.round(Math.abs(left.value - right.value) * 10) / 10,
    side: left.value > right.value ? 'left' : 'right',
  })
}

function differenceSide(text: string, at: number, outer: Side): Side {
  const head = text.slice(0, at)
  const all = [...head.matchAll(new RegExp(sideWord, 'g'))]
  const side = sideOf(all.at(-1)?.[0])
  if (side !== 'unknown') return side
  const after = new RegExp(`(?:on|in) (?:the )?(${sideWord})`).exec(text.slice(at))
  return after === null ? outer : sideOf(after[1])
}

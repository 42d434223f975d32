/**
 * Forms that act where they are put and leave the rest of the body alone: they say nothing about nerves,
 * bladder or restless legs. Inhaled, transdermal and injected drugs reach the whole body and count.
 * Words of a product name or text, lower case.
 */
export const localForms: readonly string[] = [
  'topical', 'cream', 'ointment', 'gel', 'lotion', 'foam', 'shampoo',
  'ophthalmic', 'eye', 'otic', 'ear',
  'vaginal', 'mouthwash', 'irrigation',
]

/** Forms that share a word with a local form but are swallowed: "oral gel capsule". */
export const swallowedForms: readonly string[] = ['capsule', 'capsules', 'caps', 'softgel', 'softgels', 'tablet', 'tablets', 'tab', 'tabs']

export interface ProphylacticRegimen {
  readonly ingredient: string
  /** All of these must match the medication's words and dosage together. */
  readonly matches: readonly RegExp[]
  readonly source: string
}

/** Words that call any regimen prophylaxis, and heparin that only keeps a line open. */
export const notTreatment: readonly RegExp[] = [/prophyla/i, /\bppx\b/i, /\block\b/i, /\bflush\b/i]

/** Prophylaxis of stroke is full anticoagulation, whatever it is called. */
export const strokePrevention = /\bstroke\b|\batrial\b|\ba-?fib\b|\baf\b|\bvalves?\b/i

const onceDaily = /\b(?:once (?:a day|daily)|daily|qd|od|q ?24 ?h(?:ours|rs|r)?|every 24 hours)\b/i
const dosing = 'usual prophylactic regimen of medical and surgical patients, as public dosing tables list it; to be confirmed by a clinician'

/** Low fixed doses that prevent clots and do not treat one. */
export const prophylacticRegimens: readonly ProphylacticRegimen[] = [
  { ingredient: 'enoxaparin',   matches: [/\b40 ?mg\b/i, onceDaily],                             source: dosing },
  { ingredient: 'enoxaparin',   matches: [/\b30 ?mg\b/i, /\b(?:q ?12 ?h|every 12 hours|twice|bid)/i], source: dosing },
  { ingredient: 'dalteparin',   matches: [/\b5,?000 ?(?:units?|u|iu|unt)\b/i, onceDaily],        source: dosing },
  { ingredient: 'tinzaparin',   matches: [/\b4,?500 ?(?:units?|u|iu|unt)\b/i, onceDaily],        source: dosing },
  { ingredient: 'fondaparinux', matches: [/\b2\.5 ?mg\b/i, onceDaily],                           source: dosing },
  { ingredient: 'heparin',      matches: [/\b5,?000 ?(?:units?|u|iu|unt)\b/i, /\b(?:q ?(?:8|12) ?h|every (?:8|12) hours|bid|tid|twice|three times)/i], source: dosing },
]

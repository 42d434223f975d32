import type { Coding } from 'fhir/r4.js'
import { compressionRows } from './codes/compression.ts'
import { codeSystemOf } from './systems.ts'

/**
 * What an order for compression of the legs is: stockings, bandages, wraps, pumps. By code where the code is in
 * the table, else by the words of the order. Clinical specification, vascular section 1.8.
 */

/** Spellings of HCPCS Level II; no other table needs it. */
const hcpcsSystems: ReadonlySet<string> = new Set([
  'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  'http://terminology.hl7.org/CodeSystem/HCPCS', 'urn:oid:2.16.840.1.113883.6.285',
])

const codes = new Map<string, ReadonlySet<string>>(
  [...Map.groupBy(compressionRows, ({ system }) => system)].map(([system, rows]) => [system, new Set(rows.map(({ code }) => code))]),
)

function isCoded(coding: Coding): boolean {
  const system: unknown = coding.system
  const code: unknown = coding.code
  if (typeof code !== 'string' || typeof system !== 'string') return false
  const known = hcpcsSystems.has(system) ? 'hcpcs' : codeSystemOf(system)
  return known !== undefined && codes.get(known)?.has(code.trim().toUpperCase()) === true
}

const garment = String.raw`(?:stockings?|hosiery|hose|socks?|garments?|bandag\w*|wraps?|wrapping|tights|leggings?)`
/** Things that compress only where the word stands right beside them. */
const thing = String.raw`(?:therapy|dressings?|boots?|pumps?|devices?|sleeves?|systems?|appliances?)`

/** Each row is one way orders are worded. Gaps are short and bounded: these run over text anyone may send. */
const worded: readonly RegExp[] = [
  new RegExp(String.raw`\bcompress(?:ion|ive)\b(?!\s*(?:ultras|sonogr|fractur|syndrom|neuropath|duplex|doppler))[^.;\n]{0,40}?\b${garment}\b`, 'i'),
  new RegExp(String.raw`\bcompress(?:ion|ive)[\s-]{1,3}(?:\w{1,12}[\s-]{1,3})?${thing}\b`, 'i'),
  /\b(?:stockings?|hosiery|hose|socks?|garments?|bandag\w*|wraps?|tights)\b[^.;\n]{0,40}?\bcompress(?:ion|ive)\b/i,
  /\b(?:sequential|intermittent|pneumatic)\b[^.;\n]{0,30}?\bcompress(?:ion|or)\b/i,
  /\b(?:graduated|gradient|elastic|support|surgical)\s+(?:elastic\s+|support\s+)?(?:stockings?|hosiery|hose)\b/i,
  /\banti-?\s?(?:embol\w*|thrombo\w*)\s+(?:stockings?|hosiery|hose|socks?)\b/i,
  /\bthrombo-?\s?embol\w*\s+deterrents?\b/i,
  /\bT\.?E\.?D\.?S?\s+(?:anti-?embol\w*\s+)?(?:hose|stockings?|socks?|knee|thigh)\b/i,
  /\bTED[sS]\b/,
  /\bSCDs\b|\bSCD\s+(?:devices?|sleeves?|pumps?|boots?|machine|wraps?)\b/,
  /\bIPC\s+(?:devices?|sleeves?|pumps?|boots?|stockings?|therapy)\b/,
  /\b(?:venous )?foot pumps?\b/i,
  /\bunna\W{0,3}s?\s+boots?\b/i,
  /\b(?:two|three|four|multi|2|3|4)[\s-]{0,3}(?:layer|component)\b[^.;\n]{0,20}?\b(?:bandag\w*|wraps?|system)\b/i,
  /\b\d{2}\s?(?:-|to|–)\s?\d{2}\s?mm\s?\[?hg\]?[^.;\n]{0,30}?\b(?:stockings?|hosiery|hose|socks?)\b/i,
  /\b(?:stockings?|hosiery|hose|socks?)\b[^.;\n]{0,30}?\b\d{2}\s?(?:-|to|–)\s?\d{2}\s?mm\s?\[?hg\]?/i,
  /\b(?:profore|circaid|tubigrip|juxta-?\s?(?:lite|fit)|coban 2)\b/i,
]

/** Bandages that compress only where a leg is named: they are also put around wrists. */
const wordedWithLeg: readonly RegExp[] = [/\b(?:ace|elastic|crepe)\s+(?:wraps?|bandages?)\b/i]

/** Without one of these no row above can match; one look settles it for nearly every order. */
const worthReading = /compress|stocking|hosiery|\bhose\b|\bsocks?\b|bandag|\bwraps?\b|\bTEDS|\bSCD|\bIPC\b|pump|unna|profore|circaid|tubigrip|juxta|coban|deterrent|layer|component/i

const legs = /\b(?:legs?|lower (?:limbs?|extremit(?:y|ies))|cal(?:f|ves)|shins?|thighs?|f(?:oo|ee)t|toes?|ankles?|knees?|[RLB]?LES?)\b/i
const elsewhere = /\b(?:arms?|upper (?:limbs?|extremit(?:y|ies))|hands?|gloves?|gauntlets?|fingers?|wrists?|elbows?|shoulders?|forearms?|face|facial|head|scalp|neck|chest|breasts?|bras?|vests?|abdom\w*|binders?|trunk|truncal|torso|genital|scrot\w*|burns?|radial|femoral|groin|inguinal|[RLB]?UES?)\b/i

/** High-pressure pumps made for arterial disease treat what this is about. */
const arterialPump = /\barterial insufficiency\b/i

/** Words right before it that turn the order around: "ABI before compression therapy", "remove TED hose". */
const turned = /\b(?:remov\w*|discontinu\w*|d\/c|stop\w*|hold|avoid|no|not|without|before|prior to|pre)\b[\s-]*(?:\w+[\s-]+){0,2}$/i

const longestText = 400

/** An order as its resource names it. */
export interface NamedCompression {
  readonly codings: readonly Coding[]
  /** Words of the order: text of its code, displays. */
  readonly texts: readonly string[]
  /** Words of its body sites. */
  readonly sites?: readonly string[]
}

function worn(text: string): boolean {
  for (const pattern of worded) {
    const found = pattern.exec(text)
    if (found !== null) return !turned.test(text.slice(0, found.index))
  }
  return false
}

/** Whether an order puts compression on a leg. An arm, a burn garment, a compression ultrasound or its removal is none. */
export function isLegCompression({ codings, texts, sites = [] }: NamedCompression): boolean {
  const said = texts.map((text) => text.slice(0, longestText))
  const around = [...said, ...sites.map((text) => text.slice(0, longestText))].join('; ')
  const namesLeg = legs.test(around)
  if (!namesLeg && elsewhere.test(around)) return false
  if (codings.some(isCoded)) return true
  if (!said.some((text) => worthReading.test(text)) || arterialPump.test(around)) return false
  return said.some((text) => worn(text) || (namesLeg && wordedWithLeg.some((pattern) => pattern.test(text))))
}

import type { CodeableConcept } from 'fhir/r4.js'
import { codings } from '../fhir/lenient.ts'
import { isDeepVeinSite, isLegSite, siteOf } from '../terminology/body-sites.ts'
import { featureRow, type Side } from '../terminology/features.ts'
import { mergeSides, sideOfConcept } from '../terminology/laterality.ts'
import { type Statement, wordsOf } from './stated-concept.ts'

/** Where on the body a resource speaks about. */
export interface Place {
  readonly side: Side
  readonly leg: boolean
  /** Over the deep veins: calf, lower leg, thigh. */
  readonly deepVein: boolean
  readonly calf: boolean
  /** Where the pressures of the leg are taken. */
  readonly ankle: boolean
  readonly toe: boolean
  /** A site is named, and it is not the leg. */
  readonly elsewhere: boolean
  /** The site in words, to stand beside a title that names none. */
  readonly text?: string
}

const legWords =
  /\b(?:legs?|lower (?:limbs?|extremit(?:y|ies))|calf|calves|shins?|thighs?|hamstrings?|foot|feet|forefoot|toes?|hallux|ankles?|heels?|knees?|soles?|gaiter|popliteal|pedal|tibial|femoral)\b/i
/** Clinicians' capitals; in small letters `le` is a French article. */
const legCapitals = /\b[RLB]?LEs?\b/
const deepVeinWords = /\b(?:calf|calves|thighs?|lower legs?|popliteal|gastrocnemius)\b/i
const ankleWords = /\b(?:ankles?|dorsalis pedis|posterior tibial)\b/i
const toeWords = /\b(?:toes?|hallux)\b/i
const calfWords = /\b(?:calf|calves)\b/i
const otherWords =
  /\b(?:arms?|upper (?:limbs?|extremit(?:y|ies))|hands?|fingers?|thumbs?|wrists?|elbows?|shoulders?|forearms?|face|facial|head|scalp|neck|jaws?|chest|breasts?|abdom(?:en|inal)|eyes?|ears?|nose|mouth|tongue|throat)\b/i

export const namesLeg = (text: string): boolean => legWords.test(text) || legCapitals.test(text)
const namesDeepVein = (text: string): boolean => deepVeinWords.test(text)
export const namesCalf = (text: string): boolean => calfWords.test(text)

/** No site is named. */
export const nowhere: Place = {
  side: 'unknown',
  leg: false,
  deepVein: false,
  calf: false,
  ankle: false,
  toe: false,
  elsewhere: false,
}

/** Reads `bodySite`: by code where the code is known, else by words. */
export function placeOf(sites: readonly CodeableConcept[]): Place {
  if (sites.length === 0) return nowhere
  return sites.map(onePlace).reduce((a, b) => ({
    side: mergeSides(a.side, b.side),
    leg: a.leg || b.leg,
    deepVein: a.deepVein || b.deepVein,
    calf: a.calf || b.calf,
    ankle: a.ankle || b.ankle,
    toe: a.toe || b.toe,
    elsewhere: a.elsewhere && b.elsewhere,
    text: [a.text, b.text].filter((part) => part !== undefined).join(', '),
  }))
}

function onePlace(concept: CodeableConcept): Place {
  const codes = codings(concept)
  const known = codes.flatMap((coding) => siteOf(coding)?.site ?? [])
  const said = wordsOf(concept)
  const text = said.join(', ')
  const leg = known.some(isLegSite) || namesLeg(text)
  return {
    side: sideOfConcept({ coding: [...codes], ...(said[0] === undefined ? {} : { text: said[0] }) }),
    leg,
    deepVein: known.some(isDeepVeinSite) || namesDeepVein(text),
    calf: known.includes('calf') || known.includes('lower-leg') || namesCalf(text),
    ankle: known.includes('ankle') || ankleWords.test(text),
    toe: known.includes('toe') || toeWords.test(text),
    elsewhere: !leg && (known.includes('not-leg') || otherWords.test(text)),
    ...(said[0] === undefined ? {} : { text: said[0] }),
  }
}

/** Whether a code may count here: one that names no site needs the leg beside it, and none may stand beside another site. */
export function siteFits({ concept }: Statement, place: Place, around: string): boolean {
  if (place.elsewhere && featureRow(concept.feature).sided) return false
  if (concept.needsDeepVeinSite) return place.deepVein || namesDeepVein(around)
  return !concept.needsLegSite || place.leg || namesLeg(around)
}

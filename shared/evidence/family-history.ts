import type { FamilyMemberHistory } from 'fhir/r4.js'
import { codings, items, statusCode } from '../fhir/lenient.ts'
import { type Extraction, entryOf, firstTime, nothing, state, timed } from './entry.ts'
import { labelsOf, statementsOf, titleOf } from './stated-concept.ts'
import { labelMentions } from './text.ts'

/** v3-RoleCode: parents, siblings and children, natural, half and twin among them. */
const firstDegree: ReadonlySet<string> = new Set(
  (
    'PRN NPRN MTH NMTH GESTM FTH NFTH SIB NSIB HSIB SIS NSIS HSIS BRO NBRO HBRO TWIN TWINSIS TWINBRO FTWIN ITWIN ' +
    'FTWINSIS FTWINBRO ITWINSIS ITWINBRO CHILD NCHILD SON SONC DAU DAUC'
  ).split(' '),
)

const firstDegreeWords =
  /^\W*(?:biological |natural )?(?:mother|mom|father|dad|parent|sister|brother|sibling|twin|son|daughter|child)\b/i

/**
 * Reads a FamilyMemberHistory for the one feature that relatives decide: restless legs in a first-degree
 * relative. Source: clinical specification, neuromuscular 2.5. Nothing else of the family is the patient's.
 */
export function readFamilyHistory(history: FamilyMemberHistory): Extraction {
  if (statusCode(history.status) === 'entered-in-error' || !isFirstDegree(history.relationship)) return nothing
  const basic = entryOf(history)
  const entry = timed(basic, { at: firstTime(basic, [history.date]) })
  items(history.condition).forEach(({ code }, i) => {
    const path = `condition[${i}].code`
    const coded = statementsOf(code, path).find(({ concept }) => concept.feature === 'dx-restless-legs-syndrome')
    const said = labelsOf(code, path).find(({ text }) =>
      labelMentions(text).some(
        ({ feature, status }) => feature === 'dx-restless-legs-syndrome' && status === 'present',
      ),
    )
    const fact = { feature: 'family-history-rls', status: 'present' } as const
    if (coded !== undefined) state(entry, { ...fact, kind: 'coded', path: coded.path, coding: coded.coding })
    else if (said !== undefined) state(entry, { ...fact, kind: 'text', path: said.path })
  })
  return entry.found
}

const isFirstDegree = (relationship: FamilyMemberHistory['relationship']): boolean =>
  codings(relationship).some(({ code }) => firstDegree.has(code ?? '')) ||
  firstDegreeWords.test(titleOf(relationship) ?? '')

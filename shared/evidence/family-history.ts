import type { FamilyMemberHistory } from 'fhir/r4.js'
import { codings, items, statusCode } from '../fhir/lenient.ts'
import { type Entry, entryOf, evidence, type Findings, firstTime } from './entry.ts'
import { labelsOf, statementsOf, titleOf } from './stated-concept.ts'
import { labelMentions } from './text.ts'

/** v3-RoleCode: parents, siblings, children, natural, half and twin among them. */
const firstDegree: ReadonlySet<string> = new Set([
  'PRN',
  'NPRN',
  'MTH',
  'NMTH',
  'GESTM',
  'FTH',
  'NFTH',
  'SIB',
  'NSIB',
  'HSIB',
  'SIS',
  'NSIS',
  'HSIS',
  'BRO',
  'NBRO',
  'HBRO',
  'TWIN',
  'TWINSIS',
  'TWINBRO',
  'FTWIN',
  'ITWIN',
  'FTWINSIS',
  'FTWINBRO',
  'ITWINSIS',
  'ITWINBRO',
  'CHILD',
  'NCHILD',
  'SON',
  'SONC',
  'DAU',
  'DAUC',
])

const firstDegreeWords =
  /^\W*(?:biological |natural )?(?:mother|mom|father|dad|parent|sister|brother|sibling|twin|son|daughter|child)\b/i

/**
 * Reads a FamilyMemberHistory for the one feature that relatives decide: restless legs in a first-degree
 * relative. Source: clinical specification, neuromuscular 2.5. Nothing else of the family is the patient's.
 */
export function readFamilyHistory(history: FamilyMemberHistory, findings: Findings): void {
  if (statusCode(history.status) === 'entered-in-error') return
  const { relationship } = history
  const isNear =
    codings(relationship).some(({ code }) => firstDegree.has(code ?? '')) ||
    firstDegreeWords.test(titleOf(relationship) ?? '')
  if (!isNear) return
  const basic = entryOf(history)
  const at = firstTime(basic, [history.date], findings)
  const entry: Entry = { ...basic, ...(at === undefined ? {} : { at }) }
  items(history.condition).forEach(({ code }, i) => {
    const path = `condition[${i}].code`
    const coded = statementsOf(code, path).find(({ concept }) => concept.feature === 'dx-restless-legs-syndrome')
    const said = labelsOf(code, path).find(({ text }) =>
      labelMentions(text).some(
        ({ feature, status }) => feature === 'dx-restless-legs-syndrome' && status === 'present',
      ),
    )
    if (coded === undefined && said === undefined) return
    findings.evidence.push(
      evidence(entry, {
        feature: 'family-history-rls',
        status: 'present',
        kind: coded === undefined ? 'text' : 'coded',
        path: coded?.path ?? said?.path ?? path,
        ...(coded === undefined ? {} : { coding: coded.coding }),
      }),
    )
  })
}

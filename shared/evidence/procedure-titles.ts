import type { FeatureId } from '../terminology/features.ts'

/** What a procedure was, by its title: procedures come in hundreds of codes and few words. */
interface TitleRow {
  readonly feature: FeatureId
  readonly says: RegExp
  readonly source: string
}

/** Titles that only speak about an operation. */
const notDone =
  /\b(?:x-?rays?|radiogra\w*|imaging|mri|ct|ultrasound|evaluat\w+|assess\w+|follow[ -]?up|consult\w*|referral|planned|pre-?op\w*|education|counsel\w*|suture removal|removal of sutures|dressing change|physical therapy|rehabilitation|screening)\b/i

/**
 * Which operations are "major" for Wells is a project choice: those that need general or regional anesthesia
 * and keep the patient in bed.
 */
export const procedureTitles: readonly TitleRow[] = [
  {
    feature: 'risk-major-surgery-12w',
    source: 'Wells 2003, item 3; clinical specification, vascular 1.5 W3',
    says: /\b(?:(?:total|partial|hemi)?[\s-]*(?:hip|knee|shoulder|joint) (?:replacement|arthroplast\w*)|hemiarthroplast\w*|arthroplast\w*|tha|tka|thr|tkr|orif|open reduction|internal fixation|intramedullary nail\w*|hip (?:fracture )?(?:repair|fixation)|spinal fusion|laminectom\w*|discectom\w*|craniotom\w*|thoracotom\w*|sternotom\w*|lobectom\w*|cabg|coronary artery bypass\w*|valve (?:replacement|repair)|laparotom\w*|colectom\w*|hemicolectom\w*|bowel resection|gastrectom\w*|gastric bypass|sleeve gastrectom\w*|cholecystectom\w*|appendectom\w*|appendicectom\w*|hysterectom\w*|c(?:a)?esarean|prostatectom\w*|nephrectom\w*|cystectom\w*|mastectom\w*|hernia repair|transplant\w*|bypass graft\w*|aneurysm repair|amputation)\b/i,
  },
  {
    feature: 'risk-recent-vascular-catheter',
    source: 'clinical specification, vascular 1.2, causes that raise the prior',
    says: /\b(?:(?:cardiac|heart|arterial|femoral) catheteri[sz]ation|cardiac cath|(?:coronary|cerebral|femoral|aort\w*|peripheral|leg|lower (?:limb|extremity)) (?:angiogra\w*|arteriogra\w*|angioplast\w*|stent\w*)|percutaneous coronary intervention|pci|ptca|tavr|tavi|evar|tevar|intra-?aortic balloon)\b/i,
  },
  {
    feature: 'risk-leg-paralysis-or-cast',
    source: 'Wells 2003, item 2',
    says: /\b(?:(?:short|long) leg cast|(?:cast|plaster|splint)\b.{0,30}\b(?:leg|lower (?:limb|extremity)|ankle|foot|tibia\w*|knee)|(?:leg|ankle|foot|tibial) (?:cast|plaster))\b/i,
  },
]

/** A risk that a title names, and the words that name it. */
interface TitledRisk {
  readonly feature: FeatureId
  readonly quote: { readonly text: string; readonly start: number; readonly end: number }
}

export function risksOfTitle(title: string): readonly TitledRisk[] {
  if (title.length > 300 || notDone.test(title)) return []
  return procedureTitles.flatMap(({ feature, says }) => {
    const found = says.exec(title)
    if (found === null) return []
    const [text] = found
    return [{ feature, quote: { text, start: found.index, end: found.index + text.length } }]
  })
}

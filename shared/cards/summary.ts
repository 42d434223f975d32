import { featureRow } from '../terminology/features.ts'
import { plain, shorten } from './plain-text.ts'
import { type Subject, sideOf } from './subject.ts'
import { legWords, wording } from './wording.ts'

/** CDS Hooks wants fewer than 140 characters, counted as code points. */
const limit = 139

/** "chronic limb-threatening ischemia, right leg" */
export function named(subject: Subject): string {
  const { name, side } = wording[subject.topic]
  const leg = side === 'none' ? undefined : legWords[sideOf(subject)]
  return leg === undefined ? name : `${name}, ${leg}`
}

/**
 * One plain sentence that offers a possibility and says why: "Consider deep vein thrombosis, left leg:
 * swollen, tender calf; calf circumference difference 4 cm; no D-dimer on record". Never a diagnosis,
 * a probability or an instruction.
 */
export function summaryOf(subject: Subject): string {
  const { lead, topic } = subject
  const { consider } = wording[topic]
  const head = `Consider ${consider === undefined ? named(subject) : named(subject).replace(wording[topic].name, consider)}`
  const because = plain(lead.rules[0].because).replace(/[.;:,\s]+$/, '')

  const measured = lead.for
    .filter(({ quantity, status }) => quantity !== undefined && status === 'present')
    .map(({ label }) => plain(label))
  const unmeasured = lead.missing.find(({ feature }) => featureRow(feature).kind === 'measurement')
  const additions = [
    ...measured.slice(0, 2),
    ...(unmeasured === undefined ? [] : [`no ${plain(unmeasured.label)} on record`]),
  ].filter((addition) => addition !== '' && !because.includes(addition))

  const sentence = because === '' ? head : shorten(`${head}: ${because}`, limit)
  // What no longer fits whole is left to the detail.
  return additions.reduce((text, addition) => {
    const longer = `${text}${text === head ? ': ' : '; '}${addition}`
    return [...longer].length <= limit ? longer : text
  }, sentence)
}

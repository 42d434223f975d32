import type { Citation } from './assessment.ts'
import type { RuleBook, RuleBookChapter, RuleBookRule } from './rule-book.ts'

export const cite = ({ title, year, url, house }: Citation): string =>
  house === true
    ? 'house rule'
    : `${url === undefined ? title : `[${title}](${url})`}${year === undefined ? '' : `, ${year}`}`

const ruleLines = ({ id, kind, urgency, because, when, source, attributes }: RuleBookRule): string =>
  [
    `- **${id}** (${kind === 'silence' ? 'silence' : urgency}): ${because}`,
    `  - when: ${when}`,
    `  - source: ${cite(source)}${attributes.length === 0 ? '' : `; uses ${attributes.join(', ')}`}`,
  ].join('\n')

const points = (n: number): string => (n > 0 ? `+${n}` : `${n}`)

function chapterLines({ display, topic, rules, definitions, points: rows, scores }: RuleBookChapter): string {
  return [
    `## ${display}`,
    `Topic \`${topic}\`.`,
    rules.map(ruleLines).join('\n'),
    ...(definitions.length === 0
      ? []
      : ['Terms in «»:', definitions.map(({ name, when }) => `- «${name}»: ${when}`).join('\n')]),
    'Points (rank within one urgency, nothing else):',
    rows.map(({ label, points: n }) => `- ${points(n)} ${label}`).join('\n'),
    ...scores.flatMap(({ label, source, items }) => [
      `Score shown: ${label} (${cite(source)})`,
      items.map((item) => `- ${points(item.points)} ${item.label}`).join('\n'),
    ]),
  ].join('\n\n')
}

/** The rule book as Markdown: what a clinician who does not program reads, and what a change of rules looks like as text. */
export function ruleBookPage(book: RuleBook): string {
  const used = Object.entries(book.attributesUsed)
  const names = (yes: boolean) =>
    used
      .filter(([, is]) => is === yes)
      .map(([name]) => name)
      .join(', ')
  return `${[
    '<!-- Generated from shared/classifier by `npm run rule-book`. Do not edit. -->',
    `# Rule book, rule set ${book.ruleSet}`,
    book.intendedUse,
    [
      `- Developer: ${book.developer}`,
      `- Funding of the technical implementation: ${book.fundingSource}`,
      `- Released ${book.released}, revised ${book.revised}`,
      `- Patient attributes used: ${names(true)}`,
      `- Patient attributes not used: ${names(false)}`,
    ].join('\n'),
    ...book.chapters.map(chapterLines),
  ].join('\n\n')}\n`
}

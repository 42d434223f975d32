import { inWords, named } from '../classifier/rule-book.ts'
import { cite } from '../classifier/rule-book-page.ts'
import { ruleSet } from '../classifier/rule-set.ts'
import { topics } from '../classifier/topics.ts'
import { featureRow } from '../terminology/features.ts'
import { type Concern, concernWords, type Ground, type OrderRule, orderRules } from './rules.ts'

const titles: Readonly<Record<Concern, string>> = {
  compression: 'Compression therapy of a leg',
  'restless-legs': 'Drugs that worsen restless legs',
  quinine: 'Quinine',
}

const groundWords = (ground: Ground): string =>
  ground.kind === 'record'
    ? inWords(ground.when)
    : `${topics[ground.topic].display} speaks in the assessment${ground.confident === true ? ', at least suggestive and not explained by another' : ''}`

const ruleLines = ({ id, urgency, because, drug, grounds, steps, source }: OrderRule): string =>
  [
    `- **${id}** (${urgency}): ${because}`,
    `  - ordered: ${drug === undefined ? 'compression of a leg' : featureRow(drug).label}`,
    `  - when: ${grounds.map(groundWords).join('; or ')}`,
    ...steps.map(({ text, when }) => `  - advice: ${text}${when === undefined ? '' : ` (when ${inWords(when)})`}`),
    `  - source: ${cite(source)}`,
  ].join('\n')

function definitionLines(rules: readonly OrderRule[]): string {
  const criteria = rules.flatMap(({ grounds, steps }) => [
    ...grounds.flatMap((ground) => (ground.kind === 'record' ? [ground.when] : [])),
    ...steps.flatMap(({ when }) => (when === undefined ? [] : [when])),
  ])
  const terms = new Map(criteria.flatMap((criterion) => [...named(criterion)]).map(({ name, when }) => [name, when]))
  return [...terms].map(([name, when]) => `- «${name}»: ${when}`).join('\n')
}

/** The rules about draft orders as Markdown, for a clinician who does not program. */
export function orderRulesPage(): string {
  const chapters = [...Map.groupBy(orderRules, ({ concern }) => concern)].map(([concern, rules]) =>
    [`## ${titles[concern]}`, concernWords[concern], rules.map(ruleLines).join('\n')].join('\n\n'),
  )
  return `${[
    '<!-- Generated from shared/order-safety/rules.ts by `npm run rule-book`. Do not edit. -->',
    `# Rules about draft orders, rule set ${ruleSet}`,
    'Asked of `leg-pain-order-select` and `leg-pain-order-sign` only, and only of orders of these kinds.',
    ...chapters,
    'Terms in «»:',
    definitionLines(orderRules),
  ].join('\n\n')}\n`
}

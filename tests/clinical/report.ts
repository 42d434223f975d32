import { ruleSet } from '../../shared/classifier/rule-set.ts'
import { type Topic, topics } from '../../shared/classifier/topics.ts'
import { partOf } from './case.ts'
import { type Evaluation, type Figures, portions } from './evaluation.ts'
import type { Judged } from './judge-case.ts'
import { shown } from './proportion.ts'

/** What issue 3 asks for, on every part by itself. */
export const bars = {
  redFlag: { label: 'Red-flag sensitivity', atLeast: 0.98 },
  falseCritical: { label: 'False critical alarms', atMost: 0.02 },
  top1: { label: 'Right topic first (top-1)', atLeast: 0.92 },
  silence: { label: 'Silence specificity', atLeast: 0.98 },
  textPrecision: { label: 'Text features, precision', atLeast: 0.97 },
  textRecall: { label: 'Text features, recall', atLeast: 0.92 },
} as const

export type Barred = keyof typeof bars

const unbarred = {
  urgency: 'Urgency of the first card right',
  side: 'Leg of the first card right',
} as const

const wanted = (name: Barred): string => {
  const bar = bars[name]
  return 'atLeast' in bar ? `at least ${100 * bar.atLeast} %` : `at most ${100 * bar.atMost} %`
}

const peers: readonly (readonly [task: string, marks: string, source: string])[] = [
  ['Symptom checkers, vignettes: right diagnosis first; right triage', '34 %; 57 %', 'Semigran, BMJ 2015;351:h3480'],
  [
    'Symptom checkers, vignettes: right diagnosis first; right triage; emergencies',
    '36 %; 49 %; 63 %',
    'Hill, MJA 2020;212:514',
  ],
  [
    'Critical limb ischemia from notes by rules: PPV; sensitivity',
    '96 %; 84 %',
    'Afzal 2018, doi 10.1016/j.ijmedinf.2017.12.024',
  ],
  [
    'Venous thromboembolism in a live decision support: sensitivity; specificity',
    '89.9 %; 99.8 %',
    'JMIR 2023;25:e43153',
  ],
  ['Venous thromboembolism from notes by rules: PPV; sensitivity', '84.7 %; 95.3 %', 'McPeek Hinz 2013, PMC3900229'],
]

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** `EVALUATION.md`: the figures of both parts, for a reader who does not program. */
export function reportOf({ charts, figures }: Evaluation): string {
  const { all, develop, aside } = figures
  const line = (
    name: keyof Figures & (Barred | keyof typeof unbarred),
    label: string,
    bar: string,
  ): readonly string[] => [label, bar, shown(develop[name]), shown(aside[name]), shown(all[name])]
  const failing = charts.filter(({ failures }) => failures.length > 0)
  const [failingDevelop, failingAside] = (['develop', 'aside'] as const).map((part) =>
    failing.filter(({ chart }) => partOf(chart) === part),
  )
  return `# Evaluation

Written by \`npm run evaluate\`. Rule set ${ruleSet}.

**These charts are synthetic.** ${all.charts} FHIR charts and ${all.texts} texts were written by this project from its
clinical documents and from published case patterns. They measure whether the rules do what the documents say, in many ways of
writing a chart. They say nothing of clinical validity: no real patient, no independent adjudication, no prevalence. The
expectations were written before the engine's answers were seen; every third chart and text is kept aside and not looked at while
rules and phrases are written.

Each figure: percent (count; 95 % Wilson interval).

## Summary

${table(
  [
    '',
    'Wanted',
    `Develop (${develop.charts} charts, ${develop.texts} texts)`,
    `Kept aside (${aside.charts}, ${aside.texts})`,
    `All (${all.charts}, ${all.texts})`,
  ],
  [
    ...(Object.keys(bars) as Barred[]).map((name) => line(name, bars[name].label, wanted(name))),
    ...(Object.keys(unbarred) as (keyof typeof unbarred)[]).map((name) => line(name, unbarred[name], '')),
  ],
)}

- *Red-flag sensitivity*: charts whose right answer is an emergency that got the card of that topic at no less than its urgency.
- *False critical alarms*: charts where nothing is critical and a critical card came.
- *Top-1*: charts that deserve a card whose first card has the right topic.
- *Silence specificity*: charts that deserve no card and got none.
- *Text features*: statements of the text reader, each with present, absent or possible, and the leg where it matters.

## By topic

Sensitivity: charts where the topic deserves a card and has one. PPV: cards of the topic that are deserved.

${portions
  .map(
    (portion) => `### ${{ develop: 'Develop', aside: 'Kept aside', all: 'All' }[portion]}

${table(
  ['Topic', 'Sensitivity', 'PPV'],
  (Object.keys(topics) as Topic[]).map((topic) => [
    topics[topic].display,
    shown(figures[portion].byTopic[topic].sensitivity),
    shown(figures[portion].byTopic[topic].ppv),
  ]),
)}`,
  )
  .join('\n\n')}

## Beside published marks

${table(['Task', 'Published', 'Source'], peers)}

Those marks come from real charts or from vignettes of others; ours come from synthetic text written beside the rules. The two
must not be compared as if they were the same measurement. They stand here as the bar a partner site's validation has to meet.

## Charts that fail

Kept aside: ${failingAside?.length ?? 0} of ${aside.charts} charts miss at least one expectation (not listed, so that rules cannot be fitted to them).
Develop: ${failingDevelop?.length ?? 0} of ${develop.charts}.

${(failingDevelop ?? []).map(failure).join('\n') || 'None.'}
`
}

export const failure = ({ chart, failures }: Judged): string =>
  `- \`${chart.id}\` ${chart.title}: ${failures.join('; ')}`

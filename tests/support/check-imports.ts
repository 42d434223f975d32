/**
 * The import picture of the house, as a table: an arrow that is not drawn here fails the build.
 * Checked with dependency-cruiser. Fails on a wrong arrow, on a circle, and when suspiciously few modules
 * were read: a parser that understands nothing would otherwise report success over no modules at all.
 */
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser'

/** Who may import whom inside shared/; each layer may skip to the right, never step left. */
const may: Record<string, readonly string[]> = {
  fhir: [],
  'cds-hooks': [],
  telemetry: [],
  terminology: ['fhir'],
  evidence: ['terminology', 'fhir'],
  classifier: ['evidence', 'terminology', 'fhir'],
  cards: ['classifier', 'evidence', 'terminology', 'fhir', 'cds-hooks'],
  screening: ['cards', 'classifier', 'evidence', 'terminology', 'fhir'],
  'order-safety': ['cards', 'classifier', 'evidence', 'terminology', 'fhir', 'cds-hooks'],
  'alert-memory': ['order-safety', 'cards', 'classifier', 'evidence', 'terminology', 'fhir', 'cds-hooks'],
  audit: ['alert-memory', 'cards', 'classifier', 'evidence', 'terminology', 'cds-hooks', 'telemetry'],
  'fhir-client': ['fhir', 'cds-hooks', 'telemetry'],
}

const pure = '^shared/(fhir|terminology|evidence|classifier|cards|order-safety|alert-memory|screening|cds-hooks)/'

const forbidden: IForbiddenRuleType[] = [
  { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'shared-knows-no-shell',
    severity: 'error',
    from: { path: '^shared/' },
    to: { path: '^(functions|infra|tests)/' },
  },
  {
    name: 'constructs-know-no-code',
    severity: 'error',
    from: { path: '^infra/(constructs|app|config|supine-stack)' },
    to: { path: '^(functions|shared)/' },
  },
  {
    name: 'pure-part-does-no-io',
    severity: 'error',
    from: { path: pure },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
  },
  ...Object.entries(may).map(
    ([layer, allowed]): IForbiddenRuleType => ({
      name: `${layer}-imports`,
      severity: 'error',
      from: { path: `^shared/${layer}/` },
      to: { path: '^shared/', pathNot: [layer, ...allowed].map((name) => `^shared/${name}/`) },
    }),
  ),
]

const leastModules = 150

const { output } = await cruise(['shared', 'functions', 'infra'], {
  ruleSet: { forbidden },
  validate: true,
  doNotFollow: { path: ['node_modules'] },
  tsPreCompilationDeps: true,
  parser: 'swc',
})
if (typeof output === 'string') throw new Error('dependency-cruiser answered with text, not with a result')

const modules = output.modules.filter(({ source }) => /^(shared|functions|infra)\//.test(source)).length
for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} -> ${to}`)
console.log(`${modules} modules, ${output.summary.violations.length} wrong imports`)
if (modules < leastModules) {
  console.error(`expected at least ${leastModules} modules: the import check read too little`)
  process.exitCode = 1
}
if (output.summary.violations.some(({ rule }) => rule.severity === 'error')) process.exitCode = 1

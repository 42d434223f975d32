// The import picture of the house, as a table: an arrow that is not drawn here fails the build.
const may = {
  fhir: [],
  'cds-hooks': [],
  telemetry: [],
  terminology: ['fhir'],
  evidence: ['terminology', 'fhir'],
  classifier: ['evidence', 'terminology', 'fhir'],
  cards: ['classifier', 'evidence', 'terminology', 'fhir', 'cds-hooks'],
  audit: ['cards', 'classifier', 'evidence', 'terminology', 'cds-hooks', 'telemetry'],
  'fhir-client': ['fhir', 'cds-hooks', 'telemetry'],
}

const pure = '^shared/(fhir|terminology|evidence|classifier|cards|cds-hooks)/'

export default {
  forbidden: [
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
    ...Object.entries(may).map(([layer, allowed]) => ({
      name: `${layer}-imports`,
      severity: 'error',
      from: { path: `^shared/${layer}/` },
      to: { path: '^shared/', pathNot: [layer, ...allowed].map((name) => `^shared/${name}/`) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
  },
}

/** The hypotheses we speak about. `code` is the card's topic; SNOMED CT where a verified concept exists. */
export const topics = {
  'acute-limb-ischemia': { display: 'Acute limb ischemia', snomed: '1230182004' },
  'pulmonary-embolism': { display: 'Pulmonary embolism', snomed: '59282003' },
  'cauda-equina-syndrome': { display: 'Cauda equina syndrome', snomed: '192970008' },
  'chronic-limb-threatening-ischemia': { display: 'Chronic limb-threatening ischemia', snomed: '233962007' },
  'deep-vein-thrombosis': { display: 'Deep vein thrombosis of the leg', snomed: undefined },
  cellulitis: { display: 'Cellulitis of the leg', snomed: undefined },
  'peripheral-artery-disease': { display: 'Peripheral artery disease', snomed: undefined },
  'lumbar-radiculopathy': { display: 'Lumbar radiculopathy (sciatica)', snomed: '128196005' },
  'lumbar-spinal-stenosis': { display: 'Lumbar spinal stenosis', snomed: '18347007' },
  'peripheral-neuropathy': { display: 'Peripheral neuropathy', snomed: undefined },
  'restless-legs-syndrome': { display: 'Restless legs syndrome', snomed: '32914008' },
  'nocturnal-leg-cramps': { display: 'Nocturnal leg cramps', snomed: undefined },
  'chronic-venous-insufficiency': { display: 'Chronic venous insufficiency', snomed: undefined },
  'positional-leg-pain': { display: 'Positional leg pain, cause open', snomed: undefined },
} as const satisfies Record<string, { display: string; snomed: string | undefined }>

export type Topic = keyof typeof topics

export const topicSystem = 'urn:supine:topic'

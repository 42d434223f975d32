import type { CodeRow } from './code-row.ts'

/** SNOMED CT: spine, nerves, cramps, restless legs, bladder and bowel. */
export const snomedNeuromuscular: readonly CodeRow[] = [
  // --- Nerve roots and discs
  { code: '23056005',          match: 'descendants', states: ['dx-lumbar-radiculopathy', 'radiating-below-knee'],                    source: 'public-files', display: 'Sciatica', note: 'symptom-level code' },
  { code: '128196005',         match: 'descendants', states: ['dx-lumbar-radiculopathy'],                                            source: 'ohdsi',        display: 'Lumbar radiculopathy', note: 'preferred over 23056005' },
  { code: '307177001',                               states: ['dx-lumbar-radiculopathy', 'radiating-below-knee'],                    source: 'ohdsi',        display: 'Chronic sciatica' },
  { code: '299966003',                               states: ['dx-lumbar-radiculopathy', 'mri-root-compression'],                    source: 'ecqm-2024',    display: 'Compression of lumbar nerve root', note: 'supports the source of pain, does not prove it' },
  { code: '299967007',                               states: ['dx-lumbar-radiculopathy', 'mri-root-compression'],                    source: 'ecqm-2024',    display: 'Compression of sacral nerve root' },
  { code: '448591000124106',                         states: ['dx-lumbar-radiculopathy', 'lumbar-disc-displacement'],                source: 'public-files', display: 'Herniation of nucleus pulposus of lumbar intervertebral disc', note: 'US extension; a displacement with the radiculopathy the tables assign to it' },
  { code: '16650241000119101',                       states: ['dx-lumbar-radiculopathy'],                             side: 'left',  source: 'ecqm-2024',    display: 'Lesion of left lumbosacral nerve root' },
  { code: '16650341000119107',                       states: ['dx-lumbar-radiculopathy'],                             side: 'right', source: 'ecqm-2024',    display: 'Lesion of right lumbosacral nerve root' },
  { code: '279039007',         match: 'descendants', states: ['low-back-pain'],                                                      source: 'ohdsi',        display: 'Low back pain' },
  { code: '278860009',                               states: ['low-back-pain'],                                                      source: 'ohdsi',        display: 'Chronic low back pain' },

  // --- Spinal stenosis and cauda equina
  { code: '18347007',          match: 'descendants', states: ['dx-lumbar-spinal-stenosis'],                                        source: 'public-files', display: 'Spinal stenosis of lumbar region' },
  { code: '764272007',                               states: ['dx-cauda-equina-syndrome', 'dx-lumbar-spinal-stenosis'],            source: 'ecqm-2024',    display: 'Compression of cauda equina due to lumbar vertebral stenosis', note: 'also a stenosis' },
  { code: '192970008',                               states: ['dx-cauda-equina-syndrome'],                                         source: 'ecqm-2024',    display: 'Cauda equina syndrome' },
  { code: '782388003',                               states: ['dx-cauda-equina-syndrome'],                                         source: 'ecqm-2024',    display: 'Incomplete cauda equina syndrome' },
  { code: '782390002',                               states: ['dx-cauda-equina-syndrome', 'urinary-retention'],                    source: 'ecqm-2024',    display: 'Painless urinary retention due to cauda equina syndrome', note: 'retention stage' },
  { code: '192971007',                               states: ['dx-cauda-equina-syndrome'],                                         source: 'ecqm-2024',    display: 'Cauda equina syndrome not affecting bladder' },
  { code: '12454008',                                states: ['dx-cauda-equina-syndrome'],                                         source: 'ecqm-2024',    display: 'Cauda equina syndrome with neurogenic bladder' },
  { code: '267590006',                               states: ['dx-cauda-equina-syndrome'],                                         source: 'ecqm-2024',    display: 'Cauda equina syndrome with cord bladder' },
  { code: '8663007',                                 states: ['dx-cauda-equina-syndrome'],                                         source: 'ecqm-2024',    display: 'Cauda equina syndrome without neurogenic bladder' },
  { code: '16846261000119106',                       states: ['dx-cauda-equina-syndrome'],                                         source: 'ecqm-2024',    display: 'Compression of cauda equina' },
  { code: '449813001',                               states: ['saddle-anaesthesia'],                                               source: 'ecqm-2024',    display: 'Numbness of saddle area' },
  { code: '267064002',         match: 'descendants', states: ['urinary-retention'],                                                source: 'ecqm-2024',    display: 'Retention of urine' },
  { code: '236648008',                               states: ['urinary-retention'],                                                source: 'ecqm-2024',    display: 'Acute retention of urine' },
  { code: '12245681000119103',                       states: ['urinary-retention', 'urinary-retention-postprocedural'],            source: 'ecqm-2024',    display: 'Postprocedural retention of urine', note: 'explains retention' },
  { code: '24700007',                                states: ['spinal-cord-injury'],                                               source: 'ecqm-2021',    display: 'Multiple sclerosis' },
  { code: '698754002',                               states: ['spinal-cord-injury'],                                               source: 'synthea',      display: 'Chronic paralysis due to lesion of spinal cord' },
  { code: '126963001',                               states: ['spinal-malignancy'],                                                source: 'ecqm-2024',    display: 'Neoplasm of cauda equina', note: 'a tumor as possible cause, not the syndrome: outside the tier-1 list' },
  { code: '363477002',                               states: ['spinal-malignancy', 'risk-active-cancer', 'history-of-malignancy'], source: 'ecqm-2021',    display: 'Malignant neoplasm of cauda equina' },

  // --- Restless legs and cramps
  { code: '32914008',   states: ['dx-restless-legs-syndrome'],              source: 'ohdsi',        display: 'Restless legs' },
  { code: '1052284009', states: ['dx-restless-legs-syndrome', 'pregnancy'], source: 'ecqm-2024',    display: 'Restless leg syndrome in pregnancy' },
  { code: '418763003',  states: ['plms'],                                   source: 'ohdsi',        display: 'Periodic limb movement disorder', note: 'supports restless legs, is not it' },
  { code: '449917004',  states: ['cramping-quality'],                       source: 'cramp-corpus', display: 'Cramp in lower limb', note: 'preferred term not seen beside the code' },

  // --- Peripheral nerves
  { code: '302226006',       match: 'descendants', states: ['dx-peripheral-neuropathy'],                                    source: 'public-files', display: 'Peripheral neuropathy' },
  { code: '42345000',        match: 'descendants', states: ['dx-peripheral-neuropathy'],                                    source: 'public-files', display: 'Polyneuropathy' },
  { code: '424736006',                             states: ['dx-peripheral-neuropathy', 'diabetes'],                        source: 'ohdsi',        display: 'Diabetic peripheral neuropathy' },
  { code: '1511000119107',                         states: ['dx-peripheral-neuropathy', 'diabetes'],                        source: 'ecqm-2024',    display: 'Peripheral neuropathy due to type 2 diabetes mellitus' },
  { code: '71791000119104',                        states: ['dx-peripheral-neuropathy', 'diabetes'],                        source: 'ecqm-2024',    display: 'Peripheral neuropathy due to type 1 diabetes mellitus' },
  { code: '110181000119105',                       states: ['dx-peripheral-neuropathy', 'diabetes'],                        source: 'ecqm-2024',    display: 'Peripheral sensory neuropathy due to type 2 diabetes mellitus' },
  { code: '713705003',                             states: ['dx-peripheral-neuropathy', 'diabetes'],                        source: 'ecqm-2024',    display: 'Polyneuropathy due to type 1 diabetes mellitus' },
  { code: '713706002',                             states: ['dx-peripheral-neuropathy', 'diabetes'],                        source: 'ecqm-2024',    display: 'Polyneuropathy due to type 2 diabetes mellitus' },
  { code: '368581000119106',                       states: ['dx-peripheral-neuropathy', 'diabetes'],                        source: 'ecqm-2024',    display: 'Neuropathy due to type 2 diabetes mellitus' },
  { code: '102781000119107',                       states: ['dx-peripheral-neuropathy', 'diabetes'],                        source: 'ecqm-2024',    display: 'Sensory neuropathy due to type 1 diabetes mellitus' },
  { code: '7916009',                               states: ['dx-peripheral-neuropathy'],                                    source: 'ohdsi',        display: 'Alcoholic polyneuropathy' },
  { code: '22722001',                              states: ['dx-peripheral-neuropathy'],                                    source: 'ohdsi',        display: 'Idiopathic peripheral neuropathy' },
  { code: '386033004',                             states: ['dx-peripheral-neuropathy'],             certainty: 'possible', source: 'ohdsi',        display: 'Neuropathy', note: 'any neuropathy' },
  { code: '427027005',                             states: ['diabetic-amyotrophy', 'diabetes'],                             source: 'ecqm-2021',    display: 'Lumbosacral radiculoplexus neuropathy due to type 2 diabetes mellitus' },
  { code: '427571000',                             states: ['diabetic-amyotrophy', 'diabetes'],                             source: 'ecqm-2021',    display: 'Lumbosacral radiculoplexus neuropathy due to type 1 diabetes mellitus' },
  { code: '40956001',                              states: ['guillain-barre'],                                              source: 'ecqm-2024',    display: 'Guillain-Barré syndrome' },

  // --- Sensation, strength, gait
  { code: '397974008',                               states: ['numbness'],                                                                                  needs: 'leg', source: 'snomed-finding-extractor', display: 'Hypesthesia' },
  { code: '102603008',                               states: ['numbness'],                                                                                  needs: 'leg', source: 'ohdsi',                    display: 'Numbness of skin' },
  { code: '44077006',                                states: ['numbness'],                                                                                  needs: 'leg', source: 'public-files',             display: 'Numbness' },
  { code: '91019004',          match: 'descendants', states: ['paraesthesia'],                                                                              needs: 'leg', source: 'ohdsi',                    display: 'Paresthesia' },
  { code: '247325003',                               states: ['paraesthesia'],                                                                              needs: 'leg', source: 'ohdsi',                    display: 'Altered sensation of skin', note: 'altered sensation: read as paresthesia' },
  { code: '102568007',                               states: ['limb-weakness', 'motor-deficit', 'risk-leg-paralysis-or-cast'],                                            source: 'ecqm-2021',                display: 'Paresis of lower extremity' },
  { code: '16018431000119109',                       states: ['limb-weakness', 'motor-deficit', 'risk-leg-paralysis-or-cast'],           side: 'right',                   source: 'ecqm-2021',                display: 'Paresis of right lower limb' },
  { code: '16018391000119104',                       states: ['limb-weakness', 'motor-deficit', 'risk-leg-paralysis-or-cast'],           side: 'left',                    source: 'ecqm-2021',                display: 'Paresis of left lower limb' },
  { code: '26544005',                                states: ['limb-weakness', 'motor-deficit'],                                                            needs: 'leg', source: 'ecqm-2021',                display: 'Muscle weakness' },
  { code: '713514005',                               states: ['limb-weakness', 'motor-deficit'],                                                            needs: 'leg', source: 'ecqm-2024',                display: 'Muscle weakness of limb' },
  { code: '309249007',                               states: ['limb-weakness', 'motor-deficit'],                                                                          source: 'ecqm-2024',                display: 'Calf muscle weakness', note: 'S1' },
  { code: '249942005',                               states: ['limb-weakness', 'motor-deficit'],                                                            needs: 'leg', source: 'ecqm-2024',                display: 'Distal muscle weakness' },
  { code: '60389000',                                states: ['limb-paralysis', 'bilateral-leg-weakness', 'risk-leg-paralysis-or-cast'], side: 'bilateral',               source: 'exeter-diabetes',          display: 'Paraplegia (complete or partial paralysis of legs)', note: 'both legs: also cauda equina, cord, saddle embolus' },
  { code: '80420005',                                states: ['limb-paralysis', 'risk-leg-paralysis-or-cast'],                                                            source: 'exeter-diabetes',          display: 'Monoplegia of lower limb' },
  { code: '44695005',                                states: ['limb-paralysis'],                                                                            needs: 'leg', source: 'ohdsi',                    display: 'Paralysis' },
  { code: '27253007',                                states: ['foot-drop'],                                                                                               source: 'ecqm-2021',                display: 'Foot-drop gait', note: 'gait finding' },

  // --- General
  { code: '267024001', states: ['weight-loss-unexplained'], source: 'ecqm-2024', display: 'Abnormal weight loss' },
]

import type { ClinicalCase } from '../case.ts'
import { acuteLimbIschemia } from './acute-limb-ischemia.ts'
import { caudaEquinaSyndrome } from './cauda-equina-syndrome.ts'
import { cellulitis } from './cellulitis.ts'
import { chronicLimbThreateningIschemia } from './chronic-limb-threatening-ischemia.ts'
import { chronicVenousInsufficiency } from './chronic-venous-insufficiency.ts'
import { deepVeinThrombosis } from './deep-vein-thrombosis.ts'
import { habits } from './habits.ts'
import { lumbarRadiculopathy } from './lumbar-radiculopathy.ts'
import { lumbarSpinalStenosis } from './lumbar-spinal-stenosis.ts'
import { mixtures } from './mixtures.ts'
import { nocturnalLegCramps } from './nocturnal-leg-cramps.ts'
import { peripheralArteryDisease } from './peripheral-artery-disease.ts'
import { peripheralNeuropathy } from './peripheral-neuropathy.ts'
import { positionalLegPain } from './positional-leg-pain.ts'
import { pulmonaryEmbolism } from './pulmonary-embolism.ts'
import { restlessLegsSyndrome } from './restless-legs-syndrome.ts'
import { silent } from './silent.ts'

export const allCases: readonly ClinicalCase[] = [
  ...acuteLimbIschemia,
  ...chronicLimbThreateningIschemia,
  ...peripheralArteryDisease,
  ...deepVeinThrombosis,
  ...pulmonaryEmbolism,
  ...chronicVenousInsufficiency,
  ...cellulitis,
  ...caudaEquinaSyndrome,
  ...lumbarRadiculopathy,
  ...lumbarSpinalStenosis,
  ...nocturnalLegCramps,
  ...restlessLegsSyndrome,
  ...peripheralNeuropathy,
  ...positionalLegPain,
  ...habits,
  ...mixtures,
  ...silent,
]

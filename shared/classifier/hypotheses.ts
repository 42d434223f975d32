import { acuteLimbIschemia } from './hypotheses/acute-limb-ischemia.ts'
import { caudaEquinaSyndrome } from './hypotheses/cauda-equina-syndrome.ts'
import { cellulitis } from './hypotheses/cellulitis.ts'
import { chronicLimbThreateningIschemia } from './hypotheses/chronic-limb-threatening-ischemia.ts'
import { chronicVenousInsufficiency } from './hypotheses/chronic-venous-insufficiency.ts'
import { deepVeinThrombosis } from './hypotheses/deep-vein-thrombosis.ts'
import { lumbarRadiculopathy } from './hypotheses/lumbar-radiculopathy.ts'
import { lumbarSpinalStenosis } from './hypotheses/lumbar-spinal-stenosis.ts'
import { nocturnalLegCramps } from './hypotheses/nocturnal-leg-cramps.ts'
import { peripheralArteryDisease } from './hypotheses/peripheral-artery-disease.ts'
import { peripheralNeuropathy } from './hypotheses/peripheral-neuropathy.ts'
import { pulmonaryEmbolism } from './hypotheses/pulmonary-embolism.ts'
import { restlessLegsSyndrome } from './hypotheses/restless-legs-syndrome.ts'
import type { Hypothesis } from './hypothesis.ts'

/**
 * Every hypothesis, in the order a careful clinician would want them excluded: the last tie-break of the
 * ranking. `positional-leg-pain` is not among them: it speaks only when all of these are silent.
 */
export const hypotheses: readonly Hypothesis[] = [
  acuteLimbIschemia,
  pulmonaryEmbolism,
  caudaEquinaSyndrome,
  chronicLimbThreateningIschemia,
  deepVeinThrombosis,
  cellulitis,
  peripheralArteryDisease,
  lumbarRadiculopathy,
  lumbarSpinalStenosis,
  peripheralNeuropathy,
  restlessLegsSyndrome,
  nocturnalLegCramps,
  chronicVenousInsufficiency,
]

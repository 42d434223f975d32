import type { Evidence } from '../evidence/evidence.ts'
import { dayMs } from '../fhir/time.ts'
import type { FeatureId } from '../terminology/features.ts'
import { isOrderId, type OrderId } from '../terminology/orders.ts'
import { factMark, sorted } from './basis.ts'

/** What an ordered item puts on record when its result arrives. Referrals and reviews leave no result of their own. */
export const resultsOf = {
  abi: ['abi', 'abi-noncompressible', 'ankle-pressure'],
  'exercise-abi': ['abi', 'abi-noncompressible'],
  'toe-pressure': ['toe-pressure', 'tbi'],
  'arterial-duplex': [
    'dx-peripheral-artery-disease',
    'dx-chronic-limb-threatening-ischemia',
    'dx-acute-limb-ischemia',
    'doppler-arterial-absent',
    'doppler-arterial-monophasic',
  ],
  'cta-leg': ['dx-peripheral-artery-disease', 'dx-chronic-limb-threatening-ischemia', 'dx-acute-limb-ischemia'],
  'venous-duplex': [
    'dx-deep-vein-thrombosis',
    'dx-dvt-chronic',
    'dvt-excluded',
    'superficial-vein-thrombosis',
    'baker-cyst',
  ],
  'venous-reflux-duplex': ['dx-chronic-venous-insufficiency', 'dx-deep-vein-thrombosis', 'dvt-excluded'],
  'd-dimer': ['d-dimer', 'd-dimer-positive', 'd-dimer-negative'],
  ctpa: ['dx-pulmonary-embolism'],
  'vq-scan': ['dx-pulmonary-embolism'],
  'mri-lumbar': ['mri-root-compression', 'mri-central-stenosis', 'mri-no-compression'],
  'mri-whole-spine': [
    'mri-root-compression',
    'mri-central-stenosis',
    'mri-no-compression',
    'spinal-malignancy',
    'spinal-infection',
    'vertebral-fracture',
  ],
  'mri-whole-spine-contrast': [
    'mri-root-compression',
    'mri-central-stenosis',
    'mri-no-compression',
    'spinal-malignancy',
    'spinal-infection',
    'vertebral-fracture',
  ],
  'bladder-scan': ['post-void-residual'],
  'neuro-exam': [
    'slr-positive',
    'crossed-slr-positive',
    'muscle-strength',
    'motor-deficit',
    'ankle-reflex-reduced',
    'knee-reflex-reduced',
    'dermatomal-sensory-loss',
    'normal-neuro-exam',
  ],
  'emg-ncs': ['nerve-conduction-abnormal'],
  'foot-exam': [
    'pulse-absent',
    'pulse-diminished',
    'pulse-normal',
    'monofilament-abnormal',
    'monofilament-sites',
    'vibration-reduced',
    'pinprick-or-temperature-reduced',
    'protective-sensation-lost',
  ],
  polysomnography: ['plms'],
  wbc: ['white-cell-count', 'leukocytosis'],
  creatinine: ['creatinine', 'egfr'],
  egfr: ['egfr'],
  'ferritin-iron': ['ferritin', 'transferrin-saturation', 'iron', 'tibc'],
  electrolytes: ['potassium', 'magnesium', 'calcium', 'calcium-ionized'],
  hba1c: ['hba1c'],
  glucose: ['glucose'],
  b12: ['vitamin-b12'],
  tsh: ['tsh', 'tsh-high'],
  ck: ['creatine-kinase', 'creatine-kinase-high'],
  'drug-review': [],
  'vascular-emergency': [],
  'vascular-referral': [],
  'spinal-emergency': [],
  'emergency-department': [],
} as const satisfies Readonly<Record<OrderId, readonly FeatureId[]>>

/** By when a result should be there, days by FHIR request priority. House rows. */
export const awaitedDays = { stat: 1, asap: 2, urgent: 7, routine: 30 } as const

const isPriority = (text: unknown): text is keyof typeof awaitedDays =>
  typeof text === 'string' && Object.hasOwn(awaitedDays, text)

/** Time an order is given, milliseconds. An order that names no priority is routine (FHIR R4). */
export const awaitedMs = (priority: unknown): number => awaitedDays[isPriority(priority) ? priority : 'routine'] * dayMs

/** Marks of everything on record that is a result of one of the orders, present or absent alike. */
export function resultMarks(orders: readonly string[], evidence: readonly Evidence[]): readonly string[] {
  const features = new Set<FeatureId>(orders.flatMap((order) => (isOrderId(order) ? resultsOf[order] : [])))
  return sorted(evidence.filter(({ feature }) => features.has(feature)).map(factMark))
}

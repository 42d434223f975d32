import { all, any, type Criterion, called, possibly, present } from '../criterion.ts'

/** Leg pain of a nerve root, or a coded disease of the lumbar spine. */
export const radicularContext: Criterion = called('nerve-root pain or lumbar disease', any(
  present('radiating-below-knee'), present('dermatomal-distribution'), present('dx-lumbar-radiculopathy'), present('bilateral-radiculopathy'),
  present('motor-deficit'), present('bilateral-leg-weakness'), present('spinal-intervention-recent'), present('dx-lumbar-spinal-stenosis'),
  present('lumbar-disc-displacement'), present('spinal-malignancy'), present('spinal-infection'), present('vertebral-fracture'), present('mri-root-compression'),
))
/** Spinal context C of the cauda equina rules (neuromuscular 3.3). */
export const spinalContext: Criterion = called('back or nerve-root symptoms', any(present('low-back-pain'), radicularContext))
export const possibleSpinalContext: Criterion = called('back or nerve-root symptoms, even if suspected', any(spinalContext, possibly('low-back-pain'), possibly('radiating-below-knee'), possibly('dx-lumbar-radiculopathy')))

/** Serious spinal pathology other than cauda equina (Finucane 2020): combinations only; night pain alone is no flag. */
export const malignancyFlag: Criterion = called('malignancy combination', all(
  any(present('history-of-malignancy'), present('risk-active-cancer'), present('spinal-malignancy')),
  any(present('pain-persistent-not-posture-dependent'), present('weight-loss-unexplained'), present('thoracic-pain'), present('motor-deficit')),
))
export const infectionFlag: Criterion = called('infection combination', all(any(present('fever'), present('crp-high')), any(present('immunosuppression-or-ivdu'), present('spinal-intervention-recent'), present('spinal-infection'))))
export const fractureFlag: Criterion = called('fracture combination', any(present('severe-trauma'), all(present('fragility-risk'), present('sudden-onset')), present('vertebral-fracture', { beganWithinDays: 90 })))
export const seriousPathology: Criterion = called('serious spinal pathology combination', any(malignancyFlag, infectionFlag, fractureFlag))

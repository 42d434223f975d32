import { absent, all, any, type Criterion, called, lacks, present } from '../criterion.ts'

/**
 * Edinburgh claudication questionnaire, positive pattern (Leng and Fowkes 1992): pain on walking, never
 * starting at rest, gone within 10 minutes of standing still, calf site. A negative answer is no evidence
 * against arterial disease in diabetes (sensitivity 25 %, Rabia and Khoo 2007), so nothing is read from it.
 */
export const edinburghPositive: Criterion = called('Edinburgh claudication pattern', all(
  any(present('claudication'), present('worse-walking')),
  present('relief-by-standing-still'),
  any(present('calf-site'), present('thigh-location')),
  lacks(present('pain-at-rest')),
  lacks(present('claudication-neurogenic')),
  lacks(absent('worse-walking')),
))

import { above, all, any, atLeast, below, type Criterion, lacks, present } from '../criterion.ts'

/** Symptoms of embolism that are new; long-standing breathlessness is not one. Windows: vascular section 4. */
const breathless = all(present('dyspnea', { withinDays: 7 }), lacks(present('chronic-dyspnea')))
export const pulmonarySymptoms: readonly Criterion[] = [
  breathless,
  present('chest-pain', { withinDays: 7 }),
  present('hemoptysis', { withinDays: 7 }),
  present('syncope', { withinDays: 7 }),
]

export const fastHeart: Criterion = any(above('heart-rate', 100, '/min'), present('tachycardia', { withinDays: 3 }))
/** SpO2 below 94 % is a project choice; long-standing lung disease makes it a baseline. */
export const lowOxygen: Criterion = all(below('oxygen-saturation', 94, '%'), lacks(present('chronic-dyspnea')))
export const fastBreathing: Criterion = above('respiratory-rate', 20, '/min')
export const shock: Criterion = any(below('systolic-blood-pressure', 90, 'mm[Hg]'), below('oxygen-saturation', 90, '%'))
export const abnormalVital: Criterion = any(fastHeart, lowOxygen, fastBreathing, shock)

export const anySymptom: Criterion = any(...pulmonarySymptoms)
/** What raises a leg finding to a suspected embolism: a symptom, or a fast heart with low oxygen, or shock. */
export const pulmonarySigns: Criterion = any(anySymptom, all(fastHeart, lowOxygen), shock)
export const symptomWithVital: Criterion = any(all(anySymptom, abnormalVital), atLeast(2, ...pulmonarySymptoms))

import { above, all, any, atLeast, below, type Criterion, called, lacks, present } from '../criterion.ts'

/** Symptoms of embolism that are new; long-standing breathlessness is not one. Windows: vascular section 4. */
const breathless = called('new breathlessness', all(present('dyspnea', { withinDays: 7 }), lacks(present('chronic-dyspnea'))))
export const pulmonarySymptoms: readonly Criterion[] = [
  breathless,
  present('chest-pain', { withinDays: 7 }),
  present('hemoptysis', { withinDays: 7 }),
  present('syncope', { withinDays: 7 }),
]

export const fastHeart: Criterion = called('heart rate above 100', any(above('heart-rate', 100, '/min'), present('tachycardia', { withinDays: 3 })))
/** SpO2 below 94 % is a project choice; long-standing lung disease makes it a baseline. */
export const lowOxygen: Criterion = called('low oxygen for this patient', all(below('oxygen-saturation', 94, '%'), lacks(present('chronic-dyspnea'))))
export const fastBreathing: Criterion = above('respiratory-rate', 20, '/min')
export const shock: Criterion = called('low blood pressure or very low oxygen', any(below('systolic-blood-pressure', 90, 'mm[Hg]'), below('oxygen-saturation', 90, '%')))
export const abnormalVital: Criterion = called('abnormal vital sign', any(fastHeart, lowOxygen, fastBreathing, shock))

export const anySymptom: Criterion = called('symptom of embolism', any(...pulmonarySymptoms))
/** What raises a leg finding to a suspected embolism: a symptom, or a fast heart with low oxygen, or shock. */
export const pulmonarySigns: Criterion = called('signs of embolism', any(anySymptom, all(fastHeart, lowOxygen), shock))
export const symptomWithVital: Criterion = called('symptom with an abnormal vital sign, or two symptoms', any(all(anySymptom, abnormalVital), atLeast(2, ...pulmonarySymptoms)))

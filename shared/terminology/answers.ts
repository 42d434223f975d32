import type { Coding } from 'fhir/r4.js'

/** `unknown` is an answer too ("asked, not known"): it is no evidence, and not an absence. */
export type Presence = 'present' | 'absent' | 'unknown'

/** What a value code answers: present/absent, yes/no, positive/negative, detected/not detected. `undefined` for any other code. */
export declare function statedPresence(coding: Coding): Presence | undefined

export type Interpretation = 'high' | 'low' | 'normal' | 'abnormal' | 'positive' | 'negative' | 'indeterminate'

/** The flag a laboratory put on a result (`Observation.interpretation`), in either HL7 spelling of its system. */
export declare function interpretationOf(coding: Coding): Interpretation | undefined

import type { Coding } from 'fhir/r4.js'
import type { Side } from './features.ts'

export type Site = 'leg' | 'lower-leg' | 'calf' | 'foot' | 'toe' | 'thigh' | 'ankle' | 'lumbar-spine' | 'not-leg'

export interface BodySite {
  /** `undefined` for codes that name a side only ("Left"). */
  readonly site?: Site
  readonly side: Side
}

/** Where on the body a code points; `undefined` for codes the tables do not know. */
export declare function siteOf(coding: Coding): BodySite | undefined

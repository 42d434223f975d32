import type { Coding } from 'fhir/r4.js'
import { bodySiteRows, type Site } from './codes/body-sites.ts'
import type { Side } from './features.ts'
import { codeSystemOf } from './systems.ts'

export type { Site } from './codes/body-sites.ts'

export interface BodySite {
  /** `undefined` for codes that name a side only ("Left"). */
  readonly site?: Site
  readonly side: Side
}

const byCode: ReadonlyMap<string, BodySite> = new Map(
  bodySiteRows.map(({ code, site, side }) => [code, site === undefined ? { side } : { site, side }]),
)

/** Where on the body a SNOMED CT code points; `undefined` for codes the table does not know. */
export function siteOf(coding: Coding): BodySite | undefined {
  const code: unknown = coding?.code
  return typeof code === 'string' && codeSystemOf(coding.system) === 'snomed' ? byCode.get(code.trim()) : undefined
}

/** Whether a site is part of the leg; the lumbar spine and the arm are not. */
export const isLegSite = (site: Site | undefined): boolean =>
  site !== undefined && site !== 'lumbar-spine' && site !== 'not-leg'

/** Whether a site lies over the deep veins of the leg, where tenderness is a Wells item. */
export const isDeepVeinSite = (site: Site | undefined): boolean =>
  site === 'calf' || site === 'lower-leg' || site === 'thigh'

import type { Side } from '../features.ts'
import type { CodeSourceId } from './sources.ts'

/** Where on the body. `buttock`, `knee` and `hip` belong to the leg; `not-leg` is a site elsewhere. */
export type Site =
  | 'leg' | 'lower-leg' | 'calf' | 'foot' | 'toe' | 'thigh' | 'ankle' | 'knee' | 'hip' | 'buttock'
  | 'lumbar-spine' | 'not-leg'

export interface SiteRow {
  readonly code: string
  /** Absent for codes that name a side only. */
  readonly site?: Site
  readonly side: Side
  readonly display: string
  readonly source: CodeSourceId
}

/** SNOMED CT body structures and side qualifiers, for `bodySite` and its like. */
export const bodySiteRows: readonly SiteRow[] = [
  { code: '7771000',    side: 'left',      display: 'Left',                                    source: 'ecqm-2021' },
  { code: '24028007',   side: 'right',     display: 'Right',                                   source: 'ecqm-2021' },
  { code: '51440002',   side: 'bilateral', display: 'Right and left',                          source: 'ecqm-2021' },

  { code: '61685007',   site: 'leg',          side: 'unknown', display: 'Lower limb structure',            source: 'ehealth-belgium' },
  { code: '62175007',   site: 'leg',          side: 'right',   display: 'Structure of right lower limb',   source: 'ehdsi' },
  { code: '32153003',   site: 'leg',          side: 'left',    display: 'Structure of left lower limb',    source: 'ehdsi' },
  { code: '30021000',   site: 'lower-leg',    side: 'unknown', display: 'Lower leg structure',             source: 'ehealth-belgium' },
  { code: '53840002',   site: 'calf',         side: 'unknown', display: 'Structure of calf of leg',        source: 'ehdsi' },
  { code: '344001',     site: 'ankle',        side: 'unknown', display: 'Ankle region structure',          source: 'ehealth-belgium' },
  { code: '56459004',   site: 'foot',         side: 'unknown', display: 'Foot structure',                  source: 'ehealth-belgium' },
  { code: '76853006',   site: 'foot',         side: 'unknown', display: 'Heel structure',                  source: 'ehdsi' },
  { code: '29707007',   site: 'toe',          side: 'unknown', display: 'Toe structure',                   source: 'ehdsi' },
  { code: '78883009',   site: 'toe',          side: 'unknown', display: 'Hallux structure',                source: 'ehdsi' },
  { code: '68367000',   site: 'thigh',        side: 'unknown', display: 'Thigh structure',                 source: 'ehealth-belgium' },
  { code: '72696002',   site: 'knee',         side: 'unknown', display: 'Knee region structure',           source: 'ehdsi' },
  { code: '32361000',   site: 'knee',         side: 'unknown', display: 'Popliteal fossa structure',       source: 'ehdsi' },
  { code: '29836001',   site: 'hip',          side: 'unknown', display: 'Hip region structure',            source: 'ehdsi' },
  { code: '46862004',   site: 'buttock',      side: 'unknown', display: 'Buttock structure',               source: 'ehdsi' },
  { code: '122496007',  site: 'lumbar-spine', side: 'unknown', display: 'Lumbar spine structure',          source: 'ehdsi' },
  { code: '52612000',   site: 'lumbar-spine', side: 'unknown', display: 'Structure of lumbar region of back', source: 'ehdsi' },
  { code: '1141985005', site: 'lumbar-spine', side: 'unknown', display: 'Lumbar vertebral column region',  source: 'ehdsi' },

  { code: '53120007',   site: 'not-leg',      side: 'unknown', display: 'Upper limb structure',            source: 'ehdsi' },
  { code: '85562004',   site: 'not-leg',      side: 'unknown', display: 'Hand structure',                  source: 'ehdsi' },
  { code: '7569003',    site: 'not-leg',      side: 'unknown', display: 'Finger structure',                source: 'ehdsi' },
  { code: '8205005',    site: 'not-leg',      side: 'unknown', display: 'Wrist region structure',          source: 'ehdsi' },
  { code: '14975008',   site: 'not-leg',      side: 'unknown', display: 'Forearm structure',               source: 'ehdsi' },
  { code: '127949000',  site: 'not-leg',      side: 'unknown', display: 'Elbow region structure',          source: 'ehdsi' },
  { code: '16982005',   site: 'not-leg',      side: 'unknown', display: 'Shoulder region structure',       source: 'ehdsi' },
  { code: '69536005',   site: 'not-leg',      side: 'unknown', display: 'Head structure',                  source: 'ehdsi' },
  { code: '45048000',   site: 'not-leg',      side: 'unknown', display: 'Neck structure',                  source: 'ehdsi' },
  { code: '51185008',   site: 'not-leg',      side: 'unknown', display: 'Thoracic structure',              source: 'ehdsi' },
  { code: '78904004',   site: 'not-leg',      side: 'unknown', display: 'Chest wall structure',            source: 'ehdsi' },
  { code: '818983003',  site: 'not-leg',      side: 'unknown', display: 'Abdomen',                         source: 'ehdsi' },
]

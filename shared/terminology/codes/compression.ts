import type { CodeSourceId } from './sources.ts'

export interface CompressionRow {
  readonly system: 'snomed' | 'hcpcs'
  readonly code: string
  readonly display: string
  /** Where code and display were seen together. */
  readonly source: CodeSourceId
}

const snomed = (code: string, display: string): CompressionRow => ({ system: 'snomed', code, display, source: 'ecqm-2024' })
const hcpcs = (code: string, display: string): CompressionRow => ({ system: 'hcpcs', code, display, source: 'public-files' })

/** Value sets of the US eCQMs on prevention of thrombosis (stockings, pneumatic devices, foot pumps; devices and their application), and HCPCS supplies. */
export const compressionRows: readonly CompressionRow[] = [
  snomed('229511001', 'Application of graduated compression garment'),
  snomed('443448006', 'Application of intermittent pneumatic compression device'),
  snomed('442410008', 'Application of venous foot pump'),
  snomed('424831005', 'Application of foot pump'),
  snomed('442023007', 'Venous foot pump, device'),
  snomed('428411000124104', 'Intermittent pneumatic compression boot'),
  snomed('428421000124107', 'Intermittent pneumatic compression sleeve'),
  snomed('432441000124100', 'Intermittent pneumatic compression device'),
  snomed('442111003', 'Intermittent pneumatic compression stockings'),
  snomed('469317002', 'Intermittent venous compression system pump'),
  snomed('469365001', 'Intermittent venous compression system'),
  snomed('348681001', 'Graduated compression elastic hosiery'),
  snomed('401776005', 'Class I compression hosiery'),
  snomed('401777001', 'Class II compression hosiery'),
  snomed('401778006', 'Class III compression hosiery'),
  snomed('1142009002', 'Compression hosiery class I thigh length'),
  snomed('1142010007', 'Compression hosiery class I below knee'),
  snomed('1142011006', 'Compression hosiery class II anklet'),
  snomed('1142012004', 'Compression hosiery class II kneecap'),
  snomed('1142014003', 'Compression hosiery class II thigh length'),
  snomed('1142015002', 'Compression hosiery class II below knee'),
  snomed('1142016001', 'Compression hosiery class III kneecap'),
  snomed('1142017005', 'Compression hosiery class III below knee'),
  snomed('1142018000', 'Compression hosiery class III thigh length'),
  snomed('1142019008', 'Compression hosiery class III anklet'),
  snomed('408127000', 'Class I bacteriostatic thigh length stocking'),
  snomed('408128005', 'Class I bacteriostatic below knee stocking'),
  snomed('408129002', 'Class II bacteriostatic thigh length stocking'),
  snomed('408130007', 'Class II bacteriostatic b-knee stocking'),
  snomed('408131006', 'Class III bacteriostatic thigh length stocking'),
  snomed('408132004', 'Class III bacteriostatic below knee stocking'),
  snomed('401622003', 'Compression hosiery class I below knee stocking lightweight elastic net made to measure'),
  snomed('401624002', 'Compression hosiery class I thigh length stocking lightweight elastic net made to measure'),
  snomed('401631003', 'Compression hosiery class II below knee stocking circular knit made to measure'),
  snomed('401633000', 'Compression hosiery class II below knee stocking flatbed knit made to measure'),
  snomed('401640004', 'Compression hosiery class II thigh length stocking circular knit made to measure'),
  snomed('401642007', 'Compression hosiery class II thigh length stocking flatbed knit made to measure'),
  snomed('401648006', 'Compression hosiery class III below knee stocking circular knit made to measure'),
  snomed('401650003', 'Compression hosiery class III below knee stocking flatbed knit made to measure'),
  snomed('401654007', 'Compression hosiery class III thigh length stocking circular knit made to measure'),
  snomed('401656009', 'Compression hosiery class III thigh length stocking flatbed knit made to measure'),
  hcpcs('A6530', 'Gradient compression stocking, below knee, 18-30 mmHg, each'),
  hcpcs('A6531', 'Gradient compression stocking, below knee, 30-40 mmHg, each'),
  hcpcs('A6533', 'Gradient compression stocking, thigh length, 18-30 mmHg, each'),
  hcpcs('A6545', 'Gradient compression wrap, non-elastic, below knee, each'),
]

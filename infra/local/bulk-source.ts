import { CannotStart } from './cannot-start.ts'

/** What is asked of a Bulk Data server. */
export interface ExportRequest {
  /** Base address, `https://ehr.example/fhir`. */
  readonly server: string
  /** `_since`: only what changed after this instant. */
  readonly since?: string
  /** Group whose members are exported; all patients without it. */
  readonly group?: string
  /** Where the files go, and the state that lets an export that died go on. */
  readonly folder: string
  readonly onProgress?: (bytes: number) => void
}

/**
 * Exports from a Bulk Data server into a folder of NDJSON files; resolves when all of them are there. Called again
 * for a folder it began, it goes on.
 */
export type ExportTo = (request: ExportRequest) => Promise<void>

export const exportTo: ExportTo = async () => {
  throw new CannotStart('Screening from a Bulk Data server is not built in yet. Export to a folder and name that.')
}

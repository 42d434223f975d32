import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, loadedFiles } from '../../infra/bundle.ts'

/** Bytes Lambda loads for cds-services: bundled as for the stack, source map not counted. */
export async function bundleBytes(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'supine-bundle-'))
  try {
    await bundle('functions/cds-services/handler.ts', folder)
    return loadedFiles.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

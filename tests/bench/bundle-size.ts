import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, bundleSize } from '../../infra/bundle.ts'

/** Bytes Lambda loads for cds-services at a cold start: bundled as the stack bundles it, source maps not counted. */
export async function bundleBytes(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'supine-bundle-'))
  try {
    await bundle('functions/cds-services/handler.ts', folder)
    return bundleSize(folder).atStart
  } finally {
    rmSync(folder, { recursive: true })
  }
}

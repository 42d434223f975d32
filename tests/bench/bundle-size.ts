import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, loadedFiles } from '../../infra/bundle.ts'

/** Bytes Lambda loads for cds-services at a cold start: bundled as the stack bundles it, source map not counted. */
export async function bundleBytes(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'supine-bundle-'))
  try {
    await bundle('functions/cds-services/handler.ts', folder)
    const sizes = await Promise.all(loadedFiles.map(async (name) => (await stat(join(folder, name))).size))
    return sizes.reduce((sum, size) => sum + size, 0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

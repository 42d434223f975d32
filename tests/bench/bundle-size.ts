import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Bytes of the one file Lambda loads for cds-services: bundled with the options of the stack, source map not counted. */
export async function bundleBytes(): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../functions/cds-services/handler.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    // In the runtime already; the CDK leaves them out too.
    external: ['@aws-sdk/*', '@smithy/*'],
    write: false,
    outdir: 'unused',
  })
  return outputFiles.reduce((sum, { contents }) => sum + contents.byteLength, 0)
}

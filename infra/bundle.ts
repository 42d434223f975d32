/**
 * `node infra/bundle.ts ENTRY FOLDER`: bundles one Lambda function into FOLDER, minified: `index.mjs` with source
 * maps, and beside it the tables of data as one compressed JSON text. So they are a fifth of their size as code, and
 * V8 parses JSON faster than the same object literals.
 */
import { globSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type Plugin } from 'esbuild'

const root = resolve(import.meta.dirname, '..')

/** Folders whose files are tables. A file that holds anything but data is bundled as the code it is. */
const tables = [
  'shared/terminology/codes/*.ts',
  'shared/evidence/free-text/lexicon/*.ts',
  'shared/evidence/free-text/{context-rules,real-words}.ts',
  'shared/terminology/{feature,order}-rows.ts',
  'shared/classifier/hypotheses/*.ts',
  'shared/classifier/instruments/*.ts',
  'shared/classifier/{asks,implications,sources}.ts',
  'shared/order-safety/rules.ts',
  'shared/cards/{wording,override-reasons}.ts',
]

type Exports = Readonly<Record<string, unknown>>

/** A set travels as its members. */
const asJson = (value: unknown): unknown => (value instanceof Set ? [...value] : value)

/** What a module exports, if all of it is plain data or sets of it. */
async function dataIn(path: string): Promise<Exports | undefined> {
  const exports: Exports = { ...(await import(pathToFileURL(path).href)) }
  const values = Object.values(exports).map(asJson)
  return values.length > 0 && isDeepStrictEqual(JSON.parse(JSON.stringify(values)), values) ? exports : undefined
}

/** Replaces modules that hold only data by their share of one packed text, `tables.br` beside the code. */
async function packedTables(folder: string): Promise<Plugin> {
  const data = new Map<string, Exports>()
  for (const path of globSync(tables, { cwd: root }).toSorted()) {
    const exports = await dataIn(join(root, path))
    if (exports !== undefined) data.set(path, exports)
  }
  const packed = brotliCompressSync(
    JSON.stringify(Object.fromEntries(data), (_, value) => asJson(value)),
    {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    },
  )
  return {
    name: 'packed-tables',
    setup({ onResolve, onLoad, onEnd }) {
      onResolve({ filter: /^packed-tables$/ }, () => ({ path: 'packed-tables', namespace: 'packed-tables' }))
      onLoad({ filter: /.*/, namespace: 'packed-tables' }, () => ({
        contents: `import { readFileSync } from 'node:fs'
          import { brotliDecompressSync } from 'node:zlib'
          export default JSON.parse(brotliDecompressSync(readFileSync(new URL('tables.br', import.meta.url))).toString())`,
      }))
      onEnd(() => {
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, 'tables.br'), packed)
      })
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const place = relative(root, path)
        const exports = data.get(place)
        if (exports === undefined) return undefined
        const lines = Object.entries(exports).map(([name, value]) => {
          const packed = `tables[${JSON.stringify(place)}].${name}`
          return `export const ${name} = ${value instanceof Set ? `new Set(${packed})` : packed}`
        })
        return { contents: ["import tables from 'packed-tables'", ...lines].join('\n') }
      })
    },
  }
}

/** Bytes of a bundle: what Lambda loads at every cold start, and what it loads only when it is first needed. */
export interface BundleSize {
  readonly atStart: number
  readonly later: number
}

const importedAtStart = /(?:\bfrom|\bimport)\s*"\.\/([^"]+\.mjs)"/g

/** Size of the bundle in a folder. The source maps are not counted: they are read only when something broke. */
export function bundleSize(folder: string): BundleSize {
  const atStart = new Set(['index.mjs', 'tables.br'])
  for (const file of atStart) {
    if (!file.endsWith('.mjs')) continue
    for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(importedAtStart)) atStart.add(name ?? file)
  }
  const bytes = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  const later = readdirSync(folder).filter((file) => file.endsWith('.mjs') && !atStart.has(file))
  return { atStart: bytes([...atStart]), later: bytes(later) }
}

/** Bundles a function the way every function of ours is bundled. */
export async function bundle(entry: string, folder: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true, // what is imported only when needed is loaded only then
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    charset: 'utf8',
    legalComments: 'external', // licences travel beside the code, not in it
    sourcemap: true,
    sourcesContent: false, // line numbers are enough; the sources would be most of the upload
    // ES modules first: only they can be tree-shaken.
    mainFields: ['module', 'main'],
    // The AWS SDK stays out: the runtime carries it, patched by AWS, and it is as large as all the rest together.
    external: ['@aws-sdk/*', '@smithy/*'],
    // CommonJS packages inside an ES module still ask for `require`.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    plugins: [await packedTables(folder)],
    logLevel: 'warning',
  })
}

if (import.meta.main) {
  const [entry, folder] = process.argv.slice(2)
  if (entry === undefined || folder === undefined) throw new Error('usage: node infra/bundle.ts ENTRY FOLDER')
  await bundle(entry, resolve(folder))
}

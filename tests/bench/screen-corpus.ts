import { createWriteStream, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { syntheaTypes } from '../support/synthea.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Writes the 150 Synthea charts again and again under new ids, one file a type, until the folder holds so many
 * bytes. Each copy changes every id alike, so that references still meet.
 */
export async function writeCorpus(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const base = syntheaTypes.map((type) => {
    const lines = gunzipSync(readFileSync(new URL(`../data/synthea-150/${type}.ndjson.gz`, import.meta.url)))
    const ids = [...lines.toString('latin1').matchAll(uuid)].map(({ index }) => index)
    return { type, lines, ids }
  })
  const size = base.reduce((sum, { lines }) => sum + lines.length, 0)
  const copies = Math.max(1, Math.round(bytes / size))
  for (const { type, lines, ids } of base) {
    const file = createWriteStream(join(folder, `${type}.ndjson`))
    const before = ids.map((at) => Number.parseInt(lines.toString('latin1', at, at + 8), 16))
    for (let copy = 0; copy < copies; copy += 1) {
      const changed = Buffer.from(lines)
      for (const [i, at] of ids.entries())
        changed.write(
          (((before[i] ?? 0) ^ Math.imul(copy, 0x9e3779b1)) >>> 0).toString(16).padStart(8, '0'),
          at,
          'latin1',
        )
      if (!file.write(changed)) await new Promise<void>((resolve) => void file.once('drain', () => resolve()))
    }
    file.end()
    await finished(file)
  }
}

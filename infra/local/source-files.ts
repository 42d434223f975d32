import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import type { OpenSource } from '../../functions/screening/extract.ts'
import { type ByteReader, readerOf } from '../../functions/screening/line-chunks.ts'
import type { Task } from '../../functions/screening/results.ts'
import { CannotStart } from './cannot-start.ts'

/** A file of the source, as it was when the run began. */
export interface SourceFile {
  /** Relative to the source folder. */
  readonly name: string
  readonly size: number
  readonly modifiedMs: number
  readonly packed: boolean
}

/** Names under which exports are kept. A file of any other name is one if it begins as one. */
const exportName = /\.(?:ndjson|jsonl)(?:\.gz)?$/i

/** Every file of a folder that holds resources, by name. */
export async function sourceFiles(folder: string): Promise<readonly SourceFile[]> {
  const entries = (await listed(folder)).filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  const files = await Promise.all(
    entries.map(async ({ parentPath, name }): Promise<SourceFile | undefined> => {
      const path = join(parentPath, name)
      const { packed, first } = await beginningOf(path)
      if (!exportName.test(name) && !/^\s*\{[^\r\n]*"resourceType"/.test(first)) return undefined
      const { size, mtimeMs } = await stat(path)
      return { name: relative(folder, path), size, modifiedMs: mtimeMs, packed }
    }),
  )
  const found = files.filter((file) => file !== undefined)
  if (found.length === 0) throw new CannotStart(`${folder} holds no NDJSON files.`)
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function listed(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true })
  } catch (cause) {
    throw new CannotStart(`${folder} is not a folder that can be read.`, { cause })
  }
}

const beginning = 16_384

/** How a file begins, and whether it is packed: by its bytes, names lie. */
async function beginningOf(path: string): Promise<{ readonly packed: boolean; readonly first: string }> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0)
    const bytes = buffer.subarray(0, bytesRead)
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
    return { packed, first: (packed ? unpackedBeginning(bytes) : bytes).toString('latin1') }
  } finally {
    await file.close()
  }
}

function unpackedBeginning(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.alloc(0) // damaged from its beginning: whoever named it an export will hear of it
  }
}

/** NDJSON shrinks to about a tenth. */
const packing = 10

/** Bytes to be read, as far as that can be known before. */
export const unpackedSize = ({ size, packed }: SourceFile): number => (packed ? size * packing : size)

const taskBytes = 64 * 1024 * 1024
const taskFiles = 500

/** Work for the map step: stretches of large files, whole packed ones, small ones together. */
export function tasksFor(files: readonly SourceFile[]): readonly Task[] {
  const tasks: Task['parts'][] = []
  let small: Task['parts'][number][] = []
  let smallBytes = 0
  const close = () => {
    if (small.length > 0) tasks.push(small)
    small = []
    smallBytes = 0
  }
  for (const file of files) {
    const { name, size, packed } = file
    const bytes = unpackedSize(file)
    if (bytes > taskBytes) {
      const stretches = packed ? 1 : Math.ceil(size / taskBytes)
      for (let i = 0; i < stretches; i += 1) {
        const start = i * taskBytes
        tasks.push([i === stretches - 1 ? { name, start } : { name, start, end: start + taskBytes }])
      }
      continue
    }
    if (smallBytes + bytes > taskBytes || small.length >= taskFiles) close()
    small.push({ name, start: 0 })
    smallBytes += bytes
  }
  close()
  return tasks.map((parts, i) => ({ id: String(i).padStart(5, '0'), parts }))
}

const chunkBytes = 1024 * 1024

/** Opens files of a folder, packed or not. */
export const openIn =
  (folder: string, files: readonly SourceFile[]): OpenSource =>
  (part, from) => {
    const path = join(folder, part.name)
    const packed = files.find(({ name }) => name === part.name)?.packed === true
    return packed ? readerOf(unpacked(path, from)) : plain(path, from)
  }

/** Reads a file where it is read into: nothing is copied twice. */
function plain(path: string, from: number): ByteReader {
  const file = open(path, 'r')
  file.catch(() => {}) // told to the first read
  let position = from
  return {
    async read(bytes, at) {
      const { bytesRead } = await (await file).read(bytes, at, bytes.length - at, position)
      position += bytesRead
      return bytesRead
    },
    close: async () => (await file).close(),
  }
}

async function* unpacked(path: string, from: number): AsyncGenerator<Uint8Array> {
  const source = createReadStream(path, { highWaterMark: chunkBytes / 4 })
  const gunzip = source.pipe(createGunzip({ chunkSize: chunkBytes }))
  source.on('error', (error) => gunzip.destroy(error))
  let skip = from
  for await (const chunk of gunzip) {
    if (!(chunk instanceof Uint8Array)) continue
    if (skip >= chunk.length) skip -= chunk.length
    else {
      yield chunk.subarray(skip)
      skip = 0
    }
  }
}

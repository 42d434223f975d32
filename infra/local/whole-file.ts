import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const ending = '.part'

/** A file under a name that says it is not finished. */
export const unfinished = (path: string): string => `${path}${ending}`

/** Gives a finished file its name: from then on it is there, whole, whatever happens to the machine. */
export async function finishFile(file: FileHandle, path: string): Promise<void> {
  await file.sync()
  await file.close()
  await rename(unfinished(path), path)
  const folder = await open(dirname(path), 'r')
  await folder.sync()
  await folder.close()
}

/** Writes a file whole or not at all. */
export async function writeWhole(
  path: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<void> {
  const file = await open(unfinished(path), 'w')
  try {
    for await (const piece of pieces) await file.appendFile(piece)
  } catch (error) {
    await file.close()
    await rm(unfinished(path), { force: true })
    throw error
  }
  await finishFile(file, path)
}

/** Removes what was begun and never finished. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(ending)) await rm(join(folder, name), { force: true })
}

import type { OpenSource } from '../../functions/screening/extract.ts'
import { lineChunks } from '../../functions/screening/line-chunks.ts'
import type { ReadAgain, ScreeningStore } from '../../functions/screening/store.ts'

/**
 * Reads single lines of the source again. A line that is not there any more reads as empty: then the copy
 * that stands goes on to count.
 */
export function lineAgain(store: Pick<ScreeningStore, 'finishedTasks'>, open: OpenSource): ReadAgain {
  let parts: Promise<ReadonlyMap<string, readonly { readonly name: string }[]>> | undefined
  return async ({ task, part, offset }) => {
    parts ??= store.finishedTasks().then((tasks) => new Map(tasks.map((result) => [result.task, result.parts])))
    const source = (await parts).get(task)?.[part]
    if (source === undefined) return ''
    try {
      for await (const { bytes, until } of lineChunks(open({ name: source.name, start: 0 }, offset), offset)) {
        if (until > 0) return bytes.toString('utf8', 0, bytes.indexOf(0x0a))
      }
    } catch {
      // The source is gone, or broke off before this line.
    }
    return ''
  }
}

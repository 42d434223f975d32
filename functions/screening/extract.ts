import type { LineReader } from '../../shared/screening/line-reader.ts'
import { KeptLines } from './kept-lines.ts'
import { type ByteReader, lineChunks } from './line-chunks.ts'
import type { PartResult, SourcePart, Task, TaskResult } from './results.ts'
import type { ScreeningStore } from './store.ts'

/** Opens a source at a byte of its unpacked content. Errors of the stream end the part, not the task. */
export type OpenSource = (part: SourcePart, from: number) => ByteReader

export interface Extracting {
  readonly store: ScreeningStore
  readonly open: OpenSource
  /** One for all tasks of a thread: it keeps what it learned. */
  readonly reader: LineReader
  /** How many partitions the run has. */
  readonly partitions: number
  readonly onProgress?: (bytes: number, lines: number) => void
  /** Ends the task early; nothing of it is kept. */
  readonly signal?: AbortSignal
}

/** Corrupt lines listed by number for one part; more are counted. */
const mostListed = 1000

const lineBreak = 0x0a

/**
 * The map step: reads one task's lines and keeps what they state, by partition. Memory does not grow with the
 * source. Doing it twice keeps the same.
 */
export async function extract(task: Task, extracting: Extracting): Promise<TaskResult> {
  const writer = await extracting.store.beginTask(task.id)
  try {
    const result = await new Extraction(task, extracting, new KeptLines(writer, extracting.partitions)).run()
    await writer.finish(result)
    return result
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

class Extraction {
  readonly #task: Task
  readonly #with: Extracting
  readonly #kept: KeptLines
  readonly #types = new Map<string, number>()
  /** Lines of one type come in a row. */
  #type = ''
  #ofType = 0
  #stating = 0
  #silent = 0
  #withoutPatient = 0

  constructor(task: Task, extracting: Extracting, kept: KeptLines) {
    this.#task = task
    this.#with = extracting
    this.#kept = kept
  }

  async run(): Promise<TaskResult> {
    const before = this.#with.reader.recognized
    const parts: PartResult[] = []
    for (const [i, part] of this.#task.parts.entries()) parts.push(await this.#part(part, i))
    await this.#kept.flush()
    this.#countType('')
    return {
      task: this.#task.id,
      parts,
      types: Object.fromEntries([...this.#types].sort(([a], [b]) => (a < b ? -1 : 1))),
      stating: this.#stating,
      silent: this.#silent,
      withoutPatient: this.#withoutPatient,
      recognized: this.#with.reader.recognized - before,
    }
  }

  async #part(part: SourcePart, number: number): Promise<PartResult> {
    const { open, onProgress, signal } = this.#with
    const corruptLines: number[] = []
    let corrupt = 0
    let lines = 0
    let bytesRead = 0
    let error: string | undefined
    // A stretch begins with the first line that begins in it: what stands before belongs to the stretch before.
    let isInside = part.start === 0
    const from = isInside ? 0 : part.start - 1
    const spoil = () => {
      corrupt += 1
      if (corruptLines.length < mostListed) corruptLines.push(lines)
    }
    const source = untilBroken(open(part, from), (code) => {
      error = code
    })
    for await (const { bytes, view, from: first, until, offset, skippedLine } of lineChunks(source, from)) {
      signal?.throwIfAborted()
      let at = first
      if (!isInside) {
        if (!skippedLine) at = bytes.indexOf(lineBreak, first) + 1
        isInside = true
      } else if (skippedLine) {
        lines += 1
        spoil()
      }
      if (offset === 0 && hasByteOrderMark(bytes, at, until)) at += 3
      const startedAt = at
      const linesBefore = lines
      while (at < until && (part.end === undefined || offset + at < part.end)) {
        lines += 1
        if (!this.#line(bytes, view, at, number, offset + at)) spoil()
        at = this.#with.reader.next
      }
      bytesRead += at - startedAt
      onProgress?.(at - startedAt, lines - linesBefore)
      if (this.#kept.isFull) await this.#kept.flush()
      if (at < until) break
    }
    return { ...part, bytes: bytesRead, lines, corruptLines, corrupt, ...(error === undefined ? {} : { error }) }
  }

  #countType(next: string): void {
    if (this.#ofType > 0) this.#types.set(this.#type, (this.#types.get(this.#type) ?? 0) + this.#ofType)
    this.#type = next
    this.#ofType = 0
  }

  /** Reads one line; false when it is corrupt. */
  #line(bytes: Buffer, view: DataView, at: number, part: number, offset: number): boolean {
    const { reader, partitions } = this.#with
    const outcome = reader.read(bytes, view, at, part, offset)
    if (outcome === 'blank') return true
    if (outcome === 'corrupt') return false
    if (reader.type !== this.#type) this.#countType(reader.type)
    this.#ofType += 1
    if (outcome === 'other-type') return true
    if (outcome === 'no-patient') {
      this.#withoutPatient += 1
      return true
    }
    const partition = reader.type === 'Medication' ? partitions : reader.patientHash % partitions
    if (outcome === 'stating') {
      this.#stating += 1
      this.#kept.state(partition, reader.statement)
    } else {
      this.#silent += 1
      this.#kept.passOver(partition, reader.idHash, reader.idCheck, part, offset)
    }
    return true
  }
}

/** A source that breaks off has ended: what came before counts. */
function untilBroken(source: ByteReader, onError: (code: string) => void): ByteReader {
  return {
    async read(bytes, at) {
      try {
        return await source.read(bytes, at)
      } catch (error) {
        onError(codeOf(error))
        return 0
      }
    },
    close: () => source.close().catch(() => {}), // whatever it was, reading told it
  }
}

const hasByteOrderMark = (bytes: Uint8Array, at: number, until: number): boolean =>
  until - at >= 3 && bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf

/** `Z_BUF_ERROR` for a truncated gzip, `EIO` for a broken disk; the name of the error where it has no code. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

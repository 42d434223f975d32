import { Worker } from 'node:worker_threads'
import type { PartitionResult, Task, TaskResult } from '../../functions/screening/results.ts'
import type { AuditStore } from '../../shared/audit/record.ts'
import type { FromWorker, ToWorker, WorkerStart } from './screen-messages.ts'

export interface ScreenThreads {
  /** Does all tasks, as many at once as there are threads. Rejects when a thread fails. */
  extract(tasks: readonly Task[], done: (result: TaskResult) => void): Promise<void>
  screen(partitions: readonly number[], done: (result: PartitionResult) => void): Promise<void>
  /** Ends all threads at once; what they had not finished is not there. */
  stop(): Promise<void>
}

/** What a line leaves behind is garbage within the same chunk; a larger nursery collects it without copying. */
const youngMegabytes = 64

/** @param onProgress bytes and lines read, in between the results */
export function startThreads(
  count: number,
  start: WorkerStart,
  audit: Pick<AuditStore, 'append'>,
  onProgress: (bytes: number, lines: number) => void,
): ScreenThreads {
  const threads = Array.from(
    { length: count },
    () =>
      new Worker(new URL('./screen-worker.ts', import.meta.url), {
        workerData: start,
        resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
      }),
  )
  const tell = (thread: Worker, message: ToWorker) => thread.postMessage(message)

  /** Gives every thread its next message as soon as it is done with one. */
  function all(messages: readonly ToWorker[], take: (message: FromWorker) => boolean): Promise<void> {
    if (messages.length === 0) return Promise.resolve()
    const open = [...messages].reverse()
    let underWay = 0
    const ended = new AbortController()
    return new Promise<void>((resolve, reject) => {
      const next = (thread: Worker) => {
        const message = open.pop()
        if (message === undefined) {
          if (underWay === 0) resolve()
          return
        }
        underWay += 1
        tell(thread, message)
      }
      for (const thread of threads) {
        const listen = (name: string, listener: (value: FromWorker) => void) => {
          thread.on(name, listener)
          ended.signal.addEventListener('abort', () => thread.off(name, listener))
        }
        listen('message', (message) => {
          if (message.kind === 'progress') onProgress(message.bytes, message.lines)
          else if (message.kind === 'audit') void record(thread, message)
          else if (take(message)) {
            underWay -= 1
            next(thread)
          }
        })
        listen('error', reject)
        next(thread)
      }
    }).finally(() => ended.abort())
  }

  async function record(thread: Worker, { call, draft }: Extract<FromWorker, { kind: 'audit' }>): Promise<void> {
    try {
      tell(thread, { kind: 'audited', call, appended: await audit.append(draft) })
    } catch {
      // The thread fails the task for want of an answer, and so the run.
      tell(thread, { kind: 'audited', call })
    }
  }

  return {
    extract: (tasks, done) =>
      all(
        tasks.map((task) => ({ kind: 'extract', task })),
        (message) => {
          if (message.kind !== 'extracted') return false
          done(message.result)
          return true
        },
      ),
    screen: (partitions, done) =>
      all(
        partitions.map((partition) => ({ kind: 'screen', partition })),
        (message) => {
          if (message.kind !== 'screened') return false
          done(message.result)
          return true
        },
      ),
    async stop() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

/** One thread of a screening run: does map and reduce tasks as it is told, the audit trail staying where it is. */
import { parentPort, workerData } from 'node:worker_threads'
import { extract } from '../../functions/screening/extract.ts'
import { screenPartition } from '../../functions/screening/screen-partition.ts'
import { type Appended, type AuditStore, AuditUnavailable } from '../../shared/audit/record.ts'
import { LineReader } from '../../shared/screening/line-reader.ts'
import { folderStore } from './folder-store.ts'
import { lineAgain } from './read-again.ts'
import type { FromWorker, ToWorker, WorkerStart } from './screen-messages.ts'
import { openIn } from './source-files.ts'

const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')

const { plan, folder, settled }: WorkerStart = workerData
const { run } = plan
const store = await folderStore(folder, plan.evidence)
const reader = new LineReader(run.now)
const open = openIn(plan.source, plan.files)
const tell = (message: FromWorker) => port.postMessage(message)

const waiting = new Map<number, (appended: Appended | undefined) => void>()
let calls = 0
const audit: Pick<AuditStore, 'append'> = {
  append: (draft) =>
    new Promise((resolve, reject) => {
      calls += 1
      waiting.set(calls, (appended) => {
        if (appended === undefined) reject(new AuditUnavailable('The audit store could not append a record'))
        else resolve(appended)
      })
      tell({ kind: 'audit', call: calls, draft })
    }),
}

/** A message wakes the main thread: not for every chunk. */
const tellEveryMs = 100
let toldAt = 0
const untold = { bytes: 0, lines: 0 }

function onProgress(bytes: number, lines: number): void {
  untold.bytes += bytes
  untold.lines += lines
  if (performance.now() - toldAt >= tellEveryMs) tellProgress()
}

function tellProgress(): void {
  tell({ kind: 'progress', ...untold })
  toldAt = performance.now()
  untold.bytes = 0
  untold.lines = 0
}
const readAgain = lineAgain(store, open)

async function work(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'extract': {
      const result = await extract(message.task, { store, open, reader, partitions: run.partitions, onProgress })
      tellProgress()
      tell({ kind: 'extracted', result })
      return
    }
    case 'screen':
      tell({
        kind: 'screened',
        result: await screenPartition(message.partition, { run, store, audit, readAgain, settled, clock: Date.now }),
      })
      return
    case 'audited':
      waiting.get(message.call)?.(message.appended)
      waiting.delete(message.call)
  }
}

port.on('message', (message: ToWorker) => void work(message))

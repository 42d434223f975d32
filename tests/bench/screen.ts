/**
 * `npm run bench:screen [-- --size MEGABYTES] [--rounds N] [--as-of INSTANT]`: how fast a population is screened,
 * beside reading its lines and parsing them and nothing else. The corpus is made of the Synthea charts under new
 * ids in a temporary folder, and removed afterwards.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { Measured } from './screen-child.ts'
import { writeCorpus } from './screen-corpus.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    'as-of': { type: 'string', default: new Date().toISOString() },
  },
})

const run = promisify(execFile)
const child = new URL('./screen-child.ts', import.meta.url).pathname
const folder = await mkdtemp(join(tmpdir(), 'supine-bench-'))
const corpus = join(folder, 'corpus')

interface Result extends Measured {
  /** Last line of the step's output. */
  readonly said: string
}

async function measure(args: readonly string[]): Promise<Result> {
  const { stdout, stderr } = await run(process.execPath, [child, ...args], {
    env: { ...process.env, SUPINE_DATA_DIR: join(folder, 'audit') },
    maxBuffer: 1 << 26,
  })
  const measured: Measured = JSON.parse(/^measured (.+)$/m.exec(stderr)?.[1] ?? '{}')
  return { ...measured, said: stdout.trim().split('\n').at(-1) ?? '' }
}

let outputs = 0
const screen = (workers: number): Promise<Result> => {
  outputs += 1
  return measure([
    'screen',
    corpus,
    '--out',
    join(folder, `out-${outputs}`),
    '--as-of',
    values['as-of'],
    '--workers',
    `${workers}`,
  ])
}

const steps = {
  'lines only': () => measure(['lines', corpus]),
  'JSON.parse': () => measure(['parse', corpus]),
  'screen, 1 thread': () => screen(1),
  'screen, 2 threads': () => screen(2),
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

try {
  await writeCorpus(corpus, Number(values.size) * 1e6)
  const results = new Map<string, Result[]>(Object.keys(steps).map((name) => [name, []]))
  // In turn, so that what else the machine does falls on all of them.
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const [name, step] of Object.entries(steps)) results.get(name)?.push(await step())

  const last: { bytes: number; patients: number; resources: number; findings: number } = JSON.parse(
    results.get('screen, 1 thread')?.at(-1)?.said ?? '{}',
  )
  const of = (name: string) => median((results.get(name) ?? []).map(({ seconds }) => seconds))
  console.log(
    `${(last.bytes / 1e6).toFixed(0)} MB, ${last.resources} resources, ${last.patients} patients, ${last.findings} findings; as of ${values['as-of']}`,
  )
  console.log(`${cpus()[0]?.model ?? ''}, ${cpus().length} cores, Node ${process.version}; median of ${values.rounds}`)
  for (const [name, measured] of results) {
    const seconds = of(name)
    const cpu = median(measured.map(({ cpuSeconds }) => cpuSeconds))
    const peak = Math.max(...measured.map(({ peakMegabytes }) => peakMegabytes))
    console.log(
      `${name.padEnd(18)} ${(last.bytes / 1e6 / seconds).toFixed(0).padStart(5)} MB/s  ${(last.patients / seconds).toFixed(0).padStart(6)} patients/s  ` +
        `${seconds.toFixed(2).padStart(6)} s  ${cpu.toFixed(2).padStart(6)} s of processor  ${peak.toFixed(0).padStart(4)} MB at most`,
    )
  }
  const ratio = (a: string, b: string) => (of(a) / of(b)).toFixed(2)
  console.log(
    `screen on one thread is ${ratio('JSON.parse', 'screen, 1 thread')} x JSON.parse; two threads are ${ratio('screen, 1 thread', 'screen, 2 threads')} x one`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

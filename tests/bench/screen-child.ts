/**
 * One measured step of `npm run bench:screen`, in a process of its own so that its memory and processor time are
 * its own: `lines FOLDER`, `parse FOLDER`, or `screen` with the arguments of `npm run screen`.
 */
import { lineChunks } from '../../functions/screening/line-chunks.ts'
import { openIn, sourceFiles } from '../../infra/local/source-files.ts'

export interface Measured {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

const [step = '', folder = ''] = process.argv.slice(2)
const started = performance.now()

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const measured: Measured = {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: maxRSS / 1024,
  }
  console.error(`measured ${JSON.stringify(measured)}`)
})

async function eachLine(take: (bytes: Buffer, from: number, end: number) => void): Promise<number> {
  let lines = 0
  const files = await sourceFiles(folder)
  const open = openIn(folder, files)
  for (const { name } of files) {
    for await (const { bytes, from, until } of lineChunks(open({ name, start: 0 }, 0))) {
      for (let at = from; at < until; ) {
        const end = bytes.indexOf(0x0a, at)
        take(bytes, at, end)
        at = end + 1
        lines += 1
      }
    }
  }
  return lines
}

if (step === 'lines') console.log(await eachLine(() => {}))
else if (step === 'parse')
  console.log(await eachLine((bytes, from, end) => void JSON.parse(bytes.toString('utf8', from, end))))
else {
  process.argv.splice(2, 1)
  await import('../../infra/local/screen.ts')
}

import type { WriteStream } from 'node:tty'

export interface Progress {
  /** Begins a stage of so many units of work. */
  stage(name: string, work: number, done: number): void
  advance(
    work: number,
    more: { readonly resources?: number; readonly patients?: number; readonly bytes?: number },
  ): void
  /** Nothing more is shown. */
  end(): void
}

const barWidth = 24
const redrawMs = 100
const plainMs = 5_000

/**
 * Shows how far a run is: a bar that is drawn anew on a terminal, a plain line every few seconds elsewhere.
 *
 * @param clock epoch milliseconds
 */
export function progressOn(out: Pick<WriteStream, 'write' | 'isTTY' | 'columns'>, clock: () => number): Progress {
  const counts = { resources: 0, patients: 0, bytes: 0 }
  let stage = { name: '', work: 1, done: 0, before: 0, since: clock(), bytes: 0 }
  let shownAt = 0
  const isTerminal = out.isTTY === true

  const line = () => {
    const { name, work, done, before, since, bytes } = stage
    const seconds = (clock() - since) / 1000
    const share = Math.min(1, work === 0 ? 1 : done / work)
    const speed = (done - before) / seconds
    const left = speed > 0 && Number.isFinite(speed) ? `, ${duration((work - done) / speed)} left` : ''
    const rate =
      counts.bytes > bytes && seconds > 0 ? `, ${((counts.bytes - bytes) / 1e6 / seconds).toFixed(0)} MB/s` : ''
    const filled = Math.round(share * barWidth)
    const bar = isTerminal ? `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ` : ''
    const patients = counts.patients > 0 ? `, ${grouped(counts.patients)} patients` : ''
    return `${name} ${bar}${Math.floor(share * 100)}%: ${grouped(counts.resources)} resources${patients}${rate}${left}`
  }
  const show = (isLast: boolean) => {
    const now = clock()
    if (!isLast && now - shownAt < (isTerminal ? redrawMs : plainMs)) return
    shownAt = now
    if (isTerminal) out.write(`\r\u001b[2K${line().slice(0, (out.columns ?? 120) - 1)}${isLast ? '\n' : ''}`)
    else out.write(`${line()}\n`)
  }

  return {
    stage(name, work, done) {
      if (stage.name !== '') show(true)
      stage = { name, work, done, before: done, since: clock(), bytes: counts.bytes }
      shownAt = isTerminal ? 0 : clock()
    },
    advance(work, { resources = 0, patients = 0, bytes = 0 }) {
      stage.done += work
      counts.resources += resources
      counts.patients += patients
      counts.bytes += bytes
      show(false)
    },
    end() {
      if (stage.name !== '') show(true)
    },
  }
}

const grouped = (count: number): string => count.toLocaleString('en-US')

function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

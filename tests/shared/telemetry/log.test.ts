import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { errorFacts, type LogFields, logTo } from '../../../shared/telemetry/log.ts'

const marker = 'MARKER-of-a-patient'

const written = (fields: LogFields) => {
  const lines: string[] = []
  const write = (event: string, line: Record<string, unknown>) => void lines.push(JSON.stringify({ event, ...line }))
  const log = logTo({ info: write, error: write })
  log.info('call', fields)
  log.error('defect', fields)
  return lines
}

describe('a log line', () => {
  it('says what the closed list of fields says', () => {
    const [line] = written({
      route: 'hook-call',
      service: 'positional-leg-pain',
      client: 'https://ehr.example/fhir',
      status: 200,
      ms: 12,
      repeated: false,
    })
    expect(JSON.parse(line!)).toEqual({
      event: 'call',
      route: 'hook-call',
      service: 'positional-leg-pain',
      client: 'https://ehr.example/fhir',
      status: 200,
      ms: 12,
      repeated: false,
    })
  })

  it('leaves behind whatever else an object carries', () => {
    const resource = { resourceType: 'Patient', name: marker, status: 200 }
    expect(written(resource as LogFields).join()).not.toContain(marker)
  })

  it('withholds words that do not look like ids', () => {
    expect(
      JSON.parse(
        written({ client: 'Jane Doe, born 1950', hook: '<b>', prefetch: { 'pain in the leg': 'supplied' } })[0]!,
      ),
    ).toMatchObject({
      client: 'withheld',
      hook: 'withheld',
      prefetch: { withheld: 'supplied' },
    })
  })

  it('withholds figures that are none', () => {
    expect(written({ cards: marker } as unknown as LogFields).join()).not.toContain(marker)
  })
})

describe('an error in a log line', () => {
  it('has its name, its code and where it arose', () => {
    const facts = errorFacts(Object.assign(new TypeError('no'), { code: 'ECONNREFUSED' }))
    expect(facts).toMatchObject({ name: 'TypeError', code: 'ECONNREFUSED' })
    expect(facts.frames).toEqual(expect.arrayContaining([expect.stringContaining('log.test.ts')]))
  })

  it.each([
    ['quotes the body', () => JSON.parse(`{"name": ${marker}`)],
    [
      'spans lines',
      () => {
        throw new Error(`first\n    at ${marker} (file.ts:1:1)\n${marker}`)
      },
    ],
    [
      'changed after it was made',
      () => {
        throw Object.assign(new Error(marker), { message: 'other' })
      },
    ],
    [
      'has a cause that quotes',
      () => {
        throw new Error('outer', { cause: new Error(marker) })
      },
    ],
    [
      'names itself oddly',
      () => {
        throw Object.assign(new Error('x'), { name: `Name ${marker}` })
      },
    ],
    [
      'is no error',
      () => {
        throw marker
      },
    ],
  ])('never has a message that %s', (_, fail) => {
    let error: unknown
    try {
      fail()
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeDefined()
    expect(written({ error }).join()).not.toContain(marker)
  })
})

describe('a line in CloudWatch', () => {
  it('names the service that was called, in one line and without a complaint of the logger', () => {
    const file = new URL('../../../shared/telemetry/log.ts', import.meta.url).href
    const program = `import { lambdaLog } from '${file}'; lambdaLog().info('call', { service: 'positional-leg-pain' })`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toEqual([
      expect.objectContaining({ level: 'INFO', service: 'supine', cdsService: 'positional-leg-pain' }),
    ])
  })
})

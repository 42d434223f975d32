import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder } from '../support/running-service.ts'

const command = fileURLToPath(new URL('../../infra/local/clients.ts', import.meta.url))
const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

let folder: Awaited<ReturnType<typeof dataFolder>>
beforeAll(async () => {
  folder = await dataFolder()
})
afterAll(() => folder.remove())

const written = (text: string): string => {
  const path = join(folder.path, 'clients.json')
  writeFileSync(path, text)
  return path
}

describe('npm run clients -- check', () => {
  it('finds nothing wrong with the example of the documentation, and says whom it lets in', () => {
    const { status, stdout, stderr } = run('check', 'docs/clients.example.json')
    expect([status, stderr]).toEqual([0, ''])
    for (const words of [
      'general-hospital',
      'tenants     north-clinic, south-clinic',
      'charts from prefetch alone',
      'no suggestions',
      '3 clients',
    ])
      expect(stdout).toContain(words)
  })

  it('names every error in a sentence with its place, and ends with 1', () => {
    const { status, stdout, stderr } = run(
      'check',
      written(
        '{"clients":[{"id":"a","issuers":["i"],"jku":["http://x.example"],"mutedRule":[]},{"id":"b","issuers":["j"]}]}',
      ),
    )
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('clients[0].jku[0] must begin with https://\n')
    expect(stderr).toContain('clients[0] has no field "mutedRule"\n')
    expect(stderr).toContain('clients[1] needs "jku" or "keys": without either no token can be verified\n')
    expect(stderr).toMatch(/3 problems in .*clients\.json\./)
  })

  it.each([
    ['is not there', () => '/no/such/file.json', 'There is no such file.'],
    ['is no JSON', () => written('{"clients":'), 'The file is not JSON: '],
    ['is another document', () => written('[]'), 'The document must be an object with a list "clients".'],
  ])('says when the file %s', (_, path, sentence) => {
    const { status, stderr } = run('check', path())
    expect(status).toBe(1)
    expect(stderr).toContain(sentence)
  })

  it('refuses what does not fit into Parameter Store', () => {
    const client = { issuers: ['i'], jku: ['https://ehr.example/jwks.json'], audienceAliases: ['x'.repeat(900)] }
    const clients = Array.from({ length: 10 }, (_, i) => ({ ...client, id: `c${i}`, issuers: [`i${i}`] }))
    const { status, stderr } = run('check', written(JSON.stringify({ clients })))
    expect(status).toBe(1)
    expect(stderr).toMatch(/Parameter Store holds 8192/)
  })

  it.each([[], ['check'], ['check', 'a', 'b'], ['chek', 'a']])('explains itself when called as %j', (...args) => {
    expect(run(...args)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^Usage: npm run clients -- check FILE/),
    })
  })
})

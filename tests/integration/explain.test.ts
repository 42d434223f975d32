import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Assessment } from '../../shared/classifier/assessment.ts'
import { decide } from '../../shared/decide.ts'
import { readRecord } from '../../shared/fhir/resources.ts'

const folder = mkdtempSync(join(tmpdir(), 'supine-explain-'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = '2026-11-23T08:00:00Z'
const request = JSON.parse(readFileSync('docs/example-request.json', 'utf8').replace('TODAY', '2026-11-20'))
const receipt: Assessment = decide(readRecord('ana', Object.values(request.prefetch)), Date.parse(at))

function explain(content: unknown, ...options: string[]) {
  const file = join(folder, 'file.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['infra/local/explain.ts', file, ...options], {
    encoding: 'utf8',
  })
  return { stdout, stderr, status }
}

describe('npm run explain', () => {
  it('tells a hook request for a person: rule, words with their place, what is missing, what to do', () => {
    const { stdout, status } = explain(request, '--at', at)
    expect(status).toBe(0)
    expect(stdout).toContain('WARNING  Chronic limb-threatening ischemia, right leg')
    expect(stdout).toContain('rule CLTI-W3 (warning)')
    expect(stdout).toMatch(/Observation\/note valueString "hangs foot off the bed for relief" \[\d+-\d+\]/)
    expect(stdout).toContain('? Ankle-brachial index of both legs')
  })

  it('replays a receipt to the same bytes under the same rules', () => {
    expect(explain(receipt).stdout.trimEnd()).toMatch(/Replayed against rule set .*:\nthe same bytes$/)
  })

  it('finds the assessment inside an audit record', () => {
    expect(explain({ sequence: 1, entry: { kind: 'hook-call', assessment: receipt } }).stdout).toContain(
      'the same bytes',
    )
  })

  it('says what today decides otherwise than an old receipt', () => {
    const [first, ...rest] = receipt.hypotheses
    const older = { ...receipt, ruleSet: '2020.1.0', hypotheses: [{ ...first!, urgency: 'info' }, ...rest.slice(1)] }
    const { stdout } = explain(older)
    expect(stdout).toContain(
      'Chronic limb-threatening ischemia, right leg: more-urgent (info by CLTI-W3 -> warning by CLTI-W3)',
    )
    expect(stdout).toContain('Peripheral artery disease, right leg: new (silent -> info by PAD-I6)')
  })

  it.each([
    ['no JSON', '{oops', 'is not JSON'],
    ['JSON of another kind', '{"a":1}', 'no decision receipt, hook request or FHIR with a patient was found'],
  ])('says in one sentence that a file holds %s', (_, content, sentence) => {
    const { stderr, stdout, status } = explain(content)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/)
  })
})

/** `npm run feedback -- report` as a person runs it: beside a running service, after it, and without any records. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAuditTable } from '../../shared/audit/create-table.ts'
import { scanRecords } from '../../shared/audit/scan-records.ts'
import { createAuditStore } from '../../shared/audit/store.ts'
import { hookCall, quoted } from '../shared/audit/drafts.ts'
import { clientOf, startDynalite } from '../support/dynamodb.ts'
import { dataFolder, startService } from '../support/running-service.ts'
import { patientView, postJson } from '../support/small-ehr.ts'

const command = fileURLToPath(new URL('../../infra/local/feedback.ts', import.meta.url))

async function feedback(env: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, ...env } })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

const path = '/cds-services/positional-leg-pain'

const chart = {
  patient: { resourceType: 'Patient', id: 'r1', birthDate: '1960-01-01' },
  conditions: { resourceType: 'Bundle', type: 'searchset' },
  medications: { resourceType: 'Bundle', type: 'searchset' },
  observations: {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      {
        resource: {
          resourceType: 'Observation',
          id: 'o1',
          status: 'final',
          code: { text: 'Legs' },
          subject: { reference: 'Patient/r1' },
          effectiveDateTime: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
          valueString: 'Urge to move the legs in the evening when sitting at rest, relieved by walking around.',
        },
      },
    ],
  },
}

describe('the report on feedback', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>
  beforeAll(async () => {
    folder = await dataFolder()
  })
  afterAll(async () => {
    await folder.remove()
  })

  it('says the same beside a running service and after it has stopped', async () => {
    const service = await startService({ SUPINE_DATA_DIR: folder.path, SUPINE_ALERT_MEMORY: '1' })
    const env = { SUPINE_DATA_DIR: folder.path, PORT: new URL(service.url).port }
    const { body } = await postJson(`${service.url}${path}`, patientView('r1', chart))
    await postJson(`${service.url}${path}/feedback`, {
      feedback: [
        {
          card: body.cards[0].uuid,
          outcome: 'overridden',
          overrideReason: { reason: { code: 'patient-refuses' }, userComment: 'told Dr. Example' },
          outcomeTimestamp: new Date().toISOString(),
        },
      ],
    })
    await postJson(`${service.url}${path}`, patientView('r1', chart))

    const beside = await feedback(env, 'report')
    expect(beside).toMatchObject({ code: 0, err: '' })
    expect(beside.out).toMatch(/^restless-legs-syndrome +1 +1 +0 +1 +0\.0 % +100\.0 % +1$/m)
    expect(beside.out).toMatch(/^RLS-I\d +1 /m)
    expect(beside.out).toMatch(/^patient-refuses +restless-legs-syndrome +1 +100\.0 %$/m)
    expect(beside.out).not.toContain('Example')
    await service.stop()

    expect(await feedback(env, 'report')).toEqual(beside)
    const csv = await feedback(env, 'report', '--csv')
    expect(csv.out).toContain('\r\ntopic,restless-legs-syndrome,restless-legs-syndrome,1,1,0,1,0.0000,1.0000,,1\r\n')
    const later = new Date(Date.now() + 86_400_000).toISOString()
    expect((await feedback(env, 'report', '--since', later)).out).toBe('No cards on record.\n')
  }, 60_000)

  it.each([
    ['nothing', [], 2, /^Usage: /],
    ['another command', ['verify'], 2, /^Usage: /],
    ['an option there is not', ['report', '--json'], 2, /Usage: /],
    ['a time that is none', ['report', '--since', 'yesterday'], 1, /--since is "yesterday"/],
    ['a folder that is not there', ['report'], 1, /There are no records yet/],
  ] as const)('says what it needs when it is given %s', async (_, args, code, words) => {
    const told = await feedback({ SUPINE_DATA_DIR: `${folder.path}/none` }, ...args)
    expect(told.code).toBe(code)
    expect(told.err).toMatch(words)
    expect(told.out).toBe('')
  })
})

describe('a scan of the audit table', () => {
  it('gives every record once, page by page, and no parts of large ones', async () => {
    const dynalite = await startDynalite()
    const client = clientOf(dynalite.endpoint)
    try {
      await createAuditTable(client, 'audit')
      const store = createAuditStore({ client, tableName: 'audit', timeoutMs: 30_000 })
      // Twenty thousand digests do not compress: the entry takes items of its own.
      const noise = Array.from({ length: 20_000 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex')).join(
        ' ',
      )
      const drafts = [
        hookCall({ evidence: [quoted(noise)] }),
        ...Array.from({ length: 4 }, (_, i) => hookCall({ patient: `Patient/${i}` })),
      ]
      for (const draft of drafts) await store.append(draft)
      const answers: string[] = []
      for await (const { answer = '' } of scanRecords({ client, tableName: 'audit' })) answers.push(answer)
      expect(answers.sort()).toEqual(drafts.map(({ answer }) => answer).sort())
    } finally {
      client.destroy()
      await dynalite.stop()
    }
  })
})

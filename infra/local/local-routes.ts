import type { Patient } from 'fhir/r4.js'
import { Hono } from 'hono'
import { readChain } from '../../shared/audit/chain-reader.ts'
import { chainKey } from '../../shared/audit/identity.ts'
import { localClient } from '../../shared/cds-hooks/client.ts'
import { clinicalTime } from '../../shared/fhir/time.ts'
import type { LocalDynamo } from './dynamo.ts'
import type { ExamplePatient } from './examples/examples.ts'
import { reportOn } from './feedback-report.ts'
import type { SyntheaCharts } from './synthea.ts'

interface Sources {
  readonly examples: readonly ExamplePatient[]
  readonly synthea: SyntheaCharts
  readonly dynamo: LocalDynamo
}

/** What only the page needs, and only on this machine: who there is, and what was recorded about them. */
export function localRoutes({ examples, synthea, dynamo }: Sources): Hono {
  const app = new Hono().basePath('/local')

  app.get('/patients', async (c) => {
    const ofExamples = examples.map(({ group, shows, resources }) => ({ group, shows, ...identityOf(resources[0]) }))
    const ids = await synthea.patientIds()
    const ofSynthea = await Promise.all(
      ids.map(async (id) => ({
        group: 'synthea',
        shows: 'Synthetic chart',
        ...identityOf(await synthea.read('Patient', id)),
      })),
    )
    return c.json([...ofExamples, ...ofSynthea.toSorted((a, b) => a.name.localeCompare(b.name))])
  })

  app.get('/audit', async (c) => {
    const patient = c.req.query('patient')
    if (patient === undefined) return c.json({ error: 'Say which patient: /local/audit?patient=ID' }, 400)
    const key = chainKey({ client: localClient.id, patient: `Patient/${patient}` })
    const records: unknown[] = []
    for await (const record of readChain(dynamo, key)) records.push(record)
    return c.json({ chain: key, records })
  })

  app.get('/feedback', async (c) => {
    const since = clinicalTime(c.req.query('since'))
    return c.json(await reportOn(dynamo, since?.ms))
  })

  return app
}

function identityOf(resource: { readonly resourceType: string } | undefined) {
  const { id, name, gender, birthDate } = isPatient(resource)
    ? resource
    : { id: '', name: [], gender: '', birthDate: '' }
  const { given = [], family = '' } = name?.[0] ?? {}
  // Synthea marks its names with numbers ("Aaron697") so that nobody takes them for real.
  return { id, name: [...given, family].join(' '), gender, birthDate }
}

const isPatient = (resource: { readonly resourceType: string } | undefined): resource is Patient =>
  resource?.resourceType === 'Patient'

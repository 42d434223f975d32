import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FhirResource } from 'fhir/r4.js'
import type { ChartStore } from './chart-store.ts'

const types = ['Patient', 'Condition', 'Observation', 'MedicationRequest'] as const

/** Where one line of an NDJSON file stands. */
interface Line {
  readonly start: number
  readonly end: number
}

interface IndexedFile {
  readonly bytes: Buffer
  readonly byId: ReadonlyMap<string, Line>
  readonly byPatient: ReadonlyMap<string, readonly Line[]>
}

/** Synthea patients on disk: a store, and who is in it. */
export interface SyntheaCharts extends ChartStore {
  readonly patientIds: () => Promise<readonly string[]>
}

/**
 * Reads a folder of gzip NDJSON files, one a resource type. A file is unpacked and indexed when it is
 * first asked for, and a line is parsed only when its patient is: the 27 MB cost a start nothing.
 * A type without a file is a type without resources.
 */
export function syntheaCharts(folder: string): SyntheaCharts {
  const files = new Map<string, Promise<IndexedFile>>()
  const file = (type: string): Promise<IndexedFile> => {
    const known = files.get(type)
    if (known !== undefined) return known
    const opened = types.some((t) => t === type)
      ? openFile(join(folder, `${type}.ndjson.gz`))
      : Promise.resolve(noLines)
    files.set(type, opened)
    return opened
  }

  return {
    patientIds: async () => [...(await file('Patient')).byId.keys()],
    async read(type, id) {
      const { bytes, byId } = await file(type)
      const line = byId.get(id)
      return line === undefined ? undefined : parse(bytes, line)
    },
    async ofPatient(type, patientId) {
      const { bytes, byPatient } = await file(type)
      return (byPatient.get(patientId) ?? []).map((line) => parse(bytes, line))
    },
  }
}

const noLines: IndexedFile = { bytes: Buffer.alloc(0), byId: new Map(), byPatient: new Map() }

async function openFile(path: string): Promise<IndexedFile> {
  const packed = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return packed === undefined ? noLines : indexLines(await promisify(gunzip)(packed))
}

const newline = 0x0a
const idMark = Buffer.from('"id":"')
const subjectMark = Buffer.from('"subject":{"reference":"Patient/')

/** Synthea writes no blanks and `id` before any nested resource, so two byte searches a line find its keys. */
function indexLines(bytes: Buffer): IndexedFile {
  const byId = new Map<string, Line>()
  const byPatient = new Map<string, Line[]>()
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(newline, start)
    const end = found === -1 ? bytes.length : found
    const id = textAfter(bytes, idMark, start, end)
    if (id !== undefined) {
      const line = { start, end }
      byId.set(id, line)
      const patient = textAfter(bytes, subjectMark, start, end) ?? id
      const lines = byPatient.get(patient)
      if (lines === undefined) byPatient.set(patient, [line])
      else lines.push(line)
    }
    start = end + 1
  }
  return { bytes, byId, byPatient }
}

function textAfter(bytes: Buffer, mark: Buffer, start: number, end: number): string | undefined {
  const at = bytes.indexOf(mark, start)
  if (at === -1 || at >= end) return undefined
  const from = at + mark.length
  return bytes.toString('utf8', from, bytes.indexOf('"', from))
}

const parse = (bytes: Buffer, { start, end }: Line): FhirResource => JSON.parse(bytes.toString('utf8', start, end))

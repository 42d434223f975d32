import { readFile } from 'node:fs/promises'
import { services } from '../../functions/cds-services/services.ts'
import { overrideReasons } from '../../shared/cards/override-reasons.ts'
import { type ClientRegistry, type KnownIds, readClientRegistry } from '../../shared/cds-hooks/client-registry.ts'
import { hypotheses } from '../../shared/classifier/hypotheses.ts'
import { orderRules } from '../../shared/order-safety/rules.ts'
import { orders } from '../../shared/terminology/order-rows.ts'

/** The ids a registry may name in this version. */
const known: KnownIds = {
  services: new Set(services.map(({ id }) => id)),
  orders: new Set(Object.keys(orders)),
  overrideReasons: new Set(overrideReasons.map(({ code }) => code)),
  rules: new Set([...hypotheses.flatMap(({ rules }) => rules), ...orderRules].map(({ id }) => id)),
}

export interface ClientFile extends ClientRegistry {
  /** Size of the document without spaces for reading, as it counts in Parameter Store. */
  readonly bytes: number
}

/** Reads a registry file. A file that cannot be read, or is no JSON, is a problem like any other. */
export async function readClientFile(path: string): Promise<ClientFile> {
  const nothing = (text: string): ClientFile => ({ registrations: [], problems: [{ text }], bytes: 0 })
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return nothing(missing ? 'There is no such file.' : 'The file cannot be read.')
  }
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    // A registry holds nothing secret, so what the parser quotes may be shown to the person who wrote it.
    return nothing(`The file is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
  return { ...readClientRegistry(document, known), bytes: Buffer.byteLength(JSON.stringify(document)) }
}

/** One problem as a line: where in the document, and what. */
export const problemLine = ({ at, text }: ClientRegistry['problems'][number]): string =>
  at === undefined ? text : `${at} ${text}`

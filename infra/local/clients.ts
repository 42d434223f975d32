import { parseArgs } from 'node:util'
import type { Registration } from '../../shared/cds-hooks/client-registry.ts'
import { problemLine, readClientFile } from './client-file.ts'
import { makeKey, makeToken, readKey } from './test-client.ts'

/** `npm run clients`: is this a registry the service can work with, and a key and tokens to try it out. */

/** An advanced parameter of AWS Systems Manager holds this much. */
const mostBytes = 8_192

const list = (words: readonly string[]): string => words.join(', ')

function summary({ tenants, fhirServers, ...one }: Registration): readonly string[] {
  const servers = [...new Set([...(fhirServers ?? []), ...(tenants ?? []).flatMap((tenant) => tenant.fhirServers)])]
  const { suggestions, selectionBehavior, links, markdownLinks } = one.shows
  const shown = [
    suggestions ? `suggestions (${selectionBehavior})` : 'no suggestions',
    links ? 'links' : 'no links',
    markdownLinks ? 'links in Markdown' : 'no links in Markdown',
  ]
  return [
    one.id,
    `  tokens of   ${list(one.issuers)}`,
    `  signed by   ${list([...(one.jku ?? []), ...(one.keys === undefined ? [] : ['the keys in this document'])])}, with ${list(one.algorithms)}`,
    ...(one.audienceAliases.length === 0 ? [] : [`  meant for   the URL called, or ${list(one.audienceAliases)}`]),
    ...(tenants === undefined ? [] : [`  tenants     ${list(tenants.map(({ id }) => id))}`]),
    `  charts from ${servers.length === 0 ? 'prefetch alone' : `prefetch, and ${list(servers)}`}`,
    `  services    ${one.services === undefined ? 'all' : list(one.services)}`,
    `  shows       ${list(shown)}`,
    ...(one.mutedRules.length === 0 ? [] : [`  rules off   ${list(one.mutedRules)}`]),
    ...(one.allowInsecureLocal ? ['  INSECURE    takes http and addresses of this machine: for development only'] : []),
  ]
}

async function check(path: string): Promise<number> {
  const { registrations, problems, bytes } = await readClientFile(path)
  for (const problem of problems) console.error(problemLine(problem))
  if (problems.length > 0) {
    console.error(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${path}.`)
    return 1
  }
  if (bytes > mostBytes) {
    console.error(
      `The document has ${bytes} bytes without spaces; Parameter Store holds ${mostBytes}. ` +
        'Name a "jku" instead of "keys" where a client publishes its keys.',
    )
    return 1
  }
  for (const registration of registrations) console.log(`${summary(registration).join('\n')}\n`)
  console.log(
    `${registrations.length} ${registrations.length === 1 ? 'client' : 'clients'}, ${bytes} bytes. No problems.`,
  )
  return 0
}

/** A key pair for a test client: the private key into a file, the public key to paste into a registry. */
async function key(path: string): Promise<number> {
  try {
    console.log(JSON.stringify({ keys: [await makeKey(path)] }, null, 2))
    console.error(`\nThe private key is in ${path}. Above is what goes into "keys" of a client.`)
    return 0
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    console.error(taken ? `${path} is there already, and is left as it is.` : `${path} cannot be written.`)
    return 1
  }
}

/** One token, for one call of one endpoint. */
async function token(path: string, { issuer, audience, tenant }: Record<string, string | undefined>): Promise<number> {
  const jwk = await readKey(path)
  if (jwk === undefined || issuer === undefined || audience === undefined) {
    console.error(jwk === undefined ? `${path} holds no private JWK with kid and alg.` : usage)
    return 2
  }
  const client = { key: jwk, issuer, ...(tenant === undefined ? {} : { tenant }) }
  console.log(await makeToken(client, audience, Date.now()))
  return 0
}

const usage = `Usage: npm run clients -- check FILE
       npm run clients -- key FILE
       npm run clients -- token FILE --issuer ISSUER --audience URL [--tenant TENANT]`

async function main(): Promise<number> {
  const text = { type: 'string' } as const
  const options = { issuer: text, audience: text, tenant: text }
  const { positionals, values } = parseArgs({ allowPositionals: true, options, strict: false })
  const [command, path, ...more] = positionals
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
  if (path !== undefined && more.length === 0) {
    if (command === 'check') return check(path)
    if (command === 'key') return key(path)
    if (command === 'token') return token(path, given)
  }
  console.error(usage)
  return 2
}

process.exitCode = await main()

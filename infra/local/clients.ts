import { parseArgs } from 'node:util'
import type { Registration } from '../../shared/cds-hooks/client-registry.ts'
import { problemLine, readClientFile } from './client-file.ts'

/** `npm run clients -- check FILE`: is this a registry the service can work with, and whom does it let in? */

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

const { positionals } = parseArgs({ allowPositionals: true })
const [command, path, ...more] = positionals
if (command !== 'check' || path === undefined || more.length > 0) {
  console.error('Usage: npm run clients -- check FILE')
  process.exitCode = 2
} else process.exitCode = await check(path)

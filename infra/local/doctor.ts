import { parseArgs } from 'node:util'
import { examine } from './doctor/examine.ts'
import { readKey, type TestClient } from './test-client.ts'

/** `npm run doctor -- URL`: calls a service as an EHR would and says in plain sentences what is wrong with it. */

const usage = `Usage: npm run doctor -- URL [--origin ORIGIN] [--token TOKEN | --key FILE --issuer ISSUER [--tenant TENANT]]
  URL       the base URL, https://cds.example.org (with or without /cds-services)
  --origin  a browser origin that must be able to call
  --token   a token for one call of the first service in discovery
  --key     private JWK of a registered test client, made by: npm run clients -- key FILE`

class Misused extends Error {}

async function clientFrom(values: { key?: string; issuer?: string; tenant?: string }): Promise<TestClient | undefined> {
  const { key: path, issuer, tenant } = values
  if (path === undefined) return undefined
  if (issuer === undefined) throw new Misused('--key needs --issuer: the iss its tokens will have.')
  const key = await readKey(path)
  if (key === undefined) throw new Misused(`${path} holds no private JWK with kid and alg.`)
  return { key, issuer, ...(tenant === undefined ? {} : { tenant }) }
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { origin: text, token: text, key: text, issuer: text, tenant: text },
  })
  const [url, ...more] = positionals
  if (url === undefined || more.length > 0) throw new Misused(usage)
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Misused(`${url} is not an absolute http(s) URL.`)

  const client = await clientFrom(values)
  const { origin, token } = values
  const examination = {
    base: url.replace(/\/+$/, '').replace(/\/cds-services$/, ''),
    ...(origin === undefined ? {} : { origin }),
    ...(token === undefined ? {} : { token }),
    ...(client === undefined ? {} : { client }),
    now: Date.now,
  }
  let problems = 0
  for await (const { kind, text: sentence } of examine(examination)) {
    if (kind === 'problem') problems += 1
    console.log(`${kind.padEnd(9)}${sentence}`)
  }
  console.log(problems === 0 ? '\nNo problems.' : `\n${problems} ${problems === 1 ? 'problem' : 'problems'}.`)
  return problems === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  const misused = error instanceof Misused || (error instanceof TypeError && 'code' in error)
  if (!misused) throw error
  console.error(error.message)
  process.exitCode = 2
}

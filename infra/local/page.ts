import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/**
 * Nothing from elsewhere, nothing inline, no text turned into markup: `trusted-types 'none'` makes the
 * browser refuse innerHTML and its kin, so a mistake on the page cannot run words of a record.
 */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

const marked = fileURLToPath(import.meta.resolve('marked'))

/** The page at `/` and its files below `/page/`. */
export function page(): Hono {
  const app = new Hono()
  app.get('/', () => file(new URL('./page/index.html', import.meta.url)))
  app.get('/page/marked.esm.js', () => file(marked))
  // The pattern has no slash and no leading dot, so no path leads out of the folder.
  app.get('/page/:name{[a-z][a-z-]*\\.(?:css|js|svg)}', (c) =>
    file(new URL(`./page/${c.req.param('name')}`, import.meta.url)),
  )
  app.notFound((c) => c.text('Not found', 404, headers))
  return app
}

async function file(path: URL | string): Promise<Response> {
  const extension = String(path).split('.').at(-1) ?? ''
  try {
    return new Response(await readFile(path), {
      headers: { ...headers, 'content-type': types[extension] ?? 'text/plain' },
    })
  } catch {
    // A name that is no file of the page.
    return new Response('Not found', { status: 404, headers })
  }
}

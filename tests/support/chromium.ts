import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]

const required = process.env.SUPINE_REQUIRE_BROWSER === '1'

/** A browser on this machine. Where one is required and Debian can give it, it is installed. */
export function findChromium(): string | undefined {
  const found = [process.env.SUPINE_CHROMIUM ?? '', ...places].find((path) => path !== '' && existsSync(path))
  if (found !== undefined || !required || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit' })
  return places.find((path) => existsSync(path))
}

/** Why the browser tests do not run; `undefined` when they do, or must and will fail instead. */
export const whySkipped = (chromium: string | undefined): string | undefined =>
  chromium !== undefined || required
    ? undefined
    : 'Browser tests skipped: no Chromium found. Install the package chromium, or set SUPINE_CHROMIUM to its path.'

/** Nothing but the page: no sandbox (containers run as root), no calls of the browser's own. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

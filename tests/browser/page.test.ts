import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe, { type AxeResults } from 'axe-core'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumFlags, findChromium, whySkipped } from '../support/chromium.ts'
import { dataFolder, type RunningService, startService } from '../support/running-service.ts'
import { auditOf } from '../support/small-ehr.ts'

const executable = findChromium()
const skipped = whySkipped(executable)
if (skipped !== undefined) console.warn(skipped)

describe.skipIf(skipped !== undefined)('the page', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>
  let service: RunningService
  let profiles: string[]
  let context: BrowserContext
  let page: Page
  /** What the browser complained about, and what it asked of other hosts. */
  let complaints: string[]
  let elsewhere: string[]

  const browser = async (
    options: { viewport?: { width: number; height: number }; bypassCSP?: boolean; colorScheme?: 'dark' } = {},
  ) => {
    const profile = await mkdtemp(join(tmpdir(), 'supine-browser-'))
    profiles.push(profile)
    return chromium.launchPersistentContext(profile, {
      executablePath: executable ?? '',
      headless: true,
      args: chromiumFlags,
      ...options,
    })
  }

  beforeAll(async () => {
    data = await dataFolder()
    service = await startService({ SUPINE_DATA_DIR: data.path })
  })
  afterAll(async () => {
    await service.stop()
    await data.remove()
  })

  beforeEach(async () => {
    complaints = []
    elsewhere = []
    profiles = []
    context = await browser()
    page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('request', (request) => {
      if (!request.url().startsWith(service.url)) elsewhere.push(request.url())
    })
  })
  afterEach(async () => {
    await context.close()
    await Promise.all(profiles.map((profile) => rm(profile, { recursive: true, force: true })))
    expect(complaints).toEqual([])
    expect(elsewhere).toEqual([])
  })

  const pick = async (id: string) => {
    await page.goto(service.url)
    await page.locator(`[data-patient="${id}"]`).click()
    await page.locator('.cards[aria-busy="false"]').waitFor()
  }

  it('shows the cards of the patient that is picked: urgency in words, reasons, source, and the record beside them', async () => {
    await pick('walter-hensley')
    const card = page.locator('.card').first()
    expect(await card.getAttribute('data-topic')).toBe('chronic-limb-threatening-ischemia')
    expect(await card.locator('.indicator').textContent()).toBe('Warning')
    expect(await card.locator('.detail li').count()).toBeGreaterThan(3)
    expect(await card.locator('.source a').first().getAttribute('href')).toMatch(/^https:\/\//)
    expect(await page.locator('#answered').textContent()).toMatch(/^\d cards?, answered in \d+ ms$/)
    expect(await page.locator('.chart').textContent()).toContain('Hangs the foot off the bed')
  })

  it('marks the words of the record that a card rests on', async () => {
    await pick('walter-hensley')
    const marks = await page.locator('.chart mark').allTextContents()
    expect(marks.join(' | ').toLowerCase()).toMatch(/lying flat|hangs|dependent rubor|pulses/)
  })

  it('says that silence is not a finding when there is no card', async () => {
    await pick('wilbur-hensley')
    expect(await page.locator('.card').count()).toBe(0)
    expect(await page.locator('.silence').textContent()).toContain('No card is not a finding')
  })

  it('finds a Synthea patient by name', async () => {
    await page.goto(service.url)
    const name = await page.evaluate<string>(
      "fetch('/local/patients').then((r) => r.json()).then((all) => all.find(({ group }) => group === 'synthea').name)",
    )
    await page.getByLabel('Find a patient').fill(name)
    expect(await page.locator('#found').textContent()).toMatch(/^1 of \d+ patients$/)
    await page.getByRole('button', { name: new RegExp(name) }).click()
    await page.locator('.cards[aria-busy="false"]').waitFor()
    expect(await page.locator('.banner h2').textContent()).toBe(name)
  })

  it('shows hostile text of a chart as text: no script, no element, no link of its making', async () => {
    await pick('robert-tables')
    const title = await page.title()
    expect(title).toBe('Supine: leg pain lying down')
    expect(await page.locator('main :is(script, img, iframe, svg:not(.icon), b)').count()).toBe(0)
    expect(await page.locator('main a[href*="attacker"], main a[href^="javascript"]').count()).toBe(0)
    expect(await page.locator('.chart').textContent()).toContain('<script>document.title = "owned"</script>')
    expect(await page.locator('.banner h2').textContent()).toContain('<b onmouseover=alert(1)>Tables</b>')
  })

  it('renders no HTML, image or dangerous link even from a card that holds them', async () => {
    const detail = [
      '<img src=x onerror="document.title=\'owned\'"> <script>document.title="owned"</script>',
      '[run](javascript:document.title=1) [data](data:text/html,x) ![pixel](https://attacker.example/p.png)',
      '<svg onload=alert(1)> &lt;b&gt; **bold** [good](https://example.org/a "t")',
      '',
      '| a | b |\n|---|---|\n| <i>x</i> | y |',
    ].join('\n')
    await page.route('**/cds-services/positional-leg-pain', (route) =>
      route.fulfill({
        json: {
          cards: [
            {
              uuid: crypto.randomUUID(),
              summary: '<b>Summary</b>',
              indicator: 'info',
              detail,
              source: { label: 'x', url: 'javascript:alert(1)' },
            },
          ],
        },
      }),
    )
    await pick('walter-hensley')
    const card = page.locator('.card')
    expect(await page.title()).toBe('Supine: leg pain lying down')
    expect(await card.locator(':is(script, img, i, b, svg:not(.icon))').count()).toBe(0)
    expect(await card.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'https://example.org/a',
    ])
    expect(await card.locator('a').getAttribute('rel')).toBe('noopener noreferrer')
    expect(await card.locator('strong').textContent()).toBe('bold')
    expect(await card.locator('.detail').textContent()).toContain('<img src=x onerror=')
    expect(await card.locator('td').first().textContent()).toBe('<i>x</i>')
  })

  it('can be used from the keyboard alone, from the list to the stored feedback', async () => {
    await page.goto(service.url)
    await page.locator('[data-patient]').first().waitFor()
    await page.keyboard.press('Tab') // skip link
    await page.keyboard.press('Tab') // search
    await page.keyboard.type('sudden cold')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.cards[aria-busy="false"]').waitFor()
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Rosa Marchetti')

    const focused = () => page.evaluate<string>('document.activeElement?.textContent')
    for (let steps = 0; (await focused()) !== 'Dismiss' && steps < 40; steps += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab') // reasons
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab') // comment
    await page.keyboard.type('Vascular team is already here')
    await page.keyboard.press('Enter')
    await page.locator('.card.dismissed .result').waitFor()
    expect(await page.locator('.card.dismissed .result').textContent()).toMatch(/^Dismissed: /)
    expect(await page.locator('#announce').textContent()).toMatch(/^Dismissed: /)

    const last = (await auditOf(service.url, 'rosa-marchetti')).at(-1)?.entry
    expect(last).toMatchObject({
      kind: 'feedback',
      feedback: {
        outcome: 'overridden',
        overrideReason: { userComment: 'Vascular team is already here', reason: { code: expect.any(String) } },
      },
    })
  })

  it('stores an accepted suggestion and shows the audit trail with it', async () => {
    await pick('walter-hensley')
    const button = page.locator('.card .accept').first()
    const suggestion = await button.getAttribute('data-suggestion')
    await button.click()
    await page
      .locator('.card .result')
      .first()
      .filter({ hasText: /^Accepted: / })
      .waitFor()

    const records = await auditOf(service.url, 'walter-hensley')
    expect(records.at(-1)?.entry).toMatchObject({
      kind: 'feedback',
      feedback: { outcome: 'accepted', acceptedSuggestions: [{ id: suggestion }] },
    })
    expect(records.at(-1)?.previous).toBe(records.at(-2)?.hash)

    await page.getByText('Audit trail of this patient').click()
    await page.locator('.audit tbody tr').nth(1).waitFor()
    expect(await page.locator('.audit tbody tr').last().textContent()).toContain('accepted')
  })

  it('says so when the service does not take the feedback', async () => {
    await pick('marcus-feld')
    await page.route('**/feedback', (route) =>
      route.fulfill({
        status: 503,
        json: {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', code: 'throttled', details: { text: 'try again' } }],
        },
      }),
    )
    await page.locator('.card').first().getByText('Dismiss', { exact: true }).click()
    await page.locator('.card').first().getByRole('button', { name: 'Dismiss card' }).click()
    await page.locator('.result.failed').waitFor()
    expect(await page.locator('.result.failed').textContent()).toBe('The feedback was not stored: try again')
    expect(await page.locator('.card.dismissed').count()).toBe(0)
    complaints = complaints.filter((text) => !text.includes('503'))
  })

  it('shows the patient picked last when answers come in the wrong order', async () => {
    await page.goto(service.url)
    const gate = Promise.withResolvers<void>()
    await page.route('**/fhir/Condition?patient=walter-hensley*', async (route) => {
      await gate.promise
      await route.continue()
    })
    const late = page.waitForResponse((response) => response.request().postData()?.includes('walter-hensley') === true)
    await page.locator('[data-patient="walter-hensley"]').click()
    await page.locator('[data-patient="amy-lindqvist"]').click()
    await page.locator('.silence').waitFor()
    gate.resolve()
    await (await late).finished()
    expect(await page.locator('.banner h2').textContent()).toBe('Amy Lindqvist')
    expect(await page.locator('.card').count()).toBe(0)
  })

  it.each([
    ['a wide light screen', { viewport: { width: 1280, height: 900 } }],
    ['a narrow dark screen', { viewport: { width: 320, height: 800 }, colorScheme: 'dark' as const }],
  ])('has no serious accessibility fault and no sideways scrolling on %s', async (_, options) => {
    await context.close()
    context = await browser({ ...options, bypassCSP: true }) // axe brings its own script
    page = await context.newPage()
    for (const id of ['', 'ingrid-solheim', 'walter-hensley']) {
      await page.goto(`${service.url}/#${id}`)
      await page.reload()
      if (id !== '') {
        await page.locator('.cards[aria-busy="false"] .card').first().waitFor()
        for (const summary of await page.locator('main summary').all()) await summary.click()
        await page.locator('.audit table').waitFor()
      }
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate<AxeResults>('axe.run(document)')
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
  })
})

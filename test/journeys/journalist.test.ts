import { parse } from 'csv-parse/sync'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications } from '../application.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'
import { startCounty } from './county.ts'
import { Walker } from './walker.ts'

describe.skipIf(whyNoBrowser && process.env.CI !== 'true')('a journalist, never signing in', () => {
  let site: Application
  let browser: Browser

  beforeAll(async () => {
    site = await startCounty()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  test.each(['desk', 'phone-without-scripts'] as const)(
    'opens a headline figure, and reaches its formula, its rows, its evidence and where it comes from: %s',
    async (window) => {
      const walker = await Walker.open(browser, {
        site: site.address,
        journey: `journalist-${window}`,
        window,
      })
      const main = walker.page.getByRole('main')
      await walker.opens('/')
      const tile = main.getByRole('listitem').filter({ hasText: 'met in full, and verified' })
      const figure = /^[\d,]+/.exec((await tile.innerText()).trim())![0]
      expect(Number(figure.replaceAll(',', ''))).toBeGreaterThan(100)

      await walker.follows('met in full, and verified')
      expect(await walker.heading()).toBe('How the headline figures are worked out')
      const step = main.getByRole('row').filter({ hasText: 'Met in full, and verified' })
      expect(await step.innerText()).toContain(figure)
      expect(await main.innerText()).toContain('at least the promised amount was accepted')

      const address = await main.getByRole('link', { name: 'Commitments as CSV' }).getAttribute('href')
      const rows: { met: string }[] = parse(await (await fetch(site.address + address!)).text(), {
        columns: true,
      })
      expect(rows.filter(({ met }) => met === 'in-full')).toHaveLength(Number(figure.replaceAll(',', '')))

      await walker.opens('/outcomes')
      await walker.follows('Great Communities')
      await walker.follows(/^All [\d,]+ outputs$/)
      expect(await walker.heading()).toBe('The register')
      await walker.clicks(main.getByRole('table').getByRole('link').first())
      const entry = await main.innerText()
      expect(entry).toMatch(/verified\s+published/)
      for (const heading of ['How the figures were worked out', 'Where this comes from', 'Evidence'])
        expect(entry).toContain(heading)

      await walker.follows(/^What counts as/)
      expect(await main.innerText()).toContain('What shows it happened')
      await walker.page.goBack()
      await walker.follows('Policy 2022')
      expect(await main.innerText()).toContain('Public Services (Social Value) Act 2012')
      expect(walker.page.url()).not.toContain('sign-in')
      await walker.close()
    },
  )

  test('reads what a contract, a supplier and a place gave, and takes the register along', async () => {
    const walker = await Walker.open(browser, {
      site: site.address,
      journey: 'journalist-phone',
      window: 'phone',
    })
    const main = walker.page.getByRole('main')
    await walker.opens('/contracts')
    await walker.clicks(main.getByRole('table').getByRole('link').first())
    await walker.opens('/register')
    await walker.clicks(main.getByRole('table').getByRole('link').first())
    const way = walker.page.url()
    for (const kind of ['suppliers', 'places', 'contracts']) {
      const link = main.locator(`a[href*="/${kind}/"]`).first()
      if ((await link.count()) === 0) continue
      await walker.clicks(link)
      await walker.opens(way)
    }
    for (const path of ['/open-data', '/open-data/outputs', '/api', '/accessibility', '/privacy', '/status'])
      await walker.opens(path)
    for (const ending of ['csv', 'json', 'xlsx']) {
      const file = await fetch(`${site.address}/register.${ending}?outcome=clean-and-green`)
      expect(file.status).toBe(200)
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(5_000)
    }
    await walker.close()
  })
})

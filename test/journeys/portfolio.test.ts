import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications } from '../application.ts'
import { signInToExample } from './brief.ts'
import { launchBrowser, type Window, whyNoBrowser } from './browser.ts'
import { startCounty } from './county.ts'
import { Walker } from './walker.ts'

describe.skipIf(whyNoBrowser && process.env.CI !== 'true')('a head of service', () => {
  let site: Application
  let browser: Browser
  beforeAll(async () => {
    site = await startCounty()
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  test.each<Window>(['desk', 'phone-without-scripts'])(
    'opens the portfolio and the rows of a number, rates a contract and prepares its notice: %s',
    async (window) => {
      const walker = await Walker.open(browser, {
        site: site.address,
        journey: `portfolio-${window}`,
        window,
      })
      const told = () => walker.page.getByRole('main').innerText()
      const [, link] = await site.says(/Head of service +(http:\S+)/)
      await signInToExample(walker, link!)
      await walker.opens('/staff/portfolio')
      await walker.follows('By supplier')
      await walker.clicks(walker.page.locator('tbody tr:nth-child(2) td a').first())
      expect(await walker.heading()).toBe('Commitments overdue')
      expect(await told()).toContain('One supplier')

      await walker.opens('/staff/contracts?search=reactive')
      await walker.clicks(
        walker.page.getByRole('main').getByRole('link', { name: 'Highways reactive repairs' }),
      )
      await walker.follows('Performance')
      await walker.follows('Hours of help for small charities')
      await walker.follows(/^(?:Rate|Correct) it/)
      await walker.chooses('Good')
      await walker.types('What was measured', '')
      await walker.presses('Record the rating')
      await walker.sees('Say what was measured')
      await walker.types('What was measured', '14 of 20 hours')
      await walker.presses('Record the rating')
      expect(await told()).toContain('14 of 20 hours')
      await walker.follows('Performance')
      await walker.follows('Prepare a contract performance notice')
      await walker.presses('Prepare the notice')
      expect(await told()).toContain('It is not published until somebody puts it on')
      await walker.close()
    },
    120_000,
  )
})

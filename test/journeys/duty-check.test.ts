import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications } from '../application.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'
import { startCounty } from './county.ts'
import { Walker } from './walker.ts'

describe.skipIf(whyNoBrowser && process.env.CI !== 'true')('somebody with a purchase of £60,000', () => {
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
    'finds the duty check, mends a slip, and learns what the law and the policy ask, with the law a step away: %s',
    async (window) => {
      const walker = await Walker.open(browser, {
        site: site.address,
        journey: `duty-check-${window}`,
        window,
      })
      const { page } = walker
      const main = page.getByRole('main')
      await walker.opens('/')
      await walker.follows('Duty check')
      await page.locator('#value').fill('sixty')
      await walker.presses('Check')
      expect(await main.innerText()).toContain('There is a problem')
      expect(await page.locator('#value').inputValue()).toBe('sixty')

      await page.getByRole('radio', { name: 'Services' }).first().check()
      await page.locator('#value').fill('60,000')
      await page.getByLabel('No, VAT comes on top, or none is due').check()
      await page.getByLabel('20%, the standard rate').check()
      for (const [part, figures] of [
        ['day', '1'],
        ['month', '6'],
        ['year', '2026'],
      ] as const)
        await page.locator(`#commences-${part}`).fill(figures)
      await page.getByLabel('None of these').check()
      await walker.presses('Check')
      expect(await walker.heading()).toBe('What the law and the policy ask')
      const told = await main.innerText()
      expect(told).toContain('The value without VAT is £60,000, which is at or above £50,000.')
      expect(told).toContain('The value is £60,000 and 20% VAT, £72,000 in all, which is below £207,720.')

      const act = page.locator('#social-value-act')
      await act.getByText('The law behind this').click()
      await walker.looks()
      const source = act.getByRole('link', { name: 'Public Services (Social Value) Act 2012 s.1' })
      expect(await source.getAttribute('href')).toBe('https://www.legislation.gov.uk/ukpga/2012/3/section/1')

      const address = page.url()
      await walker.opens('/')
      await walker.opens(address)
      expect(await main.innerText()).toContain('below £207,720')
      await walker.close()
    },
  )
})

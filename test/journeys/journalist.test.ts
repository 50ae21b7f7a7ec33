import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications, startApplication } from '../application.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'
import { Walker } from './walker.ts'

describe.skipIf(whyNoBrowser && process.env.CI !== 'true')('a journalist', () => {
  let site: Application
  let browser: Browser
  beforeAll(async () => {
    site = await (await startApplication({ options: ['--example'] })).listening()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  test.each(['desk', 'phone-without-scripts'] as const)('opens it: %s', async (window) => {
    const walker = await Walker.open(browser, { site: site.address, journey: `journalist-${window}`, window })
    await walker.opens('/methods')
    expect(await walker.heading()).toContain('set up')
    await walker.close()
  })
})

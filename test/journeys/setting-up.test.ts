import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications, startApplication } from '../application.ts'
import { Account } from './account.ts'
import { launchBrowser, type Window, whyNoBrowser } from './browser.ts'
import { accept, council, invite, setUpCouncil } from './council.ts'
import { Walker } from './walker.ts'

/** The administrator at a desk; then on a phone where no scripts run. */
const walks: Window[] = ['desk', 'phone-without-scripts']
const isSkipped = whyNoBrowser !== undefined && process.env.CI !== 'true'

describe.skipIf(isSkipped).each(walks)('an authority is set up, through a %s', (here) => {
  let site: Application
  let browser: Browser
  let administrator: Account
  let first: Walker

  const open = (window: Window = here) =>
    Walker.open(browser, { site: site.address, journey: `setting-up-${here}/${window}`, window })

  beforeAll(async () => {
    site = await (await startApplication()).listening()
    browser = await launchBrowser()
    first = await open()
  })
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  test('before it is, every page says so', async () => {
    for (const path of ['/register', '/staff', '/sign-in']) {
      await first.opens(path)
      expect(await first.heading()).toBe('Good Measure is not set up yet')
    }
  })

  test('by the link that the terminal printed, which then leads nowhere', async () => {
    const [link] = await site.says(/http:\S+\/set-up\/\S+/)
    administrator = await setUpCouncil(first, site)
    await first.sees(council)
    const stranger = await open()
    await stranger.opens(link)
    expect(await stranger.heading()).not.toBe('Set up Good Measure')
    await stranger.close()
  })

  test('with the policy, its outcomes and measures', async () => {
    await first.opens('/policy')
    expect(await first.page.getByRole('main').innerText()).toContain('Great Communities')
    await first.opens('/methods')
    expect(await first.page.getByRole('main').innerText()).toContain('Bid-writing help')
  })

  test('its administrator invites two people, whose letters wait in the outbox', async () => {
    const invited: [Account, string, Window][] = [
      [new Account('Sam Okonjo-Vale', 'sam@wrenshire.example'), 'Contract manager', 'desk'],
      [new Account('Dev Larkhill', 'dev@wrenshire.example'), 'Procurement officer', 'phone-without-scripts'],
    ]
    for (const [account, role, window] of invited) {
      const link = await invite(first, account, role)
      const walker = await open(window)
      await accept(walker, account, link)
      await walker.sees(council)
      await walker.opens('/staff')
      expect(await walker.heading()).toBe('My work')
      await walker.close()
    }
  })

  test('and signs in again with a second factor', async () => {
    await first.opens('/account')
    await first.presses('Sign out')
    await first.opens('/staff')
    await administrator.signsIn(first)
    expect(await first.heading()).toBe('My work')
  })
})

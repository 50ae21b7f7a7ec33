import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications, startApplication } from '../application.ts'
import * as kept from '../trackers/kept-by-councils.ts'
import { launchBrowser, type Window, whyNoBrowser } from './browser.ts'
import { addDays, dayIn } from '../../src/language/day.ts'
import { linkInNewestLetter, setUpWithManager } from './council.ts'
import { bringItIn, sendTracker, takeColumns } from './tracker.ts'
import { Walker } from './walker.ts'

const isSkipped = whyNoBrowser !== undefined && process.env.CI !== 'true'
const walks: Window[] = ['desk', 'phone-without-scripts']

describe.skipIf(isSkipped).each(walks)('what needs attention, through a %s', (here) => {
  let site: Application
  let browser: Browser
  let administrator: Walker
  let manager: Walker

  const open = () => Walker.open(browser, { site: site.address, journey: `attention-${here}`, window: here })
  const told = () => manager.page.getByRole('main').innerText()

  beforeAll(async () => {
    site = await (await startApplication()).listening()
    browser = await launchBrowser()
    administrator = await open()
    manager = await open()
    await setUpWithManager(site, administrator, manager)
    await manager.opens('/staff/attention')
    await manager.sees('No contracts yet')
    await manager.opens('/staff')
    await manager.follows('Bring in your spreadsheet')
    await sendTracker(manager, kept.quartersAcross)
    await takeColumns(manager)
    await bringItIn(manager)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  test('a number opens its rows; what is dismissed needs a reason, and can be put back', async () => {
    await manager.follows('See what needs attention')
    await manager.follows('commitments overdue')
    const { page } = manager
    await page.getByRole('checkbox').first().check()
    await manager.presses('Do this')
    await manager.sees('Choose what to do with what is ticked')
    await manager.chooses('Dismiss it with a reason')
    await manager.presses('Do this')
    await manager.sees('Say why it needs no attention')
    await manager.types('Why it needs no attention', 'Agreed with the supplier')
    await manager.presses('Do this')
    await manager.sees('1 row was dismissed.')
    await manager.follows('1 that was dismissed')
    expect(await told()).toContain('Agreed with the supplier')
    await page.getByRole('checkbox').first().check()
    await manager.presses('Put back what is ticked')
    await manager.sees('1 row was put back.')
  }, 60_000)

  test('what is given with a day stands among a person’s work', async () => {
    await manager.opens('/staff/attention/overdue?whose=everyone')
    await manager.page.getByRole('checkbox').first().check()
    await manager.chooses('Give it to somebody')
    await manager.page.getByLabel('To whom').selectOption({ label: 'Me (Sam Okonjo-Vale)' })
    for (const [box, text] of [
      ['#by-day', '1'],
      ['#by-month', '12'],
      ['#by-year', '2099'],
    ] as const)
      await manager.page.locator(box).fill(text)
    await manager.presses('Do this')
    await manager.opens('/staff')
    expect(await told()).toContain('1 December 2099')
  }, 60_000)

  test('after a missed target the supplier writes how it will catch up, and it is agreed', async () => {
    await manager.opens('/staff/attention/overdue?whose=everyone')
    await manager.clicks(
      manager.page.getByRole('main').locator('tbody').getByRole('link', { name: /\S/ }).first(),
    )
    const promised = await manager.heading()
    await manager.follows('Ask for a plan to catch up')
    await manager.types('Whom to ask at the supplier', 'nobody')
    await manager.presses('Ask for a plan')
    await manager.sees('Enter an e-mail address')
    await manager.types('Whom to ask at the supplier', 'catching-up@supplier.example')
    await manager.presses('Ask for a plan')
    expect(await told()).toContain('Waits for the supplier')
    await administrator.opens('/staff/settings/outbox')
    const supplier = await open()
    await supplier.opens(await linkInNewestLetter(administrator, 'catching-up@supplier.example'))
    await supplier.presses('Continue')
    await supplier.presses('Send the plan')
    await supplier.sees('Say why it was missed')
    await supplier.types('Why was it missed?', 'Two people left in the summer.')
    await supplier.page.locator('[name=words-1]').fill('Find two helpers')
    await supplier.page.locator('[name=who-1]').fill('Site manager')
    const [year, month, date] = addDays(dayIn(new Date()), 14).split('-')
    for (const prefix of ['day-1', 'caught-up']) {
      await supplier.page.locator(`[name=${prefix}-day]`).fill(date!)
      await supplier.page.locator(`[name=${prefix}-month]`).fill(month!)
      await supplier.page.locator(`[name=${prefix}-year]`).fill(year!)
    }
    await supplier.presses('Send the plan')
    await supplier.sees('Waits for the council')
    await manager.opens('/staff/attention?whose=everyone')
    await manager.follows('plan to catch up to answer')
    await manager.clicks(manager.page.getByRole('main').getByRole('link', { name: promised }))
    await manager.chooses('Yes, we agree')
    await manager.presses('Send the answer')
    await manager.sees('Find two helpers')
    expect(await told()).toContain('Agreed')
    await supplier.page.close()
  }, 60_000)

  test('a letter each Monday is asked for on the account', async () => {
    await manager.opens('/account')
    await manager.follows('A letter each Monday')
    await manager.chooses('What I look after, or was given to me')
    await manager.presses('Save')
    await manager.sees('You will get a letter each Monday morning')
    expect(await manager.heading()).toBe('A letter each Monday')
  }, 60_000)
})

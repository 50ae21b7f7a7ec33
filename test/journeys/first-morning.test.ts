import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications, startApplication } from '../application.ts'
import { quartersAcross } from '../trackers/kept-by-councils.ts'
import { workbookMade } from '../trackers/workbook.ts'
import { Account } from './account.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'
import { accept, invite, setUpCouncil } from './council.ts'
import { Walker } from './walker.ts'

const isSkipped = whyNoBrowser !== undefined && process.env.CI !== 'true'
const mostClicks = 40

describe.skipIf(isSkipped)('the first fifteen minutes of a contract manager', () => {
  let site: Application
  let browser: Browser
  let manager: Walker
  let phone: Walker

  const open = (window: 'desk' | 'phone-without-scripts') =>
    Walker.open(browser, { site: site.address, journey: `first-morning/${window}`, window })
  const textOf = (walker: Walker) => walker.page.getByRole('main').innerText()

  beforeAll(async () => {
    site = await (await startApplication()).listening()
    browser = await launchBrowser()
    const administrator = await open('desk')
    manager = await open('desk')
    phone = await open('phone-without-scripts')
    await setUpCouncil(administrator, site)
    const sam = new Account('Sam Okonjo-Vale', 'sam@wrenshire.example')
    await accept(manager, sam, await invite(administrator, sam, 'Contract manager'))
    manager.clicked = 0
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  test('the council’s own workbook is brought in', async () => {
    await manager.follows('Bring in your spreadsheet')
    await manager.chooses(/^Commitments, and what was delivered/)
    await manager.page.locator('input[type=file]').setInputFiles({
      name: 'SV tracker 2024-25.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await workbookMade(quartersAcross),
    })
    await manager.presses('Send and look at it')
    expect(await manager.heading()).toBe('What each column holds')
    await manager.presses('Try it with these columns')
    await manager.page.getByRole('button', { name: /^Bring it in/ }).waitFor({ timeout: 30_000 })
    const leaveOut = manager.page.getByLabel(/^Leave out/)
    if (await leaveOut.count()) await manager.chooses(/^Leave out/)
    await manager.presses(/^Bring it in/)
    await manager.page.getByRole('link', { name: 'Undo this import' }).waitFor({ timeout: 30_000 })
    await manager.looks()
  })

  test('a return is sent to one’s own phone, answered, and accepted in part with a reason', async () => {
    await manager.opens('/staff/contracts')
    await manager.follows('Grounds maintenance')
    await manager.follows('Try it yourself first')
    await manager.presses('Begin the trial')
    const link = await manager.page.getByRole('link', { name: 'Open it in a new tab' }).getAttribute('href')
    await phone.opens(link!)
    await phone.presses('Continue')
    await phone.follows('Start')
    await phone.types(/^How many starts/, '2')
    await phone.types('What happened?', 'Two people from the town began in the parks team.')
    await phone.presses('Continue')
    while ((await phone.heading()) !== 'Check and send') {
      if (await phone.page.getByLabel(/^How many hours/).count()) await phone.types(/^How many hours/, '0')
      await phone.presses('Continue')
    }
    await phone.presses(/^Send/)
    await manager.page.getByRole('link', { name: 'Check what arrived' }).waitFor({ timeout: 30_000 })
    await manager.looks()
    await manager.follows('Check what arrived')
    await manager.chooses('Accept in part')
    await manager.types('How many starts', '1')
    await manager.types('Reason, sent to the supplier', 'The second began before the contract.')
    await manager.presses(/^Record/)
  })

  test('the duty of a purchase of £60,000 is checked', async () => {
    const { page } = manager
    await manager.opens('/staff')
    await manager.follows('Duty check')
    await manager.chooses('Services')
    await manager.chooses('No, VAT comes on top, or none is due')
    await manager.chooses('20%, the standard rate')
    await manager.chooses('None of these')
    await page.locator('#value').fill('60,000')
    for (const [part, figures] of [
      ['day', '1'],
      ['month', '6'],
      ['year', '2026'],
    ] as const)
      await page.locator(`#commences-${part}`).fill(figures)
    await manager.presses('Check')
    expect(await textOf(manager)).toContain('The value without VAT is £60,000, which is at or above £50,000.')
  })

  test('all of it in at most forty clicks, at the desk and on the phone together', () => {
    const clicks = manager.clicked + phone.clicked
    process.stdout.write(`The first morning took ${clicks} clicks.\n`)
    expect(clicks).toBeLessThanOrEqual(mostClicks)
  })
})

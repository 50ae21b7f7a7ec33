import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications, startApplication } from '../application.ts'
import { quartersAcross } from '../trackers/kept-by-councils.ts'
import { workbookMade } from '../trackers/workbook.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'
import { setUpWithManager } from './council.ts'
import { acceptsPartOfTrial, answersOnPhone, beginsTrial } from './trying.ts'
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
    await setUpWithManager(site, administrator, manager)
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

  test('what needs attention is counted, each number opens its rows, and many are given to somebody at once', async () => {
    await manager.follows('See what needs attention')
    const told = await textOf(manager)
    expect(told).toMatch(/3\s+commitments overdue/)
    expect(told).toMatch(/4\s+commitments that nobody looks after/)
    await manager.follows('commitments that nobody looks after')
    expect(await manager.page.getByRole('main').getByRole('row').count()).toBe(5)
    await manager.chooses('Take all 4')
    await manager.chooses('Say who looks after it')
    await manager.page.getByLabel('To whom').selectOption({ label: 'Me (Sam Okonjo-Vale)' })
    await manager.chooses(/^Their contracts/)
    await manager.presses('Do this')
    await manager.sees('Nothing of this kind needs attention')
  })

  test('a return is sent to one’s own phone, answered, and accepted in part with a reason', async () => {
    await manager.follows('Contracts')
    await manager.follows('Grounds maintenance')
    const link = await beginsTrial(manager)
    const story = 'Two people from the town began in the parks team.'
    const seen = await answersOnPhone(phone, link, { quantity: '2', story })
    expect(seen.length).toBeLessThan(10)
    await acceptsPartOfTrial(manager, { part: '1', reason: 'The second began before the contract.' })
  })

  test('the duty of a purchase of £60,000 is checked', async () => {
    const { page } = manager
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

  test('a brief for a meeting is opened in Word, and its numbers open their rows', async () => {
    const { page } = manager
    await manager.follows('My work')
    await manager.follows('Briefs for meetings')
    await manager.follows('Write a brief')
    await manager.types('Which meeting', 'Scrutiny Commission')
    await manager.presses('Prepare the brief')
    const saved = page.waitForEvent('download')
    manager.clicked += 1
    await page.getByRole('button', { name: 'Open in Word' }).click()
    const word = await readFile(await (await saved).path())
    expect(word.subarray(0, 2).toString()).toBe('PK')
    await manager.follows('3 commitments')
    expect(await textOf(manager)).toContain('Apprentices on the contract')
  })

  test('all of it in at most forty clicks, at the desk and on the phone together', () => {
    const clicks = manager.clicked + phone.clicked
    process.stdout.write(`The first morning took ${clicks} clicks.\n`)
    expect(clicks).toBeLessThanOrEqual(mostClicks)
  })
})

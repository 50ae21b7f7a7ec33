import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications } from '../application.ts'
import { launchBrowser, type Window, whyNoBrowser } from './browser.ts'
import { startCounty } from './county.ts'
import { acceptsPartOfTrial, answersOnPhone, beginsTrial } from './trying.ts'
import { Walker } from './walker.ts'

if (whyNoBrowser) process.stdout.write(`Skipped, the journey of a trial return: ${whyNoBrowser}.\n`)

const isSkipped = whyNoBrowser !== undefined && process.env.CI !== 'true'
const walks: [desk: Window, phone: Window][] = [
  ['desk', 'phone-without-scripts'],
  ['phone-without-scripts', 'phone'],
]

describe.skipIf(isSkipped).each(walks)('a return tried out, at a %s and on a %s', (at, on) => {
  let site: Application
  let browser: Browser
  let manager: Walker
  let phone: Walker
  let signIn: string
  let link: string

  const open = (window: Window) =>
    Walker.open(browser, { site: site.address, journey: `trial-${at}/${window}`, window })
  const wordsOf = (walker: Walker) => walker.page.getByRole('main').innerText()
  const published = async () => {
    const addresses = ['/api/v1/headlines', '/register.csv', '/open-data/commitments.csv']
    return Promise.all(addresses.map(async (each) => (await fetch(site.address + each)).text()))
  }

  beforeAll(async () => {
    site = await startCounty()
    signIn = (await site.says(/Contract manager +(http:\S+)/))[1]!
    browser = await launchBrowser()
    manager = await open(at)
    phone = await open(on)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  test('begins at a contract’s page, with a code for the phone', async () => {
    await manager.opens(signIn)
    await manager.clicks(manager.page.getByRole('main').getByRole('button').first())
    await manager.opens('/staff/contracts?search=adult+learning')
    const found = manager.page.getByRole('main').getByRole('link', { name: 'Adult learning courses' })
    await manager.clicks(found.first())
    link = await beginsTrial(manager)
    expect(await manager.page.getByRole('img', { name: /^Code that opens/ }).count()).toBe(1)
  })

  test('is answered on the phone in at most eight pages, each marked as a trial', async () => {
    const pages = await answersOnPhone(phone, link, {
      quantity: '2',
      story: 'Two evenings with the trustees of a community kitchen.',
    })
    expect(pages.length).toBeLessThanOrEqual(8)
  })

  test('arrives at the desk, and is accepted in part with a reason that the phone then shows', async () => {
    const before = await published()
    await acceptsPartOfTrial(manager, { part: '1', reason: 'One evening was in another county.' })
    await phone.page.reload()
    await phone.looks()
    expect(await wordsOf(phone)).toContain('The reason: One evening was in another county.')
    expect(await published()).toEqual(before)
  })

  test('ends when the person says so: the phone then finds nothing', async () => {
    await manager.presses('End the trial')
    await phone.page.reload()
    await phone.looks()
    expect(await phone.heading()).toBe('This trial has ended')
  })

  test('is one thing, and a real one that was asked for wrongly another: that is cancelled, with a reason', async () => {
    await manager.opens('/staff/returns?kind=awaited')
    await manager.clicks(manager.page.getByRole('main').getByRole('table').getByRole('link').first())
    await manager.follows('Cancel this return')
    await manager.presses('Cancel the return')
    expect(await wordsOf(manager)).toContain('Say why. The supplier is told')
    await manager.types('Reason, sent to the supplier', 'The contract ended in June, so nothing is due.')
    await manager.presses('Cancel the return')
    expect(await wordsOf(manager)).toContain('The return is cancelled. Its link no longer works.')
  })
})

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications, startApplication } from '../application.ts'
import * as kept from '../trackers/kept-by-councils.ts'
import type { SheetMade } from '../trackers/workbook.ts'
import { launchBrowser, type Window, whyNoBrowser } from './browser.ts'
import { setUpWithManager } from './council.ts'
import { bringItIn, decideDoubts, readThrough, sendTracker, takeColumns, undoIt } from './tracker.ts'
import { Walker } from './walker.ts'

const isSkipped = whyNoBrowser !== undefined && process.env.CI !== 'true'
const mostClicks = 10
const walks: Window[] = ['desk', 'phone-without-scripts']

/** Grounds maintenance again, under the name of another supplier. */
const otherSupplier: SheetMade[] = [
  {
    name: 'Tracker',
    rows: [
      ['Contract', 'Supplier', 'Commitment', 'Unit', 'Target', 'Due date'],
      ['Grounds maintenance', 'Meadow Edge CIC', 'Wildflower walks for residents', 'walks', 6, '31/03/2027'],
    ],
  },
]

describe.skipIf(isSkipped).each(walks)('a council’s own tracker, through a %s', (here) => {
  let site: Application
  let browser: Browser
  let manager: Walker
  let reader: Walker

  const open = () => Walker.open(browser, { site: site.address, journey: `tracker-${here}`, window: here })
  const textOf = (walker: Walker) => walker.page.getByRole('main').innerText()

  beforeAll(async () => {
    site = await (await startApplication()).listening()
    browser = await launchBrowser()
    const administrator = await open()
    manager = await open()
    reader = await open()
    await setUpWithManager(site, administrator, manager)
    manager.clicked = 0
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  test('is brought in with at most ten clicks, from the first page to its contracts', async () => {
    await manager.follows('Bring in your spreadsheet')
    await sendTracker(manager, kept.quartersAcross)
    expect(await manager.heading()).toBe('What each column holds')
    await takeColumns(manager)
    expect(await textOf(manager)).toContain('Apprentices on the contract')
    await bringItIn(manager)
    await manager.follows('See 4 commitments on their contracts')
    await manager.follows('Grounds maintenance')
    expect(manager.clicked).toBeLessThanOrEqual(mostClicks)
  })

  test('its history is told apart, to staff and to the public', async () => {
    expect(await textOf(manager)).toContain('Accepted in earlier records')
    const contract = new URL(manager.page.url()).pathname.split('/').at(-1)!
    await manager.follows('Apprentices on the contract')
    expect(await textOf(manager)).toContain('Brought in from the council’s earlier records')
    await manager.follows(/^Confirm it with evidence/)
    expect(await textOf(manager)).toContain('becomes a delivery of its own')
    await reader.opens(`/contracts/${contract}`)
    expect(await textOf(reader)).toContain('From the council’s earlier records')
    expect(await textOf(reader)).toContain('Nothing from this contract is in the register yet')
  })

  test('what is doubtful is decided in one list, brought in, and undone', async () => {
    await manager.opens('/staff/settings/imports/new')
    await sendTracker(manager, otherSupplier, 'second tracker.xlsx')
    if ((await manager.heading()) === 'What each column holds') await takeColumns(manager)
    else await readThrough(manager)
    expect(await textOf(manager)).toContain('1 thing in this file waits for you')
    await decideDoubts(manager, { 'Grounds maintenance, Meadow Edge CIC': 'A new contract' })
    await bringItIn(manager)
    expect(await textOf(manager)).toContain('Commitments added')
    await undoIt(manager)
    await manager.opens('/staff/contracts?search=meadow')
    expect(await textOf(manager)).not.toContain('Meadow Edge CIC')
  })
})

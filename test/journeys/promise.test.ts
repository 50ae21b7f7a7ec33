import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayIn } from '../../src/language/day.ts'
import { projectFolder } from '../../src/platform/project.ts'
import { type Application, endApplications, startApplication } from '../application.ts'
import { launchBrowser, type Window, whyNoBrowser } from './browser.ts'
import { linkInNewestLetter, setUpWithManager } from './council.ts'
import { fillWorkbook } from '../filled-workbook.ts'
import { Walker } from './walker.ts'
import { weigh } from './weight.ts'

const notices = join(projectFolder, '..', 'shared', 'data', 'ocds', 'find-a-tender-189-releases.json')
const whyNot = whyNoBrowser ?? (existsSync(notices) ? undefined : `there is no ${notices}`)
if (whyNot) process.stdout.write(`Skipped, the journey of a promise: ${whyNot}.\n`)

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A picture of one white dot. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)
const today = dayIn(new Date())
const inFigures = (day: string) => day.split('-').reverse().join('/')
const register = [
  'Ref,Contract title,Awarded to,From,To,Total value (£)',
  `W-101,Highways reactive repairs,Ashdown Highways Ltd,${inFigures(addDays(today, -400))},${inFigures(addDays(today, 700))},"1,200,000"`,
  `W-102,Country parks upkeep,Greensward Parks plc,${inFigures(addDays(today, -400))},${inFigures(addDays(today, 700))},"480,000"`,
].join('\r\n')

const isSkipped = whyNot !== undefined && !(whyNoBrowser && process.env.CI === 'true')

/** The council's people at a desk; then on a phone where no scripts run. */
const walks: Window[] = ['desk', 'phone-without-scripts']

describe.skipIf(isSkipped).each(walks)('a promise, through a %s', (here) => {
  let site: Application
  let browser: Browser
  let administrator: Walker
  let manager: Walker

  const open = (window: Window = here) =>
    Walker.open(browser, { site: site.address, journey: `promise-${here}/${window}`, window })
  const textOf = (walker: Walker) => walker.page.getByRole('main').innerText()

  beforeAll(async () => {
    site = await (await startApplication()).listening()
    browser = await launchBrowser()
    administrator = await open()
    manager = await open()
    await setUpWithManager(site, administrator, manager)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  /** Sends a file, and waits until it was read. */
  async function bringIn(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await manager.opens('/staff/settings/imports/new')
    await manager.chooses(/^Contracts/)
    await manager.page.locator('input[type=file]').setInputFiles(file)
    await manager.presses('Send and look at it')
  }

  async function applied(): Promise<void> {
    await manager.page.getByRole('button', { name: /^Bring it in/ }).waitFor({ timeout: 30_000 })
    const leaveOut = manager.page.getByLabel(/^Leave out/)
    if (await leaveOut.count()) await leaveOut.check()
    await manager.looks()
    await manager.presses(/^Bring it in/)
    await manager.page.getByRole('link', { name: 'Undo this import' }).waitFor({ timeout: 30_000 })
    await manager.looks()
  }

  test('has a contract, out of real notices or of the council’s own register', async () => {
    await bringIn(notices)
    await applied()
    expect(await textOf(manager)).toContain('189 notices')
    await bringIn({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(register) })
    expect(await manager.heading()).toBe('What each column holds')
    await manager.presses('Try it with these columns')
    await applied()
    await manager.opens('/staff/contracts?search=reactive')
    expect(await textOf(manager)).toContain('Highways reactive repairs')
  })

  test('is agreed: forty hours, so many in each quarter', async () => {
    await manager.clicks(
      manager.page.getByRole('main').getByRole('link', { name: 'Highways reactive repairs' }),
    )
    await manager.follows(/Record a commitment/)
    await manager.page
      .getByLabel('Measure', { exact: true })
      .selectOption({ label: 'Bid-writing help (hours)' })
    await manager.types(/^What is promised/, 'Help for charities with writing bids')
    await manager.types(/^Quantity/, '40')
    const [year, month, date] = addDays(today, 600).split('-')
    await manager.types('Day', date!)
    await manager.types('Month', month!)
    await manager.types('Year', year!)
    await manager.chooses('Quarter by quarter')
    await manager.presses('Share it evenly over the quarters')
    await manager.chooses('In the contract')
    await manager.chooses('Offered in the tender')
    await manager.presses('Record the commitment')
    expect(await textOf(manager)).toContain('40 hours')
  })

  const supplier = 'reports@ashdown.example'
  const kitchen = { name: 'Eastmere Community Kitchen', email: 'office@kitchen.example' }
  let link: string

  test('is asked about, by a letter with a link', async () => {
    await manager.opens('/staff/contracts?search=reactive')
    await manager.clicks(
      manager.page.getByRole('main').getByRole('link', { name: 'Highways reactive repairs' }),
    )
    await manager.follows(/Ask for a return/)
    await manager.types('E-mail address to ask at', supplier)
    await manager.presses('Ask for the return')
    await administrator.opens('/staff/settings/outbox')
    link = await linkInNewestLetter(administrator, supplier)
    expect(link).toContain('/s/link/')
  })

  test('is reported on from a phone, with a picture', async () => {
    const phone = await open('phone')
    const weight = weigh(phone.page)
    await phone.opens(link)
    await phone.presses('Continue')
    await phone.follows(/^(Start|report some)/)
    await phone.types(/^How many hours/, '8')
    await phone.types('What happened?', 'Two evenings with the trustees of a community kitchen.')
    await phone.presses('Continue')
    await phone.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'evening.png', mimeType: 'image/png', buffer: picture })
    await phone.presses('Continue')
    await phone.presses('Continue')
    expect(await phone.heading()).toBe('Check and send')
    await phone.presses(/^Send/)
    expect(await textOf(phone)).toContain('8 hours')
    // Five minutes on a phone: from the letter's link to “Sent” for one commitment with a photo.
    const { pages, fields, bytes } = await weight()
    process.stdout.write(
      `A return by phone: ${pages} pages, ${fields} fields, ${Math.round(bytes / 1024)} KB.\n`,
    )
    expect(pages).toBeLessThanOrEqual(8)
    expect(fields).toBeLessThanOrEqual(8)
    expect(bytes).toBeLessThan(300 * 1024)
    await phone.follows('Name who benefited')
    await phone.types('Organisation', kitchen.name)
    await phone.types('E-mail address', kitchen.email)
    await phone.presses('Ask them')
    expect(await textOf(phone)).toContain(kitchen.name)
    await phone.close()
  })

  test('is confirmed by the organisation that had the help, on a phone of its own', async () => {
    await administrator.opens('/staff/settings/outbox')
    const asked = await linkInNewestLetter(administrator, kitchen.email)
    const theirs = await open('phone-without-scripts')
    await theirs.opens(asked)
    expect(await theirs.heading()).toBe('Did this happen?')
    expect(await textOf(theirs)).toContain('8 hours')
    await theirs.presses('Send answer')
    await theirs.sees('There is a problem')
    await theirs.chooses(/^Partly/)
    await theirs.types('How did it go?', 'Two good evenings of three hours. The rest was the drive.')
    await theirs.presses('Send answer')
    expect(await theirs.heading()).toContain('Thank you')
    await theirs.close()
  })

  const registerFile = async () => (await fetch(`${site.address}/register.csv`)).text()

  test('its evidence is looked at: who is on the picture, what could be covered or destroyed, what was seen on site', async () => {
    await manager.follows('Checking')
    await manager.clicks(
      manager.page
        .getByRole('main')
        .getByRole('link', { name: /Help for charities/ })
        .first(),
    )
    const delivery = manager.page.url()
    await manager.follows(/^People in it/)
    await manager.presses('Save')
    await manager.sees('There is a problem')
    await manager.chooses('No, nobody')
    await manager.presses('Save')
    await manager.sees('nobody can be recognised')
    await manager.follows('Back')
    await manager.follows(/^Redact/)
    await manager.presses('Make the redacted file')
    await manager.sees('Choose what is to be taken out')
    await manager.follows('Cancel')
    await manager.follows(/^Withdraw or replace/)
    await manager.presses('Destroy it')
    await manager.sees('Say why, in a few words')
    await manager.follows('Cancel')
    await manager.follows('Record an inspection on site')
    await manager.types('Where', 'The kitchen’s own room')
    await manager.types('How many you looked at', '2')
    await manager.types('How many of them held up', '2')
    await manager.types('What you saw', 'Two pages of the visitors’ book, with numbers.')
    await manager.presses('Record it')
    await manager.sees('There is a problem')
    await manager.chooses('It held up')
    await manager.presses('Record it')
    await manager.sees('2 of 2 held up')
    expect(manager.page.url()).toContain(new URL(delivery).pathname)
  })

  test('is checked: part of it is accepted, with a reason, and the register and its file change', async () => {
    const before = await registerFile()
    await manager.follows('Checking')
    await manager.clicks(
      manager.page
        .getByRole('main')
        .getByRole('link', { name: /Help for charities/ })
        .first(),
    )
    await manager.sees('Two good evenings of three hours')
    await manager.chooses('Accept in part')
    await manager.presses('Record and go to next')
    await manager.sees('There is a problem')
    await manager.types('How many hours', '6')
    await manager.types('Reason, sent to the supplier', 'Two of the hours were travel, which does not count.')
    await manager.presses('Record and go to next')
    const after = await registerFile()
    expect(after.trim().split('\n').length).toBe(before.trim().split('\n').length + 1)
    expect(after).toContain('Help for charities with writing bids')
    const reader = await open('phone')
    await reader.opens('/register')
    await reader.clicks(reader.page.getByRole('main').getByRole('link', { name: /Help for charities/ }))
    expect(await textOf(reader)).toContain('6 hours of 8 hours')
    await reader.close()
  })

  test('is reported again where no scripts run, from the letter that gives the reason', async () => {
    await administrator.opens('/staff/settings/outbox')
    const again = await linkInNewestLetter(administrator, supplier)
    const phone = await open('phone-without-scripts')
    await phone.opens(again)
    await phone.presses('Continue')
    expect(await textOf(phone)).toContain('travel, which does not count')
    await phone.follows(/[Ss]end (it )?again|Answer again|Change/)
    await phone.types(/^How many hours/, '7')
    await phone.types('What happened?', 'Two evenings with the trustees, and an hour on the telephone since.')
    await phone.presses('Continue')
    while ((await phone.heading()) !== 'Check and send') await phone.presses('Continue')
    await phone.presses(/^Send/)
    expect(await textOf(phone)).not.toContain('No evidence yet')
    await phone.close()
    await manager.opens('/staff/verify')
    await manager.clicks(
      manager.page
        .getByRole('main')
        .getByRole('link', { name: /Help for charities/ })
        .first(),
    )
    await manager.sees('of what was sent before')
    await manager.chooses('Accept 7 hours')
    await manager.presses('Record and go to next')
    const reader = await open('phone')
    await reader.opens('/register')
    await reader.clicks(reader.page.getByRole('main').getByRole('link', { name: /Help for charities/ }))
    const entry = await textOf(reader)
    expect(entry).toContain(
      'Confirmed in part by the organisation that benefited. Inspected on site by the council. 1 file, kept by the council',
    )
    expect(entry).not.toContain(kitchen.name)
    await reader.close()
    const rows = (await registerFile()).trim().split('\n')
    expect(rows.filter((row) => row.includes('Help for charities'))).toHaveLength(1)
    expect(rows.join('\n')).toMatch(/,7(\.0+)?,/)
  })

  test('is answered in a spreadsheet the next time: a wrong cell is named, mended, and the return sent', async () => {
    await manager.opens('/staff/contracts?search=reactive')
    await manager.clicks(
      manager.page.getByRole('main').getByRole('link', { name: 'Highways reactive repairs' }),
    )
    await manager.follows(/Ask for a return/)
    const quarters = manager.page.getByLabel('Quarter', { exact: true })
    const another = quarters.locator('option').filter({ hasNotText: ' – ' }).first()
    await quarters.selectOption((await another.getAttribute('value'))!)
    await manager.types('E-mail address to ask at', supplier)
    await manager.presses('Ask for the return')
    await administrator.opens('/staff/settings/outbox')
    const desk = await open()
    link = await linkInNewestLetter(administrator, supplier)
    await desk.opens(link)
    await desk.presses('Continue')
    await desk.follows('Answer in a spreadsheet instead')
    const form = desk.page.url()
    const book = await desk.page.request.get(`${form}.xlsx`)
    const sendBack = async (cells: Record<string, string>) => {
      const buffer = await fillWorkbook(await book.body(), cells)
      await desk.page
        .locator('input[type=file]')
        .setInputFiles({ name: 'return.xlsx', mimeType: workbookType, buffer })
      await desk.presses('Read it')
    }
    const story = 'Three mornings with the lunch club on its lottery bid.'
    await sendBack({ C8: 'nine or so', E8: story })
    await desk.sees('C8')
    await sendBack({ C8: '9', E8: story })
    expect(await desk.heading()).toBe('Check and send')
    expect(await textOf(desk)).toContain('9 hours')
    await desk.presses(/^Send/)
    await desk.close()
    await manager.opens('/staff/verify')
    await manager.clicks(
      manager.page
        .getByRole('main')
        .getByRole('link', { name: /Help for charities/ })
        .first(),
    )
    await manager.chooses('Accept 9 hours')
    await manager.presses('Record and go to next')
    const rows = (await registerFile()).split('\n').filter((row) => row.includes('Help for charities'))
    expect(rows).toHaveLength(2)
  })

  test('is corrected: the supplier found a mistake, the council agrees, and the register says so', async () => {
    const phone = await open('phone')
    await phone.opens(link)
    await phone.presses('Continue')
    await phone.follows(/^Found a mistake/)
    await phone.types('How much was it really?', '10')
    await phone.presses('Ask the council to correct it')
    await phone.sees('Say why, in a sentence')
    await phone.types('What was the mistake?', 'A fourth morning was left out.')
    await phone.presses('Ask the council to correct it')
    await phone.sees('You asked the council to correct this')
    await phone.close()
    await manager.opens('/staff/attention/to-correct?whose=everyone')
    await manager.clicks(manager.page.getByRole('main').getByRole('link', { name: /Help for charities/ }))
    await manager.chooses('Yes, correct it')
    await manager.presses('Send the answer')
    await manager.sees('Done. The supplier is told.')
    const reader = await open('phone')
    await reader.opens('/register')
    await reader.clicks(
      reader.page
        .getByRole('main')
        .getByRole('link', { name: /Help for charities/ })
        .first(),
    )
    expect(await textOf(reader)).toContain('as the supplier asked: A fourth morning was left out.')
    await reader.close()
  })
})

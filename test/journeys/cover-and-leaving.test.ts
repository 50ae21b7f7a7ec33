import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayIn, longDay } from '../../src/language/day.ts'
import { type Application, endApplications } from '../application.ts'
import { launchBrowser, type Window, whyNoBrowser } from './browser.ts'
import { startCounty } from './county.ts'
import { Walker } from './walker.ts'

if (whyNoBrowser) process.stdout.write(`Skipped, the journey of cover and leaving: ${whyNoBrowser}.\n`)

const isSkipped = whyNoBrowser !== undefined && process.env.CI !== 'true'

describe.skipIf(isSkipped).each<Window>(['desk', 'phone-without-scripts'])(
  'somebody goes away, and somebody leaves, on a %s',
  (window) => {
    let site: Application
    let browser: Browser
    const last = addDays(dayIn(new Date()), 14)

    /** Somebody of the example, signed in. */
    async function as(role: string): Promise<Walker> {
      const link = (await site.says(new RegExp(`${role} +(http:\\S+)`)))[1]!
      const walker = await Walker.open(browser, {
        site: site.address,
        journey: `cover-${window}/${role}`,
        window,
      })
      await walker.opens(link)
      await walker.presses('Sign in')
      return walker
    }

    beforeAll(async () => {
      site = await startCounty()
      browser = await launchBrowser()
    }, 180_000)
    afterAll(async () => {
      await browser?.close()
      await endApplications()
    })

    test('asks a colleague to act, who then acts in their name', async () => {
      const away = await as('Contract manager')
      await away.opens('/account/cover')
      await away.follows('Ask somebody to act for you')
      await away.presses('Ask them to act for you')
      await away.sees('Choose who acts')
      await away.page.getByLabel('Who acts for you?').selectOption({ label: 'Dev Larkhill' })
      const [year, month, day] = last.split('-')
      const until = away.page.getByRole('group', { name: 'Last day' })
      await until.getByLabel('Day').fill(day!)
      await until.getByLabel('Month').fill(month!)
      await until.getByLabel('Year').fill(year!)
      await away.presses('Ask them to act for you')
      await away.sees('It is arranged')
      const acting = await as('Procurement officer')
      await acting.opens('/staff')
      expect(await acting.page.locator('.gm-cover-banner').innerText()).toContain(
        `You are acting for Sam Okonjo-Vale until ${longDay(last)}.`,
      )
      await acting.opens('/staff/verify?mine=yes')
      await acting.page.getByRole('main').getByRole('link').first().click()
      await acting.opens('/account/cover')
      await acting.sees('Whom you act for')
      await Promise.all([away.close(), acting.close()])
    }, 240_000)

    test('leaves, everything goes to a colleague in one step, and comes back', async () => {
      const administrator = await as('Administrator')
      await administrator.opens('/staff/settings/teams')
      await administrator.follows('Make a team')
      await administrator.types('Name of the team', 'Roads')
      await administrator.page.getByLabel('Who leads it?').selectOption({ label: 'Beth Harrowgate' })
      await administrator.presses('Make the team')
      await administrator.sees('leads the team')
      await administrator.opens('/staff/settings/people')
      await administrator.follows('Beth Harrowgate')
      await administrator.follows(/They are leaving/)
      await administrator.sees('Leads 1 team')
      await administrator.presses(/^End the roles of Beth/)
      await administrator.sees('Choose who takes over, or nobody yet')
      await administrator.page
        .getByLabel('Who takes over?')
        .selectOption({ label: 'Priya Saltmarsh (Contract manager)' })
      await administrator.presses(/^End the roles of Beth/)
      await administrator.sees('Beth Harrowgate left')
      const first = administrator.page.getByRole('main').getByRole('table').getByRole('link').first()
      const title = await first.innerText()
      await first.click()
      expect(await administrator.heading()).toContain(title)
      await administrator.page.goBack()
      await administrator.presses('Put it all back')
      await administrator.sees('This was put back')
      await administrator.opens('/staff/settings/cover')
      await administrator.opens('/staff/settings/audit')
      await administrator.close()
    }, 240_000)
  },
)

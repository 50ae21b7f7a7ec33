import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, endApplications } from '../application.ts'
import { signInToExample } from './brief.ts'
import { launchBrowser, type Window, whyNoBrowser } from './browser.ts'
import { startCounty } from './county.ts'
import { Walker } from './walker.ts'

const windows: Window[] = ['desk', 'phone-without-scripts']

describe.skipIf(whyNoBrowser && process.env.CI !== 'true').each(windows)(
  'the year of a contract, by somebody who never saw it before, through a %s',
  (window) => {
    let site: Application
    let browser: Browser
    let manager: Walker
    let year: string
    beforeAll(async () => {
      site = await startCounty()
      browser = await launchBrowser()
      manager = await as('Contract manager')
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await endApplications()
    })

    async function as(role: string): Promise<Walker> {
      const walker = await Walker.open(browser, {
        site: site.address,
        journey: `contract-year-${window}`,
        window,
      })
      const [, link] = await site.says(new RegExp(`${role} +(http:\\S+)`))
      await signInToExample(walker, link!)
      return walker
    }
    const told = () => manager.page.getByRole('main').innerText()
    const main = () => manager.page.getByRole('main')

    test('is found from the list, with what is late and what comes', async () => {
      await manager.opens('/staff/contracts?search=reactive')
      await manager.clicks(main().getByRole('link', { name: 'Highways reactive repairs' }))
      await manager.follows('The year ahead')
      year = manager.page.url()
      expect(await told()).toMatch(/Late[^]*Begin the contract well[^]*Review and reset meeting/)
    })

    test('begins: a step of its checklist is ticked', async () => {
      await manager.follows(/^Begin the contract well/)
      await manager.presses(/^Done ?: Agree what happens when a promise is late/)
      await manager.opens(year)
      expect(await told()).toContain('1 of 7 steps is left')
    })

    test('is rated, and its risk is looked at again', async () => {
      await manager.follows(/^Rate “Hours of help/)
      await manager.follows(/^(?:Rate|Correct) it/)
      await manager.chooses('Good')
      await manager.types('What was measured', '14 of 20 hours')
      await manager.presses('Record the rating')
      await manager.opens(year)
      expect(await told()).not.toContain(
        'Rate “Hours of help for small charities, against the plan” for 1 July',
      )
      await manager.follows(/^Look again at the risk/)
      await manager.types('What is done about it', 'Two colleges tell their leavers; travel is paid.')
      const inSpring: Record<string, string> = { Day: '30', Month: '4', Year: '2027' }
      for (const [part, text] of Object.entries(inSpring)) await manager.types(part, text)
      await manager.presses('Save')
      expect(await told()).toContain('Two colleges')
    })

    test('is talked through once a year, and the meeting is minuted', async () => {
      await manager.opens(year)
      await manager.follows('Review and reset meeting')
      await manager.types('Who was there', 'Both sides’ leads')
      await manager.types(
        'What was said and agreed',
        'The hours are ahead of plan. The apprentices start in spring.',
      )
      await manager.presses('Keep the minutes')
      expect(await told()).toContain('ahead of plan')
    })

    test('gives more: an idea of the supplier’s is checked and signed, agreed by somebody else, and recorded', async () => {
      const idea = 'Left-over paving for community gardens'
      await manager.opens(year)
      await manager.follows('Further benefits')
      await manager.clicks(main().getByRole('link', { name: idea }))
      const benefit = manager.page.url()
      await manager.follows(/changes the contract/)
      const groups = await main().getByRole('group').all()
      for (const group of groups) {
        const no = group.getByRole('radio', { name: /^No/ })
        if (await no.count()) await no.first().check()
      }
      await manager.types(/^Day$/, '2')
      await manager.types(/^Month$/, '6')
      await manager.types(/^Year$/, '2025')
      await manager.types('How much more would the council pay?', '0')
      await manager.chooses('Above the threshold, the usual case')
      await manager.chooses('Works')
      await manager.presses('See the answer')
      expect(await told()).toContain('It does not change the contract')
      await manager.follows('Assess and sign')
      await manager.types(
        'What you think of it',
        'It would be thrown away, and three allotments asked for it.',
      )
      await main().getByRole('checkbox').first().check()
      await manager.types('Sign with your name', await nameOf(manager))
      await manager.presses('Sign, and send to an approver')
      expect(await told()).toContain('waits for an approver')
      const approver = await as('Approver')
      await approver.opens(benefit)
      await approver.follows(/^Agree/)
      await approver.presses(/^Agree/)
      await approver.close()
      await manager.opens(benefit)
      await manager.follows('Record the commitment')
      expect(await manager.page.getByLabel(/^What is promised/).inputValue()).toBe(idea)
    })

    test('grows with what is invoiced, and with others its days are moved', async () => {
      await manager.opens(year)
      await manager.follows('Invoiced')
      await manager.follows('Record a sum')
      await manager.types('The sum, without VAT', '12,500')
      const onDay: Record<string, string> = { day: '31', month: '10', year: '2026' }
      for (const [part, text] of Object.entries(onDay))
        await manager.page.locator(`#starts-${part}`).fill(text)
      await manager.presses('Record it')
      expect(await told()).toContain('£12,500 without VAT')
      await manager.follows('Commitments')
      await manager.follows('Move its commitments by months')
      await manager.types('By how many months', '1')
      await manager.chooses('Only what is wanted from today on')
      await manager.chooses('It was agreed elsewhere already')
      await manager.types('Why', 'The winter was hard.')
      await manager.presses('See what would change')
      expect(await told()).toContain('What would change')
      await manager.opens('/staff/contracts?search=framework')
      await manager.clicks(
        main().getByRole('link', { name: 'Foster care placements framework', exact: true }),
      )
      await manager.follows('What belongs to it')
      expect(await told()).toContain('Promised at each level')
    })

    test('ends: what to ask for again is prepared, and the decision recorded', async () => {
      await manager.opens('/staff/attention/contract-ending?whose=everyone')
      await manager.clicks(main().locator('tbody').getByRole('link').first())
      await manager.follows('Managing it')
      await manager.follows(/^Decide before/)
      await manager.chooses('Compete it again')
      await manager.types(/^Why$/, 'Half of the hours came late; they are asked for again, earlier.')
      await manager.types('Who decided', 'The procurement board')
      await manager.presses('Record the decision')
      expect(await told()).toContain('Compete it again')
    })

    test('is told on paper, in a handover, and for the whole of it in its timeline', async () => {
      await manager.opens(year)
      await manager.follows('Timeline')
      await manager.follows('Progress')
      await manager.follows('The contract on two pages')
      await manager.opens(year)
      await manager.follows('Managing it')
      await manager.follows('Write a handover record')
      await manager.types('What was agreed by word of mouth', 'The college calls in September, not in June.')
      await manager.presses('Keep the handover record')
      expect(await told()).toContain('The college calls in September')
    })

    test('stands on what the council set for all its contracts', async () => {
      const administrator = await as('Administrator')
      for (const page of ['returns', 'confirmations', 'checking', 'contracts', 'find-a-tender'])
        await administrator.opens(`/staff/settings/${page}`)
      for (const page of ['back-ups', 'scheduled-work', 'outbox'])
        await administrator.opens(`/staff/settings/${page}`)
      expect(await administrator.heading()).toBe('Outbox')
      await administrator.close()
      for (const page of ['returns/ahead', 'verify/draws', 'waivers', 'waivers/new'])
        await manager.opens(`/staff/${page}`)
    })

    async function nameOf(walker: Walker): Promise<string> {
      await walker.opens('/account')
      const name = await walker.page.locator('dd').first().innerText()
      await walker.page.goBack()
      return name
    }
  },
)

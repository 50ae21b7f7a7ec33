import type { Browser } from 'playwright-core'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sheetOf } from '../../src/performance/brief/sheet.ts'
import { Paper } from '../../src/performance/pages/read-brief/paper.tsx'
import { urlsAt } from '../../src/web/urls.ts'
import { type Application, endApplications } from '../application.ts'
import { emptyBrief, longestBrief } from '../longest-brief.ts'
import { filesOfZip } from '../zip-files.ts'
import { figureAddresses, openInWord, prepareBrief, sheetsOfPaper, signInToExample } from './brief.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'
import { startCounty } from './county.ts'
import { Walker } from './walker.ts'

describe.skipIf(whyNoBrowser && process.env.CI !== 'true')('a head of service', () => {
  let site: Application
  let browser: Browser

  beforeAll(async () => {
    site = await startCounty()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await endApplications()
  })

  const linkOf = (role: string) => new RegExp(`${role} +(\\S+/example/\\S+)`).exec(site.output)![1]!

  test.each(['desk', 'phone-without-scripts'] as const)(
    'has a two-page brief in Word in six clicks, whose numbers open their rows; edits it, signs it off, prints it: %s',
    async (window) => {
      const walker = await Walker.open(browser, {
        site: site.address,
        journey: `brief-${window}`,
        window,
      })
      const { page } = walker
      await signInToExample(walker, linkOf('Head of service'))
      await walker.opens('/staff')
      await prepareBrief(walker, 'Overview and Scrutiny Commission')
      const address = new URL(page.url()).pathname
      const word = filesOfZip(await openInWord(walker))
      const figures = figureAddresses(word.get('word/_rels/document.xml.rels')!.toString('utf8'))
      const late = figures.find((figure) => figure.endsWith('/figures/late'))!
      const count = Number(
        /(\d+) commitments?/.exec(await page.locator(`a[href$="/figures/late"]`).first().innerText())![1],
      )
      await walker.opens(new URL(late).pathname)
      expect(await page.locator('main').innerText()).toContain(`${count} rows`)
      if (window === 'desk') {
        await page.locator('tbody a').first().click()
        expect(page.url()).toContain('/commitments/')
      }

      await walker.opens(address)
      await walker.follows('Edit the words')
      await walker.types(/Opening/, 'x'.repeat(300))
      await walker.presses('Save')
      await walker.sees('The opening must be 280 characters or fewer')
      await walker.types(/Opening/, 'Two decisions are needed before the winter.')
      await walker.presses('Save')
      await walker.sees('Two decisions are needed before the winter.')
      await walker.follows('What moved since')
      await walker.opens(address)
      await walker.follows('Sign off')
      await walker.presses('Sign off')
      await walker.sees('Look for names of people')
      await page.getByLabel(/I have read both pages/).check()
      await walker.presses('Sign off')
      expect(await page.locator('main').innerText()).toContain('Signed off by')
      if (window === 'desk') expect(await sheetsOfPaper(page)).toBe(2)
      await walker.opens('/staff/briefs')
      await walker.sees('signed off')
      await walker.close()
    },
  )

  test.each([
    ['with as much as there can be', longestBrief()],
    ['with as many short rows as there can be', longestBrief({ letters: 20 })],
    ['with rows of middling length', longestBrief({ letters: 90 })],
    ['with nothing due', emptyBrief()],
  ])('prints a brief on two sheets of paper: %s', async (_, brief) => {
    const walker = await Walker.open(browser, { site: site.address, journey: 'brief-on-paper' })
    const { page } = walker
    await signInToExample(walker, linkOf('Head of service'))
    await walker.opens('/staff/briefs')
    const paper = renderToString(
      h(Paper, { sheet: sheetOf(brief), urls: urlsAt(''), id: 'one', host: 'goodmeasure.wrenshire.example' }),
    )
    await page.locator('main').evaluate((main, html) => (main.innerHTML = html), paper)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    expect(await sheetsOfPaper(page)).toBe(2)
    await walker.close()
  })
})

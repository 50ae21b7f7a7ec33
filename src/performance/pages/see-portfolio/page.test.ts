import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visiting } from '../../../../test/visiting.ts'
import { openFilledWorld, type World } from '../../../../test/world.ts'
import { portfolioBy, portfolioKinds } from '../../portfolio.ts'

let world: World
let head: Visiting
beforeAll(async () => {
  world = await openFilledWorld()
  head = new Visiting(world, await world.signInAs('head-of-service'))
}, 300_000)
afterAll(() => world?.close())

/** What the links of a portfolio say, with where each leads: [figure, address]. */
function figuresIn(html: string): [count: number, href: string][] {
  const links = html.matchAll(/<a class="govuk-link" href="(\/staff\/attention\/[^"]+)">([\d,]+)</g)
  return [...links].map(([, href, count]) => [
    Number(count!.replaceAll(',', '')),
    href!.replaceAll('&amp;', '&'),
  ])
}

test.each(Object.keys(portfolioBy))(
  'by %s, every number opens as many rows as it says',
  async (by) => {
    const { status, html } = await head.get(`/staff/portfolio?by=${by}`)
    expect(status).toBe(200)
    const figures = figuresIn(html)
    expect(figures.length).toBeGreaterThan(portfolioKinds.length)
    const some = figures.filter((_, index) => index % 5 === 0)
    for (const [count, href] of some) {
      const rows = await head.get(href)
      expect([href, rows.words]).toEqual([
        href,
        expect.stringMatching(new RegExp(`\\b${count.toLocaleString('en-GB')} (?:commitment|deliver)`)),
      ])
    }
  },
  60_000,
)

test('the lines of services add up to all', async () => {
  const { html } = await head.get('/staff/portfolio?by=service')
  const late = figuresIn(html).filter(([, href]) => href.startsWith('/staff/attention/overdue'))
  const [all, ...services] = late.map(([count]) => count)
  expect(services.reduce((sum, count) => sum + count, 0)).toBe(all)
})

test('an order that is not known is the usual one, and a page too far shows no lines', async () => {
  const { html } = await head.get('/staff/portfolio?by=colour')
  expect(html).toContain('By service')
  expect((await head.get('/staff/portfolio?by=supplier&page=99999')).status).toBe(200)
})

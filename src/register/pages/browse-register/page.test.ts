import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visiting } from '../../../../test/visiting.ts'
import { openFilledWorld, type World } from '../../../../test/world.ts'

let world: World
let reader: Visiting
beforeAll(async () => {
  world = await openFilledWorld()
  reader = new Visiting(world)
}, 180_000)
afterAll(() => world?.close())

const numbersIn = (html: string) =>
  [...html.matchAll(/\/register\/(GM-\d{4}-\d{5,})"/g)].map(([, number]) => number!)
const countIn = (words: string) => Number(/([\d,]+) outputs?\b/.exec(words)![1]!.replaceAll(',', ''))

test('the register lists what was delivered, by whom, where and when, fifty on a page', async () => {
  const page = await reader.get('/register')
  expect(page.status).toBe(200)
  expect(numbersIn(page.html)).toHaveLength(50)
  expect(countIn(page.words)).toBeGreaterThan(1000)
  expect(page.words).toContain('What Given by Where When Delivered Checked')
  expect(page.html).not.toMatch(/<style|\sstyle=|<script(?![^>]*src=)/)
})

test('following the pages to the end leaves out no entry and repeats none', async () => {
  let path: string | undefined = '/register?outcome=clean-and-green'
  const total = countIn((await reader.get(path)).words)
  const seen: string[] = []
  while (path) {
    const { html } = await reader.get(path)
    seen.push(...numbersIn(html))
    path = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen).toHaveLength(total)
  expect(new Set(seen).size).toBe(total)
})

test('the count beside each filter is how many there are when it is followed', async () => {
  const start = '/register?supplierKind=vcse'
  const { html } = await reader.get(start)
  const options = [
    ...html.matchAll(
      /name="(outcome|place|year|status|measure)" value="([^"]+)"\/?>.*?gm-filter__count">([\d,]+)</gs,
    ),
  ].map(([, name, value, count]) => ({ name, value, count: Number(count!.replaceAll(',', '')) }))
  expect(options.length).toBeGreaterThan(15)
  for (const { name, value, count } of options) {
    const page = await reader.get(`${start}&${name}=${value}`)
    expect([name, value, countIn(page.words)]).toEqual([name, value, count])
  }
})

test('words and filters stand as chips, each with the address without it', async () => {
  const page = await reader.get('/register?q=bid+writing&outcome=great-communities&year=2025-26')
  expect(page.words).toContain('“bid writing”')
  expect(page.html).toContain('href="/register?outcome=great-communities&amp;year=2025-26"')
  expect(page.html).toContain('href="/register?q=bid+writing&amp;year=2025-26"')
  expect(numbersIn(page.html).length).toBe(countIn(page.words))
})

test('the most first is offered within one measure, and is then in that order', async () => {
  expect((await reader.get('/register')).words).not.toContain('· most')
  const { html } = await reader.get('/register?measure=volunteer-hours&sort=most')
  const hours = [...html.matchAll(/>([\d,.]+) hours?</g)].map(([, text]) => Number(text!.replaceAll(',', '')))
  expect(hours.length).toBeGreaterThan(10)
  expect(hours).toEqual(hours.toSorted((a, b) => b - a))
})

test('downloads take along exactly the filters of the page', async () => {
  const { html } = await reader.get('/register?q=trees&place=anywhere&sort=oldest')
  for (const format of ['csv', 'xlsx', 'json'])
    expect(html).toContain(`href="/register.${format}?q=trees&amp;place=anywhere"`)
})

test('where nothing matches the page says how to see more', async () => {
  const page = await reader.get('/register?q=zebra+crossing+quagga')
  expect(page.status).toBe(200)
  expect(page.words).toContain('No output matches')
  expect(page.words).toContain('Try fewer or other words')
})

test('an authority with nothing published says what would be here', async () => {
  const page = await reader.get(`/a/${world.other.slug}/register`)
  expect(page.words).toContain('Nothing is published yet')
  expect(page.html).toContain(`href="/a/${world.other.slug}/contracts"`)
})

test.each([
  '/register?after=nonsense&sort=sideways&status=published&year=x&quarter=y',
  `/register?q=${encodeURIComponent("'); drop table output; -- \u0000 \\ % _ :* & | !")}`,
  '/register?contract=1&supplier=2&measure=%F0%9F%8C%B3',
  `/register?${Array.from({ length: 500 }, (_, at) => `place=${at}`).join('&')}`,
])('an address that makes no sense is answered all the same: %.60s', async (path) => {
  expect((await reader.get(path)).status).toBe(200)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visiting } from '../../../../test/visiting.ts'
import { openFilledWorld, testNow, type World } from '../../../../test/world.ts'
import { dayIn } from '../../../language/day.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import type { Headline } from '../../../performance/index.ts'
import { headline } from '../../../performance/store.ts'

let world: World
let reader: Visiting
let all: Headline
beforeAll(async () => {
  world = await openFilledWorld()
  reader = new Visiting(world)
  all = await world.tx((tx) => headline(tx, dayIn(testNow)))
}, 180_000)
afterAll(() => world?.close())

const words = (count: number) => quantityWords(new Decimal(count))

test('the first screen says how many commitments are due, and how they are met', async () => {
  const page = await reader.get('/')
  expect(page.status).toBe(200)
  expect(page.words).toContain('Extra benefits from Wrenshire’s contracts')
  expect(page.words).toContain(`Of ${words(all.due)} commitments due by 23 November 2026`)
  expect(page.words).toContain(`${words(all.inFull)} met in full, and verified`)
  expect(page.words).toContain(`${words(all.inPart)} met in part`)
  expect(page.words).toContain(`${words(all.notMet)} not met`)
  expect(page.words).toContain(`${words(all.notYetDue)} not yet due`)
  expect(all.inFull + all.inPart + all.notMet).toBe(all.due)
})

test('the title of each chart is what its own table says', async () => {
  const page = await reader.get('/')
  expect(page.words).toMatch(
    /(Nearly|More than|Fewer than|One|Two|Three|Four|Nine|Half)[a-z ]+ met in full; [A-Z]?[\w% ]+(lags|leads|every outcome|by outcome)/,
  )
  expect(page.words).toMatch(
    /(A (larg|small)er|About the same) share met in full in \w+ to \w+ 20\d\d (than|as) (a year|the quarter) before: \d+%/,
  )
  const rows = [
    ...page.html.matchAll(/<th scope="row"[^>]*>([^<]+)<\/th>((?:<td[^>]*>[\d,]+<\/td>){4})/g),
  ].map(([, , cells]) =>
    [...cells!.matchAll(/>([\d,]+)</g)].map(([, text]) => Number(text!.replaceAll(',', ''))),
  )
  const outcomes = rows.slice(0, 5)
  expect(outcomes.reduce((sum, [inFull]) => sum + inFull!, 0)).toBe(all.inFull)
  expect(outcomes.reduce((sum, row) => sum + row[3]!, 0)).toBe(all.due)
  for (const [inFull, inPart, notMet, due] of rows) expect(inFull! + inPart! + notMet!).toBe(due)
})

test('the newest outputs stand beside it, each with its page', async () => {
  const { html, words: said } = await reader.get('/')
  const numbers = [...html.matchAll(/\/register\/(GM-[\d-]+)"/g)].map(([, number]) => number!)
  expect(numbers).toHaveLength(4)
  for (const number of numbers) expect((await reader.get(`/register/${number}`)).status).toBe(200)
  expect(said).toMatch(/All [\d,]+ outputs/)
})

test('the page carries no style or script of its own', async () => {
  expect((await reader.get('/')).html).not.toMatch(/<style|\sstyle=|<script(?![^>]*src=)/)
})

test('an authority with nothing says what will be here, and shows no noughts', async () => {
  const page = await reader.get(`/a/${world.other.slug}/`)
  expect(page.status).toBe(200)
  expect(page.words).toContain('Nothing is published yet')
  expect(page.words).not.toContain('met in full')
})

test('the way the headline is worked out is walked through with the same figures', async () => {
  const page = await reader.get('/methods/headline')
  expect(page.words).toContain(`Commitments of published contracts ${words(all.due + all.notYetDue)}`)
  expect(page.words).toContain(`Due by 23 November 2026 ${words(all.due)}`)
  expect(page.words).toContain(`Together ${words(all.inFull)} in full ${words(all.due)}`)
  const empty = await reader.get(`/a/${world.other.slug}/methods/headline`)
  expect(empty.words).toContain('No commitment is due yet.')
})

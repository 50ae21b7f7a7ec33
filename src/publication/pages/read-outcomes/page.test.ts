import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visiting } from '../../../../test/visiting.ts'
import { openFilledWorld, type World } from '../../../../test/world.ts'
import { everything } from '../../../register/index.ts'
import { totalsBy } from '../../../register/store.ts'
import { quantityWords } from '../../../language/quantity.ts'

let world: World
let reader: Visiting
beforeAll(async () => {
  world = await openFilledWorld()
  reader = new Visiting(world)
}, 180_000)
afterAll(() => world?.close())

test('every outcome has its page, and the list leads to each', async () => {
  const { html } = await reader.get('/outcomes')
  const slugs = new Set([...html.matchAll(/href="\/outcomes\/([a-z-]+)"/g)].map(([, slug]) => slug!))
  expect(slugs.size).toBe(5)
  for (const slug of slugs) {
    const page = await reader.get(`/outcomes/${slug}`)
    expect(page.status).toBe(200)
    expect(page.words).toContain('What was delivered')
    expect(page.html).not.toMatch(/<style|\sstyle=/)
  }
})

test('what was delivered towards an outcome is added up inside each measure only', async () => {
  const page = await reader.get('/outcomes/great-communities')
  const totals = await world.tx((tx) =>
    totalsBy(tx, 'measure', { ...everything, outcome: ['great-communities'] }),
  )
  expect(totals.length).toBeGreaterThan(4)
  for (const { value, outputs, quantity } of totals) {
    const row = new RegExp(`/methods/${value}"[\\s\\S]*?</tr>`).exec(page.html)![0]
    expect(row).toContain(quantityWords(quantity!))
    expect(row).toContain(`/register?outcome=great-communities&amp;measure=${value}`)
    expect(row).toMatch(new RegExp(`>${outputs.toLocaleString('en-GB')}<`))
  }
})

test('an aim leads to the outcome it stands under', async () => {
  const aim = await world.tx((tx) =>
    tx
      .selectFrom('outcome')
      .select(['slug', 'name'])
      .where('parent_id', 'is not', null)
      .executeTakeFirstOrThrow(),
  )
  const page = await reader.get(`/outcomes/${aim.slug}`)
  expect(page.status).toBe(200)
  expect(page.words).toContain(aim.name)
})

test('an outcome nobody has is not found, and one without deliveries says so', async () => {
  expect((await reader.get('/outcomes/world-peace')).status).toBe(404)
  const page = await reader.get(`/a/${world.other.slug}/outcomes/clean-and-green`)
  expect(page.words).toContain('Nothing delivered yet')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visiting } from '../../../../test/visiting.ts'
import { openFilledWorld, type World } from '../../../../test/world.ts'
import { everything } from '../../filter.ts'
import { afterDisclosure, registerIn } from '../../store.ts'

let world: World
let reader: Visiting
let worked: string
beforeAll(async () => {
  world = await openFilledWorld()
  reader = new Visiting(world)
  worked = await world.tx(async (tx) => {
    const found = await tx
      .selectFrom('register_entry')
      .select('number')
      .where('authority_id', '=', tx.authority)
      .where('title', '=', 'Bid-writing help for small charities')
      .where('supplier_name', '=', 'Ashdown Highways Ltd')
      .where('contract_title', '=', 'Highways reactive repairs')
      .where('quarter', '=', '2026-27Q2')
      .executeTakeFirstOrThrow()
    return found.number
  })
}, 180_000)
afterAll(() => world?.close())

test('the worked example adds up on the page', async () => {
  const page = await reader.get(`/register/${worked}`)
  expect(page.status).toBe(200)
  const rows = [
    ...page.html.matchAll(/gm-working__what">(.*?)<\/th>.*?gm-working__amount">(.*?)<\/td>/gs),
  ].map(([, what, amount]) => [what!.replaceAll(/<[^>]+>/g, '').trim(), amount])
  expect(rows.map(([, amount]) => amount)).toEqual(['40', '6', '8', '−2', '12', '28'])
  expect(rows[0]![0]).toBe('Promised in the contract, hours')
  expect(rows[2]![0]).toBe('Reported, Q2 2026/27 (July to September) this entry')
  expect(rows[3]![0]).toMatch(/^Not counted: .*travel/i)
  expect(rows[5]![0]).toBe('Still to come: 40 − 12')
})

test('the thread leads from the policy to this entry, each step to its page', async () => {
  const { html } = await reader.get(`/register/${worked}`)
  const thread = /gm-thread__list">(.*?)<\/ol>/s.exec(html)![1]!
  const titles = [...thread.matchAll(/gm-thread__title">(.*?)<\/span>/gs)].map(([, title]) =>
    title!.replaceAll(/<[^>]+>/g, ''),
  )
  expect(titles).toEqual([
    'Policy 2022',
    'Great Communities',
    'Contract, April 2026 to March 2029',
    'Commitment: 40 hours',
    'Returns for Q1 2026/27 and Q2 2026/27',
    'Verified in part',
    'Published in the register',
  ])
  expect(thread).toContain('14 hours reported in all, 12 hours verified')
  for (const [, href] of thread.matchAll(/href="([^"#]+)/g))
    expect((await reader.get(href!)).status).toBe(200)
})

test('who gave it, where, what shows it, and how to cite it stand on the page', async () => {
  const page = await reader.get(`/register/${worked}`)
  expect(page.words).toContain('6 hours partly verified')
  expect(page.words).toContain('It reported 8 hours; the council checked the report and accepted a part.')
  expect(page.words).toContain(
    `Wrenshire County Council (2026). Bid-writing help for small charities. Register of extra benefits, ${worked}, published`,
  )
  expect(page.words).toContain('What counts as an hour')
  expect(page.html).not.toMatch(/<style|\sstyle=/)
})

test('every entry of a page opens', async () => {
  const { entries } = await world.tx((tx) => registerIn(tx, everything, 'oldest', { limit: 40 }))
  for (const { number, title } of entries) {
    const page = await reader.get(`/register/${number}`)
    expect([page.status, page.words.includes(title)]).toEqual([200, true])
  }
})

test('a number that was never given leads nowhere, and another authority’s entry is not here', async () => {
  for (const path of ['/register/GM-2026-99999', '/register/GM-1', `/register/${'9'.repeat(190)}`])
    expect((await reader.get(path)).status).toBe(404)
  expect((await reader.get(`/a/${world.other.slug}/register/${worked}`)).status).toBe(404)
})

test('once its contract is held back, the entry says that it was withdrawn and why, and nothing of what it was', async () => {
  const entry = await world.tx(async (tx) => {
    const { entries } = await registerIn(tx, { ...everything, words: 'trees' }, 'oldest', { limit: 1 })
    const { contract } = entries[0]!
    await tx
      .updateTable('contract')
      .set({ disclosure: 'held-back', disclosure_reason: 'The price is in dispute.' })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', contract.id)
      .execute()
    await afterDisclosure(tx, contract.id)
    return entries[0]!
  })
  const page = await reader.get(`/register/${entry.number}`)
  expect(page.status).toBe(200)
  expect(page.words).toContain(`${entry.number} was withdrawn`)
  expect(page.words).toContain('Its reason: The price is in dispute.')
  expect(page.words).not.toContain(entry.title)
  expect(page.words).not.toContain(entry.story)
  expect((await reader.get(`/register?contract=${entry.contract.id}`)).words).toContain('0 outputs')
})

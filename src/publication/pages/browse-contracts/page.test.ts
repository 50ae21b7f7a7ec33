import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFilledWorld, type World } from '../../../../test/world.ts'

let world: World

beforeAll(async () => {
  world = await openFilledWorld()
}, 180_000)
afterAll(() => world?.close())

const open = async (path: string) => (await world.server.inject({ url: path })).body

/** The contracts a list links to, in its order. */
const listed = (body: string) =>
  [...body.matchAll(/href="\/contracts\/([0-9a-f-]{36})"/g)].map(([, id]) => id!)

async function standing(): Promise<{ id: string; title: string; disclosure: string }[]> {
  return world.tx((tx) =>
    tx
      .selectFrom('contract')
      .select(['contract_id as id', 'title', 'disclosure'])
      .where('authority_id', '=', tx.authority)
      .where('withdrawn_at', 'is', null)
      .orderBy('title_key')
      .orderBy('contract_id')
      .execute(),
  )
}

/** Every page of a list, from the first to the last. */
async function walk(path: string): Promise<string[]> {
  const all: string[] = []
  for (let next: string | undefined = path; next;) {
    const body = await open(next)
    all.push(...listed(body))
    next = /href="([^"]*after=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  return all
}

test('every contract that stands is listed once, fifty a page, by title', async () => {
  const contracts = await standing()
  expect(listed(await open('/contracts'))).toHaveLength(50)
  const all = await walk('/contracts')
  expect(all).toHaveLength(contracts.length)
  expect(new Set(all)).toEqual(new Set(contracts.map(({ id }) => id)))
})

test('the contracts of one supplier are listed under its name, which can be taken off', async () => {
  const supplier = world.authority.suppliers.get('Ashdown Highways Ltd')!
  const of = await world.tx((tx) =>
    tx
      .selectFrom('contract_supplier')
      .select('contract_id as id')
      .where('authority_id', '=', tx.authority)
      .where('supplier_id', '=', supplier)
      .execute(),
  )
  const body = await open(`/contracts?supplier=${supplier}&runs=now&runs=ended&runs=future`)
  expect(new Set(listed(body))).toEqual(new Set(of.map(({ id }) => id)))
  expect(body).toContain('With Ashdown Highways Ltd')
  expect(await open('/contracts?supplier=nobody')).not.toContain('Take off the filter')
})

test('by value the largest comes first, its exact sum beside the round one', async () => {
  const body = await open('/contracts?sort=-value')
  const largest = await world.tx((tx) =>
    tx
      .selectFrom('contract')
      .select(['contract_id as id', 'value'])
      .where('authority_id', '=', tx.authority)
      .where('withdrawn_at', 'is', null)
      .orderBy('value_pence', 'desc')
      .executeTakeFirstOrThrow(),
  )
  expect(listed(body)[0]).toBe(largest.id)
  expect(body).toContain(`title="£${Number(largest.value).toLocaleString('en-GB')}"`)
})

test('a contract is found by its title, its number or its supplier', async () => {
  for (const words of ['highways reactive', 'WCC-2026-0417', 'ashdown']) {
    expect(await open(`/contracts?q=${encodeURIComponent(words)}`)).toContain('Highways reactive repairs')
  }
  expect(await open('/contracts?q=nothing-is-called-this')).toContain('No contract matches')
})

test('how promises are met is told, except where it is held back', async () => {
  const held = (await standing()).filter(({ disclosure }) => disclosure === 'held-back')
  expect(held.length).toBeGreaterThan(0)
  const body = await open(`/contracts?q=${encodeURIComponent(held[0]!.title)}`)
  expect(body).toContain('Held back')
  const promised = await walk('/contracts?commitments=some')
  for (const { id } of held) expect(promised).not.toContain(id)
  expect(await open('/contracts')).toMatch(/\d+ due: \d+ in full/)
})

test('an authority without contracts says what would be here', async () => {
  expect(await open(`/a/${world.other.slug}/contracts`)).toContain('No contracts yet')
})

test('a withdrawn contract is on no page', async () => {
  const [first] = await standing()
  await world.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ withdrawn_at: tx.at })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', first!.id)
      .execute(),
  )
  expect(await walk('/contracts')).not.toContain(first!.id)
})

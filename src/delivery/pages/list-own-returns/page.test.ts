import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo } from '../../../../test/one-contract.ts'
import { addReturn, addSentReturn } from '../../../../test/one-return.ts'
import { tokensAt } from '../../../../test/visitors.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'

let world: World
let supplier: Visiting
beforeAll(async () => {
  world = await openWorld()
  supplier = new Visiting(world, await world.signInAs('supplier'))
})
afterAll(() => world.close())
beforeEach(() => world.database.pool.query('truncate return, commitment, contract cascade'))

const listed = (html: string) => html.match(/govuk-task-list__item--with-link/g)?.length ?? 0

test('a few returns stand in two groups, without anything to look through', async () => {
  const one = await addReturn(world)
  const page = await supplier.get('/s')
  expect(page.html).toContain(`/s/returns/${one.id}`)
  expect(page.words).toContain('To answer')
  expect(page.html).not.toContain('name="search"')
})

test('more than a page of them is looked through by how they stand and by contract, page after page', async () => {
  const sent = await addSentReturn(world)
  const of = await addContractTo(world)
  await of.tx(async (tx) => {
    await tx
      .updateTable('contract')
      .set({ title: 'Lighting of 100% of bridges' })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', of.contract)
      .execute()
    const rows = Array.from({ length: 60 }, (_, place) => ({
      authority_id: tx.authority,
      return_id: newId(),
      contract_id: of.contract,
      supplier_id: of.supplier,
      quarter: `20${String(30 + Math.floor(place / 4))}-${31 + Math.floor(place / 4)}Q${(place % 4) + 1}`,
      due: place < 5 ? '2026-11-01' : '2026-12-01',
      state: place < 55 ? 'awaited' : 'nothing',
      asked_of: 'reports@ashdown.example',
      asked_at: tx.at,
      recorded_at: tx.at,
    }))
    await tx.insertInto('return').values(rows).execute()
  })
  const first = await supplier.get('/s')
  expect(first.html).toContain('name="search"')
  expect(listed(first.html)).toBe(50)
  const more = /href="([^"]*after=[^"]*)"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  expect(listed((await supplier.get(more)).html)).toBeGreaterThan(5)
  expect(listed((await supplier.get('/s?stands=late')).html)).toBe(5)
  const checked = await supplier.get('/s?stands=being-checked')
  expect(checked.html).toContain(`/s/returns/${sent.id}`)
  expect(listed((await supplier.get('/s?stands=answered&search=BRIDGES')).html)).toBe(5)
  expect((await supplier.get('/s?search=100%25')).words).toContain('60 returns')
  expect((await supplier.get('/s?search=10_%25')).words).toContain('Nothing found')
  expect((await supplier.get('/s?stands=nonsense')).status).toBe(200)
  const tokens = await tokensAt(world, world.authority)
  const { statusCode, json } = await world.server
    .inject({
      url: '/api/v1/returns?stands=late&search=bridges&total=true',
      headers: { authorization: `Bearer ${tokens.get('supplier')}` },
    })
    .then((answer) => ({ statusCode: answer.statusCode, json: answer.json() }))
  expect([statusCode, json.items.length, json.total]).toEqual([200, 5, 5])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContractTo } from '../../../../test/one-contract.ts'
import { openFilledWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { addSupplier } from '../../../parties/store.ts'

let world: World

beforeAll(async () => {
  world = await openFilledWorld()
}, 180_000)
afterAll(() => world?.close())

const open = (path: string) => world.server.inject({ url: path })
const ashdown = () => world.authority.suppliers.get('Ashdown Highways Ltd')!

test('a supplier is told by its kind, its numbers and its contracts, with how their promises stand', async () => {
  const { statusCode, body } = await open(`/suppliers/${ashdown()}`)
  expect(statusCode).toBe(200)
  expect(body).toContain('Ashdown Highways Ltd')
  expect(body).toContain('Medium-sized business')
  expect(body).toContain('Companies House number')
  expect(body).toContain('Highways reactive repairs')
  expect(body).toContain('3 not yet due')
})

test('what it delivered is added up inside one measure, as the register has it', async () => {
  const { body } = await open(`/suppliers/${ashdown()}`)
  const totals = await world.tx((tx) =>
    tx
      .selectFrom('register_entry')
      .select(['measure_code as code', (select) => select.fn.countAll<number>().as('outputs')])
      .where('authority_id', '=', tx.authority)
      .where('supplier_id', '=', ashdown())
      .where('status', '<>', 'withdrawn')
      .groupBy('measure_code')
      .execute(),
  )
  const told = [...body.matchAll(/supplier=[0-9a-f-]+&amp;measure=([a-z0-9-]+)">([\d,]+)</g)]
  expect(Object.fromEntries(told.map(([, code, outputs]) => [code, Number(outputs)]))).toEqual(
    Object.fromEntries(totals.map(({ code, outputs }) => [code, Number(outputs)])),
  )
})

test('whom to write to and the whole postcode are not published', async () => {
  const contact = {
    contact_name: 'Robin Tewkes',
    contact_email: 'robin@ashdown.example',
    postcode: 'WX4 7QZ',
  }
  await world.tx((tx) =>
    tx
      .updateTable('supplier')
      .set(contact)
      .where('authority_id', '=', tx.authority)
      .where('supplier_id', '=', ashdown())
      .execute(),
  )
  const { body } = await open(`/suppliers/${ashdown()}`)
  expect(body).toContain('WX4')
  for (const said of ['7QZ', 'Robin Tewkes', '@']) expect(body).not.toContain(said)
})

test('of a supplier with many contracts those that end last are shown, and the way to all of them', async () => {
  const { body: few } = await open(`/suppliers/${ashdown()}`)
  expect(few).not.toContain('All its contracts')
  for (let number = 0; number < 21; number++) await addContractTo(world)
  const { body } = await open(`/suppliers/${ashdown()}`)
  expect(body.match(/href="\/contracts\/[0-9a-f-]{36}"/g)).toHaveLength(20)
  expect(body).toContain(`/contracts?supplier=${ashdown()}&amp;sort=-ends`)
})

test('a supplier without a contract, one of another authority and one that never was are not found', async () => {
  const added = await world.tx((tx) =>
    addSupplier(tx, {
      name: 'Nobody’s Supplier Ltd',
      kind: 'small',
      identifiers: [],
      postcode: null,
      about: null,
      contactName: null,
      contactEmail: null,
    }),
  )
  const id = added === 'identifier-used' ? '' : added.id
  const paths = [
    `/suppliers/${id}`,
    `/suppliers/${newId()}`,
    '/suppliers/anything',
    `/a/${world.other.slug}/suppliers/${ashdown()}`,
  ]
  const statuses = await Promise.all(paths.map(async (path) => (await open(path)).statusCode))
  expect(statuses).toEqual([404, 404, 404, 404])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { addToken } from '../../../parties/store.ts'

let world: World
let of: OneContract
let manager: Visiting
let coming: string
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  of = await addContractTo(world)
  await changed(of.contract, { starts: '2025-04-01', ends: '2027-07-31', extendable_until: null })
  await of.tx((tx) => addCommitment(tx, of, { title: 'Volunteer days', quantity: '24', due: '2026-06-30' }))
  coming = await of.tx((tx) =>
    addCommitment(tx, of, { title: 'Help with bids', quantity: '40', due: '2027-03-31' }),
  )
})
afterAll(() => world?.close())

const here = (contract = of.contract) => `/staff/contracts/${contract}/year`
const changed = (contract: string, values: Record<string, unknown>) =>
  of.tx((tx) =>
    tx
      .updateTable('contract')
      .set(values)
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', contract)
      .execute(),
  )

test('a contract on which nothing comes says what would stand here, and how to begin', async () => {
  const { contract } = await addContractTo(world)
  await changed(contract, { starts: null, ends: null, extendable_until: null })
  const page = await manager.get(here(contract))
  expect([page.status, page.words]).toEqual([
    200,
    expect.stringContaining('Nothing comes up on this contract'),
  ])
  expect(page.html).toContain(`/staff/contracts/${contract}/commitments/new`)
})

test('what is late comes first, then month by month, each with its way and whose turn it is', async () => {
  const { words, html } = await manager.get(here())
  expect(words).toMatch(/Late .*30 June 2026 Volunteer days: all of 24 hours Ashdown Highways Ltd/)
  expect(words).toMatch(/March 2027 .*31 March 2027 Help with bids: all of 40 hours/)
  expect(words).toContain('31 July 2027 The contract ends Both')
  expect(words).toContain('Decide what follows: the contract ends on 31 July 2027')
  expect(words).toContain('Review and reset meeting')
  expect(html).toContain(`/staff/contracts/${of.contract}/commitments/${coming}`)
})

test('the return of the quarter in which something is due is asked for after it', async () => {
  const { words } = await manager.get(here())
  expect(words).toContain('1 April 2027 Return for January to March 2027 is asked for')
})

test('a supplier is turned away, and there is nothing of an unknown contract', async () => {
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get(here())).status).toBe(403)
  expect((await manager.get(here(newId()))).status).toBe(404)
  expect((await manager.get(here('x'))).status).toBe(404)
})

test('programs read the same', async () => {
  const { text } = await world.tx((tx) => addToken(tx, { name: 'Reads', role: 'scrutiny', days: 1 }))
  const read = async (contract: string) => {
    const headers = { authorization: `Bearer ${text}` }
    return world.server.inject({ method: 'GET', url: `/api/v1/contracts/${contract}/year-ahead`, headers })
  }
  const { late, until } = (await read(of.contract)).json<{ until: string; late: unknown[] }>()
  expect(until).toBe('2027-11-23')
  expect(late[0]).toMatchObject({ kind: 'review', on: '2026-04-01', turn: 'both', about: null })
  expect(late[1]).toMatchObject({ kind: 'commitment-due', what: 'Volunteer days: all of 24 hours' })
  expect((await read(newId())).statusCode).toBe(404)
})

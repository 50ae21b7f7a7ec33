import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'

let world: World
let manager: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => void (one = await addContractTo(world)))

const at = () => `/staff/contracts/${one.contract}`

test('a contract without commitments says what would be here, and the way to the first', async () => {
  const page = await manager.get(at())
  expect(page.status).toBe(200)
  expect(page.words).toContain('Ashdown Highways Ltd · 1 April 2026 to 31 March 2027 · Value not known')
  expect(page.words).toContain('Nothing is recorded yet')
  expect(page.html).toContain(`href="${at()}/commitments/new"`)
  expect(page.words).toContain('Nobody yet. Late returns and due days then reach everybody.')
})

test('each commitment stands with what was promised, reported and verified', async () => {
  const [late, ahead] = await one.tx(async (tx) => [
    await addCommitment(tx, one, { title: 'Work with schools', due: '2026-10-31' }),
    await addCommitment(tx, one, { title: 'Bid-writing help', due: '2027-03-31' }),
  ])
  await one.tx((tx) =>
    tx
      .insertInto('commitment_progress')
      .values({ authority_id: tx.authority, commitment_id: late!, reported: '12', verified: '8', waiting: 1 })
      .execute(),
  )
  const page = await manager.get(at())
  expect(page.words).toMatch(
    /Work with schools .* 40 hours 12 hours 8 hours 31 October 2026 In the contract met in part/,
  )
  expect(page.words).toMatch(/40 hours 0 hours 0 hours 31 March 2027 In the contract not yet due/)
  expect(page.html).toContain(`href="${at()}/commitments/${ahead}"`)
  expect(page.html).toContain(`href="${at()}/returns/ask"`)
  expect(page.words).toContain('To check 1')
})

test('drafts from notices and a contract held back are told at once', async () => {
  await one.tx(async (tx) => {
    await tx
      .updateTable('contract')
      .set({ disclosure: 'held-back', disclosure_reason: 'A court case is running.' })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', one.contract)
      .execute()
    await tx
      .insertInto('commitment_draft')
      .values({
        authority_id: tx.authority,
        draft_id: newId(),
        contract_id: one.contract,
        source_key: 'metric:1',
        title: 'Local jobs',
        looks_social: true,
        recorded_at: tx.at,
      })
      .execute()
  })
  const page = await manager.get(at())
  expect(page.words).toContain('A notice names a promise that nobody has decided on yet.')
  expect(page.words).toContain('Held back: A court case is running.')
})

test('who only reads is offered nothing to change; nobody reads what is not there', async () => {
  const reader = new Visiting(world, await world.signInAs('publisher'))
  const page = await reader.get(at())
  expect(page.html).not.toContain(`${at()}/commitments/new`)
  expect(page.html).not.toContain(`${at()}/edit`)
  expect(page.html).toContain(`${at()}/disclosure`)
  for (const id of [newId(), 'nothing']) {
    expect((await manager.get(`/staff/contracts/${id}`)).status).toBe(404)
  }
  const elsewhere = new Visiting(world, await world.signInAs('contract-manager', world.other))
  expect((await elsewhere.get(`/a/${world.other.slug}${at()}`)).status).toBe(404)
})

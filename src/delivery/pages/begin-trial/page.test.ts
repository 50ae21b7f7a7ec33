import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addCommitment, addContractTo } from '../../../../test/one-contract.ts'
import { addTrialOf } from '../../../../test/one-trial.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'

let world: World
let desk: Visiting

beforeAll(async () => {
  world = await openWorld()
  desk = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
afterEach(() => world.tx((tx) => tx.deleteFrom('trial_return').execute()))

const addressOf = (contract: string) => `/staff/contracts/${contract}/try`

test('a contract without a commitment says what is missing, and leads there', async () => {
  const { contract } = await addContractTo(world)
  const page = await desk.get(addressOf(contract))
  expect(page.words).toContain('There is nothing to try yet')
  expect(page.html).toContain(`href="/staff/contracts/${contract}/commitments/new"`)
  expect((await desk.post(addressOf(contract))).words).toContain('There is nothing to try yet')
})

test('of several suppliers one is chosen, whose commitments it is about', async () => {
  const of = await addContractTo(world)
  const other =
    world.authority.suppliers.get('Brook Catering CIC') ?? [...world.authority.suppliers.values()][1]!
  await of.tx(async (tx) => {
    await addCommitment(tx, of, {})
    await addCommitment(tx, { ...of, supplier: other }, { title: 'Volunteer days' })
  })
  const page = await desk.get(addressOf(of.contract))
  expect(page.words).toContain('Whose return?')
  const refused = await desk.post(addressOf(of.contract), { email: 'yes' })
  expect(refused.status).toBe(422)
  expect(refused.words).toContain('Choose whose return to try')
  expect(refused.html).toMatch(/value="yes"[^>]*checked/)
  const begun = await desk.post(addressOf(of.contract), { supplier: other })
  const trial = await desk.get(begun.location!)
  expect(trial.status).toBe(200)
})

test('with the box ticked the link goes to one’s own address and to no other', async () => {
  const of = await addContractTo(world)
  await of.tx((tx) => addCommitment(tx, of, {}))
  const begun = await desk.post(addressOf(of.contract), { supplier: of.supplier, email: 'yes' })
  expect(begun.location).toMatch(/\?link=sent$/)
  const letters = await world.tx((tx) => tx.selectFrom('mail').select(['to_address', 'subject']).execute())
  expect(letters).toEqual([
    {
      to_address: expect.stringMatching(/@wrenshire/),
      subject: 'Try it yourself: Highways reactive repairs',
    },
  ])
})

test('a fourth trial is refused, and those that run are listed to be ended', async () => {
  for (const _ of [1, 2, 3]) await addTrialOf(world)
  const of = await addContractTo(world)
  await of.tx((tx) => addCommitment(tx, of, {}))
  const refused = await desk.post(addressOf(of.contract), { supplier: of.supplier })
  expect(refused.status).toBe(422)
  expect(refused.words).toContain('You have 3 trials. End one of them before you begin another')
  expect(refused.html.match(/href="\/t\/[^"]+\/staff\/trial"/g)).toHaveLength(3)
})

test('of a contract that is not here there is nothing to try', async () => {
  expect((await desk.get(addressOf(newId()))).status).toBe(404)
  expect((await desk.post(addressOf('nonsense'))).status).toBe(404)
})

test('whoever may not ask suppliers may not try', async () => {
  const { contract } = await addContractTo(world)
  const finance = new Visiting(world, await world.signInAs('finance'))
  expect((await finance.get(addressOf(contract))).status).toBe(403)
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { draftsOf } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneContract
let jobs: string
let cycles: string
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addContractTo(world)
  jobs = await addDraft({ title: 'Local jobs', social: true })
  cycles = await addDraft({ title: 'Repairs within two days', social: false })
})

const at = () => `/staff/contracts/${one.contract}/drafts`
const states = async () =>
  new Map((await one.tx((tx) => draftsOf(tx, one.contract))).map(({ id, state }) => [id, state]))

async function addDraft({ title, social }: { title: string; social: boolean }): Promise<string> {
  const draft_id = newId()
  await one.tx((tx) =>
    tx
      .insertInto('commitment_draft')
      .values({
        authority_id: tx.authority,
        draft_id,
        contract_id: one.contract,
        source_key: draft_id,
        title,
        quantity: '4',
        unit: 'jobs',
        looks_social: social,
        because: social ? 'It speaks of jobs.' : null,
        recorded_at: tx.at,
      })
      .execute(),
  )
  return draft_id
}

test('what looks like social value stands first, with the way to make a commitment of it', async () => {
  const page = await manager.get(at())
  expect(page.words).toMatch(/Local jobs 4 jobs Looks like it: It speaks of jobs\..*Repairs within two days/)
  expect(page.html).toContain(`/commitments/new?draft=${jobs}`)
})

test('several are set aside at once, and one is looked at again', async () => {
  const went = await manager.post(at(), { draft: [jobs, cycles] })
  expect(went.location).toBe(at())
  expect(await states()).toEqual(
    new Map([
      [jobs, 'set-aside'],
      [cycles, 'set-aside'],
    ]),
  )
  expect((await manager.get(at())).words).toContain('Everything that notices name is decided.')
  await manager.post(at(), { reopen: jobs })
  expect((await states()).get(jobs)).toBe('open')
})

test('without a choice nothing is set aside', async () => {
  const page = await manager.post(at())
  expect([page.status, page.words.includes('Choose what to set aside')]).toEqual([422, true])
})

test('a draft of another contract is left alone', async () => {
  const first = at()
  const ofFirst = jobs
  const firstContract = one
  one = await addContractTo(world)
  await manager.post(at(), { draft: [ofFirst] })
  one = firstContract
  expect([at(), (await states()).get(ofFirst)]).toEqual([first, 'open'])
})

test('who only reads sees them without a choice and may not decide', async () => {
  const reader = new Visiting(world, await world.signInAs('publisher'))
  const page = await reader.get(at())
  expect([page.status, page.html.includes('type="checkbox"')]).toEqual([200, false])
  expect((await reader.post(at(), { draft: [jobs] })).status).toBe(403)
  expect((await manager.get(`/staff/contracts/${newId()}/drafts`)).status).toBe(404)
})

test('a contract that no notice names promises for says so', async () => {
  one = await addContractTo(world)
  expect((await manager.get(at())).words).toContain('No notice names a promise for this contract')
})

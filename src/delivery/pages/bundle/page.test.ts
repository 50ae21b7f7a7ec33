import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { needs } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { setAskingOnce } from '../../../contracts/store.ts'
import { day } from '../../../language/day.ts'
import {
  ask,
  bundleOf,
  deliveriesIn,
  remindNow,
  returnOf,
  saveDraft,
  sendBundle,
  suppliersToAsk,
} from '../../store.ts'

let world: World
let framework: OneContract
let roofs: Asked
let roads: Asked
let letters: string[]
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  letters = []
  framework = await addContractTo(world)
  await set(framework, { kind: 'framework', title: 'Works framework' })
  await framework.tx((tx) => setAskingOnce(tx, framework.contract, { once: true, version: 0 }))
  roofs = await addCallOff('School roofs')
  roads = await addCallOff('Village roads')
})

interface Asked extends OneContract {
  help: string
  id: string
}

const telling = {
  authority: 'Wrenshire',
  sending: false,
  linkTo: (secret: string) => letters[letters.push(`/s/link/${secret}`) - 1]!,
}

async function set(of: OneContract, values: Record<string, string>): Promise<void> {
  await of.tx((tx) =>
    tx
      .updateTable('contract')
      .set(values)
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', of.contract)
      .execute(),
  )
}

/** A call-off of the framework, whose supplier is asked for the quarter. */
async function addCallOff(title: string): Promise<Asked> {
  const of = await addContractTo(world)
  await set(of, { kind: 'call-off', framework_id: framework.contract, title })
  const help = await of.tx((tx) => addCommitment(tx, of, { targets: { '2026-27Q2': '10' } }))
  const id = await of.tx(async (tx) => {
    const [supplier] = await suppliersToAsk(tx, of.contract)
    const asking = { ...supplier!, contract: of.contract, contractTitle: title }
    const proposed = { quarter: '2026-27Q2', due: day('2026-12-07'), email: 'reports@ashdown.example' }
    const asked = await ask(tx, telling, asking, { proposed, today: day('2026-11-23') })
    if (!asked.accepted) throw new Error(asked.because)
    return asked.fact
  })
  return { ...of, help, id }
}

const answer = ({ tx, id, help }: Asked) =>
  tx((open) => saveDraft(open, { returnId: id, under: help, quantity: '8', story: 'Two evenings.' }))

async function byLink(): Promise<[Visiting, string]> {
  const visiting = new Visiting(world)
  const opened = await visiting.post(letters[0]!)
  return [visiting, opened.location!]
}

const stateOf = async ({ tx, id }: Asked) => (await tx((open) => returnOf(open, id)))?.state

test('one letter asks for all call-offs, its link opens each, and one act sends what is ready', async () => {
  expect(letters).toHaveLength(1)
  const [visiting, at] = await byLink()
  expect((await new Visiting(world).get(letters[0]!)).words).toContain('for “Works framework”')
  expect((await visiting.get(at)).words).toMatch(
    /School roofs Due 7 December 2026 To answer Village roads .* To answer/,
  )
  expect((await visiting.get(`/s/returns/${roads.id}`)).words).toContain('All your call-offs')
  await answer(roofs)
  expect((await visiting.get(at)).words).toContain('1 of 2 is ready')
  const sent = await visiting.post(at)
  expect([sent.status, sent.location]).toEqual([303, `${at}?sent=1`])
  expect((await visiting.get(sent.location!)).words).toMatch(
    /Sent: 1 call-off. Thank you .*School roofs Sent/,
  )
  expect([await stateOf(roofs), await stateOf(roads)]).toEqual(['sent', 'awaited'])
  await visiting.post(`/s/returns/${roads.id}/nothing`, {})
  expect((await visiting.get(at)).words).toContain('Everything is answered')
})

test('with nothing ready it is not sent, and says why', async () => {
  const [visiting, at] = await byLink()
  const page = await visiting.post(at)
  expect([page.status, page.words]).toEqual([422, expect.stringContaining('Nothing is ready to send')])
})

test('sent twice at once it is sent once', async () => {
  await answer(roofs)
  await answer(roads)
  const [, at] = await byLink()
  const id = at.split('/').at(-1)!
  const send = () => framework.tx((tx) => sendBundle(tx, needs, id, { sentBy: null }))
  const sent = await Promise.all([send(), send()])
  expect(sent.map((each) => each!.length).sort()).toEqual([0, 2])
  for (const { tx, id: returnId } of [roofs, roads])
    expect(await tx((open) => deliveriesIn(open, { returnId }))).toHaveLength(1)
})

test('the bundle is there for its link and its supplier alone', async () => {
  const [visiting, at] = await byLink()
  const id = at.split('/').at(-1)!
  expect((await new Visiting(world).get(at)).status).toBe(404)
  expect((await visiting.get('/s/bundles/nonsense')).status).toBe(404)
  const manager = new Visiting(world, await world.signInAs('contract-manager'))
  expect((await manager.get(at)).status).toBe(404)
  const foreign = world.tx((tx) => bundleOf(tx, id), { at: world.other })
  expect(await foreign).toBeUndefined()
})

test('a supplier with an account finds its call-offs as one line', async () => {
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  const [, at] = await byLink()
  const page = await supplier.get('/s')
  expect(page.html.split(`href="${at}"`)).toHaveLength(2)
  expect(page.html).not.toContain(`href="/s/returns/${roofs.id}"`)
  expect((await supplier.get(at)).status).toBe(200)
})

test('reminded of by two people at once, it is written of once a day', async () => {
  const tomorrow = new Date('2026-11-24T10:00:00Z')
  const remind = (of: Asked) => of.tx((tx) => remindNow(tx, telling, [of.id]), tomorrow)
  await Promise.all([remind(roofs), remind(roads)])
  expect(letters).toHaveLength(2)
})

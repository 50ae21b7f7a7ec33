import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSentReturn, needs } from '../../test/one-return.ts'
import { Visiting } from '../../test/visiting.ts'
import { openWorld, type World } from '../../test/world.ts'
import { decide } from '../delivery/store.ts'
import { newId } from '../language/identifier.ts'
import { addToken } from '../parties/store.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld()
  token = (await world.tx((tx) => addToken(tx, { name: 'Reads', role: 'scrutiny', days: 1 }))).text
})
afterAll(() => world.close())

const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await world.server.inject({ method: 'GET', url: `/api/v1${path}`, headers })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

test('anyone may read how many published commitments are met, by outcome and by quarter', async () => {
  await addSentReturn(world, world.other)
  const path = `/headlines?authority=${world.other.slug}`
  const { body } = await read(`${path}&on=2027-03-31`)
  expect(body).toMatchObject({ on: '2027-03-31', due: 2, inFull: 0, inPart: 0, notMet: 2, notYetDue: 0 })
  expect(body.byQuarter).toMatchObject([{ quarter: '2026-27Q4', notMet: 2 }])
  expect(await read(path)).toMatchObject({ body: { due: 0, notYetDue: 2 } })
  expect((await read(`${path}&on=2026-02-30`)).status).toBe(400)
})

test('how far the commitments of a contract are met needs a token', async () => {
  const one = await addSentReturn(world)
  const telling = { authority: 'Wrenshire', sending: false, linkTo: (secret: string) => secret }
  await one.tx((tx) =>
    decide(tx, { needs, telling }, one.delivery, { decision: 'accepted', reason: '', by: newId() }),
  )
  const path = `/progress?contract=${one.contract}&on=2027-04-01`
  expect((await read(path)).status).toBe(401)
  const { body } = await read(path, { authorization: `Bearer ${token}` })
  expect(body.items).toContainEqual({
    commitment: one.help,
    promised: '40',
    due: '2027-03-31',
    reported: '8',
    verified: '8',
    waiting: 0,
    met: 'in-part',
  })
})

test('my work has what there is to check, and what nobody looks after is everybody’s', async () => {
  const one = await addSentReturn(world)
  const manager = new Visiting(world, await world.signInAs('contract-manager'))
  const page = await manager.get('/staff')
  expect(page.words).toContain('Check a delivery from Ashdown Highways Ltd')
  expect(page.html).toContain(`/staff/verify?contract=${one.contract}`)
  const other = world.authority.people.get('contract-manager')![1]!
  await one.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ owner_id: other })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', one.contract)
      .execute(),
  )
  expect((await manager.get('/staff')).html).not.toContain(one.contract)
  expect((await manager.get('/staff?whose=everyone')).html).toContain(one.contract)
  expect((await new Visiting(world, await world.signInAs('supplier')).get('/staff')).status).toBe(403)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSentReturn, byLink, needs } from '../../test/one-return.ts'
import { Visiting } from '../../test/visiting.ts'
import { openWorld, type World } from '../../test/world.ts'
import { Decimal } from '../language/quantity.ts'
import { progressOf } from '../performance/store.ts'
import { deliveriesIn, saveDraft, send } from './store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('what was sent and not checked yet is corrected on a phone; the first stays beside it', async () => {
  const one = await addSentReturn(world)
  const phone = await byLink(world, one)
  const sent = await phone.get(`/s/returns/${one.id}/sent`)
  expect(sent.words).toContain('Correct it')
  const form = await phone.get(`/s/returns/${one.id}/${one.help}`)
  expect(form.words).toContain('What you sent first stays on record beside it')
  expect(form.field('quantity')).toBe('8')
  const typed = { quantity: '6', story: 'One evening was cut short.', seen: '' }
  await phone.post(`/s/returns/${one.id}/${one.help}`, typed)
  expect((await phone.get(`/s/returns/${one.id}/sent`)).words).toContain('You typed an answer again')
  expect((await phone.post(`/s/returns/${one.id}/check`, { additional: 'yes' })).status).toBe(303)
  const all = await one.tx((tx) => deliveriesIn(tx, { returnId: one.id }, { limit: 10 }))
  expect(all.map(({ state, quantity }) => [state, quantity.toFixed()]).sort()).toEqual([
    ['replaced', '8'],
    ['reported', '6'],
  ])
  const progress = await one.tx((tx) => progressOf(tx, [one.help]))
  expect(progress.get(one.help)).toMatchObject({ reported: new Decimal(6), waiting: 1 })
  const manager = new Visiting(world, await world.signInAs('contract-manager'))
  expect((await manager.get(`/staff/returns/${one.id}`)).words).toContain('6 hours')
})

test('a correction and a decision at once: one of them wins, and nothing is counted twice', async () => {
  const one = await addSentReturn(world)
  await one.tx((tx) =>
    saveDraft(tx, { returnId: one.id, under: one.help, quantity: '6', story: 'One evening less.' }),
  )
  const manager = new Visiting(world, await world.signInAs('contract-manager'))
  const [sent] = await Promise.all([
    one.tx((tx) => send(tx, needs, one.id, { sentBy: null })),
    manager.post(`/staff/verify/${one.delivery}`, { decision: 'accepted', reason: '' }),
  ])
  const all = await one.tx((tx) => deliveriesIn(tx, { returnId: one.id }, { limit: 10 }))
  const standing = all.filter(({ state }) => state !== 'replaced')
  expect(standing).toHaveLength(1)
  expect(standing[0]!.state).toBe(sent?.accepted ? 'reported' : 'verified')
})

test('a return sent twice at once is sent once', async () => {
  const one = await addSentReturn(world)
  await one.tx((tx) => saveDraft(tx, { returnId: one.id, under: one.help, quantity: '7', story: 'Less.' }))
  const both = await Promise.all([0, 1].map(() => one.tx((tx) => send(tx, needs, one.id, { sentBy: null }))))
  expect(both.filter((decision) => decision?.accepted)).toHaveLength(1)
  const all = await one.tx((tx) => deliveriesIn(tx, { returnId: one.id }, { limit: 10 }))
  expect(all).toHaveLength(2)
})

test('a link opened twice at once opens twice, and the return is the same', async () => {
  const one = await addSentReturn(world)
  const [phone, desk] = [new Visiting(world), new Visiting(world)]
  const opened = await Promise.all([phone.post(one.link), desk.post(one.link)])
  expect(opened.map(({ status }) => status)).toEqual([303, 303])
  for (const each of [phone, desk]) expect((await each.get(`/s/returns/${one.id}/sent`)).status).toBe(200)
})

test('two managers deciding on one delivery at once: the second is told that it was decided', async () => {
  const one = await addSentReturn(world)
  const managers = [
    new Visiting(world, await world.signInAs('contract-manager')),
    new Visiting(world, await world.signInAs('administrator')),
  ]
  const answers = await Promise.all(
    managers.map((manager) =>
      manager.post(`/staff/verify/${one.delivery}`, { decision: 'accepted', reason: '' }),
    ),
  )
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  const rows = await one.tx((tx) =>
    tx.selectFrom('verification').select('verification_id').where('delivery_id', '=', one.delivery).execute(),
  )
  expect(rows).toHaveLength(1)
})

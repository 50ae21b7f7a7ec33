import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addReturn,
  addSentReturn,
  byLink,
  expectDays,
  needs,
  type OneReturn,
} from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { Decimal } from '../../../language/quantity.ts'
import { decide, deliveriesIn, returnOf, saveDraft } from '../../store.ts'

let world: World
let one: OneReturn
let visiting: Visiting
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addReturn(world)
  visiting = await byLink(world, one)
})

const at = (rest: string) => `/s/returns/${one.id}${rest}`
const type = (commitment: string, quantity: string, story = '') =>
  one.tx((tx) => saveDraft(tx, { returnId: one.id, under: commitment, quantity, story }))
const telling = {
  authority: 'Wrenshire',
  sending: false,
  linkTo: (secret: string) => `https://good.example/s/link/${secret}`,
}

test('what was due before these months and is not all reported is told with its day', async () => {
  await one.tx((tx) =>
    tx
      .updateTable('commitment')
      .set({ due: '2026-03-31', profile: 'once', paused_from: null, paused_until: null })
      .where('authority_id', '=', tx.authority)
      .where('commitment_id', '=', one.days)
      .execute(),
  )
  const { words } = await visiting.get(at(''))
  expect(words).toMatch(/Due by 31 March 2026, 12 hours in all\. You can still report some/)
  expect(words).not.toContain('None due')
})

test('a return is answered from the first page to the last on a phone without scripts', async () => {
  const start = await visiting.get(at(''))
  expect(start.words).toContain('10 hours this quarter')
  expect(start.words).toContain('None due, you may still report some')
  expect(start.html).toContain(`href="${at(`/${one.help}`)}"`)
  let went = await visiting.post(at(`/${one.help}`), { quantity: '8', story: 'Two evenings.', told: '8' })
  went = await visiting.upload(went.location!, { link: 'kitchen.example', next: 'continue' }, [])
  expect(went.location).toBe(at('/anything-else'))
  went = await visiting.post(went.location!, { 'anything-else': 'The kitchen moves in spring.' })
  const check = await visiting.get(went.location!)
  expect(check.words).toContain('8 hours Two evenings. 1 link')
  expect(check.words).toContain('2 hours fewer than planned')
  expect(check.words).toContain('The council checks by 7 December 2026')
  went = await visiting.post(went.location!)
  const sent = await visiting.get(went.location!)
  expect(sent.words).toContain('Sent. Thank you')
  expect(sent.words).toContain('The kitchen moves in spring.')
  const deliveries = await one.tx((tx) => deliveriesIn(tx, { returnId: one.id }))
  expect(deliveries.map(({ quantity, state }) => [quantity.toFixed(), state])).toEqual([['8', 'evidenced']])
})

test('missing answers are named, each with its page', async () => {
  await expectDays(one)
  await type(one.help, '8')
  const check = await visiting.get(at('/check'))
  expect(check.words).toContain('2 answers are missing')
  const page = await visiting.post(at('/check'))
  expect(page.status).toBe(422)
  expect(page.words).toContain('Bid-writing help: Say what happened, in a sentence or two')
  expect(page.words).toContain('Volunteer days: Say how many hours. If there were none, type 0')
  expect(page.html).toContain(`href="${at(`/${one.days}?from=check`)}"`)
  expect((await one.tx((tx) => returnOf(tx, one.id)))?.state).toBe('awaited')
})

test('a double click sends once, and both lead to what was sent', async () => {
  await type(one.help, '8', 'Two evenings.')
  await type(one.days, '0')
  const both = await Promise.all([visiting.post(at('/check')), visiting.post(at('/check'))])
  expect(both.map(({ status, location }) => [status, location])).toEqual([
    [303, at('/sent')],
    [303, at('/sent')],
  ])
  expect(await one.tx((tx) => deliveriesIn(tx, { returnId: one.id }))).toHaveLength(1)
})

test('when every answer is nought the return says nothing this time', async () => {
  await type(one.help, '0')
  await type(one.days, '0')
  await visiting.post(at('/check'))
  expect((await visiting.get(at('/sent'))).words).toContain('You told us that there is nothing this time.')
})

test('nothing this time is an answer of its own, with or without a reason', async () => {
  expect((await visiting.get(at('/nothing'))).words).toContain('What you promised stays promised.')
  const went = await visiting.post(at('/nothing'), { reason: 'We begin in January.' })
  expect((await visiting.get(went.location!)).words).toContain('We begin in January.')
  expect(await one.tx((tx) => returnOf(tx, one.id))).toMatchObject({ state: 'nothing' })
})

test('after sending, the pages of the answers lead to what was sent', async () => {
  const sent = await addSentReturn(world)
  const theirs = await byLink(world, sent)
  for (const rest of ['', `/${sent.days}`, '/check', '/nothing']) {
    const answer = await theirs.get(`/s/returns/${sent.id}${rest}`)
    expect(answer.status).toBe(303)
  }
  const correcting = await theirs.get(`/s/returns/${sent.id}/${sent.help}`)
  expect(correcting.words).toContain('it was not checked yet')
})

test('what was accepted in part is sent again with its reason before one’s eyes', async () => {
  const sent = await addSentReturn(world)
  await sent.tx((tx) =>
    decide(tx, { needs, telling }, sent.delivery, {
      decision: 'in-part',
      quantity: new Decimal(6),
      reason: 'Two hours were travel.',
      by: newId(),
    }),
  )
  const theirs = await byLink(world, sent)
  const read = await theirs.get(`/s/returns/${sent.id}/sent`)
  expect(read.words).toContain('6 hours accepted')
  expect(read.words).toContain('The reason: Two hours were travel.')
  const form = await theirs.get(`/s/returns/${sent.id}/${sent.help}`)
  expect(form.words).toContain('You reported 8 hours, and 6 hours were accepted.')
  expect(form.field('quantity')).toBe('8')
  let went = await theirs.post(`/s/returns/${sent.id}/${sent.help}`, {
    quantity: '8',
    story: 'The travel was with the charity.',
    told: '8',
  })
  went = await theirs.upload(went.location!, { link: 'kitchen.example', next: 'continue' }, [])
  expect(went.location).toBe(`/s/returns/${sent.id}/check`)
  await theirs.post(went.location!)
  const all = await sent.tx((tx) => deliveriesIn(tx, { returnId: sent.id }))
  expect(all.map(({ state }) => state)).toEqual(['evidenced', 'partly-verified'])
})

test('a supplier’s person reads and answers their own returns', async () => {
  const person = new Visiting(world, await world.signInAs('supplier'))
  const list = await person.get('/s')
  expect(list.html).toContain(`href="${at('')}"`)
  await type(one.help, '8', 'Two evenings.')
  await type(one.days, '0')
  await person.post(at('/check'))
  expect((await person.get(at('/sent'))).words).toContain('Sent. Thank you')
  expect((await one.tx((tx) => returnOf(tx, one.id)))?.sentBy).toMatch(/@/)
})

test('a supplier’s person does not see another supplier’s return', async () => {
  const other = [...world.authority.suppliers].find(([name]) => name !== 'Ashdown Highways Ltd')![1]
  await one.tx((tx) =>
    tx
      .updateTable('return')
      .set({ supplier_id: other })
      .where('authority_id', '=', tx.authority)
      .where('return_id', '=', one.id)
      .execute(),
  )
  const person = new Visiting(world, await world.signInAs('supplier'))
  expect((await person.get('/s')).html).not.toContain(one.id)
  expect((await person.get(at(''))).status).toBe(404)
})

test('people of the authority do not answer for a supplier', async () => {
  const manager = new Visiting(world, await world.signInAs('contract-manager'))
  expect((await manager.get('/s')).status).toBe(403)
  expect((await manager.get(at(''))).status).toBe(404)
})

test('what is not due need not be answered, and is offered once more', async () => {
  await type(one.help, '8', 'Two evenings.')
  const check = await visiting.get(at('/check'))
  expect(check.words).toContain('Report something else that you promised Volunteer days')
  expect((await visiting.post(at('/check'))).location).toBe(at('/sent'))
})

test('a return without any answer is not sent', async () => {
  expect((await visiting.post(at('/check'))).status).toBe(422)
  await one.tx((tx) =>
    tx
      .updateTable('commitment')
      .set({ withdrawn_on: '2026-11-01' })
      .where('authority_id', '=', tx.authority)
      .where('commitment_id', '=', one.help)
      .execute(),
  )
  expect((await visiting.get(at(''))).words).toContain('Nothing is due for these months.')
  expect((await visiting.get(at('/check'))).location).toBe(at(''))
  expect((await visiting.post(at('/check'))).location).toBe(at('/sent'))
  expect((await one.tx((tx) => returnOf(tx, one.id)))?.state).toBe('awaited')
})

test('a supplier’s person may report a quarter nobody asked for, once begun always the same return', async () => {
  const person = new Visiting(world, await world.signInAs('supplier'))
  const begun = { contract: one.contract, quarter: '2026-27Q3' }
  const went = await person.post('/s', begun)
  expect(went.location).toMatch(/^\/s\/returns\//)
  expect((await person.post('/s', begun)).location).toBe(went.location)
  expect((await person.get(went.location!)).words).toContain('October to December')
  expect((await person.post('/s', { ...begun, quarter: '2030-31Q1' })).location).toBe('/s')
  const elsewhere = await addReturn(world, world.other)
  expect((await person.post('/s', { ...begun, contract: elsewhere.contract })).location).toBe('/s')
})

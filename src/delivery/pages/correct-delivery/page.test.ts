import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSentReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { tokensAt } from '../../../../test/visitors.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { Decimal } from '../../../language/quantity.ts'
import { progressOf, rollupsDiffer } from '../../../performance/store.ts'
import { totalsDiffer } from '../../../register/store.ts'
import { checkingOf, deliveriesIn, setChecking } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneReturn & { delivery: string }
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addSentReturn(world)
})

const accept = () => manager.post(`/staff/verify/${one.delivery}`, { decision: 'accepted', reason: '' })
const desk = (delivery = one.delivery) => `/staff/verify/${delivery}/correction`
const ask = () => `/s/returns/${one.id}/corrections/${one.delivery}`
const typed = { quantity: '12', story: 'Three evenings, of four hours each.', reason: 'We forgot the third.' }
const agreed = { act: 'answer', answer: 'agreed', reason: '' }

const verified = async () =>
  (await world.tx((tx) => progressOf(tx, [one.help]))).get(one.help)!.verified.toFixed()
const standing = async () => {
  const all = await world.tx((tx) => deliveriesIn(tx, { returnId: one.id }, { limit: 20 }))
  return all.map(({ state, quantity, accepted }) => [state, quantity.toFixed(), accepted?.toFixed()]).sort()
}
const entries = () =>
  world.tx(async (tx) =>
    tx
      .selectFrom('register_entry')
      .select(['number', 'status', 'quantity'])
      .where('authority_id', '=', tx.authority)
      .where('commitment_id', '=', one.help)
      .orderBy('number')
      .execute(),
  )
const letters = (to: string) =>
  world.tx((tx) =>
    tx.selectFrom('mail').select('subject').where('to_address', '=', to).orderBy('mail_id', 'desc').execute(),
  )
const nothingDiffers = async () =>
  expect(await world.tx(async (tx) => [...(await rollupsDiffer(tx)), ...(await totalsDiffer(tx))])).toEqual(
    [],
  )

test('a supplier asks to correct what was accepted; agreed, the totals and the register follow and say why', async () => {
  await accept()
  const phone = await byLink(world, one)
  expect((await phone.get(`/s/returns/${one.id}/sent`)).html).toContain(ask())
  expect((await phone.get(ask())).field('quantity')).toBe('8')
  const wrong = await phone.post(ask(), { ...typed, reason: ' ' })
  expect([wrong.status, wrong.field('quantity')]).toEqual([422, '12'])
  expect(wrong.words).toContain('Say why, in a sentence')
  expect((await phone.post(ask(), typed)).status).toBe(303)
  expect((await phone.get(ask())).words).toContain('You asked the council to correct this')
  expect((await phone.post(ask(), typed)).status).toBe(409)
  expect(await verified()).toBe('8')
  const waits = await manager.get('/staff/attention/to-correct?whose=everyone')
  expect(waits.html).toContain(desk())
  expect((await manager.get(desk())).words).toContain('We forgot the third.')
  expect((await manager.post(desk(), { act: 'answer', answer: '', reason: '' })).status).toBe(422)
  const done = await manager.post(desk(), agreed)
  expect(done.status).toBe(303)
  expect((await manager.get(done.location!)).words).toContain('Done. The supplier is told.')
  expect(await standing()).toEqual([
    ['replaced', '8', '8'],
    ['verified', '12', '12'],
  ])
  expect(await verified()).toBe('12')
  const [before, after] = await entries()
  expect([before!.status, after!.status, after!.quantity]).toEqual(['withdrawn', 'verified', '12'])
  const reader = new Visiting(world)
  const old = await reader.get(`/register/${before!.number}`)
  expect(old.words).toContain('as the supplier asked: We forgot the third.')
  expect(old.html).toContain(`/register/${after!.number}`)
  const now = await reader.get(`/register/${after!.number}`)
  expect(now.words).toContain('Corrected on 23 November 2026, as the supplier asked: We forgot the third.')
  expect(now.words).toContain(`Before, 8 hours counted, as ${before!.number}`)
  expect((await letters('reports@ashdown.example'))[0]!.subject).toContain('Corrected: Bid-writing help')
  expect((await manager.post(desk(), agreed)).status).toBe(409)
  await nothingDiffers()
})

test('declined with a reason, everything stands, and the supplier may ask again', async () => {
  await accept()
  const phone = await byLink(world, one)
  await phone.post(ask(), typed)
  expect((await manager.post(desk(), { ...agreed, answer: 'declined' })).words).toContain('Say why')
  await manager.post(desk(), { act: 'answer', answer: 'declined', reason: 'The sheet says eight.' })
  expect(await standing()).toEqual([['verified', '8', '8']])
  const told = await phone.get(ask())
  expect(told.words).toContain('The sheet says eight.')
  expect((await letters('reports@ashdown.example'))[0]!.subject).toContain('Not corrected')
  expect((await phone.post(ask(), typed)).status).toBe(303)
})

test('the council corrects its own decision with a reason, down to nothing and up to what was reported', async () => {
  await accept()
  expect((await manager.get(`/staff/verify/${one.delivery}`)).html).toContain(desk())
  const tooMuch = await manager.post(desk(), { quantity: '9', reason: 'More.' })
  expect([tooMuch.status, tooMuch.field('quantity')]).toEqual([422, '9'])
  const nothing = await manager.post(desk(), { quantity: '0', reason: 'It was another contract’s.' })
  expect(nothing.status).toBe(303)
  expect(await verified()).toBe('0')
  expect((await entries()).map(({ status }) => status)).toEqual(['withdrawn'])
  const [entry] = await entries()
  const shown = await new Visiting(world).get(`/register/${entry!.number}`)
  expect(shown.words).toContain('by the council: It was another contract’s. Nothing of it counts now.')
  const again = /verify\/([^/]+)\/correction/.exec(nothing.location!)![1]!
  const back = await manager.post(desk(again), { quantity: '8', reason: 'It was this one’s after all.' })
  expect(back.status).toBe(303)
  expect(await verified()).toBe('8')
  await nothingDiffers()
})

const confirmAbove = (confirmTimesPlan: Decimal | null) =>
  world.tx(async (tx) => {
    const { version, ...checking } = await checkingOf(tx)
    await setChecking(tx, { ...checking, confirmTimesPlan }, version)
  })

test('above a limit a second person confirms it, and until then the earlier one counts', async () => {
  await accept()
  await confirmAbove(new Decimal('1.05'))
  const phone = await byLink(world, one)
  await phone.post(ask(), typed)
  const done = await manager.post(desk(), agreed)
  expect(done.location).toContain('done=proposed')
  expect([await verified(), (await standing()).length]).toEqual(['8', 2])
  const progress = (await world.tx((tx) => progressOf(tx, [one.help]))).get(one.help)!
  expect(progress.reported.toFixed()).toBe('12')
  expect((await phone.post(ask(), typed)).status).toBe(409)
  const made = /verify\/([^/]+)\/correction/.exec(done.location!)![1]!
  const second = new Visiting(world, await world.signInAs('administrator'))
  await second.post(`/staff/verify/${made}/confirm`, { answer: 'confirm', reason: '' })
  expect(await verified()).toBe('12')
  await confirmAbove(null)
  await nothingDiffers()
})

test('of two managers who answer at once one does, and the other is told', async () => {
  await accept()
  await (await byLink(world, one)).post(ask(), typed)
  const other = new Visiting(world, await world.signInAs('administrator'))
  const both = await Promise.all([manager, other].map((each) => each.post(desk(), agreed)))
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await verified()).toBe('12')
})

test('what was not decided, another’s, or not there can’t be corrected', async () => {
  expect((await manager.post(desk(), { quantity: '6', reason: 'Why' })).status).toBe(409)
  expect((await manager.get(desk(newId()))).status).toBe(404)
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  expect((await auditor.post(desk(), { quantity: '6', reason: 'Why' })).status).toBe(403)
  expect((await auditor.get(desk())).status).toBe(200)
  expect((await new Visiting(world).get(ask())).status).toBe(404)
  const elsewhere = await addSentReturn(world, world.other)
  expect((await manager.get(desk(elsewhere.delivery))).status).toBe(404)
})

test('the API asks, answers and corrects under the same permissions', async () => {
  await accept()
  const tokens = await tokensAt(world, world.authority)
  const call = async (method: 'GET' | 'POST', path: string, role: string, body?: object) => {
    const answer = await world.server.inject({
      method,
      url: `/api/v1/deliveries/${one.delivery}/corrections${path}`,
      headers: { authorization: `Bearer ${tokens.get(role as never)}` },
      ...(body ? { payload: body } : {}),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const body = { quantity: '12', reason: 'We forgot the third.' }
  expect((await call('POST', '', 'auditor', body)).status).toBe(403)
  const same = await call('POST', '', 'supplier', { ...body, quantity: '8' })
  expect([same.status, same.body.type]).toEqual([422, expect.stringContaining('nothing-changes')])
  expect((await call('POST', '', 'supplier', body)).status).toBe(201)
  expect((await call('POST', '', 'contract-manager', { ...body, quantity: '6' })).status).toBe(409)
  expect((await call('POST', '/answer', 'supplier', { answer: 'agreed' })).status).toBe(403)
  expect((await call('POST', '/answer', 'contract-manager', { answer: 'declined' })).status).toBe(422)
  const answered = await call('POST', '/answer', 'contract-manager', { answer: 'agreed' })
  expect(answered.body).toMatchObject({ answer: 'agreed', awaitsSecondPerson: false })
  const listed = await call('GET', '', 'supplier')
  expect(listed.body.items).toMatchObject([{ quantity: '12', made: answered.body.made }])
})

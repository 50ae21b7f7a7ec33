import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addReturn, addSentReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { verifyChain } from '../../../platform/verify.ts'

let world: World
let one: OneReturn
let manager: Visiting

beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addReturn(world)
})

const addressOf = ({ id }: Pick<OneReturn, 'id'>) => `/staff/returns/${id}/cancel`
const cancelled = { reason: 'The contract ended in June.' }

test('the page says what cancelling does, and to whom', async () => {
  const page = await manager.get(addressOf(one))
  expect(page.status).toBe(200)
  expect(page.words).toContain('reports@ashdown.example gets a letter with the reason')
  expect((await manager.get(`/staff/returns/${one.id}`)).html).toContain(addressOf(one))
})

test('a cancelled return says so to the council, with the reason, and is awaited no more', async () => {
  const answer = await manager.post(addressOf(one), cancelled)
  expect(answer.location).toBe(`/staff/returns/${one.id}?cancelled=yes`)
  const page = await manager.get(answer.location!)
  expect(page.words).toContain('The return is cancelled. Its link no longer works.')
  expect(page.words).toContain('The contract ended in June.')
  expect(page.words).not.toContain('Send a new link')
  const listed = await manager.get(`/staff/returns?kind=cancelled&contract=${one.contract}`)
  expect(listed.words).toContain('cancelled')
  expect((await manager.get(`/staff/returns?kind=awaited&contract=${one.contract}`)).html).not.toContain(
    one.id,
  )
})

test('the supplier is told why, its link stops, and what was open on a phone says that it is not needed', async () => {
  const phone = await byLink(world, one)
  await manager.post(addressOf(one), cancelled)
  const letter = await world.tx((tx) =>
    tx
      .selectFrom('mail')
      .select(['to_address', 'body'])
      .where('subject', 'like', 'No return is needed%')
      .orderBy('mail_id', 'desc')
      .executeTakeFirstOrThrow(),
  )
  expect(letter.to_address).toBe('reports@ashdown.example')
  expect(letter.body).toContain('The reason: The contract ended in June.')
  expect((await phone.get(`/s/returns/${one.id}`)).status).toBe(404)
  const opened = await phone.get(one.link)
  expect(opened.status).toBe(410)
  expect(opened.words).toContain('This return is not needed')
  expect(opened.words).not.toContain('Send me a new link')
})

test('nobody gets a new link to it, from either side', async () => {
  await manager.post(addressOf(one), cancelled)
  const secret = one.link.split('/').at(-1)!
  const letters = () => world.tx((tx) => tx.selectFrom('mail').select('mail_id').execute())
  const before = await letters()
  await new Visiting(world).post('/s/renew-link', { link: secret })
  expect((await manager.post(`/staff/returns/${one.id}`)).location).toContain('link=no-address')
  expect(await letters()).toEqual(before)
})

test('people of the supplier read that it was cancelled and why, and can answer nothing', async () => {
  await manager.post(addressOf(one), cancelled)
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get('/s')).words).toContain('Cancelled')
  const page = await supplier.get(`/s/returns/${one.id}`)
  expect(page.words).toContain('This return is not needed')
  expect(page.words).toContain('The reason: The contract ended in June.')
  for (const rest of [`/${one.help}`, '/anything-else', '/check', '/nothing', '/sent'])
    expect((await supplier.get(`/s/returns/${one.id}${rest}`)).status).toBe(303)
  await supplier.post(`/s/returns/${one.id}/nothing`, { reason: '' })
  expect((await supplier.get(`/s/returns/${one.id}`)).words).toContain('This return is not needed')
})

test('asked again it is awaited as before, with what was typed', async () => {
  const phone = await byLink(world, one)
  await phone.post(`/s/returns/${one.id}/${one.help}`, { quantity: '8', story: 'Two evenings.', told: '8' })
  await manager.post(addressOf(one), cancelled)
  const asked = await manager.post(`/staff/contracts/${one.contract}/returns/ask`, {
    supplier: one.supplier,
    quarter: '2026-27Q2',
    email: 'reports@ashdown.example',
    'due-day': '14',
    'due-month': '12',
    'due-year': '2026',
  })
  expect(asked.location).toContain(`/staff/returns/${one.id}`)
  const page = await manager.get(`/staff/returns/${one.id}`)
  expect(page.words).not.toContain('The contract ended in June.')
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get(`/s/returns/${one.id}`)).words).toContain('You typed 8')
})

test('a supplier may take it up again without being asked', async () => {
  await manager.post(addressOf(one), cancelled)
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  const begun = await supplier.post('/s', { contract: one.contract, quarter: '2026-27Q2' })
  expect(begun.location).toBe(`/s/returns/${one.id}`)
  expect((await supplier.get(begun.location!)).words).toContain('What you promised')
})

test.each([
  ['', 'Say why. The supplier is told'],
  ['x'.repeat(2001), 'Make the reason shorter: at most 2000 letters'],
])('without a reason that fits it is not cancelled, and what was typed stays', async (reason, sentence) => {
  const page = await manager.post(addressOf(one), { reason })
  expect(page.status).toBe(422)
  expect(page.words).toContain(sentence)
  expect(page.field('reason')).toBe(reason)
})

test('one that was sent meanwhile is not cancelled', async () => {
  const sent = await addSentReturn(world)
  const page = await manager.post(addressOf(sent), cancelled)
  expect(page.status).toBe(409)
  expect(page.words).toContain('This return is not awaited any more')
  expect((await manager.get(addressOf(sent))).location).toBe(`/staff/returns/${sent.id}`)
})

test('cancelling and asking again are sealed', async () => {
  await manager.post(addressOf(one), cancelled)
  const entries = await world.tx((tx) =>
    tx
      .selectFrom('audit_entry')
      .select(['action', 'words'])
      .where('subject_id', '=', one.id)
      .orderBy('position')
      .execute(),
  )
  expect(entries.at(-1)).toEqual({
    action: 'return-cancelled',
    words:
      'Cancelled the return for Q2 2026/27 (July to September 2026) asked of Ashdown Highways Ltd. Reason: The contract ended in June.',
  })
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
})

test('a return that is not here is not found, and whoever may not ask may not cancel', async () => {
  expect((await manager.get(addressOf({ id: newId() }))).status).toBe(404)
  expect((await manager.post(addressOf({ id: 'nonsense' }), cancelled)).status).toBe(404)
  const finance = new Visiting(world, await world.signInAs('finance'))
  expect((await finance.post(addressOf(one), cancelled)).status).toBe(403)
})

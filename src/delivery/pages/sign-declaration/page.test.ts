import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addReturn, addSentReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { deliveryOf, evidenceOfDeliveries, evidenceToSend, saveDraft } from '../../store.ts'

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

const evidence = () => `/s/returns/${one.id}/${one.help}/evidence`
const page = () => `/s/returns/${one.id}/${one.help}/declaration`
const typed = {
  people: '8',
  records: 'Signed attendance sheets',
  'keptUntil-day': '31',
  'keptUntil-month': '3',
  'keptUntil-year': '2029',
  role: 'Contract lead',
  agreed: 'yes',
}
const added = () => one.tx((tx) => evidenceToSend(tx, one.id))

test('the way there stands where a list would be sent', async () => {
  const { html } = await visiting.get(evidence())
  expect(html).toContain(`href="${page()}"`)
  expect((await visiting.get(page())).words).toContain('Sign this instead of sending a list of people.')
})

test('what is signed is kept as it stood, counts as evidence, and can be taken off or signed anew', async () => {
  expect((await visiting.post(page(), typed)).location).toBe(evidence())
  const [declaration] = await added()
  expect(declaration).toMatchObject({ kind: 'declaration', counted: 8, keptUntil: '2029-03-31' })
  expect((await visiting.get(evidence())).words).toContain(declaration!.said)
  expect(declaration!.said).toMatch(
    /^For Ashdown Highways Ltd I declare that 8 people were counted for “.+” in July to September 2026, each of them once\./,
  )
  expect((await visiting.get(page())).field('people')).toBe('8')
  await visiting.post(page(), { ...typed, people: '9' })
  expect((await added()).map(({ counted }) => counted)).toEqual([9])
  await visiting.post(evidence(), { remove: (await added())[0]!.id })
  expect(await added()).toEqual([])
})

test.each([
  ['people', '', 'Say how many people, in figures, such as 8'],
  ['records', ' ', 'Say what records you hold'],
  ['keptUntil-year', '29', 'Enter the day until which you keep them'],
  ['keptUntil-year', '2026', 'Keep them at least until the council has checked this'],
  ['role', '', 'Say in what role you declare this'],
  ['agreed', '', 'Tick the box to sign it'],
])('%s “%s” is refused beside its field, and the rest stays', async (field, text, words) => {
  const answer = await visiting.post(page(), { ...typed, [field]: text })
  expect([answer.status, answer.words]).toEqual([422, expect.stringContaining(words)])
  if (field !== 'people') expect(answer.field('people')).toBe('8')
  if (field !== 'role') expect(answer.field('role')).toBe('Contract lead')
  expect(await added()).toEqual([])
})

test('it is sent with the return, makes the delivery evidenced, and is read by whoever checks', async () => {
  await visiting.post(page(), typed)
  const story = 'Two evenings.'
  await one.tx((tx) => saveDraft(tx, { returnId: one.id, under: one.help, quantity: '8', story }))
  expect((await visiting.get(`/s/returns/${one.id}/check`)).words).toContain('1 signed declaration')
  await visiting.post(`/s/returns/${one.id}/check`, { asked: 'additional', additional: 'yes' })
  const staff = new Visiting(world, await world.signInAs('contract-manager'))
  const sent = await one.tx((tx) =>
    tx
      .selectFrom('delivery')
      .select(['delivery_id', 'state'])
      .where('authority_id', '=', tx.authority)
      .where('return_id', '=', one.id)
      .where('commitment_id', '=', one.help)
      .executeTakeFirstOrThrow(),
  )
  expect(sent.state).toBe('evidenced')
  const { words } = await staff.get(`/staff/verify/${sent.delivery_id}`)
  expect(words).toContain('Signed declaration, 8 people')
  expect(words).toContain('the supplier’s own word')
  expect(words).toContain('“For Ashdown Highways Ltd I declare that 8 people were counted')
})

test('while the delivery waits a declaration goes to the council at once', async () => {
  const sent = await addSentReturn(world)
  const supplier = await byLink(world, sent)
  const signed = await supplier.post(`/s/returns/${sent.id}/${sent.help}/declaration`, typed)
  expect(signed.location).toBe(`/s/returns/${sent.id}/sent`)
  const tied = await sent.tx((tx) => evidenceOfDeliveries(tx, [sent.delivery]))
  expect(tied.map(({ kind }) => kind)).toEqual(['declaration'])
  expect((await sent.tx((tx) => deliveryOf(tx, sent.delivery)))?.state).toBe('evidenced')
})

test('another’s return is not there', async () => {
  const stranger = await byLink(world, await addReturn(world))
  expect([(await stranger.get(page())).status, (await stranger.post(page(), typed)).status]).toEqual([
    404, 404,
  ])
})

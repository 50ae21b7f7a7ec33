import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSentReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { progressOf, rollupsDiffer } from '../../../performance/store.ts'
import { deliveryOf, evidenceOfDeliveries } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneReturn & { delivery: string }
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => void (one = await addSentReturn(world)))

const at = () => `/staff/verify/${one.delivery}`
const inPart = {
  decision: 'in-part',
  part: '6',
  reason: 'Two hours were travel, which our definition leaves out.',
}
const delivery = () => one.tx((tx) => deliveryOf(tx, one.delivery))
const lettersOf = (id: string) =>
  world.database.installation
    .selectFrom('mail')
    .select(['subject', 'body'])
    .where('authority_id', '=', id)
    .orderBy('mail_id', 'desc')
    .execute()

test('one screen has what was promised, reported, noticed, and the decision', async () => {
  const page = await manager.get(at())
  expect(page.status).toBe(200)
  for (const words of [
    'Bid-writing help, Q2 2026/27 (July to September 2026)',
    '40 hours by 31 March 2027, 10 hours this quarter. A clause of the contract.',
    'Reported: 8 hours',
    'Two evenings with Eastmere Community Kitchen.',
    'This is the first report of this commitment.',
    'look 2 hours fewer than planned',
    'look no evidence yet',
    'fine inside the dates of the contract',
    'Accept 8 hours',
    'Reason, sent to the supplier',
    'This contract: 2 commitments, 0 due, 0 met in full',
  ]) {
    expect(page.words).toContain(words)
  }
  expect(page.words).toMatch(/\d+ of \d+ to check/)
})

test('accepting in part records the part, tells the supplier why, and goes on to the next', async () => {
  const next = await addSentReturn(world)
  const went = await manager.post(`${at()}?contract=${next.contract}`, inPart)
  expect([went.status, went.location]).toEqual([
    303,
    `/staff/verify/${next.delivery}?contract=${next.contract}&done=${one.delivery}`,
  ])
  expect(await delivery()).toMatchObject({
    state: 'partly-verified',
    verification: { reason: inPart.reason },
  })
  const progress = await one.tx(async (tx) => (await progressOf(tx, [one.help])).get(one.help))
  expect([progress?.reported.toFixed(), progress?.verified.toFixed()]).toEqual(['8', '6'])
  expect(await one.tx((tx) => rollupsDiffer(tx))).toEqual([])
  const [letter] = await lettersOf(world.authority.id)
  expect(letter!.subject).toBe('Bid-writing help, July to September 2026: accepted in part')
  expect(letter!.body).toContain(inPart.reason)
  expect((await manager.get(went.location!)).words).toContain(
    'Accepted in part: Bid-writing help, Ashdown Highways Ltd.',
  )
})

test('after the last of its queue the list says that nothing is left', async () => {
  const went = await manager.post(`${at()}?contract=${one.contract}`, { decision: 'accepted' })
  expect(went.location).toBe(`/staff/verify?contract=${one.contract}&done=${one.delivery}`)
  expect((await manager.get(went.location!)).words).toContain('Nothing to check here')
})

test.each([
  ['decision', {}, 'Choose a decision'],
  ['reason', { decision: 'not-accepted', reason: ' ' }, 'Say why. The supplier is told'],
  ['part', { ...inPart, part: '' }, 'Type how much you accept, as a number'],
  ['part', { ...inPart, part: 'some' }, 'Type how much you accept, as a number'],
  ['part', { ...inPart, part: '8' }, 'Type less than 8 hours, or choose “Accept”'],
  ['part', { ...inPart, part: '0' }, 'Type more than 0, or choose “Not accepted”'],
  ['reason', { ...inPart, reason: '' }, 'Say why. The supplier is told'],
])(
  'a fault at the %s is told beside it, and what was typed stays',
  async (field, typed: Record<string, string>, words) => {
    const page = await manager.post(at(), typed)
    expect(page.status).toBe(422)
    expect(page.html).toContain(`href="#${field}"`)
    expect(page.words).toContain(words)
    if (typed.reason?.trim()) expect(page.html).toContain(typed.reason)
    expect((await delivery())?.state).toBe('reported')
  },
)

test('who comes second is told what the first decided, and keeps what they wrote', async () => {
  await manager.post(at(), inPart)
  const other = new Visiting(world, await world.signInAs('administrator'))
  const page = await other.post(at(), { decision: 'not-accepted', reason: 'There is no sheet.' })
  expect(page.status).toBe(409)
  expect(page.words).toContain('decided on this before you did. What you chose was not recorded.')
  expect(page.words).toContain('You had written: “There is no sheet.”')
  expect(page.words).toContain('Accepted in part: 6 of 8 hours.')
})

test('those who only read see no decision to make, and cannot send one', async () => {
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  expect((await auditor.get(at())).words).not.toContain('Record and go to next')
  expect((await auditor.post(at(), { decision: 'accepted' })).status).toBe(403)
  expect((await new Visiting(world).get(at())).location).toMatch(/^\/sign-in/)
  expect((await (await byLink(world, one)).get(at())).status).toBe(303)
})

test('a delivery that is not there, or of another authority, is not found', async () => {
  const elsewhere = await addSentReturn(world, world.other)
  for (const id of [newId(), elsewhere.delivery, 'no-id']) {
    expect((await manager.get(`/staff/verify/${id}`)).status).toBe(404)
    expect((await manager.post(`/staff/verify/${id}`, { decision: 'accepted' })).status).toBe(404)
  }
})

test('an accepted delivery becomes an output of the register', async () => {
  await manager.post(at(), { decision: 'accepted' })
  const outputs = await one.tx((tx) =>
    tx
      .selectFrom('output')
      .select('quantity')
      .where('authority_id', '=', tx.authority)
      .where('delivery_id', '=', one.delivery)
      .execute(),
  )
  expect(outputs.map(({ quantity }) => Number(quantity))).toEqual([8])
})

test('a picture is shown where the decision is made; the file is for staff only', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const supplier = await byLink(world, one)
  await supplier.upload(`/s/returns/${one.id}/${one.help}/evidence`, { link: '', next: 'continue' }, [
    { field: 'file', name: 'evening.png', content: png },
  ])
  const [evidence] = await one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery]))
  const address = `/staff/evidence/${evidence!.id}`
  expect((await manager.get(at())).html).toContain(`src="${address}/thumbnail"`)
  const small = await manager.get(`${address}/thumbnail`)
  expect([small.status, small.headers['content-type']]).toEqual([200, 'image/jpeg'])
  expect((await supplier.get(`${address}/thumbnail`)).status).toBe(303)
  expect((await manager.get(address)).headers['content-type']).toBe('image/png')
  expect((await supplier.get(address)).status).toBe(303)
  expect((await manager.get(`/staff/evidence/${newId()}`)).status).toBe(404)
})

test('the same file sent for two contracts is shown as such', async () => {
  const sheet = [{ field: 'file', name: 'sheet.csv', content: `hours\n${newId()}\n` }]
  const other = await addSentReturn(world)
  for (const each of [one, other]) {
    await (
      await byLink(world, each)
    ).upload(`/s/returns/${each.id}/${each.help}/evidence`, { link: '', next: 'continue' }, sheet)
  }
  expect((await manager.get(at())).words).toContain(
    'look the same file was used for Bid-writing help, Q2 2026/27',
  )
})

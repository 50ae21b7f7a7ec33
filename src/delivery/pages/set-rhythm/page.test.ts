import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { addReturn } from '../../../../test/one-return.ts'
import { tokensAt } from '../../../../test/visitors.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { usualRhythm } from '../../rhythm.ts'
import { rhythmOf } from '../../store.ts'

let world: World
let administrator: Visiting
let manager: Visiting
let of: OneContract

beforeAll(async () => {
  world = await openWorld()
  administrator = new Visiting(world, await world.signInAs('administrator'))
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.database.pool.query('truncate return_rhythm, return_opt_out, quarter_asked')
  await world.database.pool.query('truncate return, commitment, contract cascade')
  await world.database.pool.query('truncate mail')
  of = await addContractTo(world)
  await of.tx((tx) => addCommitment(tx, of, { targets: { '2026-27Q3': '10' } }))
})

const typed = {
  isOn: 'yes',
  askAfter: '1',
  answerDays: '21',
  before: '7, 3',
  onTheDay: 'yes',
  after: '7',
  escalateAfter: '14',
  planAfter: '10',
  stepBefore: '5',
  stepAfter: '20',
  fromHour: '9',
  untilHour: '16',
  version: '0',
}
const settings = '/staff/settings/returns'

test('it is off at first; turning it on tells first what will be asked, and when', async () => {
  const page = await administrator.get(settings)
  expect(page.status).toBe(200)
  expect(page.html).toMatch(/value="no" checked|checked[^>]*value="no"/)
  expect((await administrator.get('/staff/settings')).html).toContain(settings)
  const before = await administrator.post(settings, typed)
  expect(before.status).toBe(200)
  expect(before.words).toContain('Nothing is turned on yet')
  expect(before.words).toContain('Q3 2026/27 (October to December 2026)')
  // The first of January is a bank holiday, and a Friday.
  expect(before.words).toContain('4 January 2027')
  expect(before.words).toContain('25 January 2027')
  expect(before.words).toContain('Will be asked 1 return')
  expect(await world.tx(rhythmOf)).toMatchObject({ version: 0 })
  const saved = await administrator.post(settings, { ...typed, seen: 'yes' })
  expect(saved.location).toBe('/staff/returns/ahead?saved=yes')
  expect(await world.tx(rhythmOf)).toMatchObject({
    onSince: '2026-11-23',
    answerDays: 21,
    remindDays: [-7, -3, 0, 7],
    planAfter: 10,
    plansSince: '2026-11-23',
    stepBefore: 5,
    stepAfter: 20,
    untilHour: 16,
    version: 1,
  })
  const ahead = await manager.get(saved.location!)
  expect(ahead.words).toContain('Highways reactive repairs')
  expect(ahead.words).toContain('social.value@ashdown')
  expect(ahead.words).toContain('18 January 2027, 22 January 2027, 25 January 2027, 1 February 2027')
})

test('what can’t be is told beside its field, with what was typed', async () => {
  const refused = await administrator.post(settings, { ...typed, before: '21', after: 'soon' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('value="soon"')
  expect(refused.words).toContain('Type days as whole numbers')
  const late = await administrator.post(settings, { ...typed, escalateAfter: '5' })
  expect(late.words).toContain('the manager is told after it')
  for (const [field, days] of [
    ['planAfter', '91'],
    ['stepBefore', '0'],
    ['stepAfter', ''],
  ] as const) {
    const wrong = await administrator.post(settings, { ...typed, [field]: days })
    expect([wrong.status, wrong.field(field)]).toEqual([422, days])
  }
  expect((await administrator.post(settings, { ...typed, isOn: '' })).words).toContain('Choose yes or no')
  expect((await administrator.post(settings, { ...typed, after: '0' })).status).toBe(422)
})

test('a version that is no longer the newest changes nothing, and keeps what was typed', async () => {
  await administrator.post(settings, { ...typed, seen: 'yes' })
  const stale = await administrator.post(settings, { ...typed, answerDays: '30', version: '0' })
  expect(stale.status).toBe(409)
  expect(stale.html).toContain('value="30"')
  expect(await world.tx(rhythmOf)).toMatchObject({ answerDays: 21 })
})

test('others may see what is ahead, and change nothing', async () => {
  expect((await manager.get(settings)).status).toBe(403)
  expect((await manager.post(settings, typed)).status).toBe(403)
  expect((await manager.get('/staff/returns/ahead')).words).toContain('this is turned off')
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get('/staff/returns/ahead')).status).toBe(403)
})

test('a contract is left alone with a reason, and asked again', async () => {
  const address = `/staff/contracts/${of.contract}/returns/by-themselves`
  expect((await manager.get(address)).words).toContain('Leave this contract alone')
  expect((await manager.post(address, { reason: ' ' })).words).toContain('Say why')
  const left = await manager.post(address, { reason: 'Reports at the monthly meeting' })
  expect(left.location).toBe('/staff/returns/ahead?kind=left-alone&done=left')
  const list = await manager.get(left.location!)
  expect(list.words).toContain('Reports at the monthly meeting')
  expect((await manager.post(address, { reason: 'Again' })).words).toContain('Ask this contract again')
  expect((await manager.post(address, { again: 'yes' })).location).toContain('done=again')
  expect((await manager.get('/staff/returns/ahead?kind=left-alone')).words).toContain(
    'No contract is left alone',
  )
  expect((await manager.get(address.replace(of.contract, newId()))).status).toBe(404)
  const elsewhere = await addContractTo(world, world.other)
  expect((await manager.post(address.replace(of.contract, elsewhere.contract), { reason: 'x' })).status).toBe(
    404,
  )
})

test('the list is looked through by contract and supplier, and by page', async () => {
  for (let count = 0; count < 55; count += 1) {
    const other = await addContractTo(world)
    await other.tx((tx) => addCommitment(tx, other, { targets: { '2026-27Q3': '10' } }))
  }
  const first = await manager.get('/staff/returns/ahead')
  const more = /href="([^"]*after=[^"]*)"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  const second = await manager.get(more)
  expect(first.html.match(/>Leave alone</g)).toHaveLength(50)
  expect(second.html.match(/>Leave alone</g)).toHaveLength(6)
  expect((await manager.get('/staff/returns/ahead?search=ASHDOWN')).words).toContain('Highways')
  expect((await manager.get('/staff/returns/ahead?search=nobody')).words).toContain('Nothing found')
})

test('a manager reminds of chosen returns now, once a day for each', async () => {
  const [one, other] = [await addReturn(world), await addReturn(world)]
  const list = await manager.get('/staff/returns?kind=awaited')
  expect(list.html).toContain(`value="${one.id}"`)
  const done = await manager.post('/staff/returns/remind', {
    return: [one.id, other.id, newId()],
    back: 'kind=awaited',
  })
  expect(done.location).toBe('/staff/returns?kind=awaited&reminded=2&left=1')
  expect((await manager.get(done.location!)).words).toContain('2 suppliers were reminded. One was left out')
  const again = await manager.post('/staff/returns/remind', { return: one.id, one: one.id })
  expect(again.location).toBe(`/staff/returns/${one.id}?reminded=0&left=1`)
  const page = await manager.get(again.location!)
  expect(page.words).toContain('reminder sent by hand')
  expect((await manager.post('/staff/returns/remind')).location).toContain('reminded=0&left=0')
  const { rows } = await world.database.pool.query(
    `select count(*)::int from mail where subject like 'Due on 7 December 2026%'`,
  )
  expect(rows[0].count).toBe(2)
})

test('the API does the same under the same permissions', async () => {
  const tokens = await tokensAt(world, world.authority)
  const call = (method: 'GET' | 'PUT' | 'POST', url: string, role: string, body?: object, version?: number) =>
    world.server.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        authorization: `Bearer ${tokens.get(role as never)}`,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body ? { payload: body } : {}),
    })
  const { onSince: _, plansSince: __, ...usual } = usualRhythm
  expect((await call('GET', '/return-rhythm', 'contract-manager')).json()).toEqual({
    ...usual,
    isOn: false,
    onSince: null,
    plansSince: null,
  })
  const on = { ...usual, isOn: true }
  expect((await call('PUT', '/return-rhythm', 'contract-manager', on, 0)).statusCode).toBe(403)
  expect((await call('PUT', '/return-rhythm', 'administrator', on)).statusCode).toBe(428)
  const set = await call('PUT', '/return-rhythm', 'administrator', on, 0)
  expect(set.json()).toMatchObject({ onSince: '2026-11-23' })
  expect((await call('PUT', '/return-rhythm', 'administrator', on, 0)).statusCode).toBe(412)
  const planned = await call('PUT', '/return-rhythm', 'administrator', { ...on, planAfter: 7 }, 1)
  expect(planned.json()).toMatchObject({ planAfter: 7, plansSince: '2026-11-23', stepBefore: 7 })
  const wrong = { ...on, untilHour: 3 }
  expect((await call('PUT', '/return-rhythm', 'administrator', wrong, 2)).json().type).toContain('hours')
  const ahead = await call('GET', '/returns-ahead?quarter=2026-27Q3&total=true', 'contract-manager')
  expect(ahead.json()).toMatchObject({ items: [{ contract: of.contract, planned: 1 }], total: 1, next: null })
  const alone = `/contracts/${of.contract}/left-alone`
  expect((await call('PUT', alone, 'contract-manager', { leftAlone: true })).statusCode).toBe(422)
  expect(
    (await call('PUT', alone, 'contract-manager', { leftAlone: true, reason: 'On paper' })).json(),
  ).toEqual({ leftAlone: true, reason: 'On paper' })
  expect((await call('PUT', alone, 'contract-manager', { leftAlone: false })).json().leftAlone).toBe(false)
  const one = await addReturn(world)
  const reminded = await call('POST', '/returns/reminders', 'contract-manager', { returns: [one.id] })
  expect(reminded.json()).toEqual({ reminded: [one.id], left: [] })
  expect((await call('POST', '/returns/reminders', 'contract-manager', { returns: ['x'] })).statusCode).toBe(
    400,
  )
})

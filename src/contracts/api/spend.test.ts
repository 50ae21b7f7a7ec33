import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../test/one-contract.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { newId } from '../../language/identifier.ts'
import { addToken } from '../../parties/store.ts'

let world: World
let one: OneContract
let token: string
let reader: string
beforeAll(async () => {
  world = await openWorld()
  one = await addContractTo(world)
  const made = (role: 'contract-manager' | 'auditor') =>
    world.tx(async (tx) => (await addToken(tx, { name: role, role, days: 1 })).text)
  token = await made('contract-manager')
  reader = await made('auditor')
})
afterAll(() => world.close())

async function call(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
  { as = token, version = '' } = {},
) {
  const answer = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${as}`, ...(version ? { 'if-match': `"${version}"` } : {}) },
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, never>>() as Record<string, unknown> }
}

const described = () => ({
  title: 'Work placements',
  measure: 'volunteer-hours',
  due: '2027-03-31',
  origin: 'tender',
  standing: 'contractual',
})

test('a commitment that grows with invoices is recorded, follows them, and its rate is asked to be changed', async () => {
  const measure = await world.tx((tx) =>
    tx
      .selectFrom('measure')
      .select('code')
      .where('authority_id', '=', tx.authority)
      .where('measure_id', '=', one.measure)
      .executeTakeFirstOrThrow(),
  )
  const scaling = { units: '1', per: '500000.00', divisible: false }
  const added = await call('POST', `/contracts/${one.contract}/commitments`, {
    ...described(),
    measure: measure.code,
    scaling,
  })
  expect([added.status, added.body.quantity]).toEqual([201, '0'])
  const path = `/contracts/${one.contract}/spend`
  const first = await call('POST', path, {
    supplier: one.supplier,
    starts: '2026-05-01',
    ends: '2026-05-31',
    amount: '1500000.00',
    reference: 'May',
  })
  expect([first.status, first.body]).toEqual([
    201,
    expect.objectContaining({ amount: '1500000', counts: true, reference: 'May', import: null }),
  ])
  const now = await call('GET', `/commitments/${String(added.body.id)}`)
  expect(now.body).toMatchObject({ quantity: '3', scaling: { units: '1', per: '500000', divisible: false } })
  const asked = await call(
    'POST',
    `/commitments/${String(added.body.id)}/variations`,
    { scaling: { units: '2', per: '500000' }, reason: 'As agreed.', email: 'reports@ashdown.example' },
    { version: String(now.body.version) },
  )
  expect([asked.status, asked.body.quantity, asked.body.scaling]).toEqual([
    201,
    '6',
    { units: '2', per: '500000', divisible: false },
  ])
  const list = await call('GET', `${path}?total=true`)
  expect(list.body).toMatchObject({ invoiced: '1500000', total: 1, next: null })
  const out = await call('POST', `/spend/${String(first.body.id)}/take-out`, { reason: 'Wrong contract.' })
  expect(out.body).toMatchObject({ counts: false, takenOutBecause: 'Wrong contract.' })
  expect((await call('GET', `/commitments/${String(added.body.id)}`)).body.quantity).toBe('0')
  expect((await call('POST', `/spend/${String(first.body.id)}/take-out`, { reason: 'Again.' })).status).toBe(
    422,
  )
})

test('what can’t be recorded is refused by its name, and who only reads may not', async () => {
  const path = `/contracts/${one.contract}/spend`
  const spend = { supplier: one.supplier, starts: '2026-05-01', amount: '10' }
  expect((await call('POST', path, { ...spend, amount: '0' })).body).toMatchObject({
    type: expect.stringContaining('amount-nought') as string,
  })
  expect((await call('POST', path, { ...spend, supplier: newId() })).status).toBe(422)
  expect((await call('POST', path, spend, { as: reader })).status).toBe(403)
  expect((await call('GET', path, undefined, { as: reader })).status).toBe(200)
  expect((await call('GET', `/contracts/${newId()}/spend`)).status).toBe(404)
  expect((await call('POST', `/spend/${newId()}/take-out`, { reason: 'x' })).status).toBe(404)
})

test('what is promised at each level of a framework is told', async () => {
  const levels = await call('GET', `/contracts/${one.contract}/levels`)
  expect(levels.body.items).toEqual([
    expect.objectContaining({ level: 'contract', commitments: 1, promised: '0' }),
  ])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContractTo, addCommitment } from '../../test/one-contract.ts'
import { addReturn, addSentReturn } from '../../test/one-return.ts'
import { openWorld, type World } from '../../test/world.ts'
import { newId } from '../language/identifier.ts'
import type { Role } from '../parties/index.ts'
import { addToken } from '../parties/store.ts'
import { deliveriesIn } from './store.ts'

let world: World
const tokens = new Map<Role, string>()
beforeAll(async () => {
  world = await openWorld()
  for (const role of ['contract-manager', 'auditor', 'supplier'] as const) {
    tokens.set(role, await tokenAt(world.authority, role))
  }
})
afterAll(() => world.close())

const tokenAt = (at: World['authority'], role: Role) =>
  world.tx(async (tx) => (await addToken(tx, { name: role, role, days: 1 })).text, { at })

async function call(
  method: 'GET' | 'POST',
  path: string,
  { role = 'contract-manager' as Role, body = undefined as unknown, key = '' } = {},
) {
  const answer = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${tokens.get(role)}`, ...(key ? { 'idempotency-key': key } : {}) },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return {
    status: answer.statusCode,
    body: answer.json<Record<string, unknown> & { items: Record<string, unknown>[] }>(),
  }
}

test('deliveries are listed with decimal strings, page after page, each once', async () => {
  const sent = [1, 2, 3].map(() => addSentReturn(world, world.other))
  const ids = (await Promise.all(sent)).map(({ delivery }) => delivery)
  tokens.set('scrutiny', await tokenAt(world.other, 'scrutiny'))
  const role = 'scrutiny'
  const first = await call('GET', '/deliveries?limit=2&total=true&state=reported', { role })
  expect(first.status).toBe(200)
  expect(first.body.items[0]).toMatchObject({
    quantity: '8',
    accepted: null,
    unit: 'hours',
    quarter: '2026-27Q2',
    title: 'Bid-writing help',
  })
  const listed = first.body.items.map(({ id }) => id)
  for (let next = first.body.next; next;) {
    const page = await call('GET', `/deliveries?limit=2&state=reported&cursor=${String(next)}`, { role })
    listed.push(...page.body.items.map(({ id }) => id))
    next = page.body.next
  }
  expect(listed).toHaveLength(first.body.total as number)
  expect(new Set(listed)).toHaveProperty('size', listed.length)
  expect(listed).toEqual(expect.arrayContaining(ids))
})

test('the list by outcome and state, newest period first, is read from its index', async () => {
  const { delivery } = await addSentReturn(world)
  const found = await world.tx(async (tx) => (await deliveriesIn(tx, {})).find(({ id }) => id === delivery)!)
  const listed = await call('GET', `/deliveries?outcome=${found.outcome}&state=reported`)
  expect(listed.body.items.some(({ id }) => id === delivery)).toBe(true)
  expect((await call('GET', '/deliveries?outcome=no-such-outcome')).body.items).toEqual([])
})

test.each([
  'limit=0',
  'limit=900',
  'limit=x',
  'cursor=nonsense',
  'quarter=Q2',
  'state=lost',
  'contract=12',
  'colour=red',
])('/deliveries?%s is refused as malformed', async (query) => {
  expect((await call('GET', `/deliveries?${query}`)).status).toBe(400)
})

test('a return that was asked for wrongly is cancelled, once and with a reason', async () => {
  const { id } = await addReturn(world)
  const path = `/returns/${id}/cancellation`
  expect((await call('POST', path, { body: { reason: ' ' } })).body).toMatchObject({
    type: '/problems/no-reason',
  })
  const first = await call('POST', path, { body: { reason: 'The contract ended in June.' } })
  expect(first.body).toMatchObject({ state: 'cancelled', cancelledBecause: 'The contract ended in June.' })
  const second = await call('POST', path, { body: { reason: 'Again.' } })
  expect(second.body).toMatchObject({ type: '/problems/not-awaited' })
  expect((await call('GET', '/returns?kind=cancelled&total=true')).body).toMatchObject({ total: 1 })
})

test('a delivery is accepted in part, once', async () => {
  const { delivery } = await addSentReturn(world)
  const path = `/deliveries/${delivery}/verification`
  const body = { decision: 'in-part', quantity: '6', reason: 'Two hours were travel.' }
  const first = await call('POST', path, { body })
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({
    state: 'partly-verified',
    accepted: '6',
    verification: { decision: 'in-part', quantity: '6' },
  })
  const second = await call('POST', path, { body: { decision: 'accepted' } })
  expect(second.status).toBe(409)
  expect(second.body).toMatchObject({
    type: '/problems/already-decided',
    current: { verification: { reason: body.reason } },
  })
})

test('the same key gives the first answer again', async () => {
  const { delivery } = await addSentReturn(world)
  const asked = { body: { decision: 'accepted' }, key: newId() }
  const both = [
    await call('POST', `/deliveries/${delivery}/verification`, asked),
    await call('POST', `/deliveries/${delivery}/verification`, asked),
  ]
  expect(both.map(({ status }) => status)).toEqual([201, 201])
})

test.each([
  [{ decision: 'not-accepted' }, 422, 'reason-missing', '/reason'],
  [{ decision: 'in-part', reason: 'So.' }, 422, 'quantity-missing', '/quantity'],
  [{ decision: 'in-part', reason: 'So.', quantity: '8' }, 422, 'part-not-below-reported', '/quantity'],
  [{ decision: 'in-part', reason: 'So.', quantity: '-1' }, 422, 'part-not-above-nought', '/quantity'],
])('deciding %j is refused by its rule', async (body, status, type, pointer) => {
  const { delivery } = await addSentReturn(world)
  const answer = await call('POST', `/deliveries/${delivery}/verification`, { body })
  expect([answer.status, answer.body.type]).toEqual([status, `/problems/${type}`])
  expect(answer.body.errors).toMatchObject([{ pointer }])
})

test('a decision that is none, or a number for a quantity, is malformed', async () => {
  const { delivery } = await addSentReturn(world)
  for (const body of [{ decision: 'maybe' }, { decision: 'in-part', quantity: 6, reason: 'So.' }, {}]) {
    expect((await call('POST', `/deliveries/${delivery}/verification`, { body })).status).toBe(400)
  }
})

test('a return is asked for through the API as on the page', async () => {
  const one = await addContractTo(world)
  await one.tx((tx) => addCommitment(tx, one))
  const path = `/contracts/${one.contract}/returns`
  const asked = await call('POST', path, { body: { quarter: '2026-27Q2', email: 'reports@ashdown.example' } })
  expect(asked.status).toBe(201)
  expect(asked.body).toMatchObject({
    state: 'awaited',
    due: '2026-12-07',
    askedOf: 'reports@ashdown.example',
  })
  const refused = await call('POST', path, {
    body: { quarter: '2030-31Q1', email: 'reports@ashdown.example' },
  })
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/quarter-not-begun'])
  const listed = await call('GET', `/returns?kind=awaited&contract=${one.contract}&total=true`)
  expect(listed.body).toMatchObject({ items: [{ id: asked.body.id, waiting: 0 }], total: 1, next: null })
  expect((await call('GET', `/returns/${asked.body.id as string}`)).body.contractTitle).toBe(
    'Highways reactive repairs',
  )
})

test('those who only read cannot decide or ask; suppliers’ tokens read nothing of others', async () => {
  const { delivery, contract } = await addSentReturn(world)
  const body = { decision: 'accepted' }
  expect((await call('POST', `/deliveries/${delivery}/verification`, { role: 'auditor', body })).status).toBe(
    403,
  )
  expect(
    (
      await call('POST', `/contracts/${contract}/returns`, {
        role: 'auditor',
        body: { quarter: '2026-27Q2' },
      })
    ).status,
  ).toBe(403)
  expect((await call('GET', `/deliveries/${delivery}`, { role: 'auditor' })).status).toBe(200)
  expect((await call('GET', '/deliveries', { role: 'supplier' })).status).toBe(403)
})

test('what another authority holds, or nobody, is not found', async () => {
  const elsewhere = await addSentReturn(world, world.other)
  for (const id of [elsewhere.delivery, newId(), 'no-id']) {
    expect((await call('GET', `/deliveries/${id}`)).status).toBe(404)
    expect(
      (await call('POST', `/deliveries/${id}/verification`, { body: { decision: 'accepted' } })).status,
    ).toBe(404)
  }
  expect((await call('GET', `/returns/${elsewhere.id}`)).status).toBe(404)
  expect(
    (await call('POST', `/contracts/${elsewhere.contract}/returns`, { body: { quarter: '2026-27Q2' } }))
      .status,
  ).toBe(404)
})

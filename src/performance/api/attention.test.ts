import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../test/one-contract.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { day } from '../../language/day.ts'
import { addToken } from '../../parties/store.ts'
import type { Role } from '../../parties/index.ts'
import { settleCommitments } from '../store.ts'

let world: World
let of: OneContract
let ids: string[]
beforeAll(async () => {
  world = await openWorld()
  of = await addContractTo(world)
  ids = await of.tx(async (tx) => {
    const added = []
    for (const month of ['07', '08', '09'])
      added.push(await addCommitment(tx, of, { title: `Due in ${month}`, due: day(`2026-${month}-30`) }))
    await settleCommitments(tx, added)
    return added
  })
})
afterAll(() => world?.close())

async function ask(role: Role, method: 'GET' | 'POST', url: string, payload?: object) {
  const { text } = await of.tx((tx) => addToken(tx, { name: role, role, days: 1 }))
  const headers = { authorization: `Bearer ${text}` }
  const answer = await world.server.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('what needs attention is counted by kind, with how, and the council’s own line', async () => {
  const { body } = await ask('auditor', 'GET', '/attention')
  expect(body).toMatchObject({ on: '2026-11-23', whose: 'everyone', ownLine: '50000.00', comparedWith: null })
  expect(body.items[0]).toMatchObject({ kind: 'overdue', count: 3, before: null })
  const nobody = await ask('auditor', 'GET', '/attention?whose=service~Nothing')
  expect(nobody.body.items.every(({ count }: { count: number }) => count === 0)).toBe(true)
  expect((await ask('auditor', 'GET', '/attention?whose=mine')).status).toBe(400)
})

test('rows come by day, page by page, and the cursor goes on', async () => {
  const first = await ask('auditor', 'GET', '/attention/overdue?limit=2&total=true')
  expect(first.body.total).toBe(3)
  expect(first.body.items.map(({ day }: { day: string }) => day)).toEqual(['2026-07-30', '2026-08-30'])
  const next = await ask('auditor', 'GET', `/attention/overdue?limit=2&cursor=${first.body.next}`)
  expect(next.body.items.map(({ id }: { id: string }) => id)).toEqual([ids[2]])
  expect(next.body.next).toBeNull()
  const back = await ask('auditor', 'GET', '/attention/overdue?limit=1&sort=-day')
  expect(back.body.items[0]).toMatchObject({ id: ids[2], of: 'commitment', title: 'Due in 09' })
  expect((await ask('auditor', 'GET', '/attention/overdue?cursor=nonsense')).status).toBe(400)
})

test('rows are dismissed and put back, by who may; a refusal says why', async () => {
  const marks = '/attention/overdue/marks'
  const dismissed = { rows: [ids[0]], act: 'dismissed', reason: 'Agreed' }
  expect((await ask('auditor', 'POST', marks, dismissed)).status).toBe(403)
  expect((await ask('contract-manager', 'POST', marks, dismissed)).body).toEqual({ done: 1, left: 0 })
  const gone = await ask('contract-manager', 'POST', marks, dismissed)
  expect(gone).toMatchObject({ status: 422, body: { type: expect.stringContaining('nothing-chosen') } })
  const list = await ask('auditor', 'GET', '/attention/overdue?dismissed=true')
  expect(list.body.items).toMatchObject([{ id: ids[0], dismissed: { because: 'Agreed' } }])
  expect((await ask('contract-manager', 'POST', marks, { rows: 'all', act: 'put-back' })).body.done).toBe(1)
  const given = {
    rows: 'all',
    act: 'assigned',
    person: world.authority.people.get('auditor')![0],
    by: '2026-12-01',
  }
  expect((await ask('head-of-service', 'POST', marks, given)).body.done).toBe(3)
  const measured = { rows: 'all', act: 'kept' }
  expect((await ask('head-of-service', 'POST', marks, measured)).status).toBe(403)
  expect((await ask('contract-manager', 'POST', marks, measured)).status).toBe(422)
  expect(
    (await ask('contract-manager', 'POST', marks, { rows: 'all', act: 'dated', by: 'soon' })).status,
  ).toBe(400)
})
